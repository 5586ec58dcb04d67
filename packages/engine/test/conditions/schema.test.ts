/** Conditions held against what the host says of its data. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Condition,
  compileCondition,
  compileExpression,
  describeCondition,
  type FieldSchema,
  StrategyError,
  validateCondition,
} from "../../src/index.ts";
import { strictRules } from "./arbitrary.ts";

const schema: FieldSchema = {
  type: "object",
  properties: {
    score: { type: "number", title: "Risk score", unit: "points" },
    tier: { enum: ["gold", "silver"], title: "Tier" },
    owner: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
    free: {},
  },
  required: ["tier", "owner"],
};

/** `code pointer` of every misfit. */
function misfits(rule: unknown, given: FieldSchema | undefined = schema): string[] {
  try {
    compileCondition(rule, given && { schema: given });
    return [];
  } catch (error) {
    if (!(error instanceof StrategyError)) throw error;
    expect(error.diagnostics.every(({ severity }) => severity === "error")).toBe(true);
    return error.diagnostics.map(({ code, path }) => `${code} ${path}`);
  }
}

describe("C11 with a schema, a condition that does not fit the host's data is refused", () => {
  test.each<[string, Condition, string[]]>([
    ["a field that is not declared", { known: [{ var: "data.scor" }] }, ["field.undeclared /known/0"]],
    ["a member that is not declared", { known: [{ var: "data.owner.nam" }] }, ["field.undeclared /known/0"]],
    ["a text compared with a number", { ">": [{ var: "data.tier" }, 3] }, ["condition.constant "]],
    ["a value that it never has", { "==": [{ var: "data.tier" }, "bronze"] }, ["condition.constant "]],
    ["a text in a sum", { ">": [{ "+": [{ var: "data.tier" }, 1] }, 3] }, ["condition.constant />/0/+/0"]],
    ["what fits", { and: [{ ">": [{ var: "data.score" }, 3] }, { "==": [{ var: "data.tier" }, "gold"] }] }, []],
    ["what may be missing", { "!=": [{ var: "data.score" }, 3] }, []],
    ["a field of any kind", { "==": [{ var: "data.free" }, "x"] }, []],
    ["facts that are not the host's data", { and: [{ ">": [{ var: "dpdd" }, 3] }, { hasTag: "vip" }] }, []],
    [
      "a rule that is settled by itself",
      { or: [{ "<": [1, 2] }, { "==": [1, "a"] }, { "==": [{ var: "x" }, null] }] },
      [],
    ],
  ])("C11 %s", (_, rule, wanted) => {
    expect(misfits(rule)).toEqual(wanted);
  });

  test("C11 all places are listed, each with what was meant", () => {
    const rule = {
      or: [
        { "==": [{ var: "data.tir" }, "gold"] },
        { "<": [{ var: "data.score" }, "5"] },
        { known: [{ var: "data.x" }] },
      ],
    };
    expect(misfits(rule)).toEqual([
      "field.undeclared /or/0/==/0",
      "field.undeclared /or/2/known/0",
      "condition.constant /or/1",
    ]);
    expect(() => compileCondition(rule, { schema })).toThrow(/data\.tier/);
  });

  test("C11 without a schema, and in jsonlogic mode, nothing is asked of data", () => {
    const rule = { ">": [{ var: "data.tier" }, 3] };
    expect(compileCondition(rule)({ data: { tier: 5 } })).toBe(true);
    expect(compileCondition(rule, { mode: "jsonlogic", schema })({ data: { tier: "5" } })).toBe(true);
  });

  test("C11 what is no condition is told first, and expressions are held to it, too", () => {
    expect(misfits({ nope: [{ var: "data.scor" }] })).toEqual(["condition.operator "]);
    expect(() => compileExpression({ "+": [{ var: "data.tier" }, 1] }, { schema })).toThrow(StrategyError);
    expect(compileExpression({ "+": [{ var: "data.score" }, 1] }, { schema })({ data: { score: 2 } })).toBe(3);
  });

  test("C11 a condition that fits answers as without a schema", () => {
    const open = { type: "object", additionalProperties: true };
    fc.assert(
      fc.property(strictRules, fc.object(), (rule, data) => {
        const [plain, typed] = [compileExpression(rule), compileExpression(rule, { schema: open })];
        expect(typed({ data })).toStrictEqual(plain({ data }));
      }),
    );
  });
});

describe("C12 a condition is told what is wrong with it and what may be missing", () => {
  const told = (rule: unknown) =>
    validateCondition(rule, { schema }).map(({ code, severity }) => `${severity} ${code}`);

  test.each<[string, unknown, string[]]>([
    ["what may be missing", { ">": [{ var: "data.score" }, 5] }, ["warning condition.maybeUnknown"]],
    ["what is asked about", { and: [{ known: [{ var: "data.score" }] }, { ">": [{ var: "data.score" }, 5] }] }, []],
    ["what is always there", { "==": [{ var: "data.tier" }, "gold"] }, []],
    ["a fact that does not exist", { ">": [{ var: "dpdd" }, 5] }, ["warning field.undeclared"]],
    ["an operator that does not exist", { greater: [1, 2] }, ["error condition.operator"]],
    ["a settled answer", { "<": [1, 2] }, ["warning condition.constant"]],
  ])("C12 %s", (_, rule, wanted) => {
    expect(told(rule)).toEqual(wanted);
  });

  test("C12 the finding names the field, and its place is in the rule", () => {
    const [finding] = validateCondition({ ">": [{ var: "data.score" }, 5] }, { schema });
    expect(finding).toMatchObject({ path: "", data: { paths: ["data.score"] } });
    const [undeclared] = validateCondition({ known: [{ var: "data.scor" }] }, { schema });
    expect(undeclared).toMatchObject({
      path: "/known/0",
      fix: [{ op: "replace", path: "/known/0/var", value: "data.score" }],
    });
  });

  test("C12 never throws, and finds no error in a condition that compiles", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), strictRules), (rule) => {
        const errors = validateCondition(rule, { schema }).filter(({ severity }) => severity === "error");
        const refused = errors.length === 0 ? [] : misfits(rule);
        expect(errors.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(refused.sort());
        if (errors.length === 0) expect(() => compileCondition(rule)).not.toThrow();
      }),
    );
  });
});

describe("E7 fields of the host are told by their titles, and their numbers with their units", () => {
  test("E7 in either language", () => {
    const rule = { ">": [{ var: "data.score" }, 1500] };
    expect(describeCondition(rule, { schema })).toBe("“Risk score” is more than 1,500 points");
    expect(describeCondition(rule, { schema, locale: "es" })).toBe("«Risk score» es mayor que 1.500 points");
    expect(describeCondition(rule)).toBe("“score” is more than 1,500");
  });

  test("E7 only of the field that is compared", () => {
    expect(describeCondition({ ">": [{ var: "dpd" }, 5] }, { schema })).not.toMatch(/points/);
    expect(describeCondition({ "==": [{ var: "data.tier" }, "gold"] }, { schema })).toBe("“Tier” is “gold”");
  });
});
