/** Holds and commitments (FORMAT sections 7 and 8), and what events change by themselves (section 13, 2 and 3). */

import { parseInstant } from "../../src/base/instant.ts";
import type { Commitment, Hold } from "../../src/model/case.ts";
import type { CaseEvent } from "../../src/model/event.ts";
import { derived } from "./knowledge.ts";
import { judgmentOf, paidBy } from "./moments.ts";
import { endOffers, takeAnswer, withdrawAll } from "./offers.ts";
import { emit, note, type Work } from "./world.ts";

/** One hold per kind: a new one takes the place of the old. */
export function placeHold(work: Work, hold: Hold): void {
  const { kind, scope, until } = hold;
  work.state.holds = [...(work.state.holds ?? []).filter((other) => other.kind !== kind), hold];
  const end = until === undefined ? {} : { until };
  emit(work, { kind: "hold.set", hold: kind, scope, ...end });
  note(work, "hold.began", { hold: kind, scope, ...end, zone: work.zone.name });
}

export function liftHold(work: Work, kind: string, reason: string): void {
  const holds = work.state.holds ?? [];
  if (!holds.some((hold) => hold.kind === kind)) return;
  work.state.holds = holds.filter((hold) => hold.kind !== kind);
  emit(work, { kind: "hold.clear", hold: kind, reason });
  note(work, "hold.ended", { hold: kind, reason });
}

export const isPlan = ({ kind }: Commitment): boolean => kind === "plan" || kind === "settlement";
export const totalOf = ({ parts }: Commitment): number =>
  parts.reduce((total, { amountMinor }) => total + amountMinor, 0);

export function closeCommitment(work: Work, status: string): void {
  const { commitment } = work.state;
  if (commitment === undefined) return;
  const { id, kind } = commitment;
  delete work.state.commitment;
  if (!isPlan(commitment) && status !== "replaced" && status !== "withdrawn")
    work.state.breaks = [...(work.state.breaks ?? []), { id, at: work.now, status }].slice(-8);
  emit(work, { kind: "commitment.close", commitment: id, status });
  note(work, "commitment.judged", { commitment: id, kind, status });
  liftHold(work, "commitment", "closed");
}

const GOOD = { promise: "kept", extension: "kept", plan: "completed", settlement: "fulfilled" };

/** The status of a commitment when its case ends; where the sum is unknown it is not nothing. */
export function closeAtExit(work: Work): void {
  const { commitment } = work.state;
  if (commitment === undefined) return;
  const settled = derived(work).totalOverdue === 0;
  closeCommitment(work, settled ? GOOD[commitment.kind] : "withdrawn");
}

/** Time passes before the event is read: commitments that only a hold watches, then holds that are over. */
export function passTime(work: Work): void {
  const { state, now } = work;
  const watch = (state.holds ?? []).find(({ kind }) => kind === "commitment");
  if (state.commitment !== undefined && watch !== undefined) {
    judge(work, state.commitment, watch.until ?? Infinity);
  }
  for (const { kind, until } of state.holds ?? [])
    if (until !== undefined && until <= now) liftHold(work, kind, "expired");
  endOffers(work);
}

/** Money until judgment counts; enough of it ends the commitment at once. */
function judge(work: Work, commitment: Commitment, end: number): void {
  const paid = paidBy(work, commitment.madeAt, Math.min(work.now, end));
  if (paid >= totalOf(commitment)) closeCommitment(work, GOOD[commitment.kind]);
  else if (work.now >= end) {
    const bad = commitment.kind === "settlement" ? "breached" : "broken";
    closeCommitment(work, paid > 0 && !isPlan(commitment) ? "partial" : bad);
  }
}

export interface Intake {
  /** Whether the event is shown to the node and the handlers. */
  readonly offered: boolean;
  /** It opened a commitment. */
  readonly opened: boolean;
}

const TAKEN: Intake = { offered: true, opened: false };

