/**
 * Random conditions and facts for them: conditions are well-formed by construction, facts are not. Any field may be
 * missing, `null` or of another type than the condition expects.
 */

import fc from "fast-check";
import type { Condition } from "../../src/index.ts";

type Rule = fc.Arbitrary<Condition>;

const PATHS = ["a", "b", "n", "t", "list", "deep.x", "deep.y.z", "when", "list.0", "t.length", "list.length", "gone"];
const MEMBERS = ["", "x", "y", "when", "$.n", "$.list", "$.deep.x"];
const WORDS = ["", "a", "ab", "paper", "🙂", "￿", "2026-03-02", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00+01:00"];
const NUMBERS = [0, -0, 1, -1, 2, 3.5, 100, 9_007_199_254_740_991, -9_007_199_254_740_991, 0.1, 1e300];

/** What strategies mostly ask: fields against constants, few of them, so that fields often equal them. */
const field = fc
  .tuple(
    fc.constantFrom("n", "n", "x", "t", "$.n"),
    fc.option(fc.constantFrom<Condition[]>(0, 1, "a", null, true), { freq: 1 }),
  )
  .map(([path, fallback]): Condition => ({ var: fallback === null ? path : [path, fallback] }));
const bound = fc.constantFrom<Condition[]>(0, -0, 1, 2, 3.5);
const constant = fc.oneof(bound, fc.constantFrom<Condition[]>("a", "ab", "2026-03-02", true, false));
const against = (left: Rule): Rule =>
  fc
    .tuple(fc.constantFrom("==", "!=", "===", "!==", "<", "<=", ">", ">="), left, constant, fc.boolean())
    .map(([op, a, b, turned]): Condition => ({ [op]: turned ? [b, a] : [a, b] }));
const comparison = against(field);
const band = fc.oneof(
  fc.tuple(field, bound, bound).map((args): Condition => ({ between: args })),
  fc.tuple(fc.constantFrom("<", "<="), bound, field, bound).map(([op, ...args]): Condition => ({ [op]: args })),
);
const usual: Rule = fc.oneof(
  { weight: 3, arbitrary: comparison },
  band,
  fc
    .tuple(fc.constantFrom("and", "or"), fc.array(fc.oneof(comparison, band), { minLength: 1, maxLength: 4 }))
    .map(([op, args]): Condition => ({ [op]: args })),
  field.chain((left) =>
    fc.array(against(fc.constant(left)), { minLength: 2, maxLength: 3 }).map((args): Condition => ({ and: args })),
  ),
  field.map((arg): Condition => ({ "!": [{ known: [arg] }] })),
  fc
    .tuple(fc.constantFrom("startsWith", "endsWith"), field, fc.constantFrom<Condition[]>("", "a", "b"))
    .map(([op, ...args]): Condition => ({ [op]: args })),
);

const strict = fc.letrec<{
  bool: Condition;
  number: Condition;
  text: Condition;
  list: Condition;
  any: Condition;
}>((tie) => {
  const [bool, number, text, list, any] = [tie("bool"), tie("number"), tie("text"), tie("list"), tie("any")];
  const read = fc
    .tuple(fc.constantFrom(...PATHS, ...MEMBERS.filter(Boolean)), fc.option(any, { nil: undefined, freq: 4 }))
    .map(([path, fallback]): Condition => ({ var: fallback === undefined ? path : [path, fallback] }));
  const element = fc.constantFrom(...MEMBERS).map((path): Condition => ({ var: path }));
  const call = (ops: readonly string[], ...args: readonly Rule[]): Rule =>
    fc.tuple(fc.constantFrom(...ops), ...args).map(([op, ...values]) => ({ [op as string]: values }) as Condition);
  const many = (ops: readonly string[], arg: Rule, minLength: number): Rule =>
    fc
      .tuple(fc.constantFrom(...ops), fc.array(arg, { minLength, maxLength: 3 }))
      .map(([op, values]): Condition => ({ [op]: values }));
  const days = fc.integer({ min: 1, max: 10 });
  return {
    bool: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(read, fc.boolean()),
      call(["==", "!=", "===", "!==", "<", "<=", ">", ">="], any, any),
      call(["<", "<=", "between"], any, any, any),
      { weight: 6, arbitrary: usual },
      many(["and", "or"], bool, 0),
      call(["!", "!!"], bool),
      call(["known"], any),
      call(["in"], any, fc.oneof(any, fc.array(fc.constantFrom<Condition[]>(1, 2, "a", "ab", true), { maxLength: 4 }))),
      call(["startsWith", "endsWith"], text, text),
      call(["some", "all", "none"], list, fc.oneof(bool, element)),
      call(["if"], bool, bool, bool),
      call(["hasTag"], fc.constantFrom("vip", "other")),
      call(["segment"], fc.constant("anything")),
    ),
    number: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(read, fc.constantFrom<Condition[]>(...NUMBERS)),
      many(["+", "*", "min", "max"], number, 1),
      call(["-", "/", "%"], number, number),
      call(["-", "abs"], number),
      call(["sum"], list, fc.oneof(number, element)),
      call(["count"], list, fc.oneof(bool, element)),
      call(["daysSince", "daysUntil", "businessDaysSince"], text),
      call(["businessDaysSince"], text, fc.constantFrom<Condition[]>("weekdays", "nowhere")),
      fc.tuple(days, fc.constantFrom("inbound", "outbound")).map(
        ([n, direction]): Condition => ({
          countContacts: [{ days: n, direction, channels: ["email"] }],
        }),
      ),
      days.map((n): Condition => ({ countPromises: [{ status: "broken", days: n }] })),
      call(["if"], bool, number, number),
      many(["??"], number, 1),
    ),
    text: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(read, fc.constantFrom<Condition[]>(...WORDS)),
      many(["cat"], any, 1),
      call(["substr"], text, number),
      call(["substr"], text, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })),
      call(["addDays"], text, number),
    ),
    list: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(read, fc.constant<Condition>({ var: "list" }), fc.array(any, { maxLength: 3 })),
      call(["filter"], list, fc.oneof(bool, element)),
      call(["map"], list, fc.oneof(any, element)),
      many(["merge"], any, 0),
      fc.array(fc.constantFrom(...PATHS), { maxLength: 3 }).map((paths): Condition => ({ missing: paths })),
      call(["missing_some"], fc.integer({ min: 0, max: 3 }), fc.array(fc.constantFrom(...PATHS), { maxLength: 3 })),
    ),
    any: fc.oneof(
      { weight: 4, arbitrary: bool },
      number,
      text,
      list,
      fc.constant<Condition>(null),
      call(["reduce"], list, fc.constant<Condition>({ "+": [{ var: "accumulator" }, { var: "current" }] }), any),
      call(["reduce"], list, fc.oneof(any, element), any),
    ),
  };
});

