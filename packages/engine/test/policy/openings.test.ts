/** Openings of windows against an independent implementation of time zones, and what other tools get wrong. */

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { moments, ZONES } from "./arbitrary.ts";
import { askRules, everyDay, short } from "./ask.ts";

const COUNT = sized(3000, 100_000);

/** The least instant from `at` on that shows a wall time in [open, close), as Temporal knows wall times. */
function openingByTemporal(at: number, zone: string, open: string, close: string): number {
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const shows = (t: number): boolean => {
    const time = Temporal.Instant.fromEpochMilliseconds(t)
      .toZonedDateTimeISO(zone)
      .toPlainTime()
      .toString()
      .slice(0, 5);
    return open <= time && time < close;
  };
  if (shows(at)) return at;
  const candidates: number[] = [];
  for (let days = 0; days < 4; days++) {
    const opening = now.toPlainDate().add({ days }).toPlainDateTime(open);
    for (const disambiguation of ["earlier", "later"] as const)
      candidates.push(opening.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
  }
  // Where clocks change, an hour is skipped or begins anew.
  const change = now.subtract({ hours: 1 }).getTimeZoneTransition("next");
  if (change !== null) candidates.push(change.epochMilliseconds);
  return Math.min(...candidates.filter((t) => t >= at && shows(t)));
}

const clock = (quarter: number): string =>
  `${String(quarter >> 2).padStart(2, "0")}:${String((quarter & 3) * 15).padStart(2, "0")}`;

test("P6 a window opens when Temporal says, in forty zones and around the changes of their clocks", () => {
  const hours = fc.record({ open: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 1, max: 60 }) });
  const cases = fc.sample(fc.record({ at: moments, hours, zone: fc.constantFrom(...ZONES) }), COUNT);
  const differing = cases.flatMap(({ at, zone, hours: { open, length } }) => {
    const range = [clock(open), clock(Math.min(96, open + length))] as const;
    const verdict = askRules([{ kind: "contactWindow", windows: everyDay(range) }], { at, zones: [zone] });
    const ours = verdict.until === undefined ? at : Date.parse(verdict.until);
    const theirs = openingByTemporal(at, zone, ...range);
    return ours === theirs ? [] : [{ zone, range, at: new Date(at).toISOString(), ours, theirs }];
  });
  expect(new Set(cases.map(({ zone }) => zone)).size).toBe(40);
  expect(differing).toEqual([]);
});

const hours = (...range: readonly [string, string]) => [{ kind: "contactWindow" as const, windows: everyDay(range) }];

describe("P7 a window is wall time, also where clocks change", () => {
  test.each([
    [
      "an opening at midnight that does not exist is the instant after it",
      "America/Santiago",
      ["00:00", "06:00"],
      "2026-09-05T20:00:00-04:00",
      "2026-09-06T04:00:00Z",
    ],
    [
      "so is one in the middle of the hour",
      "America/New_York",
      ["02:30", "06:00"],
      "2026-03-08T01:00:00-05:00",
      "2026-03-08T07:00:00Z",
    ],
    [
      "hours inside the gap do not come that day",
      "America/New_York",
      ["02:00", "03:00"],
      "2026-03-08T01:00:00-05:00",
      "2026-03-09T06:00:00Z",
    ],
    [
      "half an hour is skipped on Lord Howe",
      "Australia/Lord_Howe",
      ["02:15", "06:00"],
      "2026-10-03T21:00:00+10:30",
      "2026-10-03T15:30:00Z",
    ],
    [
      "the hour that comes twice is open twice: first",
      "America/New_York",
      ["01:00", "01:30"],
      "2026-11-01T00:00:00-04:00",
      "2026-11-01T05:00:00Z",
    ],
    ["and again", "America/New_York", ["01:00", "01:30"], "2026-11-01T01:30:00-04:00", "2026-11-01T06:00:00Z"],
    [
      "between the two it is closed",
      "America/New_York",
      ["01:30", "03:00"],
      "2026-11-01T01:15:00-05:00",
      "2026-11-01T06:30:00Z",
    ],
    [
      "a skipped day has no hours",
      "Pacific/Apia",
      ["08:00", "21:00"],
      "2011-12-29T22:00:00-10:00",
      "2011-12-30T18:00:00Z",
    ],
    ["until midnight", "Europe/London", ["08:00", "24:00"], "2026-11-24T00:00:00Z", "2026-11-24T08:00:00Z"],
    ["all day", "Europe/London", ["00:00", "24:00"], "2026-11-24T00:00:00Z", "allowed"],
    ["a second less than a minute counts", "Europe/London", ["08:00", "21:00"], "2026-11-24T20:59:59.999Z", "allowed"],
    [
      "milliseconds before the opening",
      "Europe/London",
      ["08:00", "21:00"],
      "2026-11-24T07:59:59.001Z",
      "2026-11-24T08:00:00Z",
    ],
  ] as const)("P7 %s", (_, zone, range, at, expected) => {
    expect(short(askRules(hours(range[0], range[1]), { at, zones: [zone] }))).toBe(expected);
  });

  test("P7 several ranges a day", () => {
    const rules = [{ kind: "contactWindow" as const, windows: everyDay(["08:00", "12:00"], ["14:00", "18:00"]) }];
    const at = (time: string) => short(askRules(rules, { at: `2026-11-24T${time}Z`, zones: ["Europe/London"] }));
    expect(at("12:00:00")).toBe("2026-11-24T14:00:00Z");
    expect(at("11:59:59")).toBe("allowed");
    expect(at("18:00:00")).toBe("2026-11-25T08:00:00Z");
  });
});

describe("P8 what other tools get wrong", () => {
  test("P8 one offset for the whole computation: eight in the morning after the clocks went back is not seven", () => {
    const at = "2026-10-31T22:00:00-04:00";
    expect(short(askRules(hours("08:00", "21:00"), { at }))).toBe("2026-11-01T13:00:00Z");
  });

  test("P8 the weekday of the UTC date: after Friday afternoon in Sydney comes Monday, not Saturday", () => {
    const windows = { ...everyDay(["08:00", "17:00"]), sat: [], sun: [] };
    const asked = { at: "2026-11-27T17:30:00+11:00", zones: ["Australia/Sydney"] };
    expect(short(askRules([{ kind: "contactWindow", windows }], asked))).toBe("2026-11-29T21:00:00Z");
  });

  test("P8 an unknown zone taken for UTC: eight o'clock in UTC is night where the debtor may be", () => {
    const asked = { at: "2026-11-24T08:00:00Z", zones: ["Nowhere/Land"] };
    expect(short(askRules(hours("08:00", "21:00"), asked))).toBe("2026-11-24T13:00:00Z");
    expect(short(askRules(hours("08:00", "21:00"), { ...asked, zones: [] }))).toBe("2026-11-24T13:00:00Z");
  });
});
