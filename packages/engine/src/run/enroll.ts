/** How a case comes in: re-entry rule and cooldown, the entry condition, the start by days past due, the first step. */

import type { Calendar } from "../base/calendar.ts";
import { addDuration } from "../base/duration.ts";
import type { Tables } from "../compile/compile.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import { endRun, exitByRule, finish, park, runToCompletion, startOf } from "./advance.ts";
import { withCoverage } from "./coverage.ts";
import { type Draft, draftOf } from "./draft.ts";
import { caseIdOf, factsFor, factsProblem } from "./facts.ts";
import { CaseTurn, caseZone, type Step } from "./turn.ts";

export interface Enrollment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The latest state of this case (or of this obligation's case) in this strategy. */
  readonly previous?: CaseState;
  /** Ref of the obligation to enroll; needed where the strategy enrolls per obligation, and only there. */
  readonly obligation?: string;
}

/**
 * Takes a case in. Refused: the same `previous` object, or a state with status `exited` and outcome `refused`; no
 * effects; a trace entry `entry.refused` with reason `when`, `never`, `active`, `cooldown`, `obligation`, `facts`
 * or `otherCase`. Never throws.
 */
export function enroll(tables: Tables, facts: CaseFacts, enrollment: Enrollment): Step {
  return withCoverage(tables, () => admit(tables, facts, enrollment));
}

function admit(tables: Tables, facts: CaseFacts, enrollment: Enrollment): Step {
  const { now, obligation } = enrollment;
  const problem = factsProblem(facts) ?? (Number.isSafeInteger(now) ? undefined : "/now");
  const caseId = problem === undefined ? caseIdOf(facts, obligation) : "";
  const previous = enrollment.previous?.run === 0 ? undefined : enrollment.previous;
  const refused = (data: Readonly<Record<string, unknown>>): Step => ({
    state: enrollment.previous ?? refusedState(tables, caseId, Number.isSafeInteger(now) ? now : 0),
    effects: [],
    trace: [{ code: "entry.refused", nodeId: tables.entry.start, data }],
  });
  if (problem !== undefined) return refused({ reason: "facts", path: problem });
  const own = factsFor(caseId, facts);
  const perObligation = tables.entry.reentry === "perObligation";
  if (
    own === undefined ||
    perObligation !== (obligation !== undefined) ||
    (perObligation && own.obligations.length === 0)
  ) {
    return refused({ reason: "obligation" });
  }
  if (previous !== undefined && (previous.case !== caseId || previous.strategy !== tables.id))
    return refused({ reason: "otherCase" });
  const closed = previous && mayNotReenter(tables, previous, own, now);
  if (closed !== undefined) return refused({ reason: closed });
  const turn = firstTurn(tables, own, caseId, previous, now);
  const { test } = tables.entry;
  if (test !== undefined && turn.decide(test, "entry/when") !== true) {
    const values = turn.values(test);
    const step = refused({ reason: "when", values });
    return { ...step, trace: [...turn.trace, ...step.trace] };
  }
  return begin(turn, previous);
}

/** Why a case that was here before may not come in again now. */
function mayNotReenter(tables: Tables, previous: CaseState, facts: CaseFacts, now: number): string | undefined {
  const { reentry, cooldown } = tables.entry;
  if (reentry === "never") return "never";
  if (previous.status !== "exited") return reentry === "always" ? undefined : "active";
  if (cooldown === undefined) return undefined;
  const calendar = tables.calendar() as Calendar;
  return addDuration(previous.at, cooldown, caseZone(tables, facts), calendar) > now ? "cooldown" : undefined;
}

function firstTurn(
  tables: Tables,
  facts: CaseFacts,
  caseId: string,
  previous: CaseState | undefined,
  now: number,
): CaseTurn {
  const draft: Draft = {
    ...draftOf(refusedState(tables, caseId, now), now),
    outcome: undefined,
    run: (previous?.run ?? 0) + 1,
    breaks: previous?.breaks ?? [],
    last: previous?.last ?? {},
    seen: previous?.seen ?? [],
  };
  const turn = new CaseTurn({ tables, facts, draft, now });
  draft.node = startOf(tables.entry, turn);
  return turn;
}

function begin(turn: CaseTurn, previous: CaseState | undefined): Step {
  const { tables, facts, draft, now } = turn;
  const before =
    previous !== undefined && previous.status !== "exited" ? restart(tables, facts, previous, now) : NOTHING;
  noteUnknownZones(turn);
  turn.emit({ kind: "case.enrolled", run: draft.run });
  const fresh = finish(turn, undefined, []).state;
  let step: Step;
  try {
    if (!exitByRule(turn)) runToCompletion(turn, "arrival");
    step = finish(turn, undefined, []);
  } catch (error) {
    step = { ...park(fresh, now, turn.trace, error), effects: turn.effects.slice(0, 1) };
  }
  return { state: step.state, effects: [...before.effects, ...step.effects], trace: [...before.trace, ...step.trace] };
}

const NOTHING: Pick<Step, "effects" | "trace"> = { effects: [], trace: [] };

/** The end of the run that a new one replaces. */
function restart(tables: Tables, facts: CaseFacts, previous: CaseState, now: number): Pick<Step, "effects" | "trace"> {
  const at = Math.max(now, previous.at);
  const turn = new CaseTurn({ tables, facts, draft: draftOf(previous, at), now: at });
  endRun(turn, "restarted");
  return { effects: turn.effects, trace: turn.trace };
}

function noteUnknownZones(turn: CaseTurn): void {
  const { tables, facts, zone } = turn;
  const unknown = (facts.debtor.zones ?? []).filter((name) => tables.zones.get(name) === undefined);
  if (unknown.length > 0) turn.note("zone.unknown", { zones: unknown, used: zone.name });
}

function refusedState(tables: Tables, caseId: string, now: number): CaseState {
  return {
    v: 1,
    case: caseId,
    run: 0,
    strategy: tables.id,
    version: tables.version,
    status: "exited",
    outcome: "refused",
    dueAt: null,
    enteredAt: now,
    at: now,
    node: tables.entry.start,
    entered: false,
    visit: 0,
    index: 0,
  };
}
