/** Other rules with each of their members, and what all rules share, in packs made for the test. */

import { describe, expect, test } from "vitest";
import { type AnyRule, ask, askRules, everyDay, library, packOf, past, short } from "./ask.ts";

const NOON = "2026-11-24T12:00:00-05:00";

describe("P15 consent", () => {
  const rule = (parts: object = {}): AnyRule =>
    ({ kind: "requireConsent", factContainsChannel: "ok", ...parts }) as AnyRule;
  const asked = (ok: unknown, parts: object = {}, more: readonly AnyRule[] = [], when = NOON) =>
    short(askRules([rule(parts), ...more], { at: when, facts: { ok } }));

  test.each([
    ["listed", ["voice"], {}, "allowed"],
    ["another channel", ["sms"], {}, "blocked"],
    ["no list", "voice", {}, "blocked"],
    ["as a consent", [{ channel: "voice" }], {}, "allowed"],
    ["of another channel", [{ channel: "sms" }], {}, "blocked"],
    ["on the ground asked for", [{ channel: "voice", basis: "explicit" }], { basis: "explicit" }, "allowed"],
    ["on one of them", [{ channel: "voice", basis: "contract" }], { basis: ["explicit", "contract"] }, "allowed"],
    ["on another ground", [{ channel: "voice", basis: "assumed" }], { basis: "explicit" }, "blocked"],
    ["without a ground", ["voice"], { basis: "explicit" }, "blocked"],
    [
      "fresh: its day is day one",
      [{ channel: "voice", at: "2026-11-18T23:00:00-05:00" }],
      { maxAgeDays: 7 },
      "allowed",
    ],
    ["a day too old", [{ channel: "voice", at: "2026-11-17T23:00:00-05:00" }], { maxAgeDays: 7 }, "blocked"],
    ["by its date", [{ channel: "voice", at: "2026-11-18" }], { maxAgeDays: 7 }, "allowed"],
    ["of no known age", [{ channel: "voice" }], { maxAgeDays: 7 }, "blocked"],
    ["given later", [{ channel: "voice", at: "2026-11-24T12:00:01-05:00" }], {}, "blocked"],
    ["given later, with an age", [{ channel: "voice", at: "2026-11-25" }], { maxAgeDays: 7 }, "blocked"],
    ["at no time that can be read", [{ channel: "voice", at: "once" }], {}, "blocked"],
  ])("P15 %s", (_, ok, parts, expected) => {
    expect(asked(ok, parts)).toBe(expected);
  });

  test("P15 one that is too old by the time the contact could be made leaves no moment", () => {
    const ok = [{ channel: "voice", at: "2026-11-24" }];
    const morning: AnyRule = { kind: "contactWindow", windows: everyDay(["08:00", "09:00"]) };
    expect(asked(ok, { maxAgeDays: 2 }, [morning])).toBe("2026-11-25T13:00:00Z");
    expect(asked(ok, { maxAgeDays: 1 }, [morning])).toBe("blocked");
  });
});

describe("P16 disclosures", () => {
  const rule = (parts: object): AnyRule => ({ kind: "requireDisclosure", ...parts }) as AnyRule;
  const asked = (parts: object, proposed: object, history: readonly ReturnType<typeof past>[] = []) =>
    short(askRules([rule(parts)], { at: NOON, proposed, history }));

  test("P16 all of them", () => {
    const parts = { disclosures: ["opt-out", "validation"] };
    expect(asked(parts, { disclosures: ["opt-out"] })).toBe("blocked");
    expect(asked(parts, { disclosures: ["validation", "x", "opt-out"] })).toBe("allowed");
  });

  test("P16 in the first contact only, for each debt", () => {
    const parts = { disclosures: ["warning"], firstOnly: true };
    const sent = [past("2026-11-20T10:00:00-05:00 email delivered")];
    expect(asked(parts, {})).toBe("blocked");
    expect(asked(parts, {}, sent)).toBe("allowed");
    expect(asked(parts, { debts: ["D1", "D2"] }, sent)).toBe("blocked");
    expect(asked(parts, { debts: [] }, sent)).toBe("blocked");
    expect(asked(parts, {}, [past("2026-11-20T10:00:00-05:00 email bounced")])).toBe("blocked");
    expect(asked(parts, {}, [past("2026-11-20T10:00:00-05:00 voice noAnswer")])).toBe("blocked");
    expect(asked(parts, {}, [past("2026-11-20T10:00:00-05:00 email delivered", { person: "P2" })])).toBe("blocked");
    expect(asked(parts, {}, [past("2026-11-24T12:00:01-05:00 email delivered")])).toBe("blocked");
  });

  test("P16 in a language", () => {
    expect(asked({ language: "fr" }, { language: "fr-CA" })).toBe("allowed");
    expect(asked({ language: "fr" }, { language: "FR" })).toBe("allowed");
    expect(asked({ language: "fr" }, { language: "fry" })).toBe("blocked");
    expect(asked({ language: "fr" }, {})).toBe("blocked");
  });
});

