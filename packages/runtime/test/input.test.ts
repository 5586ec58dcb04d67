/** Portfolio files: CSV and JSON, packed or not, whole or broken. */

import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RowProblem } from "../src/index.ts";
import { createCsvReader } from "../src/replay/csv.ts";
import { createJsonReader } from "../src/replay/jsonRows.ts";
import { createLineSplitter } from "../src/replay/lines.ts";
import { isRowProblem, type Row } from "../src/replay/row.ts";
import { dunlin, Folder, jsonMapping, mapping, ROWS, replay, row, strategy } from "./world.ts";

const folder = new Folder();

/** Cuts a text at random places. */
const cutAt = (text: string, cuts: readonly number[]): string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
};

const cuts = fc.array(fc.nat(), { maxLength: 12 });

function readCsv(pieces: readonly string[], delimiter = ","): (Row | RowProblem)[] {
  const [reader, splitter] = [createCsvReader(delimiter), createLineSplitter()];
  return [
    ...pieces.flatMap((piece) => reader.push(splitter.push(piece))),
    ...reader.push(splitter.end()),
    ...reader.end(),
  ];
}

function readJson(pieces: readonly string[]): (Row | RowProblem)[] {
  const reader = createJsonReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const cellsOf = (rows: readonly (Row | RowProblem)[]) => rows.map((item) => (isRowProblem(item) ? item : item.cells));

/** `line: code` of what was left out, the cells of the rest. */
const shown = (rows: readonly (Row | RowProblem)[]) =>
  rows.map((item) => (isRowProblem(item) ? `${item.line}: ${item.code}` : item.cells));

const one = { a: 1 };
const two = { b: 2 };

describe("CSV", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", "🙂", " ", ",", ";", '"', "\n", "\r", "\t"), maxLength: 8 });
  const tables = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
      width: fc.constant(width),
      delimiter: fc.constantFrom(",", ";", "\t"),
      end: fc.constantFrom("\n", "\r\n"),
      last: fc.boolean(),
      always: fc.boolean(),
    }),
  );

  test("I1 whatever is written as RFC 4180 says is read again, wherever the pieces are cut", () => {
    fc.assert(
      fc.property(tables, cuts, ({ rows, width, delimiter, end, last, always }, places) => {
        const written = (text: string) =>
          always || text === "" || /["\r\n]/.test(text) || text.includes(delimiter)
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        const header = Array.from({ length: width }, (_, i) => `c${i}`);
        const text = [header, ...rows].map((cells) => cells.map(written).join(delimiter)).join(end) + (last ? end : "");
        expect(cellsOf(readCsv(cutAt(text, places), delimiter))).toEqual(rows);
      }),
    );
  });

  test("I2 LF or CRLF, a last line end or none, blank lines and spaces around names make no difference", async () => {
    const plain = await replay(folder, ROWS);
    expect(plain.cases.enrolled).toBe(3);
    for (const text of [
      ROWS.trimEnd(),
      ROWS.replaceAll("\n", "\r\n"),
      ROWS.replaceAll("\n", "\n\n"),
      `\n\r\n${ROWS}\n`,
      ROWS.replace("id,due", " id , due "),
    ]) {
      expect(await replay(folder, text)).toEqual(plain);
    }
  });

  test("I3 the delimiter is what the mapping says", async () => {
    const source = { format: "csv", delimiter: ";" };
    expect(await replay(folder, ROWS.replaceAll(",", ";"), { mapping: { source } })).toEqual(
      await replay(folder, ROWS),
    );
  });

  test.each([
    ["too few cells", "a,b\n1,2\n3\n4,5\n", [["1", "2"], "3: row.columns", ["4", "5"]]],
    ["too many cells", "a,b\n1,2,3\n4,5\n", ["2: row.columns", ["4", "5"]]],
    ["text behind a quote", 'a,b\n"1"x,2\n3,4\n', ["2: row.quote", ["3", "4"]]],
    ["a quote never closed", 'a,b\n1,"2\n3,4\n5,6\n', ["2: row.quote", ["3", "4"], ["5", "6"]]],
    ["two of them", 'a,b\n1,"2\n3,"4\n5,6\n', ["2: row.quote", "3: row.quote", ["5", "6"]]],
    ["one in the last line", 'a,b\n1,2\n3,"4', [["1", "2"], "3: row.quote"]],
    ["one before a value of two lines", 'a,b\n"1,2\n3,"x\ny"\n5,6\n', ["2: row.quote", ["3", "x\ny"], ["5", "6"]]],
    ["a quote inside a bare value", 'a,b\n1"x,2\n', [['1"x', "2"]]],
  ])("I4 a broken row costs itself only: %s", (_, text, expected) => {
    expect(shown(readCsv([text]))).toEqual(expected);
  });

  test("I4 a quote that is open for a thousand lines was never meant to be one", () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `${i},x`);
    const [first, ...others] = shown(readCsv([['a,b\n0,"open', ...many, 'closed"'].join("\n")]));
    expect(first).toBe("2: row.quote");
    expect(others).toEqual([...many.map((line) => line.split(",")), "2003: row.columns"]);
  });

  test("I5 rows and problems carry the line on which they begin", async () => {
    const text = 'id,due,amount,paid\n"C\n1",2026-03-10,1.00,\n\nC-2,2026-03-10,x,\nC-3,2026-03-10,y,\n';
    const { rows } = await replay(folder, text);
    expect(rows.problems.map(({ line, caseId, column }) => [line, caseId, column])).toEqual([
      [5, "C-2", "amount"],
      [6, "C-3", "amount"],
    ]);
  });
});

