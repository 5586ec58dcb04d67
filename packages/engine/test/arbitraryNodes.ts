/** Random nodes, conditions and times, as random strategies are made of them: every node leads only to later nodes. */

import fc from "fast-check";
import { addDuration } from "../src/base/duration.ts";
import { by, type Condition, type Node, type NodeTypeDescriptor, STAY } from "../src/index.ts";

/** What the nodes of a document may use beside what the document holds itself. */
export interface Around {
  /** References of strategies that can be called. */
  readonly callees: readonly string[];
  /** Whether the host brings `fieldVisit` and the calendar `bank`. */
  readonly host: boolean;
}

export const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

export const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

/** Drops members that are `undefined`, as JSON does. */
export const tidy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const condition = fc.constantFrom<Condition[]>(
  { ">": [{ var: "dpd" }, 5] },
  { ">=": [{ var: "collectibleDue" }, 20_000] },
  { "==": [{ var: "data.tier" }, "gold"] },
  { "<": [{ var: "data.score" }, 0.5] },
  { hasTag: ["vip"] },
  { ">": [{ var: "daysSinceLastContact" }, 2] },
  { or: [{ known: [{ var: "lastPaymentAt" }] }, { "==": [{ var: "bucket" }, "31-60"] }] },
  { segment: "late" },
  { and: [{ segment: "known" }, { "!": [{ hasTag: ["touched"] }] }] },
  { ">": [{ countContacts: [{ days: 7 }] }, 1] },
  { or: [{ ">": [{ var: "brokenPromises12m" }, 0] }, { var: "promiseOpen" }] },
  { "<=": [{ countPromises: [{ status: "kept", days: 90 }] }, { var: "numberOverdue" }] },
  { between: [{ var: "localTime" }, "08:00", "20:00"] },
  { "==": [{ var: "vars.answer" }, 0.5] },
  { ">": [{ daysSince: [{ var: "data.callback" }] }, { var: "daysInStrategy" }] },
  { ">=": [{ businessDaysSince: [{ "??": [{ var: "data.callback" }, { var: "oldestDueDate" }] }] }, 0] },
  { "==": [{ var: "event.type" }, "message.replied"] },
  { "==": [{ var: "arms.tone" }, "a"] },
  { some: [{ var: "obligations" }, { ">": [{ var: "outstandingMinor" }, { var: "$.data.floor" }] }] },
);

export const durationText = fc.constantFrom("PT0S", "PT4H", "P1D", "P1D", "P3D", "P3D", "P2W", "P2B", "P1M");
const dateDuration = fc.constantFrom("P0D", "P1D", "P7D", "P14D", "P3B", "-P2D", "P0B");
export const time = fc.constantFrom("00:00", "02:30", "09:00", "23:59");
const roll = fc.constantFrom<("forward" | "backward")[]>("forward", "backward");
export const heard = fc.constantFrom("payment.received", "message.replied", "custom.ping", "dispute.opened");
const anchor = fc.constantFrom(
  ...[
    "oldestDueDate",
    "oldestDueDate",
    "oldestDueDate",
    "entered",
    "lastContact",
    "lastPayment",
    "data.callback",
    "data.moment",
    "commitmentDue",
  ],
);

const timing = ({ host }: Around) => {
  const common = {
    at: optional(time),
    roll: optional(roll),
    ...(host && { calendar: optional(fc.constantFrom("bank", "weekdays")) }),
    gap: optional(fc.constantFrom("P1D", "PT6H", "P2B")),
    gapChannels: optional(fc.constant(["email"])),
  };
  const block = fc.oneof(
    fc.record({ for: durationText, ...common }),
    fc.record({ until: fc.record({ anchor, offset: optional(dateDuration) }), ...common }),
  );
  return block.map(({ gapChannels, ...rest }) => tidy({ ...rest, ...(rest.gap && { gapChannels }) }));
};

