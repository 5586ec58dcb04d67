/**
 * The back ends agree: interpreter, closures, generated code and modules on strict conditions, `applyJsonLogic` and
 * json-logic-js on theirs.
 */

import fc from "fast-check";
import oracle from "json-logic-js";
import { expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { codegen } from "../../src/codegen.ts";
import { compileAst } from "../../src/conditions/closures.ts";
import { environmentOf } from "../../src/conditions/environment.ts";
import { interpret } from "../../src/conditions/interpret.ts";
import { compileJsonLogic } from "../../src/conditions/jsonLogic.ts";
import { parseCondition } from "../../src/conditions/parse.ts";
import { applyJsonLogic, compileCondition, compileExpression } from "../../src/index.ts";
import { defaultZones } from "../../src/zones.ts";
import { jsonLogicData, jsonLogicRules, mixedFacts, strictRules } from "./arbitrary.ts";

/** Rules times facts; the seed is printed at the start of the run. */
const PAIRS = sized(20_000, 200_000);

const zone = defaultZones.get("Europe/Madrid");
if (zone === undefined) throw new Error("zone data without Madrid");

test("C1 interpreter, closures and generated code agree on random rules and facts, missing, null and mistyped ones among them", () => {
  let unknown = 0;
  let pairs = 0;
  fc.assert(
    fc.property(strictRules, fc.array(mixedFacts, { minLength: 4, maxLength: 4 }), (rule, samples) => {
      const parsed = parseCondition(rule, { gives: "any" });
      if (!parsed.ok) throw new Error(`a rule that is not well-formed: ${JSON.stringify(parsed.error)}`);
      const compiled = compileAst(parsed.value);
      const generated = codegen.compile(parsed.value);
      const compiledDirect = compileExpression(rule, { zone });
      const generatedDirect = compileExpression(rule, { zone, backend: codegen });
      for (const facts of samples) {
        const environment = environmentOf(facts, { zone });
        const value = interpret(parsed.value, environment);
        expect(compiled(environment)).toStrictEqual(value);
        expect(generated(environment)).toStrictEqual(value);
        expect(compiledDirect(facts)).toStrictEqual(value);
        expect(generatedDirect(facts)).toStrictEqual(value);
        pairs += 1;
        if (value === undefined) unknown += 1;
      }
    }),
    { numRuns: PAIRS / 4 },
  );
  expect(pairs).toBe(PAIRS);
  expect(unknown / pairs, "rules are neither all unknown nor all known").toBeGreaterThan(0.1);
  expect(unknown / pairs).toBeLessThan(0.9);
}, 120_000);

/** The value of a rule, or that it raised something. */
function outcome(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch {
    return "raised";
  }
}

test("Q1 in jsonlogic mode rules mean what they mean to json-logic-js", () => {
  let raised = 0;
  let pairs = 0;
  fc.assert(
    fc.property(jsonLogicRules, fc.array(jsonLogicData, { minLength: 4, maxLength: 4 }), (rule, samples) => {
      const compiled = compileJsonLogic(rule);
      for (const data of samples) {
        const theirs = outcome(() => oracle.apply(rule, data));
        pairs += 1;
        if (theirs === "raised") raised += 1;
        else {
          expect(outcome(() => applyJsonLogic(rule, data))).toStrictEqual(theirs);
          expect(outcome(() => compiled(data))).toStrictEqual(theirs);
          const { value } = theirs as { readonly value: unknown };
          const holds = oracle.apply({ "!!": [{ var: "" }] }, value);
          expect(compileCondition(rule, { mode: "jsonlogic" })(data as object)).toBe(holds);
        }
      }
    }),
    { numRuns: PAIRS / 4 },
  );
  expect(pairs).toBe(PAIRS);
  expect(raised / pairs, "the oracle answers most of them").toBeLessThan(0.2);
}, 120_000);
