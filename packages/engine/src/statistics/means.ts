/** Two means, two ratios, and means adjusted by what was known before: differences with intervals and tests. */

import {
  type ComparisonOptions,
  checkConfidence,
  type Interval,
  isCount,
  type Moments,
  momentsOf,
  relativeTo,
  type Sums,
} from "./counts.ts";
import { normalQuantile, normalTwoSided, tCritical, tTwoSided } from "./distributions.ts";

export interface MeanComparison {
  /** Mean of the treatment minus mean of the control, in the unit of the values. */
  readonly diff: number;
  /** `diff` as a share of the control's mean; null where that is 0 and `diff` is not. */
  readonly relative: number | null;
  /** Two-sided. */
  readonly pValue: number;
  /** Of `diff`; infinite where a group has fewer than two values. */
  readonly ci: Interval;
  /** Welch-Satterthwaite; 0 where a group has fewer than two values, infinite where a normal distribution is used. */
  readonly df: number;
}

/**
 * Welch's t test for two independent groups.
 *
 * @returns A p-value of 1 and an endless interval where a group has fewer than two values: nothing is known of how they
 *   spread. Where no value differs from the others of its group, the limit: the difference itself as the interval.
 * @throws RangeError for sums that no numbers have, or a confidence outside 0 to 1.
 *
 * Source: B. L. Welch, Biometrika 34 (1947) 28-35; as R's `t.test(var.equal = FALSE)`.
 */
export function compareMeans(
  control: Sums,
  treatment: Sums,
  { confidence = 0.95 }: ComparisonOptions = {},
): MeanComparison {
  return compareMoments(momentsOf(control), momentsOf(treatment), checkConfidence(confidence));
}

/** As `compareMeans`, of moments instead of sums, which lose nothing where the mean is large. */
export function compareMoments(control: Moments, treatment: Moments, confidence: number): MeanComparison {
  const diff = treatment.mean - control.mean;
  const relative = relativeTo(control.mean, diff);
  if (control.n < 2 || treatment.n < 2) return { diff, relative, pValue: 1, ci: EVERYTHING, df: 0 };
  const [c, t] = [control.variance / control.n, treatment.variance / treatment.n];
  const se = Math.sqrt(c + t);
  const df =
    se === 0 ? control.n + treatment.n - 2 : (c + t) ** 2 / (c ** 2 / (control.n - 1) + t ** 2 / (treatment.n - 1));
  if (se === 0) return { diff, relative, pValue: diff === 0 ? 1 : 0, ci: [diff, diff], df };
  const half = tCritical(1 - confidence, df) * se;
  return { diff, relative, pValue: tTwoSided(diff / se, df), ci: [diff - half, diff + half], df };
}

const EVERYTHING: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** Sums over the units of a group of two numbers each: of both, of their squares, and of their product. */
export interface PairSums {
  readonly n: number;
  readonly sumX: number;
  readonly sumY: number;
  readonly sumXX: number;
  readonly sumYY: number;
  readonly sumXY: number;
}

/** A sample of pairs by its moments; variances and covariance are unbiased. */
export interface PairMoments {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly varX: number;
  readonly varY: number;
  readonly cov: number;
}

/** @throws RangeError as `momentsOf`. */
export function pairMomentsOf({ n, sumX, sumY, sumXX, sumYY, sumXY }: PairSums): PairMoments {
  const x = momentsOf({ n, sum: sumX, sumSquares: sumXX });
  const y = momentsOf({ n, sum: sumY, sumSquares: sumYY });
  if (!Number.isFinite(sumXY)) throw new RangeError(`sums are finite numbers: ${sumXY}`);
  const cov = n < 2 ? 0 : (sumXY - x.mean * sumY) / (n - 1);
  return { n, meanX: x.mean, meanY: y.mean, varX: x.variance, varY: y.variance, cov };
}

