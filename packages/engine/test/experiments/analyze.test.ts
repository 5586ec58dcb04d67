/** From data to a report: the same however they come, honest about what is missing, and clear about what is wrong. */

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { sized, WHOLE } from "../../../../scripts/sizes.ts";
import {
  analyzeExperiment,
  checkDefinition,
  type ExperimentDefinition,
  ExperimentError,
  type ExperimentRow,
} from "../../src/experiments.ts";
import { definition, rows, simple } from "./sample.ts";
import { note } from "./simulate.ts";

function problemsOf(data: Iterable<ExperimentRow>, given: ExperimentDefinition): ExperimentError {
  try {
    analyzeExperiment(data, given);
  } catch (reason) {
    if (reason instanceof ExperimentError) return reason;
    throw reason;
  }
  throw new Error("nothing was wrong");
}

describe("however the data come", () => {
  const whole = analyzeExperiment(rows(3000), definition());

  test("B20 rows of a list, a generator, an asynchronous source and of text make the same report", async () => {
    async function* later() {
      yield* rows(3000);
    }
    const asText = [...rows(3000)].map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)])),
    );
    expect(analyzeExperiment([...rows(3000)], definition())).toEqual(whole);
    expect(await analyzeExperiment(later(), definition())).toEqual(whole);
    expect(analyzeExperiment(asText, definition())).toEqual(whole);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  test("B20 the order of rows does not matter but for the last digits", () => {
    const back = analyzeExperiment([...rows(3000)].reverse(), definition());
    expect(back.verdict.message).toBe(whole.verdict.message);
    expect(back.metrics[0]).toEqual(whole.metrics[0]);
    expect(back.metrics[1]?.comparisons[0]?.diff).toBeCloseTo(whole.metrics[1]?.comparisons[0]?.diff ?? 0, 6);
  });

  test("B20 rows of counts and sums by arm make the same as single rows", () => {
    const single = Array.from({ length: 400 }, (_, i) => ({
      variant: i % 2 === 0 ? "a" : "b",
      cured: i % 5 < (i % 2) + 2,
    }));
    const [a, b] = ["a", "b"].map((variant) => {
      const own = single.filter((row) => row.variant === variant);
      return { variant, cases: own.length, cured: own.filter(({ cured }) => cured).length };
    });
    if (a === undefined || b === undefined) throw new Error("two arms");
    const counted = simple({
      columns: { units: "cases" },
      metrics: [{ id: "cured", role: "primary", successes: "cured", trials: "cases" }],
    });
    const fromRows = analyzeExperiment(single, simple());
    const fromCounts = analyzeExperiment([a, b], counted);
    const arms = [a, b].map(({ variant, cases, cured }) => {
      return { variant, units: cases, metrics: { cured: { successes: cured, trials: cases } } };
    });
    const fromSums = analyzeExperiment({ arms }, simple());
    for (const report of [fromCounts, fromSums]) {
      expect([report.rows, report.units]).toEqual([2, 400]);
      expect(report.metrics).toEqual(fromRows.metrics);
      expect(report.arms).toEqual(fromRows.arms);
      expect(report.verdict).toEqual(fromRows.verdict);
    }
  });

  test("B20 sums of means, ratios and times are taken as such", () => {
    const metrics: ExperimentDefinition["metrics"] = [
      { id: "paid", kind: "mean", role: "primary", column: "paid" },
      { id: "cost", numerator: "cost", denominator: "paid" },
      { id: "time", days: "days", event: "event" },
    ];
    const data: ExperimentRow[] = [
      { variant: "a", paid: 10, cost: 1, days: 3, event: 1 },
      { variant: "a", paid: 20, cost: 3, days: 5, event: 0 },
      { variant: "b", paid: 30, cost: 2, days: 4, event: 1 },
      { variant: "b", paid: 10, cost: 2, days: 6, event: 1 },
    ];
    const arm = (variant: string) => {
      const own = data.filter((row) => row.variant === variant);
      const sum = (of: (row: ExperimentRow) => number) => own.reduce((total, row) => total + of(row), 0);
      const [paid, cost] = [(row: ExperimentRow) => Number(row.paid), (row: ExperimentRow) => Number(row.cost)];
      return {
        variant,
        units: 2,
        metrics: {
          paid: { n: 2, sum: sum(paid), sumSquares: sum((row) => paid(row) ** 2) },
          cost: {
            ...{ n: 2, sumX: sum(paid), sumY: sum(cost), sumXX: sum((row) => paid(row) ** 2) },
            ...{ sumYY: sum((row) => cost(row) ** 2), sumXY: sum((row) => paid(row) * cost(row)) },
          },
          time: {
            days: own.map(({ days, event }) => ({
              day: Number(days),
              events: Number(event),
              censored: 1 - Number(event),
            })),
          },
        },
      };
    };
    const given = simple({ metrics });
    const [one, other] = [analyzeExperiment(data, given), analyzeExperiment({ arms: [arm("a"), arm("b")] }, given)];
    other.metrics.forEach((metric, i) => {
      metric.comparisons.forEach((comparison, at) => {
        expect(comparison.diff).toBeCloseTo(one.metrics[i]?.comparisons[at]?.diff ?? 0, 9);
        expect(comparison.fixed.pValue).toBeCloseTo(one.metrics[i]?.comparisons[at]?.fixed.pValue ?? 0, 9);
      });
    });
  });

  test("B21 a million rows keep no more memory than a thousand, ids included", () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const used = () => {
      collect();
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      return heapUsed + Math.max(external, arrayBuffers);
    };
    let most = 0;
    const count = sized(20_000, 1_000_000);
    function* watched() {
      let i = 0;
      for (const row of rows(count)) {
        if (++i % (count / 10) === 0) most = Math.max(most, used());
        yield row;
      }
    }
    const before = used();
    const report = analyzeExperiment(watched(), definition());
    const grown = (most - before) / 1e6;
    note(`${count} rows: ${grown.toFixed(1)} MB more at most`);
    expect(report.rows).toBe(count);
    expect(report.warnings.map(({ code }) => code)).not.toContain("units.repeated");
    // Hashes of a million ids take 32 MB; all the rest is sums.
    expect(grown).toBeLessThan(WHOLE ? 50 : 10);
  });
});

