/** The first line of a CSV file: what it may be, and what is said when it names no columns. */

import { describe, expect, test } from "vitest";
import { dunlin, Folder, mapping, ROWS, replay, strategy } from "./world.ts";

const folder = new Folder();
const HEADER = "id,due,amount,paid";

/** What `dunlin replay` says about a file, on standard error. */
async function saidOf(content: string, parts: Parameters<typeof mapping>[0] = {}): Promise<string> {
  const args = ["--portfolio", folder.write("rows.csv", content), "--map", folder.write("m.json", mapping(parts))];
  const { err } = await dunlin(["replay", folder.write("s.json", strategy()), ...args]);
  return err.replaceAll(folder.of("rows.csv"), "FILE").replaceAll(folder.of("m.json"), "MAP");
}

describe("the header of a CSV file", () => {
  test.each([
    ["nothing else", HEADER],
    ["a line end", `${HEADER}\r\n`],
    ["blank lines", `\n\n${HEADER}\n\n\n`],
  ])("I2 a header and %s is a file of no rows", async (_, text) => {
    const { rows, cases, contacts } = await replay(folder, text);
    expect(rows).toEqual({ read: 0, broken: 0, brokenBy: {}, problems: [] });
    expect([cases.total, contacts.total]).toEqual([0, 0]);
  });

  test("I2 names in quotes, also of two lines, are names", async () => {
    const text = ROWS.replace("paid", '"paid\r\n""on"""').replace("id,due", '"id","due"');
    const paid = { ...mapping(), columns: { due: { type: "date" }, amount: { type: "money", currency: "EUR" } } };
    const history = [{ type: "custom.paid", at: "2026-03-02", data: { paid: '$paid\r\n"on"' } }];
    const { rows, cases } = await replay(folder, text, { mapping: { ...paid, history } });
    expect([rows.broken, cases.total]).toEqual([0, 3]);
  });

  test.each([
    ["an empty file", "", "FILE is empty: its first line must name the columns."],
    ["blank lines only", "\n\r\n\n", "FILE is empty: its first line must name the columns."],
    [
      "old line ends",
      ROWS.replaceAll("\n", "\r"),
      "The first line of FILE must name the columns, and cannot be read. Its lines end with carriage returns only. Save the file with LF or CRLF line ends.",
    ],
    [
      "a quote never closed",
      ROWS.replace("due", '"due'),
      "The first line of FILE must name the columns, and cannot be read. A quote is opened and never closed.",
    ],
    [
      "text behind a quote",
      ROWS.replace("due", '"due"date'),
      'The first line of FILE must name the columns, and cannot be read. There is text after a closing quote. Write a quote inside a value as "".',
    ],
    [
      "a line that is too long",
      `${"x".repeat(4_000_001)}\n${ROWS}`,
      "The first line of FILE must name the columns, and cannot be read. The line is longer than 4000000 characters.",
    ],
  ])("I19 %s is refused, and the sentence says why", async (_, text, sentence) => {
    expect(await saidOf(text)).toBe(`error file.header: ${sentence}\n`);
  });

  test("I20 two columns of one name matter only to a mapping that asks for them", async () => {
    const twice = ROWS.replaceAll(/^(.+)$/gm, "$1,x,y").replace("paid,x,y", "paid,note,note");
    expect((await replay(folder, twice)).cases).toEqual((await replay(folder, ROWS)).cases);
    expect(await saidOf(twice, { observeFrom: "$note" })).toBe(
      'error mapping.ambiguousColumn /observeFrom (MAP): The file has two columns named "note". Rename one of them.\n',
    );
  });

  test("I13 control characters of its names do not reach the terminal", async () => {
    const said = await saidOf(ROWS.replace("paid", "paid\u001b[31m\u009b2J\u007f"));
    expect(said).toContain("The file has id, due, amount, paid\\u001b[31m\\u009b2J\\u007f.");
    expect(said).toMatch(/^[\P{Cc}\n]*$/u);
    const { rows } = await replay(folder, `${ROWS}C-4,\u009b2J,1.00,\n`);
    expect(rows.problems[0]?.message).toBe('"\\u009b2J" is not a date of the form YYYY-MM-DD.');
  });
});
