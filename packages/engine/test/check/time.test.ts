/** Zones, calendars, durations and waits. */

import { describe, expect, test } from "vitest";
import type { CalendarData } from "../../src/base/calendar.ts";
import { createZones } from "../../src/base/zone.ts";
import { found, type Json, mail, only, sample, withNode, withWhen } from "./sample.ts";

const wait = (parts: Json): Json => withNode({ type: "wait", to: { next: "end" }, ...parts });
const waitFor = (parts: Json): Json =>
  withNode({
    type: "waitFor",
    cases: [{ port: "a", on: ["case.closed"] }],
    to: { a: "end", timeout: "end" },
    ...parts,
  });
const calendar: CalendarData = { id: "es", weekend: [6, 7], holidays: ["2026-01-06"], to: "2026-12-31" };

describe("W1 durations are ISO 8601, not negative, with business days on their own", () => {
  test.each(["P7D", "PT0S", "P1M", "P3B", "P1Y2M3W4DT5H6M7S", "P0D"])("W1 %s is one", (text) => {
    expect(found(wait({ for: text }))).toEqual([]);
  });

  test.each(["7D", "P", "PT", "P1H", "P1.5D", "p7d", "P7DT", "P3BT1H", "P1D2W", "-P7D"])("W1 %s is none", (text) => {
    expect(only(wait({ for: text }))).toMatchObject({
      code: "time.duration",
      path: "/nodes/first/for",
      data: { found: text },
    });
  });

  test("W1 only an offset may be negative, and a negative one elsewhere is told so", () => {
    expect(found(wait({ until: { anchor: "oldestDueDate", offset: "-P7D" }, ifPast: "now" }))).toEqual([]);
    expect(only(wait({ for: "-P7D" })).message).toMatch(/only an offset/);
    expect(found(wait({ until: { anchor: "oldestDueDate", offset: "--P7D" }, ifPast: "now" }))).toEqual([
      "time.duration /nodes/first/until/offset",
    ]);
    expect(found(sample({ entry: { start: "mail", cooldown: "-P1D" } }))).toEqual(["time.duration /entry/cooldown"]);
    expect(found(sample({}, { mail: mail("end", { giveUpAfter: "soon" }) }))).toEqual([
      "time.duration /nodes/mail/giveUpAfter",
    ]);
  });
});

test("W2 the zone must be known to the zones of the host", () => {
  const finding = only(sample({ time: { zone: "Europe/Madird" } }));
  expect(finding).toMatchObject({
    code: "time.zone",
    path: "/time/zone",
    data: { nearest: "Europe/Madrid" },
    fix: [{ op: "replace", path: "/time/zone", value: "Europe/Madrid" }],
  });
  expect(found(sample({ time: { zone: "Europe/Madrid" } }))).toEqual([]);
  const zones = createZones({
    version: "t",
    from: "2010-01-01T00:00:00Z",
    to: "2038-01-01T00:00:00Z",
    groups: [["Mars/Olympus", "0", ""]],
  });
  expect(found(sample({ time: { zone: "Europe/Madrid" } }), { zones })).toEqual(["time.zone /time/zone"]);
  expect(found(sample({ time: { zone: "Mars/Olympus" } }), { zones })).toEqual([]);
});

test("W3 calendars must be the built-in one or the host's, wherever they are named", () => {
  expect(only(sample({ time: { zone: "UTC", calendar: "es" } }))).toMatchObject({
    code: "time.calendar",
    path: "/time/calendar",
    data: { calendar: "es", known: ["weekdays"] },
  });
  expect(found(wait({ for: "P1B", calendar: "es" }))).toEqual(["time.calendar /nodes/first/calendar"]);
  const businessDays = { ">": [{ businessDaysSince: [{ var: "oldestDueDate" }, "es"] }, 3] };
  expect(found(withWhen(businessDays))).toEqual(["time.calendar /nodes/first/when/>/0/businessDaysSince/1"]);
  expect(found(withWhen(businessDays), { calendars: [calendar] })).toEqual([]);
  expect(found(wait({ for: "P1B", calendar: "es" }), { calendars: [calendar] })).toEqual([]);
});

test("W4 a calendar that the strategy uses and that ends within 90 days of the host's date is reported once", () => {
  const doc = sample(
    { time: { zone: "UTC", calendar: "es" } },
    { mail: mail("w"), w: { type: "wait", for: "P1B", calendar: "es", to: { next: "end" } } },
  );
  const options = (today?: string) => ({ calendars: [calendar], ...(today !== undefined && { today }) });
  expect(only(doc, options("2026-10-03"))).toMatchObject({
    code: "calendar.endsSoon",
    severity: "warning",
    data: { calendar: "es", to: "2026-12-31", days: 89 },
  });
  expect(only(doc, options("2027-02-01")).message).toMatch(/which is past/);
  expect(found(doc, options("2026-10-02"))).toEqual([]);
  expect(found(doc, options())).toEqual([]);
  expect(found(sample(), options("2026-12-30"))).toEqual([]);
});