type Making = (target: fc.Arbitrary<string>, around: Around, index: number) => fc.Arbitrary<object>;

const send: Making = (next) =>
  fc
    .record({
      ...{ next, blocked: optional(next), failed: optional(next) },
      awaitReceipt: optional(fc.constantFrom("PT12H", "P2D")),
      giveUpAfter: optional(durationText),
      second: fc.boolean(),
      purpose: optional(fc.constantFrom("collect", "offer", "infoRequested")),
      ttl: optional(fc.constant("P2D")),
      bundle: optional(fc.constant("all")),
      page: optional(fc.constant({ template: "p@1", actions: ["pay"], validFor: "P7D" })),
      recipient: optional(fc.constant("guarantor")),
    })
    .map(({ next: to, blocked, failed, second, ...rest }) => ({
      ...{ type: "send", ...rest },
      via: [{ channel: "sms", template: "s@1" }, ...(second ? [{ channel: "email", template: "e@1" }] : [])],
      to: { next: to, blocked, ...(rest.awaitReceipt !== undefined && { failed }) },
    }));

const wait: Making = (target, around) =>
  fc
    .record({ timing: timing(around), ifPast: fc.constantFrom("skip", "now"), next: target, skipped: optional(target) })
    .map(({ timing: t, ifPast, next, skipped }) => ({
      ...{ type: "wait", ...t },
      ...("until" in t && { ifPast }),
      to: { next, ...("until" in t && ifPast === "skip" && { skipped }) },
    }));

const gapOnly: Making = (next) =>
  fc.record({ gap: durationText, at: optional(time), next }).map(({ next: to, ...rest }) => ({
    ...{ type: "wait", ...rest },
    to: { next: to },
  }));

const waitFor: Making = (target, around) =>
  fc
    .record({
      ...{ timing: timing(around), on: fc.uniqueArray(heard, { minLength: 1, maxLength: 2 }) },
      ...{
        when: optional(condition),
        listed: fc.boolean(),
        other: optional(condition),
        a: target,
        b: target,
        timeout: target,
      },
    })
    .map(({ timing: t, on, when, listed, other, ...to }) => {
      const cases = [
        { port: "a", on, when },
        {
          port: "b",
          when: other
            ? { and: [other, { ">": [{ var: "totalDue" }, 40_000] }] }
            : { "==": [{ var: "event.type" }, on[0] ?? ""] },
        },
      ];
      return { type: "waitFor", ...t, cases: listed ? cases : cases.reverse(), to };
    });

const decision: Making = (target) =>
  fc.oneof(
    fc
      .record({ when: condition, yes: target, no: target, unknown: optional(target) })
      .map(({ when, ...to }) => ({ type: "if", when, to })),
    fc
      .record({ when: condition, also: condition, first: target, second: target, other: target })
      .map(({ when, also, first, second, other }) => ({
        type: "switch",
        cases: [
          { port: "first", when },
          { port: "second", when: also },
        ],
        to: { first, second, else: other },
      })),
  );

/** What no row set before is unknown. */
const next: Condition = { "+": [{ var: "vars.deep.seen" }, 1] };

const table: Making = (target) =>
  fc
    .record({ when: condition, collect: fc.boolean(), a: target, other: target })
    .map(({ when, collect, a, other }) => ({
      type: "table",
      inputs: [{ var: "dpd" }, { var: "data.tier" }, when],
      hit: collect ? "collect" : "first",
      rows: [
        { match: [{ ">": 5 }, null, true], port: "a", set: { seen: { var: "dpd" } } },
        { match: [{ between: [0, 30] }, { in: ["gold", "lead"] }, null], port: "a", set: { gold: true } },
        { match: [null, "gold", null], port: "a", set: { "deep.seen": next } },
      ],
      to: collect ? { next: other } : { a, else: other },
    }));

