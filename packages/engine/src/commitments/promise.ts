/** Promises to pay, and extensions, which are promises the creditor offered: kept, partly kept or broken. */

import type { Instant } from "../base/instant.ts";
import type { Commitment, Payment } from "../model/case.ts";
import type { PromiseStatus } from "../model/commitment.ts";
import { paidBetween, totalOf } from "./coverage.ts";
import { amountAt, shareAt } from "./error.ts";
import { move, type Transitions } from "./machine.ts";
import { floorShare } from "./share.ts";

/** `covered` happens as soon as enough is paid, the judged ones only at judgment; the last two are the debtor's doing. */
export type PromiseCause = "covered" | "judgedPartlyPaid" | "judgedUnpaid" | "replaced" | "canceled";

export const PROMISE_TRANSITIONS: Transitions<PromiseStatus, PromiseCause> = {
  open: {
    covered: "kept",
    judgedPartlyPaid: "partial",
    judgedUnpaid: "broken",
    replaced: "replaced",
    canceled: "withdrawn",
  },
  kept: {},
  partial: {},
  broken: {},
  replaced: {},
  withdrawn: {},
};

export interface PromiseTerms {
  /** The share of the amount from which the promise counts as kept; 10000, all of it, by default. */
  readonly keptFrom?: number;
  /** What may be missing of that: bank charges and typing errors. 0 by default. */
  readonly toleranceMinor?: number;
}

export interface PromiseJudgment {
  readonly status: PromiseStatus;
  readonly cause?: PromiseCause;
  /** Paid in time, so far. */
  readonly paidMinor: number;
  /** From what sum on it is kept. */
  readonly neededMinor: number;
}

/**
 * The least that keeps a promise: the share of the amount, rounded up, less the tolerance, but at least one unit.
 *
 * @throws ScheduleError `rate.invalid`, `amount.unsafe`, `amount.negative`
 */
export function neededMinor(amountMinor: number, { keptFrom = 10_000, toleranceMinor = 0 }: PromiseTerms): number {
  const share =
    amountMinor - floorShare(amountAt("/amountMinor", amountMinor), 10_000 - shareAt("/keptFrom", keptFrom, 10_000));
  return Math.max(1, share - amountAt("/toleranceMinor", toleranceMinor));
}

/**
 * How an open promise stands. It is kept at once when enough was paid since it was made, however early; at judgment it
 * is partly kept or broken. What is paid after the moment of judgment does not count, also when one looks later;
 * what was reversed does not count either.
 *
 * @param promise - Open; of kind `promise` or `extension`.
 * @param judgedAt - See `judgmentOf`.
 */
export function judgePromise(
  promise: Commitment,
  payments: readonly Payment[],
  terms: PromiseTerms,
  judgedAt: Instant,
  now: Instant,
): PromiseJudgment {
  const needed = neededMinor(totalOf(promise.parts), terms);
  const paidMinor = paidBetween(payments, promise.madeAt, Math.min(now, judgedAt));
  const cause = causeOf(paidMinor, needed, now >= judgedAt);
  const status = move(PROMISE_TRANSITIONS, "open", cause);
  return { status, ...(cause !== undefined && { cause }), paidMinor, neededMinor: needed };
}

function causeOf(paid: number, needed: number, judged: boolean): PromiseCause | undefined {
  if (paid >= needed) return "covered";
  if (!judged) return undefined;
  return paid > 0 ? "judgedPartlyPaid" : "judgedUnpaid";
}
