/** Rules of the step: entry, exits, handlers, holds, commitments, refusals, and what never happens. */

import { describe, expect, test } from "vitest";
import { type CaseEvent, type CaseFacts, compileStrategy, type Effect, type Program } from "../../src/index.ts";
import { at, Case, END, facts, invoice, mail, program, strategy } from "../build.ts";

const START = "2026-03-01T00:00:00Z";
const week = (next = "mail") => ({ type: "wait", for: "P7D", to: { next } }) as const;
const simple = program({ nodes: { w: week(), mail: mail(), end: END } });

describe("Entry", () => {
  test("R1 only a true entry condition enters; the refusal says what was read", () => {
    const overdue = program({ entry: { start: "end", when: { ">": [{ var: "dpd" }, 0] } }, nodes: { end: END } });
    const step = overdue.enroll(facts(), { now: at(START) });
    expect(step.state).toMatchObject({ status: "exited", outcome: "refused", dueAt: null });
    expect(step.effects).toEqual([]);
    expect(step.trace.at(-1)).toMatchObject({ code: "entry.refused", data: { reason: "when", values: { dpd: -1 } } });
    expect(overdue.enroll(facts(), { now: at("2026-03-05T00:00:00Z") }).state.status).toBe("exited");
    const unknown = overdue.enroll(facts({ obligations: [] }), { now: at(START) });
    expect(unknown.trace.map((entry) => entry.code)).toContain("condition.unknown");
    expect(unknown.state.outcome).toBe("refused");
  });

  const reentering = (reentry: "never" | "afterExit" | "always", cooldown?: string) =>
    program({ entry: { start: "w", reentry, ...(cooldown && { cooldown }) }, nodes: { w: week("end"), end: END } });

  test("R2 the same debtor enrolled twice is refused, and nothing changes", () => {
    for (const reentry of ["never", "afterExit"] as const) {
      const first = reentering(reentry).enroll(facts(), { now: at(START) });
      const again = reentering(reentry).enroll(facts(), { now: at(START) + 1, previous: first.state });
      expect(again.state).toBe(first.state);
      expect(again.effects).toEqual([]);
      expect(again.trace).toMatchObject([
        { code: "entry.refused", data: { reason: reentry === "never" ? "never" : "active" } },
      ]);
    }
  });

  test("R3 afterExit takes a case in again once the cooldown is over", () => {
    const cooling = reentering("afterExit", "P7D");
    const story = new Case(cooling, START).until("2026-03-08T00:00:00Z");
    expect(story.state.status).toBe("exited");
    const early = cooling.enroll(facts(), { now: at("2026-03-14T23:59:59Z"), previous: story.state });
    expect(early.trace).toMatchObject([{ data: { reason: "cooldown" } }]);
    const again = cooling.enroll(facts(), { now: at("2026-03-15T00:00:00Z"), previous: story.state });
    expect(again.state).toMatchObject({ status: "active", run: 2, visit: 1 });
  });

  test("R4 always ends the active run with restarted and begins a new one", () => {
    const restarting = reentering("always");
    const first = restarting.enroll(facts(), { now: at(START) });
    const again = restarting.enroll(facts(), { now: at(START) + 1, previous: first.state });
    expect(again.effects.map((e) => [e.kind, e.id])).toEqual([
      ["case.exited", "C-1/1/test@0/w/1.0"],
      ["case.enrolled", "C-1/2/test@0/w/0.0"],
    ]);
    expect(again.effects[0]).toMatchObject({ outcome: "restarted", run: 1 });
  });

  test("R5 perObligation runs one case for each obligation, which sees only its own", () => {
    const each = program({
      entry: { start: "mail", reentry: "perObligation" },
      nodes: { mail: mail("w"), w: week("end"), end: END },
    });
    const both = facts({ obligations: [invoice(), invoice({ ref: "I-2" })] });
    const one = each.enroll(both, { now: at(START), obligation: "I-2" });
    expect(one.state.case).toBe("C-1#I-2");
    expect(one.effects).toContainEqual(expect.objectContaining({ kind: "message.send", obligations: ["I-2"] }));
    const paid = { ...both, obligations: [invoice(), invoice({ ref: "I-2", outstandingMinor: 0 })] };
    expect(
      each.advance(one.state, { type: "payment.received" }, { facts: paid, now: at(START) + 1 }).state.outcome,
    ).toBe("paid");
    expect(each.enroll(both, { now: at(START) }).trace).toMatchObject([{ data: { reason: "obligation" } }]);
    expect(each.enroll(both, { now: at(START), obligation: "I-9" }).trace).toMatchObject([
      { data: { reason: "obligation" } },
    ]);
  });

  test("R5 a payment for another obligation keeps no promise here, one for none in particular does", () => {
    const each = program({
      exits: [],
      entry: { start: "w", reentry: "perObligation" },
      nodes: { w: week("end"), end: END },
    });
    const both = facts({ obligations: [invoice(), invoice({ ref: "I-2" })] });
    const promise = { type: "promise.created", data: { promise: "P-1", amountMinor: 5000, dueDate: "2026-03-05" } };
    const first = each.enroll(both, { now: at(START), obligation: "I-2" }).state;
    const promised = each.advance(first, promise, { facts: both, now: at(START) + 1 }).state;
    const afterPaying = (obligation?: string) => {
      const payment = { id: "P", at: "2026-03-02T00:00:00Z", amountMinor: 5000, ...(obligation && { obligation }) };
      const now = at("2026-03-02T00:00:00Z");
      return each.advance(promised, { type: "payment.received" }, { facts: { ...both, payments: [payment] }, now })
        .state.status;
    };
    expect([afterPaying("I-1"), afterPaying("I-2"), afterPaying()]).toEqual(["held", "active", "active"]);
  });

  test("R6 byDpd starts at the last row that the days past due reach; unknown days start at the beginning", () => {
    const rows = [
      { from: 5, start: "late" },
      { from: 30, start: "veryLate" },
    ];
    const staged = program({
      exits: [],
      entry: { start: "early", byDpd: rows },
      nodes: { early: week("end"), late: week("end"), veryLate: week("end"), end: END },
    });
    const startAt = (when: string, parts = {}) => staged.enroll(facts(parts), { now: at(when) }).state.node;
    expect(startAt("2026-03-06T23:59:59Z")).toBe("early");
    expect(startAt("2026-03-07T00:00:00Z")).toBe("late");
    expect(startAt("2026-05-01T00:00:00Z")).toBe("veryLate");
    expect(startAt("2026-05-01T00:00:00Z", { obligations: [] })).toBe("early");
  });

  test("R7 facts that cannot be trusted are refused with their place, and nothing is written", () => {
    const bad = facts({ obligations: [invoice({ outstandingMinor: 0.5 })] });
    const step = simple.enroll(bad, { now: at(START) });
    expect(step.state.outcome).toBe("refused");
    expect(step.trace).toMatchObject([{ data: { reason: "facts", path: "/obligations/0/outstandingMinor" } }]);
  });
});

