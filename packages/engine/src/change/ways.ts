/** In which way out of a decision a step lies: the nearest one that every case comes through that gets to the step. */

import { isRecord } from "../base/json.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";

export interface DecisionWay {
  readonly node: Id;
  readonly port: string;
}

const DECISIONS: ReadonlySet<unknown> = new Set(["if", "switch", "split", "table"]);

/** Nodes and the ways out of decisions as one graph, in an order in which dominators settle fast. */
interface Graph {
  readonly order: readonly string[];
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly ways: ReadonlyMap<string, DecisionWay>;
}

/** The first of the graph, before every node at which cases come in. */
const ROOT = "";

/** By node id; absent where a step lies in no such way alone. Total, also for documents with errors. */
export function waysTo(strategy: Strategy): ReadonlyMap<Id, DecisionWay> {
  const graph = graphOf(strategy);
  const gates = gatesOf(graph);
  const found = new Map<Id, DecisionWay>();
  for (const name of graph.order) {
    if (graph.ways.has(name) || name === ROOT) continue;
    let gate = gates.get(name);
    while (gate !== undefined && gate !== ROOT && !graph.ways.has(gate)) gate = gates.get(gate);
    const way = gate === undefined ? undefined : graph.ways.get(gate);
    if (way !== undefined) found.set(name, way);
  }
  return found;
}

function graphOf(strategy: Strategy): Graph {
  const nodes: Readonly<Record<string, unknown>> = isRecord(strategy.nodes) ? strategy.nodes : {};
  const starts = startsOf(strategy).filter((id) => Object.hasOwn(nodes, id));
  const ways = new Map<string, DecisionWay>();
  const targets = new Map<string, readonly string[]>([[ROOT, starts]]);
  for (const [id, node] of Object.entries(nodes)) {
    const { type, to } = isRecord(node) ? node : {};
    const ports = Object.entries(isRecord(to) ? to : {}).filter(
      (port): port is [string, string] => typeof port[1] === "string" && Object.hasOwn(nodes, port[1]),
    );
    if (!DECISIONS.has(type))
      targets.set(
        id,
        ports.map(([, target]) => target),
      );
    else {
      // No id of a node holds a slash.
      for (const [port, target] of ports) targets.set(`${id}/${port}`, [target]);
      for (const [port] of ports) ways.set(`${id}/${port}`, { node: id, port });
      targets.set(
        id,
        ports.map(([port]) => `${id}/${port}`),
      );
    }
  }
  return { ...ordered(targets), ways };
}

function startsOf({ entry, handlers }: Strategy): readonly Id[] {
  const { start, byDpd }: { readonly start?: unknown; readonly byDpd?: unknown } = isRecord(entry) ? entry : {};
  const rows: readonly unknown[] = Array.isArray(byDpd) ? byDpd : [];
  const rules: readonly unknown[] = Array.isArray(handlers) ? handlers : [];
  const named = [
    start,
    ...rows.map((row) => isRecord(row) && row.start),
    ...rules.map((rule) => isRecord(rule) && rule.goto),
  ];
  return named.filter((id): id is string => typeof id === "string");
}

/** In reverse postorder, without recursion. */
function ordered(targets: ReadonlyMap<string, readonly string[]>): Pick<Graph, "order" | "sources"> {
  const sources = new Map<string, string[]>();
  const done: string[] = [];
  const seen = new Set<string>([ROOT]);
  const stack = [{ name: ROOT, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const target = targets.get(top.name)?.[top.next++];
    if (target === undefined) {
      done.push(top.name);
      stack.pop();
      continue;
    }
    sources.set(target, [...(sources.get(target) ?? []), top.name]);
    if (seen.has(target)) continue;
    seen.add(target);
    stack.push({ name: target, next: 0 });
  }
  return { order: done.reverse(), sources };
}

/** For each node the last one that every way to it comes through (Cooper, Harvey and Kennedy 2001). */
function gatesOf({ order, sources }: Graph): ReadonlyMap<string, string> {
  const place = new Map(order.map((name, i) => [name, i]));
  const gates = new Map<string, string>([[ROOT, ROOT]]);
  const placeOf = (name: string): number => place.get(name) ?? 0;
  const meet = (one: string, other: string): string => {
    let [a, b] = [one, other];
    while (a !== b) {
      if (placeOf(a) > placeOf(b)) a = gates.get(a) ?? ROOT;
      else b = gates.get(b) ?? ROOT;
    }
    return a;
  };
  for (let moved = true; moved; ) {
    moved = false;
    for (const name of order) {
      if (name === ROOT) continue;
      const known = (sources.get(name) ?? []).filter((source) => gates.has(source));
      const gate = known.reduce(meet);
      if (gates.get(name) === gate) continue;
      gates.set(name, gate);
      moved = true;
    }
  }
  return gates;
}
