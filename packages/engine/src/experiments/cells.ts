/** Cells of rows as values: from JSON as they are, from CSV as text. Nothing is guessed. */

import { isCount } from "../statistics/counts.ts";
import { type ExperimentProblemCode, shown } from "./problems.ts";

/** One row of data: column -> value. */
export type ExperimentRow = Readonly<Record<string, unknown>>;

/** Why a cell cannot be read; caught where the row is known. */
export class CellError extends Error {
  readonly code: ExperimentProblemCode;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ExperimentProblemCode, data: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** The cell, or a complaint that the row has no such column. `null`, `undefined` and empty text are `undefined`. */
export function cellOf(row: ExperimentRow, column: string): unknown {
  if (!Object.hasOwn(row, column)) throw new CellError("row.columnMissing", { column });
  const value = row[column];
  return value === null || value === "" ? undefined : value;
}

const YES = new Set<unknown>([true, 1, "true", "1"]);
const NO = new Set<unknown>([false, 0, "false", "0"]);

export function outcomeOf(column: string, value: unknown): boolean {
  if (YES.has(value)) return true;
  if (NO.has(value)) return false;
  throw new CellError("row.outcome", { column, value: shown(value) });
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export function numberOf(column: string, value: unknown): number {
  const number = typeof value === "string" && NUMBER.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new CellError("row.number", { column, value: shown(value) });
}

export function countOf(column: string, value: unknown): number {
  const number = typeof value === "string" && NUMBER.test(value) ? Number(value) : value;
  if (isCount(number)) return number;
  throw new CellError("row.count", { column, value: shown(value) });
}

export function minorOf(column: string, value: unknown): number {
  const number = numberOf(column, value);
  if (Number.isSafeInteger(number)) return number;
  throw new CellError("row.minor", { column, value: shown(value) });
}
