/** What payments cover of a commitment. Facts decide: the sum is taken anew each time, so reversals and late news are in it. */

import { type Instant, parseInstant } from "../base/instant.ts";
import type { Payment } from "../model/case.ts";
import type { CommitmentPart } from "../model/commitment.ts";

/**
 * Sum of the payments made from `from` to `until`, both included, that were not reversed. A payment listed twice under
 * one id counts once, as its last record says.
 *
 * @returns Minor units; not safe where the payments are not.
 */
export function paidBetween(payments: readonly Payment[], from: Instant, until: Instant): number {
  let sum = 0;
  for (let i = 0; i < payments.length; i++) {
    const { id, at, amountMinor, reversed } = payments[i] as Payment;
    const instant = parseInstant(at) ?? Number.NaN;
    if (reversed === true || !(instant >= from && instant <= until)) continue;
    if (!payments.some((later, place) => place > i && later.id === id)) sum += amountMinor;
  }
  return sum;
}

/** Sum of all parts. */
export const totalOf = (parts: readonly CommitmentPart[]): number =>
  parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** What each part has of `paidMinor`, the first parts filled first. */
export function coveredParts(parts: readonly CommitmentPart[], paidMinor: number): number[] {
  let left = Math.max(0, paidMinor);
  return parts.map(({ amountMinor }) => {
    const covered = Math.min(left, amountMinor);
    left -= covered;
    return covered;
  });
}

/**
 * The first part that payments do not cover, within the tolerance over all parts up to it.
 *
 * @returns Its place, or the number of parts when all are covered.
 */
export function firstUncovered(parts: readonly CommitmentPart[], paidMinor: number, toleranceMinor = 0): number {
  let sum = 0;
  const place = parts.findIndex(({ amountMinor }) => {
    sum += amountMinor;
    return paidMinor < sum - toleranceMinor;
  });
  return place < 0 ? parts.length : place;
}
