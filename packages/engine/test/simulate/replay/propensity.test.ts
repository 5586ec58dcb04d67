/** Outcomes under another strategy: by hand, by law, and against a truth that is known. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROOF, sized } from "../../../../../scripts/sizes.ts";
import {
  estimateOutcome,
  type PropensityEstimate,
  type PropensityOptions,
  type WeightedOutcome,
} from "../../../src/simulate.ts";
import { expectClose } from "../../kpi/close.ts";

interface Vector {
  readonly name: string;
  readonly samples: readonly WeightedOutcome[];
  readonly options: PropensityOptions;
  readonly estimate: PropensityEstimate;
}

const vectors: { readonly estimates: readonly Vector[] } = JSON.parse(
  readFileSync(new URL("../../vectors/propensity.json", import.meta.url), "utf8"),
);

function estimated(samples: readonly WeightedOutcome[], options: PropensityOptions = {}) {
  const estimate = estimateOutcome(samples, options);
  if (estimate.status === "refused") throw new Error(estimate.reason);
  return estimate;
}

test.each(vectors.estimates)(
  "RY6 $name: the estimate is the one worked out by hand",
  ({ samples, options, estimate }) => {
    expectClose(estimateOutcome(samples, options), estimate);
  },
);

const samples = fc.array(
  fc.record({
    unit: fc.constantFrom(..."abcdefghijklmnop"),
    weight: fc.constantFrom(0, 0.5, 1, 2, 4),
    outcome: fc.integer({ min: 0, max: 10_000 }),
  }),
  { maxLength: 60 },
);

describe("laws", () => {
  test("RY6 weights of 1 give what was recorded, and nobody's difference", () => {
    fc.assert(
      fc.property(
        samples.filter(({ length }) => length > 0),
        (cases) => {
          const { recorded, ips, selfNormalized, difference } = estimated(
            cases.map((one) => ({ ...one, weight: 1 })),
            { minEffective: 1 },
          );
          expect([ips, selfNormalized]).toEqual([recorded, recorded]);
          expect(difference.value).toBe(0);
          expect(difference.high - difference.low).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test("RY6 the effective sample is at most the units, and the order of the cases does not matter", () => {
    fc.assert(
      fc.property(samples, (cases) => {
        const [one, other] = [cases, cases.toReversed()].map((each) => estimateOutcome(each, { minEffective: 1 }));
        expectClose(one, other, 1e-6);
        expect(one?.overlap.effective ?? 0).toBeLessThanOrEqual((one?.overlap.units ?? 0) + 1e-9);
      }),
    );
  });
});

describe("refusals", () => {
  const many = (weight: (i: number) => number, count = 400): WeightedOutcome[] =>
    Array.from({ length: count }, (_, i) => ({ unit: `u${i}`, weight: weight(i), outcome: i % 2 }));
  const reasonOf = (cases: readonly WeightedOutcome[], options?: PropensityOptions) => {
    const estimate = estimateOutcome(cases, options);
    return estimate.status === "refused" ? estimate.reason : "estimated";
  };

  test("RY9 there is no estimate without a log, without overlap, of what was never done, and of too few", () => {
    expect(reasonOf([])).toBe("noLog");
    expect(reasonOf(many(() => 0))).toBe("noOverlap");
    expect(reasonOf(many((i) => (i % 4 === 0 ? 2 : 0)))).toBe("uncovered");
    expect(reasonOf(many((i) => (i % 2 === 0 ? 2 : 0), 60))).toBe("tooFew");
    expect(
      reasonOf(
        many((i) => (i % 2 === 0 ? 2 : 0), 60),
        { minEffective: 30 },
      ),
    ).toBe("estimated");
    expect(reasonOf(many((i) => (i % 2 === 0 ? 2 : 0)))).toBe("estimated");
  });

  test("RY9 more than one unsupported case in a hundred is too many, though the weights look right", () => {
    const some = (unsupported: number) =>
      many((i) => (i % 2 === 0 ? 2 : 0)).map((one, i) => ({ ...one, supported: i % 2 === 0 || i > 2 * unsupported }));
    expect(estimateOutcome(some(4)).overlap.unsupported).toBe(4);
    expect([reasonOf(some(4)), reasonOf(some(5))]).toEqual(["estimated", "uncovered"]);
  });

  test("RY9 weights, outcomes, clips and levels that are none throw", () => {
    const one = { unit: "a", weight: 1, outcome: 1 };
    expect(() => estimateOutcome([{ ...one, weight: -1 }])).toThrow(RangeError);
    expect(() => estimateOutcome([{ ...one, weight: Number.POSITIVE_INFINITY }])).toThrow(RangeError);
    expect(() => estimateOutcome([{ ...one, outcome: Number.NaN }])).toThrow(RangeError);
    expect(() => estimateOutcome([one], { clip: 0 })).toThrow(RangeError);
    expect(() => estimateOutcome([one], { level: 1 })).toThrow(RangeError);
  });
});

describe("against a known truth", () => {
  const RUNS = sized(300, 10_000);
  const CASES = PROOF ? 1_000 : 400;
  const CONTEXTS = [
    // Chance of the variant in the log and under the other strategy, and means of what is paid without and with it.
    { share: 0.5, logged: 0.5, other: 0.9, means: [20, 60] },
    { share: 0.3, logged: 0.2, other: 0.1, means: [80, 30] },
    { share: 0.2, logged: 0.7, other: 1, means: [10, 15] },
  ] as const;
  const truth = CONTEXTS.reduce(
    (sum, { share, other, means: [without, having] }) => sum + share * (other * having + (1 - other) * without),
    0,
  );

  /** Lehmer's generator of Park and Miller: whole numbers that are the same everywhere. */
  function chances(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  }

  function draw(chance: () => number): WeightedOutcome[] {
    return Array.from({ length: CASES }, (_, i) => {
      const pick = chance();
      const context = pick < 0.5 ? CONTEXTS[0] : pick < 0.8 ? CONTEXTS[1] : CONTEXTS[2];
      const has = chance() < context.logged;
      const weight = has ? context.other / context.logged : (1 - context.other) / (1 - context.logged);
      // Paid or not: as uneven as payments are.
      const outcome = chance() < 0.4 ? context.means[has ? 1 : 0] / 0.4 : 0;
      return { unit: `u${i}`, weight, outcome };
    });
  }

  test("RY7 the weighted mean is unbiased, the self-normalized one nearly so, and intervals hold what they promise", () => {
    const chance = chances(20_261_126);
    const all = Array.from({ length: RUNS }, () => estimateOutcome(draw(chance)));
    const estimates = all.flatMap((estimate) => (estimate.status === "estimated" ? [estimate] : []));
    // A record that covers everything is refused by bad luck only.
    expect(estimates.length).toBeGreaterThan(RUNS * 0.995);
    const study = (of: (estimate: (typeof estimates)[number]) => { value: number; low: number; high: number }) => {
      const found = estimates.map(of);
      const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
      const spread = Math.sqrt(found.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (found.length - 1));
      const held = found.filter(({ low, high }) => low <= truth && truth <= high).length / found.length;
      return { off: (mean - truth) / (spread / Math.sqrt(found.length)), bias: mean / truth - 1, spread, held };
    };
    const [ips, normalized] = [study(({ ips }) => ips), study(({ selfNormalized }) => selfNormalized)];
    expect(Math.abs(ips.off)).toBeLessThan(4);
    expect(Math.abs(normalized.bias)).toBeLessThan(0.02);
    expect(normalized.spread).toBeLessThan(ips.spread);
    for (const { held } of [ips, normalized]) {
      expect(held).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / RUNS) - 0.01);
      expect(held).toBeLessThan(0.95 + 4 * Math.sqrt((0.95 * 0.05) / RUNS));
    }
    if (PROOF) console.log("Outcomes under another strategy:", { truth, ips, normalized });
  });

  test("RY7 clipping makes the estimate steadier", () => {
    const spreadOf = (clip: number) => {
      const chance = chances(7);
      const values = Array.from({ length: 300 }, () => estimateOutcome(draw(chance), { clip })).flatMap((estimate) =>
        estimate.status === "estimated" ? estimate.ips.value : [],
      );
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };
    expect(spreadOf(1.2)).toBeLessThan(spreadOf(100));
  });
});
