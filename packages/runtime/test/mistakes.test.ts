/** Mistakes in a mapping: each has a code and a place, and all are told at once. */

import { describe, expect, test } from "vitest";
import { checkMapping, InputError, parseMapping } from "../src/index.ts";
import { Folder, facts, type Json, jsonMapping, mapping, replay, row } from "./world.ts";

const folder = new Folder();

describe("mistakes in a mapping", () => {
  const column = (spec: unknown): Json => mapping({ columns: { amount: spec } });
  const problemsOf = (value: unknown): string[] => {
    try {
      checkMapping(value);
      return [];
    } catch (reason) {
      if (!(reason instanceof InputError)) throw reason;
      return reason.problems.map(({ code, path }) => `${code} ${path}`);
    }
  };

  test.each<[string, unknown, string]>([
    ["no format", {}, "mapping.format /format"],
    ["an unknown member", mapping({ colums: {} }), "mapping.unknownMember /colums"],
    ["a title that is no text", mapping({ title: 1 }), "mapping.shape /title"],
    ["no source", mapping({ source: undefined }), "mapping.shape /source"],
    ["an unknown source", mapping({ source: { format: "xlsx" } }), "mapping.shape /source/format"],
    ["two delimiters", mapping({ source: { format: "csv", delimiter: ";;" } }), "mapping.shape /source/delimiter"],
    ["a delimiter of JSON", mapping({ source: { format: "json", delimiter: "," } }), "mapping.shape /source/delimiter"],
    ["no beginning", mapping({ observeFrom: undefined }), "mapping.shape /observeFrom"],
    ["a beginning that is no moment", mapping({ observeFrom: "InvoiceDate" }), "mapping.shape /observeFrom"],
    ["an end that is no moment", mapping({ observeUntil: "2026-02-30" }), "mapping.shape /observeUntil"],
    ["no facts", mapping({ facts: undefined }), "mapping.shape /facts"],
    ["no debtor", mapping({ facts: { caseId: "$id", obligations: [] } }), "mapping.shape /facts/debtor"],
    ["columns as a list", mapping({ columns: ["a"] }), "mapping.shape /columns"],
    ["a column without type", column({}), "mapping.columnType /columns/amount/type"],
    ["an unknown type", column({ type: "decimal" }), "mapping.columnType /columns/amount/type"],
    [
      "an option of another type",
      column({ type: "text", decimal: "," }),
      "mapping.unknownMember /columns/amount/decimal",
    ],
    ["an unknown meaning of empty", column({ type: "text", empty: "zero" }), "mapping.shape /columns/amount/empty"],
    ["an unknown decimal mark", column({ type: "number", decimal: ";" }), "mapping.shape /columns/amount/decimal"],
    ["a digit between groups", column({ type: "integer", group: "0" }), "mapping.shape /columns/amount/group"],
    ["one mark for two things", column({ type: "number", group: "." }), "mapping.shape /columns/amount/group"],
    ["words that are no list", column({ type: "boolean", true: "yes" }), "mapping.shape /columns/amount/true"],
    ["a word for both", column({ type: "boolean", true: ["x"], false: ["x"] }), "mapping.shape /columns/amount/false"],
    ["money without currency", column({ type: "money" }), "mapping.currency /columns/amount/currency"],
    [
      "a currency in small letters",
      column({ type: "money", currency: "eur" }),
      "mapping.currency /columns/amount/currency",
    ],
    ["money in itself", column({ type: "money", currency: "$amount" }), "mapping.currency /columns/amount/currency"],
    [
      "a pattern of letters",
      column({ type: "date", pattern: "MMM D YYYY" }),
      "mapping.pattern /columns/amount/pattern",
    ],
    ["a pattern without year", column({ type: "date", pattern: "DD.MM." }), "mapping.pattern /columns/amount/pattern"],
    [
      "a date with hours",
      column({ type: "date", pattern: "YYYY-MM-DD HH:mm" }),
      "mapping.pattern /columns/amount/pattern",
    ],
    [
      "a wall time without zone",
      column({ type: "instant", pattern: "YYYY-MM-DD HH:mm" }),
      "mapping.zone /columns/amount/zone",
    ],
    ["a zone without pattern", column({ type: "instant", zone: "UTC" }), "mapping.shape /columns/amount/zone"],
    ["a name with a slash", mapping({ columns: { "a/b~": {} } }), "mapping.columnType /columns/a~1b~0/type"],
  ])("M15 %s is told with its place", (_, value, says) => {
    expect(problemsOf(value)).toEqual([says]);
  });

  test("M15 all mistakes are told at once", () => {
    const value = mapping({ x: 1, source: {}, columns: { a: {}, b: { type: "money" } } });
    expect(problemsOf(value)).toHaveLength(4);
    expect(() => parseMapping('{ "format": ')).toThrow(InputError);
  });

  const file = "id,due,amount,paid,twice,twice\nC-1,2026-03-10,1.00,,a,b\n";
  const template = (value: unknown) => ({ facts: facts({ data: { value } }) });
  const entry = (parts: Json) => ({ history: [{ type: "case.updated", at: "$due", ...parts }] });

  test.each<[string, Json, string]>([
    ["an unknown column", template("$sum"), "mapping.unknownColumn /facts/data/value"],
    ["one in a rule", template({ $: { "+": [{ var: "sum" }, 1] } }), "mapping.unknownColumn /facts/data/value/$"],
    ["one that is declared", { columns: { sum: { type: "text" } } }, "mapping.unknownColumn /columns/sum"],
    [
      "one with the currency",
      { columns: { amount: { type: "money", currency: "$sum" } } },
      "mapping.unknownColumn /columns/amount/currency",
    ],
    ["a name the file has twice", template("$twice"), "mapping.ambiguousColumn /facts/data/value"],
    ["item outside of each", template("$item.n"), "mapping.unknownColumn /facts/data/value"],
    ["each without item", template({ each: [] }), "mapping.shape /facts/data/value/item"],
    ["each with more", template({ each: [], item: 1, filter: 1 }), "mapping.unknownMember /facts/data/value/filter"],
    ["a rule with more", template({ $: 1, else: 2 }), "mapping.unknownMember /facts/data/value/else"],
    ["an unknown operator", template({ $: { like: ["a", "b"] } }), "mapping.expression /facts/data/value/$"],
    [
      "a mistake inside a rule",
      template({ $: { "+": [1, { like: [] }] } }),
      "mapping.expression /facts/data/value/$/+/1",
    ],
    [
      "a path through __proto__",
      template({ $: { var: "due.__proto__" } }),
      "mapping.expression /facts/data/value/$/var",
    ],
    ["a member called __proto__", template(JSON.parse('{"__proto__":1}')), "name.reserved /facts/data/value/__proto__"],
    ["an entry without type", entry({ type: undefined }), "mapping.shape /history/0/type"],
    ["an entry without moment", entry({ at: undefined }), "mapping.shape /history/0/at"],
    ["an entry of an unknown type", entry({ type: "payment.stolen" }), "mapping.eventType /history/0/type"],
    ["an entry with more", entry({ amount: 1 }), "mapping.unknownMember /history/0/amount"],
  ])("M16 %s is told before any row is read", async (_, parts, says) => {
    const failing = replay(folder, file, { mapping: { history: [], ...parts } });
    const reason: unknown = await failing.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(reason).toBeInstanceOf(InputError);
    const [code, path] = says.split(" ");
    expect((reason as InputError).problems).toContainEqual(expect.objectContaining({ code, path }));
  });

  test("M17 nothing in a row can reach beyond it", async () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    const history = [{ type: "case.updated", at: "2026-03-11", facts: hostile, data: hostile }];
    const { rows } = await replay(folder, [{ ...row({ history }), ...hostile }], { mapping: jsonMapping() });
    expect(rows.broken).toBe(0);
    expect("polluted" in {}).toBe(false);
  });
});