describe("P17 bans", () => {
  const facts = { yes: true, no: false, list: ["voice"] };
  const asked = (rule: object, proposed: object = {}) =>
    short(askRules([rule as AnyRule], { at: NOON, facts, proposed }));

  test.each([
    ["a channel", { kind: "channelForbidden", channels: ["voice"] }, "blocked"],
    ["another channel", { kind: "channelForbidden", channels: ["sms"] }, "allowed"],
    ["while a fact stands", { kind: "channelForbidden", whenFact: "yes" }, "blocked"],
    ["while it does not", { kind: "channelForbidden", whenFact: "no" }, "allowed"],
    ["while nobody knows", { kind: "channelForbidden", whenFact: "other" }, "allowed"],
    ["unless a fact stands", { kind: "channelForbidden", channels: ["voice"], unlessFact: "yes" }, "allowed"],
    ["unless it does not", { kind: "channelForbidden", channels: ["voice"], unlessFact: "no" }, "blocked"],
    ["only true lifts it", { kind: "channelForbidden", channels: ["voice"], unlessFact: "list" }, "blocked"],
    ["a list with the channel", { kind: "channelForbidden", whenFactContainsChannel: "list" }, "blocked"],
    ["a list that is no list", { kind: "channelForbidden", whenFactContainsChannel: "yes" }, "blocked"],
    ["no list", { kind: "channelForbidden", whenFactContainsChannel: "none" }, "allowed"],
    ["a role", { kind: "recipientForbidden", roles: ["debtor"] }, "blocked"],
    ["a role while a fact stands", { kind: "recipientForbidden", roles: ["debtor"], whenFact: "no" }, "allowed"],
    ["a role unless one does", { kind: "recipientForbidden", roles: ["debtor"], unlessFact: "yes" }, "allowed"],
    ["a topic", { kind: "contentForbidden", topics: ["a", "b"] }, "blocked"],
    ["a topic while a fact stands", { kind: "contentForbidden", topics: ["b"], whenFact: "no" }, "allowed"],
    ["another topic", { kind: "contentForbidden", topics: ["c"] }, "allowed"],
  ])("P17 %s", (_, rule, expected) => {
    expect(asked(rule, { topics: ["b"] })).toBe(expected);
  });
});

