/** Business calendars as data: weekends and holidays, and the few questions the engine asks of them. */

import { type Day, parseDate, weekday } from "./civil.ts";

export interface CalendarData {
  readonly id: string;
  readonly title?: string;
  /** Weekdays that are not business days, Monday 1 to Sunday 7. */
  readonly weekend: readonly number[];
  /** Dates that are not business days. */
  readonly holidays: readonly string[];
  /** First and last date for which the holidays are complete. */
  readonly from?: string;
  readonly to?: string;
}

export interface Calendar {
  readonly id: string;
  isBusinessDay(day: Day): boolean;
  /** `day` itself or the nearest business day in that direction. */
  roll(day: Day, direction: "forward" | "backward"): Day;
  /** The `count`th business day after `day` (before it when negative); 0 is the same or the next business day. */
  add(day: Day, count: number): Day;
  /** Business days after `from` up to and including `to`; negative when `to` lies before `from`. */
  countAfter(from: Day, to: Day): number;
  /** Whether the holidays are complete on that day. */
  covers(day: Day): boolean;
}

/** Monday to Friday, no holidays. Built in. */
export const WEEKDAYS: CalendarData = { id: "weekdays", title: "Monday to Friday", weekend: [6, 7], holidays: [] };

/**
 * @param guessed - Told of every business day on which the holidays are not complete: it may be one of them.
 * @throws RangeError when every weekday is a weekend, a weekday is not 1..7, or a date does not exist: searches
 *   would not end.
 */
export function createCalendar(data: CalendarData, guessed?: (day: Day) => void): Calendar {
  const weekend = new Set(data.weekend);
  for (const day of weekend)
    if (!Number.isInteger(day) || day < 1 || day > 7) throw new RangeError(`calendar ${data.id}: weekday ${day}`);
  if (weekend.size === 7) throw new RangeError(`calendar ${data.id} has no business days`);
  const holidays = new Set(data.holidays.map((text) => dateIn(data.id, text)));
  const first = data.from === undefined ? -Infinity : dateIn(data.id, data.from);
  const last = data.to === undefined ? Infinity : dateIn(data.id, data.to);
  const covers = (day: Day) => day >= first && day <= last;
  const isOpen = (day: Day) => !weekend.has(weekday(day)) && !holidays.has(day);
  const isBusinessDay =
    guessed === undefined || !hasLimits(data)
      ? isOpen
      : (day: Day) => {
          if (!isOpen(day)) return false;
          if (!covers(day)) guessed(day);
          return true;
        };
  const roll = (day: Day, step: 1 | -1): Day => {
    let rolled = day;
    while (!isBusinessDay(rolled)) rolled += step;
    return rolled;
  };
  const add = (day: Day, count: number): Day => {
    const step = count < 0 ? -1 : 1;
    let moved = count === 0 ? roll(day, 1) : day;
    for (let left = Math.abs(count); left > 0; left--) moved = roll(moved + step, step);
    return moved;
  };
  const countAfter = (from: Day, to: Day): number => {
    if (to < from) return 0 - countAfter(to, from);
    let count = 0;
    for (let day = from + 1; day <= to; day++) if (isBusinessDay(day)) count += 1;
    return count;
  };
  return {
    id: data.id,
    isBusinessDay,
    roll: (day, direction) => roll(day, direction === "forward" ? 1 : -1),
    add,
    countAfter,
    covers,
  };
}

/** Whether there are days for which its holidays are not complete. */
export const hasLimits = ({ from, to }: CalendarData): boolean => from !== undefined || to !== undefined;

function dateIn(id: string, text: string): Day {
  const day = parseDate(text);
  if (day === undefined) throw new RangeError(`calendar ${id}: ${text} is not a date`);
  return day;
}
