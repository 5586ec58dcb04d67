/** The mapping: columns and their types, templates, cases and their history. */

import { describe, expect, test } from "vitest";
import { Folder, facts, type Json, mapping, obligation, replay, row, story } from "./world.ts";

const folder = new Folder();
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The value of a cell under a column's specification, or why its row is left out. */
async function read(spec: Json, cell: string, others: Json = {}): Promise<unknown> {
  const columns = { cell: spec, ...others };
  const text = `id,cell,code\nC-1,${quoted(cell)},JPY\n`;
  return dataOf(text, { columns, facts: facts({ obligations: [], data: { value: "$cell" } }), history: [] });
}

async function dataOf(rows: string | readonly Json[], parts: Json): Promise<unknown> {
  const { problems } = (await replay(folder, rows, { mapping: parts })).rows;
  if (problems[0] !== undefined) return `${problems[0].code} ${problems[0].column}: ${problems[0].message}`;
  const [told] = await story(folder, rows, { mapping: parts });
  return told?.facts.data?.value;
}

/** Facts of one JSON row under a template. */
const factsOf = async (template: Json, cells: Json = {}) =>
  (await story(folder, [row(cells)], { mapping: { facts: facts(template) } }))[0]?.facts;

describe("columns", () => {
  test.each([
    [{ type: "text" }, " a ", " a "],
    [{ type: "text" }, "", ""],
    [{ type: "integer" }, "-12", -12],
    [{ type: "integer" }, " 12 ", 12],
    [{ type: "integer", group: "." }, "1.234.567", 1_234_567],
    [{ type: "number" }, "1.5e3", 1500],
    [{ type: "number", decimal: ",", group: " " }, "1 234,5", 1234.5],
    [{ type: "minor" }, "1234", 1234],
    [{ type: "money", currency: "USD" }, "1234.5", 123_450],
    [{ type: "money", currency: "USD" }, "-0.05", -5],
    [{ type: "money", currency: "EUR", decimal: ",", group: "." }, "1.234,50", 123_450],
    [{ type: "money", currency: "INR", group: "," }, "12,34,567.89", 123_456_789],
    [{ type: "money", currency: "JPY" }, "1234", 1234],
    [{ type: "money", currency: "KWD" }, "1.234", 1234],
    [{ type: "money", currency: "$code" }, "500", 500],
    [{ type: "date" }, "2026-02-28", "2026-02-28"],
    [{ type: "date", pattern: "M/D/YYYY" }, "2/3/2026", "2026-02-03"],
    [{ type: "date", pattern: "DD.MM.YYYY" }, "28.02.2026", "2026-02-28"],
    [{ type: "date", pattern: "YYYYMMDD" }, "20260228", "2026-02-28"],
    [{ type: "instant" }, "2026-03-02T14:00:00+01:00", "2026-03-02T14:00:00+01:00"],
    [
      { type: "instant", pattern: "DD/MM/YYYY HH:mm", zone: "Europe/Madrid" },
      "02/03/2026 14:00",
      "2026-03-02T13:00:00.000Z",
    ],
    [
      { type: "instant", pattern: "YYYY-MM-DD H:mm:ss", zone: "America/New_York" },
      "2026-03-08 2:30:00",
      "2026-03-08T07:30:00.000Z",
    ],
    [{ type: "boolean" }, "true", true],
    [{ type: "boolean", true: ["Yes", "Y"], false: ["No", ""], empty: "missing" }, "", undefined],
    [{ type: "boolean", true: ["Yes", "Y"], false: ["No"] }, "No", false],
    [{ type: "json" }, '{"a":[1]}', { a: [1] }],
  ])("M1 %j reads %j", async (spec, cell, value) => {
    expect(await read(spec, cell)).toEqual(value);
  });

  test.each([
    [{ type: "integer" }, "1.5", "is not a whole number."],
    [{ type: "integer" }, "9007199254740993", "is not a whole number."],
    [{ type: "number" }, "0x10", "is not a number."],
    [{ type: "number" }, "Infinity", "is not a number."],
    [{ type: "minor" }, "12.0", "is not a whole number of minor units."],
    [{ type: "money", currency: "USD" }, "$12", "is not an amount of money in USD."],
    [{ type: "money", currency: "USD" }, "1.234", "is not an amount of money in USD."],
    [{ type: "money", currency: "USD", group: "," }, "1,23.45", "is not an amount of money in USD."],
    [{ type: "money", currency: "USD", group: "," }, "1,2,345", "is not an amount of money in USD."],
    [{ type: "money", currency: "EUR", decimal: ",", group: "." }, "1.50", "is not an amount of money in EUR."],
    [{ type: "money", currency: "EUR", decimal: "," }, "1.50", "is not an amount of money in EUR."],
    [{ type: "money", currency: "JPY" }, "1.50", "is not an amount of money in JPY."],
    [{ type: "money", currency: "$code" }, "1.50", "is not an amount of money in JPY."],
    [{ type: "date" }, "2026-02-30", "is not a date of the form YYYY-MM-DD."],
    [{ type: "date", pattern: "M/D/YYYY" }, "13/1/2026", "is not a date of the form M/D/YYYY."],
    [{ type: "date", pattern: "DD.MM.YYYY" }, "1.2.2026", "is not a date of the form DD.MM.YYYY."],
    [{ type: "instant" }, "2026-03-02 14:00", "is not an instant such as 2026-03-02T14:00:00Z."],
    [
      { type: "instant", pattern: "D.M.YYYY H:mm", zone: "UTC" },
      "1.2.2026 24:00",
      "is not a time of the form D.M.YYYY H:mm.",
    ],
    [{ type: "boolean", true: ["Y"], false: ["N"] }, "y", "is not one of Y, N."],
    [{ type: "json" }, "{", "is not JSON."],
  ])("M2 %j refuses %j: nothing is guessed", async (spec, cell, says) => {
    expect(await read(spec, cell)).toBe(`row.value cell: ${JSON.stringify(cell)} ${says}`);
  });

  test("M3 an empty cell is an error unless the column says that it is missing; of a text it is the empty text", async () => {
    const says = 'row.value cell: The cell is empty. Write "empty": "missing" for the column if that is meant.';
    expect(await read({ type: "date" }, "")).toBe(says);
    expect(await read({ type: "text", empty: "error" }, "")).toBe(says);
    expect(await read({ type: "date", empty: "missing" }, "")).toBeUndefined();
    expect(await read({ type: "text", empty: "missing" }, "")).toBeUndefined();
  });

  test("M4 a column of currency codes rules the money beside it, and must hold codes", async () => {
    const rows = "id,due,amount,code,paid\nC-1,2026-03-10,100,JPY,\nC-2,2026-03-10,1.00,usd,\nC-3,2026-03-10,1.00,,\n";
    const columns = { due: { type: "date" }, amount: { type: "money", currency: "$code" } };
    const report = await replay(folder, rows, {
      mapping: {
        columns,
        facts: facts({ currency: "$code", obligations: [obligation({ currency: "$code" })] }),
        history: [],
      },
    });
    expect(report.amounts).toMatchObject([{ currency: "JPY", outstandingAtEntryMinor: 100 }]);
    expect(report.rows.problems.map(({ column, message }) => `${column}: ${message}`)).toEqual([
      'code: The currency of "amount" "usd" is no code of three capital letters.',
      'code: The currency of "amount" is missing.',
    ]);
  });

  test("M5 JSON values keep their types; null is missing; a declared type is checked and reads numbers as text", async () => {
    const columns = {
      code: { type: "text" },
      sum: { type: "money", currency: "EUR", decimal: "," },
      yes: { type: "boolean" },
    };
    const read = (cells: Json) =>
      dataOf([row(cells)], {
        columns,
        facts: facts({ data: { value: ["$code", "$sum", "$yes", "$free", "$free.deep.x"] } }),
      });
    expect(await read({ code: 7, sum: 19.99, yes: false, free: { deep: { x: 1 } } })).toEqual([
      "7",
      1999,
      false,
      { deep: { x: 1 } },
      1,
    ]);
    expect(await read({ code: null, sum: "19,99" })).toEqual([1999]);
    expect(await read({ sum: 0.1 + 0.2 })).toBe("row.value sum: 0.30000000000000004 is not an amount of money in EUR.");
    expect(await read({ yes: 1 })).toBe("row.value yes: 1 is not one of true, false.");
  });

  test("M6 a member that no row has is noted, since it may be misspelled", async () => {
    const report = await replay(folder, [row()], { mapping: { facts: facts({ accountId: "$acount" }) } });
    expect(report.notes).toEqual([expect.objectContaining({ code: "unseen", name: "acount" })]);
  });
});

