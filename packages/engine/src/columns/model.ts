/** A portfolio by columns: one typed array for each value that a condition reads, so that a million cases fit and are fast. */

/** `money` is in minor units of the case; `date` in days since 1970-01-01; `instant` in epoch ms. */
export type ColumnType = "integer" | "number" | "boolean" | "text" | "date" | "instant" | "money";

export interface ColumnField {
  /** As a condition reads it: `dpd`, `totalDue`, `debtor.country`, `data.score`. */
  readonly path: string;
  readonly type: ColumnType;
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
  /** 1 where the value is known; absent: everywhere. */
  readonly known?: Uint8Array;
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
