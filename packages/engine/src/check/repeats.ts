/** Whether every round of a repeat takes time: a way from `body` back to it that passes no node that can wait spins. */

import { pointer } from "../base/pointer.ts";
import type { Id } from "../model/notation.ts";
import type { SpecOf } from "../nodes/index.ts";
import type { Findings } from "./findings.ts";
import { targetsOf } from "./graph.ts";
import type { Parts, PlacedNode } from "./parts.ts";

export function checkRepeats({ nodes, specOf }: Parts, findings: Findings): void {
  for (const placed of nodes.values()) {
    const { node, at, to } = placed;
    if (node?.type !== "repeat" || node.every !== undefined || to.body === undefined) continue;
    const way = quickWay(placed.id, to.body, nodes, specOf);
    if (way !== undefined) findings.add("repeat.noDelay", `${at}${pointer(["to", "body"])}`, { nodes: way });
  }
}

/** The shortest way back to a repeat without a node that can wait, beginning and ending with it. */
function quickWay(repeat: Id, first: Id, nodes: ReadonlyMap<Id, PlacedNode>, specOf: SpecOf): Id[] | undefined {
  const before = new Map<Id, Id>([[first, repeat]]);
  for (const [id] of before) {
    if (id === repeat) return wayTo(repeat, before);
    const placed = nodes.get(id);
    if (placed?.node === undefined || specOf(placed.node).waits(placed.node)) continue;
    for (const target of targetsOf(placed, specOf)) if (!before.has(target)) before.set(target, id);
  }
  return undefined;
}

function wayTo(repeat: Id, before: ReadonlyMap<Id, Id>): Id[] {
  const way = [repeat];
  for (let id = before.get(repeat); id !== undefined && id !== repeat; id = before.get(id)) way.unshift(id);
  return [repeat, ...way];
}
