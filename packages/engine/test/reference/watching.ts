/** Nodes that watch a commitment (FORMAT section 7): promises and extensions, plans and settlements, and their reminders. */

import { parseDate } from "../../src/base/civil.ts";
import { parseInstant } from "../../src/base/instant.ts";
import type { PlanNode, PromiseNode } from "../../src/model/node.ts";
import { suppress, visitReminder } from "./contact.ts";
import { closeCommitment, isPlan, openCommitment, totalOf } from "./holds.ts";
import { judgmentOf, momentBefore, paidBy } from "./moments.ts";
import { by, type Move, STAY } from "./move.ts";
import { emit, memory, note, remember, type Work } from "./world.ts";

type Watcher = PromiseNode | PlanNode;

/** A part is judged at a time of day on the local day after its due date and grace. */
const judgedAt = (work: Work, { grace, at }: Watcher, due: string): number => judgmentOf(work, due, grace, at);

export function visitPromise(work: Work, node: PromiseNode, arrival: boolean): Move {
  if (arrival && work.state.commitment === undefined) adopt(work);
  const { commitment } = work.state;
  if (commitment === undefined || isPlan(commitment)) return nothing(work);
  const end = judgedAt(work, node, commitment.parts[0]?.due ?? "");
  const paid = paidBy(work, commitment.madeAt, Math.min(end, work.now));
  const needed = Number((BigInt(totalOf(commitment)) * BigInt(node.keptFrom ?? 10_000) + 9999n) / 10_000n);
  // A share of nothing is still a payment.
  if (paid >= Math.max(1, needed)) return over(work, "kept");
  if (work.now >= end) return over(work, paid > 0 ? "partial" : "broken");
  return rest(work, node, 0, end);
}

/** The newest open promise of the host that this case has not judged itself. */
function adopt(work: Work): void {
  const judged = (work.state.breaks ?? []).map(({ id }) => id);
  const known = (work.facts.promises ?? [])
    .map((record) => ({ ...record, made: parseInstant(record.madeAt) ?? Number.NaN }))
    .filter(
      ({ status, amountMinor, id, made }) =>
        status === "open" && amountMinor > 0 && !Number.isNaN(made) && !judged.includes(id),
    );
  const newest = Math.max(...known.map(({ made }) => made));
  const record = known.findLast(({ made }) => made === newest);
  if (record === undefined) return;
  const parts = [{ due: record.dueDate, amountMinor: record.amountMinor }];
  openCommitment(work, { id: record.id, kind: "promise", madeAt: record.made, parts });
}

export function visitPlan(work: Work, node: PlanNode): Move {
  const { commitment } = work.state;
  if (commitment === undefined || !isPlan(commitment)) return nothing(work);
  const { parts, madeAt, kind, id } = commitment;
  const missed = [...(commitment.missed ?? [])];
  const settlement = kind === "settlement";
  const sumUpTo = (place: number) => parts.slice(0, place + 1).reduce((sum, part) => sum + part.amountMinor, 0);
  let news = 0;
  for (const [place, { due }] of parts.entries()) {
    const end = judgedAt(work, node, due);
    if (end > work.now) break;
    if (missed.includes(place) || paidBy(work, madeAt, end) >= sumUpTo(place)) continue;
    missed.push(place);
    news += 1;
    note(work, "commitment.judged", { commitment: id, kind, status: "missed", part: place });
    emit(work, { kind: "commitment.missed", commitment: id, part: place });
    work.state.commitment = { ...commitment, missed: [...missed].sort((a, b) => a - b) };
    if (missed.length >= (node.maxMissed ?? 1) || place === parts.length - 1)
      return over(work, settlement ? "breached" : "broken");
  }
  const paid = paidBy(work, madeAt, work.now);
  if (paid >= sumUpTo(parts.length - 1)) return over(work, settlement ? "fulfilled" : "completed");
  const open = parts.findIndex((_, place) => paid < sumUpTo(place));
  const latest = Math.max(-1, ...(work.state.commitment?.missed ?? []));
  if (news > 0 && latest >= open && node.to?.missed !== undefined) {
    interruptWatch(work);
    return by("missed");
  }
  const next = parts.slice(open).map(({ due }) => judgedAt(work, node, due));
  return rest(work, node, open, Math.min(...next.filter((end) => end > work.now)));
}

