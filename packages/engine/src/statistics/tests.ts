/** Tests over several numbers at once: whether groups have their planned sizes, and p-values of a family of tests. */

import { chiSquareTail } from "./distributions.ts";
import { checkCounts } from "./means.ts";

/** Below this p-value the sizes of groups are not what was planned. */
const MISMATCH_BELOW = 0.001;

export interface Mismatch {
  readonly pValue: number;
  /** p < 0.001: something else than the planned chance decided who is in which group, or is counted. */
  readonly mismatch: boolean;
}

/**
 * Sample ratio mismatch: chi-square test of the sizes of groups against their planned shares.
 *
 * @param counts - Units by group, whole numbers from 0.
 * @param weights - Planned shares in any unit, from 0; in the order of `counts`.
 * @returns A group with share 0 must be empty. With fewer than two groups to compare, or nobody in them, p is 1.
 * @throws RangeError for lists of different length, negative or fractional counts, or weights without a sum above 0.
 *
 * Source: A. Fabijan et al., Diagnosing sample ratio mismatch in online controlled experiments, KDD 2019; as R's
 * `chisq.test(counts, p = weights, rescale.p = TRUE)`.
 */
export function sampleRatioMismatch(counts: readonly number[], weights: readonly number[]): Mismatch {
  if (counts.length !== weights.length) {
    throw new RangeError(`as many weights as counts are needed: ${weights.length} for ${counts.length}`);
  }
  checkCounts(counts);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0) || !(whole > 0)) {
    throw new RangeError(`weights are numbers from 0, not all of them 0: ${weights.join(", ")}`);
  }
  const pValue = mismatchPValue(counts, weights, whole);
  return { pValue, mismatch: pValue < MISMATCH_BELOW };
}

function mismatchPValue(counts: readonly number[], weights: readonly number[], whole: number): number {
  if (weights.some((weight, i) => weight === 0 && (counts[i] ?? 0) > 0)) return 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const cells = weights.filter((weight) => weight > 0).length;
  if (total === 0 || cells < 2) return 1;
  const statistic = weights.reduce((sum, weight, i) => {
    const expected = (total * weight) / whole;
    return weight === 0 ? sum : sum + ((counts[i] ?? 0) - expected) ** 2 / expected;
  }, 0);
  return chiSquareTail(statistic, cells - 1);
}

/**
 * P-values of a family of tests, made larger so that what stays below a limit may be believed. `holm`: at most `alpha`
 * chance of any false alarm in the family. `bh` (Benjamini-Hochberg): at most the share `alpha` of alarms is false.
 *
 * @param p - From 0 to 1; the result keeps their order.
 * @throws RangeError for a number outside 0 to 1.
 *
 * Sources: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70; Y. Benjamini, Y. Hochberg, Journal of the Royal
 * Statistical Society B 57 (1995) 289-300; as R's `p.adjust`.
 */
export function adjustPValues(p: readonly number[], method: "holm" | "bh"): number[] {
  const wrong = p.find((value) => !(value >= 0 && value <= 1));
  if (wrong !== undefined) throw new RangeError(`p-values lie between 0 and 1: ${wrong}`);
  const count = p.length;
  const ranked = p.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value || a.at - b.at);
  const adjusted = new Array<number>(count).fill(1);
  let bound = method === "holm" ? 0 : 1;
  for (let step = 0; step < count; step++) {
    const rank = method === "holm" ? step : count - 1 - step;
    const { value, at } = ranked[rank] ?? { value: 1, at: 0 };
    bound =
      method === "holm"
        ? Math.max(bound, Math.min(1, (count - rank) * value))
        : Math.min(bound, (count / (rank + 1)) * value);
    adjusted[at] = bound;
  }
  return adjusted;
}
