/** Where a debtor may be when nobody knows, and by which table of zones. */

import { describe, expect, test } from "vitest";
import { createZones } from "../../src/zones.ts";
import { type AnyRule, ask, askRules, everyDay, library, packOf } from "./ask.ts";

const HOURS: AnyRule = { kind: "contactWindow", windows: everyDay(["08:00", "21:00"]) };

describe("P24 a debtor whose place is not known is where the pack says", () => {
  const asked = (zones: readonly string[], unknownZones?: readonly string[]) =>
    askRules([HOURS], { at: "2026-11-24T14:00:00Z", zones }, { unknownZones } as never);
  const wide = ["America/New_York", "America/Los_Angeles"];

  test.each([
    ["an empty list", []],
    ["names that nobody knows", ["Moon/Tycho", "america/new_york"]],
    ["one that nobody knows among others", ["America/New_York", "Moon/Tycho"]],
  ])("P24 %s", (_, zones) => {
    expect(asked(zones, wide)).toMatchObject({ until: "2026-11-24T16:00:00Z", zones: wide });
  });

  test("P24 known ones need no others", () => {
    expect(asked(["America/New_York"], wide)).toMatchObject({ decision: "allowed", zones: ["America/New_York"] });
  });

  test("P24 each pack has its own", () => {
    const packs = [packOf([HOURS], { id: "a", unknownZones: ["Europe/London"] }), packOf([HOURS], { id: "b" })];
    const verdict = ask({ packs: ["b", "a"], zones: [], at: "2026-11-24T12:00:00Z" }, { packs });
    expect(verdict).toMatchObject({ until: "2026-11-24T13:00:00Z", zones: ["Europe/London", "America/New_York"] });
  });

  test.each([
    ["the pack says nothing", undefined, {}],
    ["the pack has an empty list", [], {}],
    ["the pack names a zone that nobody knows", ["Moon/Tycho"], { zone: "Moon/Tycho" }],
  ])("P24 blocked where %s", (_, unknownZones, data) => {
    expect(asked([], unknownZones)).toMatchObject({
      decision: "blocked",
      reason: "zoneUnknown",
      data: { packId: "test", ...data },
    });
  });

  test("P24 what other packs find is listed all the same", () => {
    const packs = [packOf([], { id: "a", unknownZones: [] }), packOf([HOURS], { id: "b" })];
    expect(ask({ packs: ["a", "b"], zones: [], at: "2026-11-24T05:00:00Z" }, { packs })).toMatchObject({
      reason: "zoneUnknown",
      rules: ["r0"],
    });
  });
});

describe("P27 a host chooses the zone table", () => {
  const zones = createZones({
    version: "2099z",
    from: "2010-01-01T00:00:00Z",
    to: "2038-01-01T00:00:00Z",
    groups: [["America/New_York", "0", ""]],
  });

  test("P27 its offsets count, and its release is told", () => {
    const verdict = ask({ at: "2026-11-24T21:30:00Z" }, { ...library([HOURS]), zones });
    expect(verdict).toMatchObject({ tzdata: "2099z", until: "2026-11-25T08:00:00Z" });
  });
});
