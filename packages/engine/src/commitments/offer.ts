/** Offers while they stand, and what a debtor proposes instead: within the guard it is accepted, otherwise an agent decides. */

import { addMonths, formatDate, parseDate } from "../base/civil.ts";
import { isMinor } from "../base/money.ts";
import type {
  Counter,
  CounterReason,
  CounterVerdict,
  ExtensionOffer,
  OfferTerms,
  PlanGuard,
  PlanOffer,
  PlanSpec,
  SettlementOffer,
} from "../model/commitment.ts";
import { dateAt } from "./dueDates.ts";
import { ScheduleError } from "./error.ts";
import type { Transitions } from "./machine.ts";
import { planSchedule } from "./schedule.ts";
import { discountLimit } from "./settlement.ts";

export type OfferStatus = "open" | "accepted" | "declined" | "expired" | "withdrawn";
/** A counter-offer leaves an offer open: its terms can still be accepted. `exited`: the case ended. */
export type OfferCause = "accepted" | "declined" | "countered" | "expired" | "replaced" | "exited";

export const OFFER_TRANSITIONS: Transitions<OfferStatus, OfferCause> = {
  open: {
    accepted: "accepted",
    declined: "declined",
    countered: "open",
    expired: "expired",
    replaced: "withdrawn",
    exited: "withdrawn",
  },
  accepted: {},
  declined: {},
  expired: {},
  withdrawn: {},
};

/**
 * Holds a counter-offer against the terms offered and their guard. What is as good for the creditor as the offer or better
 * (fewer installments, sooner, more) is accepted; what is worse only as far as the guard says so; all else goes to an
 * agent with every reason. Never throws for what the debtor proposes: terms that make no plan are a reason too.
 *
 * @param today - The local date; nothing may fall due before it, and `maxDays` counts from it.
 * @returns Accepted with the parts that the debtor is to pay; or to an agent with the reasons.
 * @throws ScheduleError `date.invalid` for `today`, `rate.invalid` for a guard that is no share.
 */
export function checkCounter(offer: OfferTerms, counter: Counter, today: string): CounterVerdict {
  dateAt("/today", today);
  switch (offer.offer) {
    case "plan":
      return planCounter(offer, counter, today, offer.totalMinor, []);
    case "settlement":
      return settlementCounter(offer, counter, today);
    case "extension":
      return extensionCounter(offer, counter, today);
  }
}

const toAgent = (reasons: readonly CounterReason[]): CounterVerdict => ({ decision: "toAgent", reasons });

function settlementCounter(offer: SettlementOffer, counter: Counter, today: string): CounterVerdict {
  const least = offer.totalMinor - discountLimit(offer.totalMinor, offer.maxDiscountBp);
  const { amountMinor } = counter;
  if (!isMinor(amountMinor) || amountMinor < 1) return toAgent([{ code: "counter.invalid", path: "/amountMinor" }]);
  const reasons = amountMinor < least ? [{ code: "discount.beyond", path: "/amountMinor", limit: least }] : [];
  if (amountMinor > offer.totalMinor)
    return toAgent([{ code: "amount.beyond", path: "/amountMinor", limit: offer.totalMinor }]);
  return planCounter(offer, counter, today, amountMinor, reasons);
}

function extensionCounter(
  { totalMinor, maxDays }: ExtensionOffer,
  { dueDate }: Counter,
  today: string,
): CounterVerdict {
  const day = dueDate === undefined ? undefined : parseDate(dueDate);
  const from = dateAt("/today", today);
  if (dueDate === undefined || day === undefined || day < from)
    return toAgent([{ code: "counter.invalid", path: "/dueDate" }]);
  if (day > from + maxDays)
    return toAgent([{ code: "dueDate.beyond", path: "/dueDate", limit: formatDate(from + maxDays) }]);
  const amounts = { amountMinor: totalMinor, principalMinor: totalMinor, interestMinor: 0, feeMinor: 0 };
  return { decision: "accepted", totalMinor, parts: [{ due: dueDate, ...amounts, kind: "installment" }] };
}

