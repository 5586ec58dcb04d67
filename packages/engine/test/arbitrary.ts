/** Random strategies, facts and histories, well-formed by construction. */

import fc from "fast-check";
import type { CalendarData, CaseEvent, CaseFacts, HostOptions, Node, Strategy } from "../src/index.ts";
import {
  type Around,
  condition,
  durationText,
  fieldVisit,
  heard,
  nodeAt,
  optional,
  rarely,
  tidy,
  time,
} from "./arbitraryNodes.ts";

interface Loop {
  readonly from: number;
  readonly length: number;
  readonly max: number;
  readonly every: string | undefined;
  readonly at: string | undefined;
  readonly until: object | undefined;
  readonly back: "wait" | "until" | "waitFor" | "task" | "if";
  readonly out: number;
}

const loop: fc.Arbitrary<Loop> = fc.record({
  from: fc.nat({ max: 20 }),
  length: fc.integer({ min: 1, max: 4 }),
  max: fc.integer({ min: 1, max: 4 }),
  every: optional(durationText),
  at: optional(time),
  until: optional(condition as fc.Arbitrary<object>),
  back: fc.constantFrom("wait", "until", "waitFor", "task", "if"),
  out: fc.nat({ max: 20 }),
});

/** The last node of a body, which leads back to its repeat, or out to the node after. */
function backTo(repeat: string, out: string, { back }: Loop): object {
  switch (back) {
    case "wait":
      return { type: "wait", for: "P1D", to: { next: repeat } };
    case "until":
      return { type: "wait", until: { anchor: "lastContact", offset: "P2D" }, ifPast: "now", to: { next: repeat } };
    case "waitFor":
      return {
        ...{ type: "waitFor", for: "P2D", cases: [{ port: "a", on: ["custom.ping"] }] },
        to: { a: out, timeout: repeat },
      };
    case "task":
      return { type: "task", queue: "q", due: "P1D", dispositions: ["ok"], to: { ok: out, timeout: repeat } };
    case "if":
      return { type: "if", when: { hasTag: ["vip"] }, to: { yes: out, no: repeat } };
  }
}

/** Some of the nodes become repeats, and the last ones of their bodies lead back; repeats may lie inside each other. */
function withLoops(nodes: readonly Node[], loops: readonly Loop[]): readonly Node[] {
  const made = [...nodes];
  const used = new Set<number>();
  for (const drawn of loops) {
    const first = drawn.from % nodes.length;
    const last = first + drawn.length;
    if (last >= nodes.length || used.has(first) || used.has(last)) continue;
    used.add(first).add(last);
    // The last of the nodes is followed by the exit.
    const out = `n${last + 1 + (drawn.out % (nodes.length - last))}`;
    const { max, until, back } = drawn;
    const every = drawn.every ?? (back === "if" ? "P1D" : undefined);
    const at = every === undefined ? undefined : drawn.at;
    const to = { body: `n${first + 1}`, exhausted: out, ...(until !== undefined && { done: out }) };
    made[first] = tidy({ type: "repeat", max, every, at, until, to }) as Node;
    made[last] = backTo(`n${first}`, out, drawn) as Node;
  }
  return made;
}

const SEGMENTS = fc.constantFrom<NonNullable<Strategy["segments"]>[]>(
  { late: { when: { ">": [{ var: "dpd" }, 20] } }, known: { when: { known: [{ var: "data.tier" }] } } },
  { late: { when: { and: [{ segment: "known" }, true] } }, known: { when: { "<": [{ var: "totalDue" }, 60_000] } } },
);

const handledEvents = fc.constantFrom(
  ...[
    "custom.jump",
    "custom.jump",
    "custom.jump",
    "message.replied",
    "promise.created",
    "hold.released",
    "task.completed",
    "offer.accepted",
    "offer.countered",
  ],
);

/** Handlers that lead promises and plans to the nodes that watch them. */
const watchersOf = (nodes: readonly Node[]): object[] =>
  nodes.flatMap(({ type }, i) =>
    type === "promise" || type === "plan" ? [{ id: `w${i}`, on: [`${type}.created`], goto: `n${i}` }] : [],
  );

