/** Conditions as hosts use them outside a strategy: compiled once, asked about plain facts as often as needed. */

import type { CalendarData } from "../base/calendar.ts";
import type { Zone } from "../base/zone.ts";
import { StrategyError } from "../model/diagnostic.ts";
import type { FieldSchema } from "../model/strategy.ts";
import type { ConditionBackend } from "./backend.ts";
import { closures } from "./closures.ts";
import { environmentOf } from "./environment.ts";
import { misfitsOf } from "./fit.ts";
import { compileJsonLogic } from "./jsonLogic.ts";
import { isTruthy } from "./jsonLogicOperators.ts";
import { parseCondition } from "./parse.ts";

export interface ConditionOptions {
  /**
   * `strict` (default): the conditions of a strategy, where what is missing or mistyped is unknown.
   * `jsonlogic`: truthiness, coercion and operators of json-logic-js, and nothing is ever unknown.
   */
  readonly mode?: "strict" | "jsonlogic";
  /**
   * Strict only. JSON Schema of the host's data, as `fields` of a strategy: what is read below `data` must be declared
   * there, and used as what it is. Other facts are not looked at.
   */
  readonly schema?: FieldSchema;
  /**
   * Strict only. How conditions are carried out: closures (default), which need no code generation, or what is brought
   * along, as `codegen` of `@dunlin/engine/codegen`. The answers are the same.
   */
  readonly backend?: "closures" | ConditionBackend;
  /** Strict only. Place of the debtor, for the local day of instants; without it that day is unknown. */
  readonly zone?: Zone;
  /** Strict only. Beside the built-in `weekdays`. */
  readonly calendars?: readonly CalendarData[];
}

/**
 * A condition over plain facts, whose own members are the root: `tags` and `debtor.tags` are its tags, `contacts` and
 * `promises` are counted, and `today` (a date) is the day. Nothing is derived from them, and segments are unknown.
 *
 * @throws StrategyError when the rule is not a condition, or does not fit `schema`: its diagnostics are all there is to
 *   say, with pointers into the rule. RangeError when `backend` is none.
 */
export function compileCondition(
  rule: unknown,
  options: ConditionOptions = {},
): (facts: object) => boolean | "unknown" {
  if (options.mode === "jsonlogic") {
    const evaluate = compileJsonLogic(rule);
    return (facts) => isTruthy(evaluate(facts));
  }
  return strict(rule, "answer", options) as (facts: object) => boolean | "unknown";
}

/**
 * An expression over plain facts, as `compileCondition`, that may give any value; `undefined` is unknown.
 *
 * @throws StrategyError when the rule is not an expression, or does not fit `schema`. RangeError when `backend` is none.
 */
export function compileExpression(rule: unknown, options: ConditionOptions = {}): (facts: object) => unknown {
  return options.mode === "jsonlogic" ? compileJsonLogic(rule) : strict(rule, "value", options);
}

function strict(rule: unknown, gives: "value" | "answer", options: ConditionOptions): (facts: object) => unknown {
  const parsed = parseCondition(rule, { gives: gives === "answer" ? "boolean" : "any" });
  const misfits = options.schema === undefined ? [] : misfitsOf(rule, options.schema);
  const problems = parsed.ok ? misfits : parsed.error;
  if (!parsed.ok || problems.length > 0)
    throw new StrategyError(problems.map((problem) => ({ ...problem, severity: "error" as const })));
  const { zone, calendars, backend = "closures" } = options;
  const settings = { ...(zone && { zone }), ...(calendars && { calendars }) };
  const around = (facts: object) => environmentOf(facts, settings);
  const way: ConditionBackend = backend === "closures" ? closures : backend;
  if (typeof way !== "object")
    throw new RangeError(`${String(way)} is no backend: give closures, or codegen of @dunlin/engine/codegen.`);
  if (way.compileFacts !== undefined) return way.compileFacts(parsed.value, gives, around);
  const evaluate = way.compile(parsed.value);
  if (gives === "value") return (facts) => evaluate(around(facts));
  return (facts) => {
    const value = evaluate(around(facts));
    return typeof value === "boolean" ? value : "unknown";
  };
}