function planCounter(
  offer: PlanOffer | SettlementOffer,
  counter: Counter,
  today: string,
  totalMinor: number,
  before: readonly CounterReason[],
): CounterVerdict {
  const spec = specOf(offer, counter, totalMinor);
  try {
    const parts = planSchedule(spec);
    const reasons = [...before, ...beyond(offer, spec, parts, today)];
    return reasons.length === 0 ? { decision: "accepted", totalMinor, parts } : toAgent(reasons);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return toAgent([...before, { code: error.code, path: error.path }]);
  }
}

/** The plan that the debtor has in mind: the offer, with what the counter-offer says otherwise. */
function specOf(offer: PlanOffer | SettlementOffer, counter: Counter, totalMinor: number): PlanSpec {
  const { annualRateBps, feeMinor, downPaymentMinor, calendar, roll } = offer as Partial<PlanOffer>;
  const down = counter.downPaymentMinor ?? downPaymentMinor;
  const least = offer.guard?.minInstallmentMinor ?? 0;
  const byAmount = counter.installmentMinor !== undefined;
  return {
    totalMinor,
    currency: offer.currency,
    ...(byAmount && { installmentMinor: counter.installmentMinor as number }),
    ...((counter.count !== undefined || !byAmount) && { count: counter.count ?? offer.count }),
    frequency: counter.frequency ?? offer.frequency,
    firstDue: counter.firstDue ?? offer.firstDue,
    ...(down !== undefined && { downPaymentMinor: down }),
    ...(annualRateBps !== undefined && { annualRateBps }),
    ...(feeMinor !== undefined && { feeMinor }),
    ...(roll !== undefined && { roll, ...(calendar !== undefined && { calendar }) }),
    // An odd rest below the minimum joins its neighbor; an amount below it is told with all other reasons.
    ...(byAmount && (counter.installmentMinor as number) >= least && { minInstallmentMinor: least }),
  };
}

type Parts = ReturnType<typeof planSchedule>;

function beyond(
  offer: PlanOffer | SettlementOffer,
  spec: PlanSpec,
  parts: Parts,
  today: string,
): readonly CounterReason[] {
  const guard = offer.guard ?? {};
  const firstDue = spec.firstDue as string;
  const installments = parts.filter(({ kind }) => kind === "installment");
  const maxCount = Math.max(guard.maxCount ?? 0, offer.count);
  const least = guard.minInstallmentMinor ?? 0;
  const lowest = Math.min(...installments.map(({ amountMinor }) => amountMinor));
  const leastDown = guard.minDownPaymentMinor ?? offer.downPaymentMinor ?? 0;
  const latest = guard.latestFirstDue ?? offer.firstDue;
  const reason = (broken: boolean, code: string, path: string, limit: number | string) =>
    broken ? [{ code, path, limit }] : [];
  const asked = spec.installmentMinor === undefined ? "/count" : "/installmentMinor";
  return [
    ...reason(installments.length > maxCount, "count.beyond", asked, maxCount),
    ...reason(lowest < least, "installment.below", asked, least),
    ...reason((spec.downPaymentMinor ?? 0) < leastDown, "downPayment.below", "/downPaymentMinor", leastDown),
    ...reason(firstDue > latest, "firstDue.beyond", "/firstDue", latest),
    ...reason(firstDue < today, "firstDue.past", "/firstDue", today),
    ...frequencyBeyond(offer, guard, spec),
    ...termBeyond(offer, guard, parts),
  ];
}

function frequencyBeyond(
  { frequency }: PlanOffer | SettlementOffer,
  guard: PlanGuard,
  spec: PlanSpec,
): CounterReason[] {
  const allowed = [frequency, ...(guard.frequencies ?? [])];
  if (allowed.includes(spec.frequency)) return [];
  return [{ code: "frequency.other", path: "/frequency", limit: allowed.join(" ") }];
}

/** Months count from the first due date that was offered. */
function termBeyond(
  { firstDue }: PlanOffer | SettlementOffer,
  { maxMonths }: PlanGuard,
  parts: Parts,
): CounterReason[] {
  const start = parseDate(firstDue);
  if (start === undefined || maxMonths === undefined) return [];
  const limit = formatDate(addMonths(start, maxMonths));
  return (parts.at(-1)?.due ?? "") > limit ? [{ code: "term.tooLong", path: "/count", limit }] : [];
}
