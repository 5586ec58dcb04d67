/** What a formula that can be read says of things that there are not: fields, segments, amounts without a currency. */

import { operation, reference } from "../conditions/operation.ts";
import { amountsIn } from "./amounts.ts";
import { fieldNamed, isKnown, type Scope, scopeOfArgument } from "./names.ts";
import type { Part } from "./parse.ts";
import { type FormulaAround, type FormulaSettings, NOWHERE } from "./print.ts";
import { type FormulaProblem, nearest } from "./problem.ts";

export function problemsIn(part: Part, settings: FormulaSettings): readonly FormulaProblem[] {
  const problems: FormulaProblem[] = [];
  const look = (one: Part, around: FormulaAround): void => {
    const problem = problemOf(one, around, settings);
    if (problem !== undefined) problems.push({ ...problem, from: one.from, to: one.to });
    const { op = "", args = [] } = operation(one.rule) ?? {};
    const amount = Array.isArray(one.rule)
      ? () => around.wanted
      : amountsIn(op, args, around.wanted, settings.names, around.scope);
    for (const [i, arg] of one.args.entries())
      look(arg, { wanted: amount(i), scope: scopeOfArgument(op, args, i, settings.names, around.scope) });
  };
  look(part, settings.around ?? NOWHERE);
  return problems;
}

type Problem = Pick<FormulaProblem, "code" | "data">;

function problemOf(
  { rule, written }: Part,
  { wanted, scope }: FormulaAround,
  settings: FormulaSettings,
): Problem | undefined {
  const { names, currency, segments } = settings;
  if (written === "businessDays") return { code: "formula.businessDays", data: {} };
  if (typeof rule === "number" && wanted && currency !== undefined && written === undefined && rule !== 0)
    return { code: "formula.amount", data: { found: String(rule), currency } };
  const { op, args = [] } = operation(rule) ?? {};
  if (op === "segment" && typeof args[0] === "string" && segments?.has(args[0]) === false)
    return { code: "formula.segment", data: { found: args[0], nearest: nearest(args[0], segments) } };
  const path = op === "var" ? reference(rule)?.path : undefined;
  if (path === undefined || isKnown(names, scope, path)) return undefined;
  return { code: "formula.field", data: { found: path, nearest: meant(path, scope, settings) } };
}

/** A field of nearly this path, or of this title. */
function meant(path: string, scope: Scope | undefined, { names }: FormulaSettings): string | undefined {
  const fields = scope === undefined ? names.fields : (scope.members ?? []);
  const titled = fields.find(({ title }) => plain(title) === plain(path));
  const outside = scope !== undefined && fieldNamed(names, undefined, path) !== undefined ? `$.${path}` : undefined;
  return (
    titled?.path ??
    outside ??
    nearest(
      path,
      fields.map((field) => field.path),
    )
  );
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
