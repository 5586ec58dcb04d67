/** What a report says to do: the verdict and its words, and what to keep in mind. */

import { describe, expect, test } from "vitest";
import {
  adjustPValues,
  analyzeExperiment,
  describeComparisons,
  describeVerdict,
  describeWarnings,
  type ExperimentReport,
} from "../../src/experiments.ts";
import { definition, rows, simple } from "./sample.ts";

describe("the verdict", () => {
  const codeOf = (report: ExperimentReport) => report.verdict.code;

  test("B23 nothing to compare", () => {
    expect(codeOf(analyzeExperiment([], definition()))).toBe("empty");
    expect(codeOf(analyzeExperiment([{ variant: "a", cured: 1 }], simple()))).toBe("empty");
  });

  test("B23 not enough data, with the days that are missing", () => {
    const { verdict } = analyzeExperiment(
      rows(1500, { cure: [0.44, 0.45] }),
      definition({ plan: { units: 1860, perDay: 40 } }),
    );
    expect(verdict).toMatchObject({ code: "notEnough", variant: "three", data: { moreUnits: 360, moreDays: 9 } });
    expect(verdict.message).toMatch(/^Not enough data yet: about 9 more days\. So far, Cured: /);
  });

  test("B23 what would take years is not counted in days, and an interval over everything is no interval", () => {
    const few = Array.from({ length: 40 }, (_, i) => ({
      variant: i % 2 === 0 ? "a" : "b",
      cured: i % 4 < 2 ? 1 : 0,
      day: `2026-0${1 + (i % 9)}-01`,
    }));
    const report = analyzeExperiment(few, { ...simple(), columns: { variant: "variant", day: "day" } });
    expect(report.verdict.data.moreDays).toBeGreaterThan(730);
    expect(report.metrics[0]?.comparisons[0]?.ci).toEqual([-1, 1]);
    expect(report.verdict.message).toBe(
      "Not enough data yet: at this pace it takes more than two years. Let more people in, or test something bolder. So far, cured: 50.0% for b, 50.0% for the control; nothing limits the true difference yet.",
    );
  });

  test("B23 an early difference decides nothing: under a hundred units, or ten successes", () => {
    const early = Array.from({ length: 160 }, (_, i) => ({ variant: i % 2 === 0 ? "a" : "b", cured: i % 2 }));
    expect(codeOf(analyzeExperiment(early, simple()))).toBe("notEnough");
    const rare = Array.from({ length: 4000 }, (_, i) => ({ variant: i % 2 === 0 ? "a" : "b", cured: i < 18 && i % 2 }));
    expect(codeOf(analyzeExperiment(rare, simple()))).toBe("notEnough");
  });

  test("B23 better, with its uncertainty", () => {
    const { verdict, verdicts } = analyzeExperiment(rows(12_000), definition());
    expect(verdict).toMatchObject({ code: "better", variant: "three" });
    expect(verdict.message).toMatch(
      /^B cures more cases\. 4\d\.\d% instead of 4\d\.\d%: \d\.\d points more, very likely between \d\.\d and \d\.\d points\./,
    );
    expect(verdicts).toHaveLength(1);
  });

  test("B23 better, but a guardrail vetoes", () => {
    const { verdict } = analyzeExperiment(rows(12_000, { optOut: [0.011, 0.06] }), definition());
    expect(verdict).toMatchObject({ code: "betterButHarm", data: { breached: ["optOut"] } });
    expect(verdict.message).toMatch(/^B cures more cases, but opt-outs rose: do not roll out\. /);
  });

  test("B23 a guardrail that gets worse for certain, but within its limit, does not veto", () => {
    const [, ...others] = [...definition().metrics].reverse();
    const wide = { id: "optOut", measure: "optOut", role: "guardrail", limit: 0.2, column: "optOut" } as const;
    const given = definition({ metrics: [...others, wide] });
    const { verdict, metrics } = analyzeExperiment(rows(12_000, { optOut: [0.011, 0.06] }), given);
    expect(metrics.at(-1)?.comparisons[0]).toMatchObject({ direction: "worse", guardrail: "within" });
    expect(verdict.code).toBe("better");
  });

  test("B23 no better, and a guardrail is breached", () => {
    const { verdict } = analyzeExperiment(rows(4000, { cure: [0.44, 0.44], optOut: [0.011, 0.06] }), definition());
    expect(verdict.code).toBe("harm");
    expect(verdict.message).toMatch(/^Under B opt-outs rose: stop it\. /);
  });

  test("B23 worse", () => {
    const { verdict } = analyzeExperiment(rows(12_000, { cure: [0.49, 0.43] }), definition());
    expect(verdict.code).toBe("worse");
    expect(verdict.message).toMatch(/^B cures fewer cases: keep A\. /);
  });

  test("B23 no difference that matters", () => {
    expect(codeOf(analyzeExperiment(rows(36_000, { cure: [0.44, 0.44] }), definition()))).toBe("same");
  });

  test("B23 all planned data are in, and nothing is certain", () => {
    const { verdict } = analyzeExperiment(rows(3000, { cure: [0.44, 0.45] }), definition({ plan: { units: 3000 } }));
    expect(verdict.code).toBe("unclear");
  });

  test("B23 groups of the wrong size come before everything else", () => {
    const uneven = [...rows(12_000)].filter(({ variant }, i) => variant !== "three" || i % 5 > 0);
    const { verdict, mismatch } = analyzeExperiment(uneven, definition());
    expect(mismatch.mismatch).toBe(true);
    expect(verdict).toMatchObject({ code: "mismatch", variant: null });
    expect(verdict.message).toContain("Do not trust any difference");
  });

  test("B23 with one look, nothing is decided before the planned units are in", () => {
    const fixed = definition({ method: "fixed", plan: { units: 13_000 } });
    expect(codeOf(analyzeExperiment(rows(12_000), fixed))).toBe("notEnough");
    const { verdict } = analyzeExperiment(rows(13_000), fixed);
    expect(verdict.code).toBe("better");
    expect(verdict.message).toContain("if this is the only look");
  });

  test("B23 of several good challengers the one that gains most, and each has its own", () => {
    const variants = ["a", "b", "c", "d"].map((key) => ({ key, weight: 2500 }));
    const rate = [3, 5, 6, 3];
    const data = Array.from({ length: 8000 }, (_, i) => ({
      variant: "abcd"[i % 4],
      cured: (i >> 2) % 10 < (rate[i % 4] ?? 0),
    }));
    const { verdict, verdicts } = analyzeExperiment(data, simple({ variants }));
    expect(verdict).toMatchObject({ code: "better", variant: "c" });
    expect(verdicts.map(({ variant, code }) => `${variant} ${code}`)).toEqual(["b better", "c better", "d notEnough"]);
  });
});

