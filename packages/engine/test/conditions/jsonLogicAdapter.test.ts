/** The operators of strict conditions inside json-logic-js. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type oracle from "json-logic-js";
import { expect, test } from "vitest";
import { registerOperators } from "../../src/jsonLogicAdapter.ts";
import { defaultZones } from "../../src/zones.ts";

interface Vector {
  readonly rule: Readonly<Record<string, unknown>>;
  readonly facts: object;
  readonly value?: unknown;
}

const { zone: place, cases } = JSON.parse(
  readFileSync(new URL("../vectors/condition.json", import.meta.url), "utf8"),
) as { readonly zone: string; readonly cases: readonly Vector[] };
const zone = defaultZones.get(place);
if (zone === undefined) throw new Error(`zone data without ${place}`);

/** An instance of its own: others are oracles, and stay as they are. */
function fresh(): typeof oracle {
  const require = createRequire(import.meta.url);
  const file = require.resolve("json-logic-js");
  delete require.cache[file];
  const made = require(file) as typeof oracle;
  delete require.cache[file];
  return made;
}

const logic = fresh();
registerOperators(logic, { zone });

/** Operators whose arguments json-logic-js hands over as they are meant. */
const PLAIN = new Set(
  "between known ?? abs startsWith endsWith daysSince daysUntil businessDaysSince addDays hasTag".split(" "),
);
const own = cases.filter(({ rule }) => Object.keys(rule).every((op) => PLAIN.has(op)));

test.each(own.map((vector) => [JSON.stringify([vector.rule, vector.facts]), vector] as const))(
  "Q6 %s",
  (_, { rule, facts, value }) => {
    expect(logic.apply(rule, facts)).toStrictEqual(value ?? null);
  },
);

test("Q6 each of these operators is among the vectors", () => {
  expect(new Set(own.flatMap(({ rule }) => Object.keys(rule)))).toEqual(PLAIN);
});

test("Q6 sum and count take a list, perhaps with a path; counts of contacts and promises their settings", () => {
  const facts = { list: [{ n: 1 }, { n: 2 }], flags: [{ on: true }, { on: false }], today: "2026-03-02" };
  expect(logic.apply({ sum: [{ var: "list" }, "n"] }, facts)).toBe(3);
  expect(logic.apply({ sum: [{ var: "list" }, "gone"] }, facts)).toBe(null);
  expect(logic.apply({ count: [{ filter: [{ var: "list" }, { ">": [{ var: "n" }, 1] }] }] }, facts)).toBe(1);
  expect(logic.apply({ count: [{ var: "flags" }, "on"] }, facts)).toBe(1);
  expect(logic.apply({ countContacts: [{ days: 7, direction: "outbound" }] }, { ...facts, contacts: [] })).toBe(0);
  expect(logic.apply({ countPromises: [{ days: 7, outcomes: ["broken"] }] }, { ...facts, promises: [] })).toBe(0);
});

test("Q6 today may be given for all data without one", () => {
  const dated = fresh();
  registerOperators(dated, { today: () => "2026-03-10" });
  expect(dated.apply({ daysSince: ["2026-03-01"] }, {})).toBe(9);
  expect(dated.apply({ daysSince: ["2026-03-01"] }, { today: "2026-03-02" })).toBe(1);
  expect(logic.apply({ daysSince: ["2026-03-01"] }, {})).toBe(null);
});

test("Q7 an expression over the elements of a list is refused", () => {
  expect(() => logic.apply({ sum: [[1, 2], { "+": [1, 2] }] }, {})).toThrow(TypeError);
});
