/** Conditions over the values of a message, for the engine's sentences: a copy that reads them from `data`. */

import type { Condition } from "@dunlin/engine";
import { EACH } from "../../conditions/each.ts";
import { operation } from "../../conditions/operation.ts";

/** It asks the same of a case whose data are the message; never kept. */
export const asData = (rule: Condition): Condition => copy(rule, false);

function copy(rule: Condition, inEntry: boolean): Condition {
  if (Array.isArray(rule)) return rule.map((each) => copy(each, inEntry));
  const { op, args } = operation(rule) ?? {};
  if (op === undefined || args === undefined) return rule;
  const [first, ...others] = args;
  if (op === "var" && typeof first === "string") {
    const path = inEntry ? first.replace(/^\$\./, "$.data.") : first === "" ? first : `data.${first}`;
    return { var: others.length === 0 ? path : [path, ...others.map((each) => copy(each, inEntry))] } as Condition;
  }
  return { [op]: args.map((each, i) => copy(each, inEntry || (i === 1 && EACH.has(op)))) } as Condition;
}
