/** What comparisons are made from: counts and moments, checked before anything is computed with them. */

/** Of `trials` units, `successes` had the outcome. Whole numbers, 0 <= successes <= trials. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/** Sums over `n` units; the values may have any unit, as long as it is one. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly sumSquares: number;
}

/** A sample by its moments: `variance` is the unbiased one (over n - 1), 0 for fewer than two values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface ComparisonOptions {
  /** Of the interval, between 0 and 1; default 0.95. */
  readonly confidence?: number;
}

/** A share of all units, with its confidence bounds, lower first. */
export type Interval = readonly [lo: number, hi: number];

/** @throws RangeError for negative or fractional counts, and for more successes than trials. */
export function checkProportion({ successes, trials }: Proportion): void {
  if (!isCount(successes) || !isCount(trials)) {
    throw new RangeError(`counts are whole numbers from 0: ${successes} of ${trials}`);
  }
  if (successes > trials) throw new RangeError(`more successes than trials: ${successes} of ${trials}`);
}

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/**
 * @throws RangeError when `n` is no count, a sum is not finite, or the squares are smaller than the sum allows:
 *   n * sumSquares >= sum^2 for any numbers, but for rounding.
 */
export function momentsOf({ n, sum, sumSquares }: Sums): Moments {
  if (!isCount(n)) throw new RangeError(`n is a whole number from 0: ${n}`);
  if (!Number.isFinite(sum) || !Number.isFinite(sumSquares)) {
    throw new RangeError(`sums are finite numbers: ${sum}, ${sumSquares}`);
  }
  if (n === 0) return { n, mean: 0, variance: 0 };
  const mean = sum / n;
  const spread = sumSquares - mean * sum;
  if (spread < -1e-9 * Math.abs(sumSquares)) {
    throw new RangeError(`no numbers have the sum ${sum} and the sum of squares ${sumSquares}`);
  }
  return { n, mean, variance: n < 2 ? 0 : Math.max(0, spread) / (n - 1) };
}

/** @throws RangeError */
export function checkConfidence(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence lies between 0 and 1: ${confidence}`);
  return confidence;
}

/** Difference as a share of the base: 0 for no difference, null where there is no base to compare with. */
export function relativeTo(base: number, diff: number): number | null {
  if (diff === 0) return 0;
  return base === 0 ? null : diff / Math.abs(base);
}
