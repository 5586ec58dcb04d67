/** Rules about time with each of their members: caps, waits, locks and holds, in packs made for the test. */

import { describe, expect, test } from "vitest";
import { type AnyRule, askRules, everyDay, past, short } from "./ask.ts";

const NOON = "2026-11-24T12:00:00-05:00";
const DEBT = ["person", "debt"] as const;
const cap = (parts: object): AnyRule =>
  ({
    kind: "frequencyCap",
    count: {},
    max: 1,
    window: { type: "calendarDay" },
    scope: ["person"],
    ...parts,
  }) as AnyRule;
const cooldown = (span: object, parts: object = {}): AnyRule =>
  ({ kind: "cooldownAfter", trigger: {}, for: span, scope: ["person"], ...parts }) as AnyRule;
const hold = (parts: object): AnyRule => ({ kind: "suppressWhile", ...parts }) as AnyRule;
const at = (instant: string, history: readonly ReturnType<typeof past>[], rule: AnyRule, zone = "America/New_York") =>
  short(askRules([rule], { at: instant, history, zones: [zone] }));
const mail = (instant: string, more = {}) => past(`${instant} email delivered`, more);

describe("P9 a cap is free again when fewer than its maximum lie in the window", () => {
  test.each([
    [
      "a rolling number of hours, to the second",
      { type: "rollingHours", n: 24 },
      "2026-11-23T12:00:01-05:00",
      "2026-11-24T17:00:01Z",
    ],
    ["and free at the very hour", { type: "rollingHours", n: 24 }, "2026-11-23T12:00:00-05:00", "allowed"],
    ["local days", { type: "rollingDays", n: 3 }, "2026-11-22T00:00:00-05:00", "2026-11-25T05:00:00Z"],
    ["the day before does not count", { type: "rollingDays", n: 3 }, "2026-11-21T23:59:59-05:00", "allowed"],
    ["a day", { type: "calendarDay" }, "2026-11-24T00:00:00-05:00", "2026-11-25T05:00:00Z"],
    ["a week from Monday", { type: "calendarWeek" }, "2026-11-23T00:00:00-05:00", "2026-11-30T05:00:00Z"],
    ["a week from Sunday", { type: "calendarWeek", start: "sun" }, "2026-11-22T00:00:00-05:00", "2026-11-29T05:00:00Z"],
    [
      "the Sunday before a week from Monday",
      { type: "calendarWeek", start: "mon" },
      "2026-11-22T23:59:59-05:00",
      "allowed",
    ],
    ["a month", { type: "calendarMonth" }, "2026-11-01T00:00:00-04:00", "2026-12-01T05:00:00Z"],
    ["the month before", { type: "calendarMonth" }, "2026-10-31T23:59:59-04:00", "allowed"],
  ])("P9 %s", (_, window, when, expected) => {
    expect(at(NOON, [mail(when)], cap({ window }))).toBe(expected);
  });

  test("P9 the end of a year is the end of its month", () => {
    const rule = cap({ window: { type: "calendarMonth" } });
    expect(at("2026-12-31T12:00:00-05:00", [mail("2026-12-01T12:00:00-05:00")], rule)).toBe("2027-01-01T05:00:00Z");
  });

  test("P9 a local midnight that does not exist is the first instant of the day", () => {
    const history = [mail("2026-09-05T10:00:00-04:00")];
    expect(at("2026-09-05T12:00:00-04:00", history, cap({}), "America/Santiago")).toBe("2026-09-06T04:00:00Z");
  });

  test("P9 only what the filter names counts", () => {
    const count = { channels: ["sms"], directions: ["inbound"], outcomes: ["received"], purposes: ["offer"] };
    const entry = past("2026-11-24T11:00:00-05:00 <sms received", { purpose: "offer" });
    expect(at(NOON, [entry], cap({ count }))).toBe("2026-11-25T05:00:00Z");
    for (const other of [
      { channel: "email" },
      { direction: "outbound" },
      { outcome: "bounced" },
      { purpose: "collect" },
    ])
      expect(at(NOON, [{ ...entry, ...other } as typeof entry], cap({ count }))).toBe("allowed");
  });
});

