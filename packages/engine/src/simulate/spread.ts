/**
 * How sure a modeled figure is. Debtors fall into groups by a hash; a figure of each group differs from that of the others as
 * debtors differ, and all that depends on one debtor is in one group.
 *
 * Source: M. H. Hansen, W. N. Hurwitz, W. G. Madow, Sample Survey Methods and Theory (1953), the ultimate cluster estimate of the
 * variance of a ratio, with groups of debtors for clusters; K. M. Wolter, Introduction to Variance Estimation (2007), 2.
 */

import type { Interval } from "../statistics/counts.ts";
import { tCritical } from "../statistics/distributions.ts";

/** Sums over the debtors of each group. */
export type Groups = ArrayLike<number>;

/** The t that is exceeded with the rest of the level, by degrees of freedom. */
export type Critical = (df: number) => number;

/** Worked out once for each number of degrees of freedom: a report asks for it at every point of its curves. */
export function criticalOf(level: number): Critical {
  const known = new Map<number, number>();
  return (df) => {
    const value = known.get(df) ?? tCritical(1 - level, df);
    known.set(df, value);
    return value;
  };
}

/** Sum of `part` over sum of `whole`; null where there is nothing to divide by. */
export function ratioOf(part: Groups, whole: Groups): number | null {
  const total = sumOf(whole);
  return total === 0 ? null : sumOf(part) / total;
}

/** The interval of `ratioOf`; none for fewer than two groups. */
export function ratioSpread(part: Groups, whole: Groups, critical: Critical): Interval | undefined {
  return spreadOf(residuals(part, whole), ratioOf(part, whole), groupsIn(whole), critical);
}

/** The interval of how much the second ratio lies above the first, of the same debtors: what they share cancels. */
export function differenceSpread(
  [part, whole]: readonly [Groups, Groups],
  [other, otherWhole]: readonly [Groups, Groups],
  critical: Critical,
): Interval | undefined {
  const [one, two] = [ratioOf(part, whole), ratioOf(other, otherWhole)];
  if (one === null || two === null) return undefined;
  const [before, after] = [residuals(part, whole), residuals(other, otherWhole)];
  const gaps = before.map((residual, group) => (after[group] ?? 0) - residual);
  return spreadOf(gaps, two - one, Math.min(groupsIn(whole), groupsIn(otherWhole)), critical);
}

export const sumOf = (groups: Groups): number => {
  let sum = 0;
  for (let group = 0; group < groups.length; group++) sum += groups[group] as number;
  return sum;
};

/** By how much each group moves the ratio. */
function residuals(part: Groups, whole: Groups): number[] {
  const total = sumOf(whole);
  const ratio = total === 0 ? 0 : sumOf(part) / total;
  const moves: number[] = [];
  for (let group = 0; group < whole.length; group++)
    moves.push(total === 0 ? 0 : ((part[group] ?? 0) - ratio * (whole[group] as number)) / total);
  return moves;
}

function groupsIn(whole: Groups): number {
  let groups = 0;
  for (let group = 0; group < whole.length; group++) if (whole[group] !== 0) groups += 1;
  return groups;
}

function spreadOf(
  moves: readonly number[],
  value: number | null,
  groups: number,
  critical: Critical,
): Interval | undefined {
  if (value === null || groups < 2) return undefined;
  const variance = moves.reduce((sum, move) => sum + move * move, 0) * (groups / (groups - 1));
  const half = variance === 0 ? 0 : critical(groups - 1) * Math.sqrt(variance);
  // Groups that are alike differ by rounding only.
  return half <= 1e-12 * Math.abs(value) ? [value, value] : [value - half, value + half];
}

/** Where the figure of one more life lies, from the figures of some lives; none for fewer than two of them. */
export function livesSpread(values: readonly number[], critical: Critical): Interval | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = variance === 0 ? 0 : critical(n - 1) * Math.sqrt(variance * (1 + 1 / n));
  return half <= 1e-12 * Math.abs(mean) ? [mean, mean] : [mean - half, mean + half];
}
