/** Conditions outside a strategy, told what is wrong with them. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { FieldSchema } from "../model/strategy.ts";
import { checkComparisons, checkOperands, readCondition } from "./conditions.ts";
import { factsOf } from "./facts.ts";
import { Findings } from "./findings.ts";
import { bareOptional, Declared } from "./missing.ts";

/**
 * Everything wrong, doubtful or notable about a condition of a strategy whose `fields` are `schema`; pointers lead into
 * the rule. Also what compiles but may be missing: `condition.maybeUnknown`. Never throws.
 */
export function validateCondition(rule: unknown, { schema }: { readonly schema?: FieldSchema } = {}): Diagnostic[] {
  const findings = new Findings();
  const condition = readCondition({ at: "", value: rule as never, expression: false }, {}, findings);
  if (condition === undefined) return findings.in(rule);
  const facts = factsOf({ fields: schema });
  const declared = new Declared(findings);
  const { reads } = condition.anatomy;
  for (const read of reads) declared.check(read, facts);
  checkComparisons(condition, facts, findings);
  checkOperands(condition, facts, findings);
  const paths = bareOptional(reads, facts);
  if (paths.length > 0) findings.add("condition.maybeUnknown", "", { paths });
  return findings.in(rule);
}