test("W5 a wait until a moment says what happens when it has gone", () => {
  expect(only(wait({ until: { anchor: "entered", offset: "P3D" } }))).toMatchObject({
    code: "time.ifPastMissing",
    path: "/nodes/first",
  });
  expect(found(wait({ until: { anchor: "entered", offset: "P3D" }, ifPast: "skip" }))).toEqual([]);
  expect(found(waitFor({ until: { anchor: "entered", offset: "P3D" } }))).toEqual([]);
});

describe("W6 an offset from a date is in whole days", () => {
  const fields = {
    type: "object",
    properties: { due: { type: "string", format: "date" }, seen: { type: "string", format: "date-time" } },
    required: ["due", "seen"],
  };
  const until = (anchor: string, offset: string) => ({ ...wait({ until: { anchor, offset }, ifPast: "now" }), fields });
  test.each([
    ["oldestDueDate", "P1D", false],
    ["oldestDueDate", "PT4H", true],
    ["commitmentDue", "P1DT1H", true],
    ["commitmentDue", "-P2B", false],
    ["data.due", "PT4H", true],
    ["data.seen", "PT4H", false],
    ["lastPayment", "PT4H", false],
  ])("W6 %s + %s", (anchor, offset, wrong) => {
    expect(found(until(anchor, offset))).toEqual(wrong ? ["time.offsetKind /nodes/first/until/offset"] : []);
  });
});

describe("W7 exactly one of `for` and `until` says when; a wait may have only `gap`", () => {
  const until = { anchor: "entered" };
  test.each([
    ["a wait with both", wait({ for: "P1D", until, ifPast: "now" }), true],
    ["a wait with neither", wait({}), true],
    ["a wait with only a time of day", wait({ at: "09:00" }), true],
    ["a wait with gap", wait({ gap: "P1D" }), false],
    ["a wait with gap and until", wait({ gap: "P1D", until, ifPast: "now" }), false],
    ["a waitFor with neither", waitFor({}), true],
    ["a waitFor with gap", waitFor({ gap: "P1D" }), true],
    ["a waitFor with until", waitFor({ until }), false],
  ])("W7 %s", (_, doc, wrong) => {
    expect(found(doc)).toEqual(wrong ? ["shape.invalid /nodes/first"] : []);
  });

  test("W7 channels of a gap need a gap", () => {
    expect(found(wait({ for: "P1D", gapChannels: ["email"] }))).toEqual(["shape.invalid /nodes/first/gapChannels"]);
    expect(found(wait({ for: "P1D", gap: "P1D", gapChannels: ["email"] }))).toEqual([]);
  });
});

test("W8 entry rows ascend by days past due", () => {
  const rows = (...from: number[]) =>
    sample({ entry: { start: "mail", byDpd: from.map((each) => ({ from: each, start: "mail" })) } });
  expect(found(rows(-3, 0, 5))).toEqual([]);
  expect(only(rows(5, 3))).toMatchObject({
    code: "shape.invalid",
    path: "/entry/byDpd/1/from",
    data: { problem: "order", found: 3, after: 5 },
  });
  expect(found(rows(5, 5))).toEqual(["shape.invalid /entry/byDpd/1/from"]);
});

describe("W31 a wait for an optional field that no condition asks about, and a hold that only a person ends", () => {
  const day = { type: "string", format: "date" };
  const fields = { type: "object", properties: { due: day, call: day }, required: ["due"] };
  const until = (anchor: string) => ({ type: "wait", until: { anchor }, ifPast: "now", to: { next: "end" } });
  const listening = {
    ...until("data.call"),
    type: "waitFor",
    ifPast: undefined,
    cases: [{ port: "a", on: ["case.closed"] }],
  };
  const never = ["wait.mayNeverEnd /nodes/first/until/anchor"];
  test.each([
    ["an optional field", until("data.call"), never],
    ["the timeout of a waitFor", { ...listening, to: { a: "end", timeout: "end" } }, never],
    ["a required field", until("data.due"), []],
    ["what the engine derives", until("lastPayment"), []],
    ["a hold", { type: "hold", kind: "h", to: { next: "end" } }, ["wait.mayNeverEnd /nodes/first"]],
    ["a hold for a time", { type: "hold", kind: "h", for: "P30D", to: { next: "end" } }, []],
    ["a hold that events lift", { type: "hold", kind: "h", releaseOn: ["dispute.closed"], to: { next: "end" } }, []],
    [
      "a hold of contacts, which the case passes",
      { type: "hold", kind: "h", scope: "contact", to: { next: "end" } },
      [],
    ],
  ])("W31 %s", (_, node, finds) => {
    expect(found(withNode(node, { fields }))).toEqual(finds);
  });

  test("W31 asked about before, the field is looked after", () => {
    const ask = { type: "if", when: { known: [{ var: "data.call" }] }, to: { yes: "call", no: "end" } };
    expect(found(withNode(ask, { fields }, { call: until("data.call") }))).toEqual([]);
  });
});