describe("words", () => {
  const report = analyzeExperiment(rows(12_000), definition());

  test("B24 are made from codes and data, in English and Spanish, and are always the same", () => {
    expect(describeVerdict(report)).toBe(report.verdict.message);
    const stored: ExperimentReport = JSON.parse(JSON.stringify(report));
    expect(describeVerdict(stored, { locale: "es" })).toBe(describeVerdict(report, { locale: "es" }));
    expect(describeVerdict(report, { locale: "es" })).toMatch(
      /^B regulariza más casos\. 4\d,\d % en vez de 4\d,\d %: \d,\d puntos más, muy probablemente entre/,
    );
    expect(() => describeVerdict(report, { locale: "fr" })).toThrow("There are no words for the locale fr");
  });

  test("B24 every verdict but those without data names an interval, in both languages", () => {
    const cases: [number, object, object][] = [
      [1500, {}, {}],
      [12_000, {}, {}],
      [12_000, { optOut: [0.011, 0.06] }, {}],
      [4000, { cure: [0.44, 0.44], optOut: [0.011, 0.06] }, {}],
      [12_000, { cure: [0.49, 0.43] }, {}],
      [36_000, { cure: [0.44, 0.44] }, {}],
      [3000, { cure: [0.44, 0.45] }, { plan: { units: 3000 } }],
    ];
    for (const [count, truth, parts] of cases) {
      const found = analyzeExperiment(rows(count, truth), definition(parts));
      expect(describeVerdict(found)).toMatch(/between .* and |anything from .* to /);
      expect(describeVerdict(found, { locale: "es" })).toMatch(/entre .* y /);
    }
  });

  test("B24 what is written as nothing has no sign", () => {
    const data = Array.from({ length: 4000 }, (_, i) => ({ variant: i % 2 === 0 ? "a" : "b", cured: (i >> 1) % 2 }));
    data.push({ variant: "b", cured: 0 });
    const [told] = describeComparisons(analyzeExperiment(data, simple()));
    expect(told?.metrics[0]?.difference).toBe("0.0 points");
  });

  test("B24 measures of the host's own are told by their title", () => {
    const given = simple({ metrics: [{ id: "x", title: "Called back", role: "primary", column: "cured" }] });
    const data = Array.from({ length: 4000 }, (_, i) => ({
      variant: i % 2 === 0 ? "a" : "b",
      cured: (i >> 1) % 10 < 3 + (i % 2) * 2,
    }));
    expect(analyzeExperiment(data, given).verdict.message).toMatch(
      /^b shows more in “Called back”\. 50\.0% instead of 30\.0%: 20\.0 points more/,
    );
  });
});

