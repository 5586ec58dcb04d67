/** Time zones: our table against the one of the JavaScript runtime, and wall times where clocks change. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTime, parseDate, parseTime } from "../../src/base/civil.ts";
import { DAY, formatInstant, type Instant, MINUTE, parseInstant } from "../../src/base/instant.ts";
import { createZones, type Zone, type ZoneData } from "../../src/base/zone.ts";
import { defaultZones, zoneData } from "../../src/zones.ts";

const zone = (name: string): Zone => defaultZones.get(name) as Zone;
const instant = (text: string): Instant => parseInstant(text) as Instant;
const FROM = instant(zoneData.from);
const TO = instant(zoneData.to);

/**
 * Node brings its own release of the time zone database. Two releases may rightly differ, as governments change their
 * clocks at short notice: of the time after the older of the two was made nothing can be said, and the past may have been
 * corrected for a zone or two. Releases listed together are known to say the same of all years of the table.
 */
const ALIKE = ["2025b", "2025c"];
const releases = [zoneData.version, process.versions.tz ?? "none"];
const isSame = new Set(releases).size === 1 || releases.every((release) => ALIKE.includes(release));
const olderYear = Math.min(...releases.map((release) => Number.parseInt(release, 10)));
const comparedUntil = isSame ? TO : Date.UTC(olderYear, 0, 1);
/** Counted in names, of which a zone has up to a handful. */
const mayDiffer = isSame ? 0 : 10;

describe("T19 offsets are those of the IANA time zone database", () => {
  const minutes = fc.integer({ min: FROM / MINUTE, max: comparedUntil / MINUTE - 1 });
  const names = defaultZones.names();
  const RANDOM = 40;

  test("T19 the runtime agrees at random instants and around a change of the clocks, for every name", () => {
    const samples = fc.sample(minutes, names.length * RANDOM);
    const differing = names.filter((name, index) => {
      const offsetAt = runtimeOffsets(name);
      if (offsetAt === undefined) return true;
      const random = samples.slice(index * RANDOM, (index + 1) * RANDOM).map((minute) => minute * MINUTE);
      const around = changeBetween(offsetAt, random[0] ?? FROM, random[1] ?? TO);
      return [...random, ...around].some((at) => zone(name).offsetAt(at) !== offsetAt(at));
    });
    expect(differing.length, differing.join(" ")).toBeLessThanOrEqual(mayDiffer);
  });

  test("T19 the runtime names no zone that the table lacks", () => {
    const unknown = Intl.supportedValuesOf("timeZone").filter((name) => defaultZones.get(name) === undefined);
    expect(unknown.length, unknown.join(" ")).toBeLessThanOrEqual(mayDiffer);
  });

  test.each([
    ["half hours", "Asia/Kolkata", "2026-01-01T00:00Z", "05:30"],
    ["half hours with summer time", "America/St_Johns", "2026-07-01T00:00Z", "-02:30"],
    ["quarters of an hour", "Asia/Kathmandu", "2026-01-01T00:00Z", "05:45"],
    ["quarters with summer time", "Pacific/Chatham", "2026-01-01T00:00Z", "13:45"],
    ["half an hour of summer time", "Australia/Lord_Howe", "2026-01-01T00:00Z", "11:00"],
    ["half an hour of winter", "Australia/Lord_Howe", "2026-07-01T00:00Z", "10:30"],
    ["half an hour for three years", "Asia/Pyongyang", "2017-01-01T00:00Z", "08:30"],
    ["the first to see a day", "Pacific/Kiritimati", "2026-01-01T00:00Z", "14:00"],
    ["the last", "Etc/GMT+12", "2026-01-01T00:00Z", "-12:00"],
    ["the millisecond before a change", "Europe/Madrid", "2026-03-29T00:59:59.999Z", "01:00"],
    ["the millisecond of a change", "Europe/Madrid", "2026-03-29T01:00:00.000Z", "02:00"],
  ])("T19 %s: %s", (_, name, at, offset) => {
    expect(offsetText(zone(name).offsetAt(instant(at)))).toBe(offset);
  });
});

/** Local time minus UTC as the runtime knows it, read from texts like `3/2/2026, GMT+05:30`; `undefined` of new names. */
function runtimeOffsets(name: string): ((at: Instant) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  } catch {
    return undefined;
  }
  return (at) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(at)) ?? [];
    const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
    return sign === "-" ? 0 - offset : offset;
  };
}

