/** Business calendars: the laws that make counting in business days trustworthy. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, type CalendarData, createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import { type Day, formatDate, parseDate, weekday } from "../../src/base/civil.ts";
import { Coverage } from "../../src/base/coverage.ts";
import { addToDay, type Duration, parseDuration } from "../../src/base/duration.ts";

const day = (text: string): Day => parseDate(text) as Day;
const spain = createCalendar({
  id: "es",
  weekend: [6, 7],
  holidays: ["2026-04-02", "2026-04-03", "2026-05-01"],
  from: "2026-01-01",
  to: "2026-12-31",
});

/** Days of 2026, around which the calendars below have their holidays. */
const days = fc.integer({ min: day("2026-01-01"), max: day("2026-12-31") });
const counts = fc.integer({ min: 1, max: 60 });
/** From none to six days of weekend, and up to forty holidays. */
const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    holidays: fc.array(days.map(formatDate), { maxLength: 40 }),
  })
  .map((data) => createCalendar({ id: "any", ...data }));

/** The business days from the first up to and including the last. */
const businessDays = (calendar: Calendar, first: Day, last: Day): Day[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter(calendar.isBusinessDay);

describe("T13 a business day is neither a weekend day nor a holiday", () => {
  test("T13 as the data say", () => {
    const data = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      holidays: fc.array(days.map(formatDate)),
    });
    fc.assert(
      fc.property(data, days, ({ weekend, holidays }, one) => {
        const free = weekend.includes(weekday(one)) || holidays.includes(formatDate(one));
        expect(createCalendar({ id: "any", weekend, holidays }).isBusinessDay(one)).toBe(!free);
      }),
    );
  });

  test("T13 the built-in calendar is Monday to Friday for ever", () => {
    const weekdays = createCalendar(WEEKDAYS);
    expect(weekdays.id).toBe("weekdays");
    fc.assert(
      fc.property(fc.integer(), (one) => {
        expect(weekdays.isBusinessDay(one)).toBe(weekday(one) < 6);
      }),
    );
  });
});

describe("T14 rolling leads to the nearest business day in its direction", () => {
  test.each([
    ["2026-04-01", "2026-04-01", "2026-04-01"],
    ["2026-04-02", "2026-04-06", "2026-04-01"],
    ["2026-04-05", "2026-04-06", "2026-04-01"],
    ["2026-05-01", "2026-05-04", "2026-04-30"],
  ])("T14 in Spain from %s", (from, forward, backward) => {
    expect(formatDate(spain.roll(day(from), "forward"))).toBe(forward);
    expect(formatDate(spain.roll(day(from), "backward"))).toBe(backward);
  });

  test("T14 with no business day on the way, and once there it stays", () => {
    fc.assert(
      fc.property(calendars, days, (calendar, from) => {
        const [before, after] = [calendar.roll(from, "backward"), calendar.roll(from, "forward")];
        expect(businessDays(calendar, before, after)).toEqual(before === after ? [from] : [before, after]);
        expect(calendar.roll(after, "forward")).toBe(after);
        expect(calendar.roll(after, "backward")).toBe(after);
      }),
    );
  });
});

describe("T15 the nth business day after a day, or before it", () => {
  test.each([
    ["2026-04-01", "P1B", "2026-04-06"],
    ["2026-04-03", "P1B", "2026-04-06"],
    ["2026-04-03", "P0B", "2026-04-06"],
    ["2026-04-01", "P0B", "2026-04-01"],
    ["2026-04-06", "-P1B", "2026-04-01"],
    ["2026-04-04", "-P1B", "2026-04-01"],
    ["2026-04-04", "-P0B", "2026-04-06"],
    ["2026-04-30", "P10B", "2026-05-15"],
  ])("T15 in Spain from %s, %s", (from, text, to) => {
    expect(formatDate(addToDay(day(from), parseDuration(text) as Duration, spain))).toBe(to);
  });

  test("T15 is the last of exactly n", () => {
    fc.assert(
      fc.property(calendars, days, counts, (calendar, from, count) => {
        const [after, before] = [calendar.add(from, count), calendar.add(from, -count)];
        expect(businessDays(calendar, from + 1, after)).toHaveLength(count);
        expect(businessDays(calendar, before, from - 1)).toHaveLength(count);
        expect([after, before].every(calendar.isBusinessDay)).toBe(true);
        expect(calendar.add(from, 0)).toBe(calendar.roll(from, "forward"));
      }),
    );
  });

  test("T15 from a business day there and back is where one was, and steps add up", () => {
    fc.assert(
      fc.property(calendars, days, counts, counts, (calendar, any, some, more) => {
        const from = calendar.roll(any, "forward");
        expect(calendar.add(calendar.add(from, some), -some)).toBe(from);
        expect(calendar.add(calendar.add(from, -some), some)).toBe(from);
        expect(calendar.add(calendar.add(from, some), more)).toBe(calendar.add(from, some + more));
        expect(calendar.add(calendar.add(from, -some), -more)).toBe(calendar.add(from, -some - more));
      }),
    );
  });
});

