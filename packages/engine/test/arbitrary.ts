/** Random strategies, facts and histories, well-formed by construction: every node leads only to later nodes. */

import fc from "fast-check";
import type { CaseEvent, CaseFacts, Node, Strategy } from "../src/index.ts";

const condition = fc.constantFrom<object[]>(
  { ">": [{ var: "dpd" }, 5] },
  { ">=": [{ var: "collectibleDue" }, 20_000] },
  { "==": [{ var: "data.tier" }, "gold"] },
  { "<": [{ var: "data.score" }, 0.5] },
  { hasTag: ["vip"] },
  { ">": [{ var: "daysSinceLastContact" }, 2] },
  { or: [{ known: [{ var: "lastPaymentAt" }] }, { "==": [{ var: "bucket" }, "31-60"] }] },
) as fc.Arbitrary<never>;

const durationText = fc.constantFrom("PT0S", "PT4H", "P1D", "P3D", "P2W", "P2B", "P1M");
const dateDuration = fc.constantFrom("P0D", "P1D", "P7D", "P14D", "P3B");
const time = fc.constantFrom("00:00", "02:30", "09:00", "23:59");
const roll = fc.constantFrom<("forward" | "backward")[]>("forward", "backward");
const heard = fc.constantFrom("payment.received", "message.replied", "custom.ping", "dispute.opened");

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Drops members that are `undefined`, as JSON does. */
const tidy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const timing = fc.oneof(
  fc.record({ for: durationText, at: optional(time), roll: optional(roll) }),
  fc.record({
    until: fc.record({
      anchor: fc.constantFrom(
        "oldestDueDate",
        "entered",
        "lastContact",
        "lastPayment",
        "data.callback",
        "commitmentDue",
      ),
      offset: optional(dateDuration),
    }),
    at: optional(time),
    roll: optional(roll),
    gap: optional(fc.constantFrom("P1D", "PT6H")),
  }),
);

