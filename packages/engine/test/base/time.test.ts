/** Dates, times of day, instants and durations; Python and JavaScript's own `Date` are the measure. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import {
  addMonths,
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  formatDate,
  formatTime,
  parseDate,
  parseTime,
  weekday,
} from "../../src/base/civil.ts";
import { addDuration, addToDay, type Duration, parseDuration } from "../../src/base/duration.ts";
import { DAY, formatInstant, HOUR, type Instant, isInstantText, MINUTE, parseInstant } from "../../src/base/instant.ts";
import type { Zone } from "../../src/base/zone.ts";
import { defaultZones } from "../../src/zones.ts";
import { vectors } from "./vectors.ts";

const weekdays = createCalendar(WEEKDAYS);
const zone = (name: string): Zone => defaultZones.get(name) as Zone;
const day = (text: string): Day => parseDate(text) as Day;
const instant = (text: string): Instant => parseInstant(text) as Instant;
const duration = (text: string): Duration => parseDuration(text) as Duration;

/** Every day that `Date` knows: a hundred million on either side of 1970. */
const anyDay = fc.integer({ min: -100_000_000, max: 100_000_000 });
/** Days from 0000-01-01 to 9999-12-31, which have four digits for the year. */
const writtenDay = fc.integer({ min: -719_528, max: 2_932_896 });

describe("T1 a day is a number counted from 1970-01-01", () => {
  test("T1 as `Date` counts them, before Christ and after everybody", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const date = new Date(number * DAY);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilOf(number)).toEqual(civil);
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(number);
      }),
    );
  });

  test("T1 without a hole around the days that leap years add", () => {
    for (const year of [-400, -1, 0, 1, 1900, 1970, 2000, 2023, 2024, 2100]) {
      for (let number = dayOf(year, 2, 27); number < dayOf(year, 3, 3); number++) {
        const civil = civilOf(number);
        expect(dayOf(civil.year, civil.month, civil.day)).toBe(number);
      }
      expect(dayOf(year, 3, 1) - dayOf(year, 2, 28)).toBe(daysInMonth(year, 2) - 27);
      expect(dayOf(year + 1, 1, 1) - dayOf(year, 1, 1)).toBe(337 + daysInMonth(year, 2));
    }
    expect([1900, 2000, 2023, 2024, 2100, 2400].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29, 28, 29]);
  });
});

test("T2 a week goes from Monday, 1, to Sunday, 7", () => {
  expect(weekday(day("2026-03-02"))).toBe(1);
  expect(weekday(day("2026-03-08"))).toBe(7);
  fc.assert(
    fc.property(anyDay, (number) => {
      expect(weekday(number) % 7).toBe(new Date(number * DAY).getUTCDay());
    }),
  );
});

