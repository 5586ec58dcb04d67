/** Moments in time: epoch milliseconds inside the engine, ISO 8601 text with an offset outside. */

import { formatDate, leadingDate, pairAt, parseDate } from "./civil.ts";

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/**
 * Reads `2026-03-02T14:00:00Z` or with an offset as `+01:00`; digits beyond milliseconds are dropped. The usual forms, with
 * seconds and no fraction, are read without a pattern: histories are full of them.
 */
export function parseInstant(text: string): Instant | undefined {
  const tail = text.length === 20 ? text.charCodeAt(19) : text.length === 25 ? text.charCodeAt(22) : 0;
  const usual = text.length === 20 ? tail === 90 : tail === 58;
  if (!usual || text.charCodeAt(10) !== 84 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58)
    return patternInstant(text);
  const day = leadingDate(text);
  const [hour, minute, second] = [pairAt(text, 11), pairAt(text, 14), pairAt(text, 17)];
  if (day === undefined || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const local = day * DAY + hour * HOUR + minute * MINUTE + second * SECOND;
  if (text.length === 20) return local;
  const [hours, minutes, sign] = [pairAt(text, 20), pairAt(text, 23), text.charCodeAt(19)];
  if (!(hours < 24 && minutes < 60) || (sign !== 43 && sign !== 45)) return undefined;
  const offset = hours * HOUR + minutes * MINUTE;
  return sign === 45 ? local + offset : local - offset;
}

function patternInstant(text: string): Instant | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const [, date = "", hour, minute, second, fraction = "", zone, sign, offsetHour, offsetMinute] = parts;
  const day = parseDate(date);
  if (day === undefined) return undefined;
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const local = day * DAY + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second ?? 0) * SECOND + ms;
  if (zone === "Z") return local;
  const offset = Number(offsetHour) * HOUR + Number(offsetMinute) * MINUTE;
  return sign === "-" ? local + offset : local - offset;
}

export const isInstantText = (text: string): boolean => parseInstant(text) !== undefined;

/** `2026-03-02T14:00:00.000Z` */
export function formatInstant(instant: Instant): string {
  const day = Math.floor(instant / DAY);
  const time = instant - day * DAY;
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  const hour = digits(Math.floor(time / HOUR), 2);
  const minute = digits(Math.floor(time / MINUTE) % 60, 2);
  const second = digits(Math.floor(time / SECOND) % 60, 2);
  return `${formatDate(day)}T${hour}:${minute}:${second}.${digits(time % SECOND, 3)}Z`;
}
