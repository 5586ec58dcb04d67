/** How long the calendars of packs still reach. Every date is an argument, so that no test turns red by waiting. */

import { expect, test } from "vitest";
import { readCalendars, readPacks } from "../../scripts/packFiles.ts";
import type { PolicyCalendar, PolicyPack } from "../../src/model/policy.ts";
import { packCoverage } from "../../src/policy/freshness.ts";

const calendar = (from: string, to: string): PolicyCalendar => ({ id: "feasts", covers: [from, to], dates: [] });
const pack = (more: Partial<PolicyPack> = {}): PolicyPack => ({
  id: "p",
  rules: [
    { id: "a", kind: "contactWindow", cite: [], windows: {}, holidays: { calendar: "feasts", windows: [] } },
    { id: "b", kind: "contactWindow", cite: [], windows: {}, holidays: { calendar: "feasts", windows: [] } },
  ],
  ...more,
});
const feasts = (today: string, ...calendars: PolicyCalendar[]) =>
  packCoverage([pack()], calendars, today)[0]?.calendars;

test("PC10 a pack tells its calendars once, until when they reach, and its own dates and status", () => {
  const given = pack({ status: "draft", validFrom: "2026-01-01", validTo: "2026-12-31" });
  expect(packCoverage([given], [calendar("2026-01-01", "2026-12-31")], "2026-10-02")).toEqual([
    {
      pack: "p",
      calendars: [{ id: "feasts", until: "2026-12-31", daysLeft: 90 }],
      status: "draft",
      validFrom: "2026-01-01",
      validTo: "2026-12-31",
    },
  ]);
});

test("PC10 the last day has none left, and a day outside has no end", () => {
  const year = calendar("2026-01-01", "2026-12-31");
  expect(feasts("2026-12-31", year)).toEqual([{ id: "feasts", until: "2026-12-31", daysLeft: 0 }]);
  expect(feasts("2027-01-01", year)).toEqual([{ id: "feasts", daysLeft: 0 }]);
  expect(feasts("2025-12-31", year)).toEqual([{ id: "feasts", daysLeft: 0 }]);
  expect(feasts("2026-12-31")).toEqual([{ id: "feasts", daysLeft: 0 }]);
});

test("PC10 several calendars under one id reach as far as all of them without a gap", () => {
  const years = [
    calendar("2027-01-01", "2027-12-31"),
    calendar("2026-01-01", "2026-12-31"),
    calendar("2028-01-02", "2028-12-31"),
  ];
  expect(feasts("2026-12-31", ...years)).toEqual([{ id: "feasts", until: "2027-12-31", daysLeft: 365 }]);
  const own = pack({ calendars: { feasts: calendar("2028-01-01", "2028-01-01") } });
  expect(packCoverage([own], years, "2026-12-31")[0]?.calendars[0]?.until).toBe("2028-12-31");
});

test("PC10 a pack without holidays needs no calendar, and one that does not say its status is unknown", () => {
  expect(packCoverage([pack({ rules: [] })], [], "2026-11-25")).toEqual([
    { pack: "p", calendars: [], status: "unknown" },
  ]);
});

test("PC10 what is no date is a mistake of the caller", () => {
  expect(() => packCoverage([], [], "2026-02-30")).toThrow("2026-02-30 is not a date");
});

test("PC10 on the day this was written the shipped packs have more than two years", () => {
  for (const { calendars } of packCoverage(readPacks(), readCalendars(), "2026-11-25"))
    for (const { daysLeft } of calendars) expect(daysLeft).toBe(767);
});
