/** Installment plans: what falls due when, to the minor unit and the day. */

import { addMonths, type Day, formatDate } from "../base/civil.ts";
import { isCurrency } from "../base/money.ts";
import type { Installment, PlanSpec } from "../model/commitment.ts";
import { allocate, splitEvenly } from "./allocate.ts";
import { levelPayment, type Part, payOff, periodRate } from "./annuity.ts";
import { dateAt, dueDates, periodsPerYear, rollDays } from "./dueDates.ts";
import { amountAt, positiveAt, ScheduleError, shareAt } from "./error.ts";

/** A hundred years of months; nobody pays longer, and nothing loops without an end. */
const MOST_INSTALLMENTS = 1200;
/** A thousand percent a year. */
const MOST_RATE = 100_000;

/**
 * Works a plan out. The parts add up exactly to `totalMinor`, the interest and the fee; each pays at least one unit.
 *
 * - **Without interest** principal and fee are divided together, so that equal installments differ by at most one unit;
 *   `remainder` says which get it. With `installmentMinor` the odd rest is the last installment, or the first with
 *   `remainder: "first"`; a rest below the minimum is added to its neighbor.
 * - **With interest** it is an annuity in arrears. The rate of a period is `annualRateBps` over the periods in a year (52, 26,
 *   13, 24, 12), counted from one period before the first installment and on the principal without the down payment; days
 *   and business days do not change it. The level payment and the interest of each period are rounded half to even;
 *   the last installment pays all that is open. The fee is spread over the installments on top.
 * - **Down payment**: comes first, of principal only. Unless `downPaymentDue` says when, it takes the first date and the
 *   installments those after it.
 * - **Dates**: see `dueDates`; then each is moved to a business day as `calendar` and `roll` say.
 *
 * @returns Ordered by due date, the down payment first.
 * @throws ScheduleError for terms that cannot be; `code` and `path` say which and where.
 */
export function planSchedule(spec: PlanSpec): Installment[] {
  const downPayment = checkSpec(spec);
  const principal = spec.totalMinor - downPayment;
  const { parts, fees } = amounts(spec, principal);
  const dues = datesOf(spec, parts.length, downPayment > 0);
  const plan: Installment[] = [];
  let place = 0;
  let sum = 0;
  if (downPayment > 0)
    plan.push(installment(dues[place++] as Day, { principalMinor: downPayment, interestMinor: 0 }, 0, "downPayment"));
  for (let i = 0; i < parts.length; i++)
    plan.push(installment(dues[place++] as Day, parts[i] as Part, fees[i] ?? 0, "installment"));
  for (const { amountMinor } of plan) sum += amountMinor;
  if (!Number.isSafeInteger(sum)) throw new ScheduleError("amount.unsafe", "/totalMinor", spec.totalMinor);
  return plan;
}

function installment(due: Day, part: Part, feeMinor: number, kind: Installment["kind"]): Installment {
  const { principalMinor, interestMinor } = part;
  const amountMinor = principalMinor + interestMinor + feeMinor;
  return { due: formatDate(due), amountMinor, principalMinor, interestMinor, feeMinor, kind };
}

/** Refuses what cannot be, and gives the down payment. */
function checkSpec(spec: PlanSpec): number {
  const total = positiveAt("/totalMinor", spec.totalMinor);
  if (!isCurrency(spec.currency)) throw new ScheduleError("currency.unknown", "/currency", spec.currency);
  const fee = amountAt("/feeMinor", spec.feeMinor ?? 0);
  amountAt("/totalMinor", total + fee);
  amountAt("/minInstallmentMinor", spec.minInstallmentMinor ?? 0);
  shareAt("/annualRateBps", spec.annualRateBps ?? 0, MOST_RATE);
  const { maxMonths } = spec;
  if (maxMonths !== undefined && (!Number.isSafeInteger(maxMonths) || maxMonths < 1))
    throw new ScheduleError("months.invalid", "/maxMonths", maxMonths);
  if (!isOfOneKind(spec)) throw new ScheduleError("spec.ambiguous", "");
  const downPayment = amountAt("/downPaymentMinor", spec.downPaymentMinor ?? 0);
  if (downPayment >= total) throw new ScheduleError("downPayment.tooLarge", "/downPaymentMinor", downPayment);
  return downPayment;
}

/** Whether exactly one of count, amount and dates is given, and dates with `custom` only. */
function isOfOneKind({ count, installmentMinor, dates, frequency, firstDue }: PlanSpec): boolean {
  if (frequency === "custom" || dates !== undefined)
    return frequency === "custom" && dates !== undefined && (count ?? installmentMinor ?? firstDue) === undefined;
  return (count === undefined) !== (installmentMinor === undefined);
}

interface Amounts {
  readonly parts: readonly Part[];
  /** The share of the fee of each part; empty without a fee. */
  readonly fees: readonly number[];
}

