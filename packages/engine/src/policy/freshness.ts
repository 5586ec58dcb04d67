/** How long the holiday calendars of packs still reach, seen from a date that the caller names. */

import { type Day, formatDate, parseDate } from "../base/civil.ts";
import type { PolicyCalendar, PolicyPack } from "../model/policy.ts";

export interface PackCoverage {
  readonly pack: string;
  /** Every calendar that a rule names, in their order. */
  readonly calendars: readonly CalendarCoverage[];
  /** `draft` or `reviewed`; `unknown` where the pack does not say. */
  readonly status: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface CalendarCoverage {
  readonly id: string;
  /** Last date known without a gap from today on; absent when today is not known, or there is no such calendar. */
  readonly until?: string;
  /** Days after today that are known; 0 when today is not. */
  readonly daysLeft: number;
}

/**
 * @param calendars - Several under one id reach as far as all of them together.
 * @param today - `2026-11-25`, in the zone that the caller thinks in.
 * @throws RangeError when `today` is no date.
 */
export function packCoverage(
  packs: readonly PolicyPack[],
  calendars: readonly PolicyCalendar[],
  today: string,
): PackCoverage[] {
  const day = parseDate(today);
  if (day === undefined) throw new RangeError(`${today} is not a date`);
  return packs.map((pack) => ({
    pack: pack.id,
    calendars: calendarIds(pack).map((id) => {
      const own = pack.calendars?.[id];
      const same = calendars.filter((calendar) => calendar.id === id);
      return coverageOf(id, own === undefined ? same : [...same, own], day);
    }),
    status: typeof pack.status === "string" ? pack.status : "unknown",
    ...(pack.validFrom === undefined ? {} : { validFrom: pack.validFrom }),
    ...(pack.validTo === undefined ? {} : { validTo: pack.validTo }),
  }));
}

function calendarIds(pack: PolicyPack): string[] {
  const ids = pack.rules.flatMap((rule) =>
    rule.kind === "contactWindow" && rule.holidays !== undefined ? [rule.holidays.calendar] : [],
  );
  return [...new Set(ids)];
}

function coverageOf(id: string, calendars: readonly PolicyCalendar[], today: Day): CalendarCoverage {
  const ranges = calendars
    .map(({ covers: [from, to] }) => ({ from: parseDate(from) ?? Infinity, to: parseDate(to) ?? -Infinity }))
    .sort((a, b) => a.from - b.from);
  let reached = today - 1;
  for (const { from, to } of ranges) if (from <= reached + 1) reached = Math.max(reached, to);
  return reached < today ? { id, daysLeft: 0 } : { id, until: formatDate(reached as Day), daysLeft: reached - today };
}
