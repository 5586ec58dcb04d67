/** Moments as a tester writes them: local dates and times of day in the zone of the case, or instants with an offset. */

import { createCalendar, WEEKDAYS } from "../base/calendar.ts";
import { formatDate, parseDate, parseTime } from "../base/civil.ts";
import { addDuration, parseDuration } from "../base/duration.ts";
import { type Instant, MINUTE, parseInstant, SECOND } from "../base/instant.ts";
import { isRecord } from "../base/json.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts } from "../model/case.ts";
import type { Program } from "../run/program.ts";

/** The zone a case lives by, as in the engine: the first known one of the debtor where the clock is the debtor's. */
export function zoneOf({ strategy, zones }: Program, facts: CaseFacts): Zone {
  const { zone, clock = "debtor" } = strategy.time;
  const own = clock === "debtor" ? (facts.debtor.zones ?? []) : [];
  // The strategy's own zone is known: a document with another does not compile.
  return [...own, zone].flatMap((name) => zones.get(name) ?? [])[0] as Zone;
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::([0-5]\d)(?:\.(\d{3}))?)?)?$/;

export interface Written {
  /** Of a date alone its local midnight. */
  readonly instant: Instant;
  readonly dateOnly: boolean;
}

/** Reads `2026-03-02`, `2026-03-02 14:30` (also with seconds, or `T`) or an ISO 8601 instant with offset. */
export function readMoment(text: string, zone: Zone): Written | undefined {
  const instant = parseInstant(text);
  if (instant !== undefined) return { instant, dateOnly: false };
  const [, date = "", clock, seconds = "0", ms = "0"] = LOCAL.exec(text) ?? [];
  const day = parseDate(date);
  const minutes = parseTime(clock ?? "00:00");
  if (day === undefined || minutes === undefined) return undefined;
  const time = minutes * MINUTE + Number(seconds) * SECOND + Number(ms);
  return { instant: zone.instantOf(day, time), dateOnly: clock === undefined };
}

/** Tells how moments are written. */
export const noMoment = (text: string): string =>
  `${JSON.stringify(text)} is no moment. Write a local date "2026-03-02", a local time "2026-03-02 14:30", or an instant with offset.`;

/** `2026-03-02`, and `14:30`, with seconds only where there are some. */
export function localOf(instant: Instant, zone: Zone): { readonly date: string; readonly clock: string } {
  const { day, time } = zone.localOf(instant);
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  const minutes = Math.floor(time / MINUTE);
  const rest = time % MINUTE;
  const seconds = rest === 0 ? "" : `:${digits(Math.floor(rest / SECOND), 2)}`;
  const ms = rest % SECOND === 0 ? "" : `.${digits(rest % SECOND, 3)}`;
  return {
    date: formatDate(day),
    clock: `${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}${seconds}${ms}`,
  };
}

/** `2026-03-02 14:30`; `readMoment` reads it back. */
export function localText(instant: Instant, zone: Zone): string {
  const { date, clock } = localOf(instant, zone);
  return `${date} ${clock}`;
}

/** The last millisecond of the local day. */
export const endOfDay = (instant: Instant, zone: Zone): Instant => zone.instantOf(zone.dayOf(instant) + 1, 0) - 1;

/** What such a duration leads to; `undefined` for text that is none, goes back, or counts business days. */
export function laterBy(text: string, from: Instant, zone: Zone): Instant | undefined {
  const duration = parseDuration(text);
  if (duration === undefined || duration.sign === -1 || duration.businessDays !== undefined) return undefined;
  return addDuration(from, duration, zone, createCalendar(WEEKDAYS));
}

/** Members of effects, holds and commitments that are moments (ms). */
const MOMENTS: ReadonlySet<string> = new Set([
  ...["at", "until", "dueAt", "expiresAt", "timeoutAt", "validUntil", "madeAt"],
]);

/**
 * The value with its moments as local texts: dates where `like` has a date in the same place, else with the time of day.
 * Moments in any form that `readMoment` reads come out the same.
 */
export function withLocalMoments(value: unknown, like: unknown, zone: Zone): unknown {
  if (Array.isArray(value))
    return value.map((item, i) => withLocalMoments(item, Array.isArray(like) ? like[i] : undefined, zone));
  if (!isRecord(value)) return value;
  const wanted = isRecord(like) ? like : {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      MOMENTS.has(name) ? localMoment(member, wanted[name], zone) : withLocalMoments(member, wanted[name], zone),
    ]),
  );
}

function localMoment(value: unknown, like: unknown, zone: Zone): unknown {
  const written = typeof value === "string" ? readMoment(value, zone) : undefined;
  const instant = typeof value === "number" ? value : written?.instant;
  if (instant === undefined) return value;
  const dateOnly = typeof like === "string" && readMoment(like, zone)?.dateOnly === true;
  return dateOnly ? localOf(instant, zone).date : localText(instant, zone);
}
