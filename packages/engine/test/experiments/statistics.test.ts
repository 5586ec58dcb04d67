/** Known answers: published tables, and R, which `scripts/experiments.R` asked. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PairAccumulator } from "../../src/statistics/accumulate.ts";
import { lowerBeta, upperBeta } from "../../src/statistics/beta.ts";
import {
  chiSquareTail,
  erf,
  erfc,
  normalCdf,
  normalQuantile,
  tCritical,
  tTwoSided,
} from "../../src/statistics/distributions.ts";
import { lnGamma } from "../../src/statistics/gamma.ts";
import { adjustMeans, compareMeans, compareMoments, compareRatios, pairMomentsOf } from "../../src/statistics/means.ts";
import { compareProportions } from "../../src/statistics/proportions.ts";
import { compareSequential } from "../../src/statistics/sequential.ts";
import { minimumDetectableEffect, sampleSizeForMeans, sampleSizeForProportions } from "../../src/statistics/sizes.ts";
import { commonHorizon, cureCurve, type DayCount, logRank, restrictedMean } from "../../src/statistics/survival.ts";
import { adjustPValues, sampleRatioMismatch } from "../../src/statistics/tests.ts";
import { close, pairSumsOf, reference, sumsOf } from "./reference.ts";

const proportion = ([successes = 0, trials = 0]: readonly number[]) => ({ successes, trials });

describe("distributions", () => {
  const functions: Readonly<Record<string, (...args: number[]) => number>> = {
    normalCdf,
    normalQuantile,
    chiSquareTail,
    tTwoSided,
    tCritical,
    lowerBeta: (a = 0, b = 0, x = 0) => lowerBeta(a, b, x),
  };

  test("B1 tails and quantiles are those of R to ten digits", () => {
    for (const { name, args, value } of reference.distributions) close(functions[name]?.(...args) ?? 0, value, 1e-10);
  });

  /** Source: Abramowitz and Stegun, Handbook of Mathematical Functions, tables 6.1, 7.1 and 7.3. */
  test("B1 gamma and error functions are those of the Handbook of Mathematical Functions", () => {
    close(lnGamma(0.5), Math.log(Math.PI) / 2, 1e-13);
    close(Math.exp(lnGamma(1.5)), 0.886226925452758, 1e-13);
    close(lnGamma(101), 363.739375555563, 1e-13);
    close(erf(0.5), 0.520499877813047, 1e-14);
    close(erf(-2), -0.995322265018953, 1e-14);
    close(erfc(3), 2.209049699858544e-5, 1e-12);
  });

  test("B1 the tails of a beta distribution add up", () => {
    for (const [a, b, x] of [
      [2, 3, 0.4],
      [0.5, 90, 0.01],
      [1e6, 2e6, 0.3333],
    ] as const)
      close(lowerBeta(a, b, x) + upperBeta(a, b, x), 1, 1e-12);
  });
});

describe("two proportions", () => {
  /** Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10. */
  test.each([
    [
      [56, 70],
      [48, 80],
      [0.0524, 0.3339],
    ],
    [
      [9, 10],
      [3, 10],
      [0.1705, 0.809],
    ],
    [
      [6, 7],
      [2, 7],
      [0.0582, 0.8062],
    ],
    [
      [5, 56],
      [0, 29],
      [-0.0381, 0.1926],
    ],
    [
      [0, 10],
      [0, 20],
      [-0.1611, 0.2775],
    ],
    [
      [0, 10],
      [0, 10],
      [-0.2775, 0.2775],
    ],
    [
      [10, 10],
      [0, 20],
      [0.6791, 1],
    ],
    [
      [10, 10],
      [0, 10],
      [0.6075, 1],
    ],
  ])("B2 the interval of %j against %j is that of Newcombe's table", (treatment, control, [lo, hi]) => {
    const { ci } = compareProportions(proportion(control), proportion(treatment));
    expect([ci[0].toFixed(4), ci[1].toFixed(4)]).toEqual([lo?.toFixed(4), hi?.toFixed(4)]);
  });

  test("B2 test, interval, probability and loss are those of R", () => {
    for (const { control, treatment, confidence, ...known } of reference.proportions) {
      const found = compareProportions(proportion(control), proportion(treatment), { confidence });
      close(found.pValue, known.pValue);
      close(found.ci[0], known.lo);
      close(found.ci[1], known.hi);
      close(found.probTreatmentBetter, known.probTreatmentBetter, 1e-8);
      close(found.expectedLoss, known.expectedLoss, 1e-6);
    }
  });
});

describe("means, adjusted means and ratios", () => {
  test("B3 Welch's test is that of R", () => {
    for (const { control, treatment, confidence, pValue, df, lo, hi } of reference.means) {
      const groups = [control, treatment].map((values) => {
        const group = new PairAccumulator();
        for (const value of values) group.add(0, value);
        return group.moments();
      });
      const [one, other] = groups;
      if (one === undefined || other === undefined) throw new Error("two groups");
      const found = compareMoments(one, other, confidence);
      for (const [is, was] of [
        [found.pValue, pValue],
        [found.df, df],
        [found.ci[0], lo],
        [found.ci[1], hi],
      ] as const)
        close(is, was, one.mean > 1e6 ? 1e-7 : 1e-9);
      if (one.mean > 1e6) continue;
      const sums = compareMeans(sumsOf(control), sumsOf(treatment), { confidence });
      close(sums.pValue, pValue);
      close(sums.ci[0], lo);
    }
  });

  test("B4 means adjusted by a covariate are those of R, with the slope of least squares", () => {
    for (const { controlX, controlY, treatmentX, treatmentY, theta, diff, pValue, lo, hi } of reference.adjusted) {
      const moments = [
        pairMomentsOf(pairSumsOf(controlX, controlY)),
        pairMomentsOf(pairSumsOf(treatmentX, treatmentY)),
      ];
      const adjusted = adjustMeans(moments);
      const [one, other] = adjusted.groups;
      if (one === undefined || other === undefined) throw new Error("two groups");
      const found = compareMoments(one, other, 0.95);
      close(adjusted.theta, theta);
      close(found.diff, diff);
      close(found.pValue, pValue);
      close(found.ci[0], lo);
      close(found.ci[1], hi);
    }
  });

  test("B5 ratios by the delta method are those of R", () => {
    for (const { controlX, controlY, treatmentX, treatmentY, diff, pValue, lo, hi } of reference.ratios) {
      const found = compareRatios(pairSumsOf(controlX, controlY), pairSumsOf(treatmentX, treatmentY));
      close(found.diff, diff);
      close(found.pValue, pValue);
      close(found.ci[0], lo);
      close(found.ci[1], hi);
    }
  });
});

