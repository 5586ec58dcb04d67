/** Decision tables, fees and escalation. */

import { describe, expect, test } from "vitest";
import type { NodeTypes } from "../../src/index.ts";
import { at, Case, END, facts, invoice, program } from "../build.ts";

const START = "2026-03-12T10:00:00Z";
type Table = Omit<NodeTypes["table"], "type" | "to">;

/** A table over days past due and what may be asked for, as in a real strategy. */
const bands: Table = {
  inputs: [{ var: "dpd" }, { var: "collectibleDue" }, { var: "data.tier" }],
  rows: [
    { match: [{ "<": 0 }, null, null], port: "early" },
    {
      match: [{ between: [0, 30] }, { ">=": 10_000 }, { in: ["gold", "silver"] }],
      port: "soft",
      set: { tone: "kind" },
    },
    {
      match: [{ between: [0, 30] }, null, null],
      port: "firm",
      set: { tone: "plain", late: { ">": [{ var: "dpd" }, 7] } },
    },
  ],
};
const EXITS = {
  early: { type: "exit", outcome: "early" },
  soft: { type: "exit", outcome: "soft" },
  firm: { type: "exit", outcome: "firm" },
  other: { type: "exit", outcome: "other" },
} as const;

function decide(table: Table, parts: Parameters<typeof facts>[0] = {}): Case {
  const ports = table.rows.flatMap(({ port }) => port ?? []);
  const to = { ...Object.fromEntries(ports.map((port) => [port, port])), else: "other" };
  return new Case(program({ exits: [], nodes: { t: { type: "table", ...table, to }, ...EXITS } }), START, facts(parts));
}

describe("X11 the first row of a table that matches decides, and sets its values", () => {
  test.each([
    ["a gold customer", { data: { tier: "gold" } }, "soft", { tone: "kind" }],
    [
      "a small debt",
      { data: { tier: "gold" }, obligations: [invoice({ outstandingMinor: 9_999 })] },
      "firm",
      { tone: "plain", late: true },
    ],
    ["nobody in particular", {}, "firm", { tone: "plain", late: true }],
    ["not due yet", { obligations: [invoice({ dueDate: "2026-04-01" })] }, "early", undefined],
    ["long overdue", { obligations: [invoice({ dueDate: "2025-01-01" })] }, "other", undefined],
  ])("X11 %s", (_, parts, outcome, vars) => {
    const { state } = decide(bands, parts);
    expect([state.outcome, state.vars]).toEqual([outcome, vars]);
  });

  test("X11 cells: null is any value, a scalar is equality, an operator has the input first", () => {
    const cells: Table = {
      inputs: [{ var: "data.tier" }],
      rows: [
        { match: ["gold"], port: "soft" },
        { match: [null], port: "firm" },
      ],
    };
    expect(decide(cells, { data: { tier: "gold" } }).state.outcome).toBe("soft");
    expect(decide(cells, { data: { tier: "lead" } }).state.outcome).toBe("firm");
  });

  test("X11 a cell that is unknown does not match, and the trace says which row", () => {
    const { codes, steps } = decide({ ...bands, rows: bands.rows.slice(0, 2) });
    expect(codes).toContain("condition.unknown");
    expect(steps[0]?.trace.find(({ code }) => code === "condition.unknown")?.data).toEqual({
      where: "rows/1",
      paths: ["data.tier"],
    });
  });
});

test("X12 a collecting table sets the values of every matching row in order, and goes on", () => {
  const p = program({
    exits: [],
    nodes: {
      t: {
        type: "table",
        hit: "collect",
        inputs: [{ var: "dpd" }],
        rows: [
          { match: [{ ">=": 0 }], set: { level: 1, any: true } },
          { match: [{ ">=": 5 }], set: { level: { "+": [{ var: "vars.level" }, 1] } } },
          { match: [{ ">=": 90 }], set: { level: 9 } },
        ],
        to: { next: "end" },
      },
      end: END,
    },
  });
  const run = new Case(p, START, facts());
  expect(run.state.vars).toEqual({ level: 2, any: true });
  expect(run.of("case.patch").map(({ vars }) => vars)).toEqual([{ level: 1, any: true }, { level: 2 }]);
  expect(run.steps[0]?.trace.find(({ code }) => code === "decision.taken")?.data).toEqual({
    port: "next",
    rows: [1, 2],
    values: { dpd: 10 },
  });
});

