/**
 * What debtor and creditor agree on, as data: installment plans, payments and how they are spread, offers and
 * counter-offers. Amounts are in minor units, dates are local to the case, shares and rates are in basis points.
 */

import type { Calendar, CalendarData } from "../base/calendar.ts";

/** How often installments fall due; `custom` where the dates are given. */
export type Frequency = "weekly" | "biweekly" | "fourWeekly" | "semiMonthly" | "monthly" | "custom";

/**
 * When the debtor has money: a weekday, Monday 1 to Sunday 7, for frequencies in weeks; or days of the month, 1 to 31,
 * one for `monthly` and two for `semiMonthly`, of which a month that is too short has its last day.
 */
export type Payday = { readonly weekday: number } | { readonly daysOfMonth: readonly number[] };

/** An installment plan to be worked out: exactly one of `count`, `installmentMinor` and `dates`. */
export interface PlanSpec {
  /** What is owed, above zero. A down payment is part of it; interest and the fee come on top. */
  readonly totalMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Installments beside the down payment, 1 to 1200. */
  readonly count?: number;
  /** What one installment pays, before its share of the fee; as many as it takes, the odd rest in one of its own. */
  readonly installmentMinor?: number;
  /** Due dates, ascending; only with the frequency `custom`. */
  readonly dates?: readonly string[];
  readonly frequency: Frequency;
  /** The date on or after which the first payment falls due, and the anchor of those that follow. Not with `dates`. */
  readonly firstDue?: string;
  readonly payday?: Payday;
  /** Paid first, without interest and fee. */
  readonly downPaymentMinor?: number;
  /** When the down payment is due; without it on the first date of the plan, and the installments on those after it. */
  readonly downPaymentDue?: string;
  /** Nominal interest of a year; 0 by default. */
  readonly annualRateBps?: number;
  /** A charge for the plan, spread over the installments. */
  readonly feeMinor?: number;
  /** No installment is lower, but for what rounding leaves for the last one of an annuity. */
  readonly minInstallmentMinor?: number;
  /** Due dates are moved to its business days; Monday to Friday when only `roll` is given. */
  readonly calendar?: Calendar | CalendarData;
  /** `forward` by default where there is a calendar. */
  readonly roll?: "forward" | "backward" | "none";
  /** Which installments get one of the units that do not divide evenly; `last` by default. */
  readonly remainder?: "first" | "last";
  /** When the plan is agreed on: the start of `maxMonths`. The first due date by default. */
  readonly agreedOn?: string;
  /** No installment may fall due later than so many months after the start, as a statute or the creditor says. */
  readonly maxMonths?: number;
}

export interface Installment {
  readonly due: string;
  /** Principal, interest and fee together. */
  readonly amountMinor: number;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly feeMinor: number;
  readonly kind: "downPayment" | "installment";
}

/** What one part of a debt is made of; a host may have kinds of its own. */
export type LedgerKind = "invoice" | "installment" | "fee" | "interest" | (string & {});

/** Something owed. */
export interface LedgerEntry {
  /** Unique in its list. */
  readonly ref: string;
  readonly kind: LedgerKind;
  readonly dueDate: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** What is still open of it: 0 to `amountMinor`. */
  readonly outstandingMinor: number;
}

export interface IncomingPayment {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** The entry that the debtor named; it is paid first, and what is left goes by the rule. */
  readonly ref?: string;
}

/**
 * In which order a payment pays entries: by due date; fees before the rest; installments before the rest; or kinds in
 * an order of the host's, those not named last. Within a kind, and at one date, the older and then the earlier listed.
 */
export type PaymentRule =
  | "oldestFirst"
  | "feesFirstThenOldest"
  | "installmentsFirst"
  | { readonly kinds: readonly LedgerKind[] };

/** What a payment did: all that is needed to take it back. */
export interface Receipt {
  readonly payment: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** What each entry got; no zeros. */
  readonly paid: readonly LedgerShare[];
  /** Small rests that were given up because they lay within the tolerance. */
  readonly waived: readonly LedgerShare[];
  /** What no open entry could take. */
  readonly unappliedMinor: number;
  /** Against everything open in the currency: `exact` also where the difference lies within the tolerance. */
  readonly outcome: "exact" | "short" | "over";
}

export interface LedgerShare {
  readonly ref: string;
  readonly amountMinor: number;
}

export type PromiseStatus = "open" | "kept" | "partial" | "broken" | "replaced" | "withdrawn";
export type PlanStatus = "open" | "completed" | "broken" | "replaced" | "withdrawn";
export type SettlementStatus = "open" | "fulfilled" | "breached" | "replaced" | "withdrawn";
export type InstallmentStatus = "upcoming" | "due" | "paid" | "missed";

