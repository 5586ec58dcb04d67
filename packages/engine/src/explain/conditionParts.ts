/** Parts of conditions as a reader sees them: what is compared, what a number beside a path means, which answers are decided. */

import type { CallAst, ConditionAst } from "../model/condition.ts";
import type { Comparison } from "./conditionWords.ts";

export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...{ "==": "==", "===": "==", "!=": "!=", "!==": "!=" },
  ...{ "<": "<", "<=": "<=", ">": ">", ">=": ">=" },
};

export const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  ...{ "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" },
};

/** Operators whose value is a yes or no. */
export const CLAUSES: ReadonlySet<string> = new Set([
  ...Object.keys(COMPARISONS),
  ...["and", "or", "!", "!!", "between", "known", "startsWith", "endsWith", "in", "some", "all", "none"],
  ...["hasTag", "segment"],
]);

/** Operators whose words would run into what follows. */
export const COMPOUND: ReadonlySet<string> = new Set(["if", "??", "filter", "count", "map", "reduce"]);

/** Operators that give what their arguments are: amounts of amounts. */
const ALIKE: ReadonlySet<string> = new Set(["+", "-", "min", "max", "abs", "sum", "??"]);

/** The path a value is read from, which tells what the number beside it means. */
export function pathIn(ast: ConditionAst | undefined): string {
  if (ast?.kind === "var") return ast.path.join(".");
  if (ast?.kind !== "call" || !ALIKE.has(ast.op)) return "";
  const parts = ast.op === "sum" ? ast.args.slice(1) : ast.args;
  return parts.map(pathIn).find((path) => path !== "") ?? "";
}

/** A clause that says what counts where its answer is unknown: `{ "??": [clause, false] }`. */
export function decisionIn(ast: ConditionAst): { readonly clause: CallAst; readonly when: boolean } | undefined {
  if (ast.kind !== "call" || ast.op !== "??" || ast.args.length !== 2) return undefined;
  const [clause, otherwise] = ast.args;
  if (clause?.kind !== "call" || !CLAUSES.has(clause.op)) return undefined;
  if (otherwise?.kind !== "literal" || typeof otherwise.value !== "boolean") return undefined;
  return { clause, when: otherwise.value };
}

export const isJunction = (ast: ConditionAst): boolean =>
  ast.kind === "call" && (ast.op === "and" || ast.op === "or") && ast.args.length > 1;

const MOMENTS: ReadonlySet<string> = new Set([
  ...["oldestDueDate", "today", "localTime", "lastPaymentAt", "lastContactAt", "event.at"],
]);

/** Whether a part is a date, an instant or a time of day: later is `after`, not `more`. */
export function isDate(ast: ConditionAst): boolean {
  if (ast.kind === "var") return MOMENTS.has(ast.path.join("."));
  if (ast.kind === "call") return ast.op === "addDays";
  return ast.kind === "literal" && typeof ast.value === "string" && /^(\d{4}-\d{2}-\d{2}|\d{2}:\d{2}$)/.test(ast.value);
}

export type Options = Readonly<Record<string, unknown>>;

/** The settings of a counting operator, as they stand. */
export function optionsIn({ args: [only] }: CallAst): Options {
  return only?.kind === "raw" && typeof only.rule === "object" && only.rule !== null ? (only.rule as Options) : {};
}