describe("what cannot be read is told with its row", () => {
  const ok = { variant: "a", cured: 1 };
  test.each<[string, ExperimentRow, Partial<ExperimentDefinition>, string, string]>([
    ["an unknown variant", { variant: "c", cured: 1 }, {}, "row.variantUnknown", "There is no variant c"],
    ["no variant", { cured: 1 }, {}, "row.columnMissing", 'no column "variant"'],
    ["an empty variant", { variant: "", cured: 1 }, {}, "row.variantMissing", "no variant"],
    ["a missing column", { variant: "a" }, {}, "row.columnMissing", 'no column "cured"'],
    ["an empty outcome", { variant: "a", cured: null }, {}, "row.empty", "pending"],
    ["an outcome of two", { variant: "a", cured: 2 }, {}, "row.outcome", "true or false"],
    ["no object", [] as unknown as ExperimentRow, {}, "row.shape", "no object"],
  ])("B15 %s", (_, bad, parts, code, words) => {
    const { problems, count } = problemsOf([ok, bad, ok], simple(parts));
    expect(count).toBe(1);
    expect(problems).toEqual([{ code, row: 2, data: expect.anything(), message: expect.stringContaining(words) }]);
  });

  const counts = simple({ metrics: [{ id: "m", role: "primary", successes: "s", trials: "t" }] });
  const sums = simple({ metrics: [{ id: "m", role: "primary", n: "n", sum: "s", sumSquares: "q" }] });
  const money = simple({
    columns: { currency: "cur" },
    metrics: [{ id: "m", measure: "recovered", role: "primary", column: "paid" }],
  });
  const times = simple({ metrics: [{ id: "m", role: "primary", days: "d", event: "e" }] });
  test.each<[string, ExperimentDefinition, ExperimentRow, ExperimentRow, string, string]>([
    ["negative counts", counts, { variant: "a", s: 1, t: 2 }, { variant: "a", s: -1, t: 2 }, "row.count", '"s" is -1'],
    [
      "fractional counts",
      counts,
      { variant: "a", s: 1, t: 2 },
      { variant: "b", s: "1.5", t: 2 },
      "row.count",
      "whole number",
    ],
    [
      "more successes than trials",
      counts,
      { variant: "a", s: 1, t: 2 },
      { variant: "a", s: 3, t: 2 },
      "row.successes",
      "(3) than trials (2)",
    ],
    [
      "impossible sums",
      sums,
      { variant: "a", n: 1, s: 2, q: 4 },
      { variant: "a", n: 2, s: 10, q: 4 },
      "row.sums",
      "too small",
    ],
    [
      "another currency",
      money,
      { variant: "a", cur: "EUR", paid: 1 },
      { variant: "b", cur: "USD", paid: 1 },
      "row.currency",
      "in USD, those of row 1 in EUR",
    ],
    [
      "no currency",
      money,
      { variant: "a", cur: "EUR", paid: 1 },
      { variant: "b", cur: "eur", paid: 1 },
      "row.currencyMissing",
      "three capital letters",
    ],
    [
      "a fraction of a cent",
      money,
      { variant: "a", cur: "EUR", paid: 1 },
      { variant: "b", cur: "EUR", paid: "1.5" },
      "row.minor",
      "minor units",
    ],
    [
      "words for a number",
      money,
      { variant: "a", cur: "EUR", paid: 1 },
      { variant: "b", cur: "EUR", paid: "much" },
      "row.number",
      "much",
    ],
    ["half a day", times, { variant: "a", d: 1, e: 1 }, { variant: "a", d: 1.5, e: 1 }, "row.days", "whole number"],
  ])("B15 %s", (_, given, good, bad, code, words) => {
    expect(problemsOf([good, bad], given).problems).toEqual([
      { code, row: 2, data: expect.anything(), message: expect.stringContaining(words) },
    ]);
  });

  test("B15 a day that does not exist", () => {
    const given = simple({ columns: { day: "day" } });
    expect(problemsOf([{ variant: "a", cured: 1, day: "2026-02-30" }], given).problems[0]).toMatchObject({
      code: "row.day",
      row: 1,
    });
  });

  test("B15 all problems are counted, twenty told, and rows numbered by whoever reads them", () => {
    const bad = Array.from({ length: 50 }, () => ({ variant: "c", cured: 1 }));
    const { problems, count } = problemsOf(bad, simple());
    expect([problems.length, count, problems[19]?.row]).toEqual([20, 50, 20]);
    let line = 1;
    const numbered = () => analyzeExperiment(bad.slice(0, 1), simple(), { rowNumber: () => ++line });
    expect(numbered).toThrow("row.variantUnknown row 2: There is no variant c; the definition has a, b.");
  });

  test("B15 sums by arm are checked alike, and name the arm", () => {
    const arms = [
      { variant: "a", units: 2, metrics: { cured: { successes: 3, trials: 2 } } },
      { variant: "b", units: -2, metrics: { cured: { successes: 1, trials: 2 } } },
      { variant: "c", units: 2, metrics: {} },
      { variant: "a", units: 2, metrics: {} },
    ];
    expect(() => analyzeExperiment({ arms }, simple())).toThrow(ExperimentError);
    try {
      analyzeExperiment({ arms }, simple());
    } catch (reason) {
      const { problems } = reason as ExperimentError;
      expect(problems.map(({ code, row }) => `${code} ${row}`)).toEqual([
        ...["row.successes 1", "row.count 2", "row.variantUnknown 3", "metric.missing 4"],
      ]);
    }
  });
});