describe("Exits and handlers", () => {
  test("R8 credit clears the state at once, wherever the case stands", () => {
    const story = new Case(simple, START);
    story.on(
      "2026-03-04T12:00:00Z",
      { type: "balance.changed", id: "e1" },
      { obligations: [invoice({ outstandingMinor: 0 })] },
    );
    expect(story.state).toMatchObject({ status: "exited", outcome: "paid", dueAt: null });
    expect(story.of("case.exited")).toMatchObject([{ outcome: "paid", rule: "paid", cause: "paid" }]);
    expect(story.sent).toEqual([]);
  });

  test("R8 also when no event told it and a timer is the first to look", () => {
    const twice = program({ nodes: { w: week("v"), v: week("mail"), mail: mail(), end: END } });
    const story = new Case(twice, START);
    story.facts = facts({ obligations: [invoice({ outstandingMinor: 0 })] });
    story.until("2026-03-08T00:00:00Z");
    expect(story.state).toMatchObject({ status: "exited", outcome: "paid", node: "w" });
  });

  test("R9 terminal states arm no timers and ignore what comes after", () => {
    const story = new Case(simple, START).until("2026-04-01T00:00:00Z");
    const { state } = story;
    expect(state).toMatchObject({ status: "exited", dueAt: null });
    expect(state.n).toBeUndefined();
    const after = simple.advance(state, { type: "timer.fired" }, { facts: facts(), now: at("2026-05-01T00:00:00Z") });
    expect(after.state).toBe(state);
    expect(after.trace).toMatchObject([{ code: "event.afterExit" }]);
  });

  test("R10 exit rules match in order, by event, by condition, or by both", () => {
    const rules = program({
      exits: [
        { id: "both", on: ["case.closed"], when: { ">": [{ var: "totalDue" }, 50_000] }, outcome: "writtenOff" },
        { id: "event", on: ["case.closed"], outcome: "withdrawn" },
        { id: "fact", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
      ],
      nodes: { w: week("end"), end: END },
    });
    const outcome = (event: CaseEvent, outstandingMinor: number) =>
      new Case(rules, START).on("2026-03-02T00:00:00Z", event, { obligations: [invoice({ outstandingMinor })] }).state
        .outcome;
    expect(outcome({ type: "case.closed" }, 60_000)).toBe("writtenOff");
    expect(outcome({ type: "case.closed" }, 10)).toBe("withdrawn");
    expect(outcome({ type: "case.updated" }, 0)).toBe("paid");
    expect(outcome({ type: "case.updated" }, 60_000)).toBeUndefined();
  });

  test("R11 a handler moves the case when the node does not react; the node comes first", () => {
    const handled = program({
      handlers: [{ id: "reply", on: ["message.replied"], goto: "answered" }],
      nodes: {
        w: {
          type: "waitFor",
          for: "P3D",
          cases: [{ port: "here", on: ["message.replied"], when: { "==": [{ var: "event.data.channel" }, "sms"] } }],
          to: { here: "end", timeout: "end" },
        },
        answered: { type: "exit", outcome: "answered" },
        end: END,
      },
    });
    const reply = (channel: string) =>
      new Case(handled, START).on("2026-03-02T00:00:00Z", { type: "message.replied", id: "r", data: { channel } }).state
        .outcome;
    expect(reply("sms")).toBe("exhausted");
    expect(reply("email")).toBe("answered");
  });

  test("R12 an event is heard before a timer of the same step: a payment one millisecond before a send stops it", () => {
    const paidNow = { obligations: [invoice({ outstandingMinor: 0 })] };
    const before = new Case(simple, START)
      .on("2026-03-07T23:59:59.999Z", { type: "payment.received" }, paidNow)
      .until("2026-04-01T00:00:00Z");
    expect(before.sent).toEqual([]);
    const sameMoment = new Case(simple, START).on("2026-03-08T00:00:00Z", { type: "payment.received" }, paidNow);
    expect(sameMoment.sent).toEqual([]);
    expect(sameMoment.state.outcome).toBe("paid");
  });

  test("R12 an answer at the very moment of the deadline is an answer", () => {
    const asking = program({
      nodes: {
        w: {
          type: "waitFor",
          for: "P3D",
          cases: [{ port: "yes", on: ["message.replied"] }],
          to: { yes: "a", timeout: "end" },
        },
        a: { type: "exit", outcome: "answered" },
        end: END,
      },
    });
    const reply = (when: string) => new Case(asking, START).on(when, { type: "message.replied" }).state.outcome;
    expect([reply("2026-03-04T00:00:00Z"), reply("2026-03-04T00:00:00.001Z")]).toEqual(["answered", "exhausted"]);
  });
});

describe("What changes nothing", () => {
  const story = () => new Case(simple, START);
  const now = at("2026-03-02T00:00:00Z");

  test.each<[string, CaseEvent]>([
    ["early timer", { type: "timer.fired" }],
    ["event nobody asks for", { type: "page.viewed", id: "p1" }],
    ["custom event nobody asks for", { type: "custom.birthday", id: "c1" }],
    ["unknown event", { type: "payment.imagined" }],
    ["event without its data", { type: "promise.created", data: { promise: "P" } }],
    [
      "promise over half a cent",
      { type: "promise.created", data: { promise: "P", amountMinor: 0.5, dueDate: "2026-03-09" } },
    ],
    ["event with a bad instant", { type: "case.updated", at: "yesterday" }],
    ["hold named parked", { type: "hold.placed", data: { kind: "parked" } }],
    ["answer to an offer that does not exist", { type: "offer.accepted", data: { offer: "none" } }],
  ])("R13 the same state object comes back: %s", (_, event) => {
    const { state } = story();
    const step = simple.advance(state, event, { facts: facts(), now });
    if (event.type !== "offer.accepted") expect(step.state).toBe(state);
    expect(step.effects).toEqual([]);
    expect({ ...step.state, at: 0, seen: 0 }).toEqual({ ...state, at: 0, seen: 0 });
  });

  test("R14 a repeated event is a duplicate", () => {
    const { state } = story();
    const hold: CaseEvent = { type: "hold.placed", id: "h1", data: { kind: "complaint" } };
    const once = simple.advance(state, hold, { facts: facts(), now });
    const twice = simple.advance(once.state, hold, { facts: facts(), now: now + 1 });
    expect(twice.state).toBe(once.state);
    expect(twice.trace).toMatchObject([{ code: "event.duplicate" }]);
  });

  test("R14 the newest events are the ones that are remembered", () => {
    const few = program({ nodes: { w: week("end"), end: END } }, { seen: 2 });
    const holding = (id: string): CaseEvent => ({ type: "hold.placed", id, data: { kind: "complaint" } });
    const last = new Case(few, START);
    for (const id of ["h1", "h2", "h3"]) last.on("2026-03-02T00:00:00Z", holding(id));
    expect(last.state.seen).toEqual(["h2", "h3"]);
    last.on("2026-03-02T00:00:00Z", holding("h3"));
    expect(last.codes.at(-1)).toBe("event.duplicate");
  });

  test("R15 a state of another strategy or version is refused", () => {
    const { state } = story();
    const step = simple.advance({ ...state, version: 7 }, { type: "timer.fired" }, { facts: facts(), now });
    expect(step.trace).toMatchObject([{ code: "version.mismatch", data: { version: 7 } }]);
  });

  test("R16 time never runs backward", () => {
    const { state } = story();
    const step = simple.advance(
      state,
      { type: "hold.placed", data: { kind: "x" } },
      { facts: facts(), now: at(START) - 5000 },
    );
    expect(step.trace[0]).toMatchObject({ code: "time.clamped" });
    expect(step.state.at).toBe(state.at);
  });
});

describe("Holds and parking", () => {
  test.each<[string, unknown, string]>([
    ["no facts", null, ""],
    ["another case", facts({ caseId: "C-2" }), "/caseId"],
    ["no debtor", { ...facts(), debtor: undefined }, "/debtor/id"],
    [
      "an amount beyond exact integers",
      facts({ obligations: [invoice({ outstandingMinor: 2 ** 53 })] }),
      "/obligations/0/outstandingMinor",
    ],
    [
      "a due date that does not exist",
      facts({ obligations: [invoice({ dueDate: "2026-02-30" })] }),
      "/obligations/0/dueDate",
    ],
    [
      "a payment without an instant",
      facts({ payments: [{ id: "P", at: "2026-03-01", amountMinor: 1 }] }),
      "/payments/0/at",
    ],
  ])("R17 bad facts park the case with their place: %s", (_, bad, path) => {
    const story = new Case(simple, START);
    const step = simple.advance(
      story.state,
      { type: "timer.fired" },
      { facts: bad as CaseFacts, now: at("2026-03-20T00:00:00Z") },
    );
    expect(step.effects).toEqual([]);
    expect(step.state).toMatchObject({
      status: "held",
      node: "w",
      holds: [{ kind: "parked", scope: "all" }],
      dueAt: null,
    });
    expect(step.trace).toMatchObject([{ code: "case.parked", data: { path } }]);
    const again = simple.advance(
      step.state,
      { type: "timer.fired" },
      { facts: bad as CaseFacts, now: at("2026-03-21T00:00:00Z") },
    );
    expect(again.state).toBe(step.state);
  });

  test("R18 a parked case goes on after hold.released with kind parked, and only then", () => {
    const story = new Case(simple, START);
    const parked = simple.advance(
      story.state,
      { type: "timer.fired" },
      { facts: facts({ caseId: "C-2" }), now: at("2026-03-02T00:00:00Z") },
    ).state;
    const release = (data: object) =>
      simple.advance(
        parked,
        { type: "hold.released", data: data as Record<string, unknown> },
        { facts: facts(), now: at("2026-03-04T00:00:00Z") },
      ).state;
    expect(release({}).status).toBe("held");
    expect(release({ kind: "parked" })).toMatchObject({ status: "active", dueAt: at("2026-03-10T00:00:00Z") });
  });

  test("R19 a state whose node the program lacks is parked", () => {
    const { state } = new Case(simple, START);
    const step = simple.advance(
      { ...state, node: "gone" },
      { type: "timer.fired" },
      { facts: facts(), now: at("2026-03-20T00:00:00Z") },
    );
    expect(step.trace).toMatchObject([{ code: "case.parked", data: { reason: "nodeMissing" } }]);
  });

  test("R20 while held, exit rules and handlers work and timers do not", () => {
    const story = new Case(simple, START).on("2026-03-02T00:00:00Z", {
      type: "hold.placed",
      data: { kind: "moratorium", until: "2026-05-01T00:00:00Z" },
    });
    expect(story.until("2026-04-01T00:00:00Z").sent).toEqual([]);
    expect(story.state.dueAt).toBe(at("2026-05-01T00:00:00Z"));
    story.on("2026-04-02T00:00:00Z", { type: "payment.received" }, { obligations: [invoice({ outstandingMinor: 0 })] });
    expect(story.state.outcome).toBe("paid");
  });

  test("R20 while held no event wakes the node, and what a handler leads to begins after the hold", () => {
    const p = program({
      exits: [],
      handlers: [{ id: "h", on: ["custom.ask"], goto: "mail" }],
      nodes: { w: week("end"), mail: mail(), end: END },
    });
    const story = new Case(p, START).on("2026-03-02T00:00:00Z", {
      type: "hold.placed",
      data: { kind: "moratorium", until: "2026-05-01T00:00:00Z" },
    });
    story.on("2026-04-01T00:00:00Z", { type: "case.updated" });
    expect(story.state).toMatchObject({ status: "held", node: "w" });
    story.on("2026-04-02T00:00:00Z", { type: "custom.ask" });
    expect([story.state.node, story.sent]).toEqual(["mail", []]);
    expect(story.until("2026-05-01T00:00:00Z").sent).toEqual(["2026-05-01T00:00 email"]);
  });

  test("R21 a hold ends by itself at its end", () => {
    const story = new Case(simple, START).on("2026-03-02T00:00:00Z", {
      type: "hold.placed",
      data: { kind: "moratorium", until: "2026-03-04T00:00:00Z" },
    });
    story.until("2026-03-30T00:00:00Z");
    expect(story.of("hold.clear")).toMatchObject([{ hold: "moratorium", reason: "expired" }]);
    expect(story.sent).toEqual(["2026-03-10T00:00 email"]);
  });
});

describe("Promises that nobody watches", () => {
  const promise: CaseEvent = {
    type: "promise.created",
    id: "e1",
    data: { promise: "P-1", amountMinor: 5000, dueDate: "2026-03-20" },
  };
  const promised = () => new Case(simple, START).on("2026-03-02T12:00:00Z", promise);

  test("R22 a promise pauses chasing until it is judged at the default time of day after three days of grace", () => {
    const story = promised();
    expect(story.state).toMatchObject({ status: "held", dueAt: at("2026-03-24T09:00:00Z") });
    expect(story.of("commitment.open")).toMatchObject([{ commitment: "P-1", commitmentKind: "promise" }]);
    story.until("2026-03-24T09:00:00Z");
    expect(story.of("commitment.close")).toMatchObject([{ commitment: "P-1", status: "broken" }]);
    expect(story.state.breaks).toEqual([{ id: "P-1", at: at("2026-03-24T09:00:00Z"), status: "broken" }]);
    expect(story.until("2026-05-01T00:00:00Z").sent).toEqual(["2026-03-29T21:00 email"]);
  });

  test("R23 paying what was promised ends the pause at once", () => {
    const payments = [{ id: "P", at: "2026-03-05T00:00:00Z", amountMinor: 5000 }];
    const story = promised().on(
      "2026-03-05T00:00:00Z",
      { type: "payment.partial" },
      { payments, obligations: [invoice({ outstandingMinor: 5000 })] },
    );
    expect(story.of("commitment.close")).toMatchObject([{ status: "kept" }]);
    expect(story.of("hold.clear")).toMatchObject([{ hold: "commitment", reason: "closed" }]);
    expect(story.state.status).toBe("active");
  });

  test("R24 some money by the day of judgment is partial; a second promise replaces the first; a canceled one is withdrawn", () => {
    const payments = [{ id: "P", at: "2026-03-05T00:00:00Z", amountMinor: 10 }];
    const partial = promised()
      .on("2026-03-05T00:00:00Z", { type: "payment.partial" }, { payments })
      .until("2026-03-24T09:00:00Z");
    expect(partial.of("commitment.close")).toMatchObject([{ status: "partial" }]);
    const second: CaseEvent = { ...promise, id: "e2", data: { ...promise.data, promise: "P-2" } };
    expect(promised().on("2026-03-03T00:00:00Z", second).of("commitment.close")).toMatchObject([
      { commitment: "P-1", status: "replaced" },
    ]);
    const canceled = promised().on("2026-03-03T00:00:00Z", { type: "promise.canceled", data: { promise: "P-1" } });
    expect(canceled.of("commitment.close")).toMatchObject([{ status: "withdrawn" }]);
    expect(canceled.state.status).toBe("active");
  });

  test("R24 money that was returned, or came before the promise, is not money paid for it", () => {
    const judged = (payment: object) => {
      const payments = [{ id: "P", at: "2026-03-05T00:00:00Z", amountMinor: 5000, ...payment }];
      const story = promised().on("2026-03-05T00:00:00Z", { type: "payment.partial" }, { payments });
      return story.until("2026-03-24T09:00:00Z").of("commitment.close")[0]?.status;
    };
    expect(judged({})).toBe("kept");
    expect(judged({ reversed: true })).toBe("broken");
    expect(judged({ at: "2026-03-02T11:59:59Z" })).toBe("broken");
  });

  test("R25 the same promise told twice, under another event id, changes nothing more", () => {
    const story = promised();
    const step = simple.advance(
      story.state,
      { ...promise, id: "e9" },
      { facts: facts(), now: at("2026-03-03T00:00:00Z") },
    );
    expect(step.effects).toEqual([]);
    expect(step.state.holds).toEqual(story.state.holds);
  });
});

describe("The look at the door", () => {
  const holding = program({ nodes: { mail: mail("w", { ttl: "P2D" }), w: week("end"), end: END } });
  const queued = () => {
    const story = new Case(holding, START);
    return { story, effect: story.of("message.send")[0] as never };
  };
  const check = (parts: Partial<CaseFacts>, now = "2026-03-01T01:00:00Z") => {
    const { story, effect } = queued();
    return holding.recheck(story.state, effect, { facts: facts(parts), now: at(now) });
  };

  test("R26 a queued message is sent, deferred or canceled by what is true now", () => {
    expect(check({})).toEqual({ decision: "send", reasons: [] });
    expect(check({ obligations: [invoice({ outstandingMinor: 0 })] })).toMatchObject({
      decision: "cancel",
      reasons: ["exit:paid", "nothingCollectible"],
    });
    expect(check({ obligations: [invoice({ disputed: true })] })).toMatchObject({
      decision: "cancel",
      reasons: ["nothingCollectible"],
    });
    expect(check({ debtor: { id: "D-1", channels: [{ channel: "email", optedOut: true }] } })).toMatchObject({
      decision: "cancel",
      reasons: ["unreachable"],
    });
    expect(check({}, "2026-03-03T00:00:00Z")).toMatchObject({ decision: "cancel", reasons: ["expired"] });
    expect(check({ caseId: "other" })).toMatchObject({ decision: "cancel", reasons: ["facts"] });
  });

  test("R26 a message of a run that was restarted is canceled", () => {
    const again = program({
      entry: { start: "mail", reentry: "always" },
      nodes: { mail: mail("w"), w: week("end"), end: END },
    });
    const first = again.enroll(facts(), { now: at(START) });
    const effect = first.effects.find(({ kind }) => kind === "message.send") as never;
    const second = again.enroll(facts(), { now: at(START) + 1, previous: first.state });
    const ask = (state: typeof first.state) => again.recheck(state, effect, { facts: facts(), now: at(START) + 2 });
    expect(ask(first.state)).toEqual({ decision: "send", reasons: [] });
    expect(ask(second.state)).toEqual({ decision: "cancel", reasons: ["otherRun"] });
  });

  describe("R45 the last words of a case", () => {
    const nodes = { mail: mail("end"), end: END };
    const paid = { exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }] } as const;
    const doorOf = (story: Case, own: Program, parts: Partial<CaseFacts> = {}) =>
      own.recheck(story.state, story.of("message.send")[0] as Effect, {
        facts: facts(parts),
        now: story.state.at + 5000,
      });

    test("R45 they leave after its own end, if they are still true", () => {
      const own = program({ nodes, ...paid });
      const story = new Case(own, START);
      expect(story.state).toMatchObject({ status: "exited", node: "end" });
      expect(doorOf(story, own)).toEqual({ decision: "send", reasons: [] });
      const nothing = [invoice({ outstandingMinor: 0 })];
      expect(doorOf(story, own, { obligations: nothing }).reasons).toEqual(["exit:paid", "nothingCollectible"]);
    });

    test("R45 what waited from before does not, nor anything after an exit rule", () => {
      const later = program({ nodes: { mail: mail("w"), w: week("end"), end: END } });
      const ended = new Case(later, START).until("2026-03-20T00:00:00Z");
      expect(ended.state.status).toBe("exited");
      expect(doorOf(ended, later)).toEqual({ decision: "cancel", reasons: ["exited"] });
      const closed = { exits: [{ id: "closed", on: ["case.closed"], outcome: "withdrawn" }] };
      const ruled = program({ nodes: { mail: mail("w"), w: week("end"), end: END }, ...closed });
      const story = new Case(ruled, START).on(START, { type: "case.closed" });
      expect(story.state).toMatchObject({ status: "exited", node: "w" });
      expect(doorOf(story, ruled)).toEqual({ decision: "cancel", reasons: ["exited"] });
    });

    test("R45 they leave before another strategy takes the case over", () => {
      const other = strategy({ id: "other", version: 1, nodes: { end: END } });
      const own = compileStrategy(
        strategy({ nodes: { mail: mail("over"), over: { type: "callStrategy", strategy: "other@1", mode: "jump" } } }),
        { strategies: { "other@1": other } },
      );
      const story = new Case(own, START);
      expect(story.state).toMatchObject({ status: "exited", outcome: "transferred" });
      expect(doorOf(story, own)).toEqual({ decision: "send", reasons: [] });
    });
  });

  test("R27 while held the message waits for the end of the hold", () => {
    const { story, effect } = queued();
    story.on("2026-03-01T01:00:00Z", {
      type: "hold.placed",
      data: { kind: "complaint", until: "2026-03-02T00:00:00Z" },
    });
    const answer = holding.recheck(story.state, effect, { facts: facts(), now: at("2026-03-01T02:00:00Z") });
    expect(answer).toEqual({ decision: "defer", until: at("2026-03-02T00:00:00Z"), reasons: ["held"] });
  });
});

