/** Values of rows, one after another, into typed arrays. */

import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import { compileAst } from "../conditions/closures.ts";
import { conditionFromJsonLogic } from "../conditions/codec.ts";
import type { Environment } from "../conditions/environment.ts";
import { knownValue } from "../conditions/values.ts";
import type { ConditionAst } from "../model/condition.ts";
import type { Column, ColumnField, ColumnSchema, Columns, ColumnType } from "./model.ts";

/** Gives the memory of a column, so that it can be shared between threads (`(bytes) => new SharedArrayBuffer(bytes)`). */
export type Allocate = (bytes: number) => ArrayBufferLike;

const ordinary: Allocate = (bytes) => new ArrayBuffer(bytes);

/** Columns of what each row's environment says. */
export function filled(
  { fields }: ColumnSchema,
  rows: number,
  environmentOf: (row: number) => Environment,
  allocate: Allocate = ordinary,
): Columns {
  const fillers = fields.map((field) => ({ value: compileAst(astOf(field)), filler: fillerOf(field.type, rows) }));
  for (let row = 0; row < rows; row++) {
    const environment = environmentOf(row);
    for (const { value, filler } of fillers) filler.put(row, knownValue(value(environment)));
  }
  return {
    rows,
    columns: Object.fromEntries(
      fields.map(({ path }, i) => [path, fillers[i]?.filler.done(allocate)]),
    ) as Columns["columns"],
  };
}

const astOf = ({ path, part }: ColumnField): ConditionAst =>
  part === undefined ? { kind: "var", path: path.split("."), scope: "here" } : conditionFromJsonLogic(part);

interface Filler {
  put(row: number, value: unknown): void;
  done(allocate: Allocate): Column;
}

const fillerOf = (type: ColumnType, rows: number): Filler =>
  type === "text" ? new TextFiller(rows) : new NumberFiller(type, rows);

/** Which rows have a value, and which one of another type. */
class Marks {
  readonly #known: Uint8Array;
  readonly #other: Uint8Array;
  #gaps = false;
  #strange = false;

  constructor(rows: number) {
    this.#known = new Uint8Array(rows).fill(1);
    this.#other = new Uint8Array(rows);
  }

  miss(row: number, value: unknown): void {
    this.#known[row] = 0;
    this.#gaps = true;
    if (value === undefined) return;
    this.#other[row] = 1;
    this.#strange = true;
  }

  done(allocate: Allocate): Pick<Column, "known" | "other"> {
    return {
      ...(this.#gaps && { known: bytesOf(this.#known, allocate) }),
      ...(this.#strange && { other: bytesOf(this.#other, allocate) }),
    };
  }
}

const bytesOf = (values: ArrayLike<number>, allocate: Allocate): Uint8Array => {
  const bytes = new Uint8Array(allocate(values.length));
  bytes.set(values);
  return bytes;
};

const wholesOf = (values: ArrayLike<number>, allocate: Allocate): Int32Array => {
  const wholes = new Int32Array(allocate(values.length * 4));
  wholes.set(values);
  return wholes;
};

class NumberFiller implements Filler {
  readonly #type: ColumnType;
  readonly #values: Float64Array;
  readonly #marks: Marks;
  readonly #read: (value: unknown) => number | undefined;
  #whole = true;
  #least = 0;
  #most = 0;

  constructor(type: ColumnType, rows: number) {
    this.#type = type;
    this.#values = new Float64Array(rows);
    this.#marks = new Marks(rows);
    this.#read = READERS[type] ?? numberOf;
  }

  put(row: number, value: unknown): void {
    const number = this.#read(value);
    if (number === undefined) {
      this.#marks.miss(row, value);
      return;
    }
    this.#values[row] = number;
    if (!Number.isInteger(number)) this.#whole = false;
    if (number < this.#least) this.#least = number;
    if (number > this.#most) this.#most = number;
  }

  /** In the narrowest array that holds every value. */
  done(allocate: Allocate): Column {
    return { type: this.#type, values: this.#narrowed(allocate), ...this.#marks.done(allocate) };
  }

  #narrowed(allocate: Allocate): Column["values"] {
    if (this.#whole && this.#least >= 0 && this.#most <= 255) return bytesOf(this.#values, allocate);
    if (this.#whole && this.#least >= -(2 ** 31) && this.#most < 2 ** 31) return wholesOf(this.#values, allocate);
    const numbers = new Float64Array(allocate(this.#values.byteLength));
    numbers.set(this.#values);
    return numbers;
  }
}

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const READERS: Readonly<Partial<Record<ColumnType, (value: unknown) => number | undefined>>> = {
  boolean: (value) => (typeof value === "boolean" ? Number(value) : undefined),
  date: (value) => (typeof value === "string" ? parseDate(value) : undefined),
  instant: (value) => (typeof value === "string" ? parseInstant(value) : undefined),
};

class TextFiller implements Filler {
  readonly #codes: Int32Array;
  readonly #marks: Marks;
  readonly #places = new Map<string, number>();

  constructor(rows: number) {
    this.#codes = new Int32Array(rows);
    this.#marks = new Marks(rows);
  }

  put(row: number, value: unknown): void {
    if (typeof value !== "string") {
      this.#marks.miss(row, value);
      return;
    }
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(value, place);
    }
    this.#codes[row] = place;
  }

  done(allocate: Allocate): Column {
    const dictionary = [...this.#places.keys()];
    const values = (dictionary.length <= 256 ? bytesOf : wholesOf)(this.#codes, allocate);
    return { type: "text", values, dictionary, ...this.#marks.done(allocate) };
  }
}
