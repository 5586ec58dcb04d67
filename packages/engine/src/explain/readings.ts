/** What a decision was based on, in words: fields and their values, and answers to questions about the case. */

import { parseJson } from "../base/json.ts";
import type { Condition } from "../model/condition.ts";
import type { Strategy } from "../model/strategy.ts";
import { expressionText, ruleText } from "./condition.ts";
import { fieldText, type Setting, valueText } from "./phrases.ts";
import type { Reading } from "./traceWords.ts";

/**
 * The values behind a decision, as the trace keeps them: `{ dpd: 9, "data.score": null, obligations: { count: 2 } }`.
 * What is no path is an expression, as JSON: `{ "{\"hasTag\":[\"vip\"]}": true }`.
 */
export function readingsOf(values: unknown, strategy: Strategy, setting: Setting): readonly Reading[] {
  if (typeof values !== "object" || values === null) return [];
  const { currency } = values as { readonly currency?: unknown };
  const own = typeof currency === "string" ? { ...setting, currency } : setting;
  return Object.entries(values).map(([path, value]) => {
    const said = typeof value === "boolean" ? clauseIn(path, value, strategy, setting) : undefined;
    const name = readName(path, strategy, setting);
    if (said !== undefined) return { name, said };
    const size = sizeOf(value);
    if (size !== undefined) return { name, size };
    if (typeof value === "boolean") return { name, truth: value };
    return value === null || value === undefined ? { name } : { name, value: valueText(path, value, own) };
  });
}

const sizeOf = (value: unknown): number | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const { count, members } = value as { readonly count?: unknown; readonly members?: unknown };
  return typeof count === "number" ? count : typeof members === "number" ? members : 0;
};

/** A question that was answered yes or no, as the clause that was true. */
function clauseIn(read: string, value: boolean, strategy: Strategy, { catalog }: Setting): string | undefined {
  const rule = read.startsWith("{") ? parseJson(read) : undefined;
  if (rule?.ok !== true) return undefined;
  const asked = rule.value as Condition;
  return ruleText(value ? asked : { "!": [asked] }, strategy, catalog);
}

/** The name of a field, or of an expression such as `the number of contacts ...`. */
export function readName(read: string, strategy: Strategy, setting: Setting): string {
  const rule = read.startsWith("{") ? parseJson(read) : undefined;
  return rule?.ok === true
    ? expressionText(rule.value as Condition, strategy, setting.catalog)
    : fieldText(read, setting);
}
