/** When the IBM invoices are settled is learned from one half of the file, and told of the other half. */

import { compileStrategy } from "@dunlin/engine";
import {
  type BehaviorModel,
  calibrateBehavior,
  clusteringOf,
  expectedCurve,
  type ObservedCase,
  simulate,
} from "@dunlin/engine/simulate";
import { describe, expect } from "vitest";
import { readInvoices } from "../records.mjs";
import { testWithFiles } from "./publicFiles.ts";

/** Invoices are issued thirty days before they fall due, and all are settled in the end. */
const [ISSUED, LAST] = [-30, 60];

interface Invoice extends ObservedCase {
  readonly paidOn: number;
}

const invoices = (): Invoice[] =>
  readInvoices().map(({ customer, amount, disputed, daysLate }) => ({
    debtor: customer,
    from: ISSUED,
    until: LAST,
    amountMinor: Math.round(amount * 100),
    payments: [{ day: daysLate }],
    paidOn: daysLate,
    ...(disputed && { segment: "disputed" }),
  }));

const SETTINGS = {
  name: "IBM invoices",
  clock: "dueDate",
  segments: [{ id: "disputed", when: { "==": [{ var: "data.disputed" }, true] } }],
} as const;

/** A generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half of the invoices, or the invoices of half of the customers. */
function halves(all: readonly Invoice[], of: "invoices" | "customers", seed: number): [Invoice[], Invoice[]] {
  const next = chances(seed);
  const side = new Map<string, boolean>();
  const [learned, held]: [Invoice[], Invoice[]] = [[], []];
  for (const [i, invoice] of all.entries()) {
    const unit = of === "invoices" ? String(i) : invoice.debtor;
    const isLearned = side.get(unit) ?? next() < 0.5;
    side.set(unit, isLearned);
    (isLearned ? learned : held).push(invoice);
  }
  return [learned, held];
}

const settledBy = (cases: readonly Invoice[], day: number): number =>
  cases.filter(({ paidOn }) => paidOn <= day).length / cases.length;

/** On how many days of which the curve of the held-back invoices lies inside the interval, over many halves. */
function coverage(of: "invoices" | "customers", level: number): { readonly inside: number; readonly worst: number } {
  const all = invoices();
  let [inside, days, worst] = [0, 0, 0];
  for (let seed = 1; seed <= 30; seed++) {
    const [learned, held] = halves(all, of, seed);
    const { model } = calibrateBehavior(learned, SETTINGS);
    // Customers settle in habits of their own: other customers differ by more than other invoices of the same ones.
    const clustering = of === "customers" ? clusteringOf(learned) : 1;
    const settings = { through: LAST, learnedFrom: learned.length, level, clustering };
    for (const { day, low, high, value } of expectedCurve(model, held, settings)) {
      const seen = settledBy(held, day);
      days += 1;
      worst = Math.max(worst, Math.abs(seen - value));
      if (low <= seen && seen <= high) inside += 1;
    }
  }
  return { inside: inside / days, worst };
}

describe("what one half says of the other", () => {
  testWithFiles("of the same customers, at 95 %: on 98 % of the days or more, never off by more than 5 points", () => {
    const { inside, worst } = coverage("invoices", 0.95);
    expect(inside).toBeGreaterThan(0.98);
    expect(worst).toBeLessThan(0.05);
  });

  testWithFiles("of other customers, at 95 %: on 97 % of the days or more", () => {
    expect(coverage("customers", 0.95).inside).toBeGreaterThan(0.97);
  });

  testWithFiles("the model tells the half that it has seen to within a point", () => {
    const [learned] = halves(invoices(), "invoices", 1);
    const { fit } = calibrateBehavior(learned, SETTINGS);
    expect(fit.worst).toBeLessThan(0.01);
    expect(fit.settled).toBe(fit.cases);
    // Disputed invoices have about a third of the odds.
    const [disputed] = fit.segments;
    expect(disputed?.ci[0]).toBeGreaterThan(0.25);
    expect(disputed?.ci[1]).toBeLessThan(0.4);
  });
});

testWithFiles("a simulation of the half that was held back settles as it did", () => {
  const [learned, held] = halves(invoices(), "invoices", 1);
  const { model } = calibrateBehavior(learned, SETTINGS);
  const curve = expectedCurve(model, held, { through: LAST, learnedFrom: learned.length });
  const points = simulated(model, held);
  const inside = (share: (day: number) => number) =>
    curve.filter(({ day, low, high }) => low <= share(day) && share(day) <= high).length / curve.length;
  expect(inside((day) => points[day - ISSUED] ?? -1)).toBeGreaterThanOrEqual(0.95);
  expect(inside((day) => settledBy(held, day))).toBeGreaterThanOrEqual(0.95);
});

/** The share that is settled by the end of each day since issue, where nobody is written to. */
function simulated(behavior: BehaviorModel, held: readonly Invoice[]): number[] {
  const quiet = compileStrategy({
    format: "dunlin.strategy/1",
    id: "quiet",
    name: "Nobody is written to",
    time: { zone: "UTC" },
    entry: { start: "rest" },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    nodes: { rest: { type: "wait", for: "P300D", to: { next: "end" } }, end: { type: "exit", outcome: "exhausted" } },
  });
  const portfolio = held.map(({ debtor, amountMinor, segment }, i) => ({
    caseId: `I-${i}`,
    debtor: { id: debtor },
    obligations: [{ ref: "1", dueDate: "2013-01-31", currency: "USD", amountMinor, outstandingMinor: amountMinor }],
    data: { disputed: segment === "disputed" },
  }));
  // Issued on the first of January, due thirty days later.
  const start = Date.UTC(2013, 0, 1);
  const report = simulate(quiet, portfolio, { behavior, seed: 1, start, horizonDays: LAST - ISSUED + 1 });
  return report.curves.find(({ id }) => id === "cureCurve")?.points.map(({ value }) => value) ?? [];
}
