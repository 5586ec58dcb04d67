/** Conditions over columns: a block of rows at a time, one loop for each test, without code made of text. */

import { pointer } from "../base/pointer.ts";
import { conditionFromJsonLogic, operationIn } from "../conditions/codec.ts";
import { pathOf } from "../conditions/path.ts";
import { conditionKey } from "../conditions/ready.ts";
import type { Condition } from "../model/condition.ts";
import {
  always,
  BLOCK,
  bytesListed,
  bytesWithin,
  chosen,
  flagged,
  inTurn,
  type Kernel,
  MAYBE,
  NO,
  notAll,
  numbersWithin,
  type Range,
  wholesListed,
  wholesWithin,
  YES,
} from "./kernels.ts";
import { type Column, ColumnError, type ColumnField, type ColumnProblem, type Columns } from "./model.ts";
import { type Plan, planOf, type Tri } from "./plan.ts";
import { conditionAst } from "./schema.ts";

/**
 * What a condition says of every row: `FALSE`, `TRUE` or `UNKNOWN`, as `compileCondition` in strict mode says of its facts.
 * The columns are those of `toColumns`, `plainColumns` or `parseColumns`.
 *
 * @throws ColumnError when the rule is no condition, or a column that it needs is missing or cannot tell (`columnsOf` says
 *   which are needed).
 */
export function selectColumns(condition: Condition, columns: Columns): Uint8Array {
  const ast = conditionAst(condition);
  const binder = new Binder(condition, columns);
  const plan = planOf(ast, (path, suggested) => binder.column(path)?.type ?? suggested);
  const kernel = inTurn(binder.conjunction(plan, false));
  if (binder.problems.length > 0) throw new ColumnError(binder.problems);
  const answers = new Uint8Array(columns.rows);
  const mask = new Uint8Array(BLOCK);
  for (let from = 0; from < columns.rows; from += BLOCK) {
    const count = Math.min(BLOCK, columns.rows - from);
    mask.fill(YES);
    kernel(mask, from, count);
    answered(mask, answers, from, count);
  }
  return answers;
}

/** 3 to `TRUE`, 1 to `UNKNOWN`, 0 to `FALSE`. */
function answered(mask: Uint8Array, answers: Uint8Array, from: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const value = mask[i] as number;
    answers[from + i] = ((value >> 1) | ((value & 1) << 1)) & ~(value & 2);
  }
}

/** Joins a plan to the columns that it reads. */
class Binder {
  readonly problems: ColumnProblem[] = [];
  readonly #condition: Condition;
  readonly #columns: Columns;

  constructor(condition: Condition, columns: Columns) {
    this.#condition = condition;
    this.#columns = columns;
  }

  column(path: string): Column | undefined {
    const { columns } = this.#columns;
    return Object.hasOwn(columns, path) ? columns[path] : undefined;
  }

  /** Kernels that all hold where the plan, or with `denied` its opposite, holds. */
  conjunction(plan: Plan, denied: boolean): readonly Kernel[] {
    switch (plan.kind) {
      case "constant":
        return constantly(denied && plan.value !== undefined ? !plan.value : plan.value);
      case "not":
        return this.conjunction(plan.plan, !denied);
      case "all":
      case "any": {
        // Any of them: not all of their opposites.
        const turned = plan.kind === "any";
        const kernels = plan.plans.flatMap((each) => this.conjunction(each, turned));
        return denied === turned ? kernels : [notAll(kernels)];
      }
      case "choose": {
        const each = (part: Plan) => inTurn(this.conjunction(part, false));
        const kernel = chosen(each(plan.test), each(plan.whenTrue), each(plan.whenFalse));
        return denied ? [notAll([kernel])] : [kernel];
      }
      default:
        return this.#test(plan, denied);
    }
  }

  #test(plan: Extract<Plan, { readonly field: ColumnField }>, denied: boolean): readonly Kernel[] {
    const column = this.#columnOf(plan.field, plan.kind);
    if (column === undefined) return [];
    const flip = denied ? 1 : 0;
    switch (plan.kind) {
      case "known":
        return column.known === undefined ? constantly(!denied) : [flagged(column.known, column.other, flip)];
      case "other":
        return column.other === undefined ? constantly(denied) : [flagged(column.other, undefined, flip)];
      case "range":
        return [within(column, plan.from, plan.to, flip)];
      case "text":
        return [listed(column, plan.holds, denied)];
    }
  }

  #columnOf(field: ColumnField, kind: Plan["kind"]): Column | undefined {
    const column = this.column(field.path);
    if (column === undefined || column.type !== field.type) {
      this.problems.push(missing(field, this.#condition));
      return undefined;
    }
    // Texts that are no dates still stand before or after a date: days cannot tell.
    if (kind === "range" && column.other !== undefined && (field.type === "date" || field.type === "instant")) {
      this.problems.push(mixed(field, this.#condition));
      return undefined;
    }
    return column;
  }
}

const constantly = (value: Tri): readonly Kernel[] =>
  value === true ? [] : [always(value === undefined ? MAYBE : NO)];

function within({ values, known }: Column, from: number, to: number, flip: 0 | 1): Kernel {
  if (values instanceof Float64Array) return numbersWithin(values, known, { least: from, most: to, flip });
  const range = wholeRange(from, to, flip);
  return values instanceof Uint8Array ? bytesWithin(values, known, range) : wholesWithin(values, known, range);
}

/** The same range in whole numbers that an `Int32Array` can hold; the empty one where there are none. */
function wholeRange(from: number, to: number, flip: 0 | 1): Range {
  const [least, most] = [Math.max(Math.ceil(from), -(2 ** 31)), Math.min(Math.floor(to), 2 ** 31 - 1)];
  return least > most ? { least: 1, most: 0, flip } : { least, most, flip };
}

/** Asks each text of the dictionary once. */
function listed({ values, known, dictionary = [] }: Column, holds: (text: string) => Tri, denied: boolean): Kernel {
  const masks = new Uint8Array(Math.max(1, dictionary.length));
  for (const [place, text] of dictionary.entries()) {
    const value = holds(text);
    masks[place] = value === undefined ? MAYBE : value !== denied ? YES : NO;
  }
  return values instanceof Uint8Array
    ? bytesListed(values, known, masks)
    : wholesListed(values as Int32Array, known, masks);
}

function missing({ path, type, part }: ColumnField, condition: Condition): ColumnProblem {
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

const mixed = ({ path, type }: ColumnField, condition: Condition): ColumnProblem => ({
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
