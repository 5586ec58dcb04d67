/** What holds for all counts: symmetry, finite numbers at every edge, and refusal of what cannot be. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adjustPValues,
  compareMeans,
  compareProportions,
  compareRatios,
  compareSequential,
  cureCurve,
  minimumDetectableEffect,
  type Proportion,
  sampleRatioMismatch,
  sampleSizeForMeans,
  sampleSizeForProportions,
  totalForProportions,
} from "../../src/experiments.ts";

const proportion = (most: number): fc.Arbitrary<Proportion> =>
  fc
    .nat({ max: most })
    .chain((trials) => fc.record({ successes: fc.nat({ max: trials }), trials: fc.constant(trials) }));
const groups = fc.oneof(
  fc.tuple(proportion(12), proportion(12)),
  fc.tuple(proportion(5_000_000), proportion(5_000_000)),
);

describe("edges", () => {
  const edges: readonly Proportion[] = [
    { successes: 0, trials: 0 },
    { successes: 0, trials: 1 },
    { successes: 1, trials: 1 },
    { successes: 0, trials: 1000 },
    { successes: 1000, trials: 1000 },
    { successes: 0, trials: 9_000_000 },
    { successes: 9_000_000, trials: 9_000_000 },
    { successes: 4_500_000, trials: 9_000_000 },
  ];
  test.each(edges.flatMap((one) => edges.map((other) => [one, other] as const)))(
    "B13 %j against %j stays finite and sensible",
    (control, treatment) => {
      for (const { diff, pValue, ci } of [
        compareProportions(control, treatment),
        compareSequential(control, treatment),
      ]) {
        expect([diff, pValue, ...ci].every(Number.isFinite) || control.trials < 2 || treatment.trials < 2).toBe(true);
        expect(pValue >= 0 && pValue <= 1).toBe(true);
        expect(ci[0] <= diff + 1e-12 && diff - 1e-12 <= ci[1]).toBe(true);
      }
      const { probTreatmentBetter, expectedLoss } = compareProportions(control, treatment);
      expect(probTreatmentBetter >= 0 && probTreatmentBetter <= 1 && expectedLoss >= 0 && expectedLoss <= 1).toBe(true);
    },
  );

  test("B13 equal groups differ by nothing, with an even chance for each", () => {
    for (const group of edges.slice(1)) {
      const { diff, relative, pValue, probTreatmentBetter } = compareProportions(group, group);
      expect([diff, relative, pValue]).toEqual([0, 0, 1]);
      expect(probTreatmentBetter).toBeCloseTo(0.5, 6);
    }
  });

  test("B13 one value, or values all alike, do not make a mean certain by accident", () => {
    const one = { n: 1, sum: 5, sumSquares: 25 };
    const alike = { n: 4, sum: 20, sumSquares: 100 };
    expect(compareMeans(one, alike)).toMatchObject({ pValue: 1, df: 0 });
    expect(compareMeans(alike, alike)).toMatchObject({ diff: 0, pValue: 1, ci: [0, 0] });
    expect(
      compareRatios(
        { n: 0, sumX: 0, sumY: 0, sumXX: 0, sumYY: 0, sumXY: 0 },
        { n: 3, sumX: 0, sumY: 3, sumXX: 0, sumYY: 3, sumXY: 0 },
      ),
    ).toMatchObject({ pValue: 1 });
    expect(sampleRatioMismatch([0, 0], [1, 1])).toEqual({ pValue: 1, mismatch: false });
    expect(sampleRatioMismatch([5, 1], [1, 0])).toEqual({ pValue: 0, mismatch: true });
    expect(adjustPValues([], "holm")).toEqual([]);
    expect(cureCurve([])).toEqual([]);
  });

  test("B13 groups without anybody are compared by nothing", () => {
    const nobody = { successes: 0, trials: 0 };
    expect(compareProportions(nobody, nobody)).toMatchObject({ pValue: 1, ci: [-1, 1] });
    expect(compareSequential(nobody, nobody)).toMatchObject({ pValue: 1, ci: [-1, 1] });
  });
});

describe("laws", () => {
  test("B14 whoever is called the treatment, the difference is the same with the other sign", () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        for (const compare of [compareProportions, compareSequential] as const) {
          const [there, back] = [compare(one, other), compare(other, one)];
          expect(back.diff + there.diff).toBeCloseTo(0, 12);
          expect(back.pValue).toBeCloseTo(there.pValue, 10);
          expect(back.ci[0] + there.ci[1]).toBeCloseTo(0, 10);
        }
        const [there, back] = [compareProportions(one, other), compareProportions(other, one)];
        expect(back.probTreatmentBetter + there.probTreatmentBetter).toBeCloseTo(1, 6);
        // E[max(C - T, 0)] - E[max(T - C, 0)] = E[C] - E[T].
        const mean = ({ successes, trials }: Proportion) => (successes + 1) / (trials + 2);
        expect(there.expectedLoss - back.expectedLoss).toBeCloseTo(mean(one) - mean(other), 8);
      }),
    );
  });

  test("B14 counting failures instead of successes changes the sign only", () => {
    const failures = ({ successes, trials }: Proportion) => ({ successes: trials - successes, trials });
    fc.assert(
      fc.property(groups, ([one, other]) => {
        fc.pre(one.trials > 0 && other.trials > 0);
        const [there, back] = [compareProportions(one, other), compareProportions(failures(one), failures(other))];
        expect(back.pValue).toBeCloseTo(there.pValue, 8);
        expect(back.ci[0] + there.ci[1]).toBeCloseTo(0, 8);
        expect(back.probTreatmentBetter + there.probTreatmentBetter).toBeCloseTo(1, 6);
      }),
    );
  });

  test("B14 more confidence is a wider interval, and no difference passes sooner with many looks than with one", () => {
    fc.assert(
      fc.property(fc.tuple(proportion(5000), proportion(5000)), ([one, other]) => {
        const [narrow, wide] = [0.9, 0.99].map((confidence) => compareProportions(one, other, { confidence }).ci);
        expect((narrow?.[0] ?? 0) >= (wide?.[0] ?? 0) && (narrow?.[1] ?? 0) <= (wide?.[1] ?? 0)).toBe(true);
        const always = compareSequential(one, other);
        expect(always.pValue + 1e-9 >= compareProportions(one, other).pValue).toBe(true);
      }),
    );
  });

  test("B14 adjusted p-values never get smaller, keep their order, and Holm is the stricter", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
        const [holm, bh] = [adjustPValues(p, "holm"), adjustPValues(p, "bh")];
        p.forEach((value, i) => {
          expect((holm[i] ?? 0) >= value && (bh[i] ?? 0) >= value && (holm[i] ?? 0) >= (bh[i] ?? 0) - 1e-15).toBe(true);
          p.forEach((other, j) => {
            if (value < other) expect((holm[i] ?? 0) <= (holm[j] ?? 0)).toBe(true);
          });
        });
      }),
    );
  });

  test("B14 a curve only rises, within its interval", () => {
    const day = fc.record({ events: fc.nat({ max: 5 }), censored: fc.nat({ max: 5 }) });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 30 }), (days) => {
        let before = 0;
        for (const { share, ci } of cureCurve(days.map((each, at) => ({ day: at, ...each })))) {
          expect(share >= before && share <= 1 && ci[0] <= share + 1e-12 && share - 1e-12 <= ci[1]).toBe(true);
          before = share;
        }
      }),
    );
  });

  test("B14 unequal shares never need fewer units than equal ones, up to the skew of the rates", () => {
    const plan = { baseline: 0.3, target: 0.36 };
    const equal = totalForProportions(plan, { control: 0.5, treatment: 0.5 });
    expect(equal).toBeCloseTo(2 * sampleSizeForProportions(plan), 9);
    expect(totalForProportions(plan, { control: 0.9, treatment: 0.1 })).toBeGreaterThan(2 * equal);
    expect(sampleSizeForMeans({ sd: 2, difference: 1 })).toBeCloseTo(
      4 * sampleSizeForMeans({ sd: 1, difference: 1 }),
      9,
    );
  });
});

describe("what cannot be is refused", () => {
  const one = { successes: 1, trials: 2 };
  test.each<[string, () => unknown]>([
    ["negative counts", () => compareProportions({ successes: -1, trials: 2 }, one)],
    ["fractional counts", () => compareProportions({ successes: 0.5, trials: 2 }, one)],
    ["more successes than trials", () => compareSequential({ successes: 3, trials: 2 }, one)],
    ["no number", () => compareProportions({ successes: Number.NaN, trials: 2 }, one)],
    ["impossible sums", () => compareMeans({ n: 2, sum: 10, sumSquares: 1 }, { n: 2, sum: 1, sumSquares: 1 })],
    [
      "endless sums",
      () => compareMeans({ n: 2, sum: Number.POSITIVE_INFINITY, sumSquares: 1 }, { n: 0, sum: 0, sumSquares: 0 }),
    ],
    ["a confidence of one", () => compareProportions(one, one, { confidence: 1 })],
    ["a tuning of nothing", () => compareSequential(one, one, { tunedFor: 0 })],
    ["fractional sizes", () => sampleRatioMismatch([1.5, 2], [1, 1])],
    ["lists of different length", () => sampleRatioMismatch([1], [1, 1])],
    ["no shares", () => sampleRatioMismatch([1, 1], [0, 0])],
    ["a p-value above one", () => adjustPValues([1.1], "bh")],
    ["equal rates", () => sampleSizeForProportions({ baseline: 0.1, target: 0.1 })],
    ["a rate above one", () => sampleSizeForProportions({ baseline: 0.1, target: 1.1 })],
    ["a power of one", () => sampleSizeForProportions({ baseline: 0.1, target: 0.2, power: 1 })],
    ["no spread", () => sampleSizeForMeans({ sd: 0, difference: 1 })],
    ["nobody", () => minimumDetectableEffect({ baseline: 0.1, perVariant: 0 })],
  ])("B15 %s", (_, call) => {
    expect(call).toThrow(RangeError);
  });
});
