/** What a verdict carries for those who must explain it, and what asking costs. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { murmur3_32 } from "../../src/base/hash.ts";
import { evaluateContact, type PastContact, prepareLedger, validatePack } from "../../src/index.ts";
import { hashOf } from "../../src/policy/hash.ts";
import { PACKS } from "../../src/policy/packs.data.ts";
import { type AnyRule, ask, askRules, everyDay, packOf, past, proposal, request } from "./ask.ts";

const NOON = "2026-11-24T12:00:00-05:00";

describe("P28 a violation carries what a sentence needs", () => {
  const params = (rule: AnyRule, asked: Partial<Parameters<typeof ask>[0]> = {}) =>
    askRules([rule], { at: NOON, ...asked }).violations[0]?.params;
  const calls = [
    past("2026-11-23T10:00:00-05:00 voice conversation"),
    past("2026-11-24T10:00:00-05:00 voice conversation"),
  ];
  const trigger = {
    trigger: "h-2026-11-24T10:00:00-05:00 voice conversation",
    triggerAt: "2026-11-24T15:00:00.000Z",
    triggerChannel: "voice",
    triggerOutcome: "conversation",
  };

  test("P28 hours: date and time where they bind, and the hours of that day", () => {
    const rule: AnyRule = { kind: "contactWindow", windows: everyDay(["14:00", "24:00"]) };
    const verdict = askRules([rule], { at: NOON, zones: ["America/New_York", "America/Denver"] });
    expect(verdict.violations).toEqual([
      {
        ...{
          packId: "test",
          ruleId: "r0",
          kind: "contactWindow",
          cite: [{ law: "Test" }],
          nextAllowed: "2026-11-24T21:00:00Z",
        },
        params: { zone: "America/Denver", date: "2026-11-24", time: "10:00", windows: [["14:00", "24:00"]] },
      },
    ]);
  });

  test("P28 a holiday is named with its calendar", () => {
    const verdict = ask({
      packs: ["co-ley-2300"],
      zones: ["America/Bogota"],
      at: "2026-07-13T10:00:00-05:00",
      facts: { authorisedChannels: ["voice"] },
    });
    expect(verdict.violations[0]?.params).toEqual({
      zone: "America/Bogota",
      date: "2026-07-13",
      time: "10:00",
      windows: [],
      calendar: "co-national",
      holiday: true,
    });
    expect(verdict.calendars).toMatchObject([
      {
        id: "co-national",
        covers: [[expect.any(String), expect.any(String)]],
        hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });

  test("P28 a cap: limit, count, window, scope, debt and the contact that must leave the window", () => {
    const window = { type: "rollingDays", n: 3 } as const;
    const rule: AnyRule = { kind: "frequencyCap", count: {}, max: 1, window, scope: ["person", "debt"] };
    const history = [...calls, past("2026-11-24T10:00:00-05:00 voice conversation", { debts: ["D2"] })];
    expect(params(rule, { history, proposed: { debts: ["D9", "D1"] } })).toEqual({
      zone: "America/New_York",
      max: 1,
      count: 2,
      window,
      scope: ["person", "debt"],
      debt: "D1",
      ...trigger,
    });
  });

  test("P28 a wait and a lock: the trigger", () => {
    const base = { trigger: {}, scope: ["person"] } as const;
    const wait: AnyRule = { kind: "cooldownAfter", for: { hours: 5 }, ...base };
    expect(params(wait, { history: calls })).toEqual({
      zone: "America/New_York",
      for: { hours: 5 },
      scope: ["person"],
      ...trigger,
    });
    const lock: AnyRule = { kind: "channelLock", window: { type: "calendarDay" }, ...base };
    expect(params(lock, { history: calls, proposed: { channel: "sms" } })).toMatchObject({
      lockedTo: "voice",
      ...trigger,
    });
  });

  test("P28 a hold: the fact and its ends", () => {
    const rule: AnyRule = { kind: "suppressWhile", interval: "pause" };
    expect(params(rule, { facts: { pause: { from: "2026-11-01", to: "2026-11-30" } } })).toEqual({
      zone: "America/New_York",
      fact: "pause",
      from: "2026-11-01",
      to: "2026-11-30",
    });
    expect(params(rule, { facts: { pause: true } })).toEqual({ fact: "pause" });
  });

  test("P28 what must come first, be agreed to or be said", () => {
    const prior: AnyRule = { kind: "requirePrior", event: "writtenNotice", waitDays: 6, scope: ["debt"] };
    expect(params(prior)).toEqual({ event: "writtenNotice", waitDays: 6, debt: "D1" });
    expect(params(prior, { history: [past("2026-11-23T10:00:00-05:00 letter writtenNotice", { id: "n" })] })).toEqual({
      zone: "America/New_York",
      event: "writtenNotice",
      waitDays: 6,
      trigger: "n",
      triggerAt: "2026-11-23T15:00:00.000Z",
    });
    expect(params({ kind: "requireConsent", factContainsChannel: "ok", basis: "explicit" })).toEqual({
      fact: "ok",
      channel: "voice",
      basis: ["explicit"],
    });
    expect(
      params(
        { kind: "requireDisclosure", disclosures: ["a", "b"], language: "fr" },
        { proposed: { disclosures: ["a"] } },
      ),
    ).toEqual({ missing: ["b"], language: "fr" });
  });

  test("P28 what is never allowed", () => {
    expect(params({ kind: "channelForbidden", channels: ["voice"] })).toEqual({ channel: "voice" });
    expect(params({ kind: "recipientForbidden", roles: ["debtor"], unlessFact: "ok" })).toEqual({
      recipient: "debtor",
      unlessFact: "ok",
    });
    expect(params({ kind: "contentForbidden", topics: ["a", "b"] }, { proposed: { topics: ["b"] } })).toEqual({
      topics: ["b"],
    });
  });

  test("P28 all of it is JSON", () => {
    for (const packs of PACKS.map(({ id }) => [id])) {
      const verdict = ask({
        packs,
        at: "2026-11-22T23:00:00-05:00",
        zones: [],
        history: [past("2026-11-22T10:00:00-05:00 voice conversation")],
      });
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    }
  });
});

describe("P29 a verdict names the versions of what it went by", () => {
  test("P29 the hash of every pack and the release of the zones", () => {
    const verdict = ask({ packs: ["us-reg-f", "co-ley-2300"], at: NOON });
    expect(Object.keys(verdict.packHashes)).toEqual(["co-ley-2300", "us-reg-f"]);
    expect(verdict.packHashes["us-reg-f"]).toBe(hashOf(PACKS.find(({ id }) => id === "us-reg-f")));
    expect(verdict.tzdata).toMatch(/^20\d\d[a-z]$/);
  });

  test("P29 a hash is the same for the same content and 16 hexadecimal digits", () => {
    const text = '{"a":{"d":true},"b":[1,"x",null]}';
    expect(hashOf(JSON.parse(text))).toBe(
      [0, 1].map((seed) => murmur3_32(text, seed).toString(16).padStart(8, "0")).join(""),
    );
    expect(hashOf({ b: [1, "x", null], a: { d: true, c: undefined } })).toBe(
      hashOf({ a: { d: true }, b: [1, "x", null] }),
    );
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
    fc.assert(fc.property(fc.jsonValue(), (value) => /^[0-9a-f]{16}$/.test(hashOf(value))));
    expect(new Set(PACKS.map(hashOf)).size).toBe(PACKS.length);
  });
});

describe("P30 a ledger answers for a long history at the price of a short one", () => {
  /** A call every other day until the evening before, oldest first. */
  const history = (count: number): PastContact[] =>
    Array.from({ length: count }, (_, i) => ({
      ...({
        id: `c${i}`,
        channel: "voice",
        direction: "outbound",
        outcome: i % 5 === 0 ? "conversation" : "noAnswer",
      } as const),
      ...{
        at: Date.parse("2026-11-23T20:00:00-05:00") - (count - 1 - i) * 2 * 86_400_000,
        person: "P1",
        debts: [i % 3 === 0 ? "D2" : "D1"],
      },
    }));
  const packs = ["us-reg-f", "us-ma-940cmr7", "co-ley-2300", "au-accc-asic", "cl-19496", "ec-lodc-49"];
  const asked = { ...request({ at: NOON, packs, zones: [], proposed: { debts: ["D1", "D2"] } }), history: undefined };
  const { history: _, ...question } = asked;

  test("P30 entries looked at do not grow with the history", () => {
    const looks = (count: number): number => {
      const ledger = prepareLedger(history(count));
      evaluateContact({ ...question, ledger });
      expect(ledger.size).toBe(count);
      return ledger.looks;
    };
    expect(looks(40)).toBeGreaterThan(0);
    expect(looks(4000)).toBe(looks(40));
  });

  test("P30 it gives the answers that the history gives, at any instant", () => {
    const past = history(30);
    const ledger = prepareLedger([...past].reverse());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 }), fc.constantFrom("voice", "sms"), (hours, channel) => {
        const proposed = proposal(Date.parse(NOON) - hours * 3_600_000, { channel });
        const { history: _, ...same } = { ...question, proposed, history: 0 };
        expect(evaluateContact({ ...same, ledger })).toEqual(evaluateContact({ ...same, history: past }));
      }),
    );
  });

  test("P30 later changes of the history do not reach it", () => {
    const past = history(3) as { at: number }[];
    const ledger = prepareLedger(past as never);
    const before = evaluateContact({ ...question, ledger });
    for (const entry of past) entry.at = Date.parse(NOON);
    expect(evaluateContact({ ...question, ledger })).toEqual(before);
  });
});