describe("P18 which rules speak of a contact", () => {
  const ban = (parts: object): AnyRule => ({ kind: "contentForbidden", topics: ["x"], ...parts }) as AnyRule;
  const asked = (parts: object, proposed: object = {}, pack: object = {}) =>
    short(askRules([ban(parts)], { at: NOON, proposed: { topics: ["x"], ...proposed } }, pack));

  test("P18 each selector that is given must name it", () => {
    const all = { channels: ["voice"], place: "work", recipients: ["debtor"], purposes: ["collect"] };
    expect(asked(all, { place: "work" })).toBe("blocked");
    expect(asked({ ...all, place: ["home", "work"] }, { place: "work" })).toBe("blocked");
    for (const other of [{ channel: "sms" }, { place: "home" }, { recipient: "spouse" }, { purpose: "offer" }])
      expect(asked(all, { place: "work", ...other })).toBe("allowed");
  });

  test("P18 exempt purposes", () => {
    const exempt = [{ kind: "purpose", in: ["fraudAlert"] }];
    expect(asked({ exempt }, { purpose: "fraudAlert" })).toBe("allowed");
    expect(asked({ exempt })).toBe("blocked");
  });

  test.each([
    ["on its first day", { validFrom: "2026-11-24" }, "blocked"],
    ["before", { validFrom: "2026-11-25" }, "allowed"],
    ["on its last day", { validTo: "2026-11-24" }, "blocked"],
    ["after", { validTo: "2026-11-23" }, "allowed"],
  ])("P18 %s, be it of the rule or of the pack", (_, validity, expected) => {
    expect(asked(validity)).toBe(expected);
    expect(asked({}, {}, validity)).toBe(expected);
  });

  test("P18 a last day counts in whichever zone it still is", () => {
    const verdict = (zones: readonly string[]) =>
      short(
        askRules([ban({ validTo: "2026-11-23" })], {
          at: "2026-11-24T01:00:00-05:00",
          zones,
          proposed: { topics: ["x"] },
        }),
      );
    expect(verdict(["America/New_York"])).toBe("allowed");
    expect(verdict(["America/New_York", "America/Los_Angeles"])).toBe("blocked");
  });

  test("P18 a rule that begins while the contact waits binds from its first day", () => {
    const hours = (open: string, validFrom?: string): AnyRule =>
      ({ kind: "contactWindow", windows: everyDay([open, "21:00"]), ...(validFrom && { validFrom }) }) as AnyRule;
    const verdict = askRules([hours("08:00"), hours("10:00", "2026-11-25")], { at: "2026-11-24T22:00:00-05:00" });
    expect([verdict.rules, short(verdict)]).toEqual([["r0"], "2026-11-25T15:00:00Z"]);
    expect(short(askRules([hours("08:00"), hours("10:00", "2026-11-26")], { at: "2026-11-24T22:00:00-05:00" }))).toBe(
      "2026-11-25T13:00:00Z",
    );
  });

  test("P18 keeping records forbids nothing", () => {
    expect(short(ask({ at: NOON }, library([{ kind: "keepRecord", years: 3 } as unknown as AnyRule])))).toBe("allowed");
  });
});

describe("P19 defer, block, warn", () => {
  const late = "2026-11-24T22:00:00-05:00";
  const hours = (onViolation?: string): AnyRule =>
    ({ kind: "contactWindow", windows: everyDay(["08:00", "21:00"]), ...(onViolation && { onViolation }) }) as AnyRule;

  test("P19 a rule defers unless it says otherwise", () => {
    expect(short(askRules([hours()], { at: late }))).toBe("2026-11-25T13:00:00Z");
    expect(short(askRules([hours("defer")], { at: late }))).toBe("2026-11-25T13:00:00Z");
    expect(askRules([hours("block")], { at: late })).toMatchObject({ decision: "blocked", rules: ["r0"] });
  });

  test("P19 a warning is told and decides nothing", () => {
    const verdict = askRules([hours("warn")], { at: late });
    expect(verdict).toMatchObject({ decision: "allowed", rules: [] });
    expect(verdict.violations).toMatchObject([{ ruleId: "r0", warn: true, nextAllowed: "2026-11-25T13:00:00Z" }]);
  });

  test("P19 nor does it prolong a wait", () => {
    const cooler: AnyRule = { kind: "cooldownAfter", trigger: {}, for: { hours: 20 }, scope: ["person"] };
    const verdict = askRules([hours("warn"), cooler], {
      at: "2026-11-24T20:00:00-05:00",
      history: [past("2026-11-24T05:00:00-05:00 voice conversation")],
    });
    expect(short(verdict)).toBe("2026-11-25T06:00:00Z");
  });

  test("P19 what blocks beats what defers, and all that is violated is listed once, pack by pack", () => {
    const packs = [packOf([hours("block"), hours(), hours("warn")]), packOf([hours()], { id: "another" })];
    const verdict = ask({ packs: ["test", "another", "test"], at: late }, { packs });
    expect(verdict).toMatchObject({ decision: "blocked", rules: ["r0", "r1"] });
    expect(verdict.violations.map(({ packId, ruleId }) => `${packId} ${ruleId}`)).toEqual([
      "another r0",
      "test r0",
      "test r1",
      "test r2",
    ]);
    expect(verdict).not.toHaveProperty("until");
    expect(verdict).not.toHaveProperty("reason");
  });
});