describe("T3 a date is four digits, two and two, and a day that exists", () => {
  test("T3 written and read again it is the same day", () => {
    fc.assert(
      fc.property(writtenDay, (number) => {
        expect(formatDate(number)).toBe(new Date(number * DAY).toISOString().slice(0, 10));
        expect(parseDate(formatDate(number))).toBe(number);
      }),
    );
  });

  test("T3 days that a calendar does not have are refused", () => {
    const parts = fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 13 }), fc.nat({ max: 32 }));
    fc.assert(
      fc.property(parts, ([year, month, dayOfMonth]) => {
        const text = [String(year).padStart(4, "0"), pad(month), pad(dayOfMonth)].join("-");
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, dayOfMonth);
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
        expect(parseDate(text)).toBe(exists ? date.getTime() / DAY : undefined);
      }),
    );
  });

  test.each([
    ..."2023-02-29 1900-02-29 2026-04-31 2026-00-01 2026-13-01 2026-01-00".split(" "),
    ..."2026-3-2 26-03-02 20260302 +2026-03-02 -2026-03-02 02026-03-02 2026-03-02Z 2026-03-02T00:00:00Z".split(" "),
    ..."2026/03/02 2026-W10-1 ٢٠٢٦-٠٣-٠٢".split(" "),
    " 2026-03-02",
    "2026-03-02\n",
    "",
  ])("T3 refused: %j", (text) => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe("T4 months clamp to the last day of a shorter month", () => {
  test.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-12-31", 2, "2027-02-28"],
    ["0001-01-31", -12, "0000-01-31"],
  ])("T4 %s and %i months", (from, count, to) => {
    expect(formatDate(addMonths(day(from), count))).toBe(to);
  });

  test("T4 the month moves by the count and the day is kept or the last", () => {
    fc.assert(
      fc.property(writtenDay, fc.integer({ min: -2400, max: 2400 }), (number, count) => {
        const [from, to] = [civilOf(number), civilOf(addMonths(number, count))];
        expect((to.year - from.year) * 12 + to.month - from.month).toBe(count);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

test("T5 a time of day goes from 00:00 to 23:59, in minutes since midnight", () => {
  for (let minutes = 0; minutes < 1440; minutes++) expect(parseTime(formatTime(minutes))).toBe(minutes);
  expect([parseTime("00:00"), parseTime("09:30"), parseTime("23:59")]).toEqual([0, 570, 1439]);
  const refused = ["24:00", "9:00", "09:60", "09:00:00", "0900", "09:00 ", "", "-1:00", "０９:00"];
  expect(refused.filter((text) => parseTime(text) !== undefined)).toEqual([]);
});

/** Instants of the years 0 to 9999. */
const writtenInstant = fc
  .tuple(writtenDay, fc.integer({ min: 0, max: DAY - 1 }))
  .map(([number, time]) => number * DAY + time);

describe("T6 an instant is a date, a time and an offset from UTC", () => {
  test("T6 with any offset it is read as `Date` reads it", () => {
    const offsets = fc.integer({ min: -1439, max: 1439 });
    fc.assert(
      fc.property(writtenInstant, offsets, (moment, minutes) => {
        const offset = `${minutes < 0 ? "-" : "+"}${formatTime(Math.abs(minutes))}`;
        const text = formatInstant(moment).replace("Z", offset);
        expect(parseInstant(text)).toBe(Date.parse(text));
      }),
    );
  });

  test.each([
    ["2026-03-02T14:00:00Z", "2026-03-02T14:00:00.000Z"],
    ["2026-03-02T14:00Z", "2026-03-02T14:00:00.000Z"],
    ["2026-03-02T14:00:00.5Z", "2026-03-02T14:00:00.500Z"],
    ["2026-03-02T14:00:00.123999999Z", "2026-03-02T14:00:00.123Z"],
    ["2026-03-02T00:30:00+01:00", "2026-03-01T23:30:00.000Z"],
    ["2026-03-02T14:00:00-00:00", "2026-03-02T14:00:00.000Z"],
    ["2024-02-29T23:59:59.999-09:30", "2024-03-01T09:29:59.999Z"],
    ["1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"],
  ])("T6 %s is read", (text, same) => {
    expect(formatInstant(instant(text))).toBe(same);
    expect(isInstantText(text)).toBe(true);
  });

  test.each([
    ..."2026-03-02 2026-03-02T14:00:00 2026-03-02T14Z 2026-03-02T14:00:00+0100 2026-03-02T14:00:00+01".split(" "),
    ..."2026-03-02T24:00:00Z 2026-03-02T23:59:60Z 2026-03-02T14:60:00Z 2026-02-29T00:00:00Z".split(" "),
    ..."2026-03-02T14:00:00z 2026-03-02t14:00:00Z 2026-03-02T14:00:00.Z 2026-03-02T14:00:00+24:00".split(" "),
    ..."2026-03-02T14:00:00.1234567890Z 1772460000000".split(" "),
    "2026-03-02 14:00:00Z",
    "2026-03-02T14:00:00Z\n",
    "",
  ])("T6 %j is none", (text) => {
    expect(parseInstant(text)).toBeUndefined();
    expect(isInstantText(text)).toBe(false);
  });
});

test("T7 an instant is written in UTC with milliseconds, as `Date` writes it, and read again it is the same", () => {
  fc.assert(
    fc.property(writtenInstant, (moment) => {
      expect(formatInstant(moment)).toBe(new Date(moment).toISOString());
      expect(parseInstant(formatInstant(moment))).toBe(moment);
    }),
  );
});

describe("T8 a duration is years to days, then hours to seconds, or business days alone", () => {
  test.each<[string, Partial<Duration>]>([
    ["P1Y2M3W4DT5H6M7S", { months: 14, days: 25, ms: 5 * HOUR + 6 * MINUTE + 7000, dateOnly: false }],
    ["P1M", { months: 1, dateOnly: true }],
    ["PT1M", { ms: MINUTE, dateOnly: false }],
    ["P0D", { dateOnly: true }],
    ["PT0S", { dateOnly: false }],
    ["-P7D", { sign: -1, days: 7 }],
    ["-P1DT1H", { sign: -1, days: 1, ms: HOUR, dateOnly: false }],
    ["P3B", { businessDays: 3 }],
    ["-P3B", { sign: -1, businessDays: 3 }],
    ["P0B", { businessDays: 0 }],
    ["P007D", { days: 7 }],
  ])("T8 %s", (text, parts) => {
    expect(parseDuration(text)).toStrictEqual({ sign: 1, months: 0, days: 0, ms: 0, dateOnly: true, ...parts });
  });

  test("T8 with any of its parts", () => {
    const part = fc.option(fc.nat({ max: 99_999 }), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), fc.tuple(part, part, part), (date, time) => {
        const written = (parts: readonly (number | undefined)[], units: string) =>
          parts.map((count, i) => (count === undefined ? "" : `${count}${units[i]}`)).join("");
        const [dates, times] = [written(date, "YMWD"), written(time, "HMS")];
        const text = `P${dates}${times === "" ? "" : `T${times}`}`;
        const [years = 0, months = 0, weeks = 0, days = 0] = date;
        const [hours = 0, minutes = 0, seconds = 0] = time;
        expect(parseDuration(text)).toEqual(
          text === "P"
            ? undefined
            : {
                sign: 1,
                months: years * 12 + months,
                days: weeks * 7 + days,
                ms: ((hours * 60 + minutes) * 60 + seconds) * 1000,
                dateOnly: times === "",
              },
        );
      }),
    );
  });
});

test.each([
  ..."P PT -P -PT P1DT PTT1H P1 1D T1H PT1D P1H P1S P1D1W P1M1Y PT1M1H P1DP1D".split(" "),
  ..."P1B1D P1BT1H PT1B P1W1B P1.5D PT0.5S P1,5D P-1D --P1D +P1D p1d P1d P100000D P100000B PT10000000H".split(" "),
  " P1D",
  "P1D\n",
  "P 1D",
  "",
])("T9 no duration: %j", (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

/** Where a duration leads from an instant, at the clocks of a zone. */
const gives = (from: string, text: string, name: string) =>
  formatInstant(addDuration(instant(from), duration(text), zone(name), weekdays)).slice(0, 16);

describe("T10 date parts keep the wall time, time parts are exact", () => {
  test.each([
    ["a day of 23 hours", "2026-03-28T08:00Z", "P1D", "Europe/Madrid", "2026-03-29T07:00"],
    ["24 hours over it", "2026-03-28T08:00Z", "PT24H", "Europe/Madrid", "2026-03-29T08:00"],
    ["a day of 25 hours", "2026-10-24T07:00Z", "P1D", "Europe/Madrid", "2026-10-25T08:00"],
    ["back over it", "2026-10-26T08:00Z", "-P2D", "Europe/Madrid", "2026-10-24T07:00"],
    ["a month into summer", "2026-02-28T14:00Z", "P1M", "America/New_York", "2026-03-28T13:00"],
    ["into the gap: an hour later", "2026-03-07T07:30Z", "P1D", "America/New_York", "2026-03-08T07:30"],
    ["first the date, then the hours", "2026-03-07T07:30Z", "P1DT1H", "America/New_York", "2026-03-08T08:30"],
    ["into the overlap: the earlier", "2026-10-31T05:30Z", "P1D", "America/New_York", "2026-11-01T05:30"],
    ["business days over a weekend", "2026-03-06T14:00Z", "P1B", "America/New_York", "2026-03-09T13:00"],
    ["a day that Samoa never had", "2011-12-29T20:00Z", "P1D", "Pacific/Apia", "2011-12-30T20:00"],
  ])("T10 %s", (_, from, text, name, to) => {
    expect(gives(from, text, name)).toBe(to);
  });

  test("T10 at times of day when no clock changes", () => {
    const zones = fc.constantFrom("Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
    const days = fc.integer({ min: day("2012-01-01"), max: day("2036-12-31") });
    const times = fc.integer({ min: 5 * HOUR, max: 22 * HOUR });
    const dates = fc.constantFrom("P1D", "-P1D", "P6M", "-P1Y", "P3B", "-P10B", "P2W", "P0B", "P1M1D");
    fc.assert(
      fc.property(zones, days, times, dates, (name, start, time, text) => {
        const [place, moved] = [zone(name), duration(text)];
        const from = place.instantOf(start, time);
        const to = { day: addToDay(start, moved, weekdays), time };
        expect(place.localOf(addDuration(from, moved, place, weekdays))).toEqual(to);
      }),
    );
  });
});

test("T11 a duration that leads to the same day leads to the same instant", () => {
  const second = "2026-10-25T01:30"; // in Madrid 02:30 for the second time
  expect(gives(`${second}Z`, "P0D", "Europe/Madrid")).toBe(second);
  expect(gives(`${second}Z`, "P0M", "Europe/Madrid")).toBe(second);
  // The clocks of Cairo go back on a Thursday, at midnight: 23:30 comes twice on a business day.
  const thursday = "2024-10-31T21:30";
  expect(gives(`${thursday}Z`, "P0B", "Africa/Cairo")).toBe(thursday);
  expect(gives(`${thursday}Z`, "PT15M", "Africa/Cairo")).toBe("2024-10-31T21:45");
});

type TimeCase =
  | { date: string; add: string; weekend?: number[]; holidays?: string[]; gives: string }
  | { instant: string; add: string; zone: string; gives: string }
  | { wall: string; zone: string; gives: string };

function replay(one: TimeCase): TimeCase {
  if ("date" in one) {
    const calendar = createCalendar({ ...WEEKDAYS, ...one });
    return { ...one, gives: formatDate(addToDay(day(one.date), duration(one.add), calendar)) };
  }
  if ("instant" in one) {
    const to = addDuration(instant(one.instant), duration(one.add), zone(one.zone), weekdays);
    return { ...one, gives: formatInstant(to) };
  }
  const [date = "", time = ""] = one.wall.split("T");
  const minutes = parseTime(time) as number;
  return { ...one, gives: formatInstant(zone(one.zone).instantOf(day(date), minutes * MINUTE)) };
}

test("T12 durations and wall times come out as in the vectors", () => {
  const cases = vectors<TimeCase>("calendar");
  expect(cases.map(replay)).toStrictEqual(cases);
});

const pad = (value: number): string => String(value).padStart(2, "0");