describe("R44 what changes the case by itself is not told as heard by nobody", () => {
  const nodes = {
    h: { type: "hold", kind: "dispute", releaseOn: ["dispute.closed"], to: { next: "w" } },
    w: { type: "wait", for: "P1Y", to: { next: "end" } },
    end: END,
  } as const;
  const codesOf = (type: string, data: Record<string, unknown> = {}) =>
    new Case(program({ nodes }), "2026-03-01T12:00:00Z").on("2026-03-02T12:00:00Z", { type, data }).steps.at(-1)?.trace;

  test("R44 an event that lifts a hold", () => {
    expect(codesOf("dispute.closed")?.map(({ code }) => code)).not.toContain("event.ignored");
  });

  test("R44 a hold that is placed", () => {
    expect(codesOf("hold.placed", { kind: "complaint" })?.map(({ code }) => code)).not.toContain("event.ignored");
  });

  test("R44 anything else is", () => {
    expect(codesOf("dispute.opened")?.map(({ code }) => code)).toContain("event.ignored");
  });
});

describe("R47 a step enters at most 1000 nodes", () => {
  /** A case that goes through so many nodes at once, the last of them its end. */
  const chain = (count: number) => {
    const ids = Array.from({ length: count - 1 }, (_, i) => `n${i}`);
    const goals = ids.map((id, i) => [id, { type: "goal", goal: "g", to: { next: ids[i + 1] ?? "end" } }]);
    return { ...(Object.fromEntries(goals) as Parameters<typeof strategy>[0]["nodes"]), end: END };
  };
  const enrolled = (count: number) => new Case(program({ nodes: chain(count) }), START);
  const stepped = (count: number) =>
    new Case(program({ nodes: { w: week("n0"), ...chain(count) } }), START).until("2026-03-08T00:00:00Z");

  test.each([
    ["on enrollment", enrolled],
    ["in a later step", stepped],
  ])("R47 %s", (_, live) => {
    const fine = live(1000);
    expect(fine.state.status).toBe("exited");
    const parked = live(1001);
    expect(parked.state).toMatchObject({ status: "held", holds: [{ kind: "parked" }] });
    expect(parked.steps.at(-1)?.trace.at(-1)).toMatchObject({ code: "case.parked", data: { reason: "tooManyNodes" } });
  });
});
