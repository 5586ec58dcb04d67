/** The days on which a plan falls due, and the step to the nearest business day. */

import { type Calendar, type CalendarData, createCalendar, WEEKDAYS } from "../base/calendar.ts";
import { civilOf, type Day, dayOf, daysInMonth, parseDate, weekday } from "../base/civil.ts";
import type { Frequency, Payday, PlanSpec } from "../model/commitment.ts";
import { ScheduleError } from "./error.ts";

interface Rhythm {
  /** Days from one date to the next, or dates in a month. */
  readonly days?: number;
  readonly perMonth?: 1 | 2;
  readonly perYear: number;
}

/** A year has 52 weeks here: the usual convention for the rate of a period, whatever the calendar says. */
const RHYTHMS: { readonly [F in Exclude<Frequency, "custom">]: Rhythm } = {
  weekly: { days: 7, perYear: 52 },
  biweekly: { days: 14, perYear: 26 },
  fourWeekly: { days: 28, perYear: 13 },
  semiMonthly: { perMonth: 2, perYear: 24 },
  monthly: { perMonth: 1, perYear: 12 },
};

/** Periods in a year, for the interest of one. @throws ScheduleError `annuity.custom`: given dates have no even periods. */
export function periodsPerYear(frequency: Frequency): number {
  if (frequency === "custom") throw new ScheduleError("annuity.custom", "/annualRateBps");
  return RHYTHMS[frequency].perYear;
}

/**
 * The first `count` due dates before any shift, ascending, none before `firstDue`.
 *
 * - In weeks: the same weekday every 7, 14 or 28 days, from `firstDue` or the first payday on or after it.
 * - `monthly`: the same day of the month, of `firstDue` or of payday; a shorter month has its last day, and the next
 *   one the full day again: 31 January, 28 February, 31 March.
 * - `semiMonthly`: two days of the month, those of payday, or that of `firstDue` and the one fifteen days from it: 1
 *   and 16, 15 and 30, 16 and 31. Clamped in the same way.
 *
 * @throws ScheduleError `frequency.unknown`, `date.invalid`, `payday.invalid`
 */
export function dueDates(spec: Pick<PlanSpec, "frequency" | "firstDue" | "payday">, count: number): Day[] {
  const rhythm = Object.hasOwn(RHYTHMS, spec.frequency) ? RHYTHMS[spec.frequency as "weekly"] : undefined;
  if (rhythm === undefined) throw new ScheduleError("frequency.unknown", "/frequency", spec.frequency);
  const first = dateAt("/firstDue", spec.firstDue);
  if (rhythm.days === undefined) return inMonths(first, daysOfMonth(first, spec.payday, rhythm.perMonth ?? 1), count);
  const { days } = rhythm;
  const start = first + daysToPayday(first, spec.payday);
  return Array.from({ length: count }, (_, i) => start + i * days);
}

/** Moves every day to a business day as the calendar says. Order is kept; days may fall together on one. */
export function rollDays(
  days: readonly Day[],
  { calendar, roll }: Pick<PlanSpec, "calendar" | "roll">,
): readonly Day[] {
  if (roll === "none" || (calendar === undefined && roll === undefined)) return days;
  const known = calendarOf(calendar ?? WEEKDAYS);
  return days.map((day) => known.roll(day, roll ?? "forward"));
}

/** The day of a date. @throws ScheduleError `date.invalid`, also for 29 February of a common year. */
export function dateAt(path: string, text: string | undefined): Day {
  const day = text === undefined ? undefined : parseDate(text);
  if (day === undefined) throw new ScheduleError("date.invalid", path, text);
  return day;
}

const calendarOf = (calendar: Calendar | CalendarData): Calendar =>
  "isBusinessDay" in calendar ? calendar : createCalendar(calendar);

function daysToPayday(first: Day, payday: Payday | undefined): number {
  if (payday === undefined) return 0;
  if (!("weekday" in payday) || !isWithin(payday.weekday, 7)) throw new ScheduleError("payday.invalid", "/payday");
  return (payday.weekday - weekday(first) + 7) % 7;
}

/** Ascending. Of two the first is at most the 27th, so that they are never one day, not even in February. */
function daysOfMonth(first: Day, payday: Payday | undefined, perMonth: 1 | 2): readonly number[] {
  const { day } = civilOf(first);
  if (payday === undefined) {
    if (perMonth === 1) return [day];
    return day <= 15 ? [day, day + 15] : [day - 15, day];
  }
  const days = "daysOfMonth" in payday ? [...payday.daysOfMonth].sort((a, b) => a - b) : [];
  const apart = perMonth === 1 || ((days[0] ?? 0) <= 27 && days[0] !== days[1]);
  if (days.length !== perMonth || !days.every((one) => isWithin(one, 31)) || !apart)
    throw new ScheduleError("payday.invalid", "/payday");
  return days;
}

function inMonths(first: Day, days: readonly number[], count: number): Day[] {
  const from = civilOf(first);
  const dates: Day[] = [];
  for (let months = from.year * 12 + from.month - 1; dates.length < count; months++) {
    const year = Math.floor(months / 12);
    const month = months - year * 12 + 1;
    const length = daysInMonth(year, month);
    for (const wanted of days) {
      const date = dayOf(year, month, Math.min(wanted, length));
      if (date >= first && dates.length < count) dates.push(date);
    }
  }
  return dates;
}

const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
