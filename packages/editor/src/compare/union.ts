/**
 * Both versions in one drawing: the newer one, with the steps that are gone put back where they stood. Only for the eyes; it is not a
 * strategy that anybody could run. Pure.
 */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { type NodeId, nodesOf } from "../document/strategy.ts";

export interface Union {
  readonly doc: Strategy;
  /** Steps of the older version only. */
  readonly ghosts: ReadonlySet<NodeId>;
  /** Ways, as `node:port`, that the newer version does not have. */
  readonly goneWays: ReadonlySet<string>;
}

type Nodes = Record<NodeId, LooseNode>;

export function unionOf(older: Strategy, newer: Strategy): Union {
  const [old, now] = [nodesOf(older), nodesOf(newer)];
  const ghosts = new Set(Object.keys(old).filter((id) => !Object.hasOwn(now, id)));
  const gone = new Set<string>();
  let nodes: Nodes = { ...now };
  for (const id of ghosts) nodes[id] = old[id] as LooseNode;
  for (const id of Object.keys(now)) {
    const was = old[id];
    if (was === undefined) continue;
    for (const [port, target] of Object.entries(was.to ?? {})) {
      if (!ghosts.has(target)) continue;
      const next = withWay(nodes, { from: id, port, to: target, was, after: now[id]?.to?.[port], ghosts });
      if (next === undefined || hasCircle(next)) continue;
      nodes = next;
      gone.add(`${id}:${port}`);
    }
  }
  for (const ghost of ghosts) for (const port of Object.keys(nodes[ghost]?.to ?? {})) gone.add(`${ghost}:${port}`);
  const start = ghosts.has(older.entry?.start) ? startWith(nodes, older, newer, ghosts) : undefined;
  const entry = start === undefined ? newer.entry : { ...newer.entry, start: older.entry.start };
  return { doc: { ...newer, entry, nodes: (start ?? nodes) as Strategy["nodes"] }, ghosts, goneWays: gone };
}

/** Cases came in at a step that is gone: it stands before the step at which they come in now. */
function startWith(nodes: Nodes, older: Strategy, newer: Strategy, ghosts: ReadonlySet<NodeId>): Nodes | undefined {
  const led = leadingTo(nodes, older.entry.start, newer.entry.start, ghosts);
  return led === undefined || hasCircle(led) ? undefined : led;
}

interface GoneWay {
  readonly from: NodeId;
  readonly port: string;
  /** The first step that is gone. */
  readonly to: NodeId;
  readonly was: LooseNode;
  /** Where the way leads now. */
  readonly after: NodeId | undefined;
  readonly ghosts: ReadonlySet<NodeId>;
}

function withWay(nodes: Nodes, { from, port, to, was, after, ghosts }: GoneWay): Nodes | undefined {
  const node = nodes[from] as LooseNode;
  if (after === undefined) return { ...nodes, [from]: withPort(node, port, to, was) };
  const led = leadingTo(nodes, to, after, ghosts);
  return led && { ...led, [from]: { ...node, to: { ...node.to, [port]: to } } };
}

/** The steps that are gone end where the way leads now; `undefined` where they lead nowhere, and would cut it off. */
function leadingTo(nodes: Nodes, first: NodeId, target: NodeId, ghosts: ReadonlySet<NodeId>): Nodes | undefined {
  const seen = new Set([first]);
  for (const id of seen) for (const next of Object.values(nodes[id]?.to ?? {})) if (ghosts.has(next)) seen.add(next);
  const steps = [...seen];
  if (steps.some((id) => Object.values(nodes[id]?.to ?? {}).includes(target))) return nodes;
  for (const id of steps.reverse()) {
    const node = nodes[id] as LooseNode;
    const port = Object.entries(node.to ?? {}).find(([, next]) => !ghosts.has(next))?.[0];
    if (port !== undefined) return { ...nodes, [id]: { ...node, to: { ...node.to, [port]: target } } };
  }
  return undefined;
}

/** Lists of a step that give it ways, by the member that names the way. */
const LISTS: readonly (readonly [list: string, name: string])[] = [
  ["cases", "port"],
  ["variants", "key"],
  ["rows", "port"],
];

/** A way that the step has no longer, with the case or variant that gave it. */
function withPort(node: LooseNode, port: string, target: NodeId, was: LooseNode): LooseNode {
  const to = { ...node.to, [port]: target };
  for (const [list, name] of LISTS) {
    const [before, after] = [was[list], node[list]];
    if (!Array.isArray(before) || !Array.isArray(after)) continue;
    const lost = before.filter((one) => one?.[name] === port);
    if (lost.length > 0) return { ...node, [list]: [...after, ...lost], to };
  }
  const { dispositions } = node;
  return Array.isArray(dispositions) && !dispositions.includes(port)
    ? { ...node, dispositions: [...dispositions, port], to }
    : { ...node, to };
}

/** Whether something comes round without passing a repeat, which bounds its rounds. */
function hasCircle(nodes: Nodes): boolean {
  const state = new Map<NodeId, "open" | "done">();
  const visit = (id: NodeId): boolean => {
    const node = nodes[id];
    if (node === undefined || node.type === "repeat" || state.get(id) === "done") return false;
    if (state.get(id) === "open") return true;
    state.set(id, "open");
    const found = Object.values(node.to ?? {}).some(visit);
    state.set(id, "done");
    return found;
  };
  return Object.keys(nodes).some(visit);
}
