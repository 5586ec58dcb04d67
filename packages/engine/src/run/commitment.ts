/**
 * Opening and closing commitments, and what becomes of one that no node watches: it pauses chasing as a hold, and ends by
 * payment or by judgment. Facts decide whether it was kept; events only say when to look.
 */

import type { Calendar } from "../base/calendar.ts";
import { parseTime } from "../base/civil.ts";
import { type Duration, parseDuration } from "../base/duration.ts";
import { parseInstant } from "../base/instant.ts";
import { firstUncovered, paidBetween, totalOf } from "../commitments/coverage.ts";
import { judgmentOf } from "../commitments/moments.ts";
import { judgePromise } from "../commitments/promise.ts";
import type { CaseFacts, Commitment } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import { clearHold, type Site } from "./holds.ts";

/** Days of grace where no node says otherwise. */
const GRACE = parseDuration("P3D") as Duration;

export const COMMITMENT_HOLD = "commitment";

/** The commitment in a `promise.created` or `plan.created` event, made at `now` unless the event says when. */
export function commitmentIn(event: CaseEvent, now: number): Commitment | undefined {
  const data = event.data ?? {};
  const madeAt = madeIn(event, now);
  if (event.type === "promise.created") {
    const part = { due: data.dueDate as string, amountMinor: data.amountMinor as number };
    return { id: data.promise as string, kind: "promise", madeAt, parts: [part] };
  }
  if (event.type === "plan.created") {
    const parts = data.parts as Commitment["parts"];
    return { id: data.plan as string, kind: "plan", madeAt, parts: inOrder(parts) };
  }
  return undefined;
}

/** Parts by due date, as judgments need them; the host may list them otherwise, and with members of its own. */
const inOrder = (parts: Commitment["parts"]): Commitment["parts"] =>
  parts
    .map(({ due, amountMinor }) => ({ due, amountMinor }))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));

/** When what an event tells of was agreed on (ms). */
export const madeIn = ({ at }: CaseEvent, now: number): number => (at === undefined ? now : (parseInstant(at) ?? now));

/** Opens a commitment; one that was open is closed as replaced. */
export function openCommitment(site: Site, commitment: Commitment): void {
  closeCommitment(site, "replaced");
  const { id, kind, parts } = commitment;
  site.draft.commitment = commitment;
  site.note("commitment.opened", { commitment: id, kind, parts });
  site.emit({ kind: "commitment.open", commitment: id, commitmentKind: kind, parts });
}

/** Closes the open commitment and the hold that watched it. */
export function closeCommitment(site: Site, status: string): void {
  const { draft, now } = site;
  const { commitment } = draft;
  if (commitment === undefined) return;
  const { id, kind } = commitment;
  draft.commitment = undefined;
  if (isPromise(commitment) && status !== "replaced" && status !== "withdrawn") {
    draft.breaks = [...draft.breaks, { id, at: now, status }].slice(-8);
  }
  site.note("commitment.judged", { commitment: id, kind, status });
  site.emit({ kind: "commitment.close", commitment: id, status });
  const hold = draft.holds.find((entry) => entry.kind === COMMITMENT_HOLD);
  if (hold !== undefined) clearHold(site, hold, "closed");
}

/** Whether it is watched as a promise; otherwise as a plan. */
export const isPromise = ({ kind }: Commitment): boolean => kind === "promise" || kind === "extension";

/** When a commitment that nobody watches is judged: its last part, at `at` (`"HH:MM"`). */
export function judgedAt({ parts }: Commitment, at: string, site: Site, calendar: Calendar): number {
  const clock = { zone: site.zone, calendar };
  return Math.max(...parts.map(({ due }) => judgmentOf(due, GRACE, parseTime(at) ?? 0, clock)));
}

/** How a commitment that nobody watches closes now, given when it is judged; `undefined` while it stays open. */
export function statusUnwatched(
  commitment: Commitment,
  { payments = [] }: CaseFacts,
  judged: number,
  now: number,
): string | undefined {
  if (isPromise(commitment)) {
    const { status } = judgePromise(commitment, payments, {}, judged, now);
    return status === "open" ? undefined : status;
  }
  const paid = paidBetween(payments, commitment.madeAt, Math.min(now, judged));
  if (paid >= totalOf(commitment.parts)) return goodStatus(commitment);
  if (now < judged) return undefined;
  return commitment.kind === "plan" ? "broken" : "breached";
}

/** The date of the next part that payments do not cover yet. */
export function nextUncovered({ parts, madeAt }: Commitment, { payments = [] }: CaseFacts, now: number) {
  return parts[firstUncovered(parts, paidBetween(payments, madeAt, now))]?.due;
}

const GOOD = { promise: "kept", extension: "kept", plan: "completed", settlement: "fulfilled" } as const;

/** How a commitment closes when everything was paid. */
export const goodStatus = (commitment: Commitment): string => GOOD[commitment.kind];
