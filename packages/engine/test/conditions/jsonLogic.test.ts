/** `applyJsonLogic`: the official cases, what the community added, and the listed differences. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { applyJsonLogic, compileCondition, JsonLogicError, StrategyError } from "../../src/index.ts";

interface Official {
  readonly description: string;
  readonly rule: unknown;
  readonly data?: unknown;
  readonly result: unknown;
}

/** Beside the project, where there is one. */
const OFFICIAL = new URL("../../../../../shared/data/jsonlogic/compatible.json", import.meta.url);

describe("Q2 the 278 official cases", () => {
  if (!existsSync(OFFICIAL)) {
    test("Q2 skipped: the official cases are not beside this project", () => {});
    return;
  }
  const cases = (JSON.parse(readFileSync(OFFICIAL, "utf8")) as (string | Official)[]).filter(
    (entry): entry is Official => typeof entry !== "string",
  );
  test("Q2 all of them are there", () => expect(cases.length).toBe(278));
  test.each(cases.map((entry, i) => [i, entry.description, entry] as const))(
    "Q2 %i %s",
    (_, __, { rule, data, result }) => {
      expect(applyJsonLogic(rule, data)).toStrictEqual(result);
    },
  );
});

const value = (rule: unknown, data?: unknown): unknown => {
  try {
    return applyJsonLogic(rule, data);
  } catch (error) {
    if (!(error instanceof JsonLogicError)) throw error;
    return { raised: error.type };
  }
};

describe("Q3 what the community added", () => {
  test.each([
    ["val reads a path name by name", { val: ["a", "b"] }, { a: { b: 1 } }, 1],
    ["val takes names as they are, without dots", { val: "a.b" }, { "a.b": 3, a: { b: 1 } }, 3],
    ["val without a path is the data", { val: [] }, { x: 1 }, { x: 1 }],
    ["val of what is not there is null", { val: ["a", "b", "c"] }, { a: 1 }, null],
    ["val may be worked out", { val: { cat: ["a", "b"] } }, { ab: 5 }, 5],
    ["val reaches list elements", { val: ["xs", 1] }, { xs: [4, 5] }, 5],
    [
      "a scope reaches the data around a list",
      { map: [{ val: "xs" }, { "+": [{ val: [] }, { val: [[2], "k"] }] }] },
      { xs: [1, 2], k: 10 },
      [11, 12],
    ],
    [
      "the scope between is the iteration",
      { map: [{ val: "xs" }, { val: [[1], "index"] }] },
      { xs: ["a", "b"] },
      [0, 1],
    ],
    [
      "scopes nest",
      {
        map: [
          { val: "rows" },
          { map: [{ val: "cells" }, { cat: [{ val: [[4], "p"] }, { val: [[2], "n"] }, { val: [] }] }] },
        ],
      },
      {
        p: "#",
        rows: [
          { n: 1, cells: ["a", "b"] },
          { n: 2, cells: ["c"] },
        ],
      },
      [["#1a", "#1b"], ["#2c"]],
    ],
    [
      "a negative scope counts the same",
      { some: [{ val: "xs" }, { "==": [{ val: [] }, { val: [[-2], "k"] }] }] },
      { xs: [1, 7], k: 7 },
      true,
    ],
    [
      "scopes in reduce",
      {
        reduce: [
          { val: "xs" },
          { "+": [{ val: "accumulator" }, { "*": [{ val: "current" }, { val: [[2], "k"] }] }] },
          0,
        ],
      },
      { xs: [1, 2], k: 3 },
      9,
    ],
    ["a scope above all is null", { val: [[4], "k"] }, { k: 1 }, null],
    ["exists finds what is null", { exists: "a" }, { a: null }, true],
    ["exists follows a path", { exists: ["a", "b"] }, { a: { b: 0 } }, true],
    ["exists misses", { exists: ["a", "c"] }, { a: { b: 0 } }, false],
    ["exists does not find what is inherited", { exists: "toString" }, {}, false],
    ["?? takes the first that is not null", { "??": [null, { var: "gone" }, 0, 5] }, {}, 0],
    ["?? without any is null", { "??": [null, { var: "gone" }] }, {}, null],
    ["throw raises its value", { throw: "Some error" }, {}, { raised: "Some error" }],
    [
      "throw raises the type of an object",
      { throw: { val: "problem" } },
      { problem: { type: "E1", more: 1 } },
      { raised: "E1" },
    ],
    ["try goes on after an error", { try: [{ throw: "x" }, 7] }, {}, 7],
    ["try tells the error to what follows", { try: [{ throw: "x" }, { val: "type" }] }, {}, "x"],
    ["try keeps the data in reach", { try: [{ throw: "x" }, { val: [[2], "k"] }] }, { k: 9 }, 9],
    ["try raises the last error", { try: [{ throw: "x" }, { throw: "y" }] }, {}, { raised: "y" }],
    ["try takes NaN for an error", { try: [{ "+": ["abc", 1] }, { val: "type" }] }, {}, "NaN"],
    ["try looks no further than it must", { try: [1, { throw: "y" }] }, {}, 1],
    ["comparisons chain", { "<": [1, 2, 3, 4] }, {}, true],
    ["a chain breaks", { "<": [1, 2, 4, 3] }, {}, false],
    ["descending", { ">": [3, 2, 2] }, {}, false],
    ["all equal", { "===": [1, 1, 1] }, {}, true],
    ["neighbors differ", { "!=": [1, 2, 1] }, {}, true],
  ])("Q3 %s", (_, rule, data, result) => {
    expect(value(rule, data)).toStrictEqual(result);
  });
});