/** One part of a commitment. */
export interface CommitmentPart {
  readonly due: string;
  readonly amountMinor: number;
}

/** How much a settlement takes off: a share, an amount, or the share of the last row that the total reaches. */
export type DiscountRule =
  | { readonly discountBp: number }
  | { readonly discountMinor: number }
  | { readonly tiers: readonly { readonly fromMinor: number; readonly discountBp: number }[] };

export interface SettlementTerms {
  readonly totalMinor: number;
  readonly discountMinor: number;
  /** What ends the debt: the total less the discount. */
  readonly agreedMinor: number;
}

/** A published offer with its computed terms, as far as a counter-offer is held against them. */
export type OfferTerms = PlanOffer | SettlementOffer | ExtensionOffer;

/** How far the creditor lets the debtor go beyond the terms offered; what is absent stays as it was offered. */
export interface PlanGuard {
  readonly maxCount?: number;
  readonly minInstallmentMinor?: number;
  readonly minDownPaymentMinor?: number;
  /** The latest first due date. */
  readonly latestFirstDue?: string;
  /** Beside the frequency that was offered. */
  readonly frequencies?: readonly Frequency[];
  readonly maxMonths?: number;
}

export interface PlanOffer {
  readonly offer: "plan";
  /** What the plan pays off; frozen when the offer was published. */
  readonly totalMinor: number;
  readonly currency: string;
  readonly count: number;
  readonly frequency: Frequency;
  readonly firstDue: string;
  readonly downPaymentMinor?: number;
  readonly annualRateBps?: number;
  readonly feeMinor?: number;
  /** As in `PlanSpec`. */
  readonly calendar?: Calendar | CalendarData;
  readonly roll?: "forward" | "backward";
  readonly guard?: PlanGuard;
}

export interface SettlementOffer {
  readonly offer: "settlement";
  readonly totalMinor: number;
  readonly currency: string;
  /** The most that may be taken off, whoever proposes it. */
  readonly maxDiscountBp: number;
  readonly count: number;
  readonly frequency: Frequency;
  readonly firstDue: string;
  readonly downPaymentMinor?: number;
  /** As in `PlanSpec`. */
  readonly calendar?: Calendar | CalendarData;
  readonly roll?: "forward" | "backward";
  readonly guard?: PlanGuard;
}

export interface ExtensionOffer {
  readonly offer: "extension";
  readonly totalMinor: number;
  readonly currency: string;
  /** From the day of acceptance. */
  readonly maxDays: number;
}

/** What the debtor proposes instead; what is absent is as offered. */
export interface Counter {
  readonly count?: number;
  readonly installmentMinor?: number;
  readonly frequency?: Frequency;
  readonly firstDue?: string;
  readonly downPaymentMinor?: number;
  /** Settlement: what the debtor would pay in all. */
  readonly amountMinor?: number;
  /** Extension: the new due date. */
  readonly dueDate?: string;
}

export interface CounterReason {
  /**
   * `count.beyond`, `installment.below`, `downPayment.below`, `firstDue.beyond`, `firstDue.past`, `frequency.other`,
   * `term.tooLong`, `discount.beyond`, `amount.beyond`, `dueDate.beyond`, `counter.invalid`; or the code of the
   * `ScheduleError` where the proposal makes no plan.
   */
  readonly code: string;
  /** JSON pointer into the counter-offer. */
  readonly path: string;
  /** The guard that it goes beyond. */
  readonly limit?: number | string;
}

export type CounterVerdict =
  | { readonly decision: "accepted"; readonly totalMinor: number; readonly parts: readonly Installment[] }
  | { readonly decision: "toAgent"; readonly reasons: readonly CounterReason[] };

/** A fee as law or contract allow it: a fixed amount or a share. */
export interface FeeRule {
  readonly fee: string;
  readonly amountMinor?: number;
  readonly rateBp?: number;
  readonly currency: string;
  /** The most that may be charged under this rule, all times together. */
  readonly capMinor?: number;
  readonly legalBasis: string;
}

/** A yearly rate: fixed, or a reference rate as it changes plus a margin, never below zero. */
export type InterestRate =
  | { readonly fixedBp: number }
  | { readonly reference: readonly ReferenceRate[]; readonly marginBp: number };

/** In force from a date on, until the next row; ascending. May be negative. */
export interface ReferenceRate {
  readonly from: string;
  readonly rateBp: number;
}

/** Days over 365 or over 360, both with the actual number of days (ISDA names: Actual/365 Fixed, Actual/360). */
export type DayCount = "act/365" | "act/360";

export interface InterestPeriod {
  /** First day that bears interest at this rate. */
  readonly from: string;
  /** First day that no longer does. */
  readonly to: string;
  readonly days: number;
  readonly rateBp: number;
  readonly interestMinor: number;
}