describe("P20 replies", () => {
  const rule: AnyRule = {
    kind: "contactWindow",
    windows: everyDay(["08:00", "21:00"]),
    exempt: [{ kind: "replySameChannel", max: 2 }],
  };
  const asking = past("2026-11-24T22:00:00-05:00 <sms received", { id: "q" });
  const answer = (minute: string) => past(`2026-11-24T22:${minute}:00-05:00 sms delivered`, { inReplyTo: "q" });
  const asked = (history: readonly ReturnType<typeof past>[]) =>
    short(askRules([rule], { at: "2026-11-24T22:30:00-05:00", history, proposed: { channel: "sms", inReplyTo: "q" } }));

  test("P20 as many as the rule allows", () => {
    expect(asked([asking])).toBe("allowed");
    expect(asked([asking, answer("10")])).toBe("allowed");
    expect(asked([asking, answer("10"), answer("10")])).toBe("allowed");
    expect(asked([asking, answer("10"), answer("20")])).toBe("2026-11-25T13:00:00Z");
  });

  test("P20 only to somebody who asked", () => {
    expect(asked([{ ...asking, direction: "outbound" }])).toBe("2026-11-25T13:00:00Z");
    expect(asked([{ ...asking, person: undefined } as never])).toBe("2026-11-25T13:00:00Z");
  });
});

describe("P21 hours that the debtor asked for", () => {
  const rule: AnyRule = {
    kind: "contactWindow",
    windows: { ...everyDay(["08:00", "18:00"]), sun: [] },
    exempt: [{ kind: "requestedWindow" }],
  };
  const asked = (requestedWindow: unknown, when = "2026-11-24T19:00:00-05:00") =>
    askRules([rule], { at: when, facts: { requestedWindow } });

  test.each([
    ["none", undefined, "2026-11-25T13:00:00Z"],
    ["null", null, "2026-11-25T13:00:00Z"],
    ["at this moment", true, "allowed"],
    ["a range", ["19:00", "20:00"], "allowed"],
    [
      "ranges",
      [
        ["06:00", "07:00"],
        ["19:00", "20:00"],
      ],
      "allowed",
    ],
    [
      "ranges in any order",
      [
        ["20:00", "21:00"],
        ["19:30", "20:00"],
      ],
      "2026-11-25T00:30:00Z",
    ],
    ["from and to", { from: "19:00", to: "20:00" }, "allowed"],
    ["start and end", { start: "19:00", end: "20:00" }, "allowed"],
    ["on some days", { from: "19:00", to: "20:00", days: ["wed"] }, "2026-11-26T00:00:00Z"],
    ["by weekday", { tue: [["19:00", "20:00"]] }, "allowed"],
    ["by weekday, under windows", { windows: { wed: [["19:00", "20:00"]] } }, "2026-11-26T00:00:00Z"],
    ["ranges, under windows", { windows: [["19:00", "20:00"]] }, "allowed"],
    ["a Sunday that was named", { sun: [["10:00", "11:00"]] }, "2026-11-29T15:00:00Z"],
    ["an appointment", { from: "2026-11-24T18:30:00-05:00", to: "2026-11-24T19:30:00-05:00" }, "allowed"],
    [
      "one before the usual hours",
      { from: "2026-11-25T06:00:00-05:00", to: "2026-11-25T06:30:00-05:00" },
      "2026-11-25T11:00:00Z",
    ],
    [
      "one that is over",
      { from: "2026-11-24T18:30:00-05:00", to: "2026-11-24T19:00:00-05:00" },
      "2026-11-25T13:00:00Z",
    ],
  ])("P21 %s", (_, fact, expected) => {
    expect(short(asked(fact))).toBe(expected);
  });

  test.each([
    ["evenings"],
    [[]],
    [{}],
    [["20:00", "06:00"]],
    [{ from: "19:00" }],
    [{ monday: [] }],
    [{ mon: "19:00" }],
    [{ from: "19:00", to: "20:00", days: ["x"] }],
    [7],
    [{ mon: [["19:00"]] }],
    [["19:00", "20:00", "x"]],
  ])("P21 %j cannot be read and blocks", (fact) => {
    expect(asked(fact, NOON)).toMatchObject({
      decision: "blocked",
      reason: "factInvalid",
      rules: ["r0"],
      data: { path: "/facts/requestedWindow" },
    });
  });
});
