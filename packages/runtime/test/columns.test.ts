/** Columns and patterns as laws: whatever is written in a declared form is read as what was meant, and in no other way. */

import { exponentOf, formatDate } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ColumnSpec, checkMapping, InputError } from "../src/index.ts";
import { createColumns } from "../src/replay/columns.ts";
import { RowError } from "../src/replay/row.ts";
import { type Json, mapping } from "./world.ts";

/** The value of a cell, or `refused`. */
function read(spec: ColumnSpec, cell: string): unknown {
  const columns = createColumns(checkMapping(mapping({ columns: { cell: spec } })), ["cell"]);
  try {
    return columns.read("cell")({ line: 2, cells: [cell], typed: [] });
  } catch (reason) {
    if (reason instanceof RowError) return "refused";
    throw reason;
  }
}

/** An amount as people write it: sign, digits in groups of three, decimal mark. */
function written(minor: number, exponent: number, decimal: string, group: string | undefined): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent).replaceAll(/\B(?=(\d{3})+$)/g, group ?? "");
  const cents = digits.slice(digits.length - exponent);
  return `${minor < 0 ? "-" : ""}${whole}${cents === "" ? "" : `${decimal}${cents}`}`;
}

const marks = fc
  .record({ decimal: fc.constantFrom(".", ","), group: fc.constantFrom(undefined, ".", ",", " ", "'", "\u00a0", "|") })
  .map(({ decimal, group }) => ({ decimal, ...(group !== undefined && group !== decimal && { group }) }) as const);
const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const currencies = fc.constantFrom("EUR", "USD", "JPY", "CLP", "KWD", "TND", "XYZ");
const days = fc.integer({ min: 0, max: 40_000 }).map((day) => formatDate(day));

/** Another cell of a day under a pattern. */
const underPattern = (pattern: string, iso: string): string => {
  const [year = "", month = "", day = ""] = iso.split("-");
  const parts: Json = { YYYY: year, MM: month, M: String(Number(month)), DD: day, D: String(Number(day)) };
  return pattern.replaceAll(/YYYY|MM?|DD?/g, (name) => String(parts[name]));
};

describe("what is written in the form of its column", () => {
  test("M1 every amount is read to the last minor unit, with whatever marks", () => {
    fc.assert(
      fc.property(amounts, currencies, marks, (minor, currency, { decimal, group }) => {
        const spec: ColumnSpec = { type: "money", currency, decimal, ...(group !== undefined && { group }) };
        expect(read(spec, written(minor, exponentOf(currency), decimal, group))).toBe(minor);
      }),
    );
  });

  test("M2 an amount with the marks of the other convention is never read as another amount", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(".", ","), (minor, decimal) => {
        const group = decimal === "." ? "," : ".";
        const there = read({ type: "money", currency: "EUR", decimal, group }, written(minor, 2, group, decimal));
        expect(there).toBe("refused");
      }),
    );
  });

  test("M1 every day is read under every pattern that can tell it", () => {
    const patterns = fc.constantFrom(
      "M/D/YYYY",
      "DD.MM.YYYY",
      "D-M-YYYY",
      "YYYYMMDD",
      "YYYY/M/D",
      "DDMMYYYY",
      "MDDYYYY",
    );
    fc.assert(
      fc.property(days, patterns, (iso, pattern) => {
        expect(read({ type: "date", pattern }, underPattern(pattern, iso))).toBe(iso);
      }),
    );
  });

  test.each([
    ["an hour that clocks skip is as much later", "2026-03-29 02:30", "2026-03-29T01:30:00.000Z"],
    ["an hour that comes twice is the first of them", "2026-10-25 02:30", "2026-10-25T00:30:00.000Z"],
    ["the last minute before", "2026-03-29 01:59", "2026-03-29T00:59:00.000Z"],
    ["the first minute after", "2026-03-29 03:00", "2026-03-29T01:00:00.000Z"],
  ])("M1 a wall time in Madrid: %s", (_, cell, instant) => {
    expect(read({ type: "instant", pattern: "YYYY-MM-DD HH:mm", zone: "Europe/Madrid" }, cell)).toBe(instant);
  });

  test("M15 a pattern that could be read in two ways is refused", () => {
    const date = (pattern: string) => problemsOf({ type: "date", pattern });
    const instant = (pattern: string) => problemsOf({ type: "instant", pattern, zone: "UTC" });
    const refused = ["mapping.pattern /columns/cell/pattern"];
    expect([date("DMYYYY"), date("YYYYMD"), instant("YYYY DMMHmm")]).toEqual([refused, refused, refused]);
    for (const pattern of ["MDDYYYY", "DMMYYYY", "YYYYMMDD"]) expect(date(pattern)).toEqual([]);
    for (const pattern of ["YYYY-M-DHH:mm", "D.M.YYYYHmm", "YYYYMMDD Hmm"]) expect(instant(pattern)).toEqual([]);
  });
});

/** Code and place of what is wrong with a column. */
function problemsOf(spec: Json): string[] {
  try {
    checkMapping(mapping({ columns: { cell: spec } }));
    return [];
  } catch (reason) {
    if (reason instanceof InputError) return reason.problems.map(({ code, path }) => `${code} ${path}`);
    throw reason;
  }
}
