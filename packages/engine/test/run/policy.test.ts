/** Contacts under policy packs: deferred, blocked, given up, asked again, and told with their sources. */

import { describe, expect, test } from "vitest";
import type { CaseFacts, ContactRecord, HostOptions, NodeTypes, Program, Strategy } from "../../src/index.ts";
import { explainTrace } from "../../src/index.ts";
import { at, Case, END, facts, mail, program } from "../build.ts";

/** Monday 23 November 2026, 22:00 in New York. */
const NIGHT = "2026-11-24T03:00:00Z";
/** Tuesday 24 November 2026, 10:00 in New York. */
const MORNING = "2026-11-24T15:00:00Z";
const OPENING = "2026-11-24T13:00";

const templates = { "reminder@1": { disclosures: ["opt-out"] }, "sms@1": { disclosures: ["opt-out"] }, "letter@1": {} };

const under = (
  policies: readonly string[],
  parts: Partial<NodeTypes["send"]> = {},
  { nodes = {}, options = {} }: { nodes?: Strategy["nodes"]; options?: HostOptions } = {},
): Program =>
  program(
    { policies, nodes: { mail: mail("end", parts), end: END, none: { type: "exit", outcome: "blocked" }, ...nodes } },
    { templates, ...options },
  );

const inNewYork = (parts: Partial<CaseFacts> = {}): CaseFacts =>
  facts({ debtor: { id: "D-1", zones: ["America/New_York"] }, ...parts });

const call = (when: string, outcome = "noAnswer", more: Partial<ContactRecord> = {}): ContactRecord => ({
  id: when,
  at: when,
  ...{ channel: "voice", direction: "outbound", outcome, person: "D-1", debts: ["I-1"] },
  ...more,
});

const byVoice: Strategy["nodes"] = {
  talk: {
    type: "task",
    ...{ queue: "calls", channel: "voice", dispositions: ["done"], due: "P2D" },
    to: { done: "end", timeout: "end", blocked: "none" },
  },
  end: END,
  none: { type: "exit", outcome: "blocked" },
};

