/**
 * Searches in the wall time of a zone: the least instant from `t` on at which the local clock or date says something.
 * Exact where clocks change: time is looked at in stretches with one offset, none of them longer than a local day.
 */

import { type Day, dayOf } from "../base/civil.ts";
import { DAY, type Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";

/** Half-open, in ms since midnight, 0 to 24 h. */
export interface ClockRange {
  readonly open: number;
  readonly close: number;
}

/** No such instant. */
export const NEVER: Instant = Number.POSITIVE_INFINITY;

/** The local date at `t` and the end of the stretch: the next local midnight, or a change of the clocks before it. */
function stretchAt(zone: Zone, t: Instant): { day: Day; midnight: Instant; end: Instant } {
  const offset = zone.offsetAt(t);
  const day = Math.floor((t + offset) / DAY);
  const midnight = day * DAY - offset;
  const end = midnight + DAY;
  return { day, midnight, end: zone.offsetAt(end) === offset ? end : changeAfter(zone, t, end) };
}

/** When the offset first differs from that at `from`; it does at `to`, at most a day later, and changes once between. */
function changeAfter(zone: Zone, from: Instant, to: Instant): Instant {
  const offset = zone.offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The least instant from `t` on whose local time lies in one of the ranges of its local date; `NEVER` when that is later
 * than `limit`. An opening that the clocks skip is the instant after the gap; an hour that happens twice counts twice.
 *
 * @param rangesOn - Ascending ranges of a date, or `undefined` to end the search there.
 */
export function nextInRanges(
  zone: Zone,
  t: Instant,
  limit: Instant,
  rangesOn: (day: Day) => readonly ClockRange[] | undefined,
): Instant {
  for (let from = t; from <= limit; ) {
    const { day, midnight, end } = stretchAt(zone, from);
    const ranges = rangesOn(day);
    if (ranges === undefined) return NEVER;
    for (const { open, close } of ranges) {
      const opening = Math.max(from, midnight + open);
      if (opening < Math.min(end, midnight + close)) return opening;
    }
    from = end;
  }
  return NEVER;
}

/** The least instant from `t` on with that local date or a later one. */
export function nextOnDay(zone: Zone, t: Instant, day: Day): Instant {
  // Two days before it no clock shows that date yet.
  let from = Math.max(t, day * DAY - zone.offsetAt(t) - 2 * DAY);
  for (;;) {
    const stretch = stretchAt(zone, from);
    if (stretch.day >= day) return from;
    from = stretch.end;
  }
}

/** The first day of the week of `day`; weeks start on `start`, Monday 1 to Sunday 7. */
export const weekStart = (day: Day, start: number): Day => day - ((((day + 3 - (start - 1)) % 7) + 7) % 7);

/** The first day of the month after that one. */
export const nextMonth = (year: number, month: number): Day =>
  month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
