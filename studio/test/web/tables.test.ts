/** Tables: their order, and their files. */

import { describe, expect, test } from "vitest";
import type { TableColumn } from "../../src/web/model.ts";
import { csvName, csvOf } from "../../src/web/ui/csv.ts";
import { sorted, turned } from "../../src/web/ui/sorting.ts";

interface Row {
  readonly name: string;
  readonly amount: number | null;
}

const NAME: TableColumn<Row> = { id: "name", title: "Name", value: ({ name }) => name };
const AMOUNT: TableColumn<Row> = { id: "amount", title: "Amount", value: ({ amount }) => amount, numeric: true };
const BAR: TableColumn<Row> = { id: "bar", title: "", value: () => null, drawn: true };
const row = (name: string, amount: number | null = 1): Row => ({ name, amount });
const csv = (...rows: readonly Row[]) => csvOf([NAME, AMOUNT, BAR], rows);
const cellOf = (name: string) =>
  csv(row(name))
    .split("\r\n")
    .slice(1)
    .join("\r\n")
    .replace(/,1\r\n$/, "");

describe("SW1 a table becomes CSV as RFC 4180 has it", () => {
  test("SW1 a head, then a line for each row, each ended by CRLF; what is only drawn is left out", () => {
    expect(csv(row("Ana"), row("Bo", -2.5))).toBe("Name,Amount\r\nAna,1\r\nBo,-2.5\r\n");
  });

  test.each([
    ["a, b", '"a, b"'],
    ['say "yes"', '"say ""yes"""'],
    ["two\nlines", '"two\nlines"'],
    ["two\r\nlines", '"two\r\nlines"'],
    [" spaces ", " spaces "],
  ])("SW1 %j stands as %s", (text, cell) => expect(cellOf(text)).toBe(cell));

  test("SW1 what is not known is empty, and nothing is the same as no row", () => {
    expect(csv(row("", null))).toBe("Name,Amount\r\n,\r\n");
    expect(csv()).toBe("Name,Amount\r\n");
  });
});

describe("SW2 no cell is taken for a formula", () => {
  test.each(["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "  =1", "\u0000=1", "＝1+1", "＋1", "－1", "＠a"])(
    "SW2 %j is text",
    (text) => expect(cellOf(text)).toBe(`'${text}`),
  );

  test("SW2 one that would have to be quoted is both", () => {
    expect(cellOf('=HYPERLINK("https://example.com", "x")')).toBe(`"'=HYPERLINK(""https://example.com"", ""x"")"`);
    expect(cellOf("\r=1")).toBe(`"'\r=1"`);
  });

  test.each(["-12.50", "+34", "a=b", "person@example.com", "12-3"])("SW2 %j stays as it is", (text) =>
    expect(cellOf(text)).toBe(text),
  );

  test("SW2 heads are cells as well", () => {
    expect(csvOf([{ ...NAME, title: "=1" }], [])).toBe("'=1\r\n");
  });
});

test("SW3 files have names that every system takes", () => {
  expect(csvName("Contactos por día y canal")).toBe("contactos-por-dia-y-canal.csv");
  expect(csvName("Audit of case a/b:../c")).toBe("audit-of-case-a-b-c.csv");
});

describe("SW4 heads order a table", () => {
  const rows = [row("b", 2), row("a10", null), row("a2", 10), row("Á1", 2)];
  const names = (column: string, way: "up" | "down") =>
    sorted(rows, [NAME, AMOUNT], { column, way }, "es").map(({ name }) => name);

  test("SW4 numbers by value, words as people order them", () => {
    expect(names("amount", "up")).toEqual(["b", "Á1", "a2", "a10"]);
    expect(names("name", "up")).toEqual(["Á1", "a2", "a10", "b"]);
  });

  test("SW4 what is not known comes last either way, and equals keep their places", () => {
    expect(names("amount", "down")).toEqual(["a2", "b", "Á1", "a10"]);
  });

  test("SW4 a head is pressed for the first order, for the other, and for none", () => {
    const first = turned(undefined, AMOUNT);
    const second = turned(first, AMOUNT);
    expect([first, second, turned(second, AMOUNT)]).toEqual([
      { column: "amount", way: "down" },
      { column: "amount", way: "up" },
      undefined,
    ]);
    expect(turned(first, NAME)).toEqual({ column: "name", way: "up" });
    expect(sorted(rows, [NAME, AMOUNT], undefined, "en")).toBe(rows);
  });
});