/** A node at `index` of `count`, leading to later ones. */
function nodeAt(index: number, count: number): fc.Arbitrary<Node> {
  const target = fc.integer({ min: index + 1, max: count - 1 }).map((i) => `n${i}`);
  const node = (value: object) => tidy(value) as Node;
  return fc.oneof(
    fc
      .record({
        next: target,
        awaitReceipt: optional(fc.constant("PT12H")),
        giveUpAfter: optional(durationText),
        second: fc.boolean(),
        purpose: optional(fc.constantFrom("collect", "offer", "infoRequested")),
      })
      .map(({ next, second, ...rest }) =>
        node({
          type: "send",
          ...rest,
          via: [{ channel: "sms", template: "s@1" }, ...(second ? [{ channel: "email", template: "e@1" }] : [])],
          to: { next },
        }),
      ),
    fc
      .record({ timing, ifPast: fc.constantFrom("skip", "now"), next: target, skipped: target })
      .map(({ timing: t, ifPast, next, skipped }) =>
        node({
          type: "wait",
          ...t,
          ...("until" in t && { ifPast }),
          to: { next, ...("until" in t && ifPast === "skip" && { skipped }) },
        }),
      ),
    fc
      .record({ timing, on: heard, when: optional(condition), a: target, b: target, timeout: target })
      .map(({ timing: t, on, when, a, b, timeout }) =>
        node({
          type: "waitFor",
          ...t,
          gap: undefined,
          cases: [
            { port: "a", on: [on], when },
            { port: "b", when: { ">": [{ var: "totalDue" }, 90_000] } },
          ],
          to: { a, b, timeout },
        }),
      ),
    fc
      .record({ when: condition, yes: target, no: target, unknown: optional(target) })
      .map(({ when, ...to }) => node({ type: "if", when, to })),
    fc
      .record({ when: condition, first: target, other: target })
      .map(({ when, first, other }) =>
        node({ type: "switch", cases: [{ port: "first", when }], to: { first, else: other } }),
      ),
    fc.record({ weight: fc.integer({ min: 0, max: 10_000 }), a: target, b: target }).map(({ weight, a, b }) =>
      node({
        type: "split",
        experiment: `exp${index}`,
        variants: [
          { key: "a", weight },
          { key: "b", weight: 10_000 - weight },
        ],
        to: { a, b },
      }),
    ),
    fc.record({ next: target, stage: optional(fc.constant("late")) }).map(({ next, stage }) =>
      node({
        type: "set",
        values: { seenDpd: { var: "dpd" }, round: index },
        stage,
        addTags: ["touched"],
        to: { next },
      }),
    ),
    target.map((next) => node({ type: "goal", goal: `g${index}`, to: { next } })),
    fc
      .record({
        channel: optional(fc.constantFrom("voice", "email")),
        due: durationText,
        at: optional(time),
        priority: optional(fc.constantFrom(50, { var: "dpd" })),
        ok: target,
        timeout: target,
      })
      .map(({ ok, timeout, ...rest }) =>
        node({ type: "task", queue: "q", dispositions: ["ok"], ...rest, to: { ok, timeout } }),
      ),
    fc
      .record({
        kind: fc.constantFrom("dispute", "quiet"),
        scope: fc.constantFrom("all", "contact"),
        for: optional(durationText),
        releaseOn: optional(fc.constant(["payment.received"])),
        next: target,
      })
      .map(({ next, ...rest }) => node({ type: "hold", ...rest, to: { next } })),
    fc
      .record({ kinds: optional(fc.constant(["quiet"])), next: target })
      .map(({ kinds, next }) => node({ type: "release", kinds, to: { next } })),
    fc
      .record({ rate: fc.boolean(), per: fc.constantFrom("case", "obligation"), next: target })
      .map(({ rate, per, next }) =>
        node({
          ...{ type: "fee", fee: "late", currency: "EUR", legalBasis: "contract", per },
          ...(rate ? { rateBp: 150, capMinor: 900 } : { amountMinor: 500 }),
          to: { next },
        }),
      ),
    fc
      .record({ target: fc.constantFrom("legal", "placement"), next: target })
      .map(({ target: level, next }) => node({ type: "escalate", target: level, to: { next } })),
    fc
      .record({
        type: fc.constantFrom("score", "external"),
        timeout: durationText,
        default: optional(fc.constant(0.5)),
        cacheFor: optional(fc.constant("P3D")),
        ok: target,
        failed: optional(target),
      })
      .map(({ ok, failed, ...rest }) =>
        node({ ...rest, function: "f", store: "answer", input: { days: { var: "dpd" } }, to: { ok, default: failed } }),
      ),
    fc.record({ when: condition, collect: fc.boolean(), a: target, other: target }).map(({ when, collect, a, other }) =>
      node({
        type: "table",
        inputs: [{ var: "dpd" }, { var: "data.tier" }, when],
        hit: collect ? "collect" : "first",
        rows: [
          { match: [{ ">": 5 }, null, true], port: "a", set: { seen: { var: "dpd" } } },
          { match: [{ between: [0, 30] }, "gold", null], port: "a", set: { gold: true } },
        ],
        to: collect ? { next: other } : { a, else: other },
      }),
    ),
  );
}