/** Conditions of the strict language, any value. */
export const strictRules: Rule = strict.any;

/** Those of them that answer yes, no or unknown. */
export const strictQuestions: Rule = strict.bool;

const value = fc.oneof(
  fc.constantFrom<unknown[]>(...NUMBERS, ...WORDS, true, false, null),
  fc.constantFrom<unknown[]>(Number.NaN, Number.POSITIVE_INFINITY, [], {}, [1, null, "a"], {
    x: 1,
    when: "2026-03-01",
  }),
);
const maybe = (arbitrary: fc.Arbitrary<unknown>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const entry = fc.oneof(value, fc.record({ x: maybe(value), y: maybe(value), when: maybe(value) }));
const contact = fc.record({
  at: fc.constantFrom<unknown[]>("2026-03-01T10:00:00Z", "2026-02-27", 5, undefined),
  channel: fc.constantFrom("email", "sms"),
  direction: fc.constantFrom(undefined, "inbound", "outbound"),
});
const promise = fc.record({
  status: fc.constantFrom("broken", "kept"),
  closedAt: fc.constantFrom<unknown[]>("2026-03-01", "2026-02-20T10:00:00Z", "soon", undefined),
});

/** Facts in which anything may be missing or mistyped; members that are `undefined` are left out. */
export const mixedFacts: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    a: maybe(value),
    b: maybe(value),
    n: maybe(fc.oneof(fc.constantFrom<unknown[]>(0, 1, 2), value)),
    t: maybe(fc.oneof(fc.constantFrom<unknown[]>(...WORDS), value)),
    when: maybe(fc.constantFrom<unknown[]>("2026-03-02", "2026-02-28T23:00:00Z", "never", 3)),
    list: maybe(fc.oneof(fc.array(entry, { maxLength: 4 }), value)),
    deep: maybe(fc.oneof(fc.record({ x: maybe(value), y: maybe(fc.record({ z: maybe(value) })) }), value)),
    today: maybe(fc.constantFrom<unknown[]>("2026-03-02", "2026-03-02", "2026-13-01")),
    tags: maybe(fc.constantFrom<unknown[]>(["vip"], [], "vip")),
    contacts: maybe(fc.oneof(fc.array(contact, { maxLength: 3 }), value)),
    promises: maybe(fc.array(fc.oneof(promise, value), { maxLength: 3 })),
  })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, member]) => member !== undefined)));

