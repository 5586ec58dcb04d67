/** Settlements: accepting less than is owed, within a guard, and what is owed again when the debtor does not pay. */

import type { Instant } from "../base/instant.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Commitment, Payment } from "../model/case.ts";
import type { DiscountRule, SettlementStatus, SettlementTerms } from "../model/commitment.ts";
import { amountAt, positiveAt, ScheduleError, shareAt } from "./error.ts";
import { move, type Transitions } from "./machine.ts";
import { judgePlan, type PartMoments, type PlanCause, type PlanJudgment, type PlanTerms } from "./plan.ts";
import { floorShare } from "./share.ts";

export const SETTLEMENT_TRANSITIONS: Transitions<SettlementStatus, PlanCause> = {
  open: {
    covered: "fulfilled",
    tooManyMissed: "breached",
    lastMissed: "breached",
    replaced: "replaced",
    canceled: "withdrawn",
  },
  fulfilled: {},
  breached: {},
  replaced: {},
  withdrawn: {},
};

/** A discount that the guard does not let through. */
export interface OverGuard {
  readonly code: "discount.overGuard" | "discount.all";
  readonly discountMinor: number;
  readonly limitMinor: number;
}

/**
 * The terms of a settlement. Shares are rounded down to the minor unit, the guard too, so nobody gets more than was
 * allowed. A discount beyond the guard is refused, never cut: who wrote it has to see it.
 *
 * @param totalMinor - What is owed, above zero.
 * @param rule - `tiers` ascend by `fromMinor`; below the first there is no discount.
 * @param maxDiscountBp - The guard.
 * @returns The terms; or why not: over the guard, or nothing left to pay.
 * @throws ScheduleError `amount.*`, `rate.invalid`; `spec.ambiguous` for tiers that do not ascend.
 */
export function settlementTerms(
  totalMinor: number,
  rule: DiscountRule,
  maxDiscountBp: number,
): Result<SettlementTerms, OverGuard> {
  const total = positiveAt("/totalMinor", totalMinor);
  const discountMinor = discountOf(total, rule);
  const limitMinor = discountLimit(total, maxDiscountBp);
  if (discountMinor > limitMinor) return err({ code: "discount.overGuard", discountMinor, limitMinor });
  if (discountMinor >= total) return err({ code: "discount.all", discountMinor, limitMinor });
  return ok({ totalMinor, discountMinor, agreedMinor: total - discountMinor });
}

/** The most that the guard lets a settlement take off, rounded down. @throws ScheduleError `rate.invalid` */
export const discountLimit = (totalMinor: number, maxDiscountBp: number): number =>
  floorShare(totalMinor, shareAt("/maxDiscountBp", maxDiscountBp, 10_000));

function discountOf(total: number, rule: DiscountRule): number {
  if ("discountMinor" in rule) return amountAt("/discountMinor", rule.discountMinor);
  if ("discountBp" in rule) return floorShare(total, shareAt("/discountBp", rule.discountBp, 10_000));
  let share = 0;
  for (const [i, tier] of rule.tiers.entries()) {
    const before = rule.tiers[i - 1];
    if (before !== undefined && tier.fromMinor <= before.fromMinor)
      throw new ScheduleError("spec.ambiguous", `/tiers/${i}`);
    const tierShare = shareAt(`/tiers/${i}/discountBp`, tier.discountBp, 10_000);
    if (amountAt(`/tiers/${i}/fromMinor`, tier.fromMinor) <= total) share = tierShare;
  }
  return floorShare(total, share);
}

export interface SettlementJudgment extends Omit<PlanJudgment, "status"> {
  readonly status: SettlementStatus;
}

/** How an accepted settlement stands: its parts are judged like those of a plan, see `judgePlan`. */
export function judgeSettlement(
  settlement: Commitment,
  payments: readonly Payment[],
  terms: PlanTerms,
  moments: readonly PartMoments[],
  now: Instant,
): SettlementJudgment {
  const judgment = judgePlan(settlement, payments, terms, moments, now);
  return { ...judgment, status: move(SETTLEMENT_TRANSITIONS, "open", judgment.cause) };
}

/** Where the money of a settlement is: the first three always add up to the total, and with `overpaidMinor` to what came in. */
export interface SettlementBalance {
  /** Of the payments, what went to the debt. */
  readonly paidMinor: number;
  /** Given up for good. */
  readonly waivedMinor: number;
  /** Still to be asked for. */
  readonly outstandingMinor: number;
  readonly overpaidMinor: number;
}

/**
 * What is owed under a settlement. While it is open the debtor is asked for the agreed sum only, and the discount is a
 * promise of the creditor: `waivedMinor` has it, but only `fulfilled` makes it final. Breached, replaced or withdrawn, the
 * whole balance is restored and what was paid stays paid. A tolerance that fulfilled it is given up as well.
 */
export function settlementBalance(
  { totalMinor, agreedMinor }: SettlementTerms,
  status: SettlementStatus,
  receivedMinor: number,
): SettlementBalance {
  const restored = status === "breached" || status === "replaced" || status === "withdrawn";
  const owed = restored ? totalMinor : agreedMinor;
  const paidMinor = Math.min(amountAt("/receivedMinor", receivedMinor), owed);
  const outstandingMinor = status === "fulfilled" ? 0 : owed - paidMinor;
  return {
    paidMinor,
    waivedMinor: totalMinor - paidMinor - outstandingMinor,
    outstandingMinor,
    overpaidMinor: receivedMinor - paidMinor,
  };
}
