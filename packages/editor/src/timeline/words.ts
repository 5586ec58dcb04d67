/** Words of the timeline, and of days everywhere. */

import type { DayPlan } from "./days.ts";

export interface TimelineWords {
  /** From the day on which a case comes in: `Day 7`. */
  readonly day: (days: string) => string;
  readonly dayRange: (from: number, to: number, relative: DayPlan["relative"]) => string;
  readonly orLater: (days: string) => string;
}

export const TIMELINE_EN: TimelineWords = {
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

export const TIMELINE_ES: TimelineWords = {
  day: (days) => `Día ${days}`,
  dayRange: (from, to, relative) => {
    const days = (day: number) => (day === 1 ? "1 día" : `${day} días`);
    if (relative === "entry")
      return from === to ? `día ${from} desde la entrada` : `día ${from} a ${to} desde la entrada`;
    if (from === to)
      return from === 0
        ? "el día del vencimiento"
        : from < 0
          ? `${days(-from)} antes del vencimiento`
          : `${days(from)} de mora`;
    if (from < 0)
      return to <= 0
        ? `de ${-from} a ${-to} días antes del vencimiento`
        : `de ${days(-from)} antes a ${days(to)} después del vencimiento`;
    return `de ${from} a ${to} días de mora`;
  },
  orLater: (days) => `${days} o más tarde`,
};