function amounts(spec: PlanSpec, principal: number): Amounts {
  if (spec.installmentMinor !== undefined) return ofAmount(spec, principal, spec.installmentMinor);
  const count = spec.count ?? (spec.dates as readonly string[]).length - ownDate(spec);
  const at = spec.count === undefined ? "/dates" : "/count";
  if (!Number.isInteger(count) || count < 1 || count > MOST_INSTALLMENTS)
    throw new ScheduleError("count.invalid", at, count);
  const { feeMinor: fee = 0, minInstallmentMinor: least = 0, remainder = "last" } = spec;
  if ((spec.annualRateBps ?? 0) > 0) return annuity(spec, principal, count);
  const total = principal + fee;
  if (total < count) throw new ScheduleError("count.tooMany", at, count);
  const sums = splitEvenly(total, count, remainder);
  if (Math.floor(total / count) < least) throw new ScheduleError("installment.belowMinimum", at, count);
  return withoutInterest(sums, fee === 0 ? [] : splitEvenly(fee, count, remainder));
}

function annuity(spec: PlanSpec, principal: number, count: number): Amounts {
  const rate = periodRate(spec.annualRateBps ?? 0, periodsPerYear(spec.frequency));
  const { feeMinor: fee = 0, minInstallmentMinor: least = 0, remainder = "last" } = spec;
  const level = amountAt("/totalMinor", levelPayment(principal, count, rate));
  if (level === 0) throw new ScheduleError("count.tooMany", "/count", count);
  if (level + Math.floor(fee / count) < least) throw new ScheduleError("installment.belowMinimum", "/count", count);
  return { parts: payOff(principal, level, rate, { count }), fees: splitEvenly(fee, count, remainder) };
}

/** As many installments of one amount as it takes. */
function ofAmount(spec: PlanSpec, principal: number, amount: number): Amounts {
  positiveAt("/installmentMinor", amount);
  const { feeMinor: fee = 0, minInstallmentMinor: least = 0, remainder = "last", annualRateBps = 0 } = spec;
  if (amount < least) throw new ScheduleError("installment.belowMinimum", "/installmentMinor", amount);
  if (annualRateBps > 0) {
    const rate = periodRate(annualRateBps, periodsPerYear(spec.frequency));
    const parts = payOff(principal, amount, rate, { atMost: MOST_INSTALLMENTS, rest: least });
    return { parts, fees: splitEvenly(fee, parts.length, remainder) };
  }
  const full = Math.floor(principal / amount);
  if (full >= MOST_INSTALLMENTS) throw new ScheduleError("installment.tooSmall", "/installmentMinor", amount);
  const rest = principal - full * amount;
  const sums = new Array<number>(full).fill(amount);
  const place = remainder === "first" ? 0 : full - 1;
  if (rest > 0 && rest < least && full > 0) sums[place] = amount + rest;
  else if (rest > 0) sums.splice(remainder === "first" ? 0 : full, 0, rest);
  const fees = fee === 0 ? [] : allocate(fee, sums, remainder);
  return { parts: sums.map((principalMinor) => ({ principalMinor, interestMinor: 0 })), fees };
}

function withoutInterest(sums: readonly number[], fees: readonly number[]): Amounts {
  const parts = sums.map((sum, i) => ({ principalMinor: sum - (fees[i] ?? 0), interestMinor: 0 }));
  return { parts, fees };
}

/** 1 where the down payment takes the first date of the plan. */
const ownDate = ({ downPaymentMinor = 0, downPaymentDue }: PlanSpec): number =>
  downPaymentMinor > 0 && downPaymentDue === undefined ? 1 : 0;

/** Due days, that of a down payment first, moved to business days and within the term. */
function datesOf(spec: PlanSpec, count: number, withDownPayment: boolean): readonly Day[] {
  const days = spec.dates === undefined ? dueDates(spec, count + ownDate(spec)) : spec.dates.map(dayAt);
  const downDay =
    withDownPayment && spec.downPaymentDue !== undefined ? [dateAt("/downPaymentDue", spec.downPaymentDue)] : [];
  const all = downDay.length === 0 ? days : [...downDay, ...days];
  for (let i = 1; i < all.length; i++) {
    if ((all[i] as Day) > (all[i - 1] as Day) || (i === downDay.length && all[i] === all[i - 1])) continue;
    throw new ScheduleError("date.order", i === downDay.length ? "/downPaymentDue" : `/dates/${i - downDay.length}`);
  }
  const dues = rollDays(all, spec);
  checkTerm(spec, dues, all[0] as Day);
  return dues;
}

const dayAt = (text: string, i: number): Day => dateAt(`/dates/${i}`, text);

function checkTerm({ agreedOn, maxMonths }: PlanSpec, dues: readonly Day[], first: Day): void {
  const start = agreedOn === undefined ? first : dateAt("/agreedOn", agreedOn);
  if (start > first) throw new ScheduleError("date.order", "/agreedOn", agreedOn);
  if (maxMonths !== undefined && (dues.at(-1) as Day) > addMonths(start, maxMonths))
    throw new ScheduleError("term.tooLong", "/maxMonths", maxMonths);
}
