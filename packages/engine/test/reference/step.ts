/**
 * The step as FORMAT section 13 tells it, for tests: slow, plain, and with nothing of the engine's own step in it. It reads
 * the document as JSON, looks every node up by its path, and has no tables, no closures and nothing that it keeps.
 */

import type { CaseFacts, CaseState } from "../../src/model/case.ts";
import type { CaseEvent } from "../../src/model/event.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import type { TraceEntry } from "../../src/model/trace.ts";
import type { HostOptions } from "../../src/nodes/options.ts";
import { defaultZones } from "../../src/zones.ts";
import { type Enrollment, enroll } from "./enrollment.ts";
import { passTime, pauseFor, takeIn } from "./holds.ts";
import { withGuesses } from "./knowledge.ts";
import { isHeard } from "./listening.ts";
import { react } from "./nodes.ts";
import { exitRule, handlerOf } from "./rules.ts";
import { park, type ReferenceStep, result, runOn, settleHolds, workOn } from "./running.ts";
import { faultInFacts, refusalOf } from "./validity.ts";
import { follow, goTo } from "./ways.ts";
import { isHeld, nodeAt, note, Park, type Work, type World } from "./world.ts";

export interface Reference {
  enroll(facts: CaseFacts, enrollment: Enrollment): ReferenceStep;
  advance(state: CaseState, event: CaseEvent, now: { readonly facts: CaseFacts; readonly now: number }): ReferenceStep;
}

/** The reference step of a document that is valid. */
export function referenceOf(document: Strategy, options: HostOptions = {}): Reference {
  const { strategies = {}, calendars = [], zones = defaultZones, seen = 32 } = options;
  const world: World = { document, strategies, calendars, zones, seen };
  return {
    enroll: (facts, when) => enroll(world, facts, when),
    advance: (state, event, { facts, now }) => advance(world, state, event, facts, now),
  };
}

function advance(world: World, before: CaseState, event: CaseEvent, facts: CaseFacts, given: number): ReferenceStep {
  const refusal = refusalOf(world, before, event);
  if (refusal !== undefined) return { state: before, effects: [], trace: [refusal] };
  const now = Math.max(given, before.at);
  const clamped: TraceEntry[] =
    given < before.at ? [{ code: "time.clamped", nodeId: before.node, data: { now: given, at: before.at } }] : [];
  const step = stepOrPark(world, before, event, facts, now);
  return { ...step, trace: [...clamped, ...step.trace] };
}

function stepOrPark(world: World, before: CaseState, event: CaseEvent, facts: CaseFacts, now: number): ReferenceStep {
  const path = faultInFacts(facts);
  if (path !== undefined) return park(before, now, { reason: "facts", path });
  if (before.case !== facts.caseId && !before.case.startsWith(`${facts.caseId}#`))
    return park(before, now, { reason: "otherCase", path: "/caseId" });
  if (nodeAt(world, before.node) === undefined) return park(before, now, { reason: "nodeMissing" });
  const work = workOn(world, before, facts, now, event);
  try {
    stepOf(work, event, isHeld(before));
  } catch (problem) {
    if (problem instanceof Park) return withGuesses(park(before, now, { reason: problem.reason }), work);
    throw problem;
  }
  return withGuesses(result(work, before), work);
}

/** Points 2 to 6 of the step. */
function stepOf(work: Work, event: CaseEvent, wasHeld: boolean): void {
  passTime(work);
  rememberId(work, event);
  const intake = takeIn(work, event);
  const rule = exitRule(work);
  if (rule !== undefined) follow(work, rule, true);
  if (work.state.status === "exited") return;
  const released = settleHolds(work, wasHeld);
  // A counter-offer within its guard is heard as an acceptance.
  if (rule === undefined && intake.offered) offer(work, work.event ?? event, intake.opened);
  runOn(work, released);
}

/** Ids of types that the engine or this document listens for. */
function rememberId(work: Work, { id, type }: CaseEvent): void {
  const { seen } = work.world;
  if (id !== undefined && seen > 0 && isHeard(work, type))
    work.state.seen = [...(work.state.seen ?? []), id].slice(-seen);
}

/** Whether a hold ended because of the event. */
const lifted = (work: Work, type: string): boolean =>
  work.trace.some(({ code, data }) => code === "hold.ended" && data.reason === type);

/** Types that change the case by themselves. */
const TAKEN_IN: readonly string[] = [
  "promise.created",
  "plan.created",
  "promise.canceled",
  "plan.canceled",
  "hold.placed",
  "hold.released",
  "offer.declined",
];

/** The event goes to the node, then to the handlers; an unheard promise pauses the case. */
function offer(work: Work, event: CaseEvent, opened: boolean): void {
  if (event.type === "timer.fired") return;
  const move = work.state.entered ? react(work, event) : undefined;
  if (move !== undefined) {
    follow(work, move, false);
    return;
  }
  const handled = handlerOf(work);
  if (handled !== undefined) {
    work.cause = handled.handler;
    goTo(work, handled.frame, handled.goto);
    return;
  }
  const watcher = nodeAt(work.world, work.state.node)?.type;
  const kind = work.state.commitment?.kind;
  const watches = watcher === (kind === "promise" || kind === "extension" ? "promise" : "plan");
  if (kind !== undefined && watches && (opened || event.type.startsWith("payment."))) return;
  if (opened) {
    pauseFor(work);
    settleHolds(work, false);
  } else if (!TAKEN_IN.includes(event.type) && !lifted(work, event.type)) {
    note(work, "event.ignored", { type: event.type, ...(event.id !== undefined && { id: event.id }) });
  }
}