describe("templates", () => {
  test("M7 a column stands for its value, $$ for a dollar; what is missing drops its member or item", async () => {
    const template = {
      accountId: "$nothing",
      tags: ["a", "$nothing", "$$b", "$tag"],
      data: { n: "$n", fixed: [1, null, true] },
    };
    const made = await factsOf(template, { tag: "c", n: 3 });
    expect(made).not.toHaveProperty("accountId");
    expect(made).toMatchObject({ tags: ["a", "$b", "c"], data: { n: 3, fixed: [1, null, true] } });
  });

  test("M7 of a name with dots the longest column counts", async () => {
    const rows = 'id,due,amount,paid,a,a.b\nC-1,2026-03-10,1.00,,"{""b"":{""c"":1},""x"":2}","{""c"":3}"\n';
    const columns = { ...(mapping().columns as Json), a: { type: "json" }, "a.b": { type: "json" } };
    expect(await dataOf(rows, { columns, facts: facts({ data: { value: ["$a.b.c", "$a.x", "$a.x.y"] } }) })).toEqual([
      3, 2,
    ]);
  });

  test("M8 a computed value follows the condition language; unknown is missing", async () => {
    const rules = {
      sum: { "+": [{ var: "amount" }, 1] },
      of: { reduce: [{ var: "list" }, { "+": [{ var: "current" }, { var: "accumulator" }] }, 0] },
      root: { map: [{ var: "list" }, { "*": [{ var: "" }, { var: "$.amount" }] }] },
      some: { missing_some: [1, ["tag", "amount"]] },
      none: { missing: ["tag", "amount"] },
      unknown: { "+": [{ var: "tag" }, 1] },
    };
    const data = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { $: rule }]));
    const made = await factsOf({ data }, { amount: 5, list: [1, 2] });
    expect(made?.data).toEqual({ sum: 6, of: 3, root: [5, 10], some: [], none: ["tag"] });
  });

  test("M9 each repeats its item, a false when leaves one out, and lists take the items in", async () => {
    const each = {
      each: "$parts",
      when: { $: { ">": [{ var: "item.n" }, 1] } },
      item: { n: "$item.n", at: "$index", id: "$id" },
    };
    const inner = { each: "$parts", item: { each: "$item.subs", item: ["$item", "$index"] } };
    const literal = { each: [{ k: "$id" }, { k: "x" }], item: "$item.k" };
    const parts = [{ n: 1, subs: ["a", "b"] }, { n: 2, subs: [] }, { n: 3 }];
    const made = await factsOf({ data: { kept: each, inner, list: ["first", literal, "last"] } }, { parts });
    expect(made?.data).toEqual({
      kept: [
        { n: 2, at: 1, id: "C-1" },
        { n: 3, at: 2, id: "C-1" },
      ],
      inner: [
        [
          ["a", 0],
          ["b", 1],
        ],
        [],
        [],
      ],
      list: ["first", "C-1", "x", "last"],
    });
    expect((await factsOf({ data: { kept: each } }))?.data).toEqual({ kept: [] });
  });

  test.each([
    [
      { facts: facts({ data: { value: { each: "$amount", item: 1 } } }) },
      "`each` at /facts/data/value needs a list, not 10000.",
    ],
    [
      { facts: facts({ data: { value: { each: [1], item: 1, when: "$amount" } } }) },
      "`when` at /facts/data/value/when must be true or false, not 10000.",
    ],
    [{ history: "$amount" }, "`history` must be a list, not 10000."],
  ])("M10 a template that meets a value of another kind breaks the row, %j", async (parts, says) => {
    expect(await dataOf([row()], parts)).toBe(`row.template undefined: ${says}`);
  });
});

