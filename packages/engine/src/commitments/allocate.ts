/** Dividing an amount so that the parts always add up to it. */

import { amountAt, ScheduleError } from "./error.ts";

/** Who gets the units that do not divide evenly, one each. */
export type RemainderPolicy = "first" | "last" | "largest";

/**
 * Divides `totalMinor` in proportion to `weights`. Every part is its exact share rounded down; the units left over go
 * one each to the first parts, the last ones, or those whose share was cut most (equal ones: the earlier). A weight of
 * zero gets nothing. Exact for all safe integers.
 *
 * @param totalMinor - Minor units, 0 or more.
 * @param weights - Whole numbers, 0 or more, at least one above 0.
 * @returns As many parts as weights, in their order.
 * @throws ScheduleError `amount.unsafe`, `amount.negative`, `weights.invalid`, `weights.zero`
 */
export function allocate(totalMinor: number, weights: readonly number[], policy: RemainderPolicy = "first"): number[] {
  amountAt("/totalMinor", totalMinor);
  let [sum, most] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new ScheduleError("weights.invalid", `/weights/${i}`, weight);
    sum += weight;
    if (weight > most) most = weight;
  }
  if (sum === 0) throw new ScheduleError("weights.zero", "/weights");
  const small = Number.isSafeInteger(sum) && Number.isSafeInteger(totalMinor * most);
  const { parts, fractions } = small ? shares(totalMinor, weights, sum) : bigShares(totalMinor, weights);
  let left = totalMinor;
  for (const part of parts) left -= part;
  for (const place of left === 0 ? [] : favored(weights, fractions, policy).slice(0, left))
    parts[place] = (parts[place] as number) + 1;
  return parts;
}

/**
 * `count` parts that differ by at most one unit, the larger ones first or last.
 *
 * @param count - At least 1; both arguments are trusted.
 */
export function splitEvenly(totalMinor: number, count: number, larger: "first" | "last"): number[] {
  const left = totalMinor % count;
  const part = (totalMinor - left) / count;
  const parts = new Array<number>(count).fill(part);
  if (larger === "first") parts.fill(part + 1, 0, left);
  else parts.fill(part + 1, count - left);
  return parts;
}

interface Shares {
  /** Rounded down. */
  readonly parts: number[];
  /** What was cut off each, in units of 1 / sum of the weights. */
  readonly fractions: readonly (number | bigint)[];
}

function shares(total: number, weights: readonly number[], sum: number): Shares {
  const fractions = weights.map((weight) => (total * weight) % sum);
  return { parts: weights.map((weight, i) => (total * weight - (fractions[i] as number)) / sum), fractions };
}

function bigShares(total: number, weights: readonly number[]): Shares {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  return {
    parts: products.map((product) => Number(product / sum)),
    fractions: products.map((product) => product % sum),
  };
}

/** Places of the parts that may get a unit, those to be served first in front. */
function favored(weights: readonly number[], fractions: Shares["fractions"], policy: RemainderPolicy): number[] {
  const places = [...weights.keys()].filter((place) => weights[place] !== 0);
  if (policy === "last") return places.reverse();
  if (policy === "first") return places;
  return places.sort((a, b) => {
    const [left, right] = [fractions[a] as bigint, fractions[b] as bigint];
    return left === right ? a - b : left > right ? -1 : 1;
  });
}
