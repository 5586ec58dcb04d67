/** Random conditions as people and other programs write them, with and without what the builder can draw, and facts for them. */

import type { Condition } from "@dunlin/engine";
import fc from "fast-check";

type Rule = fc.Arbitrary<Condition>;

const PATHS = ["dpd", "totalDue", "promiseOpen", "data.band", "data.score", "data.when", "oldestDueDate", "tags"];
const MEMBERS = ["dueDate", "outstandingMinor", "disputed", "kind", "$.dpd"];
const scalar = fc.constantFrom<(string | number | boolean)[]>(
  0,
  1,
  2,
  30,
  15_000,
  "A",
  "B",
  "",
  "2026-03-02",
  true,
  false,
);
const listed = <T>(arg: fc.Arbitrary<T>) => fc.tuple(arg, fc.boolean()).map(([one, alone]) => (alone ? one : [one]));
const op = (...names: readonly string[]) => fc.constantFrom(...names);

/** `var` in each of its spellings, with and without what counts instead. */
const field = (paths: readonly string[]): Rule =>
  fc.oneof(
    { weight: 4, arbitrary: listed(fc.constantFrom(...paths)).map((path): Condition => ({ var: path })) },
    fc.tuple(fc.constantFrom(...paths), scalar).map((args): Condition => ({ var: args })),
    fc.tuple(fc.constantFrom(...paths), scalar).map(([path, other]): Condition => ({ "??": [{ var: path }, other] })),
  );

const counted: Rule = fc.oneof(
  fc
    .record(
      { days: fc.integer({ min: 1, max: 30 }), channels: fc.constantFrom(["sms"], ["email", "sms"]) },
      { requiredKeys: ["days"] },
    )
    .chain((options) => listed(fc.constant(options)))
    .map((options): Condition => ({ countContacts: options })),
  fc.constant<Condition>({ countPromises: [{ status: "broken", days: 90 }] }),
);

const days = (paths: readonly string[]): Rule =>
  fc
    .tuple(
      op("daysSince", "daysUntil", "businessDaysSince"),
      listed(fc.constantFrom(...paths).map((path) => ({ var: path }))),
    )
    .map(([name, args]): Condition => ({ [name]: args }));

const comparison = (paths: readonly string[]): Rule => {
  const what = fc.oneof({ weight: 5, arbitrary: field(paths) }, counted, days(paths));
  const name = op("==", "===", "!=", "!==", "<", "<=", ">", ">=");
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(name, what, scalar).map(([o, a, b]): Condition => ({ [o]: [a, b] })) },
    fc.tuple(name, scalar, what).map(([o, a, b]): Condition => ({ [o]: [a, b] })),
    fc
      .tuple(name, what, op("+", "min"), field(paths))
      .map(([o, a, p, b]): Condition => ({ [o]: [a, { [p]: [b, 2] }] })),
    fc.tuple(name, field(paths), field(paths)).map(([o, a, b]): Condition => ({ [o]: [a, b] })),
    fc.tuple(what, scalar, scalar).map((args): Condition => ({ between: args })),
    fc.tuple(op("<", "<="), scalar, what, scalar).map(([o, ...args]): Condition => ({ [o]: args })),
    fc.tuple(field(paths), fc.array(scalar, { maxLength: 3 })).map((args): Condition => ({ in: args })),
    fc.tuple(scalar, field(paths)).map((args): Condition => ({ in: args })),
    fc.tuple(op("startsWith", "endsWith"), field(paths), scalar).map(([o, ...args]): Condition => ({ [o]: args })),
    listed(field(paths)).map((arg): Condition => ({ known: arg })),
    fc
      .tuple(op("hasTag", "segment"), listed(fc.constantFrom("vip", "late")))
      .map(([o, arg]): Condition => ({ [o]: arg })),
    field(paths),
  );
};

/** What the builder has no drawing for: arithmetic, choices, operators of the host's, and what is no condition at all. */
const strange: Rule = fc.oneof(
  fc.constantFrom<Condition[]>(
    { ">": [{ "+": [{ var: "dpd" }, 3] }, 5] },
    { if: [{ hasTag: ["vip"] }, { ">": [{ var: "dpd" }, 3] }, false] },
    { "bank.careSignal": [{ var: "data.callNotes" }, 0.8] },
    { "!!": [{ var: "promiseOpen" }] },
    { and: [true], or: [false] },
    { var: 5 },
    { ">": [{ sum: [{ var: "obligations" }, { var: "feesMinor" }] }, 100] },
    {},
    [],
    "text",
    null,
    7,
  ),
  fc.jsonValue() as Rule,
);

const rules = (paths: readonly string[], quantifiers: boolean): Rule =>
  fc.letrec<{ rule: Condition }>((tie) => {
    const rule = tie("rule");
    const group = fc
      .tuple(op("and", "or"), fc.array(rule, { maxLength: 4 }))
      .map(([o, args]): Condition => ({ [o]: args }));
    const negation = listed(rule).map((arg): Condition => ({ "!": arg }));
    const decided = fc.tuple(rule, fc.boolean()).map((args): Condition => ({ "??": args }));
    const inner = quantifiers ? [quantified] : [];
    return {
      rule: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        { weight: 6, arbitrary: comparison(paths) },
        { weight: 1, arbitrary: fc.boolean() as Rule },
        { weight: 1, arbitrary: strange },
        { weight: 3, arbitrary: group },
        { weight: 2, arbitrary: negation },
        { weight: 1, arbitrary: decided },
        ...inner.map((arbitrary) => ({ weight: 2, arbitrary })),
      ),
    };
  }).rule;

const list = fc.constantFrom<Condition[]>({ var: "obligations" }, { var: ["obligations"] });
const where = fc.oneof({ weight: 4, arbitrary: rules(MEMBERS, false) }, fc.constant<Condition>(true));
const quantified: Rule = fc.oneof(
  fc.tuple(op("some", "all", "none"), list, where).map(([o, ...args]): Condition => ({ [o]: args })),
  fc
    .tuple(op(">=", "<=", "==", ">", "<", "!="), list, where, fc.integer({ min: -1, max: 3 }))
    .map(([o, of, w, n]): Condition => ({ [o]: [{ count: [of, w] }, n] })),
);

export const conditions: Rule = rules(PATHS, true);

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });

/** Facts of which any may be missing. */
export const someFacts: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    dpd: maybe([0, 1, 2, 30]),
    totalDue: maybe([0, 15_000, 15_001]),
    promiseOpen: maybe([true, false]),
    oldestDueDate: maybe(["2026-03-01", "2026-03-02", "2026-04-01"]),
    tags: maybe([["vip"], ["A"], []]),
    data: fc.record({
      band: maybe(["A", "B", ""]),
      score: maybe([0, 1, 2]),
      when: maybe(["2026-03-02", "2026-02-02"]),
    }),
    obligations: maybe([
      [],
      [{ dueDate: "2026-03-02", outstandingMinor: 30, disputed: true }],
      [{ disputed: false, kind: "A" }, { outstandingMinor: 2 }],
    ]),
    today: fc.constant("2026-03-02"),
    contacts: fc.constant([{ at: "2026-03-01T10:00:00Z", channel: "sms" }]),
    promises: fc.constant([{ status: "broken", closedAt: "2026-03-01" }]),
  })
  .map((facts) => JSON.parse(JSON.stringify(facts)) as Record<string, unknown>);