describe("what to keep in mind", () => {
  const codes = (report: ExperimentReport) => report.warnings.map(({ code }) => code);

  test("B25 a breakdown says how many comparisons it makes, and adjusts for them", () => {
    const report = analyzeExperiment(rows(6000), definition());
    expect(report.segments.map(({ column, value, comparisons }) => [column, value, comparisons.length])).toEqual([
      ["band", "large", 2],
      ["band", "medium", 2],
      ["band", "small", 2],
    ]);
    const all = report.segments.flatMap(({ comparisons }) => comparisons);
    const holm = adjustPValues(
      all.map(({ pValue }) => pValue),
      "holm",
    );
    expect(all.map(({ adjustedPValue }) => adjustedPValue)).toEqual(holm);
    expect(report.warnings).toContainEqual({ code: "segments", data: { count: 6, expected: 0.3 } });
    for (const { comparisons } of report.segments) {
      for (const { pValue, adjustedPValue } of comparisons) expect(adjustedPValue >= pValue).toBe(true);
    }
    expect(describeWarnings(report).at(-1)).toContain("by chance alone about 0.3 of them would look certain");
    expect(report.segments.reduce((sum, { units }) => sum + units, 0)).toBe(report.units);
  });

  test("B25 more than forty values of a column are counted together", () => {
    const many = [...rows(600)].map((row, i) => ({ ...row, band: `b${i % 60}` }));
    const report = analyzeExperiment(many, definition());
    expect(report.segments).toHaveLength(41);
    expect(codes(report)).toContain("segments.pooled");
  });

  test("B25 units that come twice, or have another variant than the hash gives, are counted", () => {
    const twice = [...rows(500), ...rows(100)];
    expect(analyzeExperiment(twice, definition()).warnings).toContainEqual({
      code: "units.repeated",
      data: { count: 100, rows: 600 },
    });
    const strayed = [...rows(500)].map((row, i) => ({ ...row, variant: i < 20 ? "holdout" : row.variant }));
    const { warnings } = analyzeExperiment(strayed, definition());
    const found = warnings.find(({ code }) => code === "units.strayed");
    expect(found?.data.count).toBeGreaterThan(10);
    expect(found?.data.count).toBeLessThanOrEqual(20);
    expect(codes(analyzeExperiment(rows(500), definition()))).not.toContain("units.strayed");
  });

  test("B25 ids that collide in the assignment hash, under any seed, are not taken for one", () => {
    const data = ["D-904234", "D-136812", "D-906812", "D-134234"].map((debtor) => ({ variant: "a", cured: 1, debtor }));
    expect(codes(analyzeExperiment(data, simple({ columns: { unit: "debtor" } })))).toEqual([]);
  });

  test("B25 outcomes that are not known yet are counted apart, never as failures", () => {
    const given = simple({ metrics: [{ id: "cured", role: "primary", column: "cured", empty: "pending" }] });
    const data = Array.from({ length: 100 }, (_, i) => ({ variant: i % 2 === 0 ? "a" : "b", cured: i < 60 ? 1 : "" }));
    const report = analyzeExperiment(data, given);
    expect(report.metrics[0]?.arms).toEqual([
      { variant: "a", n: 30, pending: 20, value: 1 },
      { variant: "b", n: 30, pending: 20, value: 1 },
    ]);
    expect(codes(report)).toEqual(["pending"]);
  });

  test("B26 the primary metric and guardrails are adjusted over challengers, secondary ones over all", () => {
    const variants = [..."abc"].map((key, i) => ({ key, weight: i === 0 ? 4000 : 3000 }));
    const metrics = [
      { id: "p", role: "primary", column: "p" },
      { id: "s", column: "s" },
      { id: "t", column: "t" },
    ] as const;
    const data = Array.from({ length: 900 }, (_, i) => ({
      variant: "abc"[i % 3],
      p: (i * 7) % 11 < 4 + Math.min(1, i % 3),
      s: i % 13 < 5,
      t: (i * 5) % 17 < 6,
    }));
    const report = analyzeExperiment(data, simple({ variants, metrics }));
    const [p, s, t] = report.metrics.map(({ comparisons }) => comparisons);
    const own = (p ?? []).map(({ pValue }) => pValue);
    expect(p?.map(({ adjustedPValue }) => adjustedPValue)).toEqual(adjustPValues(own, "holm"));
    expect(adjustPValues(own, "holm")).not.toEqual(adjustPValues(own, "bh"));
    const all = [...(s ?? []), ...(t ?? [])].sort((x, y) => x.pValue - y.pValue);
    expect(all.at(-1)?.adjustedPValue).toBeCloseTo(all.at(-1)?.pValue ?? 0, 12);
  });

  test("B26 a covariate takes noise away and changes nothing else", () => {
    const { metrics } = analyzeExperiment(rows(6000), definition());
    const bare = definition({
      metrics: definition().metrics.map((each) =>
        each.id === "recovered" ? { id: "recovered", measure: "recovered", column: "paid" } : each,
      ),
    });
    const plain = analyzeExperiment(rows(6000), bare).metrics[1]?.comparisons[0];
    const adjusted = metrics[1]?.comparisons[0];
    const widthOf = (each: typeof plain) => (each?.fixed.ci[1] ?? 0) - (each?.fixed.ci[0] ?? 0);
    expect(metrics[1]?.adjusted?.explained).toBeGreaterThan(0.03);
    expect(widthOf(adjusted)).toBeLessThan(widthOf(plain));
    expect(Math.abs((adjusted?.diff ?? 0) - (plain?.diff ?? 0))).toBeLessThan(widthOf(plain) / 2);
  });

  test("B26 texts inside one message are compared like strategies, message by message", () => {
    const content = { strategy: "early", node: "mail7", template: "offer@1" };
    const given = simple({ content, columns: { unit: "message" } });
    const data = Array.from({ length: 3000 }, (_, i) => ({
      variant: i % 2 === 0 ? "a" : "b",
      message: `M-${i}`,
      cured: (i >> 1) % 20 < 4 + (i % 2) * 3,
    }));
    expect(analyzeExperiment(data, given).verdict).toMatchObject({ code: "better", variant: "b" });
  });
});
