/**
 * Days that somebody named, in words or figures. They are found first and worked out then: whether "on Friday" has been or is
 * to come depends on what is said of it.
 */

import { type Day, formatDate, parseDate } from "@dunlin/engine";

/** Something that names a day. `unclear` names one that nobody but the writer knows. */
export type Saying =
  | { readonly kind: "offset"; readonly days: number }
  | { readonly kind: "weekday"; readonly weekday: number; readonly week?: "next" }
  | { readonly kind: "dayOfMonth"; readonly day: number }
  | { readonly kind: "date"; readonly month: number; readonly day: number; readonly year?: number }
  | { readonly kind: "month"; readonly month: number }
  | { readonly kind: "period"; readonly until: "week" | "nextWeek" | "month" | "nextMonth" }
  /** The weekday of a date that is named beside it. */
  | { readonly kind: "proof"; readonly weekday: number }
  | { readonly kind: "unclear" };

export interface SaidDate {
  /** Positions in the folded text. */
  readonly start: number;
  readonly end: number;
  readonly saying: Saying;
  /** It is only said that it will be after that day. */
  readonly open?: true;
}

/** `undefined`: not certain. `"other"`: it is not about that direction in time, as a "yesterday" in a promise. */
export type Resolved = Day | undefined | "other";

/** @param past - The day has been: something was paid on it. */
export function resolve(saying: Saying, today: Day, past: boolean): Resolved {
  switch (saying.kind) {
    case "offset":
      return past
        ? saying.days <= 0
          ? today + saying.days
          : "other"
        : saying.days >= 0
          ? today + saying.days
          : "other";
    case "weekday":
      return weekdayOf(saying, today, past);
    case "dayOfMonth":
      return dayOfMonth(saying.day, today, past);
    case "date":
      return dateOf(saying, today, past);
    case "month": {
      const { year, month } = partsOf(today);
      return past ? "other" : lastDay(saying.month >= month ? year : year + 1, saying.month);
    }
    case "period":
      return past ? "other" : periodEnd(saying.until, today);
    case "proof":
      return "other";
    case "unclear":
      return undefined;
  }
}

/** Monday is 0. */
export const weekdayIn = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** On the very weekday it could be today or a week away. */
function weekdayOf({ weekday, week }: Saying & { kind: "weekday" }, today: Day, past: boolean): Resolved {
  const now = weekdayIn(today);
  if (week === "next") return past ? "other" : today - now + 7 + weekday;
  const away = (past ? now - weekday + 7 : weekday - now + 7) % 7;
  if (away === 0) return undefined;
  return past ? today - away : today + away;
}

function dayOfMonth(day: number, today: Day, past: boolean): Resolved {
  const { year, month, day: now } = partsOf(today);
  if (day === now) return undefined;
  const there = past ? (day < now ? 0 : -1) : day > now ? 0 : 1;
  return inMonth(year, month + there, day);
}

/** Without a year the next such day, or the last one; nobody means one that is almost a year away. */
function dateOf({ month, day, year }: Saying & { kind: "date" }, today: Day, past: boolean): Resolved {
  const now = partsOf(today).year;
  if (year !== undefined) {
    const named = inMonth(year, month, day);
    return named === undefined || (past ? named > today : named < today) ? undefined : named;
  }
  const years = past ? [now, now - 1] : [now, now + 1];
  const found = years
    .map((each) => inMonth(each, month, day))
    .find((each) => each !== undefined && (past ? each <= today : each >= today));
  return found === undefined || Math.abs(found - today) > 300 ? undefined : found;
}

/** Of a span of days the last: whoever said "next week" is not late on its Tuesday. */
function periodEnd(until: "week" | "nextWeek" | "month" | "nextMonth", today: Day): Day | undefined {
  const { year, month } = partsOf(today);
  const sunday = today - weekdayIn(today) + 6;
  if (until === "week") return sunday;
  if (until === "nextWeek") return sunday + 7;
  return lastDay(year, until === "month" ? month : month + 1);
}

export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, dayOf = 0] = formatDate(day).split("-").map(Number);
  return { year, month, day: dayOf };
}

