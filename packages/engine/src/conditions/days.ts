/** Differences of local days, for `daysSince`, `daysUntil` and `businessDaysSince`. */

import { dayIn } from "./counting.ts";
import type { Environment } from "./environment.ts";

/** Whole local days from a date or instant to today, times `sign`. */
export function daysFrom(value: unknown, env: Environment, sign: 1 | -1): number | undefined {
  const today = env.today();
  const day = dayIn(value, env);
  return today === undefined || day === undefined ? undefined : sign * (today - day) + 0;
}

/** Business days after a date or instant up to today. An empty calendar name is the usual calendar. */
export function businessDaysSince(value: unknown, name: unknown, env: Environment): number | undefined {
  const today = env.today();
  const day = dayIn(value, env);
  const calendar = typeof name === "string" ? env.calendar(name === "" ? undefined : name) : undefined;
  return today === undefined || day === undefined || calendar === undefined
    ? undefined
    : calendar.countAfter(day, today) + 0;
}
