/**
 * The nodes of a strategy as a graph without circles, and what a reading order needs to know of each node: how far
 * the way after it can be, where its ways meet again, and which nodes only it leads to. Linear or nearly so, and
 * without recursion: documents are as large as their authors like.
 */

import type { Node } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import type { SpecOf } from "../nodes/index.ts";
import { targetOf } from "../nodes/spec.ts";

/** Ways out of a node that lead to one place. */
export interface Exit {
  readonly ports: readonly string[];
  readonly target: string;
}

export interface Graph {
  /** In the order of ports; ways with one target are together. */
  exitsOf(id: string): readonly Exit[];
  /** Nodes on the longest way from here to an end, itself included. */
  height(id: string): number;
  /** The first node that every way from here leads to; `undefined` when they end apart. */
  meeting(id: string): string | undefined;
  /** The last node that every way to here comes through; `undefined` when there is none. */
  gate(id: string): string | undefined;
  /** The nodes whose gate this is. */
  behind(id: string): readonly string[];
  /** Whether a connection from `from` is the only way to a node. */
  isOwn(from: string, id: string): boolean;
}

/** @param starts - Where cases come in; other nodes that nothing leads to are looked at after those. */
export function graphOf(strategy: Strategy, starts: readonly string[], specOf: SpecOf): Graph {
  const exits = new Map(Object.entries(strategy.nodes).map(([id, node]) => [id, exitsFrom(node, specOf)]));
  const { order, back, reached } = walk(starts, exits);
  const place = new Map(order.map((id, i) => [id, i + 1]));
  const placeOf = (id: string) => place.get(id) ?? OUTSIDE;
  const next = order.map((id) => forward(id, exits.get(id) ?? [], back).map(placeOf));
  const sources = sourcesOf(next, starts.map(placeOf), reached);
  const heights = new Int32Array(order.length + 1);
  const meetings = tree(order.length);
  next.forEach((targets, i) => {
    heights[i + 1] = 1 + Math.max(0, ...targets.map((target) => heights[target] ?? 0));
    grow(meetings, i + 1, targets);
  });
  const gates = tree(order.length);
  for (let i = order.length; i > 0; i--) grow(gates, i, sources[i] ?? []);
  const behind = new Map<string, string[]>();
  const nodeAt = (i: number | undefined) => order[(i ?? OUTSIDE) - 1];
  for (const id of [...order].reverse()) {
    const gate = nodeAt(gates.parents[placeOf(id)]);
    if (gate === undefined) continue;
    const others = behind.get(gate);
    if (others === undefined) behind.set(gate, [id]);
    else others.push(id);
  }
  return {
    exitsOf: (id) => exits.get(id) ?? [],
    height: (id) => heights[placeOf(id)] ?? 0,
    meeting: (id) => nodeAt(meetings.parents[placeOf(id)]),
    gate: (id) => nodeAt(gates.parents[placeOf(id)]),
    behind: (id) => behind.get(id) ?? [],
    isOwn: (from, id) => new Set(sources[placeOf(id)]).size === 1 && sources[placeOf(id)]?.[0] === placeOf(from),
  };
}

/** Before every start and after every end. Nodes have places from 1 on. */
const OUTSIDE = 0;

/** For every node the nearest node that is on all ways, towards the ends or towards the starts. */
interface Tree {
  readonly parents: Int32Array;
  readonly depths: Int32Array;
}

const tree = (size: number): Tree => ({ parents: new Int32Array(size + 1), depths: new Int32Array(size + 1) });

/** Adds a node whose neighbors on that side are in the tree already. */
function grow({ parents, depths }: Tree, node: number, neighbors: readonly number[]): void {
  let parent = neighbors[0] ?? OUTSIDE;
  for (const neighbor of neighbors) {
    let other = neighbor;
    while (parent !== other) {
      if ((depths[parent] ?? 0) < (depths[other] ?? 0)) other = parents[other] ?? OUTSIDE;
      else parent = parents[parent] ?? OUTSIDE;
    }
  }
  parents[node] = parent;
  depths[node] = (depths[parent] ?? 0) + 1;
}

/** Where each place is reached from; what nothing leads to does not count for what is reached. */
function sourcesOf(
  next: readonly (readonly number[])[],
  starts: readonly number[],
  reached: number,
): readonly (readonly number[])[] {
  const sources: number[][] = next.map(() => []);
  sources.push([]);
  for (const start of starts) sources[start]?.push(OUTSIDE);
  next.forEach((targets, i) => {
    for (const target of targets) if (i < reached || target > reached) sources[target]?.push(i + 1);
  });
  return sources;
}

const forward = (id: string, exits: readonly Exit[], back: ReadonlySet<string>): string[] =>
  exits.map(({ target }) => target).filter((target) => !back.has(`${id} ${target}`));

/** Nodes with all that follows before them (`reached` of them from the starts), and the connections that close a circle. */
function walk(starts: readonly string[], exits: ReadonlyMap<string, readonly Exit[]>) {
  const order: string[] = [];
  const back = new Set<string>();
  const state = new Map<string, "open" | "done">();
  const visit = (start: string) => {
    if (!exits.has(start) || state.has(start)) return;
    const stack = [{ id: start, next: 0 }];
    state.set(start, "open");
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = exits.get(top.id)?.[top.next]?.target;
      top.next += 1;
      if (target === undefined) {
        state.set(top.id, "done");
        order.push(top.id);
        stack.pop();
      } else if (state.get(target) === "open") {
        back.add(`${top.id} ${target}`);
      } else if (!state.has(target) && exits.has(target)) {
        state.set(target, "open");
        stack.push({ id: target, next: 0 });
      }
    }
  };
  starts.forEach(visit);
  const reached = order.length;
  for (const id of exits.keys()) visit(id);
  return { order, back, reached };
}

function exitsFrom(node: Node, specOf: SpecOf): readonly Exit[] {
  const exits: { ports: string[]; target: string }[] = [];
  const all = specOf(node).ports(node);
  for (const port of all) {
    const target = targetOf(all, node.to ?? {}, port.name);
    if (target === undefined) continue;
    const known = exits.find((exit) => exit.target === target);
    if (known === undefined) exits.push({ ports: [port.name], target });
    else known.ports.push(port.name);
  }
  return exits;
}
