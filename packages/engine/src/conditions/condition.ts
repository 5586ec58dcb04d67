/** Conditions as hosts use them outside a strategy: compiled once, asked about plain facts as often as needed. */

import type { CalendarData } from "../base/calendar.ts";
import type { Zone } from "../base/zone.ts";
import { StrategyError } from "../model/diagnostic.ts";
import { compileAst } from "./closures.ts";
import { environmentOf } from "./environment.ts";
import { compileJsonLogic } from "./jsonLogic.ts";
import { isTruthy } from "./jsonLogicOperators.ts";
import type { ValueKind } from "./operators.ts";
import { parseCondition } from "./parse.ts";

export interface ConditionOptions {
  /**
   * `strict` (default): the conditions of a strategy, where what is missing or mistyped is unknown.
   * `jsonlogic`: truthiness, coercion and operators of json-logic-js, and nothing is ever unknown.
   */
  readonly mode?: "strict" | "jsonlogic";
  /** How strict conditions are carried out. `closures` (default) needs no code generation. */
  readonly backend?: "closures";
  /** Strict only. Place of the debtor, for the local day of instants; without it that day is unknown. */
  readonly zone?: Zone;
  /** Strict only. Beside the built-in `weekdays`. */
  readonly calendars?: readonly CalendarData[];
}

/**
 * A condition over plain facts, whose own members are the root: `tags` and `debtor.tags` are its tags, `contacts` and
 * `promises` are counted, and `today` (a date) is the day. Nothing is derived from them, and segments are unknown.
 *
 * @throws StrategyError when the rule is not a condition; its diagnostics carry pointers into the rule.
 */
export function compileCondition(
  rule: unknown,
  options: ConditionOptions = {},
): (facts: object) => boolean | "unknown" {
  if (options.mode === "jsonlogic") {
    const evaluate = compileJsonLogic(rule);
    return (facts) => isTruthy(evaluate(facts));
  }
  const evaluate = strict(rule, "boolean", options);
  return (facts) => {
    const value = evaluate(facts);
    return typeof value === "boolean" ? value : "unknown";
  };
}

/**
 * An expression over plain facts, as `compileCondition`, that may give any value; `undefined` is unknown.
 *
 * @throws StrategyError when the rule is not an expression.
 */
export function compileExpression(rule: unknown, options: ConditionOptions = {}): (facts: object) => unknown {
  return options.mode === "jsonlogic" ? compileJsonLogic(rule) : strict(rule, "any", options);
}

function strict(rule: unknown, gives: ValueKind, { zone, calendars }: ConditionOptions): (facts: object) => unknown {
  const parsed = parseCondition(rule, { gives });
  if (!parsed.ok) throw new StrategyError(parsed.error.map((problem) => ({ ...problem, severity: "error" as const })));
  const evaluate = compileAst(parsed.value);
  const settings = { ...(zone && { zone }), ...(calendars && { calendars }) };
  return (facts) => evaluate(environmentOf(facts, settings));
}
