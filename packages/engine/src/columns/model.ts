/** A portfolio by columns: one typed array for each value that a condition reads, so that a million cases fit and are fast. */

import type { Condition } from "../model/condition.ts";

/** `money` is in minor units of the case; `date` in days since 1970-01-01; `instant` in epoch ms. */
export type ColumnType = "integer" | "number" | "boolean" | "text" | "date" | "instant" | "money";

export interface ColumnField {
  /** As a condition reads it: `dpd`, `totalDue`, `debtor.country`, `data.score`. Of a part: `=`, its type and its text. */
  readonly path: string;
  readonly type: ColumnType;
  /** A part of a condition that is worked out for each row when columns are made, as a sum over obligations. */
  readonly part?: Condition;
}

/** What of a row becomes a column. */
export interface ColumnSchema {
  readonly fields: readonly ColumnField[];
}

/** One value of every row. */
export interface Column {
  readonly type: ColumnType;
  /** Texts as places in `dictionary`, booleans as 0 and 1. */
  readonly values: Int32Array | Float64Array | Uint8Array;
  /** 1 where a value of this type is known, else 0; absent: everywhere. */
  readonly known?: Uint8Array;
  /** 1 where there is a value, but of another type, so that no comparison with this type holds or fails; absent: nowhere. */
  readonly other?: Uint8Array;
  /** Of a text: every value that occurs, once. */
  readonly dictionary?: readonly string[];
}

export interface Columns {
  readonly rows: number;
  /** By path. */
  readonly columns: Readonly<Record<string, Column>>;
}

/** What a condition says of a row. */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

/** Why columns cannot be made, read or asked. */
export interface ColumnProblem {
  readonly code:
    | "column.shape"
    | "column.value"
    | "column.row"
    | "column.field"
    | "column.condition"
    | "column.missing"
    | "column.part"
    | "column.mixed";
  /** JSON pointer: into the columns, the schema or the rows that were given, or into the condition. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** English; says what to do. */
  readonly message: string;
}

/** Thrown where what was given cannot be asked; `problems` say all of it. */
export class ColumnError extends Error {
  readonly problems: readonly ColumnProblem[];

  constructor(problems: readonly ColumnProblem[]) {
    super(problems.map(({ code, path, message }) => `${code} at ${path || "/"}: ${message}`).join("\n"));
    this.name = "ColumnError";
    this.problems = problems;
  }
}
