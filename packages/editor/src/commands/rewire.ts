/** Connections of a draft: where they lead, and what is left over when they lead elsewhere. */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import {
  type LooseNodes,
  type NodeId,
  type NodeTypesOption,
  nodeAt,
  nodesOf,
  reachableFrom,
  type Slot,
  slotsOf,
  targetAt,
  waysOf,
} from "../document/strategy.ts";
import { type CommandContext, type Draft, type DraftNode, Refused } from "./command.ts";

/** The draft, to be read as a document. */
export const asDocument = (draft: Draft): Strategy => draft as unknown as Strategy;

/** @throws Refused for a step that is not there. */
export function stepOf(draft: Draft, id: NodeId): DraftNode {
  const node = Object.hasOwn(draft.nodes, id) ? draft.nodes[id] : undefined;
  if (node === undefined) throw new Refused("step.unknown", { step: id });
  return node;
}

/** Where a connection leads. @throws Refused for one that is not there. */
export function leadsTo(draft: Draft, slot: Slot, context: CommandContext): NodeId | undefined {
  checkSlot(draft, slot, context);
  if (slot.at !== "port") return targetAt(asDocument(draft), slot);
  const way = waysOf(stepOf(draft, slot.from) as LooseNode, context).find(({ name }) => name === slot.port);
  return way?.target !== undefined && nodeAt(asDocument(draft), way.target) !== undefined ? way.target : undefined;
}

function checkSlot(draft: Draft, slot: Slot, context: CommandContext): void {
  const there =
    slot.at === "start" ||
    (slot.at === "startFrom" && draft.entry.byDpd?.[slot.index] !== undefined) ||
    (slot.at === "handler" && draft.handlers?.[slot.index] !== undefined) ||
    (slot.at === "port" &&
      Object.hasOwn(draft.nodes, slot.from) &&
      waysOf(draft.nodes[slot.from] as LooseNode, context).some(({ name }) => name === slot.port));
  if (!there) throw new Refused("slot.unknown", { slot });
}

/** Lets a connection lead somewhere; a port may be left open, a start may not. */
export function lead(draft: Draft, slot: Slot, target: NodeId | undefined): void {
  switch (slot.at) {
    case "port": {
      const node = stepOf(draft, slot.from);
      const { [slot.port]: _, ...others } = node.to ?? {};
      if (target !== undefined) {
        if (node.to === undefined) node.to = {};
        node.to[slot.port] = target;
      } else if (node.to !== undefined && Object.keys(others).length === 0) delete node.to;
      else if (node.to !== undefined) delete node.to[slot.port];
      break;
    }
    case "start":
      draft.entry.start = target ?? openStart(draft);
      break;
    case "startFrom":
      (draft.entry.byDpd as { start: NodeId }[])[slot.index] = {
        ...(draft.entry.byDpd?.[slot.index] as { from: number; start: NodeId }),
        start: target ?? draft.entry.start,
      };
      break;
    case "handler":
      (draft.handlers?.[slot.index] as { goto: NodeId }).goto = target ?? draft.entry.start;
      break;
  }
}

/** A case has to come in somewhere: where everything is gone it comes to an end. */
function openStart(draft: Draft): NodeId {
  const end = Object.keys(draft.nodes).find((id) => draft.nodes[id]?.type === "exit");
  if (end !== undefined) return end;
  draft.nodes.end = { type: "exit", outcome: "exhausted" };
  return "end";
}

/** Lets everything that led to one step lead to another; what could only lead there is left open. */
export function redirect(draft: Draft, from: NodeId, to: NodeId | undefined): void {
  for (const slot of slotsOf(asDocument(draft)))
    if (targetAt(asDocument(draft), slot) === from) {
      if (slot.at === "port" && slot.from === from) continue;
      lead(draft, slot, to === from ? undefined : to);
    }
}

/** Takes steps away without leaving ways that lead to them. */
export function discard(draft: Draft, ids: Iterable<NodeId>): void {
  for (const id of ids) delete draft.nodes[id];
  for (const [id, node] of Object.entries(draft.nodes))
    for (const [port, target] of Object.entries(node.to ?? {}))
      if (!Object.hasOwn(draft.nodes, target)) lead(draft, { at: "port", from: id, port }, undefined);
  for (const slot of slotsOf(asDocument(draft)))
    if (slot.at !== "port" && targetAt(asDocument(draft), slot) === undefined) lead(draft, slot, undefined);
}

/** Takes away what could be reached before and cannot be any more. @returns The ids that went. */
export function sweep(draft: Draft, before: ReadonlySet<NodeId>, context: CommandContext): readonly NodeId[] {
  const after = reachableFrom(asDocument(draft), context);
  const gone = Object.keys(draft.nodes).filter((id) => before.has(id) && !after.has(id));
  discard(draft, gone);
  return gone;
}

/** The steps that a case can come to. */
export const reached = (draft: Draft, context: CommandContext): ReadonlySet<NodeId> =>
  reachableFrom(asDocument(draft), context);

/** The first step of a circle that no repeat bounds; `undefined` where there is none. */
export function circleIn(doc: Strategy, options: NodeTypesOption): NodeId | undefined {
  const nodes = nodesOf(doc);
  const done = new Set<NodeId>();
  for (const start of Object.keys(nodes)) {
    const open = new Set<NodeId>();
    const stack: { readonly id: NodeId; readonly left: NodeId[] }[] = [];
    const enter = (id: NodeId) => {
      open.add(id);
      stack.push({ id, left: forwardFrom(nodes, id, options) });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        open.delete(top.id);
        done.add(top.id);
        stack.pop();
      } else if (open.has(next)) return next;
      else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}

/** Where a step leads, but not into the body of a repeat. */
function forwardFrom(nodes: LooseNodes, id: NodeId, options: NodeTypesOption): NodeId[] {
  const node = nodes[id] as LooseNode;
  return waysOf(node, options).flatMap(({ name, target }) =>
    target === undefined || !Object.hasOwn(nodes, target) || (node.type === "repeat" && name === "body")
      ? []
      : [target],
  );
}

/** Ways to ports that a step no longer has. */
export function pruneWays(draft: Draft, id: NodeId, context: CommandContext): void {
  const node = stepOf(draft, id);
  if (!context.known(node.type)) return;
  const names = new Set(waysOf(node as LooseNode, context).map(({ name }) => name));
  for (const port of Object.keys(node.to ?? {}))
    if (!names.has(port)) lead(draft, { at: "port", from: id, port }, undefined);
}
