/** Data from outside, looked at without trust: small questions about unknown values. */

import { type Day, dayOf, daysInMonth } from "../base/civil.ts";
import { DAY, HOUR, type Instant, MINUTE, parseInstant, SECOND } from "../base/instant.ts";

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

export const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** Own members only: every object inherits a `toString`. */
export const memberOf = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** Minutes of `"00:00"` to `"24:00"`. */
export function clockMinutes(value: unknown): number | undefined {
  if (typeof value !== "string" || value.length !== 5 || value.charCodeAt(2) !== 58) return undefined;
  const [hour, minute] = [pair(value, 0), pair(value, 3)];
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= 24 * 60 ? minutes : undefined;
}

/** Years that have four digits, a year and more away from either end so that searches stay inside. */
const FIRST = parseInstant("0002-01-01T00:00:00Z") as Instant;
const LAST = parseInstant("9997-01-01T00:00:00Z") as Instant;

/** ISO 8601 text with an offset or whole epoch milliseconds, of the years 2 to 9996. */
export function instantOf(value: unknown): Instant | undefined {
  const instant = typeof value === "string" ? textInstant(value) : value;
  return Number.isSafeInteger(instant) && (instant as number) >= FIRST && (instant as number) < LAST
    ? (instant as number)
    : undefined;
}

/** The usual forms, `2026-11-24T10:00:00` with `Z` or an offset, are read without a pattern: histories are full of them. */
function textInstant(text: string): Instant | undefined {
  const tail = text.length === 20 ? text.charCodeAt(19) : text.length === 25 ? text.charCodeAt(22) : 0;
  const usual = text.length === 20 ? tail === 90 : tail === 58;
  if (!usual || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58)
    return parseInstant(text);
  const day = leadingDate(text);
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), pair(text, 17)];
  if (day === undefined || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const local = day * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  if (text.length === 20) return local;
  const [hours, minutes, sign] = [pair(text, 20), pair(text, 23), text.charCodeAt(19)];
  if (!(hours < 24 && minutes < 60) || (sign !== 43 && sign !== 45)) return undefined;
  const offset = hours * HOUR + minutes * MINUTE;
  return sign === 45 ? local + offset : local - offset;
}

/** The date in the first ten characters, as `parseDate` reads one. */
function leadingDate(text: string): Day | undefined {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const [year, month, day] = [pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8)];
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayOf(year, month, day)
    : undefined;
}

/** The number that two digits at a place stand for, or NaN, for which no comparison holds. */
function pair(text: string, place: number): number {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