const JSON_VALUES = [0, 1, -1, 2.5, "", "0", "1", "a", "abc", "12abc", true, false, null, [], [1], ["a", 2], [0]];

/**
 * Rules that json-logic-js knows, with data for them. Comparisons have the number of arguments its documentation gives;
 * further ones are where `applyJsonLogic` differs on purpose.
 */
export const jsonLogicRules: fc.Arbitrary<unknown> = fc.letrec<{ rule: unknown }>((tie) => {
  const rule = tie("rule");
  const ops = (names: readonly string[], minLength: number, maxLength: number) =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(rule, { minLength, maxLength }))
      .map(([op, values]) => ({ [op]: values }));
  const over = (names: readonly string[]) =>
    fc.tuple(fc.constantFrom(...names), rule, rule).map(([op, items, body]) => ({ [op]: [items, body] }));
  const path = fc.constantFrom<unknown[]>(
    "a",
    "b",
    "list",
    "list.0",
    "list.1.x",
    "o.x",
    "o.y.z",
    "gone",
    "",
    "x",
    0,
    1,
  );
  return {
    rule: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.oneof(
        fc.constantFrom<unknown[]>(...JSON_VALUES),
        path.map((name) => ({ var: name })),
      ),
      fc.tuple(path, rule).map((args) => ({ var: args })),
      ops(["==", "===", "!=", "!==", ">", ">=", "<", "<="], 2, 2),
      ops(["<", "<="], 3, 3),
      ops(["!", "!!"], 1, 1),
      ops(["and", "or"], 1, 3),
      ops(["if", "?:"], 0, 5),
      ops(["+", "*", "min", "max", "cat", "merge"], 1, 3),
      ops(["-"], 1, 2),
      ops(["/", "%", "in"], 2, 2),
      ops(["substr"], 2, 3),
      over(["filter", "map", "all", "some", "none"]),
      fc.tuple(rule, rule, rule).map((args) => ({ reduce: args })),
      fc.array(fc.constantFrom("a", "b", "gone", "o.x"), { maxLength: 3 }).map((keys) => ({ missing: keys })),
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.constantFrom("a", "b", "gone"), { maxLength: 3 }))
        .map((args) => ({ missing_some: args })),
    ),
  };
}).rule;

const jsonValue = fc.oneof(
  fc.constantFrom<unknown[]>(...JSON_VALUES),
  fc.record({ x: fc.constantFrom<unknown[]>(...JSON_VALUES) }),
);

export const jsonLogicData: fc.Arbitrary<unknown> = fc.record(
  {
    a: jsonValue,
    b: jsonValue,
    list: fc.array(jsonValue, { maxLength: 3 }),
    o: fc.record({ x: jsonValue, y: fc.record({ z: jsonValue }) }, { requiredKeys: [] }),
    x: jsonValue,
  },
  { requiredKeys: [] },
);
