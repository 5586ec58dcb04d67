/** ISO 8601 durations with one addition, business days: `P7D`, `PT4H`, `P1M`, `P3B`, `-P7D`. */

import type { Calendar } from "./calendar.ts";
import { addMonths, type Day } from "./civil.ts";
import { HOUR, type Instant, MINUTE, SECOND } from "./instant.ts";
import type { Zone } from "./zone.ts";

export interface Duration {
  readonly sign: 1 | -1;
  /** Years as twelve months. */
  readonly months: number;
  /** Weeks as seven days. */
  readonly days: number;
  /** Set only for `PnB`, which has no other parts. */
  readonly businessDays?: number;
  /** Exact part: hours, minutes, seconds. */
  readonly ms: number;
  /** No `T` part: it moves dates and keeps the wall time. */
  readonly dateOnly: boolean;
}

const BUSINESS = /^(-)?P(\d{1,5})B$/;
const CIVIL =
  /^(-)?P(?!$)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

/** `undefined` for anything that is not a duration, empty ones (`P`, `PT`) included. */
export function parseDuration(text: string): Duration | undefined {
  const business = BUSINESS.exec(text);
  if (business !== null) {
    const sign = business[1] === undefined ? 1 : -1;
    return { sign, months: 0, days: 0, businessDays: Number(business[2]), ms: 0, dateOnly: true };
  }
  const parts = CIVIL.exec(text);
  if (parts === null) return undefined;
  const [, minus, years, months, weeks, days, time, hours, minutes, seconds] = parts;
  const count = (digits: string | undefined) => Number(digits ?? 0);
  return {
    sign: minus === undefined ? 1 : -1,
    months: count(years) * 12 + count(months),
    days: count(weeks) * 7 + count(days),
    ms: count(hours) * HOUR + count(minutes) * MINUTE + count(seconds) * SECOND,
    dateOnly: time === undefined,
  };
}

/** Whether it takes no time. */
export const isNothing = ({ months, days, businessDays = 0, ms }: Duration): boolean =>
  months + days + businessDays + ms === 0;

/** The day a date-only duration leads to. `P0B` is the same or the next business day. */
export function addToDay(day: Day, duration: Duration, calendar: Calendar): Day {
  const { sign, months, days, businessDays } = duration;
  if (businessDays !== undefined) return calendar.add(day, sign * businessDays);
  return (months === 0 ? day : addMonths(day, sign * months)) + sign * days;
}

/**
 * Date parts move the local date and keep the wall time; time parts are then added exactly. Date parts that lead to the
 * same day leave the instant alone, also where its wall time happens twice.
 */
export function addDuration(instant: Instant, duration: Duration, zone: Zone, calendar: Calendar): Instant {
  const local = zone.localOf(instant);
  const day = addToDay(local.day, duration, calendar);
  return (day === local.day ? instant : zone.instantOf(day, local.time)) + duration.sign * duration.ms;
}
