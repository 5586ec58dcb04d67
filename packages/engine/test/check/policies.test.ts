/** What contact policies make of a strategy before it runs. */

import { describe, expect, test } from "vitest";
import type { HostOptions } from "../../src/nodes/options.ts";
import { END, found, type Json, mail, only, sample } from "./sample.ts";

const under = (policies: string[], nodes: Json = {}, parts: Json = {}): Json => sample({ policies, ...parts }, nodes);

const REGISTERED = {
  templates: {
    "reminder@1": { channels: ["email"], disclosures: ["opt-out"] },
    "why@1": { topics: ["reasonForNonPayment"] },
  },
} satisfies HostOptions;

describe("W37 packs that a document names must be sound", () => {
  test("W37 a faulty pack of the host's is an error", () => {
    const own = (rules: unknown[], id = "own") =>
      ({ packs: [{ id, unknownZones: ["UTC"], rules }] }) as unknown as HostOptions;
    expect(only(under(["own"]), own([{ id: "x", kind: "moonPhase", cite: [{ law: "L" }] }]))).toMatchObject({
      code: "policy.invalid",
      data: { pack: "own", problem: "pack.ruleKind" },
    });
    const window = { id: "x", kind: "contactWindow", cite: [{ law: "L" }], windows: { mon: [["09:00", "10:00"]] } };
    expect(found(under(["own"]), own([window]))).toEqual([]);
    expect(found(under(["in-rbi"]))).toEqual([]);
  });
});

describe("W38 a message must carry what a pack requires", () => {
  test("W38 a registered template without the statement, and one that is not registered", () => {
    expect(only(under(["us-reg-f"]), { templates: { "reminder@1": {} } })).toMatchObject({
      code: "template.disclosure",
      severity: "warning",
      path: "/nodes/mail/via/0/template",
      data: { disclosures: ["opt-out"], pack: "us-reg-f", rule: "regf.optout-notice", registered: true },
    });
    expect(only(under(["us-reg-f"]))).toMatchObject({ code: "template.disclosure", data: { registered: false } });
    expect(found(under(["us-reg-f"]), REGISTERED)).toEqual([]);
  });
});

describe("W39 a contact that no moment allows is told", () => {
  test("W39 a forbidden topic, as asking a Colombian debtor why", () => {
    const asks = under(["co-ley-2300"], { mail: mail("end", { via: [{ channel: "email", template: "why@1" }] }) });
    expect(only(asks, { ...REGISTERED, contactFacts: ["authorisedChannels"] })).toMatchObject({
      code: "policy.impossible",
      path: "/nodes/mail/via/0/template",
      data: { why: "content", topics: ["reasonForNonPayment"], rule: "co.no-reason-query" },
    });
  });

  test("W39 a forbidden channel or recipient, and hours that are none", () => {
    const rule = (parts: Json) => ({ id: "own.rule", cite: [{ law: "House rule" }], ...parts });
    const own = (parts: Json) =>
      ({ packs: [{ id: "own", unknownZones: ["UTC"], rules: [rule(parts)] }] }) as unknown as HostOptions;
    const why = (parts: Json) => found(under(["own"]), own(parts));
    expect(why({ kind: "channelForbidden", channels: ["email"] })).toEqual([
      "policy.impossible /nodes/mail/via/0/channel",
    ]);
    expect(why({ kind: "channelForbidden", channels: ["email"], whenFact: "asked" })).toEqual([]);
    expect(why({ kind: "channelForbidden", channels: ["voice"] })).toEqual([]);
    expect(why({ kind: "recipientForbidden", roles: ["debtor"] })).toEqual([
      "policy.impossible /nodes/mail/via/0/channel",
    ]);
    expect(why({ kind: "contactWindow", windows: { mon: [] } })).toEqual([
      "policy.impossible /nodes/mail/via/0/channel",
    ]);
    expect(why({ kind: "channelForbidden", channels: ["email"], onViolation: "warn" })).toEqual([]);
  });
});

describe("W40 a consent that nobody says is supplied is told", () => {
  test("W40 once for each channel, until the host names the fact", () => {
    const twice = under(["co-ley-2300"], {
      mail: mail("rest"),
      rest: { type: "wait", for: "P8D", to: { next: "again" } },
      again: mail("end"),
    });
    expect(only(twice, REGISTERED)).toMatchObject({
      code: "policy.noBasis",
      path: "/nodes/mail/via/0/channel",
      data: { fact: "authorisedChannels", channel: "email", rule: "co.authorised-channel" },
    });
    expect(found(twice, { ...REGISTERED, contactFacts: ["authorisedChannels"] })).toEqual([]);
  });
});

describe("W41 contacts faster than a pack allows on every way are told", () => {
  const call = (next: string): Json => ({
    type: "task",
    ...{ queue: "calls", channel: "voice", dispositions: ["done"], due: "PT8H" },
    to: { done: next, timeout: next },
  });
  const rest = (days: number, next: string): Json => ({ type: "wait", for: `P${days}D`, to: { next } });
  const calls = (...days: number[]): Json => ({
    mail: call("r0"),
    ...Object.fromEntries(
      days.flatMap((gap, i) => [
        [`r${i}`, rest(gap, `c${i}`)],
        [`c${i}`, call(i === days.length - 1 ? "end" : `r${i + 1}`)],
      ]),
    ),
    end: END,
  });

  test("W41 three calls in a Chilean week", () => {
    expect(only(under(["cl-19496"], calls(1, 1)))).toMatchObject({
      code: "policy.impossible",
      path: "/nodes/c1",
      data: { why: "count", rule: "cl.voice-weekly", count: 3, max: 1, window: "calendarWeek" },
    });
  });

  test("W41 two in different weeks can be made, and so can what lies far apart", () => {
    expect(found(under(["cl-19496"], calls(2)))).toEqual([]);
    expect(found(under(["cl-19496"], calls(7, 7, 7)))).toEqual([]);
  });

  test("W41 messages closer than the spacing that a pack asks for", () => {
    const two = (gap: number) => under(["cl-19496"], { mail: mail("r"), r: rest(gap, "again"), again: mail("end") });
    expect(only(two(1))).toMatchObject({
      path: "/nodes/again",
      data: { why: "spacing", rule: "cl.remote-spacing", wait: 2 },
    });
    expect(found(two(2))).toEqual([]);
  });

  test("W41 moments that follow one anchor are counted by their offsets", () => {
    const stage = (day: number, next: string, skipped: string): Json => ({
      type: "wait",
      until: { anchor: "oldestDueDate", offset: `P${day}D` },
      ...{ ifPast: "skip", gap: "PT1H" },
      to: { next, skipped },
    });
    const staged = (...days: number[]): Json =>
      under(
        ["cl-19496"],
        Object.fromEntries([
          ["mail", undefined],
          ...days.flatMap((day, i) => {
            const next = i === days.length - 1 ? "end" : `w${i + 1}`;
            return [
              [`w${i}`, stage(day, `c${i}`, next)],
              [`c${i}`, call(next)],
            ];
          }),
        ]) as Json,
        { entry: { start: "w0" } },
      );
    expect(found(staged(1, 2, 3))).toEqual(["policy.impossible /nodes/c2"]);
    expect(found(staged(1, 9, 17))).toEqual([]);
  });
});
