/** Conditions over columns: a block of rows at a time, one loop for each test, without code made of text. */

import type { Condition } from "../model/condition.ts";
import { Binder } from "./bind.ts";
import { answered, BLOCK, freshMask, type Kernel, WORD } from "./kernels.ts";
import { type Column, ColumnError, type Columns } from "./model.ts";
import { planOf } from "./plan.ts";
import { conditionAst } from "./schema.ts";

/**
 * What a condition says of every row: `FALSE`, `TRUE` or `UNKNOWN`, as `compileCondition` in strict mode says of its facts.
 * The columns are those of `toColumns`, `plainColumns` or `parseColumns`; the answers go into `answers`, where it is given.
 *
 * @throws RangeError when `answers` has not a place for each row. ColumnError when the rule is no condition, or a column that
 *   it needs is missing or cannot tell (`columnsOf` says which are needed).
 */
export function selectColumns(
  condition: Condition,
  columns: Columns,
  answers: Uint8Array = new Uint8Array(columns.rows),
): Uint8Array {
  const { rows } = columns;
  if (answers.length !== rows) throw new RangeError(`there are ${rows} rows, and room for ${answers.length} answers`);
  const ast = conditionAst(condition);
  const find = (path: string) => (Object.hasOwn(columns.columns, path) ? columns.columns[path] : undefined);
  const plan = planOf(ast, (path, suggested) => find(path)?.type ?? suggested);
  const kernelOver = (shape: (column: Column) => Column): Kernel => {
    const shaped = new Map<Column, Column>();
    const binder = new Binder(condition, (path) => {
      const column = find(path);
      if (column !== undefined && !shaped.has(column)) shaped.set(column, shape(column));
      return column && shaped.get(column);
    });
    const kernel = binder.kernel(plan);
    if (binder.problems.length > 0) throw new ColumnError(binder.problems);
    return kernel;
  };
  const last = rows - (rows % WORD);
  ask(kernelOver(aligned), answers, 0, last);
  if (last < rows)
    ask(
      kernelOver((column) => tail(column, last)),
      answers,
      last,
      rows,
    );
  return answers;
}

/** Answers for some of the rows. What the kernel reads begins with the first of them, and ends with a whole word. */
function ask(kernel: Kernel, answers: Uint8Array, first: number, end: number): void {
  const mask = freshMask();
  const fresh = freshMask();
  const words = new Int32Array(BLOCK / WORD);
  const bytes = new Uint8Array(words.buffer);
  for (let from = 0; from < end - first; from += BLOCK) {
    const count = Math.min(BLOCK, end - first - from);
    mask.set(fresh);
    kernel(mask, from, Math.ceil(count / WORD));
    answered(mask, words, Math.ceil(count / WORD));
    answers.set(count === BLOCK ? bytes : bytes.subarray(0, count), first + from);
  }
}

type Change = <T extends Column["values"]>(array: T) => T;

const changed = (column: Column, change: Change): Column => ({
  ...column,
  values: change(column.values),
  ...(column.known && { known: change(column.known) }),
  ...(column.other && { other: change(column.other) }),
});

/** Bytes that begin at a word. */
const aligned = (column: Column): Column =>
  changed(column, (array) => (array.byteOffset % WORD === 0 ? array : (array.slice() as typeof array)));

/** The rows after the last whole word, filled up to one. */
const tail = (column: Column, from: number): Column =>
  changed(column, (array) => {
    const word = array.slice(0, 0).constructor as new (length: number) => typeof array;
    const rest = new word(WORD);
    rest.set(array.subarray(from));
    return rest;
  });
