/** Two shares of successes: the difference with its interval, a test, and what a gambler would say. */

import { lnBetaWeight, lowerBeta } from "./beta.ts";
import {
  type ComparisonOptions,
  checkConfidence,
  checkProportion,
  type Interval,
  type Proportion,
  relativeTo,
} from "./counts.ts";
import { normalQuantile, normalTwoSided } from "./distributions.ts";
import { integrate } from "./quadrature.ts";

export interface ProportionComparison {
  /** Rate of the treatment minus rate of the control, -1 to 1. */
  readonly diff: number;
  /** `diff` as a share of the control's rate; null where that rate is 0 and the other is not. */
  readonly relative: number | null;
  /** Two-sided: pooled z test, the same as chi-square without continuity correction. */
  readonly pValue: number;
  /** Of `diff`. */
  readonly ci: Interval;
  /** Probability that the treatment's rate is the higher one, with a uniform prior for both. */
  readonly probTreatmentBetter: number;
  /** Expected rate given away by choosing the treatment: E[max(control - treatment, 0)]. */
  readonly expectedLoss: number;
}

/**
 * Compares the success rates of two independent groups.
 *
 * @returns Finite numbers for all counts. Without trials in a group its rate counts as 0 and nothing is excluded:
 *   p-value 1, and the widest interval that the other group allows.
 * @throws RangeError for negative or fractional counts, more successes than trials, or a confidence outside 0 to 1.
 *
 * Sources: R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in
 * Medicine 17 (1998) 873-890, method 10 (hybrid score); pooled z test as R's `prop.test(correct = FALSE)`; Beta(1, 1)
 * priors, the integrals over the posteriors by Gauss-Legendre quadrature to about 1e-12.
 */
export function compareProportions(
  control: Proportion,
  treatment: Proportion,
  { confidence = 0.95 }: ComparisonOptions = {},
): ProportionComparison {
  checkProportion(control);
  checkProportion(treatment);
  checkConfidence(confidence);
  const diff = rateOf(treatment) - rateOf(control);
  return {
    diff,
    relative: relativeTo(rateOf(control), diff),
    pValue: pooledTest(control, treatment),
    ci: newcombe(control, treatment, confidence),
    ...posterior(control, treatment),
  };
}

/** 0 without trials. */
export const rateOf = ({ successes, trials }: Proportion): number => (trials === 0 ? 0 : successes / trials);

/** Wilson's score interval for one rate; 0 to 1 without trials. */
export function wilson({ successes, trials }: Proportion, confidence: number): Interval {
  if (trials === 0) return [0, 1];
  const z = -normalQuantile((1 - confidence) / 2);
  const square = z * z;
  const failures = trials - successes;
  const half = z * Math.sqrt(square + (4 * successes * failures) / trials);
  const middle = 2 * successes + square;
  const whole = 2 * (trials + square);
  // The bounds are exact where nothing, or everything, succeeded.
  return [successes === 0 ? 0 : (middle - half) / whole, failures === 0 ? 1 : (middle + half) / whole];
}

function newcombe(control: Proportion, treatment: Proportion, confidence: number): Interval {
  const [c, t] = [rateOf(control), rateOf(treatment)];
  const [cLow, cHigh] = wilson(control, confidence);
  const [tLow, tHigh] = wilson(treatment, confidence);
  return [t - c - Math.hypot(t - tLow, cHigh - c), t - c + Math.hypot(tHigh - t, c - cLow)];
}

function pooledTest(control: Proportion, treatment: Proportion): number {
  const trials = control.trials + treatment.trials;
  const pooled = (control.successes + treatment.successes) / trials;
  const variance = pooled * (1 - pooled) * (1 / control.trials + 1 / treatment.trials);
  // No trials in a group, or every unit alike: nothing speaks against equal rates.
  if (!(variance > 0 && Number.isFinite(variance))) return 1;
  return normalTwoSided((rateOf(treatment) - rateOf(control)) / Math.sqrt(variance));
}

/**
 * P(T > C) and E[max(C - T, 0)] for independent T ~ Beta(1 + s, 1 + f) and C alike. Rates above one half are counted
 * from the other end, where small differences from 1 keep their digits.
 */
function posterior(
  control: Proportion,
  treatment: Proportion,
): Pick<ProportionComparison, "probTreatmentBetter" | "expectedLoss"> {
  const [below, loss] =
    rateOf(control) + rateOf(treatment) > 1
      ? above(failuresOf(treatment), failuresOf(control))
      : above(control, treatment);
  return { probTreatmentBetter: Math.min(1, Math.max(0, 1 - below)), expectedLoss: Math.max(0, loss) };
}

const failuresOf = ({ successes, trials }: Proportion): Proportion => ({ successes: trials - successes, trials });

/**
 * P(A > B) and E[max(A - B, 0)]: integrals over A of its density times what is known of B below it,
 * E[B; B < x] = mean(B) (I_x(a, b) - x^a (1 - x)^b / (a B(a, b))).
 */
function above(one: Proportion, other: Proportion): readonly [probability: number, expected: number] {
  const [a, b] = parametersOf(one);
  const [oa, ob] = parametersOf(other);
  const mean = oa / (oa + ob);
  const peaks = [
    { mean: a / (a + b), sd: sdOf(a, b) },
    { mean, sd: sdOf(oa, ob) },
  ];
  return integrate(peaks, (x, y) => {
    const weight = y <= 0 ? 0 : Math.exp(lnBetaWeight(a, b, x, y)) / (x * y);
    if (weight < 1e-30) return [0, 0];
    const share = lowerBeta(oa, ob, x, y);
    const lower = mean * (share - Math.exp(lnBetaWeight(oa, ob, x, y)) / oa);
    return [weight * share, weight * Math.max(0, x * share - lower)];
  });
}

const parametersOf = ({ successes, trials }: Proportion) => [1 + successes, 1 + trials - successes] as const;

const sdOf = (a: number, b: number): number => Math.sqrt((a * b) / (a + b + 1)) / (a + b);
