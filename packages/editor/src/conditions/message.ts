/** Conditions about a message. The engine has titles for `data.*` only, so sentences are told of a copy that reads the message from there. */

import type { Condition } from "@dunlin/engine";
import type { About } from "./fields.ts";
import { EACH, operation } from "./operation.ts";

/** The condition as the engine tells it. */
export const told = (rule: Condition, { about }: { readonly about?: About | undefined }): Condition =>
  about === "message" ? asData(rule, false) : rule;

function asData(rule: Condition, inEntry: boolean): Condition {
  if (Array.isArray(rule)) return rule.map((each) => asData(each, inEntry));
  const { op, args } = operation(rule) ?? {};
  if (op === undefined || args === undefined) return rule;
  const [first, ...others] = args;
  if (op === "var" && typeof first === "string") {
    const path = inEntry ? first.replace(/^\$\./, "$.data.") : first === "" ? first : `data.${first}`;
    return { var: others.length === 0 ? path : [path, ...others.map((each) => asData(each, inEntry))] } as Condition;
  }
  return { [op]: args.map((each, i) => asData(each, inEntry || (i === 1 && EACH.has(op)))) } as Condition;
}
