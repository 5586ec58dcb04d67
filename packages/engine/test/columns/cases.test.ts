/** Columns of cases: what a strategy reads of them when they come in. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseFacts, type Condition, type Program, StrategyError } from "../../src/index.ts";
import { columnsOf, FALSE, selectColumns, TRUE, toColumns, UNKNOWN } from "../../src/simulate.ts";
import { caseFacts } from "../arbitrary.ts";
import { condition } from "../arbitraryNodes.ts";
import { at, END, facts, invoice, program } from "../build.ts";

const NOW = at("2026-03-20T22:30:00Z");

const entering = (when: Condition): Program =>
  program({
    time: { zone: "Europe/Madrid", at: "09:00" },
    segments: { late: { when: { ">": [{ var: "dpd" }, 10] } }, known: { when: { known: [{ var: "data.tier" }] } } },
    entry: { start: "end", when },
    nodes: { end: END },
  });

/** What the entry condition says of a case: a case comes in where it is true, and by its opposite where it is false. */
function entry(when: Condition): (one: CaseFacts) => number {
  const [asked, denied] = [entering(when), entering({ "!": [when] })];
  const enters = (strategy: Program, one: CaseFacts) => strategy.enroll(one, { now: NOW }).state.outcome !== "refused";
  return (one) => (enters(asked, one) ? TRUE : enters(denied, one) ? FALSE : UNKNOWN);
}

function columnsFor(rule: Condition, rows: readonly CaseFacts[]) {
  const made = toColumns(columnsOf([rule]), rows, { now: NOW, program: entering(rule) });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

test("CL3 columns of cases say what an entry condition says, each case by the clock of its own zone", () => {
  fc.assert(
    fc.property(condition, condition, fc.array(caseFacts, { minLength: 1, maxLength: 8 }), (a, b, rows) => {
      for (const rule of [a, { and: [a, { "!": [b] }] }, { or: [a, b] }] as Condition[]) {
        const says = entry(rule);
        expect([...selectColumns(rule, columnsFor(rule, rows))]).toEqual(rows.map(says));
      }
    }),
  );
});

test("CL3 derived facts and sums over obligations are columns", () => {
  const rows = [
    facts({ obligations: [invoice(), invoice({ ref: "I-2", dueDate: "2026-03-30", outstandingMinor: 5000 })] }),
    facts({ debtor: { id: "D-2", zones: ["Asia/Tokyo"] }, obligations: [invoice({ disputed: true })] }),
    facts({ obligations: [] }),
  ];
  const sum: Condition = { sum: [{ var: "obligations" }, { var: "outstandingMinor" }] };
  const schema = columnsOf([
    { ">": [{ var: "totalDue" }, 0] },
    { ">": [{ var: "dpd" }, 0] },
    { "==": [{ var: "bucket" }, "1-30"] },
    { ">": [{ var: "weekday" }, 5] },
    { ">": [sum, 0] },
  ]);
  expect(schema.fields.map(({ type, path, part }) => (part === undefined ? `${path}: ${type}` : part))).toEqual([
    "totalDue: money",
    "dpd: number",
    "bucket: text",
    "weekday: integer",
    sum,
  ]);
  const made = toColumns(schema, rows, { now: NOW, zone: "Europe/Madrid" });
  if (!made.ok) throw new Error("refused");
  const values = (path: string) => {
    const { values: all = [], known, dictionary } = made.value.columns[path] ?? {};
    return Array.from(all, (value, row) => (known?.[row] === 0 ? undefined : (dictionary?.[value] ?? value)));
  };
  expect(values("totalDue")).toEqual([15_000, 10_000, 0]);
  expect(values("dpd")).toEqual([18, undefined, undefined]);
  expect(values("bucket")).toEqual(["1-30", undefined, undefined]);
  // Friday night in Madrid is Saturday in Tokyo.
  expect(values("weekday")).toEqual([5, 6, 5]);
  expect(values(schema.fields[4]?.path ?? "")).toEqual([15_000, 10_000, 0]);
});

test("CL4 facts that would park a case are refused with their places, and nothing is guessed", () => {
  const rows = [facts(), facts({ obligations: [invoice({ dueDate: "2026-02-30" })] }), facts({ caseId: "" })];
  const made = toColumns(columnsOf({ ">": [{ var: "dpd" }, 3] }), rows, { now: NOW, zone: "UTC" });
  expect(made).toMatchObject({
    ok: false,
    error: [
      { code: "column.row", path: "/1/obligations/0/dueDate" },
      { code: "column.row", path: "/2/caseId" },
    ],
  });
  expect(() => toColumns({ fields: [] }, [], { now: NOW, zone: "Nowhere/Else" })).toThrow(StrategyError);
});

test("CL5 columns lie in memory that the host gives, as narrow as their values allow", () => {
  const given: SharedArrayBuffer[] = [];
  const allocate = (bytes: number) => {
    const memory = new SharedArrayBuffer(bytes);
    given.push(memory);
    return memory;
  };
  const rows = [facts(), facts({ data: { score: 0.25 } })];
  const rule: Condition = {
    and: [
      { ">": [{ var: "dpd" }, 3] },
      { ">": [{ var: "totalDue" }, 3] },
      { "<": [{ var: "data.score" }, 1] },
      { "==": [{ var: "debtor.id" }, "D-1"] },
    ],
  };
  const made = toColumns(columnsOf(rule), rows, { now: NOW, zone: "UTC", allocate });
  if (!made.ok) throw new Error("refused");
  const { columns } = made.value;
  const kinds = Object.values(columns).map(({ values }) => values.constructor.name);
  expect(kinds).toEqual(["Uint8Array", "Int32Array", "Float64Array", "Uint8Array"]);
  for (const { values, known } of Object.values(columns)) {
    expect(given).toContain(values.buffer);
    if (known !== undefined) expect(given).toContain(known.buffer);
  }
  expect([...selectColumns(rule, made.value)]).toEqual([UNKNOWN, TRUE]);
});