const split: Making = (target, _, index) =>
  fc
    .record({
      shared: fc.boolean(),
      weight: fc.integer({ min: 0, max: 10_000 }),
      unit: optional(fc.constantFrom("case", "account")),
      salt: optional(fc.constant("salt")),
      ramp: optional(fc.constantFrom(0, 5000, 10_000)),
      ...{ a: target, b: target, out: target },
    })
    .map(({ shared, weight, ramp, a, b, out, ...rest }) => {
      const part = shared ? 4000 : weight;
      const variants = [
        { key: "a", weight: part },
        { key: "b", weight: 10_000 - part },
      ];
      const to = { a, b, ...(ramp !== undefined && { out }) };
      return shared
        ? { type: "split", experiment: "tone", variants, ramp, to }
        : { type: "split", ...rest, experiment: `exp${index}`, variants, ramp, to };
    });

const change: Making = (target, _, index) =>
  fc.oneof(
    fc
      .record({ next: target, stage: optional(fc.constant("late")), removeTags: optional(fc.constant(["touched"])) })
      .map(({ next, ...rest }) => ({
        ...{ type: "set", ...rest },
        values: { seenDpd: { var: "dpd" }, round: index, "from.data": { var: "data.score" } },
        addTags: ["touched"],
        to: { next },
      })),
    target.map((next) => ({ type: "goal", goal: `g${index}`, valueMinor: 5, to: { next } })),
    fc
      .record({ target: fc.constantFrom("legal", "placement"), ref: optional(fc.constant("r")), next: target })
      .map(({ next, ...rest }) => ({ type: "escalate", ...rest, to: { next } })),
    fc
      .record({ rate: fc.boolean(), per: fc.constantFrom("case", "obligation"), next: target })
      .map(({ rate, per, next }) => ({
        ...{ type: "fee", fee: "late", currency: "EUR", legalBasis: "contract", per },
        ...(rate ? { rateBp: 150, capMinor: 300 } : { amountMinor: 500 }),
        to: { next },
      })),
  );

const task: Making = (target) =>
  fc
    .record({
      channel: optional(fc.constantFrom("voice", "email")),
      due: durationText,
      at: optional(time),
      priority: optional(
        fc.constantFrom<Condition[]>(50, { var: "dpd" }, { "??": [{ var: "daysSinceLastContact" }, 99] }),
      ),
      giveUpAfter: optional(durationText),
      script: optional(fc.constant("talk@2")),
      ...{ ok: target, timeout: target, blocked: optional(target) },
    })
    .map(({ ok, timeout, blocked, giveUpAfter, channel, ...rest }) => ({
      ...{ type: "task", queue: "q", dispositions: ["ok"], ...rest },
      ...(channel !== undefined && { channel, giveUpAfter }),
      to: { ok, timeout, ...(channel !== undefined && { blocked }) },
    }));

const holding: Making = (target) =>
  fc.oneof(
    fc
      .record({
        kind: fc.constantFrom("dispute", "quiet"),
        scope: fc.constantFrom("all", "contact"),
        for: optional(durationText),
        releaseOn: optional(fc.constant(["payment.received", "custom.ping"])),
        allow: optional(fc.constant(["offer"])),
        next: target,
      })
      .map(({ next, allow, ...rest }) => ({
        ...{ type: "hold", ...rest },
        ...(rest.scope === "contact" && { allow }),
        to: { next },
      })),
    fc
      .record({ kinds: optional(fc.constant(["quiet"])), next: target })
      .map(({ kinds, next }) => ({ type: "release", kinds, to: { next } })),
  );

const asking: Making = (target) =>
  fc
    .record({
      type: fc.constantFrom("score", "external"),
      timeout: durationText,
      default: optional(fc.constant(0.5)),
      cacheFor: optional(fc.constant("P3D")),
      ok: target,
      failed: optional(target),
    })
    .map(({ ok, failed, ...rest }) => ({
      ...{ ...rest, function: "f", store: "answer", input: { days: { var: "dpd" }, tier: { var: "data.tier" } } },
      to: { ok, default: failed },
    }));

