/** The value rules of strict conditions, one function each. `undefined` is unknown; so is anything mistyped. */

import { formatDate, parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";

/** A known value: `null`, non-finite numbers and `undefined` are unknown. */
export function knownValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  return typeof value === "number" && !Number.isFinite(value) ? undefined : value;
}

export const asBoolean = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
export const asNumber = (value: unknown): number | undefined =>
  Number.isFinite(value) ? (value as number) : undefined;
export const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const asList = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

/** Negative, zero or positive; unknown unless both are numbers, texts or booleans. */
export function compare(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") {
    return Number.isFinite(left) && Number.isFinite(right) ? left - right : undefined;
  }
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  return undefined;
}

/** As instants where both are, else by code point. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  if (left.length >= 17 && right.length >= 17) {
    const [a, b] = [parseInstant(left), parseInstant(right)];
    if (a !== undefined && b !== undefined) return a - b;
  }
  return codePointsBefore(left, right) ? -1 : 1;
}

/** UTF-16 orders astral characters before some of the plane; code points do not. */
function codePointsBefore(left: string, right: string): boolean {
  let i = 0;
  while (i < left.length && i < right.length && left[i] === right[i]) i += 1;
  const a = left.codePointAt(i);
  const b = right.codePointAt(i);
  return a === undefined || (b !== undefined && a < b);
}

/** A result of arithmetic: unknown beyond exact integers. */
export const exact = (value: number): number | undefined =>
  Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value + 0 : undefined;

/** Membership in a list, or a part of a text. An unknown element makes a miss unknown. */
export function contains(needle: unknown, haystack: unknown): boolean | undefined {
  if (needle === undefined || haystack === undefined) return undefined;
  if (typeof haystack === "string") return typeof needle === "string" ? haystack.includes(needle) : undefined;
  if (!Array.isArray(haystack)) return undefined;
  let missed = false;
  for (const item of haystack) {
    if (knownValue(item) === undefined) missed = true;
    else if (compare(needle, item) === 0) return true;
  }
  return missed ? undefined : false;
}

/** Texts, numbers and booleans, one after another. */
export function concatenate(values: readonly unknown[]): string | undefined {
  let text = "";
  for (const value of values) {
    if (typeof value !== "string" && typeof value !== "boolean" && asNumber(value) === undefined) return undefined;
    text += String(value);
  }
  return text;
}

/** As in JsonLogic: a negative start counts from the end, a negative length leaves that many off. */
export function substring(text: unknown, start: unknown, length: unknown, hasLength: boolean): string | undefined {
  if (typeof text !== "string" || !Number.isInteger(start)) return undefined;
  const from = text.slice(start as number);
  if (!hasLength) return from;
  if (!Number.isInteger(length)) return undefined;
  return from.slice(0, length as number);
}

/** The date `n` days after a date. */
export function shiftDate(date: unknown, n: unknown): string | undefined {
  const day = typeof date === "string" ? parseDate(date) : undefined;
  if (day === undefined || !Number.isInteger(n) || Math.abs(n as number) > 100_000) return undefined;
  return formatDate(day + (n as number));
}
