/**
 * The step (FORMAT section 13): refuse, let time pass, take the event in, exit rules, reactions, then run to
 * completion. Total: bad data park the case with a trace entry, nothing throws.
 */

import { sameJson, textOf } from "../base/json.ts";
import type { CompiledEntry, CompiledNode, CompiledRule, Tables } from "../compile/compile.ts";
import type { CaseFacts, CaseState } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import type { TraceCode, TraceEntry } from "../model/trace.ts";
import type { Moment, Move } from "../nodes/spec.ts";
import { closeCommitment, goodStatus } from "./commitment.ts";
import { withCoverage } from "./coverage.ts";
import { draftOf, isHeld, isUntouched, stateOf } from "./draft.ts";
import { eventProblem } from "./events.ts";
import { factsFor, factsProblem } from "./facts.ts";
import { PARKED } from "./holds.ts";
import { passTime, pauseForCommitment, takeIn } from "./intake.ts";
import { withdrawOffers } from "./offers.ts";
import { CaseTurn, type Step } from "./turn.ts";

/** Nodes that a step may enter; after more, something must be wrong. */
const MAX_NODES = 1000;

/** Bad data or a bad program: the case is parked, the previous state otherwise kept. */
class Park extends Error {
  readonly data: { readonly reason: string; readonly path?: string; readonly detail?: string };

  constructor(data: Park["data"]) {
    super(data.reason);
    this.data = data;
  }
}

