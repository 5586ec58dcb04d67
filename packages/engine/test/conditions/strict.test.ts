/** What strict conditions mean, operator by operator, and what a host gets of them. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codegen } from "../../src/codegen.ts";
import { compileAst } from "../../src/conditions/closures.ts";
import { environmentOf } from "../../src/conditions/environment.ts";
import { interpret } from "../../src/conditions/interpret.ts";
import { OPERATORS } from "../../src/conditions/operators.ts";
import { parseCondition } from "../../src/conditions/parse.ts";
import { compileCondition, compileExpression, StrategyError } from "../../src/index.ts";
import { defaultZones } from "../../src/zones.ts";
import { mixedFacts, strictQuestions, strictRules } from "./arbitrary.ts";

interface Vector {
  readonly rule: unknown;
  readonly facts: object;
  readonly value?: unknown;
  readonly unknown?: true;
}

const { zone: place, cases } = JSON.parse(
  readFileSync(new URL("../vectors/condition.json", import.meta.url), "utf8"),
) as { readonly zone: string; readonly cases: readonly Vector[] };
const zone = defaultZones.get(place);
if (zone === undefined) throw new Error(`zone data without ${place}`);

const parsed = (rule: unknown) => {
  const result = parseCondition(rule, { gives: "any" });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe("C2 every operator gives what the vectors say, in every back end", () => {
  test.each(cases.map((vector) => [JSON.stringify([vector.rule, vector.facts]), vector] as const))(
    "C2 %s",
    (_, { rule, facts, value }) => {
      const environment = environmentOf(facts, { zone });
      expect(interpret(parsed(rule), environment)).toStrictEqual(value);
      expect(compileAst(parsed(rule))(environment)).toStrictEqual(value);
      expect(codegen.compile(parsed(rule))(environment)).toStrictEqual(value);
      expect(compileExpression(rule, { zone })(facts)).toStrictEqual(value);
      expect(compileExpression(rule, { zone, backend: codegen })(facts)).toStrictEqual(value);
    },
  );

  test("C2 each operator has a case with an answer and one that is unknown", () => {
    const lacking = Object.keys(OPERATORS).filter((op) => {
      const own = cases.filter(({ rule }) => Object.hasOwn(rule as object, op));
      // A plain environment has no segments, and `known` is never unknown.
      const answered = own.some(({ unknown }) => unknown === undefined) || op === "segment";
      return !answered || !(own.some(({ unknown }) => unknown === true) || op === "known");
    });
    expect(lacking).toEqual([]);
  });
});

test("C2 a number that is not finite is unknown wherever it stands, and one that is not exact where it is calculated with", () => {
  const facts = { endless: Number.POSITIVE_INFINITY, none: Number.NaN, huge: 1e300, list: [{ x: Number.NaN }] };
  const field = (path: string) => ({ var: path });
  for (const rule of [
    ...["endless", "none"].flatMap((path) => [
      field(path),
      { ">": [field(path), 1] },
      { "!=": [field(path), 1] },
      { between: [1, 0, field(path)] },
      { in: [field(path), [1, 2]] },
      { min: [1, field(path)] },
      { "/": [1, field(path)] },
      { "%": [1, field(path)] },
      { sum: [[1], field(`$.${path}`)] },
    ]),
    { "*": [field("huge"), 0] },
    { min: [field("huge"), 1] },
    { sum: [field("list"), field("x")] },
    { "+": [field("huge")] },
  ]) {
    const answers = [
      interpret(parsed(rule), environmentOf(facts)),
      compileExpression(rule)(facts),
      compileExpression(rule, { backend: codegen })(facts),
    ];
    expect(answers, JSON.stringify(rule)).toEqual([undefined, undefined, undefined]);
  }
  expect(compileExpression({ ">": [field("huge"), 1] })(facts)).toBe(true);
  expect(compileExpression({ min: [1, 2, field("huge")] })(facts)).toBe(1);
  expect(compileExpression({ var: ["none", 3] })(facts)).toBe(3);
  expect(compileExpression({ "<": [{ var: ["none", 3] }, 4] })(facts)).toBe(true);
});

test("C3 taking a fact away makes no answer the opposite one, except where the rule asks what is known", () => {
  const asksForKnowledge = /"(known|\?\?|missing|missing_some)"|"var":\[/;
  fc.assert(
    fc.property(strictQuestions, mixedFacts, fc.nat(), (rule, facts, pick) => {
      fc.pre(!asksForKnowledge.test(JSON.stringify(rule)));
      const names = Object.keys(facts).filter((name) => name !== "list");
      fc.pre(names.length > 0);
      const { [names[pick % names.length] as string]: _, ...less } = facts;
      const ask = (known: object) => interpret(parsed(rule), environmentOf(known, { zone }));
      const [before, after] = [ask(facts), ask(less)];
      if (typeof before === "boolean" && typeof after === "boolean") expect(after).toBe(before);
    }),
    { numRuns: 2000 },
  );
});

describe("C5 a rule that is no condition is refused when it is compiled", () => {
  const deep = (depth: number): unknown => Array.from({ length: depth }).reduce((rule) => ({ "!": [rule] }), true);
  test.each([
    ["condition.operator", { frobnicate: [1] }, ""],
    ["condition.operator", { and: [{ "=": [1, 1] }] }, "/and/0"],
    ["condition.operator", { "==": [1, 1], "!=": [1, 2] }, ""],
    ["condition.arity", { between: [1, 2] }, ""],
    ["condition.type", { "+": [1, 2] }, ""],
    ["condition.type", { countContacts: [{ days: 0 }] }, "/countContacts/0"],
    ["condition.limits", deep(100), ""],
    ["condition.limits", deep(100_000), ""],
    ["condition.limits", { and: Array.from({ length: 2001 }, () => ({ hasTag: "x" })) }, ""],
    ["name.reserved", { known: [{ var: "a.__proto__" }] }, "/known/0/var"],
  ])("C5 %s", (code, rule, path) => {
    let caught: unknown;
    try {
      compileCondition(rule);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(StrategyError);
    expect((caught as StrategyError).diagnostics.map((d) => [d.code, d.path])).toContainEqual([code, path]);
  });

  test("C5 the depth and size that are allowed are carried out", () => {
    expect(compileCondition(deep(64))({})).toBe(true);
    expect(compileCondition({ and: Array.from({ length: 1000 }, () => ({ known: [1] })) })({})).toBe(true);
  });

  test("C5 an unknown operator says which one may be meant", () => {
    expect(() => compileCondition({ startWith: ["a", "b"] })).toThrow(/startsWith/);
  });
});

test("C6 a compiled condition answers true, false or unknown, and an expression any value", () => {
  const late = compileCondition({ ">": [{ var: "dpd" }, 5] });
  expect([late({ dpd: 6 }), late({ dpd: 5 }), late({}), late({ dpd: "6" })]).toEqual([
    true,
    false,
    "unknown",
    "unknown",
  ]);
  expect(compileExpression({ "+": [{ var: "a" }, 1] })({ a: 1 })).toBe(2);
  expect(compileExpression({ "+": [{ var: "a" }, 1] })({})).toBeUndefined();
  expect(
    compileCondition(
      { ">": [{ businessDaysSince: ["2026-03-27", "bank"] }, 0] },
      {
        calendars: [{ id: "bank", weekend: [7], holidays: ["2026-03-30"] }],
      },
    )({ today: "2026-03-30" }),
  ).toBe(true);
});

test("C7 the same rule gives the same answer every time, and leaves its facts as they were", () => {
  fc.assert(
    fc.property(strictRules, mixedFacts, (rule, facts) => {
      const before = structuredClone(facts);
      const evaluate = compileExpression(rule);
      expect(evaluate(facts)).toStrictEqual(evaluate(facts));
      expect(facts).toEqual(before);
    }),
  );
});
