/** Where a connection may lead: anywhere but back to what leads to it, unless a repeat bounds the circle. */

import type { Strategy } from "@dunlin/engine";
import { type NodeId, type NodeTypesOption, nodesOf, type Slot, waysOf } from "../document/strategy.ts";

export function connectTargets(doc: Strategy, slot: Slot, options: NodeTypesOption): ReadonlySet<NodeId> {
  const nodes = nodesOf(doc);
  const all = new Set(Object.keys(nodes));
  if (slot.at !== "port") return all;
  const before = new Map<NodeId, NodeId[]>();
  for (const [id, node] of Object.entries(nodes))
    for (const { target } of waysOf(node, options))
      if (target !== undefined) before.set(target, [...(before.get(target) ?? []), id]);
  const leading = new Set([slot.from]);
  for (const id of leading) for (const one of before.get(id) ?? []) leading.add(one);
  for (const id of leading) if (nodes[id]?.type !== "repeat" || id === slot.from) all.delete(id);
  return all;
}