/** The first minute of another offset and the millisecond before, where the offsets at the two instants differ. */
function changeBetween(offsetAt: (at: Instant) => number, one: Instant, other: Instant): Instant[] {
  let [low, high] = [Math.min(one, other) / MINUTE, Math.max(one, other) / MINUTE];
  const before = offsetAt(low * MINUTE);
  if (offsetAt(high * MINUTE) === before) return [];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE) === before) low = middle;
    else high = middle;
  }
  return [high * MINUTE - 1, high * MINUTE];
}

const offsetText = (offset: number): string => `${offset < 0 ? "-" : ""}${formatTime(Math.abs(offset) / MINUTE)}`;

/** The instant of a wall time as `2026-03-29T02:30`. */
function instantOf(name: string, wall: string): string {
  const [date = "", time = ""] = wall.split("T");
  return formatInstant(zone(name).instantOf(parseDate(date) as number, (parseTime(time) as number) * MINUTE)).slice(
    0,
    16,
  );
}

/** An instant as the clocks of a zone show it. */
function localText(name: string, at: string): string {
  const { day, time } = zone(name).localOf(instant(`${at}Z`));
  return formatInstant(day * DAY + time).slice(0, 16);
}

describe("T20 a wall time inside a gap means as far after the gap as it lay inside it", () => {
  test.each([
    ["the last minute before", "Europe/Madrid", "2026-03-29T01:59", "2026-03-29T01:59"],
    ["its begin", "Europe/Madrid", "2026-03-29T02:00", "2026-03-29T03:00"],
    ["its middle", "Europe/Madrid", "2026-03-29T02:30", "2026-03-29T03:30"],
    ["its end is no gap", "Europe/Madrid", "2026-03-29T03:00", "2026-03-29T03:00"],
    ["half an hour wide", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45"],
    ["midnight in Brazil", "America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T01:00"],
    ["midnight in Lebanon", "Asia/Beirut", "2022-03-27T00:15", "2022-03-27T01:15"],
    ["midnight in Egypt", "Africa/Cairo", "2024-04-26T00:00", "2024-04-26T01:00"],
    ["a whole day in Samoa", "Pacific/Apia", "2011-12-30T12:00", "2011-12-31T12:00"],
  ])("T20 %s, %s %s", (_, name, wall, shown) => {
    expect(localText(name, instantOf(name, wall))).toBe(shown);
  });
});

describe("T21 of a wall time that happens twice the earlier instant counts", () => {
  test.each([
    ["the last minute that is single", "Europe/Madrid", "2026-10-25T01:59", "2026-10-24T23:59"],
    ["the first that is double", "Europe/Madrid", "2026-10-25T02:00", "2026-10-25T00:00"],
    ["the last that is double", "Europe/Madrid", "2026-10-25T02:59", "2026-10-25T00:59"],
    ["single again", "Europe/Madrid", "2026-10-25T03:00", "2026-10-25T02:00"],
    ["half an hour", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"],
    ["around midnight", "America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30"],
    ["without summer time", "Europe/Moscow", "2014-10-26T01:30", "2014-10-25T21:30"],
  ])("T21 %s, %s %s", (_, name, wall, utc) => {
    expect(instantOf(name, wall)).toBe(utc);
  });
});

/** A zone whose clocks change at will, but not twice in four days, between offsets of -12 to +14 hours. */
const odd = fc
  .record({
    first: fc.integer({ min: -48, max: 56 }),
    changes: fc.array(
      fc.record({ after: fc.integer({ min: 4 * 1440, max: 400 * 1440 }), to: fc.integer({ min: -48, max: 56 }) }),
      { minLength: 1, maxLength: 20 },
    ),
  })
  .map(({ first, changes }) => {
    const offsets = [first, ...changes.map(({ to }) => to)].map((quarters) => quarters * 15);
    const steps = changes.map(({ after }, i) => `${after.toString(36)}${String.fromCharCode(66 + i)}`);
    const groups: ZoneData["groups"] = [["Odd", offsets.join(","), steps.join("")]];
    const moments = changes.map(
      (_, i) => FROM + changes.slice(0, i + 1).reduce((sum, { after }) => sum + after, 0) * MINUTE,
    );
    return { place: createZones({ ...zoneData, groups }).get("Odd") as Zone, offsets, moments };
  });
const nearby = fc.integer({ min: -40 * 60, max: 40 * 60 }).map((minutes) => minutes * MINUTE);

describe("T22 wall time and instant belong together, however clocks change", () => {
  test("T22 an instant is found again by its wall time, or the earlier one with the same", () => {
    fc.assert(
      fc.property(odd, fc.nat(), nearby, ({ place, moments }, pick, away) => {
        const at = (moments[pick % moments.length] ?? FROM) + away;
        const { day, time } = place.localOf(at);
        const found = place.instantOf(day, time);
        expect(place.localOf(found)).toEqual({ day, time });
        expect(found).toBeLessThanOrEqual(at);
        expect(place.dayOf(at)).toBe(day);
        expect(day * DAY + time).toBe(at + place.offsetAt(at));
      }),
    );
  });

  test("T22 a wall time is the first instant that shows it, or, shown by none, read at the old offset", () => {
    fc.assert(
      fc.property(odd, fc.nat(), nearby, ({ place, offsets, moments }, pick, away) => {
        const change = moments[pick % moments.length] ?? FROM;
        const before = place.offsetAt(change - 1);
        const wall = change + before + away;
        const day = Math.floor(wall / DAY);
        const shown = offsets
          .map((minutes) => wall - minutes * MINUTE)
          .filter((at) => at + place.offsetAt(at) === wall);
        const expected = shown.length > 0 ? Math.min(...shown) : wall - before;
        expect(place.instantOf(day, wall - day * DAY)).toBe(expected);
      }),
    );
  });

  test("T22 offsets change at their moment and not a millisecond before", () => {
    fc.assert(
      fc.property(odd, ({ place, offsets, moments }) => {
        const around = moments.map((at) => [place.offsetAt(at - 1), place.offsetAt(at)]);
        expect(around).toEqual(moments.map((_, i) => [(offsets[i] ?? 0) * MINUTE, (offsets[i + 1] ?? 0) * MINUTE]));
      }),
    );
  });
});

describe("T23 every name of the IANA database is known, the old ones too", () => {
  test("T23 old names behave as those that replaced them", () => {
    const links = {
      "Asia/Calcutta": "Asia/Kolkata",
      "Asia/Katmandu": "Asia/Kathmandu",
      "Asia/Saigon": "Asia/Ho_Chi_Minh",
      "Asia/Rangoon": "Asia/Yangon",
      "Europe/Kiev": "Europe/Kyiv",
      "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
      "America/Godthab": "America/Nuuk",
      "America/Indianapolis": "America/Indiana/Indianapolis",
      "Australia/ACT": "Australia/Sydney",
      "Atlantic/Faeroe": "Atlantic/Faroe",
      "Pacific/Enderbury": "Pacific/Kanton",
      "US/Eastern": "America/New_York",
      "US/Pacific": "America/Los_Angeles",
      "Canada/Newfoundland": "America/St_Johns",
      "Brazil/East": "America/Sao_Paulo",
      "Mexico/General": "America/Mexico_City",
      GB: "Europe/London",
      Eire: "Europe/Dublin",
      Japan: "Asia/Tokyo",
      "NZ-CHAT": "Pacific/Chatham",
      EST5EDT: "America/New_York",
      MET: "Europe/Brussels",
      Zulu: "UTC",
      "Etc/Greenwich": "GMT",
    };
    const moments = fc.sample(fc.integer({ min: FROM, max: TO }), 50);
    for (const [old, current] of Object.entries(links)) {
      expect(zone(old).name).toBe(old);
      expect(moments.map(zone(old).offsetAt)).toEqual(moments.map(zone(current).offsetAt));
    }
  });

  test("T23 a name that is none, or is written otherwise, is unknown", () => {
    const others = [
      "",
      "Mars/Olympus",
      "europe/madrid",
      "Europe/Madrid ",
      "+01:00",
      "Factory",
      "__proto__",
      "toString",
    ];
    expect(others.filter((name) => defaultZones.get(name) !== undefined)).toEqual([]);
  });

  test("T23 the names are listed once each, in order, and every one has its zone", () => {
    const names = defaultZones.names();
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.map((name) => defaultZones.get(name)?.name)).toEqual(names);
    expect(names.length).toBeGreaterThan(590);
    expect(zone("Europe/Madrid")).toBe(zone("Europe/Madrid"));
  });
});

describe("T24 the table says of which release it is and what it knows", () => {
  test("T24 outside its years the nearest known offset stands", () => {
    expect(defaultZones.version).toBe(zoneData.version);
    expect(zoneData.version).toMatch(/^20\d\d[a-z]$/);
    const madrid = zone("Europe/Madrid");
    expect(madrid.offsetAt(instant("1950-07-01T00:00:00Z"))).toBe(madrid.offsetAt(FROM));
    expect(madrid.offsetAt(instant("2100-07-01T00:00:00Z"))).toBe(madrid.offsetAt(TO - 1));
  });

  test("T24 a table that begins at no instant is refused", () => {
    expect(() => createZones({ ...zoneData, from: "2010-01-01" })).toThrow(RangeError);
  });
});