describe("P31 what is wrong with a pack is said with a code and a place", () => {
  const valid = packOf([{ kind: "contactWindow", windows: everyDay(["08:00", "21:00"]) }]);
  const codes = (doc: unknown, context = {}) => validatePack(doc, context).map(({ code, path }) => `${code} ${path}`);
  const rule = (parts: object) => ({ ...valid, rules: [{ ...valid.rules[0], ...parts }] });
  const other = (parts: object) => ({ ...valid, rules: [{ id: "r", cite: [{ law: "x" }], ...parts }] });
  const scope = ["person"];

  test("P31 every shipped pack is right, and so is the one of these tests", () => {
    for (const pack of [...PACKS, valid]) expect(validatePack(pack)).toEqual([]);
  });

  test.each([
    ["no pack", null, ["pack.shape "]],
    ["no id", { ...valid, id: undefined }, ["pack.missingMember "]],
    ["no rules", { ...valid, rules: undefined }, ["pack.missingMember "]],
    ["a member that is none", { ...valid, rulez: [] }, ["pack.unknownMember /rulez"]],
    ["a day that does not exist", { ...valid, validFrom: "2026-02-30" }, ["pack.date /validFrom"]],
    ["another way for uncovered days", { ...valid, uncovered: "ignore" }, ["pack.shape /uncovered"]],
    ["a calendar of its own that is none", { ...valid, calendars: { "a/b": {} } }, ["pack.shape /calendars/a~1b"]],
    ["a rule that is none", { ...valid, rules: [7] }, ["pack.shape /rules/0"]],
    ["an id twice", { ...valid, rules: [valid.rules[0], valid.rules[0]] }, ["pack.duplicateRule /rules/1/id"]],
    ["no kind", rule({ kind: undefined }), ["pack.ruleKind /rules/0/kind"]],
    ["a kind that every object has", rule({ kind: "toString" }), ["pack.ruleKind /rules/0/kind"]],
    ["no source", rule({ cite: undefined }), ["pack.cite /rules/0"]],
    ["an empty list of sources", rule({ cite: [] }), ["pack.cite /rules/0/cite"]],
    ["a source without a law", rule({ cite: [{ section: "1" }] }), ["pack.cite /rules/0/cite/0"]],
    ["a time that is none", rule({ windows: { mon: [["08:00", "25:00"]] } }), ["pack.time /rules/0/windows/mon/0/1"]],
    ["seconds", rule({ windows: { mon: [["08:00:00", "21:00"]] } }), ["pack.time /rules/0/windows/mon/0/0"]],
    ["a range over midnight", rule({ windows: { mon: [["21:00", "08:00"]] } }), ["pack.range /rules/0/windows/mon/0"]],
    ["an empty range", rule({ windows: { mon: [["08:00", "08:00"]] } }), ["pack.range /rules/0/windows/mon/0"]],
    ["half a range", rule({ windows: { mon: [["08:00"]] } }), ["pack.range /rules/0/windows/mon/0"]],
    [
      "ranges that overlap",
      rule({
        windows: {
          mon: [
            ["08:00", "12:00"],
            ["11:00", "13:00"],
          ],
        },
      }),
      ["pack.range /rules/0/windows/mon/1"],
    ],
    ["a weekday that is none", rule({ windows: { monday: [] } }), ["pack.weekday /rules/0/windows/monday"]],
    ["holidays without hours", rule({ holidays: { calendar: "x" } }), ["pack.missingMember /rules/0/holidays"]],
    ["an exemption that is none", rule({ exempt: [{ kind: "friends" }] }), ["pack.shape /rules/0/exempt/0/kind"]],
    ["what to do instead", rule({ onViolation: "ignore" }), ["pack.shape /rules/0/onViolation"]],
    ["a channel that is no text", rule({ channels: [1] }), ["pack.shape /rules/0/channels/0"]],
    [
      "a maximum of none",
      other({ kind: "frequencyCap", count: {}, max: 0, window: { type: "calendarDay" }, scope }),
      ["pack.shape /rules/0/max"],
    ],
    [
      "a window of no known type",
      other({ kind: "frequencyCap", count: {}, max: 1, window: { type: "year" }, scope }),
      ["pack.shape /rules/0/window/type"],
    ],
    [
      "days that are not told",
      other({ kind: "channelLock", trigger: {}, window: { type: "rollingDays" }, scope }),
      ["pack.missingMember /rules/0/window"],
    ],
    [
      "a week from no day",
      other({ kind: "channelLock", trigger: {}, window: { type: "calendarWeek", start: "Monday" }, scope }),
      ["pack.weekday /rules/0/window/start"],
    ],
    [
      "a scope of nothing",
      other({ kind: "channelLock", trigger: {}, window: { type: "calendarDay" }, scope: [] }),
      ["pack.shape /rules/0/scope"],
    ],
    [
      "a scope that is none",
      other({ kind: "channelLock", trigger: {}, window: { type: "calendarDay" }, scope: ["case"] }),
      ["pack.shape /rules/0/scope/0"],
    ],
    [
      "a filter with a member too many",
      other({ kind: "channelLock", trigger: { outcome: "x" }, window: { type: "calendarDay" }, scope }),
      ["pack.unknownMember /rules/0/trigger/outcome"],
    ],
    [
      "two lengths",
      other({ kind: "cooldownAfter", trigger: {}, for: { days: 1, hours: 1 }, scope }),
      ["pack.shape /rules/0/for"],
    ],
    ["no length", other({ kind: "cooldownAfter", trigger: {}, for: {}, scope }), ["pack.shape /rules/0/for"]],
    ["a hold for nothing", other({ kind: "suppressWhile" }), ["pack.shape /rules/0"]],
    ["a hold for two things", other({ kind: "suppressWhile", fact: "a", interval: "b" }), ["pack.shape /rules/0"]],
    ["nothing to disclose", other({ kind: "requireDisclosure" }), ["pack.shape /rules/0"]],
    ["a ban on nothing", other({ kind: "channelForbidden" }), ["pack.shape /rules/0"]],
    ["no roles", other({ kind: "recipientForbidden" }), ["pack.missingMember /rules/0"]],
    ["no topics", other({ kind: "contentForbidden", topics: [] }), ["pack.shape /rules/0/topics"]],
  ])("P31 %s", (_, doc, expected) => {
    expect(codes(doc)).toEqual(expected);
  });

  test("P31 zones and calendars are looked up where a host gives them", () => {
    const doc = { ...rule({ holidays: { calendar: "x", windows: [] } }), unknownZones: ["Moon/Tycho"] };
    expect(codes(doc)).toEqual([]);
    const context = { hasCalendar: () => false, hasZone: () => false };
    expect(codes(doc, context)).toEqual(["pack.zone /unknownZones/0", "pack.calendar /rules/0/holidays/calendar"]);
    expect(
      codes(
        { ...doc, calendars: { x: { covers: ["2026-01-01", "2026-12-31"], dates: [] } }, unknownZones: [] },
        context,
      ),
    ).toEqual([]);
  });

  test("P31 each finding is a sentence", () => {
    const broken = {
      ...rule({ cite: [], windows: { mon: [["x", "y"]], moon: [] }, holidays: { calendar: "x", windows: [] }, foo: 1 }),
      id: 7,
      unknownZones: ["x"],
    };
    const found = validatePack(
      { ...broken, rules: [...broken.rules, ...broken.rules, { kind: "x" }] },
      { hasCalendar: () => false, hasZone: () => false },
    );
    expect(found.length).toBeGreaterThan(10);
    for (const { message, severity } of found)
      expect([message, severity]).toEqual([expect.stringMatching(/^[A-Z].*\.$/), "error"]);
  });

  test("P31 it never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => void validatePack(value)));
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom("kind", "windows", "cite", "exempt", "holidays", "id"),
        (value, name) => void validatePack(rule({ [name]: value })),
      ),
    );
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(codes({ ...valid, title: deep })).toEqual(["pack.shape "]);
  });
});