/**
 * Compares two ratios of sums, sum of y over sum of x, where x and y belong to units: cost per amount collected, kept
 * promises per promise of a debtor. Units are what was assigned, so the parts of a ratio may depend on each other.
 *
 * @returns `df` is infinite: the interval and the test are normal, for many units. A group whose x adds up to 0, or of
 *   fewer than two units, leaves everything open.
 * @throws RangeError for sums that no numbers have, or a confidence outside 0 to 1.
 *
 * Source: A. Deng, U. Knoblich, J. Lu, Applying the delta method in metric analytics, KDD 2018, equation 4:
 *   var(R) = (var(y) - 2 R cov(x, y) + R^2 var(x)) / (n mean(x)^2), R = mean(y) / mean(x).
 */
export function compareRatios(
  control: PairSums,
  treatment: PairSums,
  { confidence = 0.95 }: ComparisonOptions = {},
): MeanComparison {
  const [one, other] = [ratioMoments(pairMomentsOf(control)), ratioMoments(pairMomentsOf(treatment))];
  return compareLarge(one, other, checkConfidence(confidence));
}

/** A ratio as if it were a mean: its value, and the variance of one unit's part in it. */
export function ratioMoments({ n, meanX, meanY, varX, varY, cov }: PairMoments): Moments {
  if (meanX === 0) return { n: 0, mean: 0, variance: 0 };
  const ratio = meanY / meanX;
  const variance = (varY - 2 * ratio * cov + ratio * ratio * varX) / (meanX * meanX);
  return { n, mean: ratio, variance: Math.max(0, variance) };
}

/** The normal test of moments, where the t distribution has no claim. */
export function compareLarge(control: Moments, treatment: Moments, confidence: number): MeanComparison {
  const diff = treatment.mean - control.mean;
  const relative = relativeTo(control.mean, diff);
  const df = Number.POSITIVE_INFINITY;
  if (control.n < 2 || treatment.n < 2) return { diff, relative, pValue: 1, ci: EVERYTHING, df };
  const se = Math.sqrt(control.variance / control.n + treatment.variance / treatment.n);
  if (se === 0) return { diff, relative, pValue: diff === 0 ? 1 : 0, ci: [diff, diff], df };
  const half = -normalQuantile((1 - confidence) / 2) * se;
  return { diff, relative, pValue: normalTwoSided(diff / se), ci: [diff - half, diff + half], df };
}

/** Means with the part taken out that a covariate of the time before explains. */
export interface Adjustment {
  /** Slope that the groups share: covariance over variance of the covariate, pooled within groups. */
  readonly theta: number;
  /** Share of the variance that is gone, 0 to 1. */
  readonly explained: number;
  /** In the order of the groups. */
  readonly groups: readonly Moments[];
}

/**
 * CUPED: y - theta (x - mean of all x) for every unit, by its moments. The mean difference of the groups stays what it
 * estimates, with less noise. The covariate must be known before the assignment, such as the balance or what was paid
 * in the months before; anything the treatment can change would bias the result.
 *
 * @param groups - x is the covariate, y the outcome.
 *
 * Source: A. Deng, Y. Xu, R. Kohavi, T. Walker, Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data, WSDM 2013, section 3.
 */
export function adjustMeans(groups: readonly PairMoments[]): Adjustment {
  const total = (of: (group: PairMoments) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const units = total(({ n }) => n);
  const spreadX = total(({ n, varX }) => Math.max(0, n - 1) * varX);
  const spreadY = total(({ n, varY }) => Math.max(0, n - 1) * varY);
  const spreadXY = total(({ n, cov }) => Math.max(0, n - 1) * cov);
  const theta = spreadX === 0 ? 0 : spreadXY / spreadX;
  const grand = units === 0 ? 0 : total(({ n, meanX }) => n * meanX) / units;
  return {
    theta,
    explained: spreadX === 0 || spreadY === 0 ? 0 : Math.min(1, spreadXY ** 2 / (spreadX * spreadY)),
    groups: groups.map(({ n, meanX, meanY, varX, varY, cov }) => ({
      n,
      mean: meanY - theta * (meanX - grand),
      variance: Math.max(0, varY - 2 * theta * cov + theta * theta * varX),
    })),
  };
}

/** @throws RangeError for no count. */
export function checkCounts(counts: readonly number[]): void {
  const wrong = counts.find((count) => !isCount(count));
  if (wrong !== undefined) throw new RangeError(`counts are whole numbers from 0: ${wrong}`);
}
