/** What cannot be judged is blocked, with a reason and the place; and what a library may and may not change. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ContactRequest,
  evaluateContact,
  type PolicyCalendar,
  type PolicyRule,
  prepareLedger,
} from "../../src/index.ts";
import { PACKS } from "../../src/policy/packs.data.ts";
import { type AnyRule, ask, askRules, everyDay, packOf, past, request, short } from "./ask.ts";

const NOON = "2026-11-24T12:00:00-05:00";
const HOURS: AnyRule = { kind: "contactWindow", windows: everyDay(["08:00", "21:00"]) };

describe("P22 a question that makes no sense is blocked and tells where", () => {
  const good = request({ at: NOON, packs: ["us-reg-f"] });
  const { history: _, ...silent } = good;
  const proposed = (parts: object) => ({ ...good, proposed: { ...good.proposed, ...parts } });
  const history = (parts: object) => ({
    ...good,
    history: [
      past("2026-11-23T10:00:00-05:00 voice noAnswer"),
      { ...past("2026-11-24T10:00:00-05:00 voice noAnswer"), ...parts },
    ],
  });

  test("P22 the good one is allowed", () => {
    expect(evaluateContact(good).decision).toBe("allowed");
  });

  test.each([
    ["nothing", undefined, "requestInvalid", ""],
    ["a text", "call them", "requestInvalid", ""],
    ["packs that are no list", { ...good, packs: "us-reg-f" }, "requestInvalid", "/packs"],
    ["no debtor", { ...good, debtor: undefined }, "requestInvalid", "/debtor/zones"],
    ["zones that are no list", { ...good, debtor: { zones: "UTC" } }, "requestInvalid", "/debtor/zones"],
    ["a zone that is no text", { ...good, debtor: { zones: [1] } }, "requestInvalid", "/debtor/zones"],
    ["facts that are a list", { ...good, facts: [] }, "requestInvalid", "/facts"],
    ["neither history nor ledger", silent, "requestInvalid", "/history"],
    ["both", { ...good, ledger: prepareLedger([]) }, "requestInvalid", "/history"],
    ["no contact", { ...good, proposed: null }, "requestInvalid", "/proposed"],
    ["no instant", proposed({ at: "noon" }), "requestInvalid", "/proposed/at"],
    ["an instant without offset", proposed({ at: "2026-11-24T12:00:00" }), "requestInvalid", "/proposed/at"],
    ["a day that does not exist", proposed({ at: "2026-02-29T12:00:00Z" }), "requestInvalid", "/proposed/at"],
    ["half a millisecond", proposed({ at: 0.5 }), "requestInvalid", "/proposed/at"],
    ["an instant beyond the years", proposed({ at: 1e18 }), "requestInvalid", "/proposed/at"],
    ["no channel", proposed({ channel: "" }), "requestInvalid", "/proposed/channel"],
    ["no debts", proposed({ debts: undefined }), "requestInvalid", "/proposed/debts"],
    ["no person", proposed({ person: undefined }), "requestInvalid", "/proposed/person"],
    ["no recipient", proposed({ recipient: undefined }), "requestInvalid", "/proposed/recipient"],
    ["no purpose", proposed({ purpose: 1 }), "requestInvalid", "/proposed/purpose"],
    ["a place that is a number", proposed({ place: 1 }), "requestInvalid", "/proposed/place"],
    ["disclosures that are a text", proposed({ disclosures: "opt-out" }), "requestInvalid", "/proposed/disclosures"],
    ["topics that are a text", proposed({ topics: "x" }), "requestInvalid", "/proposed/topics"],
    ["an answer to a number", proposed({ inReplyTo: 7 }), "requestInvalid", "/proposed/inReplyTo"],
    ["a history that is an object", { ...good, history: {} }, "ledgerInvalid", "/history"],
    ["an entry that is a text", { ...good, history: ["call"] }, "ledgerInvalid", "/history/0"],
    ["an entry without an instant", history({ at: undefined }), "ledgerInvalid", "/history/1/at"],
    ["an entry at a wall time", history({ at: "2026-11-24T10:00:00" }), "ledgerInvalid", "/history/1/at"],
    ["an entry without a channel", history({ channel: undefined }), "ledgerInvalid", "/history/1/channel"],
    ["a direction of its own", history({ direction: "sideways" }), "ledgerInvalid", "/history/1/direction"],
    ["an outcome that is a number", history({ outcome: 7 }), "ledgerInvalid", "/history/1/outcome"],
    ["an id that is a number", history({ id: 7 }), "ledgerInvalid", "/history/1/id"],
    ["debts that are a text", history({ debts: "D1" }), "ledgerInvalid", "/history/1/debts"],
    ["a person that is a number", history({ person: 7 }), "ledgerInvalid", "/history/1/person"],
    ["a purpose that is a number", history({ purpose: 7 }), "ledgerInvalid", "/history/1/purpose"],
    ["an answer that is a number", history({ inReplyTo: 7 }), "ledgerInvalid", "/history/1/inReplyTo"],
    ["flags that are a text", history({ flags: "consentBased" }), "ledgerInvalid", "/history/1/flags"],
    ["a ledger of somebody else's", { ...silent, ledger: { size: 0, looks: 0 } }, "ledgerInvalid", "/ledger"],
    [
      "a ledger of a bad history",
      { ...silent, ledger: prepareLedger([{ at: "x", channel: "sms" }]) },
      "ledgerInvalid",
      "/ledger/0/at",
    ],
  ])("P22 %s", (_, question, reason, path) => {
    expect(evaluateContact(question as ContactRequest)).toMatchObject({
      decision: "blocked",
      rules: [],
      reason,
      data: { path, expected: expect.any(String) },
    });
  });

  test("P22 epoch milliseconds and what has a default are fine", () => {
    const { place, disclosures, topics, ...bare } = good.proposed;
    const at = Date.parse(NOON);
    const { facts, ...rest } = good;
    expect(
      evaluateContact({ ...rest, proposed: { ...bare, at }, history: [{ at: at - 1, channel: "email" }] }).decision,
    ).toBe("allowed");
  });

  test("P22 a channel that nobody knows would pass by every rule", () => {
    expect(askRules([HOURS], { at: NOON, proposed: { channel: "Voice" } })).toMatchObject({
      decision: "blocked",
      reason: "channelUnknown",
      data: { channel: "Voice" },
    });
    expect(
      short(askRules([{ ...HOURS, channels: ["fax"] } as AnyRule], { at: NOON, proposed: { channel: "fax" } })),
    ).toBe("allowed");
  });

  test("P22 no data make it throw", () => {
    const part = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, [], {}, "", "voice", ["D1"], NOON, 1e300, Number.NaN),
    );
    const places = ["packs", "debtor", "facts", "history", "ledger", "proposed"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...places), part), fc.boolean(), (parts, whole) => {
        const verdict = evaluateContact((whole ? parts : { ...good, ...parts }) as unknown as ContactRequest);
        expect(["allowed", "deferred", "blocked"]).toContain(verdict.decision);
        if (verdict.decision === "blocked" && verdict.rules.length === 0) expect(verdict.reason).toBeDefined();
      }),
      { numRuns: 500 },
    );
    const names = ["packs", "calendars", "zones"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names.slice(0, 2)), part), (host) => {
        expect(evaluateContact(good, host as never).decision).toBe("allowed");
      }),
    );
  });

  test("P22 nor does what is nested without end", () => {
    let deep: unknown = [];
    for (let i = 0; i < 50_000; i++) deep = [deep];
    const facts = { requestedWindow: deep, authorisedChannels: deep, optedOutChannels: deep, breathingSpace: deep };
    for (const { id } of PACKS) expect(ask({ packs: [id], at: NOON, facts, zones: [] }).decision).toBeDefined();
    const calendars = [{ id: "co-national", covers: ["2026-01-01", "2026-12-31"], dates: [], note: deep }];
    const asked = { packs: ["co-ley-2300"], at: NOON, facts: { authorisedChannels: ["voice"] } };
    expect(ask(asked, { calendars: calendars as never })).toMatchObject({ reason: "calendarInvalid" });
  });

  test("P22 nor do parts of a contact, a fact or an entry", () => {
    const names = Object.keys({ ...good.proposed, inReplyTo: "", language: "", creditor: "" });
    const facts = [
      "authorisedChannels",
      "requestedWindow",
      "breathingSpace",
      "optedOutChannels",
      "attorneyRepresented",
    ];
    const entry = ["id", "at", "channel", "direction", "outcome", "debts", "person", "flags", "inReplyTo"];
    const packs = PACKS.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.jsonValue(), { maxKeys: 2 }),
        fc.dictionary(fc.constantFrom(...facts), fc.jsonValue(), { maxKeys: 2 }),
        fc.dictionary(fc.constantFrom(...entry), fc.jsonValue(), { maxKeys: 2 }),
        (parts, some, odd) => {
          const history = [{ ...past("2026-11-23T10:00:00-05:00 voice noAnswer"), ...odd }];
          const verdict = evaluateContact({
            ...proposed(parts),
            facts: some,
            packs,
            history,
          } as unknown as ContactRequest);
          expect(["deferred", "blocked", "allowed"]).toContain(verdict.decision);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("P23 packs that are not there or not right block", () => {
  test("P23 an unknown pack", () => {
    expect(ask({ packs: ["us-reg-f", "us-reg-g"], at: NOON })).toMatchObject({
      decision: "blocked",
      reason: "packUnknown",
      data: { packId: "us-reg-g" },
    });
  });

  test.each([
    ["a rule of no known kind", { ...HOURS, kind: "fullMoon" }, "pack.ruleKind", "/rules/0/kind"],
    ["a misspelt member", { ...HOURS, channel: ["voice"] }, "pack.unknownMember", "/rules/0/channel"],
    [
      "hours that are no time",
      { ...HOURS, windows: { mon: [["8", "21:00"]] } },
      "pack.time",
      "/rules/0/windows/mon/0/0",
    ],
    [
      "a calendar that nobody has",
      { ...HOURS, holidays: { calendar: "moon", windows: [] } },
      "pack.calendar",
      "/rules/0/holidays/calendar",
    ],
  ])("P23 %s", (_, rule, code, path) => {
    const verdict = askRules([rule as AnyRule], { at: NOON });
    expect(verdict).toMatchObject({ decision: "blocked", reason: "packInvalid", data: { packId: "test" } });
    expect(verdict.data?.diagnostics).toMatchObject([{ code, path }]);
  });

  test("P23 a pack listed under another id than its own", () => {
    expect(ask({ at: NOON }, { packs: { test: packOf([], { id: "other" }) } })).toMatchObject({
      reason: "packInvalid",
    });
    expect(short(ask({ at: NOON }, { packs: { test: packOf([]) } }))).toBe("allowed");
  });

  test("P23 what is no pack", () => {
    for (const pack of [null, 7, "x", []])
      expect(ask({ at: NOON }, { packs: { test: pack as never } })).toMatchObject({ reason: "packInvalid" });
  });

  test("P23 of two different packs of one id both hold, be one of them shipped: nothing is loosened", () => {
    const shipped = PACKS.find(({ id }) => id === "us-reg-f") as (typeof PACKS)[number];
    const late = { packs: ["us-reg-f"], at: "2026-11-24T23:00:00-05:00" };
    const loosened = ask(late, { packs: [{ ...shipped, rules: [] }] });
    expect(loosened).toMatchObject({ decision: "deferred", rules: ["regf.window"] });
    expect(loosened.packHashes["us-reg-f"]).toMatch(/^[0-9a-f]{16}\+[0-9a-f]{16}$/);
    const closed: PolicyRule = { id: "own.closed", kind: "contactWindow", cite: [{ law: "House rule" }], windows: {} };
    const tightened = ask({ packs: ["us-reg-f"], at: NOON }, { packs: [{ ...shipped, rules: [closed] }] });
    expect(tightened).toMatchObject({ decision: "blocked", reason: "noCommonSlot", rules: ["own.closed"] });
  });

  test("P23 rules that two packs of one id have in common are told once", () => {
    const shipped = PACKS.find(({ id }) => id === "us-reg-f") as (typeof PACKS)[number];
    const bare = shipped.rules.map((rule) => ({
      ...rule,
      cite: rule.cite.map(({ law, section }) => ({ law, section })),
    }));
    const late = ask(
      { packs: ["us-reg-f"], at: "2026-11-24T23:00:00-05:00" },
      { packs: [{ ...shipped, rules: bare } as never] },
    );
    expect(late.violations.map(({ ruleId }) => ruleId)).toEqual(["regf.window"]);
  });

  test("P23 a copy of a shipped pack is that pack", () => {
    const copy = JSON.parse(JSON.stringify(PACKS.find(({ id }) => id === "us-reg-f")));
    expect(short(ask({ packs: ["us-reg-f"], at: NOON }, { packs: [copy] }))).toBe("allowed");
  });
});

describe("P25 a date that a calendar does not cover", () => {
  const calendar: PolicyCalendar = { id: "cal", covers: ["2026-01-01", "2026-11-24"], dates: ["2026-11-24"] };
  const rule = (holidays: object = {}): AnyRule =>
    ({ ...HOURS, holidays: { calendar: "cal", windows: [], ...holidays } }) as AnyRule;
  const asked = (at: string, holidays: object = {}, pack: object = {}, calendars: readonly object[] = [calendar]) =>
    ask({ at }, { packs: [packOf([rule(holidays)], pack)], calendars: calendars as never });

  test("P25 blocks, unless the pack or the rule says what to do instead", () => {
    const data = { calendar: "cal", date: "2026-11-25", packId: "test", ruleId: "r0" };
    expect(asked("2026-11-25T12:00:00-05:00")).toMatchObject({
      decision: "blocked",
      reason: "calendarUncovered",
      data,
      rules: ["r0"],
    });
    expect(asked("2026-11-25T12:00:00-05:00", {}, { uncovered: "block" })).toMatchObject({
      reason: "calendarUncovered",
    });
    expect(asked("2026-11-23T12:00:00-05:00").decision).toBe("allowed");
  });

  test("P25 also when the search for a moment comes there", () => {
    const data = { calendar: "cal", date: "2026-11-25" };
    expect(asked("2026-11-24T12:00:00-05:00")).toMatchObject({
      decision: "blocked",
      reason: "calendarUncovered",
      data,
      rules: ["r0"],
    });
  });

  test("P25 warn: a usual day, and told", () => {
    const verdict = asked("2026-11-25T12:00:00-05:00", { uncovered: "warn" });
    expect(verdict).toMatchObject({ decision: "allowed", rules: [] });
    expect(verdict.violations).toMatchObject([
      { ruleId: "r0", warn: true, params: { calendar: "cal", date: "2026-11-25", uncovered: true } },
    ]);
    expect(asked("2026-11-24T12:00:00-05:00", {}, { uncovered: "warn" })).toMatchObject({
      until: "2026-11-25T13:00:00Z",
    });
    expect(asked("2026-11-23T12:00:00-05:00", {}, { uncovered: "warn" }).violations).toEqual([]);
  });

  test("P25 treatAsHoliday: the hours of a holiday", () => {
    const short = { uncovered: "treatAsHoliday", windows: [["10:00", "11:00"]] };
    expect(asked("2026-11-25T12:00:00-05:00", short)).toMatchObject({ until: "2026-11-26T15:00:00Z" });
    expect(asked("2026-11-25T12:00:00-05:00", {}, { uncovered: "treatAsHoliday" })).toMatchObject({
      decision: "blocked",
      reason: "noCommonSlot",
    });
    expect(asked("2026-11-25T12:00:00-05:00", { uncovered: "block" }, { uncovered: "warn" })).toMatchObject({
      reason: "calendarUncovered",
    });
  });

  test("P25 a host adds years and days, and takes none away", () => {
    const more = { id: "cal", covers: ["2026-11-25", "2026-12-31"], dates: ["2026-11-25"] };
    expect(asked("2026-11-24T12:00:00-05:00", {}, {}, [calendar, more])).toMatchObject({
      until: "2026-11-26T13:00:00Z",
    });
    const none = { id: "co-national", covers: ["2026-01-01", "2026-12-31"], dates: [] };
    const sunday = {
      packs: ["co-ley-2300"],
      zones: ["America/Bogota"],
      facts: { authorisedChannels: ["voice"] },
      at: "2026-07-13T10:00:00-05:00",
    };
    expect(short(ask(sunday, { calendars: [none as never] }))).toBe("2026-07-14T12:00:00Z");
  });

  test("P25 a pack may bring its own", () => {
    const own = { calendars: { cal: { covers: ["2026-11-25", "2026-12-31"], dates: ["2026-11-25"] } } };
    expect(ask({ at: "2026-11-25T12:00:00-05:00" }, { packs: [packOf([rule()], own as never)] })).toMatchObject({
      until: "2026-11-26T13:00:00Z",
    });
    expect(asked("2026-11-24T12:00:00-05:00", {}, own)).toMatchObject({ until: "2026-11-26T13:00:00Z" });
  });

  test.each([
    ["no cover", { id: "cal", dates: [] }, "/covers"],
    ["half a cover", { id: "cal", covers: ["2026-01-01"], dates: [] }, "/covers"],
    ["a cover that ends before it begins", { id: "cal", covers: ["2026-02-01", "2026-01-01"], dates: [] }, "/covers"],
    ["no dates", { id: "cal", covers: ["2026-01-01", "2026-12-31"] }, "/dates"],
    [
      "a date that does not exist",
      { id: "cal", covers: ["2026-01-01", "2026-12-31"], dates: ["2026-01-01", "2026-02-30"] },
      "/dates/1",
    ],
  ])("P25 a calendar with %s blocks", (_, broken, path) => {
    expect(asked(NOON, {}, {}, [broken])).toMatchObject({
      decision: "blocked",
      reason: "calendarInvalid",
      data: { calendar: "cal", path },
    });
  });
});

describe("P26 no moment within 400 days", () => {
  test("P26 hours that never come together", () => {
    const zones = ["Pacific/Kiritimati", "Pacific/Honolulu"];
    const night: AnyRule = { kind: "contactWindow", windows: { mon: [["00:00", "04:00"]] } };
    expect(askRules([night], { at: NOON, zones })).toMatchObject({
      decision: "blocked",
      reason: "noCommonSlot",
      data: { days: 400 },
    });
    expect(askRules([{ kind: "contactWindow", windows: {} }], { at: NOON })).toMatchObject({
      reason: "noCommonSlot",
      rules: ["r0"],
    });
  });

  test("P26 to the second", () => {
    const end = Date.parse(NOON) + 400 * 86_400_000;
    const rule: AnyRule = { kind: "suppressWhile", interval: "pause" };
    const asked = (to: number) => askRules([rule], { at: NOON, facts: { pause: { to } } });
    expect(asked(end).decision).toBe("deferred");
    expect(asked(end + 1000)).toMatchObject({ decision: "blocked", reason: "noCommonSlot" });
  });
});
