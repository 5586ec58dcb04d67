/** What a mapping's author is told: where the mistake is, and what to write instead. */

import { describe, expect, test } from "vitest";
import { InputError, type Problem } from "../src/index.ts";
import { Folder, facts, type Json, mapping, ROWS, replay, row, story } from "./world.ts";

const folder = new Folder();

/** Problems of a mapping for the file `ROWS`, as in `pointer: sentence`. */
async function adviceOn(parts: Json): Promise<string[]> {
  const reason: unknown = await replay(folder, ROWS, { mapping: parts }).catch((thrown: unknown) => thrown);
  if (!(reason instanceof InputError)) return [];
  return reason.problems.map(({ path, message }: Problem) => `${path}: ${message}`);
}

const column = (spec: Json): Json => ({ columns: { ...(mapping().columns as Json), amount: spec } });
const value = (template: unknown): Json => ({ facts: facts({ data: { value: template } }) });

describe("advice", () => {
  test.each<[Json, string]>([
    [{ format: "dunlin.mapping/2" }, '/format: The format must be "dunlin.mapping/1"; this version reads no other.'],
    [
      { colums: {} },
      '/colums: "colums" means nothing here. Known are format, title, note, source, columns, observeFrom, observeUntil, facts, personal, history, assignments, contacted.',
    ],
    [
      { source: { format: "csv", header: false } },
      '/source/header: "header" means nothing here. Known are format, delimiter.',
    ],
    [
      { source: { format: "csv", delimiter: "tab" } },
      '/source/delimiter: A delimiter is one character, such as "," or ";" or "\\t".',
    ],
    [
      column({ type: "currency" }),
      "/columns/amount/type: A column is one of text, integer, number, money, minor, date, instant, boolean, json.",
    ],
    [
      column({ type: "money", currency: "euro" }),
      '/columns/amount/currency: Money needs a currency: a code of three capital letters such as "USD", or "$Column" that holds one.',
    ],
    [
      column({ type: "money", currency: "EUR", pattern: "0.00" }),
      '/columns/amount/pattern: "pattern" means nothing here. Known are type, empty, currency, decimal, group.',
    ],
    [
      column({ type: "date", pattern: "MM/YYYY" }),
      '/columns/amount/pattern: Write the pattern with YYYY, M or MM, and D or DD, as in "M/D/YYYY".',
    ],
    [
      column({ type: "instant", pattern: "YYYY-MM-DD HH:mm" }),
      '/columns/amount/zone: Name the zone of these wall times, as in "Europe/Madrid".',
    ],
    [
      { observeFrom: undefined },
      '/observeFrom: Say when a case is first looked at: a column with a date, as in "$InvoiceDate".',
    ],
    [
      { observeFrom: 20260302 },
      '/observeFrom: Write a column as in "$InvoiceDate", a date as in "2026-03-02", or an instant with its offset.',
    ],
    [
      value("$total"),
      '/facts/data/value: There is no column "total". The file has id, due, amount, paid. (A text that begins with $ is written $$.)',
    ],
    [value({ each: [1] }), "/facts/data/value/item: `each` needs an `item`: what to make of each element."],
    [
      { history: { type: "case.updated", at: "$paid" } },
      '/history: Write a list of entries, `{ "each": ... }` of them, or a column that holds them, as in "$History".',
    ],
    [
      { history: "paid" },
      '/history: Write a list of entries, `{ "each": ... }` of them, or a column that holds them, as in "$History".',
    ],
    [
      { history: ["payment.received"] },
      "/history/0: Write an entry as an object with `type` and `at`, or a column that holds one.",
    ],
    [
      { history: [{ type: "payment", at: "$paid" }] },
      '/history/0/type: There is no event type "payment". Use one of the format, or custom.<name>.',
    ],
    [
      { history: [{ type: "case.updated", at: "$paid", amount: 1 }] },
      '/history/0/amount: "amount" means nothing here. Known are type, at, when, id, obligation, data, facts, replace.',
    ],
  ])("M15 a mapping with %j is told what to write", async (parts, says) => {
    expect(await adviceOn(parts)).toEqual([says]);
  });

  test("M16 a mapping that fits is told nothing, also where its history or an entry of it is a column", async () => {
    expect(await adviceOn({})).toEqual([]);
    const entry = { type: "custom.seen", at: "2026-03-02", data: { n: 1 } };
    for (const history of ["$list", ["$entry"], { $: { var: "list" } }, [{ $: { var: "entry" } }]]) {
      const [told] = await story(folder, [row({ list: [entry], entry })], { mapping: { history } });
      expect(told?.moments.map(({ event }) => event?.data?.n)).toContain(1);
    }
  });
});

test("M9 a list of any length that fits in a row is taken in", async () => {
  const list = new Array<number>(400_000).fill(1);
  const template = { obligations: [], data: { value: [0, { each: "$list", item: "$index" }] } };
  const [told] = await story(folder, [row({ list })], { mapping: { facts: facts(template) } });
  expect(told?.facts.data?.value).toHaveLength(400_001);
});
