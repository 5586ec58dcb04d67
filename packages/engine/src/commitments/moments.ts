/** When a commitment is judged and when the debtor is reminded of it, at the debtor's wall clock. */

import type { Calendar } from "../base/calendar.ts";
import { type Day, formatDate, parseDate } from "../base/civil.ts";
import { addToDay, type Duration } from "../base/duration.ts";
import { type Instant, MINUTE, parseInstant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import { ScheduleError } from "./error.ts";

export interface LocalClock {
  readonly zone: Zone;
  /** For days of grace or notice in business days. */
  readonly calendar: Calendar;
}

/**
 * When a part is judged: at `at` on the local day after due date and grace. What is paid until then is paid in time.
 *
 * @param grace - Date-only.
 * @param at - Minutes since midnight.
 */
export function judgmentOf(due: string, grace: Duration, at: number, { zone, calendar }: LocalClock): Instant {
  return zone.instantOf(addToDay(dayOf(due), grace, calendar) + 1, at * MINUTE);
}

/**
 * When the debtor is reminded: at `at` on the local day `before` the due date. `undefined` when that lies before
 * `arrival` or after the due date's end, where a reminder makes no sense.
 *
 * @param before - Date-only; `P1D` is the day before.
 * @param at - Minutes since midnight.
 */
export function reminderOf(
  due: string,
  before: Duration,
  at: number,
  { zone, calendar }: LocalClock,
  arrival: Instant,
): Instant | undefined {
  const back: Duration = { ...before, sign: before.sign === 1 ? -1 : 1 };
  const instant = zone.instantOf(addToDay(dayOf(due), back, calendar), at * MINUTE);
  return instant < arrival || zone.dayOf(instant) > dayOf(due) ? undefined : instant;
}

/** Whether another promise may be made, or the first local date on which it may; absent where none ever may. */
export type PromiseVerdict = { readonly allowed: true } | { readonly allowed: false; readonly from?: string };

/**
 * Counts the promises made on the last `days` local days, today included, whatever became of them. With 90 days and
 * `max` 2 a third one has to wait until the first is 90 days old.
 *
 * @param made - When promises were made: ISO 8601 instants, in any order.
 * @param max - Promises allowed in so many days, 0 or more.
 */
export function mayPromise(
  made: readonly string[],
  { max, days = 90 }: { readonly max: number; readonly days?: number },
  zone: Zone,
  now: Instant,
): PromiseVerdict {
  const today = zone.dayOf(now);
  const recent = made
    .flatMap((text) => parseInstant(text) ?? [])
    .map((instant) => zone.dayOf(instant))
    .filter((day) => day > today - days && day <= today)
    .sort((a, b) => a - b);
  if (recent.length < max) return { allowed: true };
  const leaving = recent[recent.length - max];
  return { allowed: false, ...(leaving !== undefined && { from: formatDate(leaving + days) }) };
}

function dayOf(due: string): Day {
  const day = parseDate(due);
  if (day === undefined) throw new ScheduleError("date.invalid", "/due", due);
  return day;
}
