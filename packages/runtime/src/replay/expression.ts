/** Computed values of a mapping: rules of the engine's condition language over the columns of a row. */

import { compileExpression, StrategyError } from "@dunlin/engine";

export interface Rule {
  /** Columns the rule reads, each once; `item` and `index` may be among them. */
  readonly names: readonly string[];
  /** `undefined` is unknown: a value was missing or of another type than the rule needs. */
  evaluate(values: Readonly<Record<string, unknown>>): unknown;
}

/** What is wrong with a rule, and where in it (JSON pointer). */
export interface RuleProblem {
  readonly path: string;
  readonly message: string;
}

/** A rule ready to run, or why it is none. */
export function compileRule(rule: unknown): Rule | readonly RuleProblem[] {
  try {
    const evaluate = compileExpression(rule);
    return { names: [...namesIn(rule)], evaluate: (values) => evaluate(values) };
  } catch (reason) {
    if (!(reason instanceof StrategyError)) throw reason;
    return reason.diagnostics;
  }
}

/** Operators whose second argument sees list elements instead of the row. */
const OVER_ELEMENTS: ReadonlySet<string> = new Set(["filter", "map", "reduce", "all", "some", "none", "sum", "count"]);

/** First parts of the paths a rule reads from the row. */
function namesIn(rule: unknown, inside = false, names = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(rule)) for (const part of rule) namesIn(part, inside, names);
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return names;
  for (const [operator, argument] of Object.entries(rule)) {
    const list: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
    for (const path of pathsOf(operator, list)) addName(path, inside, names);
    list.forEach((part, i) => {
      namesIn(part, inside || (i === 1 && OVER_ELEMENTS.has(operator)), names);
    });
  }
  return names;
}

/** The paths that stand as texts among the arguments of an operator. */
function pathsOf(operator: string, list: readonly unknown[]): readonly unknown[] {
  if (operator === "var") return list.slice(0, 1);
  if (operator === "missing") return list.flat();
  return operator === "missing_some" && Array.isArray(list[1]) ? list[1] : [];
}

function addName(path: unknown, inside: boolean, names: Set<string>): void {
  if (typeof path !== "string" || path === "" || (inside && !path.startsWith("$."))) return;
  names.add((path.startsWith("$.") ? path.slice(2) : path).split(".")[0] ?? path);
}