/** `month` may be 0 or 13; undefined for a day that the month does not have. */
function inMonth(year: number, month: number, day: number): Day | undefined {
  const [y, m] = month < 1 ? [year - 1, month + 12] : month > 12 ? [year + 1, month - 12] : [year, month];
  const two = (value: number) => String(value).padStart(2, "0");
  return parseDate(`${String(y).padStart(4, "0")}-${two(m)}-${two(day)}`);
}

function lastDay(year: number, month: number): Day | undefined {
  const first = inMonth(year, month + 1, 1);
  return first === undefined ? undefined : first - 1;
}

/** Which of the two small numbers of 5/12 is the day; undefined where both are usual. */
export type DateOrder = "dayFirst" | "monthFirst" | undefined;

/** Countries that write the month first, also without a year. */
const MONTH_FIRST: ReadonlySet<string> = new Set("US PH FM MH PW GU PR HU LT JP CN KR TW MN".split(" "));
/** Both are in use. Source: CLDR, and Canada's own CAN/CSA-Z234.4 beside what people write. */
const MIXED: ReadonlySet<string> = new Set("CA ZA KE GH MY PA".split(" "));

export function dateOrderOf(country: string | undefined, language: string | undefined): DateOrder {
  if (country !== undefined) {
    const code = country.toUpperCase();
    return MIXED.has(code) ? undefined : MONTH_FIRST.has(code) ? "monthFirst" : "dayFirst";
  }
  if (language === undefined || language === "en") return undefined;
  return language === "hu" || language === "lt" ? "monthFirst" : "dayFirst";
}

/**
 * Dates in figures: `2026-03-20`, `20.3.2026`, `20/3`, `20.3.`; `20.3` only behind a word that leads to a day, since it is
 * an amount otherwise.
 */
export function datesInFigures(text: string, order: DateOrder, leads: ReadonlySet<string>): SaidDate[] {
  const found: SaidDate[] = [];
  const add = (match: RegExpMatchArray, saying: Saying) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!found.some((other) => start < other.end && end > other.start)) found.push({ start, end, saying });
  };
  for (const match of text.matchAll(YEAR_FIRST)) add(match, dated(match[2], match[3], match[1], "monthFirst"));
  for (const match of text.matchAll(YEAR_LAST)) add(match, dated(match[1], match[3], match[4], order));
  for (const match of text.matchAll(SLASHED)) {
    if (match[0] !== "24/7")
      add(match, match[0] === "1/2" ? { kind: "unclear" } : dated(match[1], match[2], undefined, order));
  }
  for (const match of text.matchAll(DOTTED)) {
    const [lead = ""] = /[\p{L}\p{M}]+(?=\s$)/u.exec(text.slice(0, match.index)) ?? [];
    const ends = match[0].endsWith(".") && /^\s?\.?$|^\s/.test(text.slice(match.index + match[0].length).slice(0, 1));
    if (ends || leads.has(lead)) add(match, dated(match[1], match[2], undefined, order ?? "dayFirst"));
  }
  return found;
}

const YEAR_FIRST = /(?<![\d.,/-])(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?![\d/-])/g;
const YEAR_LAST = /(?<![\d.,/-])(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d/-])/g;
const SLASHED = /(?<![\d.,/-])(\d{1,2})\/(\d{1,2})(?![\d/-])/g;
const DOTTED = /(?<![\d.,/-])(\d{1,2})\. ?(\d{1,2})(?:\.|(?![\d.,/-]))/g;

function dated(
  first: string | undefined,
  second: string | undefined,
  year: string | undefined,
  order: DateOrder,
): Saying {
  const [a, b] = [Number(first), Number(second)];
  const known = a > 12 ? "dayFirst" : b > 12 ? "monthFirst" : a === b ? "dayFirst" : order;
  if (known === undefined) return { kind: "unclear" };
  const [day, month] = known === "dayFirst" ? [a, b] : [b, a];
  const full = year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year);
  if (month < 1 || month > 12 || day < 1 || day > 31) return { kind: "unclear" };
  return { kind: "date", month, day, ...(full !== undefined && { year: full }) };
}