describe("Contacts under policy packs", () => {
  test("S18 outside the hours a message waits for the next opening, with the rules that say so, and then goes out", () => {
    const story = new Case(under(["us-reg-f"]), NIGHT, inNewYork());
    expect(story.of("contact.deferred")).toMatchObject([
      { until: at(`${OPENING}:00Z`), reason: "policy", rules: ["regf.window"] },
    ]);
    expect(story.state.dueAt).toBe(at(`${OPENING}:00Z`));
    story.until("2026-11-25T00:00:00Z");
    expect(story.sent).toEqual([`${OPENING} email`]);
    expect(story.of("contact.deferred")).toHaveLength(1);
  });

  test("S18 all zones of the debtor count, and an unknown zone means the strictest of the country", () => {
    const zones = (...names: string[]) => inNewYork({ debtor: { id: "D-1", zones: names } });
    const both = new Case(under(["us-reg-f"]), NIGHT, zones("America/New_York", "America/Los_Angeles"));
    expect(both.until("2026-11-25T00:00:00Z").sent).toEqual(["2026-11-24T16:00 email"]);
    const unknown = new Case(under(["us-reg-f"]), NIGHT, zones());
    expect(unknown.until("2026-11-25T00:00:00Z").sent).toEqual(["2026-11-24T18:00 email"]);
  });

  test("S19 when the time has come, exit rules and facts are looked at again", () => {
    const paid = inNewYork().obligations.map((claim) => ({ ...claim, outstandingMinor: 0 }));
    const story = new Case(under(["us-reg-f"]), NIGHT, inNewYork());
    story.facts = { ...story.facts, obligations: paid };
    story.until("2026-11-25T00:00:00Z");
    expect(story.sent).toEqual([]);
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "superseded" }]);
    expect(story.state.outcome).toBe("paid");
  });

  test("S20 what the packs forbid for good is suppressed with its rules and leaves by `blocked`", () => {
    const unlisted = under(
      ["us-reg-f"],
      { via: [{ channel: "email", template: "plain@1" }], to: { blocked: "none" } },
      {
        options: { templates: { ...templates, "plain@1": {} } },
      },
    );
    const story = new Case(unlisted, MORNING, inNewYork());
    expect(story.sent).toEqual([]);
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "policy", rules: ["regf.optout-notice"] }]);
    expect(story.state.outcome).toBe("blocked");
    expect(new Case(under(["us-reg-f"]), MORNING, inNewYork()).sent).toEqual(["2026-11-24T15:00 email"]);
  });

  test("S20 where no templates are listed there are no disclosures: a pack that requires one blocks", () => {
    const blind = program({ policies: ["us-reg-f"], nodes: { mail: mail(), end: END } });
    expect(new Case(blind, MORNING, inNewYork()).of("contact.suppressed")).toMatchObject([
      { reason: "policy", rules: ["regf.optout-notice"] },
    ]);
  });

  test("S21 a channel that is blocked falls through to the next one; one that is deferred is waited for", () => {
    const via = (first: string) => [
      { channel: "email", template: first },
      { channel: "letter", template: "letter@1" },
    ];
    const options = { templates: { ...templates, "plain@1": {} } };
    const blocked = new Case(under(["us-reg-f"], { via: via("plain@1") }, { options }), NIGHT, inNewYork());
    expect(blocked.sent).toEqual(["2026-11-24T03:00 letter"]);
    expect(blocked.steps[0]?.trace.find(({ code }) => code === "contact.allowed")?.data).toMatchObject({
      channel: "letter",
      violations: [{ packId: "us-reg-f", ruleId: "regf.window" }, { ruleId: "regf.optout-notice" }],
    });
    const waits = new Case(under(["us-reg-f"], { via: via("reminder@1") }, { options }), NIGHT, inNewYork());
    expect(waits.sent).toEqual([]);
    expect(waits.of("contact.deferred")).toHaveLength(1);
  });

  test("S22 a contact that may not be made within `giveUpAfter` is given up at once, with the rules", () => {
    const story = new Case(under(["us-reg-f"], { giveUpAfter: "PT4H", to: { blocked: "none" } }), NIGHT, inNewYork());
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "gaveUp", rules: ["regf.window"] }]);
    expect(story.state.outcome).toBe("blocked");
  });

  test("S23 a task with a channel passes the same question: the eighth call in seven days waits", () => {
    const days = [18, 19, 20, 21, 22, 23].map((day) => call(`2026-11-${day}T15:00:00Z`));
    const contacts = [...days, call("2026-11-18T16:00:00Z")];
    const story = new Case(program({ policies: ["us-reg-f"], nodes: byVoice }), MORNING, inNewYork({ contacts }));
    expect(story.of("task.create")).toEqual([]);
    expect(story.of("contact.deferred")).toMatchObject([
      { until: at("2026-11-25T13:00:00Z"), rules: ["regf.call-frequency"] },
    ]);
    const six = new Case(program({ policies: ["us-reg-f"], nodes: byVoice }), MORNING, inNewYork({ contacts: days }));
    expect(six.of("task.create")).toHaveLength(1);
  });

  test("S24 contacts made elsewhere and by the debtor are in the same history, about this person and debt", () => {
    const talk = (more: Partial<ContactRecord>) =>
      new Case(
        program({ policies: ["us-reg-f"], nodes: byVoice }),
        MORNING,
        inNewYork({ contacts: [call("2026-11-20T15:00:00Z", "conversation", more)] }),
      );
    expect(talk({ direction: "inbound", agency: "another" }).of("contact.deferred")).toMatchObject([
      { until: at("2026-11-27T13:00:00Z"), rules: ["regf.after-conversation"] },
    ]);
    expect(talk({ person: "D-2" }).of("task.create")).toHaveLength(1);
    expect(talk({ debts: ["I-9"] }).of("task.create")).toHaveLength(1);
  });

  test("S25 messages of the same step count: of three in a row the third waits", () => {
    const three = under(
      ["us-ma-940cmr7"],
      { via: [{ channel: "sms", template: "sms@1" }], to: { next: "second" } },
      {
        nodes: {
          second: mail("third", { via: [{ channel: "sms", template: "sms@1" }] }),
          third: mail("end", { via: [{ channel: "sms", template: "sms@1" }] }),
        },
      },
    );
    const story = new Case(three, MORNING, inNewYork());
    expect(story.sent).toHaveLength(2);
    expect(story.of("contact.deferred")).toMatchObject([
      { nodeId: "third", until: at("2026-12-01T05:00:00Z"), rules: ["ma.two-in-seven"] },
    ]);
  });

  test("S26 what is known of the debtor decides: a cease request blocks, an opted-out channel blocks", () => {
    const told = (contactFacts: Record<string, unknown>) =>
      new Case(
        under(["us-reg-f"]),
        MORNING,
        inNewYork({ debtor: { id: "D-1", zones: ["America/New_York"], contactFacts } }),
      );
    expect(told({ ceaseRequested: true }).of("contact.suppressed")).toMatchObject([{ rules: ["regf.cease"] }]);
    expect(told({ optedOutChannels: ["email"] }).of("contact.suppressed")).toMatchObject([
      { rules: ["regf.media-optout"] },
    ]);
    expect(told({}).sent).toHaveLength(1);
  });

  test("S27 a called strategy adds its own packs to those of its caller", () => {
    const inner: Strategy = {
      format: "dunlin.strategy/1",
      ...{ id: "inner", version: 1, name: "Inner", time: { zone: "UTC" }, policies: ["us-reg-f"] },
      entry: { start: "note" },
      nodes: { note: mail("over"), over: { type: "exit", outcome: "done" } },
    };
    const outer = program(
      {
        nodes: {
          first: mail("call"),
          call: { type: "callStrategy", strategy: "inner@1", to: { else: "end" } },
          end: END,
        },
      },
      { templates, strategies: { "inner@1": inner } },
    );
    const story = new Case(outer, NIGHT, inNewYork());
    expect(story.sent).toEqual(["2026-11-24T03:00 email"]);
    expect(story.of("contact.deferred")).toMatchObject([{ nodeId: "call>note", rules: ["regf.window"] }]);
  });

  test("S28 at the door a queued message is asked about again, without itself in the history", () => {
    const p = under(
      ["us-reg-f", "us-ma-940cmr7"],
      { via: [{ channel: "sms", template: "sms@1" }], to: { next: "rest" } },
      {
        nodes: { rest: { type: "wait", for: "P5D", to: { next: "end" } } },
      },
    );
    const { state, effects } = p.enroll(inNewYork(), { now: at(MORNING) });
    const [sent] = effects.filter(({ kind }) => kind === "message.send");
    if (sent === undefined) throw new Error("nothing was sent");
    const itself = {
      id: sent.id,
      at: MORNING,
      channel: "sms",
      direction: "outbound",
      person: "D-1",
      debts: ["I-1"],
    } as const;
    const ask = (now: string, known: CaseFacts) => p.recheck(state, sent, { facts: known, now: at(now) });
    expect(ask(MORNING, inNewYork({ contacts: [itself] }))).toEqual({ decision: "send", reasons: [] });
    expect(ask("2026-11-25T03:00:00Z", inNewYork({ contacts: [itself] }))).toEqual({
      decision: "defer",
      until: at("2026-11-25T13:00:00Z"),
      reasons: ["policy:regf.window"],
    });
    const others = [1, 2].map((n) => ({ ...itself, id: `other-${n}`, outcome: "delivered" }));
    expect(ask(MORNING, inNewYork({ contacts: [itself, ...others] }))).toMatchObject({
      decision: "defer",
      reasons: ["policy:ma.two-in-seven"],
    });
    const ceased = inNewYork({
      debtor: { id: "D-1", zones: ["America/New_York"], contactFacts: { ceaseRequested: true } },
    });
    expect(ask(MORNING, ceased)).toEqual({ decision: "cancel", reasons: ["policy:regf.cease"] });
  });

  test("S29 the trace carries packs, zone data and sources, and can be read aloud in English and Spanish", () => {
    const p = under(["us-reg-f"]);
    const { trace } = p.enroll(inNewYork(), { now: at(NIGHT) });
    expect(trace.find(({ code }) => code === "contact.deferred")?.data).toMatchObject({
      packs: { "us-reg-f": expect.stringMatching(/^[0-9a-f]{16}$/) },
      tzdata: p.zones.version,
      violations: [{ packId: "us-reg-f", ruleId: "regf.window", cite: [{ law: "12 CFR" }] }],
    });
    const told = (locale: string) => explainTrace(p, trace, { locale }).map(({ text }) => text);
    expect(told("en")).toContain(
      "The message waits until Tuesday 24 November 2026, 08:00 (America/New_York), because the rules for contacts do not allow it earlier: it is outside the hours for contacts (12 CFR 1006.6(b)(1)(i)).",
    );
    expect(told("es")).toContain(
      "El mensaje espera hasta el martes 24 de noviembre de 2026, 08:00 (America/New_York), porque las reglas de contacto no lo permiten antes: está fuera del horario de contacto (12 CFR 1006.6(b)(1)(i)).",
    );
  });

  test("S30 a pack of the host's own holds beside the shipped ones", () => {
    const sundays = {
      id: "no-mondays",
      unknownZones: ["America/New_York"],
      rules: [
        {
          id: "own.tuesday",
          kind: "contactWindow",
          cite: [{ law: "House rule" }],
          windows: { tue: [["12:00", "13:00"]] },
          onViolation: "defer",
        },
      ],
    } as const;
    const p = under(["us-reg-f", "no-mondays"], {}, { options: { packs: [sundays] } });
    expect(new Case(p, NIGHT, inNewYork()).until("2026-12-30T00:00:00Z").sent).toEqual(["2026-11-24T17:00 email"]);
  });
});