describe("T16 business days are counted after the first day, up to and including the last", () => {
  test("T16 the count undoes the step", () => {
    fc.assert(
      fc.property(calendars, days, counts, (calendar, from, count) => {
        expect(calendar.countAfter(from, calendar.add(from, count))).toBe(count);
        const business = calendar.roll(from, "forward");
        expect(calendar.countAfter(business, calendar.add(business, -count))).toBe(-count);
      }),
    );
  });

  test("T16 spans add up, and backward the count is negative", () => {
    fc.assert(
      fc.property(calendars, days, days, days, (calendar, a, b, c) => {
        const count = calendar.countAfter;
        expect(count(a, b)).toBe(b < a ? 0 - count(b, a) : businessDays(calendar, a + 1, b).length);
        expect(count(a, b) + count(b, c)).toBe(count(a, c));
        expect(count(a, a)).toBe(0);
      }),
    );
    const [saturday, sunday] = [day("2026-03-07"), day("2026-03-08")];
    expect(spain.countAfter(sunday, saturday)).toBe(0);
  });
});

describe("T17 a calendar in which a search would not end is refused", () => {
  const data = (parts: Partial<CalendarData>): CalendarData => ({ id: "odd", weekend: [], holidays: [], ...parts });
  test.each([
    ["a week of weekend", { weekend: [1, 2, 3, 4, 5, 6, 7] }, /odd has no business days/],
    ["a weekday 0", { weekend: [0, 6] }, /odd: weekday 0/],
    ["a weekday 8", { weekend: [8] }, /odd: weekday 8/],
    ["half a weekday", { weekend: [5.5] }, /odd: weekday 5.5/],
    ["a holiday that does not exist", { holidays: ["2026-02-29"] }, /odd: 2026-02-29 is not a date/],
    ["a holiday with a time", { holidays: ["2026-01-01T00:00:00Z"] }, /is not a date/],
    ["a cover that begins never", { from: "2026" }, /odd: 2026 is not a date/],
    ["a cover that ends never", { to: "2026-02-30" }, /odd: 2026-02-30 is not a date/],
  ])("T17 %s", (_, parts, says) => {
    expect(() => createCalendar(data(parts))).toThrow(RangeError);
    expect(() => createCalendar(data(parts))).toThrow(says);
  });

  test("T17 one business day a week is enough, and a day may be free twice over", () => {
    const sundays = createCalendar(data({ weekend: [1, 2, 3, 4, 5, 6, 6], holidays: ["2026-03-08", "2026-03-08"] }));
    expect(formatDate(sundays.add(day("2026-03-01"), 1))).toBe("2026-03-15");
  });
});

test("T18 a calendar covers the days for which its holidays are complete", () => {
  const covered = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((text) => spain.covers(day(text)));
  expect(covered).toEqual([false, true, true, false]);
  const weekdays = createCalendar(WEEKDAYS);
  expect([day("0000-01-01"), day("9999-12-31")].every(weekdays.covers)).toBe(true);
  const open = createCalendar({ ...WEEKDAYS, from: "2026-01-01" });
  expect([day("2025-12-31"), day("9999-12-31")].map(open.covers)).toEqual([false, true]);
});

describe("T25 a watched calendar tells where it guessed", () => {
  const bounds = { from: "2026-03-01", to: "2026-09-30" };
  const data: CalendarData = { id: "es", weekend: [6, 7], holidays: ["2026-04-02", "2026-10-12"], ...bounds };

  test("T25 it counts as any other, and tells the earliest business day that it does not cover", () => {
    const plain = createCalendar(data);
    const [known, lastKnown] = [day(bounds.from), day(bounds.to)];
    fc.assert(
      fc.property(days, counts, (start, count) => {
        const coverage = new Coverage();
        const watched = coverage.calendarOf(data);
        const { result, guesses } = coverage.during(() => watched.add(start, count));
        expect(result).toBe(plain.add(start, count));
        const guessed = businessDays(plain, start + 1, result).filter((one) => one < known || one > lastKnown);
        expect(guesses).toEqual(guessed.length === 0 ? [] : [{ calendar: "es", day: guessed[0] }]);
        const back = coverage.during(() => [watched.add(start, -count), watched.countAfter(start, start - count)]);
        expect(back.result).toEqual([plain.add(start, -count), plain.countAfter(start, start - count)]);
        const [first = 0] = back.result;
        const before = businessDays(plain, Math.min(first, start - count + 1), start).filter(
          (one) => (one < known || one > lastKnown) && (one < start || one > start - count),
        );
        expect(back.guesses).toEqual(before.length === 0 ? [] : [{ calendar: "es", day: before[0] }]);
      }),
    );
  });

  test("T25 each piece of work has its own, also within another, and when it fails", () => {
    const coverage = new Coverage();
    const calendar = coverage.calendarOf(data);
    const fail = (): never => {
      calendar.isBusinessDay(day("2026-01-07"));
      throw new Error("no");
    };
    const { guesses } = coverage.during(() => {
      expect(() => coverage.during(fail)).toThrow("no");
      expect(coverage.during(() => calendar.isBusinessDay(day("2026-12-01"))).guesses).toHaveLength(1);
      calendar.isBusinessDay(day("2026-10-13"));
      calendar.isBusinessDay(day("2026-10-12"));
    });
    expect(guesses).toEqual([{ calendar: "es", day: day("2026-10-13") }]);
    calendar.isBusinessDay(day("2026-01-07"));
    expect(coverage.during(() => calendar.isBusinessDay(day("2026-03-02"))).guesses).toEqual([]);
  });
});