const PORTS: Readonly<Record<string, string>> = { fulfilled: "completed", breached: "broken" };

function over(work: Work, status: string): Move {
  interruptWatch(work);
  closeCommitment(work, status);
  return by(PORTS[status] ?? status);
}

function nothing(work: Work): Move {
  interruptWatch(work);
  return by("none");
}

/** Reminders that are due go out, or wait; then the case stays until the next thing to do. */
function rest(work: Work, node: Watcher, open: number, end: number): Move {
  const was = memory(work).due;
  const looks = [end];
  if (node.remind !== undefined) {
    const move = remindParts(work, node, open);
    if (move?.to === "exit") return move;
    if (move?.to === "stay") looks.push(memory(work).due ?? Infinity);
    looks.push(...plansOf(work, node, open).flatMap(({ moment }) => (moment > work.now ? [moment] : [])));
  }
  const due = Math.min(...looks);
  remember(work, { due: due === Infinity ? undefined : due });
  const waits = memory(work).reason !== undefined;
  if (due !== Infinity && due !== was && !waits) note(work, "wait.planned", { due, zone: work.zone.name });
  return STAY;
}

/** A reminder that may still go out: when, and when the day is over on which it makes sense. */
interface Plan {
  readonly place: number;
  readonly moment: number;
  readonly dayEnds: number;
}

const dayAfter = (work: Work, due: string): number => work.zone.instantOf((parseDate(due) ?? 0) + 1, 0);

/** Of parts that are not paid and were not recalled, the reminders whose moment lies in the watch and before the day is over. */
function plansOf(work: Work, { remind }: Watcher, open: number): Plan[] {
  const { commitment } = work.state;
  if (remind === undefined || commitment === undefined) return [];
  const { parts, madeAt, reminded = [] } = commitment;
  const since = Math.max(memory(work).since, madeAt);
  const at = remind.at ?? work.world.document.time.at ?? "09:00";
  return parts
    .map(({ due }, place) => ({
      place,
      moment: momentBefore(work, due, remind.before, at),
      dayEnds: dayAfter(work, due),
    }))
    .filter(
      ({ place, moment, dayEnds }) => place >= open && !reminded.includes(place) && moment >= since && moment < dayEnds,
    );
}

/** Gives the exit that a rule asks for, or to stay while a reminder waits. */
function remindParts(work: Work, node: Watcher, open: number): Move | undefined {
  for (;;) {
    const due = plansOf(work, node, open).find(({ moment, dayEnds }) => moment <= work.now && work.now < dayEnds);
    leaveOther(work, open, due?.place);
    const { commitment } = work.state;
    if (due === undefined || commitment === undefined || node.remind === undefined) return undefined;
    const move = visitReminder(work, node.remind, due.dayEnds);
    if (move.to === "exit") return move;
    if (move.to === "stay") {
      remember(work, { part: due.place });
      return move;
    }
    work.state.commitment = { ...commitment, reminded: [...(commitment.reminded ?? []), due.place] };
    forget(work);
  }
}

/** A reminder that waited for another part ends: its day is over, or its part is paid. */
function leaveOther(work: Work, open: number, current: number | undefined): void {
  const { reason, part = 0 } = memory(work);
  if (reason === undefined || part === current) return;
  const due = work.state.commitment?.parts[part]?.due ?? "";
  suppress(work, part >= open && work.now >= dayAfter(work, due) ? "gaveUp" : "superseded", "");
  forget(work);
}

const forget = (work: Work): void =>
  remember(work, { due: undefined, until: undefined, reason: undefined, part: undefined });

/** The case goes on while a reminder waits. */
export function interruptWatch(work: Work): void {
  if (memory(work).reason !== undefined) suppress(work, "superseded", "");
}
