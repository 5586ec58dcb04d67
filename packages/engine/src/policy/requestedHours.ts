/**
 * The fact `requestedWindow`: hours that the debtor asked for, in one of these forms (times of the debtor's day).
 *
 * - `{ "mon": [["19:00", "21:00"]], "sun": [["10:00", "12:00"]] }`: on these weekdays and no others, holidays or not, for
 *   the debtor has named them;
 * - `{ "from": "19:00", "to": "21:00" }`, `["19:00", "21:00"]` or a list of either: on every day on which the rule has hours;
 *   with `days: ["mon", "wed"]` beside `from` and `to` as by weekday;
 * - `{ "from": instant, "to": instant }` or a list of them: appointments, beside the rule's own hours;
 * - any of these as the one member `windows`;
 * - `true`: the host has seen that the debtor asked for a contact at this moment.
 *
 * Absent, `null` and `false` ask for nothing. Whatever cannot be read blocks.
 */

import { type Instant, MINUTE } from "../base/instant.ts";
import { isDeeper, isRecord, memberOf } from "../base/json.ts";
import type { Asked } from "./check.ts";
import { MAX_DEPTH } from "./library.ts";
import type { ClockRange } from "./localTime.ts";
import { clockMinutes, instantOf } from "./reading.ts";
import { WEEKDAYS } from "./shape.ts";

export interface Requested {
  /** Monday first; `undefined` when no weekday is named. */
  readonly week: readonly (readonly ClockRange[])[] | undefined;
  /** On days on which the rule has hours. */
  readonly daily: readonly ClockRange[];
  /** Half-open. */
  readonly spans: readonly { readonly from: Instant; readonly to: Instant }[];
}

interface Draft {
  week: ClockRange[][] | undefined;
  readonly daily: ClockRange[];
  readonly spans: { from: Instant; to: Instant }[];
}

/** The pairs of names under which people write the two ends of a time. */
const ENDS = [
  ["from", "to"],
  ["start", "end"],
  ["open", "close"],
] as const;

export function requestedHours(asked: Asked): Requested | "any" | "unreadable" | undefined {
  const fact = memberOf(asked.facts, "requestedWindow");
  if (fact === undefined || fact === null || fact === false) return undefined;
  if (fact === true) return "any";
  const draft: Draft = { week: undefined, daily: [], spans: [] };
  if (isDeeper(fact, MAX_DEPTH) || !read(fact, draft)) {
    asked.fail("factInvalid", {
      path: "/facts/requestedWindow",
      expected: "hours by weekday, daily hours or appointments",
    });
    return "unreadable";
  }
  for (const ranges of [draft.daily, ...(draft.week ?? [])]) ranges.sort((a, b) => a.open - b.open);
  return draft;
}

function read(value: unknown, draft: Draft): boolean {
  if (Array.isArray(value)) {
    const range = rangeOf(value[0], value[1]);
    if (value.length === 2 && range !== undefined) return draft.daily.push(range) > 0;
    return value.length > 0 && value.every((item) => typeof item === "object" && read(item, draft));
  }
  if (!isRecord(value)) return false;
  if (value.windows !== undefined) return Object.keys(value).length === 1 && read(value.windows, draft);
  const ends = ENDS.find(([from]) => value[from] !== undefined);
  if (ends === undefined) return readWeek(value, draft);
  const [from, to] = [value[ends[0]], value[ends[1]]];
  const range = rangeOf(from, to);
  if (range !== undefined) return readDays(value.days, range, draft);
  const span = { from: instantOf(from), to: instantOf(to) };
  if (span.from === undefined || span.to === undefined || span.from >= span.to) return false;
  return draft.spans.push({ from: span.from, to: span.to }) > 0;
}

function readDays(days: unknown, range: ClockRange, draft: Draft): boolean {
  if (days === undefined) return draft.daily.push(range) > 0;
  if (!Array.isArray(days) || days.length === 0) return false;
  for (const name of days) {
    const place = (WEEKDAYS as readonly unknown[]).indexOf(name);
    if (place < 0) return false;
    weekOf(draft)[place]?.push(range);
  }
  return true;
}

function readWeek(value: Readonly<Record<string, unknown>>, draft: Draft): boolean {
  const names = Object.keys(value);
  if (names.length === 0) return false;
  for (const name of names) {
    const place = (WEEKDAYS as readonly string[]).indexOf(name);
    const ranges = value[name];
    if (place < 0 || !Array.isArray(ranges)) return false;
    for (const pair of ranges) {
      const range = Array.isArray(pair) && pair.length === 2 ? rangeOf(pair[0], pair[1]) : undefined;
      if (range === undefined) return false;
      weekOf(draft)[place]?.push(range);
    }
  }
  weekOf(draft);
  return true;
}

function weekOf(draft: Draft): ClockRange[][] {
  draft.week ??= WEEKDAYS.map(() => []);
  return draft.week;
}

function rangeOf(from: unknown, to: unknown): ClockRange | undefined {
  const [open, close] = [clockMinutes(from), clockMinutes(to)];
  return open === undefined || close === undefined || open >= close
    ? undefined
    : { open: open * MINUTE, close: close * MINUTE };
}