const calling: Making = (target, { callees }) =>
  fc
    .record({
      strategy: fc.constantFrom(...callees),
      inputs: optional(fc.constant({ answer: 0.5, tone: { var: "bucket" } })),
      jump: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
      ...{ exhausted: optional(target), answered: optional(target), other: target },
    })
    .map(({ jump, other, exhausted, answered, ...rest }) =>
      jump
        ? { type: "callStrategy", ...rest, mode: "jump" }
        : { type: "callStrategy", ...rest, to: { exhausted, answered, else: other } },
    );

const visiting: Making = (target) =>
  fc
    .record({ within: durationText, when: optional(condition), next: target, refused: optional(target) })
    .map(({ within, when, ...to }) => ({ type: "fieldVisit", region: "north", within, when, to }));

const reminder = fc.record({
  before: fc.constantFrom("P0D", "P1D", "P3B", "P1W"),
  at: optional(time),
  via: fc.constantFrom(
    [{ channel: "sms", template: "r@1" }],
    [
      { channel: "sms", template: "r@1" },
      { channel: "email", template: "r@2" },
    ],
  ),
  purpose: optional(fc.constantFrom("infoRequested", "offer")),
});

const watching: Making = (target) =>
  fc
    .record({
      ...{ grace: optional(fc.constantFrom("P0D", "P2D", "P2B")), at: optional(time), remind: optional(reminder) },
      ...{ keptFrom: optional(fc.constantFrom(0, 5000, 9500)), maxMissed: optional(fc.constantFrom(1, 2, 3)) },
      ...{ plan: fc.boolean(), good: target, broken: target, partial: optional(target), none: optional(target) },
    })
    .map(({ plan, good, broken, partial, none, keptFrom, maxMissed, ...rest }) =>
      plan
        ? { type: "plan", ...rest, maxMissed, to: { completed: good, broken, missed: partial, none } }
        : { type: "promise", ...rest, keptFrom, to: { kept: good, broken, partial, none } },
    );

const partTerms = {
  firstDueIn: optional(fc.constantFrom("P0D", "P10D", "P3B")),
  downPaymentBp: optional(fc.constantFrom(1, 2500, 10_000)),
  minInstallmentMinor: optional(fc.constantFrom(1000, 9000)),
  roll: optional(roll),
};
const frequency = fc.constantFrom("weekly", "biweekly", "semiMonthly", "monthly");
const guard = fc.record({
  maxCount: optional(fc.constantFrom(4, 12)),
  minInstallmentMinor: optional(fc.constant(2000)),
  minDownPaymentBp: optional(fc.constant(1000)),
  firstDueWithin: optional(fc.constantFrom("P14D", "P5B")),
  frequencies: optional(fc.constant(["weekly"])),
  maxMonths: optional(fc.constant(24)),
});

const planOptions = fc
  .record({ two: fc.boolean(), fixed: fc.boolean(), count: fc.integer({ min: 1, max: 6 }), frequency, ...partTerms })
  .map(({ two, fixed, count, ...rest }) => [
    { key: "x", ...(fixed ? { installmentMinor: 7500 } : { count }), ...rest },
    ...(two ? [{ key: "y", count: 12, frequency: "monthly" }] : []),
  ]);

const settlementOptions = fc
  .record({
    rule: fc.constantFrom(
      { discountBp: 2000 },
      { discountMinor: 4000 },
      { tiers: [{ fromMinor: 15_000, discountBp: 1000 }] },
    ),
    count: optional(fc.integer({ min: 1, max: 3 })),
    ...partTerms,
  })
  .map(({ rule: discount, ...rest }) => [{ key: "x", ...discount, ...rest }]);

