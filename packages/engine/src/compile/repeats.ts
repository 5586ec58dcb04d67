/** What belongs to a repeat: every node on a path from its port `body` back to it. */

import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import type { SpecOf } from "../nodes/index.ts";

type Nodes = Pick<Strategy, "nodes">;

/** Ids of the nodes in the body of the repeat `id`, without itself. */
export function bodyOf(id: Id, { nodes }: Nodes, specOf: SpecOf): readonly Id[] {
  const first = nodes[id]?.to?.body;
  const ahead = new Set<Id>(first === undefined || first === id ? [] : [first]);
  for (const node of ahead)
    for (const target of targetsOf(node, { nodes }, specOf)) if (target !== id) ahead.add(target);
  const before = new Map<Id, Id[]>();
  for (const node of ahead)
    for (const target of targetsOf(node, { nodes }, specOf)) before.set(target, [...(before.get(target) ?? []), node]);
  const back = new Set<Id>(before.get(id) ?? []);
  for (const node of back) for (const earlier of before.get(node) ?? []) back.add(earlier);
  return [...ahead].filter((node) => back.has(node));
}

/** Where a node leads, each target once. */
function targetsOf(id: Id, { nodes }: Nodes, specOf: SpecOf): readonly Id[] {
  const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined;
  if (node === undefined) return [];
  const { to = {} } = node;
  return [
    ...new Set(
      specOf(node)
        .ports(node)
        .flatMap(({ name }) => to[name] ?? []),
    ),
  ];
}
