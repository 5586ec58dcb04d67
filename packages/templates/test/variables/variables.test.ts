/** What is declared about the merge context. */

import { expect, test } from "vitest";
import type { VariableSchema } from "../../src/model/variables.ts";
import { sampleContext } from "../../src/variables/samples.ts";
import { requiredPaths, variableAt, variablesOf } from "../../src/variables/variables.ts";

const TEXT: VariableSchema = { type: "string" };

const variables: VariableSchema = {
  type: "object",
  properties: {
    debtor: {
      type: "object",
      properties: { name: { type: "string", "x-required": true }, ["constructor" as string]: TEXT },
    },
    obligations: {
      type: "array",
      items: { type: "object", properties: { ref: { type: "string", "x-required": true }, paid: { type: "boolean" } } },
    },
    tags: { type: "array", items: { type: "string" } },
  },
};

test("V1 a path leads to what is declared there, rows as []", () => {
  expect(variableAt(variables, "")).toBe(variables);
  expect(variableAt(variables, "debtor.name")).toEqual({ type: "string", "x-required": true });
  expect(variableAt(variables, "obligations[].paid")).toEqual({ type: "boolean" });
  expect(variableAt(variables, "tags[]")).toEqual({ type: "string" });
  expect(variableAt(variables, "tags.length")?.type).toBe("integer");
});

test("V1 what is not declared leads nowhere, prototypes included", () => {
  for (const path of ["x", "debtor.x.y", "toString", "debtor.toString", "tags[].x", "obligations.ref", "debtor.length"])
    expect([path, variableAt(variables, path)]).toEqual([path, undefined]);
  expect(variableAt(variables, "debtor.constructor")).toEqual({ type: "string" });
});

test("V2 the values that can be shown, and those that must be there", () => {
  expect(variablesOf(variables).map(({ path }) => path)).toEqual([
    "debtor.name",
    "debtor.constructor",
    "obligations[].ref",
    "obligations[].paid",
    "tags[]",
  ]);
  expect(requiredPaths(variables)).toEqual(["debtor.name", "obligations[].ref"]);
  expect(variablesOf({})).toEqual([]);
});

test("V3 samples make a context: values as they are, two rows of a list, and nothing without a sample", () => {
  const context = sampleContext({
    properties: {
      name: { type: "string", "x-sample": "Ada" },
      late: { type: "boolean", "x-sample": false },
      silent: { type: "string", "x-required": true },
      debt: { properties: { dueMinor: { type: "integer", "x-sample": 0 } } },
      rows: { items: { properties: { ref: { type: "string", "x-sample": "R1" }, note: { type: "string" } } } },
      bare: { items: { type: "string" } },
      given: { "x-sample": [{ ref: "R2" }], items: { properties: { ref: { type: "string", "x-sample": "R3" } } } },
    },
  });
  expect(context).toEqual({
    ...{ name: "Ada", late: false, debt: { dueMinor: 0 }, given: [{ ref: "R2" }] },
    rows: [{ ref: "R1" }, { ref: "R1" }],
  });
});
