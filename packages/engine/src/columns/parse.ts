/** Columns that a host brings: read once at the door, so that asking them needs no further look. */

import { isRecord } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Column, ColumnProblem, Columns, ColumnType } from "./model.ts";

/**
 * Columns as a host has them, from a file or a database: the same object where everything in it is sound. Every value is
 * looked at, and for each column the first one that cannot be is told.
 */
export function parseColumns(input: unknown): Result<Columns, readonly ColumnProblem[]> {
  if (!isRecord(input)) return err([shape("", "Give { rows, columns }.")]);
  const { rows, columns } = input;
  if (!Number.isSafeInteger(rows) || (rows as number) < 0)
    return err([shape("/rows", "Say how many rows there are: a whole number from 0.")]);
  if (!isRecord(columns)) return err([shape("/columns", "Give the columns by their paths.")]);
  const problems = Object.entries(columns).flatMap(
    ([path, column]) => columnProblem(pointer(["columns", path]), column, rows as number) ?? [],
  );
  return problems.length > 0 ? err(problems) : ok(input as unknown as Columns);
}

const shape = (path: string, message: string): ColumnProblem => ({ code: "column.shape", path, data: {}, message });

function columnProblem(at: string, column: unknown, rows: number): ColumnProblem | undefined {
  if (!isRecord(column)) return shape(at, "Give { type, values }.");
  const { type, values, known, other } = column;
  if (!isType(type)) return shape(`${at}/type`, `Use one of ${Object.keys(VALUES).join(", ")}.`);
  if (!isArray(values) || values.length !== rows)
    return shape(`${at}/values`, `Give an Int32Array, Float64Array or Uint8Array of ${rows}, one value for each row.`);
  if (type === "text" && values instanceof Float64Array)
    return shape(`${at}/values`, "Give the places in the dictionary as an Int32Array or Uint8Array.");
  return (
    flagsProblem(`${at}/known`, known, rows) ??
    flagsProblem(`${at}/other`, other, rows) ??
    bothProblem(`${at}/other`, known, other) ??
    dictionaryProblem(`${at}/dictionary`, column as unknown as Column) ??
    valueProblem(`${at}/values`, column as unknown as Column)
  );
}

const isArray = (value: unknown): value is Column["values"] =>
  value instanceof Int32Array || value instanceof Float64Array || value instanceof Uint8Array;

function flagsProblem(at: string, flags: unknown, rows: number): ColumnProblem | undefined {
  if (flags === undefined) return undefined;
  if (!(flags instanceof Uint8Array) || flags.length !== rows)
    return shape(at, `Give a Uint8Array of ${rows}, 0 or 1 for each row, or leave it out.`);
  const row = flags.findIndex((flag) => flag > 1);
  return row < 0 ? undefined : wrong(`${at}/${row}`, flags[row], "Use 0 or 1.");
}

/** A value of another type is none of this one. */
function bothProblem(at: string, known: unknown, other: unknown): ColumnProblem | undefined {
  if (!(other instanceof Uint8Array)) return undefined;
  const row = other.findIndex((flag, i) => flag === 1 && (!(known instanceof Uint8Array) || known[i] === 1));
  return row < 0 ? undefined : wrong(`${at}/${row}`, 1, "Where the value is of another type, set `known` to 0.");
}

function dictionaryProblem(at: string, { type, dictionary }: Column): ColumnProblem | undefined {
  if (type !== "text") return undefined;
  if (!Array.isArray(dictionary)) return shape(at, "Give the texts that occur as a list.");
  const place = dictionary.findIndex((text) => typeof text !== "string");
  return place < 0 ? undefined : wrong(`${at}/${place}`, dictionary[place], "Give texts only.");
}

function valueProblem(at: string, { type, values, known, dictionary = [] }: Column): ColumnProblem | undefined {
  const { fits, advice } = VALUES[type];
  for (let row = 0; row < values.length; row++) {
    if (type !== "text" && known !== undefined && known[row] === 0) continue;
    const value = values[row] as number;
    const fine = type === "text" ? isPlace(value, dictionary.length, known?.[row]) : fits(value);
    if (!fine) return wrong(`${at}/${row}`, value, advice);
  }
  return undefined;
}

/** Places of what is not known are looked up, too. */
const isPlace = (value: number, count: number, known: number | undefined): boolean =>
  (value >= 0 && value < count) || (known === 0 && value === 0);

const wrong = (path: string, value: unknown, message: string): ColumnProblem => ({
  code: "column.value",
  path,
  data: { value },
  message,
});

const UNKNOWN_ADVICE = "set `known` to 0 where there is none";

const VALUES: Readonly<Record<ColumnType, { fits(value: number): boolean; readonly advice: string }>> = {
  integer: { fits: Number.isSafeInteger, advice: `Give whole numbers; ${UNKNOWN_ADVICE}.` },
  number: { fits: Number.isFinite, advice: `Give numbers; ${UNKNOWN_ADVICE}.` },
  boolean: { fits: (value) => value === 0 || value === 1, advice: `Give 0 or 1; ${UNKNOWN_ADVICE}.` },
  text: { fits: Number.isSafeInteger, advice: `Give places in the dictionary; ${UNKNOWN_ADVICE}.` },
  date: { fits: Number.isSafeInteger, advice: `Give whole days since 1970-01-01; ${UNKNOWN_ADVICE}.` },
  instant: { fits: Number.isSafeInteger, advice: `Give whole milliseconds since 1970; ${UNKNOWN_ADVICE}.` },
  money: { fits: Number.isSafeInteger, advice: `Give whole minor units; ${UNKNOWN_ADVICE}.` },
};

const isType = (value: unknown): value is ColumnType => typeof value === "string" && Object.hasOwn(VALUES, value);
