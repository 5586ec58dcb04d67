/** What the methods promise, by simulation with fixed seeds: false alarms, coverage and power. Full sizes in proof mode. */

import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { PairAccumulator } from "../../src/statistics/accumulate.ts";
import { compareMoments } from "../../src/statistics/means.ts";
import { compareProportions } from "../../src/statistics/proportions.ts";
import { compareSequential } from "../../src/statistics/sequential.ts";
import { sampleSizeForProportions, totalForSequential } from "../../src/statistics/sizes.ts";
import { binomial, normal, note, seeded } from "./simulate.ts";

const DAYS = 60;
const ALPHA = 0.05;

/** Three standard errors of a share that is `rate`, over `runs`. */
const noise = (rate: number, runs: number): number => 3 * Math.sqrt((rate * (1 - rate)) / runs);

/** Pooled z score beyond 1.96: the naive test, without its other results, which take long. */
function naive(
  control: { successes: number; trials: number },
  treatment: { successes: number; trials: number },
): boolean {
  const pooled = (control.successes + treatment.successes) / (control.trials + treatment.trials);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / control.trials + 1 / treatment.trials));
  return Math.abs(treatment.successes / treatment.trials - control.successes / control.trials) > 1.959964 * se;
}

describe("false alarms with a look every day for sixty days, where nothing differs", () => {
  test.each([
    [0.44, 40, 40],
    [0.1, 100, 100],
    [0.02, 200, 200],
    [0.1, 90, 10],
    [0.05, 10, 40],
  ])(
    "B10 rate %d, %i and %i units a day: the sequential method keeps its level, the naive test does not",
    (rate, perDay, other) => {
      const runs = sized(100, 2000);
      const random = seeded(20260302 + perDay + other);
      let [sequential, naively] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const [control, treatment] = [
          { successes: 0, trials: 0 },
          { successes: 0, trials: 0 },
        ];
        let [alarm, naiveAlarm] = [false, false];
        for (let day = 0; day < DAYS; day++) {
          for (const group of [control, treatment]) {
            group.successes += binomial(random, perDay, rate);
            group.trials += perDay;
          }
          alarm ||= compareSequential(control, treatment, { tunedFor: (DAYS * (perDay + other)) / 2 }).pValue < ALPHA;
          naiveAlarm ||= naive(control, treatment);
        }
        sequential += alarm ? 1 : 0;
        naively += naiveAlarm ? 1 : 0;
      }
      note(
        `rate ${rate}, ${perDay} and ${other} a day: sequential ${sequential / runs}, naive ${naively / runs} of ${runs} runs`,
      );
      expect(sequential / runs).toBeLessThanOrEqual(ALPHA);
      expect(naively / runs).toBeGreaterThan(3 * ALPHA);
    },
  );

  test("B10 so does it for amounts with a long tail", () => {
    const runs = sized(100, 2000);
    const random = seeded(77);
    let [sequential, naively] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const [control, treatment] = [new PairAccumulator(), new PairAccumulator()];
      let [alarm, naiveAlarm] = [false, false];
      for (let day = 0; day < DAYS; day++) {
        for (const group of [control, treatment]) {
          for (let unit = 0; unit < 40; unit++) group.add(0, random() < 0.4 ? Math.exp(9 + normal(random) / 2) : 0);
        }
        const [one, other] = [control.moments(), treatment.moments()];
        const sums = [one, other].map(({ n, mean, variance }) => {
          return { n, sum: n * mean, sumSquares: (n - 1) * variance + n * mean * mean };
        });
        if (sums[0] === undefined || sums[1] === undefined) throw new Error("two groups");
        alarm ||= compareSequential(sums[0], sums[1], { tunedFor: 5000 }).pValue < ALPHA;
        const z = (other.mean - one.mean) / Math.sqrt(one.variance / one.n + other.variance / other.n);
        naiveAlarm ||= Math.abs(z) > 1.959964;
      }
      sequential += alarm ? 1 : 0;
      naively += naiveAlarm ? 1 : 0;
    }
    note(`amounts: sequential ${sequential / runs}, naive ${naively / runs} of ${runs} runs`);
    expect(sequential / runs).toBeLessThanOrEqual(ALPHA);
    expect(naively / runs).toBeGreaterThan(3 * ALPHA);
  });
});