describe("what makes no sense in a definition is told with its place", () => {
  const { variants, metrics } = simple();
  test.each<[string, unknown, string]>([
    ["no object", [], "definition.shape "],
    ["an unknown member", { ...simple(), colums: {} }, "definition.unknownMember /colums"],
    ["no id", { variants, metrics }, "definition.shape /id"],
    ["one variant", simple({ variants: [{ key: "a", weight: 10_000 }] }), "definition.shape /variants"],
    [
      "weights of 90 percent",
      simple({
        variants: [
          { key: "a", weight: 5000 },
          { key: "b", weight: 4000 },
        ],
      }),
      "definition.weights /variants",
    ],
    [
      "the same variant twice",
      simple({
        variants: [
          { key: "a", weight: 5000 },
          { key: "a", weight: 5000 },
        ],
      }),
      "definition.duplicate /variants/1",
    ],
    [
      "two controls",
      simple({ variants: variants.map((each) => ({ ...each, control: true })) }),
      "definition.control /variants",
    ],
    ["nothing that decides", simple({ metrics: [{ id: "x", column: "x" }] }), "definition.primary /metrics"],
    [
      "a metric without columns",
      { ...simple(), metrics: [{ id: "x", role: "primary", kind: "ratio", column: "x" }] },
      "definition.shape /metrics/0",
    ],
    [
      "an unknown measure",
      { ...simple(), metrics: [{ id: "x", role: "primary", measure: "joy", column: "x" }] },
      "definition.shape /metrics/0/measure",
    ],
    ["a confidence of 95", simple({ confidence: 95 }), "definition.shape /confidence"],
    ["a column that is no text", { ...simple(), columns: { day: 1 } }, "definition.shape /columns/day"],
  ])("B22 %s", (_, value, says) => {
    const problems = checkDefinition(value).map(({ code, path }) => `${code} ${path}`);
    expect(problems).toEqual([says]);
    expect(() => analyzeExperiment([], value as ExperimentDefinition)).toThrow(ExperimentError);
  });

  test("B22 a sound one has no problems", () => {
    expect(checkDefinition(definition())).toEqual([]);
    expect(checkDefinition(JSON.parse(JSON.stringify(definition())))).toEqual([]);
  });
});