describe("Q4 the listed differences from json-logic-js", () => {
  test.each([
    ["own members only", { var: "constructor.name" }, {}, null],
    ["no prototype", { var: "__proto__" }, {}, null],
    ["texts have a length", { var: "a.length" }, { a: "text" }, 4],
    ["data are never run as rules", { missing: [{ var: "keys" }] }, { keys: { log: "x" } }, [{ log: "x" }]],
    ["a surplus argument counts", { ">": [3, 2, 4] }, {}, false],
    ["log only passes on", { log: "x" }, {}, "x"],
    ["an operator that nobody reaches does no harm", { if: [true, 1, { nope: 1 }] }, {}, 1],
    ["an unknown operator raises", { nope: 1 }, {}, { raised: "Unknown Operator" }],
    ["an inherited name is no operator", { toString: 1 }, {}, { raised: "Unknown Operator" }],
    ["no product of nothing", { "*": [] }, {}, 1],
  ])("Q4 %s", (_, rule, data, result) => {
    expect(value(rule, data)).toStrictEqual(result);
  });

  test("Q4 nesting is bounded instead of overflowing", () => {
    const bomb = Array.from({ length: 100_000 }).reduce((rule) => ({ "!": [rule] }), true as unknown);
    expect(value(bomb)).toEqual({ raised: "Too Deep" });
  });
});

describe("Q5 the jsonlogic mode of a condition", () => {
  test("Q5 missing data are json-logic-js's, not unknown", () => {
    const rule = { "<": [{ var: "score" }, 0.8] };
    expect(compileCondition(rule, { mode: "jsonlogic" })({})).toBe(true);
    expect(compileCondition(rule)({})).toBe("unknown");
  });

  test("Q5 an operator it does not have is refused when compiling, reached or not", () => {
    for (const rule of [{ daysSince: ["2026-01-01"] }, { if: [true, 1, { hasTags: "x" }] }, { toString: [] }]) {
      expect(() => compileCondition(rule, { mode: "jsonlogic" })).toThrow(StrategyError);
    }
    expect(() => compileCondition({ mising: "a" }, { mode: "jsonlogic" })).toThrow(/`missing`/);
  });
});