describe("cases and their history", () => {
  const problem = async (parts: Json, cells: Json = {}) => dataOf([row(cells)], parts);

  test.each([
    ["no id", { id: undefined }, "row.id undefined: `caseId` is missing."],
    ["an id that is no text", { id: 7 }, "row.id undefined: `caseId` must be a text, not 7."],
    ["no due date", { due: undefined }, "row.facts undefined: `obligations/0/dueDate` must be a date."],
    [
      "half a cent",
      { amount: 1.5 },
      "row.facts undefined: `obligations/0/amountMinor` must be a whole number of minor units.",
    ],
  ])("M11 a row that makes no case is left out: %s", async (_, cells, says) => {
    expect(await problem({ facts: facts({ debtor: { id: "D" } }) }, cells)).toBe(says);
  });

  test.each([
    [{ debtor: "$due" }, "`debtor` is missing."],
    [{ debtor: {} }, "The facts have something wrong at /debtor/id."],
    [{ obligations: "$due" }, "`obligations` must be a list."],
    [{ obligations: [1] }, "`obligations/0` must be an object."],
    [{ currency: 1 }, "`currency` must be a text."],
    [{ payments: [null] }, "`payments` must be a list of objects."],
    [{ payments: [{ id: "p" }] }, "The facts have something wrong at /payments/0/at."],
    [{ tags: [1] }, "The facts have something wrong at /tags/0."],
  ])("M11 facts in which the engine could not trust break the row: %j", async (parts, says) => {
    expect(await problem({ facts: facts(parts) })).toBe(`row.facts undefined: ${says}`);
  });

  test.each([
    [{ type: "payment.stolen", at: "2026-03-11" }, '"payment.stolen" is no event type.'],
    [{ type: "timer.fired", at: "2026-03-11" }, '"timer.fired" is no event type.'],
    [{ type: "custom.", at: "2026-03-11" }, '"custom." is no event type.'],
    [{ type: "case.updated", at: "2026-03-11", id: "" }, "`id` of case.updated must be a text."],
    [{ type: "case.updated", at: "2026-03-11", data: [] }, "`data` of case.updated must be an object."],
    [{ type: "case.updated", at: "2026-03-11", replace: 1 }, "`replace` of case.updated must be true or false."],
    [7, "An entry of the history must be an object, not 7."],
  ])("M12 an entry of the history that is none breaks the row: %j", async (entry, says) => {
    expect(await problem({}, { history: [entry] })).toBe(`row.event undefined: ${says}`);
  });

  test("M12 its moment must be a date or an instant", async () => {
    const entry = { type: "case.updated", at: "tomorrow" };
    expect(await problem({}, { history: [entry] })).toBe(
      'row.value undefined: `at` must be a date or an instant, not "tomorrow".',
    );
    expect(await problem({ observeFrom: "$since" })).toBe("row.value undefined: `observeFrom` is missing.");
  });

  test("M13 what has no moment or a false when did not happen, and need not be readable", async () => {
    const history = [
      { type: "case.updated", at: "$nothing", data: { n: 1 } },
      { type: "case.updated", at: "2026-03-11", when: "$happened", data: { n: { $: { "+": [1, 1] } } } },
      { type: "case.updated", at: "$due", when: { $: { "==": [{ var: "id" }, "C-1"] } }, data: { n: 3 } },
    ];
    const [told] = await story(folder, [row({ happened: false })], { mapping: { history } });
    expect(told?.moments.flatMap(({ event }) => (event === undefined ? [] : [event.data?.n]))).toEqual([3]);
    const amounts = mapping({
      history: [{ type: "payment.received", at: "$paid", when: { $: false }, data: { amountMinor: "$amount" } }],
    });
    expect(
      (await replay(folder, "id,due,amount,paid\nC-1,2026-03-10,1.00,never\n", { mapping: amounts })).rows.broken,
    ).toBe(0);
  });

  test("M14 a date is the beginning of that day where the case is, and counts to its end in observeUntil", async () => {
    const parts = {
      observeUntil: "$until",
      facts: facts({ debtor: { id: "D", zones: ["Asia/Tokyo"] } }),
      observeFrom: "2026-03-01",
    };
    const history = [
      { type: "custom.a", at: "2026-03-02" },
      { type: "custom.b", at: "2026-03-02T23:30:00+09:00" },
      { type: "custom.c", at: "2026-03-03" },
    ];
    const moments = async (until: string) => {
      const [told] = await story(folder, [row({ history, until })], { mapping: parts });
      return told?.moments.map(({ at, event }) => `${at} ${event?.type}`);
    };
    const first = ["2026-02-28T15:00:00.000Z undefined", "2026-03-01T15:00:00.000Z custom.a"];
    expect(await moments("2026-03-02")).toEqual([...first, "2026-03-02T14:30:00.000Z custom.b"]);
    expect(await moments("2026-03-02T12:00:00Z")).toEqual(first);
    expect(await moments("2026-03-01T15:00:00Z")).toEqual(first);
  });
});
