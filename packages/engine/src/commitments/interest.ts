/** Simple late interest: by the day, at a fixed rate or a reference rate as it changes. */

import { type Day, formatDate } from "../base/civil.ts";
import { mulDiv } from "../base/money.ts";
import type { DayCount, InterestPeriod, InterestRate, ReferenceRate } from "../model/commitment.ts";
import { dateAt } from "./dueDates.ts";
import { amountAt, ScheduleError } from "./error.ts";

const YEAR: { readonly [D in DayCount]: number } = { "act/365": 365, "act/360": 360 };
/** A thousand percent. */
const MOST_RATE = 100_000;

export interface InterestSpec {
  /** What bears interest; it does not change in the time asked for: ask once for each balance. */
  readonly principalMinor: number;
  /** First day that bears interest: the day after the due date. */
  readonly from: string;
  /** First day that no longer does, usually the day of payment. */
  readonly to: string;
  readonly rate: InterestRate;
  readonly dayCount: DayCount;
}

/**
 * Interest without interest on interest. The time is cut where the reference rate changes; each period bears principal *
 * rate * days / (10000 * days of the year), rounded half to even on its own. A leap year has 365 (or 360) days all the same.
 *
 * @returns The periods in order, those of no interest included; empty when `to` is `from`.
 * @throws ScheduleError `amount.*`; `date.invalid`; `date.order` when `to` lies before `from` or rows do not ascend;
 *   `rate.invalid`; `rate.uncovered` when the first day lies before the first reference rate.
 */
export function lateInterest(spec: InterestSpec): InterestPeriod[] {
  const principal = amountAt("/principalMinor", spec.principalMinor);
  const from = dateAt("/from", spec.from);
  const to = dateAt("/to", spec.to);
  if (to < from) throw new ScheduleError("date.order", "/to", spec.to);
  if (!Object.hasOwn(YEAR, spec.dayCount)) throw new ScheduleError("spec.ambiguous", "/dayCount", spec.dayCount);
  const steps = stepsOf(spec.rate, from);
  return steps.flatMap(({ day, rateBp }, i) => {
    const start = Math.max(day, from);
    const end = Math.min(steps[i + 1]?.day ?? to, to);
    if (start >= end) return [];
    const days = end - start;
    const interestMinor = interestOf(principal, rateBp * days, 10_000 * YEAR[spec.dayCount]);
    return [{ from: formatDate(start), to: formatDate(end), days, rateBp, interestMinor }];
  });
}

/** @throws ScheduleError where centuries at such a rate leave the safe integers. */
function interestOf(principal: number, rateDays: number, year: number): number {
  const most = BigInt(Number.MAX_SAFE_INTEGER) * BigInt(year);
  if (BigInt(principal) * BigInt(rateDays) > most)
    throw new ScheduleError("amount.unsafe", "/principalMinor", principal);
  return mulDiv(principal, rateDays, year);
}

interface Step {
  readonly day: Day;
  readonly rateBp: number;
}

/** The rates with the margin, each from its day on; never below zero. */
function stepsOf(rate: InterestRate, from: Day): readonly Step[] {
  if ("fixedBp" in rate) return [{ day: from, rateBp: rateAt("/rate/fixedBp", rate.fixedBp, 0) }];
  const margin = rateAt("/rate/marginBp", rate.marginBp, 0);
  const steps = rate.reference.map((row, i) => stepAt(row, margin, `/rate/reference/${i}`));
  steps.forEach(({ day }, i) => {
    if (i > 0 && day <= (steps[i - 1] as Step).day) throw new ScheduleError("date.order", `/rate/reference/${i}/from`);
  });
  if (steps[0] === undefined || steps[0].day > from)
    throw new ScheduleError("rate.uncovered", "/from", formatDate(from));
  return steps;
}

function stepAt({ from, rateBp }: ReferenceRate, margin: number, path: string): Step {
  const sum = rateAt(`${path}/rateBp`, rateBp, -MOST_RATE) + margin;
  return { day: dateAt(`${path}/from`, from), rateBp: Math.max(0, sum) };
}

function rateAt(path: string, rate: number, least: number): number {
  if (!Number.isInteger(rate) || rate < least || rate > MOST_RATE) throw new ScheduleError("rate.invalid", path, rate);
  return rate;
}
