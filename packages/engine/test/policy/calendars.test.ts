/** The shipped holiday calendars: what they say, and that they say it for a reason. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarOf, SOURCES, type Source } from "../../scripts/holidays.ts";
import { readCalendars, readPacks, releaseOfHolidays } from "../../scripts/packFiles.ts";
import { calendarsModule } from "../../scripts/packModules.ts";
import { formatDate, parseDate } from "../../src/base/civil.ts";
import { POLICY_CALENDARS } from "../../src/policy/calendars.data.ts";
import { packCoverage } from "../../src/policy/freshness.ts";
import { reference } from "./reference.ts";

const calendars = readCalendars();
/** Only a workspace has it: hosts get the committed files. */
const Holidays = await import("date-holidays").then(
  (module) => module.default,
  () => undefined,
);

describe("the dates", () => {
  test.each(calendars)("PC5 $id has dates that exist, ascending, once each and inside what it covers", (calendar) => {
    const { dates, covers } = calendar;
    const [from, to] = covers;
    expect(dates).toEqual([...new Set(dates)].sort());
    for (const date of dates) expect(formatDate(parseDate(date) ?? Number.NaN)).toBe(date);
    expect(from <= (dates[0] ?? "") && (dates.at(-1) ?? "") <= to).toBe(true);
    expect([from.slice(4), to.slice(4)]).toEqual(["-01-01", "-12-31"]);
  });

  test.each(Object.entries(reference.calendars))(
    "PC6 %s lists the reference dates for the reference years",
    (id, known) => {
      const [from, to] = known.covers;
      const calendar = calendars.find((one) => one.id === id);
      expect(calendar?.dates.filter((date) => from <= date && date <= to)).toEqual(known.dates);
      expect(calendar && calendar.covers[0] <= from && to <= calendar.covers[1]).toBe(true);
    },
  );

  test("PC6 what is known to be wrong in the source is right here", () => {
    const has = (id: string, date: string) => calendars.find((one) => one.id === id)?.dates.includes(date);
    expect(has("cl-national", "2027-03-27")).toBe(true);
    expect(has("ec-national", "2027-10-08")).toBe(true);
    expect(has("ec-national", "2028-09-10")).toBe(false);
    expect(has("ca-qc", "2028-04-17")).toBe(true);
    expect(has("au-national", "2027-03-27")).toBe(false);
    expect(has("br-sp", "2027-11-20")).toBe(true);
    expect(["2026-07-13", "2027-07-12", "2028-07-10"].every((date) => has("co-national", date))).toBe(true);
  });

  test("PC6 every calendar that a pack names is shipped, and every shipped one is named", () => {
    const named = packCoverage(readPacks(), [], "2026-11-25").flatMap((pack) => pack.calendars.map(({ id }) => id));
    expect([...new Set(named)].sort()).toEqual(calendars.map(({ id }) => id));
  });
});

describe.skipIf(Holidays === undefined)("where they come from", () => {
  const made = (source: Source) => calendarOf(source, Holidays as NonNullable<typeof Holidays>, releaseOfHolidays());

  test.each(SOURCES)("PC7 $id is as the source and its corrections give it: run scripts/calendars.ts", (source) => {
    expect(calendars.find(({ id }) => id === source.id)).toEqual(made(source));
  });

  test("PC7 there is no file without a source", () => {
    expect(calendars.map(({ id }) => id)).toEqual(SOURCES.map(({ id }) => id));
  });

  test("PC7 a correction without effect is refused", () => {
    const source = SOURCES.find(({ id }) => id === "de-national") as Source;
    const idle = (date: string, change: "add" | "remove") => () =>
      made({ ...source, corrections: [{ date, change, why: "A mistake that the source no longer has" }] });
    expect(idle("2026-12-25", "add")).toThrow(
      "de-national: the correction add 2026-12-25 changes nothing; take it out",
    );
    expect(idle("2026-12-24", "remove")).toThrow("changes nothing");
    expect(idle("2026-12-24", "add")().dates).toContain("2026-12-24");
  });

  test("PC7 every correction has a reason", () => {
    for (const { corrections } of calendars) for (const { why } of corrections) expect(why).toMatch(/^[A-Z].{10,}$/);
  });
});

test("PC8 the engine has the calendars of the files: run scripts/packs.ts", () => {
  const module = readFileSync(new URL("../../src/policy/calendars.data.ts", import.meta.url), "utf8");
  expect(module === calendarsModule(calendars)).toBe(true);
  expect(POLICY_CALENDARS.map(({ dates }) => dates)).toEqual(calendars.map(({ dates }) => dates));
});

test("PC8 the license of the source is told where the calendars are", () => {
  const notice = readFileSync(new URL("../../calendars/NOTICE.md", import.meta.url), "utf8");
  expect(notice).toContain(`**date-holidays** ${releaseOfHolidays()}`);
  expect(notice).toContain("creativecommons.org/licenses/by-sa/3.0");
});
