/** Recorded histories as calibration reads them: day by day, who could still have paid, and who did. */

import { SimulationError, type SimulationProblem } from "../problem.ts";

/** What became of one case. Days are by the clock of the model: since the due date, or since the case came in. */
export interface ObservedCase {
  readonly debtor: string;
  /** First day on which a payment would have been seen. */
  readonly from: number;
  /** Last day that was watched; later days say nothing of an open case. */
  readonly until: number;
  /** In minor units, when it came in. */
  readonly amountMinor: number;
  /** Ascending; `share` of what was open then, above 0 to 1, default 1: it is settled and watched no more. */
  readonly payments: readonly { readonly day: number; readonly share?: number }[];
  /** One of the segments of the options; absent: none of them. */
  readonly segment?: string;
  readonly disputedOn?: number;
  /** The first day on which it is disputed no more. */
  readonly disputeClosedOn?: number;
  readonly contacts?: readonly { readonly day: number; readonly channel: string }[];
}

/** The day on which nothing was open any more; undefined while something is. */
export const settledOn = ({ payments, until }: ObservedCase): number | undefined =>
  payments.find(({ day, share = 1 }) => share >= 1 && day <= until)?.day;

/** The last day on which it could have been paid. */
export const lastDay = (one: ObservedCase): number => settledOn(one) ?? one.until;

/** Who disputes is not at risk of paying. */
export const isDisputedOn = (
  { disputedOn, disputeClosedOn = Number.POSITIVE_INFINITY }: ObservedCase,
  day: number,
): boolean => disputedOn !== undefined && day >= disputedOn && day < disputeClosedOn;

/** Days that histories may have: ten years to either side. */
const FARTHEST = 3650;

/** @throws SimulationError with the first hundred histories that make no sense. */
export function checkHistory(history: readonly ObservedCase[]): void {
  const problems = history.flatMap(problemsOf);
  if (history.length === 0)
    problems.push({ code: "member.range", path: "", message: "Give at least one case to learn from." });
  if (problems.length > 0) throw new SimulationError(problems.slice(0, 100));
}

function problemsOf({ from, until, payments, amountMinor }: ObservedCase, place: number): SimulationProblem[] {
  const wrong = (at: string, message: string): SimulationProblem[] => [
    { code: "member.range", path: `/${place}${at}`, message },
  ];
  if (!isDay(from)) return wrong("/from", "Give a whole number of days.");
  if (!isDay(until) || until < from) return wrong("/until", "Give a whole number of days, not before `from`.");
  if (!Number.isSafeInteger(amountMinor)) return wrong("/amountMinor", "Give a whole number of minor units.");
  const bad = payments.findIndex(({ day, share = 1 }, i) => {
    const before = payments[i - 1];
    return !isDay(day) || day < from || !(share > 0 && share <= 1) || (before !== undefined && before.day >= day);
  });
  if (bad < 0) return [];
  return wrong(`/payments/${bad}`, "Let payments ascend day by day from `from` on, each with a share above 0 to 1.");
}

const isDay = (day: number): boolean => Number.isSafeInteger(day) && Math.abs(day) <= FARTHEST;
