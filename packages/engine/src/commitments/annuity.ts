/** Level payments with interest, in exact integers: no unit is ever decided by a float. */

import { mulDiv } from "../base/money.ts";
import { ScheduleError } from "./error.ts";

/** Interest and principal of one payment. */
export interface Part {
  readonly principalMinor: number;
  readonly interestMinor: number;
}

/** The rate of one period as the fraction `bp / whole`: basis points a year over 10000 times the periods in a year. */
export interface PeriodRate {
  readonly bp: number;
  readonly whole: number;
}

export const periodRate = (annualRateBps: number, perYear: number): PeriodRate => ({
  bp: annualRateBps,
  whole: 10_000 * perYear,
});

/**
 * The level payment that pays off `principalMinor` in `count` payments, each at the end of a period:
 * `P * i * (1 + i)^n / ((1 + i)^n - 1)` with `i` of one period, worked out as one fraction and rounded half to even
 * once, at the end.
 *
 * @param rate - Above zero.
 */
export function levelPayment(principalMinor: number, count: number, { bp, whole }: PeriodRate): number {
  const n = BigInt(count);
  const grown = BigInt(whole + bp) ** n;
  const numerator = BigInt(principalMinor) * BigInt(bp) * grown;
  const denominator = BigInt(whole) * (grown - BigInt(whole) ** n);
  return Number(halfEven(numerator, denominator));
}

/** After so many payments; or when nothing is left, after at most so many, the last also taking a rest lower than `rest`. */
type Stop = { readonly count: number } | { readonly atMost: number; readonly rest: number };

/**
 * Pays `principalMinor` off with payments of `paymentMinor`: of each the interest is the open principal times the rate of
 * the period, rounded half to even, and the rest is principal. The payment that ends it pays all that is open and so
 * takes up the rounding.
 *
 * @throws ScheduleError `installment.tooSmall` where the payments never pay it off; `count.tooMany` where one of so many
 *   would pay nothing off, or the last would have nothing left.
 */
export function payOff(principalMinor: number, paymentMinor: number, rate: PeriodRate, stop: Stop): Part[] {
  const parts: Part[] = [];
  let open = principalMinor;
  while (open > 0) {
    const interestMinor = mulDiv(open, rate.bp, rate.whole);
    const paid = paymentMinor - interestMinor;
    const last = "count" in stop ? parts.length === stop.count - 1 : endsNow(open - paid, rate, stop.rest);
    const stuck = paid <= 0 || ("count" in stop ? paid >= open : parts.length + 1 >= stop.atMost);
    if (stuck && !last) throw stuckError(paymentMinor, stop);
    const principal = last ? open : paid;
    parts.push({ principalMinor: principal, interestMinor });
    open -= principal;
  }
  return parts;
}

const stuckError = (payment: number, stop: Stop) =>
  "count" in stop
    ? new ScheduleError("count.tooMany", "/count", stop.count)
    : new ScheduleError("installment.tooSmall", "/installmentMinor", payment);

/** Whether nothing worth a payment of its own would be left for the next period. */
function endsNow(left: number, rate: PeriodRate, rest: number): boolean {
  return left <= 0 || left + mulDiv(left, rate.bp, rate.whole) < rest;
}

/** `n / d` rounded half to even; both above zero. */
function halfEven(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  const twice = (n % d) * 2n;
  return twice > d || (twice === d && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
