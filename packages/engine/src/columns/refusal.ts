/** Why columns cannot answer a condition, with the place in it. */

import { pointer } from "../base/pointer.ts";
import { conditionFromJsonLogic, operationIn } from "../conditions/codec.ts";
import { pathOf } from "../conditions/path.ts";
import { conditionKey } from "../conditions/ready.ts";
import type { Condition } from "../model/condition.ts";
import type { ColumnField, ColumnProblem } from "./model.ts";

export function missing({ path, type, part }: ColumnField, condition: Condition): ColumnProblem {
  if (part === undefined) {
    return {
      code: "column.missing",
      path: whereRead(condition, path),
      data: { path, type },
      message: `There is no column \`${path}\` of the type ${type}. Add it; columnsOf tells which columns a condition needs.`,
    };
  }
  return {
    code: "column.part",
    path: wherePart(condition, part),
    data: { column: path, type, part },
    message: `Columns cannot answer ${JSON.stringify(part)}. Make the columns of rows, for what columnsOf gives for this condition.`,
  };
}

export const mixed = ({ path, type }: ColumnField, condition: Condition): ColumnProblem => ({
  code: "column.mixed",
  path: whereRead(condition, path),
  data: { path, type },
  message: `Some values of \`${path}\` are no ${type === "date" ? "dates" : "instants"}. Make it a column of texts.`,
});

const whereRead = (condition: Condition, text: string): string =>
  find(condition, [], (rule) => {
    const operation = operationIn(rule);
    return operation?.op === "var" && pathOf(String(operation.args[0])).path.join(".") === text;
  }) ?? "";

function wherePart(condition: Condition, part: Condition): string {
  const key = conditionKey(conditionFromJsonLogic(part));
  return find(condition, [], (rule) => conditionKey(conditionFromJsonLogic(rule)) === key) ?? "";
}

/** Pointer of the first rule, outermost first, that is meant. */
function find(rule: unknown, at: readonly (string | number)[], meant: (rule: unknown) => boolean): string | undefined {
  if (meant(rule)) return pointer(at);
  const operation = operationIn(rule);
  const inner: readonly (readonly [unknown, readonly (string | number)[]])[] = Array.isArray(rule)
    ? rule.map((each, i) => [each, [...at, i]] as const)
    : (operation?.args ?? []).map((arg, i) => [
        arg,
        operation?.listed === true ? [...at, operation.op, i] : [...at, operation?.op ?? ""],
      ]);
  for (const [each, place] of inner) {
    const found = find(each, place, meant);
    if (found !== undefined) return found;
  }
  return undefined;
}
