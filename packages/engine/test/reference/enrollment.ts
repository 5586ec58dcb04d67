/** How a case comes in (FORMAT section 4): re-entry, the entry condition, the start, and the first step. */

import type { CaseFacts, CaseState } from "../../src/model/case.ts";
import type { TraceEntry } from "../../src/model/trace.ts";
import { daysPastDueOf, decide, valuesRead, withGuesses } from "./knowledge.ts";
import { later } from "./moments.ts";
import { interrupt } from "./nodes.ts";
import { exitRule } from "./rules.ts";
import { park, type ReferenceStep, result, runOn, workOn } from "./running.ts";
import { faultInFacts } from "./validity.ts";
import { endCase, follow, startOf } from "./ways.ts";
import { type Draft, emit, note, Park, type Work, type World } from "./world.ts";

export interface Enrollment {
  readonly now: number;
  readonly previous?: CaseState;
  readonly obligation?: string;
}

export function enroll(world: World, facts: CaseFacts, enrollment: Enrollment): ReferenceStep {
  const { entry } = world.document;
  const { now, obligation } = enrollment;
  // A case that was only ever refused has not been in.
  const previous = enrollment.previous?.run === 0 ? undefined : enrollment.previous;
  const fault = faultInFacts(facts);
  const caseId = fault !== undefined ? "" : obligation === undefined ? facts.caseId : `${facts.caseId}#${obligation}`;
  const refuse = (data: Readonly<Record<string, unknown>>, trace: readonly TraceEntry[] = []): ReferenceStep => ({
    state: enrollment.previous ?? refused(world, caseId, now),
    effects: [],
    trace: [...trace, { code: "entry.refused", nodeId: entry.start, data }],
  });
  if (fault !== undefined) return refuse({ reason: "facts", path: fault });
  if ((entry.reentry === "perObligation") !== (obligation !== undefined)) return refuse({ reason: "obligation" });
  if (obligation !== undefined && !facts.obligations.some(({ ref }) => ref === obligation))
    return refuse({ reason: "obligation" });
  if (previous !== undefined && (previous.case !== caseId || previous.strategy !== world.document.id))
    return refuse({ reason: "otherCase" });
  const work = workOn(world, firstState(world, caseId, now, previous), facts, now);
  const closed = previous && whyNotAgain(work, previous);
  if (closed !== undefined) return withGuesses(refuse({ reason: closed }), work);
  work.state.node = startOf(world.document, daysPastDueOf(work));
  if (entry.when !== undefined && decide(work, entry.when, "entry/when") !== true)
    return withGuesses(refuse({ reason: "when", values: valuesRead(work, [entry.when]) }, work.trace), work);
  const ended = previous === undefined || previous.status === "exited" ? [] : [restarted(world, previous, facts, now)];
  const step = begin(work);
  const effects = [...ended.flatMap((end) => end.effects), ...step.effects];
  const trace = [...ended.flatMap((end) => end.trace), ...step.trace];
  return withGuesses({ state: step.state, effects, trace }, work);
}

function refused(world: World, caseId: string, now: number): CaseState {
  const { id: strategy, version = 0, entry } = world.document;
  const who = { v: 1, case: caseId, run: 0, strategy, version } as const;
  const where = { node: entry.start, entered: false, visit: 0, index: 0 };
  return { ...who, status: "exited", outcome: "refused", dueAt: null, enteredAt: now, at: now, ...where };
}

/** A new run remembers whom it contacted, what was promised and which events it has seen. */
function firstState(world: World, caseId: string, now: number, previous: CaseState | undefined): CaseState {
  const { outcome: _, ...state } = refused(world, caseId, now);
  const { breaks, last, seen, run = 0 } = previous ?? {};
  const kept = { ...(breaks && { breaks }), ...(last && { last }), ...(seen && { seen }) };
  return { ...state, status: "active", run: run + 1, ...kept };
}

function whyNotAgain(work: Work, previous: CaseState): string | undefined {
  const { reentry = "never", cooldown } = work.world.document.entry;
  if (reentry === "never") return "never";
  if (previous.status !== "exited") return reentry === "always" ? undefined : "active";
  return cooldown !== undefined && later(work, previous.at, cooldown) > work.now ? "cooldown" : undefined;
}

/** The end of the run before. */
function restarted(world: World, previous: CaseState, facts: CaseFacts, now: number): ReferenceStep {
  const work = workOn(world, previous, facts, Math.max(now, previous.at));
  interrupt(work);
  endCase(work, "restarted", undefined);
  return result(work, previous);
}

function begin(work: Work): ReferenceStep {
  const { facts, world } = work;
  const unknown = (facts.debtor.zones ?? []).filter((name) => world.zones.get(name) === undefined);
  if (unknown.length > 0) note(work, "zone.unknown", { zones: unknown, used: work.zone.name });
  emit(work, { kind: "case.enrolled", run: work.state.run });
  const enrolled = result({ ...work, state: structuredClone(work.state) as Draft }, work.state).state;
  try {
    const rule = exitRule(work);
    if (rule !== undefined) follow(work, rule, true);
    if (rule === undefined) runOn(work, false);
  } catch (problem) {
    if (!(problem instanceof Park)) throw problem;
    const parked = park(enrolled, work.now, { reason: problem.reason });
    return { state: parked.state, effects: work.effects.slice(0, 1), trace: [...work.trace, ...parked.trace] };
  }
  return result(work, enrolled);
}
