/** Fees and flat compensation: only with a legal basis, never beyond the cap. */

import { mulDiv } from "../base/money.ts";
import type { FeeRule } from "../model/commitment.ts";
import { amountAt, ScheduleError, shareAt } from "./error.ts";

export interface AssessedFee {
  readonly fee: string;
  /** May be 0: nothing is charged. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly legalBasis: string;
  /** The cap made it lower. */
  readonly capped: boolean;
}

/**
 * What a fee comes to: its fixed amount, or its share of `baseMinor` rounded half to even, up to what the cap leaves.
 *
 * @param baseMinor - What is overdue, in the currency of the rule.
 * @param chargedMinor - Charged under this rule before and not taken back; 0 by default.
 * @throws ScheduleError `spec.ambiguous` unless the rule has exactly one of amount and share; `amount.*`, `rate.invalid`
 */
export function assessFee(rule: FeeRule, baseMinor: number, chargedMinor = 0): AssessedFee {
  const full = fullAmount(rule, amountAt("/baseMinor", baseMinor));
  const charged = amountAt("/chargedMinor", chargedMinor);
  const room = rule.capMinor === undefined ? full : Math.max(0, amountAt("/capMinor", rule.capMinor) - charged);
  const { fee, currency, legalBasis } = rule;
  return { fee, amountMinor: Math.min(full, room), currency, legalBasis, capped: room < full };
}

function fullAmount({ amountMinor, rateBp }: FeeRule, base: number): number {
  if ((amountMinor === undefined) === (rateBp === undefined)) throw new ScheduleError("spec.ambiguous", "/amountMinor");
  if (amountMinor !== undefined) return amountAt("/amountMinor", amountMinor);
  return mulDiv(base, shareAt("/rateBp", rateBp as number, 10_000), 10_000);
}

/**
 * Late payment between businesses in the European Union: a flat EUR 40, which needs no reminder, and interest at the
 * reference rate plus 8 points. Minimums as the directive has them; member states may go further, and it is not for consumers.
 *
 * Source: Directive 2011/7/EU. Reference rates change and are given by the host, see `lateInterest`.
 */
export const EU_LATE_PAYMENT: { readonly compensation: FeeRule; readonly marginBp: number } = {
  compensation: {
    fee: "lateCompensation",
    amountMinor: 4000,
    currency: "EUR",
    legalBasis: "Directive 2011/7/EU",
  },
  marginBp: 800,
};