export interface Circumstances {
  readonly facts: CaseFacts;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** One step of a case. Never throws. The same state object comes back when nothing changed. */
export function advance(tables: Tables, state: CaseState, event: CaseEvent, circumstances: Circumstances): Step {
  return withCoverage(tables, () => takeStep(tables, state, event, circumstances));
}

function takeStep(tables: Tables, state: CaseState, event: CaseEvent, { facts, now }: Circumstances): Step {
  const refusal = refuse(tables, state, event, now);
  if (refusal !== undefined) return unchanged(state, [refusal]);
  const trace: TraceEntry[] =
    now < state.at ? [{ code: "time.clamped", nodeId: state.node, data: { now, at: state.at } }] : [];
  const instant = Math.max(now, state.at);
  try {
    const turn = beginTurn(tables, state, facts, instant, event);
    passTime(turn);
    settle(turn, state, takeIn(turn, event));
    return finish(turn, state, trace);
  } catch (error) {
    return park(state, instant, trace, error);
  }
}

/** Step 1: what changes nothing, and why. */
function refuse(tables: Tables, state: CaseState, event: CaseEvent, now: number): TraceEntry | undefined {
  const entry = (code: TraceCode, data: Record<string, unknown>): TraceEntry => ({ code, nodeId: state.node, data });
  const named = () => ({ type: textOf(event?.type), ...(typeof event?.id === "string" && { id: event.id }) });
  if (state.status === "exited") return entry("event.afterExit", named());
  const problem = eventProblem(event);
  if (problem?.code === "event.invalid") return entry(problem.code, { ...named(), path: problem.path });
  if (problem !== undefined) return entry(problem.code, named());
  if (!Number.isSafeInteger(now)) return entry("event.invalid", { ...named(), path: "/now" });
  if (state.strategy !== tables.id || state.version !== tables.version) {
    return entry("version.mismatch", { strategy: state.strategy, version: state.version });
  }
  if (event.id !== undefined && state.seen?.includes(event.id) === true) return entry("event.duplicate", named());
  return undefined;
}

function beginTurn(tables: Tables, state: CaseState, facts: CaseFacts, now: number, event: CaseEvent): CaseTurn {
  const problem = factsProblem(facts);
  if (problem !== undefined) throw new Park({ reason: "facts", path: problem });
  const own = factsFor(state.case, facts);
  if (own === undefined) throw new Park({ reason: "otherCase", path: "/caseId" });
  if (!tables.nodes.has(state.node)) throw new Park({ reason: "nodeMissing" });
  return new CaseTurn({ tables, facts: own, draft: draftOf(state, now), now, event });
}

/** Steps 4 to 7 for an event that was taken in. */
function settle(turn: CaseTurn, state: CaseState, intake: "offer" | "done"): void {
  const ended = exitByRule(turn);
  if (turn.draft.outcome !== undefined) return;
  const released = moveBases(turn, state);
  const event = turn.event as CaseEvent;
  if (!ended && intake === "offer" && !react(turn, event)) ignore(turn, event);
  if (turn.draft.outcome === undefined) runToCompletion(turn, released ? "release" : "step");
}

/** Step 4. Gives whether a rule matched: it ends the case, or a called strategy with an outcome for its caller. */
export function exitByRule(turn: CaseTurn): boolean {
  const found = turn.exitOf(() => true);
  if (found === undefined) return false;
  interrupt(turn);
  end(turn, found.frame.path, found.rule.then, found.rule.id);
  return true;
}

/** When the last all-scope hold went, relative times go on where they stopped. Gives whether it did. */
function moveBases({ draft, now }: CaseTurn, state: CaseState): boolean {
  const was = state.status === "held";
  const held = isHeld(draft);
  if (held && draft.heldSince === undefined) draft.heldSince = now;
  if (!was || held) return false;
  const pause = now - (draft.heldSince ?? now);
  draft.heldSince = undefined;
  if (draft.n !== undefined) {
    const { from, made } = draft.n;
    draft.n = { ...draft.n, from: from + pause, ...(made !== undefined && { made: made + pause }) };
  }
  return true;
}

/** Step 5: the current node, then the handlers. Gives whether anybody listened. */
function react(turn: CaseTurn, event: CaseEvent): boolean {
  const { draft } = turn;
  if (event.type === "timer.fired") return true;
  const node = nodeOf(turn);
  const move = draft.entered ? node.behavior.react?.(turn, event) : undefined;
  if (move !== undefined) {
    follow(turn, node, move);
    return true;
  }
  const handler = handlerFor(turn, node);
  if (handler === undefined) return false;
  const values = handler.test ? turn.values(handler.test) : {};
  turn.note("handler.matched", { handler: handler.id, type: event.type, goto: handler.then, values });
  turn.cause = handler.id;
  interrupt(turn);
  moveTo(turn, handler.then);
  return true;
}

/** The first that matches, of the innermost strategy first. */
function handlerFor(turn: CaseTurn, { frames }: CompiledNode): CompiledRule | undefined {
  for (let depth = frames.length - 1; depth >= 0; depth--) {
    const handler = frames[depth]?.handlers.find((rule) => turn.matches(rule, "handlers"));
    if (handler !== undefined) return handler;
  }
  return undefined;
}

/** Types that change the case by themselves, so that nobody need listen. */
const CHANGING: ReadonlySet<string> = new Set([
  ...["hold.placed", "hold.released", "promise.canceled", "plan.canceled", "offer.declined"],
]);

const isLiftedBy = ({ type }: CaseEvent, { code, data }: TraceEntry): boolean =>
  code === "hold.ended" && data.reason === type;

/** Types after which a commitment is open. */
const OPENING: ReadonlySet<string> = new Set(["promise.created", "plan.created", "offer.accepted"]);

/** Nobody listens: a promise still pauses chasing, unless the node watches it; anything else is only noted. */
function ignore(turn: CaseTurn, event: CaseEvent): void {
  const opened = OPENING.has(event.type);
  const { commitment } = turn.draft;
  const watched = commitment !== undefined && nodeOf(turn).behavior.watches?.includes(commitment.kind) === true;
  // Who watches a commitment looks at the facts whenever money moves.
  if (watched && (opened || event.type.startsWith("payment."))) return;
  if (opened && commitment !== undefined) {
    pauseForCommitment(turn);
    if (isHeld(turn.draft)) turn.draft.heldSince ??= turn.now;
  } else if (!CHANGING.has(event.type) && !turn.trace.some((entry) => isLiftedBy(event, entry))) {
    turn.note("event.ignored", { type: event.type, ...(event.id !== undefined && { id: event.id }) });
  }
}

/** Step 6: enter, do, leave, until the node waits, the case exits or a hold begins. */
export function runToCompletion(turn: CaseTurn, first: Moment): void {
  const { draft } = turn;
  let moment = first;
  let entered = 0;
  while (draft.outcome === undefined && !isHeld(draft)) {
    const node = nodeOf(turn);
    if (!draft.entered) {
      entered += 1;
      if (entered > MAX_NODES) throw new Park({ reason: "tooManyNodes" });
      enter(turn, node);
      moment = "arrival";
    }
    const move = node.behavior.visit(turn, moment);
    if (move.to === "stay") return;
    follow(turn, node, move);
  }
}

function enter(turn: CaseTurn, node: CompiledNode): void {
  const { draft, now } = turn;
  draft.entered = true;
  draft.visit += 1;
  draft.index = 0;
  draft.n = { since: now, from: now };
  turn.note("node.entered", { type: node.type, visit: draft.visit });
}

function follow(turn: CaseTurn, node: CompiledNode, move: Move): void {
  if (move.to === "stay") return;
  if (move.to === "exit") {
    end(turn, move.frame ?? (node.frames.at(-1)?.path as string), move.outcome, move.rule);
    return;
  }
  if (move.to === "call") {
    call(turn, node);
    return;
  }
  const target = node.ports.get(move.port);
  if (target === undefined) throw new Park({ reason: "portMissing", path: `/nodes/${node.id}/to/${move.port}` });
  turn.note("node.left", { port: move.port, to: target });
  moveTo(turn, target);
}

/** Loops whose body does not contain the target are over. */
function moveTo({ draft, tables }: CaseTurn, target: string): void {
  for (const loop in draft.loops) {
    if (isWithin(target, loop, tables.nodes.get(loop)?.body)) continue;
    const { [loop]: _, ...others } = draft.loops;
    draft.loops = others;
  }
  draft.node = target;
  draft.entered = false;
  draft.n = undefined;
}

/** Whether a node is a repeat, in its body, or inside a call there. */
export function isWithin(target: string, loop: string, body: ReadonlySet<string> | undefined): boolean {
  const frame = loop.slice(0, loop.lastIndexOf(">") + 1);
  if (!target.startsWith(frame)) return false;
  const [own = ""] = target.slice(frame.length).split(">");
  return `${frame}${own}` === loop || body?.has(`${frame}${own}`) === true;
}

/** Into the strategy that a node calls. */
function call(turn: CaseTurn, node: CompiledNode): void {
  const frame = turn.tables.frames.get(node.id);
  if (frame === undefined) throw new Park({ reason: "strategyMissing", path: `/nodes/${node.id}/strategy` });
  const start = startOf(frame.entry, turn);
  turn.note("call.entered", { strategy: frame.strategy, start });
  moveTo(turn, start);
}

/** The start by days past due; unknown days past due start at the beginning. */
export function startOf({ start, byDpd }: CompiledEntry, turn: CaseTurn): string {
  const dpd = byDpd.length === 0 ? undefined : turn.reading.read("dpd");
  if (typeof dpd !== "number") return start;
  return byDpd.findLast((row) => row.from <= dpd)?.start ?? start;
}

/** Step 7: the node is left by a rule or handler, not by a port of its own. */
function interrupt(turn: CaseTurn): void {
  if (turn.draft.entered) nodeOf(turn).behavior.interrupted?.(turn);
}

/** Ends the run from outside, as a restart does. */
export function endRun(turn: CaseTurn, outcome: string): void {
  interrupt(turn);
  exitCase(turn, outcome);
}

/** Ends the strategy of a frame: the case, or a call, whose caller goes on by the port of the outcome. */
function end(turn: CaseTurn, frame: string, outcome: string, rule?: string): void {
  if (frame === "") {
    exitCase(turn, outcome, rule);
    return;
  }
  turn.draft.node = frame;
  const { ports } = nodeOf(turn);
  const port = ports.has(outcome) ? outcome : "else";
  turn.note("call.returned", { outcome, port });
  moveTo(turn, ports.get(port) as string);
}

function exitCase(turn: CaseTurn, outcome: string, rule?: string): void {
  const { draft } = turn;
  withdrawOffers(turn, "exit");
  if (draft.commitment !== undefined) {
    const cured = turn.reading.read("totalOverdue") === 0;
    closeCommitment(turn, cured ? goodStatus(draft.commitment) : "withdrawn");
  }
  const why = rule === undefined ? {} : { rule };
  turn.note("case.exited", { outcome, ...why });
  if (rule !== undefined) turn.cause = rule;
  turn.emit({ kind: "case.exited", run: draft.run, outcome, ...why });
  draft.outcome = outcome;
  draft.n = undefined;
  draft.holds = [];
  draft.heldSince = undefined;
  draft.loops = {};
}

function nodeOf({ tables, draft }: CaseTurn): CompiledNode {
  const node = tables.nodes.get(draft.node);
  if (node === undefined) throw new Park({ reason: "nodeMissing" });
  return node;
}

/** Step 8. A step without effects that changes nothing but `at` gives back the same state object. */
export function finish(turn: CaseTurn, before: CaseState | undefined, trace: readonly TraceEntry[]): Step {
  const { draft, effects } = turn;
  const all = trace.length === 0 ? turn.trace : [...trace, ...turn.trace];
  if (before !== undefined && effects.length === 0 && draft.visit === before.visit) {
    draft.at = before.at;
    if (isUntouched(draft, before) || sameJson(stateOf(draft), before)) return unchanged(before, all);
    draft.at = turn.now;
  }
  return { state: stateOf(draft), effects, trace: all };
}

const unchanged = (state: CaseState, trace: readonly TraceEntry[]): Step => ({ state, effects: NO_EFFECTS, trace });
const NO_EFFECTS: Step["effects"] = Object.freeze([]);

/** Puts the engine's own hold on the state as it was before the step. */
export function park(state: CaseState, now: number, trace: readonly TraceEntry[], error: unknown): Step {
  const data = error instanceof Park ? error.data : { reason: "internal", detail: String(error) };
  const entry: TraceEntry = { code: "case.parked", nodeId: state.node, data };
  const known = state.holds?.some((hold) => hold.kind === PARKED) === true;
  if (known && (state.dueAt === null || state.dueAt > now)) return unchanged(state, [...trace, entry]);
  const draft = draftOf(state, now);
  draft.holds = [...draft.holds.filter((hold) => hold.kind !== PARKED), { kind: PARKED, scope: "all" }];
  draft.heldSince ??= now;
  return { state: stateOf(draft), effects: NO_EFFECTS, trace: [...trace, entry] };
}