export const strategies: fc.Arbitrary<Strategy> = fc
  .integer({ min: 2, max: 9 })
  .chain((count) =>
    fc.record({
      nodes: fc.tuple(...Array.from({ length: count - 1 }, (_, index) => nodeAt(index, count))),
      loop: optional(
        fc.record({ at: fc.nat({ max: 20 }), max: fc.integer({ min: 1, max: 4 }), every: optional(durationText) }),
      ),
      handled: optional(fc.integer({ min: 0, max: count - 1 })),
      clock: fc.constantFrom<("debtor" | "strategy")[]>("debtor", "strategy"),
      reentry: fc.constantFrom<("afterExit" | "always")[]>("afterExit", "always"),
      at: time,
    }),
  )
  .map(({ nodes: drawn, loop, handled, clock, reentry, at }) => ({
    format: "dunlin.strategy/1",
    id: "random",
    name: "Random",
    time: { zone: "Europe/Madrid", clock, at },
    entry: { start: "n0", reentry },
    exits: [
      { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
      { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
    ],
    ...(handled !== undefined && { handlers: [{ id: "h", on: ["custom.jump"], goto: `n${handled}` }] }),
    nodes: Object.fromEntries(
      [...withLoop(drawn, loop), { type: "exit", outcome: "exhausted" } as const].map((node, i) => [`n${i}`, node]),
    ),
  }));

/** Two of the nodes become a repeat and its body, where there is room for them. */
function withLoop(
  nodes: readonly Node[],
  loop: { readonly at: number; readonly max: number; readonly every: string | undefined } | undefined,
): readonly Node[] {
  if (loop === undefined || nodes.length < 2) return nodes;
  const i = loop.at % (nodes.length - 1);
  const { max, every } = loop;
  const repeat = tidy({ type: "repeat", max, every, to: { body: `n${i + 1}`, exhausted: `n${i + 2}` } }) as Node;
  const body: Node = { type: "wait", for: "P1D", to: { next: `n${i}` } };
  return nodes.map((node, at) => (at === i ? repeat : at === i + 1 ? body : node));
}

const date = fc
  .integer({ min: 0, max: 120 })
  .map((day) => new Date(Date.UTC(2026, 1, 1 + day)).toISOString().slice(0, 10));
const instant = fc
  .integer({ min: 0, max: 120 * 24 * 60 })
  .map((minute) => new Date(Date.UTC(2026, 1, 1) + minute * 60_000).toISOString());

const obligation = fc.record({
  ref: fc.constantFrom("I-1", "I-2", "I-3"),
  dueDate: date,
  currency: fc.constantFrom("EUR", "EUR", "EUR", "USD"),
  amountMinor: fc.integer({ min: 1, max: 100_000 }),
  outstandingMinor: fc.integer({ min: 0, max: 100_000 }),
  disputed: fc.boolean(),
});

export const caseFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    caseId: fc.constant("C-1"),
    debtor: fc.record({
      id: fc.constantFrom("D-1", "D-2", "D-é"),
      zones: optional(fc.constantFrom(["America/New_York"], ["Nowhere/Else"], ["Asia/Tokyo", "UTC"])),
      channels: optional(
        fc.constantFrom([{ channel: "email" }], [{ channel: "sms", bounced: true }, { channel: "email" }], []),
      ),
    }),
    obligations: fc.array(obligation, { maxLength: 3 }),
    payments: optional(
      fc.array(fc.record({ id: fc.uuid(), at: instant, amountMinor: fc.integer({ min: 1, max: 50_000 }) }), {
        maxLength: 3,
      }),
    ),
    tags: optional(fc.constantFrom(["vip"], [])),
    data: optional(
      fc.record({
        score: optional(fc.double({ min: 0, max: 1, noNaN: true })),
        tier: optional(fc.constantFrom("gold", 3)),
        callback: optional(date),
      }),
    ),
  })
  .map((value) => tidy(value) as CaseFacts);

/** What happens to a case: time passes by `minutes`, then facts may change and an event arrives. */
export interface Happening {
  readonly minutes: number;
  readonly event: CaseEvent;
  readonly facts?: CaseFacts;
}

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ type: "timer.fired" }) },
  fc.record({ type: heard, id: fc.constantFrom("e1", "e2", "e3", "e4") }),
  fc.constantFrom<CaseEvent[]>(
    { type: "custom.jump", id: "j1" },
    { type: "custom.jump", id: "j2" },
    { type: "balance.changed" },
    { type: "promise.created", id: "p1", data: { promise: "P-1", amountMinor: 500, dueDate: "2026-04-01" } },
    {
      type: "plan.created",
      id: "p2",
      data: {
        plan: "L-1",
        parts: [
          { due: "2026-04-01", amountMinor: 50 },
          { due: "2026-05-01", amountMinor: 50 },
        ],
      },
    },
    { type: "promise.canceled", id: "p3", data: { promise: "P-1" } },
    { type: "hold.placed", id: "h1", data: { kind: "dispute" } },
    { type: "hold.placed", id: "h2", data: { kind: "quiet", scope: "contact", until: "2026-03-20T00:00:00Z" } },
    { type: "hold.released", id: "h3" },
    { type: "message.bounced", id: "m1", data: { message: "C-1/1/random@0/n0/1.0" } },
    { type: "task.completed", id: "t1", data: { task: "C-1/1/random@0/n0/1.0", disposition: "ok" } },
    { type: "external.result", id: "x1", data: { call: "C-1/1/random@0/n0/1.0", ok: true, value: 0.9 } },
    { type: "external.result", id: "x2", data: { call: "C-1/1/random@0/n0/1.0", ok: false } },
    { type: "case.closed", id: "c1" },
  ),
);

export const histories: fc.Arbitrary<Happening[]> = fc.array(
  fc
    .record({ minutes: fc.integer({ min: 0, max: 10 * 24 * 60 }), event, facts: optional(caseFacts) })
    .map((value) => tidy(value) as Happening),
  { maxLength: 12 },
);
