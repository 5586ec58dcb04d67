/** How many units an experiment needs, and what it can see with those it has. */

import { normalQuantile } from "./distributions.ts";
import { boundary, rhoSquared, TUNED_FOR } from "./sequential.ts";

export interface SizeOptions {
  /** Probability of finding the difference when it is there, default 0.8. */
  readonly power?: number;
  /** Two-sided chance of a false alarm, default 0.05. */
  readonly alpha?: number;
}

/** Shares of all units that go to the control and to the treatment; default one half each. */
export interface Shares {
  readonly control: number;
  readonly treatment: number;
}

const HALVES: Shares = { control: 0.5, treatment: 0.5 };

export interface ProportionSize extends SizeOptions {
  /** Success rate of the control, 0 to 1. */
  readonly baseline: number;
  /** Success rate that the treatment should show. */
  readonly target: number;
}

/**
 * Units per variant for a two-sided test of two proportions, not rounded, as R's `power.prop.test`:
 *   n = (z(alpha/2) sqrt(2 m (1 - m)) + z(power) sqrt(p1 (1 - p1) + p2 (1 - p2)))^2 / (p1 - p2)^2, m = (p1 + p2) / 2.
 *
 * @throws RangeError when a rate lies outside 0 to 1, the rates are equal, or power and alpha make no test.
 *
 * Source: J. L. Fleiss, Statistical Methods for Rates and Proportions (1981), 3.2.
 */
export function sampleSizeForProportions(plan: ProportionSize): number {
  return totalForProportions(plan, HALVES) / 2;
}

/** Units of both groups together when they get different shares; for halves twice `sampleSizeForProportions`. */
export function totalForProportions(
  { baseline, target, power = 0.8, alpha = 0.05 }: ProportionSize,
  shares: Shares,
): number {
  if (!(baseline >= 0 && baseline <= 1 && target >= 0 && target <= 1) || baseline === target) {
    throw new RangeError(`two different rates between 0 and 1 are needed: ${baseline}, ${target}`);
  }
  const { control, treatment } = checkShares(shares);
  const [chance, found] = scoresOf(power, alpha);
  const middle = baseline * control + target * treatment;
  const under = chance * Math.sqrt(middle * (1 - middle) * (1 / control + 1 / treatment));
  const over = found * Math.sqrt((baseline * (1 - baseline)) / control + (target * (1 - target)) / treatment);
  return ((under + over) / (target - baseline)) ** 2;
}

export interface MeanSize extends SizeOptions {
  /** Standard deviation of one unit's value. */
  readonly sd: number;
  /** Difference of means that matters, in the same unit. */
  readonly difference: number;
}

/**
 * Units per variant for a two-sided test of two means, not rounded: n = 2 (sd (z(alpha/2) + z(power)) / difference)^2.
 * The normal distribution stands for Welch's t, which needs one or two units more (R's `power.t.test`).
 *
 * @throws RangeError when `sd` is not positive, the difference is 0, or power and alpha make no test.
 */
export const sampleSizeForMeans = (plan: MeanSize): number => totalForMeans(plan, HALVES) / 2;

/** Units of both groups together when they get different shares. */
export function totalForMeans({ sd, difference, power = 0.8, alpha = 0.05 }: MeanSize, shares: Shares): number {
  if (!(sd > 0 && Number.isFinite(difference)) || difference === 0) {
    throw new RangeError(`a standard deviation above 0 and a difference are needed: ${sd}, ${difference}`);
  }
  const { control, treatment } = checkShares(shares);
  const [chance, found] = scoresOf(power, alpha);
  return (1 / control + 1 / treatment) * ((sd * (chance + found)) / difference) ** 2;
}

export interface DetectableOptions extends SizeOptions {
  readonly baseline: number;
  /** Units per variant, above 0. */
  readonly perVariant: number;
}

/**
 * The smallest rise of a rate that a test with `perVariant` units finds with the given power: the inverse of
 * `sampleSizeForProportions`. 1 - baseline where even that is not enough.
 *
 * @throws RangeError as `sampleSizeForProportions`.
 */
export function minimumDetectableEffect({ baseline, perVariant, ...options }: DetectableOptions): number {
  if (!(perVariant > 0)) throw new RangeError(`units per variant are needed: ${perVariant}`);
  let [low, high] = [0, 1 - baseline];
  const needed = (effect: number) => sampleSizeForProportions({ baseline, target: baseline + effect, ...options });
  if (!(high > 0) || needed(high) > perVariant) return high;
  for (let step = 0; step < 200 && high - low > 1e-15; step++) {
    const middle = (low + high) / 2;
    if (baseline + middle === baseline || needed(middle) > perVariant) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Units of both groups together after which a confidence sequence leaves out 0 with the given power, when one unit's
 * part in the difference has the variance `variance` (se^2 times all units). More than a test with one look needs;
 * in exchange one may stop at any look before.
 */
export function totalForSequential(
  variance: number,
  difference: number,
  { power = 0.8, alpha = 0.05, tunedFor = TUNED_FOR }: SizeOptions & { readonly tunedFor?: number } = {},
): number {
  const [, found] = scoresOf(power, alpha);
  const rho = rhoSquared(alpha, tunedFor);
  const enough = (total: number) =>
    Math.abs(difference) * Math.sqrt(total / variance) >= boundary(total * rho, alpha) + found;
  let [low, high] = [1, 2];
  while (!enough(high) && high < 1e15) [low, high] = [high, high * 2];
  for (let step = 0; step < 100 && high - low > 0.5; step++) {
    const middle = (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}

function scoresOf(power: number, alpha: number): readonly [chance: number, found: number] {
  if (!(power > 0 && power < 1 && alpha > 0 && alpha < 1)) {
    throw new RangeError(`power and alpha lie between 0 and 1: ${power}, ${alpha}`);
  }
  return [-normalQuantile(alpha / 2), normalQuantile(power)];
}

function checkShares(shares: Shares): Shares {
  if (!(shares.control > 0 && shares.treatment > 0)) throw new RangeError("both groups need a share above 0");
  return shares;
}
