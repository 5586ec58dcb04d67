/** Data from outside, looked at without trust: small questions about unknown values. */

import { pairAt } from "../base/civil.ts";
import { type Instant, parseInstant } from "../base/instant.ts";

/** A text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

export const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

/** Minutes of `"00:00"` to `"24:00"`. */
export function clockMinutes(value: unknown): number | undefined {
  if (typeof value !== "string" || value.length !== 5 || value.charCodeAt(2) !== 58) return undefined;
  const [hour, minute] = [pairAt(value, 0), pairAt(value, 3)];
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= 24 * 60 ? minutes : undefined;
}

/** Years that have four digits, a year and more away from either end so that searches stay inside. */
const FIRST = parseInstant("0002-01-01T00:00:00Z") as Instant;
const LAST = parseInstant("9997-01-01T00:00:00Z") as Instant;

/** ISO 8601 text with an offset or whole epoch milliseconds, of the years 2 to 9996. */
export function instantOf(value: unknown): Instant | undefined {
  const instant = typeof value === "string" ? parseInstant(value) : value;
  return Number.isSafeInteger(instant) && (instant as number) >= FIRST && (instant as number) < LAST
    ? (instant as number)
    : undefined;
}
