/** What the options of an offer come to: in parts when one is accepted, and as terms against which a counter-offer is held. */

import type { Calendar } from "../base/calendar.ts";
import { type Day, formatDate } from "../base/civil.ts";
import { addToDay, type Duration, parseDuration } from "../base/duration.ts";
import { mulDiv } from "../base/money.ts";
import type { OfferedTerms } from "../model/case.ts";
import type { CommitmentPart, DiscountRule, OfferTerms, PlanGuard, PlanSpec } from "../model/commitment.ts";
import type { PlanOption, SettlementOption } from "../model/offerOptions.ts";
import { ScheduleError } from "./error.ts";
import { planSchedule } from "./schedule.ts";
import { settlementTerms } from "./settlement.ts";

export type Option = OfferedTerms["options"][number];

/** What the debtor would pay. */
export interface OptionTotals {
  readonly totalMinor: number;
  /** Of a settlement. */
  readonly discountMinor?: number;
  /** Absent for an extension: its date is the debtor's to choose. */
  readonly parts?: readonly CommitmentPart[];
  /** Of an extension. */
  readonly latestDue?: string;
}

export interface Acceptance {
  /** The local day. */
  readonly day: Day;
  /** For durations in business days and due dates that move to one. */
  readonly calendar: Calendar;
}

/**
 * What an option comes to when it is accepted on a day. The first part falls due `firstDueIn` later.
 *
 * @returns The totals; or the code of what stands against it: of `ScheduleError`, `discount.overGuard` or `discount.all`.
 */
export function totalsOf(
  offer: OfferedTerms,
  option: Option,
  when: Acceptance,
): OptionTotals | { readonly code: string } {
  if ("maxDays" in option) return { totalMinor: offer.totalMinor, latestDue: formatDate(when.day + option.maxDays) };
  try {
    const discountMinor = discountOf(offer, option);
    const totalMinor = offer.totalMinor - (discountMinor ?? 0);
    const parts = planSchedule(specOf(offer, option, totalMinor, when));
    return {
      totalMinor,
      ...(discountMinor !== undefined && { discountMinor }),
      parts: parts.map(({ due, amountMinor }) => ({ due, amountMinor })),
    };
  } catch (problem) {
    if (problem instanceof ScheduleError || problem instanceof OverGuardError) return { code: problem.code };
    throw problem;
  }
}

/** The terms that a counter-offer on a day is held against. @throws ScheduleError for an option that makes no plan */
export function counterTerms(offer: OfferedTerms, option: Option, when: Acceptance): OfferTerms {
  const { totalMinor, currency } = offer;
  if ("maxDays" in option) return { offer: "extension", totalMinor, currency, maxDays: option.maxDays };
  const agreed = totalMinor - (discountOf(offer, option) ?? 0);
  const { frequency, firstDue = "", downPaymentMinor, ...spec } = specOf(offer, option, agreed, when);
  const installments = planSchedule({ frequency, firstDue, ...(downPaymentMinor && { downPaymentMinor }), ...spec });
  const shared = {
    totalMinor,
    currency,
    count: installments.filter(({ kind }) => kind === "installment").length,
    frequency,
    firstDue,
    ...(downPaymentMinor !== undefined && { downPaymentMinor }),
    ...(option.roll !== undefined && { roll: option.roll, calendar: when.calendar }),
    guard: guardOf(offer, option, agreed, when),
  };
  if (offer.offer !== "settlement") return { offer: "plan", ...shared };
  return { offer: "settlement", maxDiscountBp: offer.maxDiscountBp, ...shared };
}

class OverGuardError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function discountOf(offer: OfferedTerms, option: PlanOption | SettlementOption): number | undefined {
  if (offer.offer !== "settlement") return undefined;
  const terms = settlementTerms(offer.totalMinor, ruleOf(option as SettlementOption), offer.maxDiscountBp);
  if (!terms.ok) throw new OverGuardError(terms.error.code);
  return terms.value.discountMinor;
}

function ruleOf({ discountBp, discountMinor, tiers = [] }: SettlementOption): DiscountRule {
  if (discountBp !== undefined) return { discountBp };
  return discountMinor === undefined ? { tiers } : { discountMinor };
}

function specOf(
  offer: OfferedTerms,
  option: PlanOption | SettlementOption,
  totalMinor: number,
  { day, calendar }: Acceptance,
): PlanSpec {
  const { installmentMinor } = option as PlanOption;
  const downPaymentMinor = mulDiv(totalMinor, option.downPaymentBp ?? 0, 10_000);
  const guard = "guard" in offer ? offer.guard : undefined;
  return {
    totalMinor,
    currency: offer.currency,
    ...(installmentMinor === undefined ? { count: option.count ?? 1 } : { installmentMinor }),
    frequency: option.frequency ?? "monthly",
    firstDue: formatDate(addToDay(day, days(option.firstDueIn ?? "P7D"), calendar)),
    ...(downPaymentMinor > 0 && { downPaymentMinor }),
    ...(option.minInstallmentMinor !== undefined && { minInstallmentMinor: option.minInstallmentMinor }),
    ...(option.roll !== undefined && { roll: option.roll, calendar }),
    ...(guard?.maxMonths !== undefined && { maxMonths: guard.maxMonths }),
  };
}

function guardOf(
  offer: OfferedTerms,
  option: PlanOption | SettlementOption,
  agreed: number,
  { day, calendar }: Acceptance,
): PlanGuard {
  const { maxCount, minDownPaymentBp, firstDueWithin, frequencies, maxMonths, ...more } =
    ("guard" in offer ? offer.guard : undefined) ?? {};
  const least = more.minInstallmentMinor ?? option.minInstallmentMinor;
  return {
    ...(maxCount !== undefined && { maxCount }),
    ...(least !== undefined && { minInstallmentMinor: least }),
    ...(minDownPaymentBp !== undefined && { minDownPaymentMinor: mulDiv(agreed, minDownPaymentBp, 10_000) }),
    ...(firstDueWithin !== undefined && { latestFirstDue: formatDate(addToDay(day, days(firstDueWithin), calendar)) }),
    ...(frequencies !== undefined && { frequencies }),
    ...(maxMonths !== undefined && { maxMonths }),
  };
}

/** Durations have been checked where the document came in. */
const days = (text: string): Duration => parseDuration(text) as Duration;
