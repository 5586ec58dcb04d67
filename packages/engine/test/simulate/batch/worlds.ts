/** Random behaviors and portfolios, and the strategies they meet. */

import fc from "fast-check";
import type { CaseFacts, Strategy } from "../../../src/index.ts";
import type { BehaviorModel } from "../../../src/simulate/model.ts";
import { columnStrategies, ledgerFacts } from "./arbitrary.ts";

const CASES = 6;

/** Every way to stay, and messages at every turn. */
const busy: Strategy = {
  ...{ format: "dunlin.strategy/1", id: "busy", name: "Busy", time: { zone: "Europe/Madrid", at: "09:00" } },
  entry: { start: "due", reentry: "afterExit", on: ["payment.received"] },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" }],
  handlers: [{ id: "disputed", on: ["dispute.opened"], goto: "quiet" }],
  nodes: {
    due: {
      ...{ type: "wait", until: { anchor: "oldestDueDate", offset: "P2B" }, ifPast: "skip", roll: "forward" },
      to: { next: "first", skipped: "first" },
    },
    first: {
      type: "send",
      via: [
        { channel: "sms", template: "s@1" },
        { channel: "email", template: "e@1" },
      ],
      to: { next: "apart" },
    },
    apart: { type: "wait", for: "P1D", gap: "P3D", at: "10:00", to: { next: "again" } },
    again: { type: "repeat", max: 3, every: "P6D", to: { body: "mail", exhausted: "call" } },
    mail: { type: "send", via: [{ channel: "email", template: "e@1" }], to: { next: "heard", blocked: "call" } },
    heard: {
      ...{ type: "waitFor", for: "P4D", cases: [{ port: "answered", on: ["message.replied", "message.clicked"] }] },
      to: { answered: "call", timeout: "again" },
    },
    call: {
      ...{
        type: "task",
        queue: "calls",
        channel: "voice",
        dispositions: ["ok", "other"],
        due: "P2D",
        priority: { var: "dpd" },
      },
      to: { ok: "note", other: "again2", timeout: "again2", blocked: "again2" },
    },
    again2: { type: "wait", for: "P9D", at: "17:30", to: { next: "note" } },
    note: { type: "set", values: { "seen.dpd": { var: "dpd" }, told: true }, stage: "late", to: { next: "last" } },
    last: { type: "if", when: { ">": [{ var: "daysSinceLastContact" }, 4] }, to: { yes: "letter", no: "end" } },
    letter: {
      type: "send",
      via: [{ channel: "letter", template: "l@1" }],
      purpose: "legalNotice",
      to: { next: "end", blocked: "stop" },
    },
    quiet: {
      type: "waitFor",
      for: "P20D",
      cases: [{ port: "closed", on: ["dispute.closed"] }],
      to: { closed: "mail", timeout: "end" },
    },
    stop: { type: "exit", outcome: "withdrawn" },
    end: { type: "exit", outcome: "exhausted" },
  },
};

const chance = fc.constantFrom(0, 0.1, 0.4, 1);
const perChannel = fc.record({ sms: chance, email: chance });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const behaviors = fc
  .record({
    clock: fc.constantFrom("dueDate", "entry"),
    chances: fc.array(fc.constantFrom(0, 0, 0.01, 0.05, 0.3), { minLength: 2, maxLength: 3 }),
    factors: maybe(
      fc.constant({ sms: { factor: 3, days: 2 }, email: { factor: 0.5, days: 5 }, voice: { factor: 2, days: 9 } }),
    ),
    segments: maybe(fc.constant([{ id: "late", when: { ">": [{ var: "dpd" }, 5] }, factor: 2 }])),
    partial: maybe(fc.constant({ share: 0.5, from: 0.1, to: 0.9 })),
    promise: maybe(fc.constant({ perContact: { voice: 0.3, sms: 0.1 }, days: [2, 9], kept: 0.5 })),
    dispute: maybe(fc.constantFrom(0.01, 0.1)),
    bounce: maybe(perChannel),
    optOut: maybe(perChannel),
    complaint: maybe(perChannel),
    open: maybe(perChannel),
    click: maybe(perChannel),
    reply: maybe(
      fc.record({
        perMessage: perChannel,
        intents: fc.constantFrom({ question: 1 }, { dispute: 1, unsubscribe: 2, other: 1 }),
      }),
    ),
    tasks: maybe(fc.constant({ "*": { hours: 20, dispositions: { ok: 2, other: 1 }, rightParty: ["ok"] } })),
  })
  .map(({ clock, chances, factors, segments, ...rest }) => {
    const hazard = chances.map((each, i) => ({ day: [-40, 0, 20][i] as number, chance: each }));
    const pay = { clock, hazard, contacts: factors, segments };
    const model = { format: "dunlin.behavior/1", name: "Random", pay, ...rest, disputeDays: rest.dispute && [1, 12] };
    return JSON.parse(JSON.stringify(model)) as BehaviorModel;
  });

/** Who is out may come in again, by an event or on the next day. */
const entries = fc.record({
  reentry: fc.constantFrom("never", "afterExit", "always"),
  on: maybe(fc.constantFrom(["payment.received"], ["message.opened", "dispute.closed"])),
  when: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom({ ">": [{ var: "dpd" }, 3] }, { ">": [{ var: "totalDue" }, 30_000] }) },
  ),
  cooldown: fc.option(fc.constant("P7D"), { nil: undefined, freq: 6 }),
});

const portfolios = fc.array(ledgerFacts, { minLength: CASES, maxLength: CASES }).map((all) =>
  all.map(
    (facts, i): CaseFacts => ({
      ...facts,
      caseId: `C-${i}`,
      debtor: { ...facts.debtor, id: `${facts.debtor.id}-${i}` },
    }),
  ),
);

/** A simulation, but for its start. */
export const worlds = fc.record({
  document: fc
    .record({
      own: fc.oneof({ weight: 3, arbitrary: columnStrategies }, { weight: 1, arbitrary: fc.constant(busy) }),
      entry: entries,
      handled: fc.boolean(),
    })
    .map(({ own, entry, handled }): Strategy => {
      const intent = {
        id: "intent",
        on: ["intent.detected"],
        when: { "==": [{ var: "event.data.intent" }, "question"] },
        goto: own.entry.start,
      };
      const handlers = [...(handled ? [intent] : []), ...(own.handlers ?? [])];
      return JSON.parse(JSON.stringify({ ...own, handlers, entry: { ...own.entry, ...entry } })) as Strategy;
    }),
  ...{
    behavior: behaviors,
    portfolio: portfolios,
    seed: fc.nat({ max: 1000 }),
    horizonDays: fc.constantFrom(20, 60, 90),
  },
  runs: fc.constantFrom(1, 1, 2),
});
