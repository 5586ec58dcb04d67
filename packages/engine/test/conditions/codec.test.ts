/** Conditions between JSON and their typed form. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ConditionAst, compileExpression, conditionFromJsonLogic, conditionToJsonLogic } from "../../src/index.ts";
import { mixedFacts, strictRules } from "./arbitrary.ts";

const json = fc.jsonValue({ maxDepth: 5 });

describe("C8 reading and writing lose nothing", () => {
  test("C8 any JSON is read, and what was written is read the same", () => {
    fc.assert(
      fc.property(fc.oneof(json, strictRules), (rule) => {
        const ast = conditionFromJsonLogic(rule);
        expect(conditionFromJsonLogic(conditionToJsonLogic(ast))).toStrictEqual(ast);
      }),
    );
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
