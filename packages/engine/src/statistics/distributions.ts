/**
 * Normal, t and chi-square distributions: tails and quantiles.
 *
 * Accuracy: held to a relative error of 1e-10 against R 4.2 (`pnorm`, `qnorm`, `pt`, `qt`, `pchisq`), usually 1e-12; see `test/vectors/experiments.json`. Tails are computed as such, never as one minus the rest.
 */

import { lowerBeta } from "./beta.ts";
import { LN_SQRT_2PI, lowerGamma, upperGamma } from "./gamma.ts";

/** The error function, 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x. DLMF 7.11.1. */
export const erf = (x: number): number => (x < 0 ? -lowerGamma(0.5, x * x) : lowerGamma(0.5, x * x));

/** 1 - erf(x), exact also where it is small. DLMF 7.11.2. */
export const erfc = (x: number): number => (x < 0 ? 1 + lowerGamma(0.5, x * x) : upperGamma(0.5, x * x));

/** P(Z <= z) of a standard normal Z. */
export const normalCdf = (z: number): number => erfc(-z / Math.SQRT2) / 2;

/** P(|Z| >= |z|): the two-sided p-value of a z score. */
export const normalTwoSided = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);

const normalDensity = (z: number): number => Math.exp(-(z * z) / 2 - LN_SQRT_2PI);

/**
 * The z with P(Z <= z) = p, for 0 < p < 1. Starts from Abramowitz and Stegun 26.2.23 and takes Halley steps on the
 * tail until nothing changes.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability between 0 and 1 is needed: ${p}`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  // The lower tail, where relative precision is needed: z is negative.
  let z = above / below - t;
  for (let step = 0; step < 8; step++) {
    const error = (normalCdf(z) - tail) / normalDensity(z);
    const move = error / (1 + (z * error) / 2);
    z -= move;
    if (Math.abs(move) <= 1e-15 * Math.abs(z)) break;
  }
  return p < 0.5 ? z : -z;
}

/** P(X >= x) of a chi-square distribution with `df` degrees of freedom. */
export const chiSquareTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/** P(|T| >= |t|) of Student's t with `df` > 0 degrees of freedom, not necessarily whole. */
export function tTwoSided(t: number, df: number): number {
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return lowerBeta(df / 2, 0.5, df / (df + square), square / (df + square));
}

/**
 * The t > 0 that Student's t exceeds in absolute value with probability `alpha`. Bisection in the logarithm until the
 * bounds meet, which cannot fail, also for a fraction of one degree of freedom.
 */
export function tCritical(alpha: number, df: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`a probability between 0 and 1 is needed: ${alpha}`);
  let [low, high] = [1e-12, Math.max(1, -normalQuantile(alpha / 2))];
  while (tTwoSided(high, df) > alpha && high < 1e150) high *= 4;
  for (let step = 0; step < 200 && high / low - 1 > 1e-15; step++) {
    const middle = high / low > 4 ? Math.sqrt(low * high) : (low + high) / 2;
    if (tTwoSided(middle, df) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
