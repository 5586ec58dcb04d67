/** The parts that every step has: the case on the table, holds, running to completion, the result, and parking. */

import type { CaseFacts, CaseState } from "../../src/model/case.ts";
import type { Effect } from "../../src/model/effect.ts";
import type { CaseEvent } from "../../src/model/event.ts";
import type { TraceEntry } from "../../src/model/trace.ts";
import type { Moment, Move } from "./move.ts";
import { visit } from "./nodes.ts";
import { follow } from "./ways.ts";
import { type Draft, isHeld, nodeAt, note, Park, tidy, type Work, type World } from "./world.ts";

export interface ReferenceStep {
  readonly state: CaseState;
  readonly effects: readonly Effect[];
  readonly trace: readonly TraceEntry[];
}

export function workOn(world: World, state: CaseState, facts: CaseFacts, now: number, event?: CaseEvent): Work {
  const guessed = new Map<string, number>();
  const { zone: usual, clock } = world.document.time;
  const names = clock === "strategy" ? [] : (facts.debtor.zones ?? []);
  const known = names.find((name) => world.zones.get(name) !== undefined);
  const zone = world.zones.get(known ?? usual);
  if (zone === undefined) throw new Error(`no zone ${usual}`);
  const draft = structuredClone(state) as Draft;
  const own = factsOf(facts, state.case);
  return { world, facts: own, now, zone, event, state: draft, effects: [], trace: [], cause: event?.id, guessed };
}

/** A case of one obligation (`caseId#ref`) sees that one, and the payments that are for it or for none in particular. */
function factsOf(facts: CaseFacts, caseId: string): CaseFacts {
  if (caseId === facts.caseId) return facts;
  const ref = caseId.slice(facts.caseId.length + 1);
  const obligations = facts.obligations.filter((one) => one.ref === ref);
  const payments = facts.payments?.filter(({ obligation = ref }) => obligation === ref);
  return { ...facts, caseId, obligations, ...(payments && { payments }) };
}

/** The first hold of scope `all` stops the case; when the last one goes, relative times go on from where they stood. */
export function settleHolds(work: Work, wasHeld: boolean): boolean {
  const { state, now } = work;
  const held = isHeld(state);
  if (held && state.heldSince === undefined) state.heldSince = now;
  if (held || state.heldSince === undefined) return false;
  const rest = now - state.heldSince;
  delete state.heldSince;
  if (state.n !== undefined) {
    const { from, made } = state.n;
    state.n = { ...state.n, from: from + rest, ...(made !== undefined && { made: made + rest }) };
  }
  return wasHeld;
}

const MOST_NODES = 1000;

/** Runs to completion: enters nodes and leaves them until one waits, the case ends or is held. */
export function runOn(work: Work, released: boolean): void {
  const { state } = work;
  let moment: Moment = released ? "release" : "step";
  for (let entered = 0; !isHeld(state) && state.status !== "exited"; ) {
    if (!state.entered) {
      entered += 1;
      if (entered > MOST_NODES) throw new Park("tooManyNodes");
      enter(work);
      moment = "arrival";
    }
    const move: Move = visit(work, moment);
    settleHolds(work, false);
    if (move.to === "stay") return;
    follow(work, move, false);
  }
}

function enter(work: Work): void {
  const { state, now } = work;
  state.visit += 1;
  state.index = 0;
  state.entered = true;
  state.n = { since: now, from: now };
  note(work, "node.entered", { type: nodeAt(work.world, state.node)?.type, visit: state.visit });
}

/** Status, timer, and the same object where nothing changed. */
export function result(work: Work, before: CaseState): ReferenceStep {
  const { state, effects, trace } = work;
  if (state.status !== "exited") {
    state.status = isHeld(state) ? "held" : "active";
    const ends = (state.holds ?? []).map(({ until }) => until);
    const stands = (state.offers ?? []).map(({ until }) => until).filter((until) => until > work.now);
    const due = [state.status === "held" ? undefined : state.n?.due, ...ends, ...stands].filter(
      (end) => end !== undefined,
    );
    state.dueAt = due.length === 0 ? null : Math.min(...due);
  }
  state.at = work.now;
  const after = compact(state);
  const same = effects.length === 0 && sorted({ ...after, at: 0 }) === sorted({ ...before, at: 0 });
  return { state: same ? before : after, effects, trace };
}

/** Empty parts are absent. */
const compact = (state: Draft): CaseState =>
  Object.fromEntries(
    Object.entries(tidy(state)).filter(
      ([, value]) => typeof value !== "object" || value === null || Object.keys(value).length > 0,
    ),
  ) as unknown as CaseState;

/** JSON with members in the order of their names. */
export const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

export function park(before: CaseState, now: number, data: Readonly<Record<string, unknown>>): ReferenceStep {
  const others = (before.holds ?? []).filter(({ kind }) => kind !== "parked");
  const holds = [...others, { kind: "parked", scope: "all" } as const];
  const ends = [...others, ...(before.offers ?? [])].flatMap(({ until }) =>
    until !== undefined && until > now ? [until] : [],
  );
  const trace: TraceEntry[] = [{ code: "case.parked", nodeId: before.node, data }];
  const dueAt = ends.length === 0 ? null : Math.min(...ends);
  const known = (before.holds ?? []).some(({ kind }) => kind === "parked");
  if (known && before.dueAt === dueAt) return { state: before, effects: [], trace };
  const state: CaseState = {
    ...before,
    status: "held",
    holds,
    dueAt,
    at: now,
    heldSince: before.heldSince ?? now,
  };
  return { state, effects: [], trace };
}
