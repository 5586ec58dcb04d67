/** Comparisons that stay valid however often one looks: asymptotic confidence sequences and always-valid p-values. */

import {
  type ComparisonOptions,
  checkConfidence,
  checkProportion,
  type Interval,
  type Moments,
  momentsOf,
  type Proportion,
  relativeTo,
  type Sums,
} from "./counts.ts";
import { rateOf } from "./proportions.ts";

export interface SequentialOptions extends ComparisonOptions {
  /**
   * Units of both groups together at which the interval is tightest; default 5,000. Choose it before the first look,
   * about where a decision is hoped for. A wrong choice costs width, never validity: at a tenth or ten times of it the
   * interval is about a fifth wider than it could be.
   */
  readonly tunedFor?: number;
}

export interface SequentialComparison {
  /** Treatment minus control. */
  readonly diff: number;
  readonly relative: number | null;
  /** Always valid: the chance that it ever falls below `alpha` without a difference is at most `alpha`. */
  readonly pValue: number;
  /** Of `diff`; at the given confidence all intervals of the experiment hold together. */
  readonly ci: Interval;
}

export const TUNED_FOR = 5000;

/**
 * Compares two groups of an experiment that is still running; safe to look at every day, and to stop at any look.
 *
 * With N units in all and the standard error `se` of the difference, and r = N rho^2,
 *   half width = se sqrt(2 (1 + 1/r) ln(sqrt(1 + r) / alpha)),
 *   p = min(1, sqrt(1 + r) exp(-(z^2 / 2) r / (1 + r))), z = diff / se,
 *   rho^2 = (-2 ln alpha + ln(1 - 2 ln alpha)) / tunedFor.
 * The guarantee is asymptotic, as that of any z test: it holds once some dozens of units, and a handful of successes and
 * of failures, are in each group. For proportions the variance is that of (successes + 1) / (trials + 2), so that an
 * early group without any success does not pass for certain, or that of the pooled rate where it is larger.
 *
 * @param control - `{ successes, trials }` or `{ n, sum, sumSquares }`; both groups alike.
 * @returns With fewer than two values in a group: p-value 1, and the widest interval there is.
 * @throws RangeError for impossible counts, or a confidence outside 0 to 1.
 *
 * Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy, A. Ramdas, Time-uniform central limit theory and
 * asymptotic confidence sequences (arXiv:2103.06476, 2021; Annals of Statistics 2024), theorem 2.2 and its tuning.
 */
export function compareSequential<Group extends Proportion | Sums>(
  control: Group,
  treatment: Group,
  options: SequentialOptions = {},
): SequentialComparison {
  if ("trials" in control && "trials" in treatment) return sequentialShares(control, treatment, options);
  if ("sum" in control && "sum" in treatment) return sequentialOf(momentsOf(control), momentsOf(treatment), options);
  throw new RangeError("both groups are counts, or both are sums");
}

/**
 * Of proportions. The standard error is the larger one of the pooled rate and of both rates apart, so that no difference
 * passes sooner than in the pooled z test. Rates never differ by more than 1.
 */
export function sequentialShares(
  control: Proportion,
  treatment: Proportion,
  options: SequentialOptions,
): SequentialComparison {
  const [one, other] = [proportionMoments(control), proportionMoments(treatment)];
  const apart = one.variance / one.n + other.variance / other.n;
  const rate = (control.successes + treatment.successes + 2) / (control.trials + treatment.trials + 4);
  const pooled = rate * (1 - rate) * (1 / one.n + 1 / other.n);
  const wider = apart > 0 && pooled > apart && Number.isFinite(pooled) ? pooled / apart : 1;
  const widened = (group: Moments): Moments => ({ ...group, variance: group.variance * wider });
  const found = sequentialOf(widened(one), widened(other), options);
  return { ...found, ci: [Math.max(-1, found.ci[0]), Math.min(1, found.ci[1])] };
}

/** @throws RangeError as `compareProportions`. */
export function proportionMoments(group: Proportion): Moments {
  checkProportion(group);
  const rate = (group.successes + 1) / (group.trials + 2);
  return { n: group.trials, mean: rateOf(group), variance: rate * (1 - rate) };
}

/** As `compareSequential`, of moments. */
export function sequentialOf(control: Moments, treatment: Moments, options: SequentialOptions): SequentialComparison {
  const { confidence = 0.95, tunedFor = TUNED_FOR } = options;
  const alpha = 1 - checkConfidence(confidence);
  if (!(tunedFor > 0)) throw new RangeError(`tunedFor is a number of units above 0: ${tunedFor}`);
  const diff = treatment.mean - control.mean;
  const relative = relativeTo(control.mean, diff);
  if (control.n < 2 || treatment.n < 2) {
    return { diff, relative, pValue: 1, ci: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] };
  }
  const se = Math.sqrt(control.variance / control.n + treatment.variance / treatment.n);
  if (se === 0) return { diff, relative, pValue: diff === 0 ? 1 : 0, ci: [diff, diff] };
  const r = (control.n + treatment.n) * rhoSquared(alpha, tunedFor);
  const half = se * boundary(r, alpha);
  const exponent = (-((diff / se) ** 2) / 2) * (r / (1 + r));
  const pValue = Math.min(1, Math.exp(exponent + Math.log1p(r) / 2));
  return { diff, relative, pValue, ci: [diff - half, diff + half] };
}

/** Standard errors that the interval reaches to either side: larger than a z score, growing like sqrt(ln N). */
export const boundary = (r: number, alpha: number): number =>
  Math.sqrt(2 * (1 + 1 / r) * (Math.log1p(r) / 2 - Math.log(alpha)));

export const rhoSquared = (alpha: number, tunedFor: number): number =>
  (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tunedFor;
