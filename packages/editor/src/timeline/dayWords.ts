/** Words of days, wherever they are told. */

import type { DayPlan } from "./days.ts";

export interface DayWords {
  /** From the day on which a case comes in: `Day 7`. */
  readonly day: (days: string) => string;
  readonly dayRange: (from: number, to: number, relative: DayPlan["relative"]) => string;
  readonly orLater: (days: string) => string;
}

export const DAYS_EN: DayWords = {
  day: (days) => `Day ${days}`,
  dayRange: (from, to, relative) => {
    const days = (day: number) => (day === 1 ? "1 day" : `${day} days`);
    if (relative === "entry")
      return from === to ? `day ${from} after coming in` : `day ${from} to ${to} after coming in`;
    if (from === to)
      return from === 0
        ? "on the due date"
        : from < 0
          ? `${days(-from)} before the due date`
          : `${days(from)} past due`;
    if (from < 0)
      return to <= 0
        ? `${-from} to ${-to} days before the due date`
        : `${days(-from)} before to ${days(to)} after the due date`;
    return `${from} to ${to} days past due`;
  },
  orLater: (days) => `${days} or later`,
};
