/**
 * JSON <-> typed form, total in both directions: whatever is no operation of the language becomes `raw` and is
 * written back as it was. The one difference between reading and writing is sugar: a single argument gets its list.
 */

import type { Condition, ConditionAst } from "../model/condition.ts";
import { operatorOf } from "./operators.ts";
import { pathOf, pathText } from "./path.ts";

/** Never throws; nesting must be bounded by the caller for texts from outside. */
export function conditionFromJsonLogic(rule: unknown): ConditionAst {
  if (rule === null || typeof rule === "string" || typeof rule === "boolean") return { kind: "literal", value: rule };
  if (typeof rule === "number") return Number.isFinite(rule) ? { kind: "literal", value: rule } : { kind: "raw", rule };
  if (Array.isArray(rule)) return { kind: "list", items: rule.map(conditionFromJsonLogic) };
  const operation = operationIn(rule);
  if (operation === undefined) return { kind: "raw", rule };
  const { op, args } = operation;
  if (op === "var") return variable(args) ?? { kind: "raw", rule };
  const operator = operatorOf(op);
  if (operator === undefined) return { kind: "raw", rule };
  if (operator.literal?.[0] === "options")
    return { kind: "call", op, args: args.map((arg) => ({ kind: "raw", rule: arg })) };
  return { kind: "call", op, args: args.map(conditionFromJsonLogic) };
}

export function conditionToJsonLogic(ast: ConditionAst): Condition {
  switch (ast.kind) {
    case "literal":
      return ast.value;
    case "list":
      return ast.items.map(conditionToJsonLogic);
    case "var": {
      const path = pathText(ast);
      return { var: ast.fallback === undefined ? path : [path, conditionToJsonLogic(ast.fallback)] };
    }
    case "call":
      return { [ast.op]: ast.args.map(conditionToJsonLogic) };
    case "raw":
      return ast.rule as Condition;
  }
}

/** The one member of an operation object, its arguments as a list. */
export function operationIn(
  rule: unknown,
): { readonly op: string; readonly args: readonly unknown[]; readonly listed: boolean } | undefined {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return undefined;
  const names = Object.keys(rule);
  const [op] = names;
  if (op === undefined || names.length !== 1) return undefined;
  const value = (rule as Record<string, unknown>)[op];
  return Array.isArray(value) ? { op, args: value, listed: true } : { op, args: [value], listed: false };
}

function variable([path, fallback, ...more]: readonly unknown[]): ConditionAst | undefined {
  if (typeof path !== "string" || more.length > 0) return undefined;
  const rest = fallback === undefined ? {} : { fallback: conditionFromJsonLogic(fallback) };
  return { kind: "var", ...pathOf(path), ...rest };
}