/** The parts of a strategy of `count` nodes. */
function partsOf(count: number, around: Around) {
  const somewhere = fc.integer({ min: 0, max: count - 1 }).map((i) => `n${i}`);
  return fc.record({
    nodes: fc.tuple(...Array.from({ length: count - 1 }, (_, index) => nodeAt(index, count, around))),
    loops: fc.array(loop, { maxLength: 3 }),
    handlers: fc.array(fc.record({ on: handledEvents, when: rarely(condition), goto: somewhere }), { maxLength: 3 }),
    answered: rarely(fc.record({ on: fc.option(heard, { nil: undefined, freq: 4 }), when: condition })),
    clock: fc.constantFrom("debtor", "strategy"),
    reentry: fc.constantFrom("afterExit", "always"),
    cooldown: optional(durationText),
    heeded: fc.boolean(),
    rows: optional(fc.record({ from: fc.integer({ min: -20, max: 20 }), start: somewhere, later: somewhere })),
    ...{ at: time, segments: SEGMENTS },
  });
}

type Parts = ReturnType<typeof partsOf> extends fc.Arbitrary<infer P> ? P : never;

function documentOf(id: string, parts: Parts): Strategy {
  const { nodes, loops, handlers, answered, clock, reentry, cooldown, heeded, rows, at, segments } = parts;
  const byDpd = rows && [
    { from: rows.from, start: rows.start },
    { from: rows.from + 15, start: rows.later },
  ];
  const exits = [
    { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
    { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
    ...(answered
      ? [{ id: "answered", on: answered.on && [answered.on], when: answered.when, outcome: "answered" }]
      : []),
  ];
  const all = [...withLoops(nodes, loops), { type: "exit", outcome: "exhausted" }];
  return tidy({
    format: "dunlin.strategy/1",
    id,
    name: "Random",
    time: { zone: "Europe/Madrid", clock, at },
    segments,
    entry: { start: "n0", reentry, cooldown, byDpd },
    exits,
    handlers: [
      ...handlers.map(({ on, when, goto }, i) => ({ id: `h${i}`, on: [on], when, goto })),
      ...(heeded ? watchersOf(nodes) : []),
    ],
    nodes: Object.fromEntries(all.map((node, i) => [`n${i}`, node])),
  }) as unknown as Strategy;
}

/** A strategy whose parts use what `around` names. */
function strategiesWith(around: Around, id: string): fc.Arbitrary<Strategy> {
  const made = new Map<number, ReturnType<typeof partsOf>>();
  const ofSize = (count: number) => {
    const parts = made.get(count) ?? partsOf(count, around);
    made.set(count, parts);
    return parts;
  };
  return fc
    .integer({ min: 5, max: 14 })
    .chain(ofSize)
    .map((parts) => documentOf(id, parts));
}

/** Strategies that need nothing of the host. */
export const strategies: fc.Arbitrary<Strategy> = strategiesWith({ callees: [], host: false }, "random");

/** Stories begin before it and go on after it. */
const BANK: CalendarData = {
  id: "bank",
  weekend: [6, 7],
  holidays: ["2026-03-19", "2026-04-03", "2026-04-06", "2026-05-01"],
  from: "2026-02-16",
  to: "2026-04-30",
};

const date = fc
  .integer({ min: 0, max: 120 })
  .map((day) => new Date(Date.UTC(2026, 1, 1 + day)).toISOString().slice(0, 10));
const instant = fc
  .integer({ min: 0, max: 120 * 24 * 60 })
  .map((minute) => new Date(Date.UTC(2026, 1, 1) + minute * 60_000).toISOString());

const obligation = fc.record({
  ref: fc.constantFrom("I-1", "I-2", "I-3"),
  dueDate: date,
  currency: fc.constantFrom("EUR", "EUR", "EUR", "EUR", "EUR", "USD"),
  amountMinor: fc.integer({ min: 1, max: 100_000 }),
  outstandingMinor: fc.oneof({ weight: 19, arbitrary: fc.integer({ min: 1, max: 100_000 }) }, fc.constant(0)),
  disputed: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.boolean()),
  onHold: rarely(fc.boolean()),
});

const payment = fc.record({
  ...{ id: fc.uuid(), at: instant, amountMinor: fc.integer({ min: 1, max: 50_000 }) },
  reversed: optional(fc.boolean()),
  obligation: optional(fc.constantFrom("I-1", "I-2")),
});

const contact = fc.record({
  ...{ at: instant, channel: fc.constantFrom("sms", "email", "voice") },
  direction: optional(fc.constantFrom("inbound", "outbound")),
});

const promise = fc.record({
  ...{
    id: fc.constantFrom("P-1", "P-2"),
    madeAt: instant,
    dueDate: date,
    amountMinor: fc.integer({ min: 0, max: 9000 }),
  },
  status: fc.constantFrom("kept", "broken", "open", "open"),
  closedAt: optional(instant),
});

export const caseFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    caseId: fc.constant("C-1"),
    accountId: optional(fc.constant("A-1")),
    debtor: fc.record({
      id: fc.constantFrom("D-1", "D-2", "D-é"),
      zones: optional(fc.constantFrom(["America/New_York"], ["Nowhere/Else"], ["Asia/Tokyo", "UTC"])),
      tags: optional(fc.constantFrom(["vip"], [])),
      channels: optional(
        fc.constantFrom([{ channel: "email" }], [{ channel: "sms", bounced: true }, { channel: "email" }], []),
      ),
    }),
    obligations: fc.oneof(
      { weight: 16, arbitrary: fc.array(obligation, { minLength: 1, maxLength: 3 }) },
      { weight: 3, arbitrary: obligation.map((one) => [{ ...one, disputed: true }]) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
    payments: optional(fc.array(payment, { maxLength: 3 })),
    contacts: optional(fc.array(contact, { maxLength: 3 })),
    promises: optional(fc.array(promise, { maxLength: 2 })),
    tags: optional(fc.constantFrom(["vip"], [])),
    data: optional(
      fc.record({
        score: optional(fc.double({ min: 0, max: 1, noNaN: true })),
        tier: optional(fc.constantFrom("gold", 3)),
        callback: optional(date),
        moment: optional(instant),
        floor: optional(fc.constant(30_000)),
      }),
    ),
  })
  .map((value) => tidy(value) as CaseFacts);

/** What happens to a case: time passes by `minutes`, then facts may change and an event arrives, or the host enrolls it again. */
export interface Happening {
  readonly minutes: number;
  readonly event: CaseEvent;
  readonly facts?: CaseFacts;
  /** In place of the facts, for this one event: what cannot be trusted. */
  readonly flawed?: CaseFacts;
  /** In place of the event. */
  readonly enroll?: true;
}

/** Stands for an answer to what the case is waiting for; who tells the story knows what that is. */
export const ANSWER = "custom.answer";

const answers = fc
  .record({ way: fc.nat({ max: 7 }), id: optional(fc.constantFrom("a1", "a2")) })
  .map(({ way, id }): CaseEvent => ({ type: ANSWER, ...(id !== undefined && { id }), data: { way } }));

const promises = fc.oneof(
  fc
    .record({
      n: fc.constantFrom(1, 2),
      amountMinor: fc.integer({ min: 1, max: 60_000 }),
      dueDate: date,
      at: optional(instant),
    })
    .map(
      ({ n, amountMinor, dueDate, at }): CaseEvent =>
        tidy({
          type: "promise.created",
          id: `p${n}${dueDate}`,
          at,
          data: { promise: `P-${n}`, amountMinor, dueDate },
        }) as CaseEvent,
    ),
  fc
    .array(fc.record({ due: date, amountMinor: fc.integer({ min: 1, max: 20_000 }) }), { minLength: 1, maxLength: 3 })
    .map((parts): CaseEvent => ({ type: "plan.created", data: { plan: "L-1", parts } })),
  fc.constantFrom<CaseEvent[]>(
    { type: "promise.canceled", id: "p3", data: { promise: "P-1" } },
    { type: "plan.canceled", data: { plan: "L-1" } },
  ),
);

const holds = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom("quiet", "quiet", "complaint", "complaint", "dispute"),
      scope: fc.constantFrom("contact", "contact", "contact", "all"),
      until: fc.constantFrom(
        undefined,
        ...[22, 24, 26, 28, 34, 48].map((day) => new Date(Date.UTC(2026, 1, day)).toISOString()),
      ),
      allow: rarely(fc.constant(["offer"])),
    })
    .map((data) => tidy({ type: "hold.placed", data }) as CaseEvent),
  fc.constantFrom<CaseEvent[]>(
    { type: "hold.placed", id: "h1", data: { kind: "dispute", until: "2026-02-24T00:00:00Z" } },
    { type: "hold.released", id: "h3" },
    { type: "hold.released", data: { kind: "quiet" } },
    { type: "hold.released", data: { kind: "parked" } },
  ),
);