describe("intervals cover the truth as often as they say", () => {
  test.each([
    [0.44, 0.48, 500, 0.95],
    [0.1, 0.12, 400, 0.95],
    [0.02, 0.02, 1000, 0.9],
    [0.5, 0.5, 60, 0.99],
  ])("B11 proportions %d and %d, %i units, %d", (one, other, n, confidence) => {
    const runs = sized(500, 20_000);
    const random = seeded(n);
    // Exact shares of binomial draws, without the posterior, which takes long: by the interval alone.
    let covered = 0;
    const seen = new Map<string, boolean>();
    for (let run = 0; run < runs; run++) {
      const [c, t] = [binomial(random, n, one), binomial(random, n, other)];
      const key = `${c} ${t}`;
      let inside = seen.get(key);
      if (inside === undefined) {
        const { ci } = compareProportions({ successes: c, trials: n }, { successes: t, trials: n }, { confidence });
        inside = ci[0] <= other - one && other - one <= ci[1];
        seen.set(key, inside);
      }
      covered += inside ? 1 : 0;
    }
    note(`proportions ${one}, ${other}, n ${n}: ${covered / runs} of ${confidence}`);
    // Newcombe's interval is not exact; its mean coverage lies within a percentage point of the nominal one.
    expect(Math.abs(covered / runs - confidence)).toBeLessThan(noise(confidence, runs) + 0.01);
  });

  test.each([
    [30, 50, 0.95],
    [200, 90, 0.9],
  ])("B11 means of %i and %i values with different spreads, %d", (n, m, confidence) => {
    const runs = sized(1000, 20_000);
    const random = seeded(n * m);
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const [control, treatment] = [new PairAccumulator(), new PairAccumulator()];
      for (let i = 0; i < n; i++) control.add(0, 10 + normal(random));
      for (let i = 0; i < m; i++) treatment.add(0, 12 + 4 * normal(random));
      const { ci } = compareMoments(control.moments(), treatment.moments(), confidence);
      covered += ci[0] <= 2 && 2 <= ci[1] ? 1 : 0;
    }
    note(`means ${n}, ${m}: ${covered / runs} of ${confidence}`);
    expect(Math.abs(covered / runs - confidence)).toBeLessThan(noise(confidence, runs));
  });

  test("B11 all sequential intervals of an experiment hold together at least as often", () => {
    const runs = sized(100, 1500);
    const random = seeded(5);
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const [control, treatment] = [
        { successes: 0, trials: 0 },
        { successes: 0, trials: 0 },
      ];
      let always = true;
      for (let day = 0; day < DAYS; day++) {
        control.successes += binomial(random, 50, 0.3);
        treatment.successes += binomial(random, 50, 0.36);
        control.trials += 50;
        treatment.trials += 50;
        const { ci } = compareSequential(control, treatment, { tunedFor: 3000 });
        always &&= ci[0] <= 0.06 && 0.06 <= ci[1];
      }
      covered += always ? 1 : 0;
    }
    note(`sequential intervals hold together: ${covered / runs}`);
    expect(covered / runs).toBeGreaterThanOrEqual(0.95);
  });
});

describe("power is what was planned", () => {
  test("B12 of one look", () => {
    const plan = { baseline: 0.2, target: 0.26, power: 0.8, alpha: ALPHA };
    const n = Math.ceil(sampleSizeForProportions(plan));
    const runs = sized(1500, 10_000);
    const random = seeded(12);
    let found = 0;
    for (let run = 0; run < runs; run++) {
      const [c, t] = [binomial(random, n, plan.baseline), binomial(random, n, plan.target)];
      found += naive({ successes: c, trials: n }, { successes: t, trials: n }) ? 1 : 0;
    }
    note(`power of one look: ${found / runs} of ${plan.power}`);
    expect(Math.abs(found / runs - plan.power)).toBeLessThan(noise(plan.power, runs) + 0.005);
  });

  test("B12 of the sequential method at its planned end, and before it is often over", () => {
    const [baseline, target] = [0.2, 0.26];
    const variance = 2 * (baseline * (1 - baseline) + target * (1 - target));
    const total = totalForSequential(variance, target - baseline, { tunedFor: 2000 });
    const perDay = Math.ceil(total / 2 / 40);
    const runs = sized(300, 2000);
    const random = seeded(13);
    let [found, early] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const [control, treatment] = [
        { successes: 0, trials: 0 },
        { successes: 0, trials: 0 },
      ];
      let day = 0;
      for (; day < 40; day++) {
        control.successes += binomial(random, perDay, baseline);
        treatment.successes += binomial(random, perDay, target);
        control.trials += perDay;
        treatment.trials += perDay;
        if (compareSequential(control, treatment, { tunedFor: 2000 }).pValue < ALPHA) break;
      }
      found += day < 40 ? 1 : 0;
      early += day < 30 ? 1 : 0;
    }
    note(`sequential power: ${found / runs}, before three quarters of the time ${early / runs}`);
    expect(found / runs).toBeGreaterThan(0.8 - noise(0.8, runs));
    expect(early / runs).toBeGreaterThan(0.5);
  });
});
