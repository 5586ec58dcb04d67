/** Columns by name: reads a cell, turns it into the declared type, once per row however often it is used. */

import type { ColumnSpec, Mapping } from "./mapping.ts";
import { quoted, type Row, RowError } from "./row.ts";
import { isNumeric, parserOf, plainNumber, wantedOf } from "./values.ts";

/** A typed value of a row; `undefined` is missing. Throws `RowError` for a cell that cannot be read. */
export type Read = (row: Row) => unknown;

export interface Columns {
  /** The column a reference such as `Name` or `Name.member` begins with: the longest known name. */
  find(reference: string): { readonly name: string; readonly path: readonly string[] } | undefined;
  read(name: string): Read;
  /** Whether two columns of the header have this name. */
  isAmbiguous(name: string): boolean;
  /** Columns of the header and of the mapping. */
  names(): readonly string[];
  /** JSON: names that were asked for and that no row had so far. */
  unseen(): readonly string[];
}

/** @param header - Of a CSV file; without one (JSON) every name is taken for a member that some row may have. */
export function createColumns(mapping: Mapping, header: readonly string[] | undefined): Columns {
  const names = header ?? Object.keys(mapping.columns);
  const known = new Set(names);
  const readers = new Map<string, Read>();
  const seen = new Map<string, boolean>();

  const rawOf = (name: string): Read => {
    if (header !== undefined) {
      const index = header.indexOf(name);
      return ({ cells }) => (cells as readonly string[])[index];
    }
    seen.set(name, false);
    return ({ cells }) => {
      if (!Object.hasOwn(cells, name)) return undefined;
      seen.set(name, true);
      return (cells as Readonly<Record<string, unknown>>)[name] ?? undefined;
    };
  };

  const read = (name: string): Read => {
    const existing = readers.get(name);
    if (existing !== undefined) return existing;
    const slot = readers.size;
    const spec = Object.hasOwn(mapping.columns, name) ? mapping.columns[name] : undefined;
    // Held back until the reader is registered: a currency column may be read by it.
    const made: Read = (row) => {
      const before = row.typed[slot];
      if (before !== undefined) return before;
      const value = convert(row);
      row.typed[slot] = value;
      return value;
    };
    readers.set(name, made);
    const raw = rawOf(name);
    const convert = spec === undefined ? raw : typedReader(name, spec, raw, read);
    return made;
  };

  return {
    read,
    names: () => names,
    isAmbiguous: (name) => header !== undefined && header.indexOf(name) !== header.lastIndexOf(name),
    unseen: () => [...seen].filter(([, found]) => !found).map(([name]) => name),
    find(reference) {
      const parts = reference.split(".");
      for (let length = parts.length; length > 0; length--) {
        const name = parts.slice(0, length).join(".");
        if (known.has(name)) return { name, path: parts.slice(length) };
      }
      const [name = "", ...path] = parts;
      return header === undefined && name !== "" ? { name, path } : undefined;
    },
  };
}

function typedReader(name: string, spec: ColumnSpec, raw: Read, read: (name: string) => Read): Read {
  const parse = parserOf(spec);
  const plain = isNumeric(spec) ? plainNumber(spec) : undefined;
  const currencyOf = currencyReader(name, spec, read);
  const isNative = (value: unknown) =>
    spec.type === "json" ? typeof value !== "string" : spec.type === "boolean" && typeof value === "boolean";
  return (row) => {
    const value = raw(row);
    if (value === undefined || (value === "" && spec.empty === "missing")) return undefined;
    if (value === "" && (spec.type !== "text" || spec.empty === "error")) throw new RowError("row.value", EMPTY, name);
    if (isNative(value)) return value;
    const currency = currencyOf(row);
    const written = typeof value === "string" && plain !== undefined ? plain(value) : value;
    const text = typeof written === "number" ? String(written) : written;
    const result = typeof text === "string" ? parse(text, currency) : undefined;
    if (result !== undefined) return result;
    throw new RowError("row.value", `${quoted(value)} is not ${wantedOf(spec, currency)}.`, name);
  };
}

const EMPTY = 'The cell is empty. Write "empty": "missing" for the column if that is meant.';

/** The currency of an amount: always the same, or in another column of the row. */
function currencyReader(
  name: string,
  { currency = "" }: ColumnSpec,
  read: (name: string) => Read,
): (row: Row) => string {
  if (!currency.startsWith("$")) return () => currency;
  const column = currency.slice(1);
  const codeOf = read(column);
  return (row) => {
    const code = codeOf(row);
    if (typeof code === "string" && /^[A-Z]{3}$/.test(code)) return code;
    const found =
      code === undefined || code === "" ? "is missing" : `${quoted(code)} is no code of three capital letters`;
    throw new RowError("row.value", `The currency of "${name}" ${found}.`, column);
  };
}