describe("JSON", () => {
  const objects = fc.array(
    fc.record({
      text: fc.string({ unit: fc.constantFrom("a", "é", '"', "\\", "{", "[", "]", "}", ",", "\n"), maxLength: 6 }),
      list: fc.array(fc.oneof(fc.integer(), fc.constant({ x: [] }), fc.boolean()), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  );

  test("I6 a list of objects and one object per line are the same, wherever the pieces are cut", () => {
    fc.assert(
      fc.property(objects, cuts, fc.constantFrom(0, 2), fc.constantFrom("\n", "\r\n"), (rows, places, indent, end) => {
        const list = JSON.stringify(rows, null, indent).replaceAll("\n", end);
        const lines = rows.map((each) => JSON.stringify(each) + end).join("");
        expect(cellsOf(readJson(cutAt(list, places)))).toEqual(rows);
        expect(cellsOf(readJson(cutAt(lines, places)))).toEqual(rows);
        expect(cellsOf(readJson(cutAt(` \n\n${lines.trimEnd()}`, places)))).toEqual(rows);
      }),
    );
  });

  test.each([
    ["not JSON", '[{"a":1},\n{a:1},\n{"b":2}]', [one, "2: row.json", two]],
    ["no object", '[{"a":1},\n[1],\n7,null,\n{"b":2}]', [one, "2: row.json", "3: row.json", "3: row.json", two]],
    ["nothing between commas", '[{"a":1},,\n{"b":2}]', [one, "1: row.json", two]],
    ["a string never closed", '[{"a":1},\n{"x": "y},\n{"b":2}]', [one, "2: row.json", two]],
    ["one that ends in an escape", '[{"a":1},\n{"x": "y\\\n},\n{"":2}]', [one, "2: row.json", { "": 2 }]],
    ["a bracket never closed", '[{"a":1},\n{"x": [1, 2},\n{"b":2}]', [one, "2: row.json", two]],
    ["a bracket too many", '[{"a":1},\n{"x": 1}},\n{"b":2}]', [one, "2: row.json", two]],
    ["too deep", `[{"a":1},\n{"x":${"[".repeat(100)}${"]".repeat(100)}},\n{"b":2}]`, [one, "2: row.json", two]],
    ["the last brace missing", '[{"a":1},\n{"b":2]', [one, "2: row.json"]],
    ["no end", '[{"a":1},\n{"b":2},\n{"c":', [one, two, "3: row.json"]],
    ["text behind the end", '[{"a":1}]\n{"b":2}\n{"c":3}', [one, "2: row.json"]],
    ["a line that is not JSON", '{"a":1}\n{b:2}\n{"b":2}', [one, "2: row.json", two]],
    ["a line that is no object", '{"a":1}\n\n"x"\n{"b":2}\n', [one, "3: row.json", two]],
    ["no rows", "[]", []],
    ["no text", "", []],
  ])("I7 a broken item costs itself only: %s", (_, text, expected) => {
    expect(shown(readJson([text]))).toEqual(expected);
    expect(shown(readJson([...text]))).toEqual(expected);
  });
});

describe("files", () => {
  const args = (map: string, rows: string) =>
    ["replay", folder.write("s.json", strategy()), "--portfolio", rows, "--map", map, "--json"] as const;
  const csv = folder.write("csv.json", mapping());
  const json = folder.write("json.json", jsonMapping());

  const invoices = fc.array(
    fc.record({
      id: fc.string({ unit: fc.constantFrom("A", "B", "é", "-", "1"), minLength: 1, maxLength: 3 }),
      due: fc.integer({ min: 1, max: 28 }),
      cents: fc.integer({ min: -50, max: 100_000 }),
      paid: fc.option(fc.integer({ min: 1, max: 28 })),
    }),
    { maxLength: 30 },
  );
  const march = (date: number) => `2026-03-${String(date).padStart(2, "0")}`;

  test("I8 gzip is told by the first bytes, whatever the name, and gives the same report", async () => {
    await fc.assert(
      fc.asyncProperty(invoices, async (rows) => {
        const text = `id,due,amount,paid\n${rows
          .map(({ id, due, cents, paid }) => [id, march(due), cents / 100, paid === null ? "" : march(paid)].join(","))
          .join("\n")}`;
        const plain = await dunlin(args(csv, folder.write("file", text)));
        const packed = await dunlin(args(csv, folder.gzip("file", text)));
        const twoParts = Buffer.concat([gzipSync(text.slice(0, 20)), gzipSync(text.slice(20))]);
        expect(packed).toEqual(plain);
        expect(await dunlin(args(csv, folder.write("file", twoParts)))).toEqual(plain);
      }),
      { numRuns: 25 },
    );
  });

  test("I6 a JSON list and JSON lines give the same report", async () => {
    const rows = ["C-1", "C-2", "C-3"].map((id) => row({ id }));
    const list = await dunlin(args(json, folder.write("file", rows)));
    const lines = await dunlin(args(json, folder.write("file", rows.map((each) => JSON.stringify(each)).join("\n"))));
    expect(lines).toEqual(list);
    expect(JSON.parse(list.out).contacts.total).toBe(6);
  });

  test("I9 UTF-8 is read, with or without a byte order mark, and UTF-16 with one; what is no text is replaced and noted", async () => {
    const text = ROWS.replace("C-1", "Müller");
    const idOf = async (content: Buffer) => {
      const { out } = await dunlin([...args(csv, folder.write("file", content)), "--explain", "Müller"]);
      return out === "" ? undefined : JSON.parse(out)[0].caseId;
    };
    const marked = `\ufeff${text}`;
    for (const content of [
      Buffer.from(text),
      Buffer.from(marked),
      Buffer.from(marked, "utf16le"),
      Buffer.from(marked, "utf16le").swap16(),
    ]) {
      expect(await idOf(content)).toBe("Müller");
    }
    const latin = Buffer.from(text, "latin1");
    expect(await idOf(latin)).toBeUndefined();
    const { code, out } = await dunlin(args(csv, folder.write("file", latin)));
    expect(code).toBe(0);
    expect(JSON.parse(out).notes).toEqual([expect.objectContaining({ code: "encoding" })]);
  });

  test("I10 of rows with the same id only the first is a case", async () => {
    const { cases, rows } = await replay(folder, `${ROWS}C-2,2026-03-10,9.00,\nC-4,2026-03-10,9.00,\n`);
    expect(cases.total).toBe(4);
    expect(rows.problems).toEqual([expect.objectContaining({ line: 5, code: "row.duplicateId", caseId: "C-2" })]);
  });

  test("I11 broken rows are all counted, by code too, and the first twenty listed", async () => {
    const broken = Array.from({ length: 30 }, (_, i) => `B-${i},soon,1.00,`);
    const { rows, cases } = await replay(folder, `${ROWS}${broken.join("\n")}\nshort\n`);
    expect(rows).toMatchObject({ read: 34, broken: 31, brokenBy: { "row.value": 30, "row.columns": 1 } });
    expect(rows.problems).toHaveLength(20);
    expect(rows.problems[0]).toEqual({
      line: 5,
      code: "row.value",
      column: "due",
      caseId: "B-0",
      message: '"soon" is not a date of the form YYYY-MM-DD.',
    });
    expect(cases.enrolled).toBe(3);
  });

  test.each([
    ["CSV", csv, ROWS, "x".repeat(30_000_000)],
    [
      "JSON lines",
      json,
      [1, 2, 3].map((i) => `${JSON.stringify(row({ id: `C-${i}` }))}\n`).join(""),
      `{"id":"${"x".repeat(30_000_000)}"}`,
    ],
  ])("I12 a line of %s beyond four million characters is left out, the others run", async (_, map, text, long) => {
    const [first = "", ...others] = text.split("\n");
    const path = folder.gzip("long", [first, long, ...others].join("\n"));
    const { code, out } = await dunlin(args(map, path));
    expect(code).toBe(1);
    const { rows, cases } = JSON.parse(out);
    expect(rows.problems).toEqual([expect.objectContaining({ line: 2, code: "row.tooLong" })]);
    expect(cases.enrolled).toBe(3);
  });

  test("I12 a line that never ends is not kept", () => {
    const endless = new Array<string>(600).fill("x".repeat(1_000_000));
    expect(shown(readCsv(["a,b\n1,2\n", ...endless, "\n3,4\n"]))).toEqual([["1", "2"], "3: row.tooLong", ["3", "4"]]);
    expect(shown(readJson(['{"a":1}\n{"x":"', ...endless, '"}\n{"b":2}\n']))).toEqual([one, "2: row.tooLong", two]);
  });

  test("I12 an item of a JSON list beyond four million characters is left out, the others run", () => {
    const items = [JSON.stringify({ a: 1 }), JSON.stringify({ x: "x".repeat(5_000_000) }), JSON.stringify({ b: 2 })];
    const pieces = `[${items.join(",\n")}]`.match(/.{1,65536}/gs) ?? [];
    expect(shown(readJson(pieces))).toEqual([{ a: 1 }, "2: row.tooLong", { b: 2 }]);
  });

  test("I13 control characters of a file do not reach the terminal", async () => {
    const text = `${ROWS}"C\u001b[31m",2026-03-10,"\u001b]0;x\u0007",\n`;
    const path = folder.write("file", text);
    const call = ["replay", folder.of("s.json"), "--portfolio", path, "--map", csv];
    const { out } = await dunlin(call);
    expect(out).toContain("case C [31m, column amount");
    expect(out).toMatch(/^[\P{Cc}\n]*$/u);
    const named = folder.write("named.csv", ROWS.replace("C-1", "C\u001b[31m"));
    const told = await dunlin([
      "replay",
      folder.of("s.json"),
      "--portfolio",
      named,
      "--map",
      csv,
      "--explain",
      "C\u001b[31m",
    ]);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^[\P{Cc}\n]*$/u);
  });
});
