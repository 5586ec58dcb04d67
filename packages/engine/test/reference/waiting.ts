/** Nodes at which a case can rest, but for contacts: wait, waitFor, hold, repeat, score and external. */

import type { CaseEvent } from "../../src/model/event.ts";
import type {
  ExternalNode,
  HoldNode,
  RepeatNode,
  ScoreNode,
  Timing,
  WaitForNode,
  WaitNode,
} from "../../src/model/node.ts";
import { patch, valuesOf } from "./deciding.ts";
import { placeHold } from "./holds.ts";
import { decide, valuesRead } from "./knowledge.ts";
import { dueAfter, later, type Target, targetOf } from "./moments.ts";
import { by, type Moment, type Move, STAY } from "./move.ts";
import { emit, memory, note, remember, type Work } from "./world.ts";

/** Sleeps while the anchor is unknown; `undefined` means it does. */
function plan(work: Work, timing: Timing): { readonly target: Target; readonly woke: boolean } | undefined {
  const { asleep } = memory(work);
  const target = targetOf(work, timing);
  if (target !== undefined) return { target, woke: asleep === true };
  if (asleep !== true) note(work, "wait.slept", { anchor: timing.until?.anchor });
  remember(work, { due: undefined, asleep: true });
  return undefined;
}

function restUntil(work: Work, due: number, timing: Timing): Move {
  const was = memory(work).due;
  remember(work, { due, asleep: undefined });
  const data = { zone: work.zone.name, ...(timing.until && { anchor: timing.until.anchor }) };
  if (was === undefined) note(work, "wait.planned", { due, ...data });
  else if (was !== due) note(work, "wait.replanned", { due, was, ...data });
  return STAY;
}

export function visitWait(work: Work, node: WaitNode, moment: Moment): Move {
  const planned = plan(work, node);
  if (planned === undefined) return STAY;
  const { target, woke } = planned;
  const judged = node.until !== undefined && (moment !== "step" || woke);
  if (judged && target.moment < work.now) {
    const port = node.ifPast === "skip" ? "skipped" : "next";
    note(work, "wait.missed", { due: target.moment, port, zone: work.zone.name });
    if (port === "skipped") return by(port);
  }
  if (target.due <= work.now) return by("next");
  return restUntil(work, target.due, node);
}

export function visitWaitFor(work: Work, node: WaitForNode): Move {
  for (const [i, { port, on, when }] of node.cases.entries()) {
    if (on === undefined && when !== undefined && decide(work, when, `cases/${i}`) === true) {
      note(work, "decision.taken", { port, values: valuesRead(work, [when]) });
      return by(port);
    }
  }
  const planned = plan(work, node);
  if (planned === undefined) return STAY;
  if (planned.target.due <= work.now) return by("timeout");
  return restUntil(work, planned.target.due, node);
}

export function reactWaitFor(work: Work, node: WaitForNode, event: CaseEvent): Move | undefined {
  const cases = [...node.cases.entries()];
  const holds = ([i, { when }]: (typeof cases)[number]) =>
    when === undefined || decide(work, when, `cases/${i}`) === true;
  const heard = cases.find((one) => one[1].on?.includes(event.type) === true && holds(one));
  if (heard === undefined) return undefined;
  const earlier = cases.find((one) => one[0] < heard[0] && one[1].on === undefined && holds(one));
  const { port, when } = (earlier ?? heard)[1];
  note(work, "decision.taken", { port, values: when === undefined ? {} : valuesRead(work, [when]) });
  return by(port);
}

export function visitHold(work: Work, node: HoldNode, moment: Moment): Move {
  const { kind, scope = "all", releaseOn, allow } = node;
  if (moment === "arrival") {
    const until = node.for === undefined ? undefined : later(work, work.now, node.for);
    if (until !== undefined && until <= work.now) return by("next");
    placeHold(work, {
      kind,
      scope,
      ...(until !== undefined && { until }),
      ...(releaseOn && { releaseOn }),
      ...(allow && { allow }),
    });
    return scope === "all" ? STAY : by("next");
  }
  return (work.state.holds ?? []).some((hold) => hold.kind === kind) ? STAY : by("next");
}

export function visitRepeat(work: Work, node: RepeatNode): Move {
  const { state } = work;
  const { count, since } = state.loops?.[state.node] ?? { count: 0, since: 0 };
  if (node.until !== undefined && decide(work, node.until, "until") === true) {
    note(work, "decision.taken", { port: "done", values: valuesRead(work, [node.until]) });
    return by("done");
  }
  if (count >= node.max) return by("exhausted");
  const due = count === 0 || node.every === undefined ? work.now : dueAfter(work, since, node.every, node.at);
  if (due > work.now) return restUntil(work, due, {});
  state.loops = { ...state.loops, [state.node]: { count: count + 1, since: work.now } };
  note(work, "repeat.round", { round: count + 1, max: node.max });
  return by("body");
}

export function visitFunction(work: Work, node: ScoreNode | ExternalNode): Move {
  const { sent, due } = memory(work);
  if (sent !== undefined) return due !== undefined && due > work.now ? STAY : noAnswer(work, node);
  const answered = work.state.cached?.[node.store];
  if (node.cacheFor !== undefined && answered !== undefined && later(work, answered, node.cacheFor) > work.now)
    return by("ok");
  const timeoutAt = later(work, work.now, node.timeout);
  const input = valuesOf(work, node.input, "input");
  const id = emit(work, { kind: "external.call", function: node.function, input, timeoutAt });
  remember(work, { sent: id, due: timeoutAt });
  return timeoutAt > work.now ? STAY : noAnswer(work, node);
}

function noAnswer(work: Work, node: ScoreNode | ExternalNode): Move {
  if (node.default !== undefined) patch(work, { vars: { [node.store]: node.default } });
  return by("default");
}

export function reactFunction(work: Work, node: ScoreNode | ExternalNode, event: CaseEvent): Move | undefined {
  const { sent } = memory(work);
  if (event.type !== "external.result" || sent === undefined || event.data?.call !== sent) return undefined;
  if (event.data.ok !== true) return noAnswer(work, node);
  patch(work, { vars: { [node.store]: event.data.value ?? null } });
  work.state.cached = { ...work.state.cached, [node.store]: work.now };
  return by("ok");
}
