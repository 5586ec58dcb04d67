/** Days and moments as a reader of the locale writes them, where the reader is. */

import { parseDate, parseInstant } from "@dunlin/engine";
import { quoted, ValueError } from "../base/valueError.ts";
import type { Locale } from "../model/text.ts";
import { cached } from "./locales.ts";

/** From `3/2/26` to `Monday, March 2, 2026`; the exact form is that of the locale. */
export type DateStyle = "short" | "medium" | "long" | "full";

/** An ISO date, which has no zone; an ISO instant with `Z` or an offset; or epoch milliseconds. */
export type DateLike = string | number;

const DAY = 86_400_000;

/**
 * A day. A date is the same day everywhere; an instant is the day that it is in the zone.
 *
 * @throws ValueError for what is neither, and for a zone that is not known here.
 */
export function formatDate(value: DateLike, locale: Locale, zone: string, style: DateStyle = "long"): string {
  const day = typeof value === "string" ? parseDate(value) : undefined;
  if (day !== undefined) return dateFormat(locale, "UTC", { dateStyle: style }).format(day * DAY);
  return dateFormat(locale, zone, { dateStyle: style }).format(instantOf(value));
}

/** A day and the time of day, of an instant. */
export function formatDateTime(value: DateLike, locale: Locale, zone: string, style: DateStyle = "long"): string {
  return dateFormat(locale, zone, { dateStyle: style, timeStyle: "short" }).format(instantOf(value));
}

/** The time of day, of an instant. */
export function formatTime(value: DateLike, locale: Locale, zone: string): string {
  return dateFormat(locale, zone, { timeStyle: "short" }).format(instantOf(value));
}

/** In which order a locale writes day, month and year. */
export function dateOrder(locale: Locale): "dmy" | "mdy" | "ymd" {
  const parts = dateFormat(locale, "UTC", { dateStyle: "long" }).formatToParts(0);
  const order = parts.map(({ type }) => (/^(?:day|month|year)$/.test(type) ? type.charAt(0) : "")).join("");
  return order === "mdy" || order === "ymd" ? order : "dmy";
}

/** The last instant that a date can hold, in both directions. Source: ECMA-262, time values. */
const LAST_INSTANT = 8.64e15;

function instantOf(value: DateLike): number {
  const instant = typeof value === "string" ? parseInstant(value) : value;
  if (typeof instant === "number" && Math.abs(instant) <= LAST_INSTANT) return instant;
  const says = `${quoted(value)} is neither a date (2026-03-02) nor an instant (2026-03-02T09:00:00Z).`;
  throw new ValueError("value.date", says, { value });
}

function dateFormat(locale: Locale, zone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const options = `${zone} ${style.dateStyle} ${style.timeStyle}`;
  // Years count from the same birth everywhere, as in every contract and letter around them.
  return cached("date", locale, options, () => {
    try {
      return new Intl.DateTimeFormat(locale, { calendar: "gregory", timeZone: zone, ...style });
    } catch {
      throw new ValueError("value.zone", `${quoted(zone)} is no time zone that is known here.`, { value: zone });
    }
  });
}
