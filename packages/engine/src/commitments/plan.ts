/** Installment plans that are being paid off: which part is due, paid or missed, and when the plan is over. */

import type { Instant } from "../base/instant.ts";
import type { Commitment, Payment } from "../model/case.ts";
import type { CommitmentPart, InstallmentStatus, PlanStatus } from "../model/commitment.ts";
import { splitEvenly } from "./allocate.ts";
import { coveredParts, firstUncovered, paidBetween, totalOf } from "./coverage.ts";
import { amountAt, ScheduleError } from "./error.ts";
import { move, type Transitions } from "./machine.ts";

export type PlanCause = "covered" | "tooManyMissed" | "lastMissed" | "replaced" | "canceled";

export const PLAN_TRANSITIONS: Transitions<PlanStatus, PlanCause> = {
  open: {
    covered: "completed",
    tooManyMissed: "broken",
    lastMissed: "broken",
    replaced: "replaced",
    canceled: "withdrawn",
  },
  completed: {},
  broken: {},
  replaced: {},
  withdrawn: {},
};

/**
 * `fellDue`: its date has come. `covered`: payments reach it, also late, also early. `judged`: uncovered when judged.
 * `collectionFailed`: an automatic collection came back; only judgment makes that a miss, there is time to pay otherwise.
 * `uncovered...`: a payment was reversed. `moved`: what was missing was put on other dates, and nothing is left of it here.
 */
export type InstallmentCause =
  | "fellDue"
  | "covered"
  | "judged"
  | "collectionFailed"
  | "uncoveredEarly"
  | "uncoveredDue"
  | "uncoveredLate"
  | "moved";

export const INSTALLMENT_TRANSITIONS: Transitions<InstallmentStatus, InstallmentCause> = {
  upcoming: { fellDue: "due", covered: "paid", judged: "missed" },
  due: { covered: "paid", judged: "missed", collectionFailed: "due" },
  paid: { uncoveredEarly: "upcoming", uncoveredDue: "due", uncoveredLate: "missed" },
  missed: { covered: "paid", moved: "paid" },
};

export interface PlanTerms {
  /** Misses that break the plan; 1 by default. */
  readonly maxMissed?: number;
  /** What may be missing in all when a part is judged. 0 by default. */
  readonly toleranceMinor?: number;
}

/** When a part falls due and when it is judged. */
export interface PartMoments {
  /** Begin of the due date. */
  readonly dueAt: Instant;
  readonly judgedAt: Instant;
}

export interface PlanJudgment {
  readonly status: PlanStatus;
  readonly cause?: PlanCause;
  /** Paid until now; until the judgment that broke the plan, when one did. */
  readonly paidMinor: number;
  /** One for each part. */
  readonly parts: readonly InstallmentStatus[];
  /** Places of all parts ever missed, ascending; a later payment does not undo a miss. */
  readonly missed: readonly number[];
  /** Those of them that were not in the plan's own list: they are news. */
  readonly newlyMissed: readonly number[];
  /** When the next part that is not covered is judged; absent once the plan is over. */
  readonly nextAt?: Instant;
}

/**
 * How an open plan stands. A part is covered when the payments since the plan was made reach the sum of all parts up to it.
 * Judgments that have passed are caught up on in order, each by what was paid until then; a miss that makes
 * `maxMissed`, or with no later part to come, breaks the plan and ends the judging. All covered before: completed.
 *
 * @param plan - Open; of kind `plan` or `settlement`. Its parts ascend by due date, and `missed` holds earlier misses.
 * @param moments - One for each part.
 */
export function judgePlan(
  plan: Commitment,
  payments: readonly Payment[],
  { maxMissed = 1, toleranceMinor = 0 }: PlanTerms,
  moments: readonly PartMoments[],
  now: Instant,
): PlanJudgment {
  amountAt("/toleranceMinor", toleranceMinor);
  const { parts, madeAt } = plan;
  const reached = (until: Instant) => firstUncovered(parts, paidBetween(payments, madeAt, until), toleranceMinor);
  const missed = new Set(plan.missed);
  const newlyMissed: number[] = [];
  let cause: PlanCause | undefined;
  let at = now;
  for (let i = 0; i < parts.length && cause === undefined; i++) {
    const { judgedAt } = moments[i] as PartMoments;
    if (judgedAt > now) break;
    if (missed.has(i) || reached(judgedAt) > i) continue;
    missed.add(i);
    newlyMissed.push(i);
    cause = missed.size >= maxMissed ? "tooManyMissed" : i === parts.length - 1 ? "lastMissed" : undefined;
    if (cause !== undefined) at = judgedAt;
  }
  const uncovered = reached(at);
  if (cause === undefined && uncovered === parts.length) cause = "covered";
  const status = move(PLAN_TRANSITIONS, "open", cause);
  const next = moments.find(({ judgedAt }, i) => judgedAt > now && i >= uncovered);
  return {
    status,
    ...(cause !== undefined && { cause }),
    paidMinor: paidBetween(payments, madeAt, at),
    parts: parts.map((_, i) => statusOf(i < uncovered, missed.has(i), (moments[i] as PartMoments).dueAt <= at)),
    missed: [...missed].sort((a, b) => a - b),
    newlyMissed,
    ...(status === "open" && next !== undefined && { nextAt: next.judgedAt }),
  };
}

const statusOf = (covered: boolean, missed: boolean, due: boolean): InstallmentStatus =>
  covered ? "paid" : missed ? "missed" : due ? "due" : "upcoming";

/** What happens to the sum that is missing: spread over the parts still to come, or in a part of its own at the end. */
export type MissPolicy = { readonly onMissed: "reSpread" } | { readonly onMissed: "append"; readonly due: string };

/**
 * The parts of a plan after a miss. What is still missing of the missed part, and of those before it, goes where the
 * policy says; their places stay, with what was paid on them. The sum of all parts does not change.
 *
 * @param missed - Place of the missed part.
 * @param paidMinor - Paid on the plan so far.
 * @returns New parts. With `reSpread` each later part gets an even share, units that do not divide going one each to the
 *   last; with `append` there is one part more.
 * @throws ScheduleError `part.unknown` when there is no such part, or with `reSpread` none after it; `date.order` when
 *   an appended date lies before the last.
 */
export function replan(
  parts: readonly CommitmentPart[],
  missed: number,
  paidMinor: number,
  policy: MissPolicy,
): CommitmentPart[] {
  if (parts[missed] === undefined) throw new ScheduleError("part.unknown", "/missed", missed);
  const kept = settledParts(parts, missed, paidMinor);
  const missing = totalOf(parts) - totalOf(kept);
  if (missing === 0) return [...parts];
  if (policy.onMissed === "append") {
    const last = parts.at(-1) as CommitmentPart;
    if (policy.due < last.due) throw new ScheduleError("date.order", "/due", policy.due);
    return [...kept, { due: policy.due, amountMinor: missing }];
  }
  const later = parts.length - missed - 1;
  if (later === 0) throw new ScheduleError("part.unknown", "/missed", missed);
  const shares = splitEvenly(missing, later, "last");
  return kept.map((part, i) =>
    i > missed ? { ...part, amountMinor: part.amountMinor + (shares[i - missed - 1] as number) } : part,
  );
}

/** The parts up to the missed one cut down to what was paid on them. */
function settledParts(parts: readonly CommitmentPart[], missed: number, paidMinor: number): CommitmentPart[] {
  const covered = coveredParts(parts, paidMinor);
  return parts.map((part, i) => (i > missed ? part : { ...part, amountMinor: covered[i] as number }));
}