const offering: Making = (target) =>
  fc
    .record({
      terms: fc.oneof(
        fc.record({ offer: fc.constant("plan"), options: planOptions, guard: optional(guard) }),
        fc.record({
          offer: fc.constant("settlement"),
          options: settlementOptions,
          maxDiscountBp: fc.constantFrom(2000, 5000),
          guard: optional(guard),
        }),
        fc.record({
          offer: fc.constant("extension"),
          options: fc.constant([{ key: "later", maxDays: 14 }]),
        }),
      ),
      validFor: fc.constantFrom("P14D", "P3D", "PT6H", "P2B"),
      wait: optional(fc.constantFrom("PT0S", "P1D", "P20D")),
      ...{ accepted: target, expired: target, declined: optional(target), countered: optional(target) },
    })
    .map(({ terms, validFor, wait: waits, ...to }) => ({ type: "offer", ...terms, validFor, wait: waits, to }));

const retrying: Making = (target) =>
  fc
    .record({
      attempts: fc.constantFrom(["PT0S"], ["P1D"], ["PT0S", "P1D", "P3D"], ["P1D", "P2B"]),
      resultWithin: optional(fc.constantFrom("PT5M", "P2D")),
      method: optional(fc.constant("card")),
      collect: optional(fc.constantFrom("installment", "balance")),
      ...{ paid: target, hardDecline: target, exhausted: target },
    })
    .map(({ paid, hardDecline, exhausted, ...rest }) => ({
      ...{ type: "retryPayment", ...rest },
      to: { paid, hardDecline, exhausted },
    }));

/** A node at `index` of `count`, leading to later ones. */
export function nodeAt(index: number, count: number, around: Around): fc.Arbitrary<Node> {
  const target = fc
    .oneof(
      { weight: 6, arbitrary: fc.constantFrom(index + 1, index + 1, index + 2) },
      { weight: 1, arbitrary: fc.integer({ min: index + 1, max: count - 1 }) },
    )
    .map((i) => `n${Math.min(i, count - 1)}`);
  const kinds: Making[] = [
    ...[send, send, wait, wait, gapOnly, waitFor, decision, decision, table, split, change, change, task],
    ...[
      holding,
      asking,
      watching,
      watching,
      offering,
      offering,
      retrying,
      ...(around.callees.length > 0 ? [calling, calling] : []),
      ...(around.host ? [visiting] : []),
    ],
  ];
  return fc.oneof(...kinds.map((make) => make(target, around, index).map((node) => tidy(node) as Node)));
}

/** A node type of the host's own: somebody visits the debtor, or nobody does in time. */
export const fieldVisit: NodeTypeDescriptor = {
  type: "fieldVisit",
  title: "Sends somebody to the debtor.",
  parameters: {
    properties: {
      region: { $ref: "#/$defs/id", description: "whose visitors" },
      within: { $ref: "#/$defs/duration", description: "how long they have" },
      when: { $ref: "#/$defs/condition", description: "whom they visit" },
    },
    required: ["region", "within"],
  },
  ports: () => [
    { name: "next", required: true },
    { name: "refused", required: false, fallback: "next" },
  ],
  conditions: (node) => (node.when === undefined ? [] : [{ at: "/when", rule: node.when as Condition }]),
  waits: () => true,
  compile: (node, kit) => {
    const test = node.when === undefined ? undefined : kit.test(node.when as Condition);
    const within = kit.duration(node.within as string);
    return {
      visit(turn) {
        const { sent, due = 0 } = turn.node;
        if (sent !== undefined) return due > turn.now ? STAY : by("refused");
        if (test !== undefined && turn.decide(test, "when") !== true) return by("refused");
        const debts = turn.collectible().map(({ ref }) => ref);
        const id = turn.emit({ kind: "custom.visit", data: { region: node.region, debts } });
        const last = addDuration(turn.now, within, turn.zone, kit.calendar());
        turn.node = { ...turn.node, sent: id, due: last };
        return last > turn.now ? STAY : by("refused");
      },
      react: (turn, event) =>
        event.type === "custom.visited" && event.data?.visit === turn.node.sent ? by("next") : undefined,
    };
  },
};
