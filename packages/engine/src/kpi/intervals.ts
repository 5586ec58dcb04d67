/** Intervals of single figures; `statistics` compares two. */

import type { Interval, Moments } from "../statistics/counts.ts";
import { normalQuantile, tCritical } from "../statistics/distributions.ts";
import { type PairMoments, ratioMoments } from "../statistics/means.ts";

const zOf = (level: number): number => -normalQuantile((1 - level) / 2);

/** Of a mean, by Student's t; none for fewer than two values. */
export function meanInterval({ n, mean, variance }: Moments, level: number): Interval | undefined {
  if (n < 2) return undefined;
  const half = variance === 0 ? 0 : tCritical(1 - level, n - 1) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}

/** Of mean(y) / mean(x) of two or more cases, by the delta method. Not below 0 where the ratio is not. */
export function ratioInterval(pairs: PairMoments, level: number): Interval {
  const { n, mean, variance } = ratioMoments(pairs);
  const half = zOf(level) * Math.sqrt(variance / n);
  return [Math.max(Math.min(mean, 0), mean - half), mean + half];
}

/** Of events an hour, the count taken as Poisson: the rates whose expected count lies within z of the one seen. */
export function hourlyInterval(count: number, hours: number, level: number): Interval {
  const z = zOf(level);
  const middle = count + (z * z) / 2;
  const half = z * Math.sqrt(count + (z * z) / 4);
  return [Math.max(0, middle - half) / hours, (middle + half) / hours];
}
