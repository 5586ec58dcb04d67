/**
 * How many local days lie at least and at most between arriving at a node and leaving it by a port. Bounds that hold for
 * every case, zone and calendar: the analysis of paths adds them up.
 */

import { parseDuration } from "../base/duration.ts";
import { DAY, HOUR } from "../base/instant.ts";
import type { Timing } from "../model/node.ts";

export interface Span {
  readonly least: number;
  /** `null` where nothing bounds it: facts, people, calendars or holds decide. */
  readonly most: number | null;
  /** At least so many days since the last contact, on whatever channel. */
  readonly gap?: number;
}

export const AT_ONCE: Span = { least: 0, most: 0 };

/** Clocks go back by three hours at most. */
const SETBACK = 3 * HOUR;

/** Local days that a duration from now takes. */
export function daysOf(text: string): Span {
  const duration = parseDuration(text);
  if (duration === undefined) return { least: 0, most: null };
  const { months, days, businessDays, ms } = duration;
  if (businessDays !== undefined) return { least: businessDays, most: null };
  const exact = ms === 0 ? 0 : Math.max(0, Math.floor((ms - SETBACK) / DAY));
  return {
    least: months * 28 + days + exact,
    most: months * 31 + days + (ms === 0 ? 0 : Math.ceil((ms + SETBACK) / DAY)),
  };
}

/** Of a timing block whose moment has to come. */
export function spanOfTiming({ for: length, at, roll, gap, gapChannels }: Timing): Span {
  const apart = gap === undefined || gapChannels !== undefined ? 0 : daysOf(gap).least;
  const distance = apart > 0 ? { gap: apart } : {};
  if (length === undefined) return { least: 0, most: null, ...distance };
  const { least, most } = daysOf(length);
  // A time of day may already have passed; rolling depends on the calendar.
  const bounded = most !== null && roll === undefined && gap === undefined;
  return {
    least: roll === "backward" ? 0 : least,
    most: bounded ? most + (at === undefined ? 0 : 1) : null,
    ...distance,
  };
}

/** Anything up to that. */
export const upTo = (most: number | null): Span => ({ least: 0, most });