describe("P10 a wait after a trigger", () => {
  const talk = [past("2026-11-23T10:30:15-05:00 voice conversation")];
  test.each([
    ["days with the trigger's own", { days: 2, countTriggerDay: true }, "2026-11-25T05:00:00Z"],
    ["days after it", { days: 2, countTriggerDay: false }, "2026-11-26T05:00:00Z"],
    ["not its own unless that is said", { days: 2 }, "2026-11-26T05:00:00Z"],
    ["the same wall time", { elapsedDays: 2 }, "2026-11-25T15:30:15Z"],
    ["hours", { hours: 30 }, "2026-11-24T21:30:15Z"],
    ["hours that are over", { hours: 24 }, "allowed"],
  ])("P10 %s", (_, span, expected) => {
    expect(at(NOON, talk, cooldown(span))).toBe(expected);
  });

  test("P10 a wall time in a gap is as far after it as it lay inside", () => {
    const history = [past("2026-03-06T02:30:00-05:00 voice conversation")];
    expect(at("2026-03-07T12:00:00-05:00", history, cooldown({ elapsedDays: 2 }))).toBe("2026-03-08T07:30:00Z");
  });

  test("P10 of two triggers in an hour that comes twice the one with the later wall time binds", () => {
    const history = ["2026-11-01T01:45:00-04:00", "2026-11-01T01:30:00-05:00"].map((t) =>
      past(`${t} voice conversation`),
    );
    expect(at("2026-11-01T12:00:00-05:00", history, cooldown({ elapsedDays: 1 }))).toBe("2026-11-02T06:45:00Z");
  });

  test("P10 a fraction of a second waits for the next whole one", () => {
    const history = [past("2026-11-24T10:00:00.250-05:00 voice conversation")];
    expect(at(NOON, history, cooldown({ hours: 3 }))).toBe("2026-11-24T18:00:01Z");
  });
});

describe("P11 after a trigger only its channel until the window ends", () => {
  const lock = (window: object): AnyRule =>
    ({ kind: "channelLock", trigger: { outcomes: ["conversation"] }, window, scope: ["person"] }) as AnyRule;
  const chat = [past("2026-11-23T10:00:00-05:00 chat conversation")];

  test.each([
    ["a week", { type: "calendarWeek", start: "mon" }, "2026-11-30T05:00:00Z"],
    ["a day that is over", { type: "calendarDay" }, "allowed"],
    ["two days", { type: "rollingDays", n: 2 }, "2026-11-25T05:00:00Z"],
    ["hours", { type: "rollingHours", n: 48 }, "2026-11-25T15:00:00Z"],
  ])("P11 %s", (_, window, expected) => {
    expect(at(NOON, chat, lock(window))).toBe(expected);
  });

  test("P11 the channel itself is free", () => {
    const asked = { at: NOON, history: chat, proposed: { channel: "chat" } };
    expect(short(askRules([lock({ type: "calendarWeek" })], asked))).toBe("allowed");
  });
});

describe("P12 what counts apart", () => {
  const rule = (scope: readonly string[]) => cap({ scope, window: { type: "rollingDays", n: 7 } });
  const entry = (more: object) => [mail("2026-11-24T10:00:00-05:00", more)];
  const own = { creditor: "C1", household: "H1", address: "a@x" };

  test.each([
    ["person", { person: "P2" }],
    ["debt", { debts: ["D2"] }],
    ["creditor", { creditor: "C2" }],
    ["household", { household: "H2" }],
    ["address", { address: "b@x" }],
    ["channel", { channel: "voice" }],
  ])("P12 by %s", (part, other) => {
    const asked = (more: object) =>
      short(
        askRules([rule([part])], {
          at: NOON,
          history: entry({ ...own, ...more }),
          proposed: { channel: "email", ...own },
        }),
      );
    expect(asked({})).not.toBe("allowed");
    expect(asked(other)).toBe("allowed");
  });

  test("P12 by several at once", () => {
    const asked = (history: ReturnType<typeof entry>) =>
      short(askRules([rule(["person", "creditor"])], { at: NOON, history, proposed: own }));
    expect(asked(entry({ ...own, person: "P2" }))).toBe("allowed");
    expect(asked(entry({ ...own, creditor: "C2" }))).toBe("allowed");
    expect(asked(entry(own))).not.toBe("allowed");
  });
});

