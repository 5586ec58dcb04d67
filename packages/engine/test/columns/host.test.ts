/** Columns that a host brings, and what is refused. */

import { expect, test } from "vitest";
import { type Condition, compileCondition } from "../../src/index.ts";
import {
  ColumnError,
  type Columns,
  columnsOf,
  FALSE,
  parseColumns,
  plainColumns,
  selectColumns,
  TRUE,
  UNKNOWN,
} from "../../src/simulate.ts";

const columns: Columns = {
  rows: 4,
  columns: {
    dpd: { type: "integer", values: Int32Array.of(5, 40, 90, 0), known: Uint8Array.of(1, 1, 1, 0) },
    country: { type: "text", values: Uint8Array.of(0, 1, 1, 0), dictionary: ["ES", "DE"] },
    since: { type: "date", values: Int32Array.of(20_513, 20_514, 20_515, 20_516) },
    at: { type: "instant", values: Float64Array.of(1.772e12, 1.773e12, 1.774e12, 1.775e12) },
    vip: { type: "boolean", values: Uint8Array.of(0, 1, 0, 1) },
  },
};

const says = (rule: Condition) => [...selectColumns(rule, columns)];
const problemsOf = (ask: () => unknown) => {
  try {
    ask();
  } catch (error) {
    if (error instanceof ColumnError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
};

test("CL6 columns that a host brings are asked like any others, dates and instants by what they are", () => {
  expect(parseColumns(columns)).toEqual({ ok: true, value: columns });
  expect(says({ ">": [{ var: "dpd" }, 30] })).toEqual([FALSE, TRUE, TRUE, UNKNOWN]);
  expect(says({ "<": [{ var: ["dpd", 10] }, 30] })).toEqual([TRUE, FALSE, FALSE, TRUE]);
  expect(says({ in: [{ var: "country" }, ["DE", "FR"]] })).toEqual([FALSE, TRUE, TRUE, FALSE]);
  expect(says({ ">=": [{ var: "since" }, "2026-03-02"] })).toEqual([FALSE, TRUE, TRUE, TRUE]);
  expect(says({ "<": [{ var: "at" }, "2026-03-10T00:00:00+01:00"] })).toEqual([TRUE, TRUE, FALSE, FALSE]);
  expect(says({ and: [{ var: "vip" }, { known: [{ var: "dpd" }] }] })).toEqual([FALSE, TRUE, FALSE, FALSE]);
  expect(says({ if: [{ ">": [{ var: "dpd" }, 30] }, { var: "vip" }, { var: "vip" }] })).toEqual([
    FALSE,
    TRUE,
    FALSE,
    TRUE,
  ]);
});

test("CL6 answers do not depend on where a row lies, nor where its memory begins", () => {
  const rule: Condition = {
    or: [{ between: [{ var: "n" }, 3, 90] }, { "!": [{ var: ["flag", true] }] }, { "<": [{ var: ["x", 0] }, 0.5] }],
  };
  const rows = Array.from({ length: 4099 }, (_, i) => ({
    ...(i % 5 > 0 && { n: (i * 7919) % 120 }),
    ...(i % 3 > 0 && { flag: i % 2 === 0 }),
    ...(i % 7 > 0 && { x: ((i * 31) % 100) / 100 }),
  }));
  const asked = compileCondition(rule);
  const answers = rows.map((facts) => ({ false: FALSE, true: TRUE, unknown: UNKNOWN })[`${asked(facts)}`]);
  const made = plainColumns(columnsOf(rule), rows);
  expect([...selectColumns(rule, made)]).toEqual(answers);
  const shifted = (bytes: Uint8Array) => new Uint8Array([0, ...bytes]).subarray(1);
  const columns = Object.fromEntries(
    Object.entries(made.columns).map(([path, { values, known, ...rest }]) => [
      path,
      {
        ...rest,
        values: values instanceof Uint8Array ? shifted(values) : values,
        ...(known && { known: shifted(known) }),
      },
    ]),
  );
  const into = new Uint8Array(rows.length + 1).subarray(1);
  expect(selectColumns(rule, { rows: rows.length, columns }, into)).toBe(into);
  expect([...into]).toEqual(answers);
  expect(() => selectColumns(rule, made, new Uint8Array(3))).toThrow(RangeError);
});

test.each([
  ["", 5],
  ["/rows", { rows: -1, columns: {} }],
  ["/columns", { rows: 1 }],
  ["/columns/a~1b", { rows: 1, columns: { "a/b": 3 } }],
  ["/columns/a/type", { rows: 1, columns: { a: { type: "float", values: Float64Array.of(1) } } }],
  ["/columns/a/values", { rows: 2, columns: { a: { type: "number", values: Float64Array.of(1) } } }],
  ["/columns/a/values", { rows: 1, columns: { a: { type: "number", values: [1] } } }],
  ["/columns/a/values", { rows: 1, columns: { a: { type: "text", values: Float64Array.of(0), dictionary: ["x"] } } }],
  ["/columns/a/values/1", { rows: 2, columns: { a: { type: "money", values: Float64Array.of(1, 2.5) } } }],
  ["/columns/a/values/0", { rows: 1, columns: { a: { type: "number", values: Float64Array.of(Number.NaN) } } }],
  ["/columns/a/values/0", { rows: 1, columns: { a: { type: "boolean", values: Uint8Array.of(2) } } }],
  [
    "/columns/a/values/1",
    { rows: 2, columns: { a: { type: "text", values: Uint8Array.of(0, 1), dictionary: ["x"] } } },
  ],
  ["/columns/a/dictionary", { rows: 1, columns: { a: { type: "text", values: Uint8Array.of(0) } } }],
  ["/columns/a/dictionary/0", { rows: 1, columns: { a: { type: "text", values: Uint8Array.of(0), dictionary: [4] } } }],
  ["/columns/a/known", { rows: 1, columns: { a: { type: "number", values: Int32Array.of(1), known: [true] } } }],
  [
    "/columns/a/known/0",
    { rows: 1, columns: { a: { type: "number", values: Int32Array.of(1), known: Uint8Array.of(3) } } },
  ],
  [
    "/columns/a/other/0",
    { rows: 1, columns: { a: { type: "number", values: Int32Array.of(1), other: Uint8Array.of(1) } } },
  ],
])("CL7 columns that make no sense are refused at %s", (path, input) => {
  const parsed = parseColumns(input);
  if (parsed.ok) throw new Error("taken");
  expect(parsed.error.map((problem) => problem.path)).toEqual([path]);
});

test("CL8 what columns cannot answer is refused with the part that asks it, never answered wrongly", () => {
  const some: Condition = { some: [{ var: "obligations" }, { var: "disputed" }] };
  expect(problemsOf(() => says({ and: [{ var: "vip" }, { "!": some }] as Condition[] }))).toMatchObject([
    { code: "column.part", path: "/and/1/!", data: { part: some } },
  ]);
  expect(problemsOf(() => says({ or: [{ "<": [{ var: "score" }, 0.5] }] }))).toMatchObject([
    { code: "column.missing", path: "/or/0/</0", data: { path: "score", type: "number" } },
  ]);
  expect(problemsOf(() => says({ "==": [{ var: "dpd" }, "5"] }))).toMatchObject([{ code: "column.part", path: "" }]);
  expect(problemsOf(() => says({ ">": [{ var: "dpd" }, { var: "since" }] }))).toMatchObject([{ code: "column.part" }]);
  expect(problemsOf(() => columnsOf({ nonsense: [] }))).toMatchObject([{ code: "column.condition", path: "" }]);
});

test("CL8 a column of dates in which some are none cannot tell which is before another", () => {
  const rows = [{ due: "2026-03-02" }, { due: "soon" }, {}];
  const rule: Condition = { ">": [{ var: "due" }, "2026-03-01"] };
  const dates = plainColumns({ fields: [{ path: "due", type: "date" }] }, rows);
  expect(problemsOf(() => selectColumns(rule, dates))).toMatchObject([{ code: "column.mixed", path: "/>/0" }]);
  expect([...selectColumns({ known: [{ var: "due" }] }, dates)]).toEqual([TRUE, TRUE, FALSE]);
  expect([...selectColumns(rule, plainColumns(columnsOf(rule), rows))]).toEqual([TRUE, TRUE, UNKNOWN]);
});
