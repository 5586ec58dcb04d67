/** Promises: kept, partly kept or broken, judged and recalled at the debtor's wall clock. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import { type Duration, parseDuration } from "../../src/base/duration.ts";
import { DAY, formatInstant } from "../../src/base/instant.ts";
import { judgmentOf, reminderOf } from "../../src/commitments/moments.ts";
import { judgePromise, mayPromise, neededMinor, type Payment } from "../../src/index.ts";
import { defaultZones, type Zone } from "../../src/zones.ts";
import { at, JUDGED, paid, promise } from "./fixtures.ts";
import { RUNS } from "./runs.ts";

const zone = (name: string): Zone => defaultZones.get(name) as Zone;
const duration = (text: string): Duration => parseDuration(text) as Duration;
const clock = (name: string) => ({ zone: zone(name), calendar: createCalendar(WEEKDAYS) });
const NINE = 9 * 60;

describe("CM21 a promise is kept as soon as enough is paid, and judged otherwise", () => {
  const judge = (payments: readonly Payment[], now: string, terms = {}) =>
    judgePromise(promise, payments, terms, JUDGED, at(now)).status;

  test("CM21 open, kept early, partly kept, broken", () => {
    expect(judge([], "2026-03-14T08:59:59Z")).toBe("open");
    expect(judge([paid("2026-03-02T00:00:00Z", 10_001)], "2026-03-02T00:00:00Z")).toBe("kept");
    expect(judge([paid("2026-03-02T00:00:00Z", 10_000)], "2026-03-13T00:00:00Z")).toBe("open");
    expect(judge([paid("2026-03-02T00:00:00Z", 10_000)], "2026-03-14T09:00:00Z")).toBe("partial");
    expect(judge([], "2026-03-14T09:00:00Z")).toBe("broken");
  });

  test("CM21 what was paid before it was made or after its judgment, or reversed, does not count", () => {
    const late = "2026-05-01T00:00:00Z";
    expect(judge([paid("2026-03-01T09:59:59Z", 10_001)], late)).toBe("broken");
    expect(judge([paid("2026-03-14T09:00:01Z", 10_001)], late)).toBe("broken");
    expect(judge([paid("2026-03-14T09:00:00Z", 10_001)], late)).toBe("kept");
    expect(judge([paid("2026-03-02T00:00:00Z", 10_001, { reversed: true })], late)).toBe("broken");
  });

  test("CM21 a payment listed twice counts once, as its last record says", () => {
    const once = paid("2026-03-02T00:00:00Z", 6000);
    expect(judge([once, once], "2026-03-14T09:00:00Z")).toBe("partial");
    expect(judge([once, { ...once, reversed: true }], "2026-03-14T09:00:00Z")).toBe("broken");
    expect(judge([once, { ...once, id: "other" }], "2026-03-03T09:00:00Z")).toBe("kept");
  });

  test.each([
    [10_001, {}, 10_001],
    [10_001, { keptFrom: 9500 }, 9501],
    [10_000, { keptFrom: 9500 }, 9500],
    [10_001, { toleranceMinor: 100 }, 9901],
    [10_001, { keptFrom: 9500, toleranceMinor: 100 }, 9401],
    [50, { toleranceMinor: 100 }, 1],
    [10_001, { keptFrom: 0 }, 1],
    [Number.MAX_SAFE_INTEGER, { keptFrom: 9999 }, 9_006_298_534_815_517],
  ])("CM21 of %i with %j at least %i", (amount, terms, needed) => {
    expect(neededMinor(amount, terms)).toBe(needed);
  });

  test("CM21 the least that keeps a promise is its share rounded up", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(10_000), (amount, keptFrom) => {
        const exact = (BigInt(amount) * BigInt(keptFrom) + 9999n) / 10_000n;
        expect(neededMinor(amount, { keptFrom })).toBe(Math.max(1, Number(exact)));
      }),
      RUNS,
    );
  });
});

describe("CM22 commitments are judged and recalled at the debtor's wall clock", () => {
  test.each([
    ["2026-03-10", "P3D", "Europe/Berlin", "2026-03-14T08:00:00.000Z"],
    ["2026-03-26", "P3D", "Europe/Berlin", "2026-03-30T07:00:00.000Z"],
    ["2026-03-10", "P0D", "America/New_York", "2026-03-11T13:00:00.000Z"],
    ["2026-03-12", "P2B", "Asia/Tokyo", "2026-03-17T00:00:00.000Z"],
  ])("CM22 due %s with %s of grace in %s", (due, grace, name, judged) => {
    expect(formatInstant(judgmentOf(due, duration(grace), NINE, clock(name)))).toBe(judged);
  });

  test.each([
    ["2026-03-10", "P1D", "2026-03-01T00:00:00Z", "2026-03-09T08:00:00.000Z"],
    ["2026-03-30", "P1D", "2026-03-01T00:00:00Z", "2026-03-29T07:00:00.000Z"],
    ["2026-03-09", "P1B", "2026-03-01T00:00:00Z", "2026-03-06T08:00:00.000Z"],
    ["2026-03-10", "P1D", "2026-03-09T08:00:00.001Z", undefined],
    ["2026-03-10", "-P1D", "2026-03-01T00:00:00Z", undefined],
  ])("CM22 due %s is recalled %s before, not before %s", (due, before, arrival, reminded) => {
    const instant = reminderOf(due, duration(before), NINE, clock("Europe/Berlin"), at(arrival));
    expect(instant && formatInstant(instant)).toBe(reminded);
  });

  test("CM22 a date that does not exist is refused", () => {
    expect(() => judgmentOf("2027-02-29", duration("P1D"), NINE, clock("UTC"))).toThrow(RangeError);
  });
});

describe("CM23 so many promises in ninety local days, and then one has to wait", () => {
  const made = ["2026-03-30T22:30:00Z", "2026-01-10T12:00:00Z", "2025-12-01T12:00:00Z"];
  const ask = (max: number, now: string, name = "Europe/Berlin") => mayPromise(made, { max }, zone(name), at(now));

  test("CM23 until the oldest ones are out of the days", () => {
    expect(ask(3, "2026-04-01T00:00:00Z")).toEqual({ allowed: true });
    expect(ask(2, "2026-04-01T00:00:00Z")).toEqual({ allowed: false, from: "2026-04-10" });
    expect(ask(2, "2026-04-10T00:00:00Z")).toEqual({ allowed: true });
    expect(ask(1, "2026-04-10T00:00:00Z")).toEqual({ allowed: false, from: "2026-06-29" });
    expect(ask(1, "2026-04-10T00:00:00Z", "UTC")).toEqual({ allowed: false, from: "2026-06-28" });
    expect(ask(0, "2026-04-01T00:00:00Z")).toEqual({ allowed: false });
  });

  test("CM23 the day told is the first on which one is allowed", () => {
    const days = fc.array(fc.nat(200), { maxLength: 12 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 120 }), (ago, max, span) => {
        const now = at("2026-07-01T12:00:00Z");
        const list = ago.map((n) => formatInstant(now - n * DAY));
        const verdict = mayPromise(list, { max, days: span }, zone("UTC"), now);
        if (verdict.allowed) return;
        const first = at(`${verdict.from}T12:00:00Z`);
        expect(mayPromise(list, { max, days: span }, zone("UTC"), first).allowed).toBe(true);
        expect(mayPromise(list, { max, days: span }, zone("UTC"), first - DAY).allowed).toBe(false);
      }),
      RUNS,
    );
  });
});