type Fee = Omit<NodeTypes["fee"], "type" | "to" | "fee" | "currency" | "legalBasis">;

const charge = (fee: Fee, parts: Parameters<typeof facts>[0] = {}) => {
  const node = {
    type: "fee",
    fee: "late",
    currency: "EUR",
    legalBasis: "contract 4.2",
    ...fee,
    to: { next: "end" },
  } as const;
  const run = new Case(program({ exits: [], nodes: { f: node, end: END } }), START, facts(parts));
  return { fees: run.of("ledger.fee").map(({ amountMinor, obligation }) => [amountMinor, obligation]), run };
};
const two = [invoice({ outstandingMinor: 10_050 }), invoice({ ref: "I-2", outstandingMinor: 3_000 })];

describe("D1 a fee is an exact amount with a basis", () => {
  test.each([
    ["a fixed amount", { amountMinor: 500 }, {}, [[500, undefined]]],
    [
      "a share of what is overdue, half to even",
      { rateBp: 50 },
      { obligations: [invoice({ outstandingMinor: 10_100 })] },
      [[50, undefined]],
    ],
    ["a share of the sum", { rateBp: 100 }, { obligations: two }, [[130, undefined]]],
    ["a cap", { rateBp: 1000, capMinor: 700 }, { obligations: two }, [[700, undefined]]],
    [
      "for each obligation",
      { rateBp: 100, per: "obligation" },
      { obligations: two },
      [
        [100, "I-1"],
        [30, "I-2"],
      ],
    ],
    [
      "only what is overdue",
      { rateBp: 100, per: "obligation" },
      { obligations: [...two, invoice({ ref: "I-3", dueDate: "2026-05-01" })] },
      [
        [100, "I-1"],
        [30, "I-2"],
      ],
    ],
  ] as const)("D1 %s", (_, fee, parts, expected) => {
    const { fees, run } = charge(fee, parts);
    expect(fees).toEqual(expected);
    expect(run.of("ledger.fee")[0]).toMatchObject({ fee: "late", currency: "EUR", legalBasis: "contract 4.2" });
  });
});

describe("D2 nothing is charged where nothing is overdue, the currency differs or the amount is nothing", () => {
  test.each([
    ["nothingOverdue", { amountMinor: 500 }, { obligations: [invoice({ dueDate: "2026-03-12" })] }],
    ["nothingOverdue", { amountMinor: 500 }, { obligations: [invoice({ disputed: true })] }],
    ["currency", { amountMinor: 500 }, { obligations: [invoice({ currency: "USD" })] }],
    ["amount", { rateBp: 1 }, { obligations: [invoice({ outstandingMinor: 100 })] }],
  ] as const)("D2 %s", (reason, fee, parts) => {
    const { fees, run } = charge(fee, parts);
    expect(fees).toEqual([]);
    expect(run.steps[0]?.trace.find(({ code }) => code === "fee.skipped")?.data).toEqual({ fee: "late", reason });
  });
});

test("D3 an escalation tells the host where to, and the case goes on", () => {
  const p = program({
    exits: [],
    nodes: { e: { type: "escalate", target: "placement", ref: "agency-7", to: { next: "end" } }, end: END },
  });
  const run = new Case(p, START);
  expect(run.of("case.escalate")).toMatchObject([{ target: "placement", ref: "agency-7", nodeId: "e", at: at(START) }]);
  expect(run.state.outcome).toBe("exhausted");
});
