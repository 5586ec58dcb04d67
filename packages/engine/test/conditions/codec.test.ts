/** Conditions between JSON and their typed form. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/conditions/operators.ts";
import { type ConditionAst, compileExpression, conditionFromJsonLogic, conditionToJsonLogic } from "../../src/index.ts";
import { mixedFacts, strictRules } from "./arbitrary.ts";

const json = fc.jsonValue({ maxDepth: 5 });

/** JSON whose names are operators, reserved names and nothing in particular, as only a parser makes it. */
const odd = fc
  .letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom("1", "-0", "1e308", '""', '"a"', "null", "true", "[]", "{}", '"__proto__"'),
      fc.array(tie("text"), { maxLength: 3 }).map((items) => `[${items.join(",")}]`),
      fc
        .array(
          fc.tuple(
            fc.constantFrom(
              "__proto__",
              "constructor",
              "toString",
              "hasOwnProperty",
              "",
              "and",
              "==",
              "var",
              "countContacts",
              "missing",
              "x",
            ),
            tie("text"),
          ),
          { minLength: 1, maxLength: 2 },
        )
        .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`),
    ),
  }))
  .text.map((text): unknown => JSON.parse(text));

/** The same with the argument of every operation of the language in a list, found without the codec. */
function listed(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(listed);
  if (typeof rule !== "object" || rule === null) return rule;
  const [[op, value] = ["", undefined], ...more] = Object.entries(rule);
  if (more.length > 0) return rule;
  const args: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (op === "var") return typeof args[0] === "string" && args.length <= 2 ? variable(args) : rule;
  if (!Object.hasOwn(OPERATORS, op)) return rule;
  return { [op]: op.startsWith("count") && op !== "count" ? args : args.map(listed) };
}

/** A path alone stands without its list. */
const variable = ([path, fallback]: readonly unknown[]): unknown => ({
  var: fallback === undefined ? path : [path, listed(fallback)],
});

/** The text of a value, which also shows own members named `__proto__`; -0 is written as 0. */
const textOf = (value: unknown): string => JSON.stringify(value);

describe("C8 reading and writing lose nothing", () => {
  test("C8 any JSON is read, and what was written is read the same", () => {
    fc.assert(
      fc.property(fc.oneof(json, strictRules), (rule) => {
        const ast = conditionFromJsonLogic(rule);
        expect(conditionFromJsonLogic(conditionToJsonLogic(ast))).toStrictEqual(ast);
      }),
    );
  });

  test("C8 of any JSON nothing is lost, whatever its names are", () => {
    fc.assert(
      fc.property(fc.oneof(odd, json, strictRules), (rule) => {
        const before = textOf(rule);
        expect(textOf(conditionToJsonLogic(conditionFromJsonLogic(rule)))).toBe(textOf(listed(rule)));
        expect(textOf(rule)).toBe(before);
      }),
    );
  });

  test.each([
    ['{"__proto__":[1]}'],
    ['{"and":[{"__proto__":{"a":1}},true]}'],
    ['{"constructor":["x"]}'],
    ['{"x":1,"__proto__":{"y":2}}'],
    ['{"countContacts":[{"days":7,"__proto__":1}]}'],
    ['{"var":["a",{"__proto__":null}]}'],
    ['{"==":[{"toString":[]},{}]}'],
    ['{"var":["a",1,2]}'],
    ['{"var":["a",null]}'],
    ['{"countContacts":[{"and":5}]}'],
  ])("C8 reserved names, and what no reader of conditions expects, stay as they are: %s", (text) => {
    expect(textOf(conditionToJsonLogic(conditionFromJsonLogic(JSON.parse(text))))).toBe(text);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test("C8 as deep as a document may be, and any value that is no JSON, comes back as it went in", () => {
    const deep = (depth: number, around: (inner: unknown) => unknown) => {
      let rule: unknown = { sounds: "like" };
      for (let i = 0; i < depth; i++) rule = around(rule);
      return rule;
    };
    for (const around of [
      (x: unknown) => ({ "!": [x] }),
      (x: unknown) => [x],
      (x: unknown) => ({ and: [true, x] }),
      (x: unknown) => ({ odd: x }),
    ]) {
      const rule = deep(1000, around);
      expect(textOf(conditionToJsonLogic(conditionFromJsonLogic(rule)))).toBe(textOf(rule));
    }
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, 1n, new Map([["a", 1]])])
      expect(conditionToJsonLogic(conditionFromJsonLogic(value))).toBe(value);
  });

  test("C8 writing puts single arguments in lists and changes nothing else", () => {
    fc.assert(
      fc.property(strictRules, mixedFacts, (rule, facts) => {
        const written = conditionToJsonLogic(conditionFromJsonLogic(rule));
        expect(compileExpression(written)(facts)).toStrictEqual(compileExpression(rule)(facts));
      }),
    );
    expect(conditionToJsonLogic(conditionFromJsonLogic({ "!": { hasTag: "vip" } }))).toEqual({
      "!": [{ hasTag: ["vip"] }],
    });
    expect(conditionToJsonLogic(conditionFromJsonLogic({ var: ["a", 1] }))).toEqual({ var: ["a", 1] });
  });

  test("C8 what is no operation of the language stays as a raw block", () => {
    const strange = { and: [{ sounds: "like" }, { a: 1, b: 2 }, { var: 3 }, {}] };
    const ast = conditionFromJsonLogic(strange) as Extract<ConditionAst, { kind: "call" }>;
    expect(ast.args.map(({ kind }) => kind)).toEqual(["raw", "raw", "raw", "raw"]);
    expect(conditionToJsonLogic(ast)).toEqual(strange);
  });

  test("C8 any typed form is written and read back", () => {
    const name = fc.constantFrom("a", "b", "x1");
    const { ast } = fc.letrec<{ ast: ConditionAst }>((tie) => ({
      ast: fc.oneof(
        { maxDepth: 4 },
        fc.record({
          kind: fc.constant("literal" as const),
          value: fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)),
        }),
        fc.record({
          kind: fc.constant("var" as const),
          path: fc.array(name, { minLength: 1, maxLength: 3 }),
          scope: fc.constantFrom("here" as const, "root" as const),
        }),
        fc.record({ kind: fc.constant("list" as const), items: fc.array(tie("ast"), { maxLength: 3 }) }),
        fc.record({
          kind: fc.constant("call" as const),
          op: fc.constantFrom("and", "+", "map", "in"),
          args: fc.array(tie("ast"), { maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(ast, (form) => {
        expect(conditionFromJsonLogic(conditionToJsonLogic(form))).toEqual(form);
      }),
    );
  });
});