const others = fc.constantFrom<CaseEvent[]>(
  { type: "custom.jump", id: "j1" },
  { type: "custom.jump" },
  { type: "balance.changed" },
  { type: "case.closed", id: "c1" },
  { type: "offer.accepted", data: { offer: "none" } },
  { type: "payment.imagined" },
  { type: "promise.created", data: { promise: "P-1" } },
);

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: "timer.fired" }) },
  { weight: 4, arbitrary: fc.record({ type: heard, id: fc.constantFrom("e1", "e2", "e3", "e4") }) },
  { weight: 6, arbitrary: answers },
  { weight: 4, arbitrary: promises },
  { weight: 3, arbitrary: holds },
  { weight: 3, arbitrary: others },
);

const minutes = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 24 * 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 * 24 * 60 }) },
);

export const histories: fc.Arbitrary<Happening[]> = fc.array(
  fc
    .record({ minutes, event, facts: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, caseFacts) })
    .map((value) => tidy(value) as Happening),
  { maxLength: 18, size: "max" },
);

/** A strategy with all that a host can bring, and what happens to one case. */
export interface Story {
  readonly document: Strategy;
  readonly options: HostOptions;
  readonly first: CaseFacts;
  /** Where the strategy enrolls per obligation. */
  readonly obligation?: string;
  readonly history: readonly Happening[];
}

