/** A plan to be worked out; a promise and a plan that are watched, and payments on them. */

import { DAY, type Instant, parseInstant } from "../../src/base/instant.ts";
import { type Commitment, type Payment, type PlanSpec, planSchedule, ScheduleError } from "../../src/index.ts";

export const at = (text: string): Instant => parseInstant(text) as Instant;

const MADE = at("2026-03-01T10:00:00Z");
export const promise: Commitment = {
  id: "pr-1",
  kind: "promise",
  madeAt: MADE,
  parts: [{ due: "2026-03-10", amountMinor: 10_001 }],
};
/** Three days of grace after the promise is due. */
export const JUDGED = at("2026-03-14T09:00:00Z");
export const paid = (when: string, amountMinor: number, more: Partial<Payment> = {}): Payment => ({
  id: `${when} ${amountMinor}`,
  at: when,
  amountMinor,
  ...more,
});

export const plan: Commitment = {
  id: "pl-1",
  kind: "plan",
  madeAt: MADE,
  parts: [
    { due: "2026-03-10", amountMinor: 100 },
    { due: "2026-04-10", amountMinor: 100 },
    { due: "2026-05-10", amountMinor: 101 },
  ],
};
/** Judged at nine o'clock on the third day after each part is due; all in UTC. */
export const momentsOf = (parts: Commitment["parts"]) =>
  parts.map(({ due }) => ({ dueAt: at(`${due}T00:00:00Z`), judgedAt: at(`${due}T09:00:00Z`) + 3 * DAY }));

/** One thousand euros in three months. */
export const base = {
  totalMinor: 100_000,
  currency: "EUR",
  count: 3,
  frequency: "monthly",
  firstDue: "2026-01-31",
} as const;

/** Code and place of the error that a plan throws, `undefined` without one. */
export function codeOf(spec: PlanSpec): string | undefined {
  try {
    planSchedule(spec);
    return undefined;
  } catch (error) {
    return error instanceof ScheduleError ? `${error.code} ${error.path}` : "other";
  }
}
