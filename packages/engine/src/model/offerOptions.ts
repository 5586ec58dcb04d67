/** What an `offer` node lets a debtor choose from, and how far a counter-offer may go. */

import type { Frequency } from "./commitment.ts";
import type { DurationText, Id } from "./notation.ts";

/** What the options of plans and settlements share: how the agreed sum is paid in parts. */
interface PartTerms {
  readonly key: Id;
  /** Days from acceptance to the first due date; default `P7D`. */
  readonly firstDueIn?: DurationText;
  /** Basis points of the sum that are paid first. */
  readonly downPaymentBp?: number;
  readonly minInstallmentMinor?: number;
  /** Due dates move to a business day of the strategy's calendar. */
  readonly roll?: "forward" | "backward";
}

/** Exactly one of `count` and `installmentMinor`. */
export interface PlanOption extends PartTerms {
  readonly count?: number;
  readonly installmentMinor?: number;
  readonly frequency: Exclude<Frequency, "custom">;
}

/** Exactly one of `discountBp`, `discountMinor` and `tiers`. */
export interface SettlementOption extends PartTerms {
  readonly discountBp?: number;
  readonly discountMinor?: number;
  /** Ascending; the last row whose `fromMinor` the total reaches counts. */
  readonly tiers?: readonly { readonly fromMinor: number; readonly discountBp: number }[];
  /** Default 1. */
  readonly count?: number;
  /** Default `monthly`. */
  readonly frequency?: Exclude<Frequency, "custom">;
}

export interface ExtensionOption {
  readonly key: Id;
  /** The new due date lies at most so many days after acceptance. */
  readonly maxDays: number;
}

/** How far a counter-offer may go beyond the options; what is absent stays as offered. */
export interface OfferGuard {
  readonly maxCount?: number;
  readonly minInstallmentMinor?: number;
  readonly minDownPaymentBp?: number;
  /** The latest first due date, in days from the counter-offer. */
  readonly firstDueWithin?: DurationText;
  readonly frequencies?: readonly Exclude<Frequency, "custom">[];
  /** No installment falls due later than so many months after the first due date; binds the options too. */
  readonly maxMonths?: number;
}
