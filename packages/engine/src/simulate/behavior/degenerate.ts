/** Behaviors of which everybody can tell the outcome: to hold a simulation against, and to see what a strategy does by itself. */

import { BEHAVIOR_FORMAT, type BehaviorModel } from "../model.ts";

/** Nobody pays, answers, or does anything: every contact that the strategy may make is made. */
export const NOBODY_PAYS: BehaviorModel = {
  format: BEHAVIOR_FORMAT,
  name: "Nobody pays",
  pay: { clock: "entry", hazard: [] },
};

/**
 * Everybody pays all that is open, on one day, and does nothing else.
 *
 * @param day - Days since the first one, from 0; by the clock `dueDate` days since the oldest due date.
 * @param options - `hour`: within which local hour, 0 to 23; default 0, before any message of that day.
 */
export const everybodyPaysOn = (
  day: number,
  { clock = "entry", hour = 0 }: { readonly clock?: "entry" | "dueDate"; readonly hour?: number } = {},
): BehaviorModel => ({
  format: BEHAVIOR_FORMAT,
  name: `Everybody pays on day ${day}`,
  pay: { clock, hazard: [{ day, chance: 1 }], hours: Array.from({ length: 24 }, (_, i) => (i === hour ? 1 : 0)) },
});