describe("always valid", () => {
  test("B32 sequential intervals and p-values are those of the published formulas, as R computes them", () => {
    for (const { control, treatment, confidence, tunedFor, lo, hi, pValue } of reference.sequentials) {
      const found = compareSequential(sumsOf(control), sumsOf(treatment), { confidence, tunedFor });
      close(found.ci[0], lo);
      close(found.ci[1], hi);
      close(found.pValue, pValue);
    }
  });

  test("B32 a p-value below alpha is an interval that leaves out nothing", () => {
    const group = fc.integer({ min: 2, max: 5000 }).chain((n) => fc.tuple(fc.constant(n), fc.nat({ max: n })));
    fc.assert(
      fc.property(group, group, fc.constantFrom(0.9, 0.95, 0.99), ([n, s], [m, t], confidence) => {
        const { ci, pValue } = compareSequential(
          { successes: s, trials: n },
          { successes: t, trials: m },
          { confidence },
        );
        if (Math.abs(pValue - (1 - confidence)) > 1e-9) expect(ci[0] > 0 || ci[1] < 0).toBe(pValue < 1 - confidence);
      }),
    );
  });
});

describe("many tests, sizes and curves", () => {
  test("B6 a mismatch of sizes is the chi-square test of R", () => {
    for (const { counts, weights, pValue } of reference.mismatches) {
      const found = sampleRatioMismatch(counts, weights);
      close(found.pValue, pValue);
      expect(found.mismatch).toBe(pValue < 0.001);
    }
    expect(sampleRatioMismatch([4850, 5150], [1, 1])).toMatchObject({ mismatch: false });
    expect(sampleRatioMismatch([4830, 5170], [1, 1])).toMatchObject({ mismatch: true });
  });

  test("B7 adjusted p-values are those of R", () => {
    for (const { p, holm, bh } of reference.adjustments) {
      adjustPValues(p, "holm").forEach((value, i) => {
        close(value, holm[i] ?? -1, 1e-12);
      });
      adjustPValues(p, "bh").forEach((value, i) => {
        close(value, bh[i] ?? -1, 1e-12);
      });
    }
  });

  test("B8 sample sizes are those of R's power.prop.test, not rounded", () => {
    for (const { n, ...plan } of reference.sizes) close(sampleSizeForProportions(plan), n, 1e-8);
  });

  test("B8 the smallest effect that can be found needs just the units there are", () => {
    for (const { baseline, n, power, alpha, target } of reference.sizes) {
      if (target < baseline) continue;
      close(minimumDetectableEffect({ baseline, perVariant: n, power, alpha }), target - baseline, 1e-7);
    }
  });

  /** Source: R, power.t.test(delta = 0.5, sd = 1, power = 0.9) gives n = 85.03, with the t distribution. */
  test("B8 sizes for means are one or two below those with the t distribution", () => {
    const n = sampleSizeForMeans({ sd: 1, difference: 0.5, power: 0.9 });
    expect(n).toBeGreaterThan(83);
    expect(n).toBeLessThan(85.03);
  });

  test("B9 curves, their intervals and restricted means are those of R's survfit", () => {
    for (const { time, status, horizon, days, share, lo, hi, mean, se } of reference.curves) {
      const counts = countsOf(time, status);
      const points = cureCurve(counts);
      expect(points.map(({ day }) => day)).toEqual(days);
      points.forEach((point, i) => {
        close(point.share, share[i] ?? -1, 1e-12);
        close(point.ci[0], lo[i] ?? point.share);
        close(point.ci[1], hi[i] ?? point.share);
      });
      const restricted = restrictedMean(counts, horizon);
      close(restricted.mean, mean);
      close(Math.sqrt(restricted.variance / restricted.n), se);
    }
  });

  test("B9 the comparison of two curves is R's survdiff", () => {
    for (const { time, status, group, chiSquare, pValue } of reference.logRanks) {
      const of = (wanted: number) => {
        const rows = time.map((_, i) => i).filter((i) => group[i] === wanted);
        return countsOf(
          rows.map((i) => time[i] ?? 0),
          rows.map((i) => status[i] ?? 0),
        );
      };
      const found = logRank(of(0), of(1));
      close(found.chiSquare, chiSquare);
      close(found.pValue, pValue);
      expect(commonHorizon([of(0), of(1)])).toBeGreaterThan(0);
    }
  });
});

function countsOf(time: readonly number[], status: readonly number[]): DayCount[] {
  return [...new Set(time)]
    .sort((a, b) => a - b)
    .map((day) => {
      const events = time.filter((at, i) => at === day && status[i] === 1).length;
      return { day, events, censored: time.filter((at) => at === day).length - events };
    });
}
