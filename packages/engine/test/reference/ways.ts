/** Leaving nodes: by a port, by a jump, into a called strategy and out of it, and out of the strategy altogether. */

import type { Id } from "../../src/model/notation.ts";
import type { Strategy } from "../../src/model/strategy.ts";
import { closeAtExit } from "./holds.ts";
import { daysPastDueOf } from "./knowledge.ts";
import { FALLBACKS, type Move } from "./move.ts";
import { interrupt, nodeHere } from "./nodes.ts";
import { withdrawAll } from "./offers.ts";
import { type AnyNode, emit, frameOf, join, note, strategyIn, type Work } from "./world.ts";

/** The start of a strategy: the last row that the days past due reach. */
export function startOf({ entry }: Strategy, dpd: number | undefined): Id {
  const reached = (entry.byDpd ?? []).filter(({ from }) => dpd !== undefined && from <= dpd);
  return reached.at(-1)?.start ?? entry.start;
}

/** @param interrupting - The node did not choose to leave. */
export function follow(work: Work, move: Move, interrupting: boolean): void {
  switch (move.to) {
    case "stay":
      return;
    case "port":
      leaveBy(work, move.port);
      return;
    case "call":
      call(work);
      return;
    case "exit":
      if (interrupting) interrupt(work);
      if (move.frame === "") endCase(work, move.outcome, move.rule);
      else comeBack(work, move.frame, move.outcome);
  }
}

function leaveBy(work: Work, port: string): void {
  const node = nodeHere(work);
  const ports: Readonly<Record<string, Id>> = node.to ?? {};
  let used = port;
  while (!Object.hasOwn(ports, used) && FALLBACKS[node.type]?.[used] !== undefined)
    used = FALLBACKS[node.type]?.[used] as string;
  const to = ports[used];
  if (to === undefined) throw new Error(`${work.state.node} has no port ${port}`);
  const path = join(frameOf(work.state.node), to);
  note(work, "node.left", { port, to: path });
  move(work, path);
}

/** By a handler: from wherever the case stands to a node of the handler's strategy. */
export function goTo(work: Work, frame: string, id: Id): void {
  interrupt(work);
  move(work, join(frame, id));
}

function move(work: Work, path: string): void {
  const { state } = work;
  state.node = path;
  state.entered = false;
  delete state.n;
  state.loops = Object.fromEntries(
    Object.entries(state.loops ?? {}).filter(([repeat]) => isInBody(work, repeat, path)),
  );
}

/** Whether a node, or the call around it, lies on a way from the repeat's body back to it. */
function isInBody(work: Work, repeat: string, path: string): boolean {
  const frame = frameOf(repeat);
  if (frame !== "" && !path.startsWith(`${frame}>`)) return false;
  const inside = frame === "" ? path : path.slice(frame.length + 1);
  const [id = ""] = inside.split(">");
  const own = frame === "" ? repeat : repeat.slice(frame.length + 1);
  return bodyOf(strategyIn(work.world, frame) as Strategy, own).has(id);
}

/** The nodes of a repeat's body and itself. */
function bodyOf({ nodes }: Strategy, repeat: Id): ReadonlySet<Id> {
  const waysOf = (id: Id): Id[] => Object.values((nodes[id] as AnyNode | undefined)?.to ?? {});
  const reach = (from: Id, seen: Set<Id>): Set<Id> => {
    if (seen.has(from)) return seen;
    seen.add(from);
    if (from !== repeat) for (const to of waysOf(from)) reach(to, seen);
    return seen;
  };
  const body = nodes[repeat]?.to?.body ?? repeat;
  return new Set([repeat, ...[...reach(body, new Set())].filter((id) => reach(id, new Set()).has(repeat))]);
}

function call(work: Work): void {
  const path = work.state.node;
  const inner = strategyIn(work.world, `${path}`) as Strategy;
  const start = startOf(inner, daysPastDueOf(work));
  const node = nodeHere(work);
  note(work, "call.entered", { strategy: node.type === "callStrategy" ? node.strategy : "", start: join(path, start) });
  move(work, join(path, start));
}

/** The strategy inside a call has ended: its outcome is the port of the call. */
function comeBack(work: Work, frame: string, outcome: string): void {
  work.state.node = frame;
  const ports: Readonly<Record<string, Id>> = nodeHere(work).to ?? {};
  const port = Object.hasOwn(ports, outcome) ? outcome : "else";
  note(work, "call.returned", { outcome, port });
  move(work, join(frameOf(frame), ports[port] as Id));
}

export function endCase(work: Work, outcome: string, rule: string | undefined): void {
  const { state } = work;
  withdrawAll(work, "exit");
  closeAtExit(work);
  if (rule !== undefined) work.cause = rule;
  emit(work, { kind: "case.exited", run: state.run, outcome, ...(rule !== undefined && { rule }) });
  note(work, "case.exited", { outcome, ...(rule !== undefined && { rule }) });
  state.status = "exited";
  state.outcome = outcome;
  state.dueAt = null;
  for (const part of ["n", "holds", "heldSince", "loops"] as const) delete state[part];
}