/** What the event changes by itself. */
export function takeIn(work: Work, event: CaseEvent): Intake {
  const data = event.data ?? {};
  for (const { kind, releaseOn } of work.state.holds ?? [])
    if (releaseOn?.includes(event.type)) liftHold(work, kind, event.type);
  switch (event.type) {
    case "promise.created": {
      const parts = [{ due: String(data.dueDate), amountMinor: Number(data.amountMinor) }];
      return open(work, "promise", String(data.promise), parts);
    }
    case "plan.created":
      return open(work, "plan", String(data.plan), byDate(data.parts as Commitment["parts"]));
    case "promise.canceled":
    case "plan.canceled":
      cancel(work, event.type === "plan.canceled", data.promise ?? data.plan);
      return TAKEN;
    case "hold.placed":
      place(work, event);
      return TAKEN;
    case "hold.released":
      for (const { kind } of work.state.holds ?? [])
        if (data.kind === undefined ? kind !== "parked" : kind === data.kind) liftHold(work, kind, "released");
      return TAKEN;
    case "offer.accepted":
    case "offer.declined":
    case "offer.countered":
      return answered(work, event);
    default:
      return TAKEN;
  }
}

function answered(work: Work, event: CaseEvent): Intake {
  const offered = takeAnswer(work, event);
  return { offered, opened: offered && work.event?.type === "offer.accepted" };
}

const noteLate = (work: Work, { type, id }: CaseEvent): void =>
  note(work, "event.late", { type, ...(id !== undefined && { id }) });

/** Parts may come in any order. */
const byDate = (parts: Commitment["parts"]): Commitment["parts"] => {
  const dates = [...new Set(parts.map(({ due }) => due))].sort();
  const listed = dates.flatMap((date) => parts.filter(({ due }) => due === date));
  return listed.map(({ due, amountMinor }) => ({ due, amountMinor }));
};

function open(work: Work, kind: "promise" | "plan", id: string, parts: Commitment["parts"]): Intake {
  const { state, event, now } = work;
  if (state.commitment?.id === id) return { offered: false, opened: false };
  const told = event?.at === undefined ? undefined : parseInstant(event.at);
  openCommitment(work, { id, kind, madeAt: told ?? now, parts });
  if (kind === "plan") withdrawAll(work, "replaced");
  return { offered: true, opened: true };
}

/** At most one is open: another one is replaced. */
export function openCommitment(work: Work, commitment: Commitment): void {
  const { id, kind, parts } = commitment;
  closeCommitment(work, "replaced");
  work.state.commitment = commitment;
  emit(work, { kind: "commitment.open", commitment: id, commitmentKind: kind, parts });
  note(work, "commitment.opened", { commitment: id, kind, parts });
}

function cancel(work: Work, plan: boolean, id: unknown): void {
  const { commitment } = work.state;
  if (commitment === undefined || isPlan(commitment) !== plan) return;
  if (id === undefined || id === commitment.id) closeCommitment(work, "withdrawn");
}

function place(work: Work, event: CaseEvent): void {
  const { data = {} } = event;
  const until = typeof data.until === "string" ? parseInstant(data.until) : undefined;
  if (until !== undefined && until <= work.now) {
    noteLate(work, event);
    return;
  }
  placeHold(work, {
    kind: String(data.kind),
    scope: data.scope === "contact" ? "contact" : "all",
    ...(until !== undefined && { until }),
    ...(Array.isArray(data.allow) && { allow: data.allow as string[] }),
  });
}

/** A promise or plan that neither node nor handler took: chasing pauses until it is judged. */
export function pauseFor(work: Work): void {
  const { commitment } = work.state;
  if (commitment === undefined) return;
  const last =
    commitment.parts
      .map(({ due }) => due)
      .sort()
      .at(-1) ?? "";
  const until = judgmentOf(work, last);
  if (until > work.now) placeHold(work, { kind: "commitment", scope: "all", until });
  else judge(work, commitment, until);
}
