/** Days without clocks or zones: civil dates of the proleptic Gregorian calendar as day numbers, and times of day. */

/** Days since 1970-01-01; negative before. */
export type Day = number;

export interface CivilDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  /** 1..31 */
  readonly day: number;
}

/** Days in 400 years, and from 0000-03-01 to 1970-01-01. */
const ERA = 146_097;
const EPOCH = 719_468;

/** Source of both conversions: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA + dayOfEra - EPOCH;
}

export function civilOf(day: Day): CivilDate {
  const z = day + EPOCH;
  const era = Math.floor(z / ERA);
  const dayOfEra = z - era * ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** Monday 1 to Sunday 7. */
export const weekday = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** 28..31 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day of the month `count` months later, or the last day of a shorter month. */
export function addMonths(day: Day, count: number): Day {
  const from = civilOf(day);
  const months = from.year * 12 + from.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)));
}

const DASH = 45;

/** Reads `2026-03-02`; `undefined` for any other form and for days that do not exist. */
export const parseDate = (text: string): Day | undefined => (text.length === 10 ? leadingDate(text) : undefined);

/** The date in the first ten characters, in the same form. */
export function leadingDate(text: string): Day | undefined {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  // What is no digit gives NaN, which no comparison holds for.
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayOf(year, month, day)
    : undefined;
}

/** The number that two digits at a place stand for, or NaN. */
export function pairAt(text: string, place: number): number {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** `2026-03-02`. Years outside 0..9999 have no such form and give more digits or a sign. */
export function formatDate(day: Day): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const years = year >= 1000 ? String(year) : String(year).padStart(4, "0");
  return `${years}-${two(month)}-${two(dayOfMonth)}`;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads `"09:00"` as minutes since midnight, 0..1439. */
export function parseTime(text: string): number | undefined {
  const parts = TIME.exec(text);
  return parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
}

/** `"09:00"` of minutes since midnight. */
export const formatTime = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
