/** Days as they are written and read out. */

import type { Messages } from "../words/messages.ts";
import type { DayPlan } from "./days.ts";
import type { Days } from "./spans.ts";

/** `D+7`, `D+10–12`, `D−3`, `D−9 – −7`, `D+28+`; from the entry `Day 7`. */
export function dayText({ from, to, open }: Days, relative: DayPlan["relative"], words: Messages): string {
  const number = (day: number, first: boolean) =>
    relative === "entry" ? String(day) : day < 0 ? `−${-day}` : first ? `+${day}` : from < 0 ? `+${day}` : String(day);
  // A dash beside a minus would read as two of either.
  const dash = from < 0 ? " – " : "–";
  const range = from === to ? number(from, true) : `${number(from, true)}${dash}${number(to, false)}`;
  const text = open ? `${range}+` : range;
  return relative === "due" ? `D${text}` : words.timeline.day(text);
}

/** As it is read out: day 7 past due, 3 days before the due date. */
export function dayWords({ from, to, open }: Days, relative: DayPlan["relative"], words: Messages): string {
  const { timeline } = words;
  const range = timeline.dayRange(from, to, relative);
  return open ? timeline.orLater(range) : range;
}

/** Which color of the days-past-due ramp a day has; `undefined` before the due date and without one. */
export function bucketOf(day: number, relative: DayPlan["relative"]): number | undefined {
  if (relative === "entry" || day <= 0) return undefined;
  return day <= 7 ? 1 : day <= 30 ? 2 : day <= 60 ? 3 : day <= 90 ? 4 : 5;
}