const entries = fc.record({
  reentry: fc.constantFrom<NonNullable<Strategy["entry"]["reentry"]>[]>(
    ...(["never", "afterExit", "afterExit", "always", "always", "always", "always", "perObligation"] as const),
  ),
  when: rarely(condition),
});

const FLAWED = { caseId: "C-1", debtor: { id: "D-1" }, obligations: [{}] } as unknown as CaseFacts;

/** Now and then another try to enroll, and once in a while facts that cannot be trusted. */
const eventful = fc
  .tuple(histories, fc.array(fc.nat({ max: 17 }), { maxLength: 2 }), fc.nat({ max: 40 }))
  .map(([history, again, flawed]) =>
    history.map(
      (happening, i): Happening => ({
        ...happening,
        ...(again.includes(i) && { enroll: true as const }),
        ...(flawed === i && { flawed: FLAWED }),
      }),
    ),
  );

const drawn = fc
  .record({
    main: strategiesWith({ callees: ["callee@1", "inner@1"], host: true }, "random"),
    callee: strategiesWith({ callees: ["inner@1"], host: true }, "callee"),
    inner: strategiesWith({ callees: [], host: false }, "inner"),
    entry: entries,
    calendar: optional(fc.constant("bank")),
    seen: optional(fc.constantFrom(0, 2)),
    ...{ first: caseFacts, history: eventful },
  })
  .map(
    ({ main, callee, inner, entry, calendar, seen, first, history }): Story => ({
      document: tidy({ ...main, entry: { ...main.entry, ...entry }, time: { ...main.time, calendar } }) as Strategy,
      options: {
        strategies: { "callee@1": { ...callee, version: 1 }, "inner@1": { ...inner, version: 1 } },
        calendars: [BANK],
        nodeTypes: [fieldVisit],
        ...(seen !== undefined && { seen }),
      },
      first,
      history,
      ...(entry.reentry === "perObligation" && { obligation: first.obligations[0]?.ref ?? "I-1" }),
    }),
  );

/** Without the small and extreme values that properties prefer: most cases should come in and get somewhere. */
export const stories: fc.Arbitrary<Story> = fc.noBias(drawn);
