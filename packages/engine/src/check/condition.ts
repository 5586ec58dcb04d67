/** Conditions as hosts use them outside a strategy, held against what the host says of its data. */

import * as untyped from "../conditions/condition.ts";
import { type Diagnostic, StrategyError } from "../model/diagnostic.ts";
import type { FieldSchema } from "../model/strategy.ts";
import { checkComparisons, checkOperands, type ReadCondition, readCondition } from "./conditions.ts";
import { dataOf, type Facts, factsOf } from "./facts.ts";
import { Findings } from "./findings.ts";
import { bareOptional, Declared } from "./missing.ts";

export interface TypedConditionOptions extends untyped.ConditionOptions {
  /**
   * Strict only. JSON Schema of the host's data, as `fields` of a strategy: what is read below `data` must be declared
   * there, and used as what it is. Other facts are not looked at.
   */
  readonly schema?: FieldSchema;
}

/**
 * A condition over plain facts, whose own members are the root: `tags` and `debtor.tags` are its tags, `contacts` and
 * `promises` are counted, and `today` (a date) is the day. Nothing is derived from them, and segments are unknown.
 *
 * @throws StrategyError when the rule is not a condition, or does not fit `schema`; its diagnostics are all there is to
 *   say, with pointers into the rule. RangeError when `backend` is none.
 */
export function compileCondition(
  rule: unknown,
  options: TypedConditionOptions = {},
): (facts: object) => boolean | "unknown" {
  const compiled = untyped.compileCondition(rule, options);
  refuseMisfits(rule, false, options);
  return compiled;
}

/**
 * An expression over plain facts, as `compileCondition`, that may give any value; `undefined` is unknown.
 *
 * @throws StrategyError when the rule is not an expression, or does not fit `schema`. RangeError when `backend` is none.
 */
export function compileExpression(rule: unknown, options: TypedConditionOptions = {}): (facts: object) => unknown {
  const compiled = untyped.compileExpression(rule, options);
  refuseMisfits(rule, true, options);
  return compiled;
}

/**
 * Everything wrong, doubtful or notable about a condition of a strategy whose `fields` are `schema`; pointers lead into
 * the rule. Also what compiles but may be missing: `condition.maybeUnknown`. Never throws.
 */
export function validateCondition(rule: unknown, { schema }: { readonly schema?: FieldSchema } = {}): Diagnostic[] {
  const findings = new Findings();
  const condition = readCondition({ at: "", value: rule as never, expression: false }, {}, findings);
  if (condition === undefined) return findings.in(rule);
  const facts = factsOf({ fields: schema });
  checkFit(condition, condition.anatomy.reads, facts, findings);
  const paths = bareOptional(condition.anatomy.reads, facts);
  if (paths.length > 0) findings.add("condition.maybeUnknown", "", { paths });
  return findings.in(rule);
}

function refuseMisfits(rule: unknown, expression: boolean, { mode, schema }: TypedConditionOptions): void {
  if (schema === undefined || mode === "jsonlogic") return;
  const condition = readCondition({ at: "", value: rule as never, expression }, {}, new Findings());
  if (condition === undefined) return;
  const reads = condition.anatomy.reads.filter(({ path }) => path[0] === "data");
  const [settled, findings] = [new Findings(), new Findings()];
  checkFit(condition, [], {}, settled);
  checkFit(condition, reads, { data: dataOf(schema) }, findings);
  // What is settled without the schema is no misfit.
  const before = new Set(settled.in(rule).map(({ path }) => path));
  const misfits = findings.in(rule).filter(({ code, path }) => code !== "condition.constant" || !before.has(path));
  if (misfits.length > 0) throw new StrategyError(misfits.map((each) => ({ ...each, severity: "error" as const })));
}

function checkFit(
  condition: ReadCondition,
  reads: ReadCondition["anatomy"]["reads"],
  facts: Facts,
  findings: Findings,
): void {
  const declared = new Declared(findings);
  for (const read of reads) declared.check(read, facts);
  checkComparisons(condition, facts, findings);
  checkOperands(condition, facts, findings);
}