describe("P13 what an entry leaves open counts against the contact", () => {
  const history = (more: object) => [past("2026-11-24T10:00:00-05:00 voice conversation", more)];
  const talks = cap({ count: { outcomes: ["conversation"], outcomesNot: ["noAnswer"] }, scope: DEBT });
  const asked = (more: object, rule = talks, proposed = {}) =>
    short(askRules([rule], { at: NOON, history: history(more), proposed }));

  test.each([
    ["debts", { debts: undefined }],
    ["no debts", { debts: [] }],
    ["person", { person: undefined }],
    ["outcome", { outcome: undefined }],
    ["an outcome that no pack knows", { outcome: "chatted" }],
    ["direction: outbound", { direction: undefined }],
  ])("P13 %s", (_, more) => {
    expect(asked(more)).toBe("2026-11-25T05:00:00Z");
  });

  test("P13 by a channel on which nobody answers at once it is a delivery", () => {
    expect(asked({ channel: "sms", outcome: undefined })).toBe("allowed");
    expect(asked({ channel: "sms", outcome: "queued" }, cap({ count: { outcomes: ["delivered"] } }))).not.toBe(
      "allowed",
    );
    expect(
      asked({ channel: "sms", outcome: undefined, direction: "inbound" }, cap({ count: { outcomes: ["received"] } })),
    ).not.toBe("allowed");
  });

  test("P13 an outcome of the host's own is one where a pack names it", () => {
    expect(asked({ outcome: "handedOver" }, cap({ count: { outcomesNot: ["handedOver"] } }))).toBe("allowed");
    expect(asked({ outcome: "handedOver", channel: "sms" }, cap({ count: { outcomes: ["handedOver"] } }))).not.toBe(
      "allowed",
    );
  });

  test("P13 a contact without a creditor counts with those for all", () => {
    const rule = cap({ scope: ["creditor"] });
    expect(asked({ creditor: "C1" }, rule)).not.toBe("allowed");
    expect(asked({ creditor: "C1" }, rule, { creditor: "C2" })).toBe("allowed");
  });

  test("P13 but it frees nothing", () => {
    const prior: AnyRule = { kind: "requirePrior", event: "writtenNotice", scope: DEBT };
    const letter = { channel: "letter", outcome: "writtenNotice" };
    expect(asked(letter, prior)).toBe("allowed");
    expect(asked({ ...letter, debts: undefined }, prior)).toBe("blocked");
    expect(asked({ ...letter, person: undefined }, prior)).toBe("blocked");
    expect(asked(letter, prior, { debts: [] })).toBe("blocked");
  });
});

describe("P14 holds", () => {
  const asked = (fact: unknown, parts: object = {}, when = NOON) =>
    short(askRules([hold({ interval: "pause", ...parts })], { at: when, facts: { pause: fact } }));

  test.each([
    ["absent", undefined, "allowed"],
    ["null", null, "allowed"],
    ["false", false, "allowed"],
    ["an empty list", [], "allowed"],
    ["true", true, "blocked"],
    ["a text", "yes", "blocked"],
    ["zero", 0, "blocked"],
    ["an interval without ends", {}, "blocked"],
    ["one that cannot be read", { from: "soon" }, "blocked"],
    ["one that ends before it begins", { from: "2026-11-25", to: "2026-11-23" }, "blocked"],
    ["an end alone", { to: "2026-11-24T18:00:00-05:00" }, "2026-11-24T23:00:00Z"],
    ["epoch milliseconds", { from: 0, to: Date.UTC(2026, 10, 24, 23) }, "2026-11-24T23:00:00Z"],
    ["over", { from: "2026-11-01", to: "2026-11-23" }, "allowed"],
    ["over at its end", { from: "2026-11-01", to: NOON }, "allowed"],
    ["from its first instant", { from: NOON, to: "2026-11-24T13:00:00-05:00" }, "2026-11-24T18:00:00Z"],
    ["from its first day", { from: "2026-11-24", to: "2026-11-24" }, "2026-11-25T05:00:00Z"],
    [
      "two that meet",
      [
        { from: "2026-11-25", to: "2026-11-26" },
        { from: "2026-11-24", to: "2026-11-24" },
      ],
      "2026-11-27T05:00:00Z",
    ],
    ["one of two without an end", [{ to: "2026-11-24" }, { from: "2026-11-25" }], "blocked"],
  ])("P14 %s", (_, fact, expected) => {
    expect(asked(fact)).toBe(expected);
  });

  test("P14 a known end does not soften a rule that blocks", () => {
    expect(asked({ to: "2026-11-25" }, { onViolation: "block" })).toBe("blocked");
  });

  test("P14 a fact may be an interval, an interval a yes", () => {
    const fact = (value: unknown) => short(askRules([hold({ fact: "pause" })], { at: NOON, facts: { pause: value } }));
    expect(fact({ to: "2026-11-24" })).toBe("2026-11-25T05:00:00Z");
    expect(fact(true)).toBe("blocked");
  });

  test("P14 one without an end that begins while the contact waits leaves no moment", () => {
    const window: AnyRule = { kind: "contactWindow", windows: everyDay(["08:00", "21:00"]) };
    const asked = { at: "2026-11-24T22:00:00-05:00", facts: { pause: { from: "2026-11-25" } } };
    const verdict = askRules([window, hold({ interval: "pause" })], asked);
    expect(verdict).toMatchObject({ decision: "blocked", reason: "noCommonSlot", rules: ["r0"] });
  });

  test("P14 one without an end is no search in vain", () => {
    const verdict = askRules([hold({ interval: "pause" })], { at: NOON, facts: { pause: { from: "2026-11-01" } } });
    expect(verdict).toMatchObject({ decision: "blocked", rules: ["r0"] });
    expect(verdict).not.toHaveProperty("reason");
  });

  test("P14 members of every object are no facts", () => {
    expect(short(askRules([hold({ fact: "toString" })], { at: NOON }))).toBe("allowed");
  });
});
