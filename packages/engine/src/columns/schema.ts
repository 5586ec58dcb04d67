/** Which columns conditions need. */

import { factFields } from "../check/factFields.ts";
import { dataOf, factAt, type Kind } from "../conditions/kinds.ts";
import { parseCondition } from "../conditions/parse.ts";
import type { Condition, ConditionAst } from "../model/condition.ts";
import type { FieldSchema } from "../model/strategy.ts";
import { ColumnError, type ColumnField, type ColumnSchema, type ColumnType } from "./model.ts";
import { type Plan, planOf, type Typing } from "./plan.ts";

/**
 * What of a row must become a column so that these conditions can be asked. Types are those of the format and of `fields`
 * (of a strategy), else those of what a value is first compared with. Parts that cannot be asked of columns, as a sum over
 * obligations, become columns of their own.
 *
 * @throws ColumnError when one is no condition, with pointers into it.
 */
export function columnsOf(conditions: Condition | readonly Condition[], fields?: FieldSchema): ColumnSchema {
  const all = (Array.isArray(conditions) ? conditions : [conditions]) as readonly Condition[];
  const asts = all.map(conditionAst);
  const types = new Map<string, ColumnType | undefined>();
  const first: Typing = (path, suggested) => {
    const type = types.get(path) ?? declaredType(path, fields) ?? suggested;
    types.set(path, type);
    return type;
  };
  for (const ast of asts) planOf(ast, first);
  const found = new Map<string, ColumnField>();
  for (const ast of asts)
    collect(
      planOf(ast, (path) => types.get(path)),
      found,
    );
  return { fields: [...found.values()] };
}

/** @throws ColumnError when the rule is no condition. */
export function conditionAst(rule: unknown): ConditionAst {
  const parsed = parseCondition(rule);
  if (parsed.ok) return parsed.value;
  throw new ColumnError(
    parsed.error.map(({ path, data, message, code }) => ({
      code: "column.condition",
      path,
      data: { ...data, reason: code },
      message,
    })),
  );
}

function collect(plan: Plan, found: Map<string, ColumnField>): void {
  switch (plan.kind) {
    case "constant":
      return;
    case "all":
    case "any":
      for (const each of plan.plans) collect(each, found);
      return;
    case "not":
      collect(plan.plan, found);
      return;
    case "choose":
      for (const each of [plan.test, plan.whenTrue, plan.whenFalse]) collect(each, found);
      return;
    case "known":
    case "other":
    case "range":
    case "text":
      if (!found.has(plan.field.path)) found.set(plan.field.path, plan.field);
  }
}

/** Texts that are dates or instants stay texts: they can then be held against any text. */
const TYPES: Readonly<Partial<Record<Kind, ColumnType>>> = { number: "number", boolean: "boolean", text: "text" };
const GIVEN: ReadonlyMap<string, ColumnType> = new Map(
  factFields().flatMap(({ path, kind, values = [] }): [string, ColumnType][] => {
    if (kind === "money") return [[path, "money"]];
    if (kind === "any" || kind === "list" || kind === "tags") return [];
    return [[path, typeof values[0] === "number" ? "integer" : (TYPES[kind as Kind] ?? "text")]];
  }),
);

function declaredType(path: string, fields: FieldSchema | undefined): ColumnType | undefined {
  const given = GIVEN.get(path);
  if (given !== undefined || fields === undefined || !path.startsWith("data.")) return given;
  const at = factAt({ data: dataOf(fields) }, path.split("."));
  return "fact" in at ? TYPES[at.fact.kind] : undefined;
}
