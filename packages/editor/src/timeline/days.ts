/**
 * On which day every step happens when a case goes as planned: from when it comes in, by each wait, to each step. Days count from the
 * due date where the strategy does so too, else from the day on which a case comes in. What handlers lead to can happen on any day.
 */

import type { HostOptions, Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { perDocument } from "../document/perDocument.ts";
import {
  type NodeId,
  type NodeTypesOption,
  nodeAt,
  nodesOf,
  startSlots,
  targetAt,
  waysOf,
} from "../document/strategy.ts";
import { anchorDay, type Days, dpdBounds, lengthOf, restDays, type Span, spanAt } from "./spans.ts";

interface Stay extends Days {
  /** When the case leaves again; the same days for a step that takes none. */
  readonly left: Days;
}

export interface NodeDays extends Stay {
  /** The same as it is written, before weekends move any of it. */
  readonly planned: Stay;
}

export interface DayPlan {
  /** Day 0 is the due date, or the day on which a case comes in. */
  readonly relative: "due" | "entry";
  readonly nodes: ReadonlyMap<NodeId, NodeDays>;
  /** Steps that only handlers lead to: their days are the first ones possible. */
  readonly byEvent: ReadonlySet<NodeId>;
}

export type DaysOptions = Pick<HostOptions, "nodeTypes" | "calendars">;

/** Worked out once for each document. */
export const daysOf = perDocument((doc, options: DaysOptions): DayPlan => {
  const relative = countsFromDue(doc) ? "due" : "entry";
  const rest: Rest = (node) => restDays(doc, node, options).length;
  const starts = startDays(doc, relative, rest);
  const graph = graphOf(doc, options, [...starts.keys()], new Set());
  const regular = settle(graph, rest, starts);
  const handled = handledDays(doc, starts, regular);
  const later = graphOf(doc, options, [...handled.keys()], new Set(regular.keys()));
  const events = settle(later, rest, handled);
  const rests = Object.values(nodesOf(doc)).some(isMoved);
  const planned = rests
    ? new Map([...settle(graph, () => 0, starts), ...settle(later, () => 0, handled)])
    : new Map<NodeId, Stay>();
  const nodes = [...regular, ...events].map(([id, stay]): [NodeId, NodeDays] => [
    id,
    { ...stay, planned: within(planned.get(id) ?? stay, stay) },
  ]);
  return { relative, nodes: new Map(nodes), byEvent: new Set(events.keys()) };
});

const countsWork = (value: unknown): boolean => lengthOf(value)?.business === true;

const isMoved = (node: LooseNode): boolean =>
  node.roll !== undefined || Object.values({ ...node, ...(node.until as object | undefined) }).some(countsWork);

/** A weekend can decide whether a moment was missed; days that are written are still some of those that are possible. */
function within(written: Stay, { left, ...days }: Stay): Stay {
  const clamped = ({ from, to }: Days, { from: first, to: last, open }: Days): Days => ({
    from: Math.min(Math.max(from, first), last),
    to: Math.min(Math.max(to, first), last),
    open,
  });
  return { ...clamped(written, days), left: clamped(written.left, left) };
}

/** Days of rest in a week, for a node. */
type Rest = (node: LooseNode) => number;

/** What only handlers lead to can happen on any day from the first one on. */
function handledDays(doc: Strategy, starts: ReadonlyMap<NodeId, Days>, regular: ReadonlyMap<NodeId, Stay>) {
  const earliest = Math.min(...[...starts.values()].map(({ from }) => from), Infinity);
  const soonest = Number.isFinite(earliest) ? earliest : 0;
  const first: Days = { from: soonest, to: soonest, open: true };
  return new Map(
    startSlots(doc).flatMap((slot): [NodeId, Days][] => {
      const target = slot.at === "handler" ? targetAt(doc, slot) : undefined;
      return target === undefined || regular.has(target) ? [] : [[target, first]];
    }),
  );
}

/** Whether the entry asks for days past due, or a wait is for a day around the due date. */
function countsFromDue(doc: Strategy): boolean {
  return (
    (doc.entry?.byDpd ?? []).length > 0 ||
    dpdBounds(doc.entry?.when) !== undefined ||
    Object.values(nodesOf(doc)).some((node) => anchorDay(node) !== undefined)
  );
}

function startDays(doc: Strategy, relative: DayPlan["relative"], rest: Rest): Map<NodeId, Days> {
  const days = new Map<NodeId, Days>();
  const add = (id: NodeId | undefined, from: number, to: number, open: boolean) => {
    if (id === undefined) return;
    const before = days.get(id);
    days.set(id, before === undefined ? { from, to, open } : join(before, { from, to, open }));
  };
  if (relative === "entry") add(targetAt(doc, { at: "start" }), 0, 0, false);
  else {
    const bounds = dpdBounds(doc.entry.when);
    const anchors = Object.values(nodesOf(doc)).flatMap((node) => anchorDay(node, rest(node))?.from ?? []);
    const low = bounds?.from ?? Math.min(0, ...anchors);
    const rows = doc.entry.byDpd ?? [];
    const ends = [...rows.map(({ from }) => from - 1), bounds?.to];
    const last = (i: number, from: number) => {
      const end = ends[i];
      return { to: Math.max(from, end ?? from), open: end === undefined };
    };
    const main = last(0, low);
    add(targetAt(doc, { at: "start" }), low, main.to, main.open);
    for (const [index, row] of rows.entries()) {
      const { to, open } = last(index + 1, row.from);
      add(targetAt(doc, { at: "startFrom", index }), row.from, to, open);
    }
  }
  return days;
}

const join = (a: Days, b: Days): Days => ({
  from: Math.min(a.from, b.from),
  to: Math.max(a.to, b.to),
  open: a.open || b.open,
});

/** How long all rounds but the first of a repeat take, and what one of them takes. */
type Rounds = ReadonlyMap<NodeId, Span>;

/** Repeats inside of repeats, at most, whose rounds are added up. */
const NESTED = 3;

function settle(ways: Omit<Graph, "rest">, rest: Rest, starts: ReadonlyMap<NodeId, Days>): Map<NodeId, Stay> {
  const graph: Graph = { ...ways, rest };
  let rounds: Rounds = new Map();
  for (let round = 0; ; round += 1) {
    const walked = walk(graph, starts, rounds);
    if (graph.back.size === 0 || round === NESTED) return walked.nodes;
    rounds = walked.rounds;
  }
}

interface Edge {
  readonly from: NodeId;
  readonly port: string;
}

interface Graph {
  readonly doc: Strategy;
  readonly order: readonly NodeId[];
  readonly into: ReadonlyMap<NodeId, readonly Edge[]>;
  /** What leads back to a repeat from its rounds. */
  readonly back: ReadonlyMap<NodeId, readonly Edge[]>;
  readonly ports: ReadonlyMap<NodeId, readonly string[]>;
  readonly options: NodeTypesOption;
  readonly rest: Rest;
}

function graphOf(
  doc: Strategy,
  options: NodeTypesOption,
  starts: readonly NodeId[],
  skip: ReadonlySet<NodeId>,
): Omit<Graph, "rest"> {
  const out = new Map<NodeId, { readonly port: string; readonly target: NodeId }[]>();
  const ports = new Map<NodeId, readonly string[]>();
  const visit = [...new Set(starts)];
  const seen = new Set(visit);
  for (const id of visit) {
    const node = nodeAt(doc, id);
    const ways = node === undefined ? [] : waysOf(node, options);
    const list = ways.flatMap(({ name, target }) =>
      target === undefined || nodeAt(doc, target) === undefined || skip.has(target) ? [] : [{ port: name, target }],
    );
    out.set(id, list);
    ports.set(
      id,
      ways.map(({ name }) => name),
    );
    for (const { target } of list) {
      if (seen.has(target)) continue;
      seen.add(target);
      visit.push(target);
    }
  }
  return { doc, options, ports, ...ordered(doc, starts, out) };
}

type Out = ReadonlyMap<NodeId, readonly { readonly port: string; readonly target: NodeId }[]>;

/** Every node after all that lead to it; what goes on after a repeat after its rounds. */
function ordered(doc: Strategy, starts: readonly NodeId[], out: Out): Pick<Graph, "order" | "into" | "back"> {
  const finished: NodeId[] = [];
  const state = new Map<NodeId, "open" | "done">();
  const back = new Map<NodeId, Edge[]>();
  const into = new Map<NodeId, Edge[]>();
  const stack: { readonly id: NodeId; readonly left: { readonly port: string; readonly target: NodeId }[] }[] = [];
  const enter = (id: NodeId) => {
    state.set(id, "open");
    const ways = [...(out.get(id) ?? [])];
    // The last is gone first, and stands last in the order: rounds come before what follows them.
    const body = ways.filter(({ port }) => nodeAt(doc, id)?.type === "repeat" && port === "body");
    stack.push({ id, left: [...body, ...ways.filter((way) => !body.includes(way))] });
  };
  for (const start of starts) {
    if (!state.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const way = top.left.pop();
      if (way === undefined) {
        state.set(top.id, "done");
        finished.push(top.id);
        stack.pop();
        continue;
      }
      const edge: Edge = { from: top.id, port: way.port };
      const there = state.get(way.target);
      const list = there === "open" ? back : into;
      const before = list.get(way.target);
      if (before === undefined) list.set(way.target, [edge]);
      else before.push(edge);
      if (there === undefined) enter(way.target);
    }
  }
  return { order: finished.reverse(), into, back };
}

function walk(graph: Graph, starts: ReadonlyMap<NodeId, Days>, rounds: Rounds) {
  const { doc, rest, order, into, back, ports } = graph;
  const nodes = new Map<NodeId, Stay>();
  const leaving = (edges: readonly Edge[]): Days | undefined =>
    edges.flatMap((edge) => leave(graph, nodes, edge, rounds) ?? []).reduce<Days | undefined>(joined, undefined);
  for (const id of order) {
    const days = joined(leaving(into.get(id) ?? []), starts.get(id));
    if (days === undefined) continue;
    nodes.set(id, { ...days, left: days });
    const leavingBy = (port: string) => leaving([{ from: id, port }]);
    // Whoever has missed the moment of a wait goes on at once: the wait itself ends on its day.
    const waited = nodeAt(doc, id)?.type === "wait" ? leavingBy("next") : undefined;
    const left = waited ?? leaving((ports.get(id) ?? []).map((port) => ({ from: id, port })));
    nodes.set(id, { ...days, left: left ?? days });
  }
  const next = new Map<NodeId, Span>();
  for (const [id, edges] of back) {
    const came = nodes.get(id);
    const again = leaving(edges);
    if (came === undefined || again === undefined) continue;
    const node = nodeAt(doc, id) as LooseNode;
    // The last round begins after all the others: one round is what is left.
    const others = repeatSpan(node, { from: id, port: "body" }, rounds, rest(node)).most;
    const most = again.open || others === undefined ? undefined : Math.max(0, again.to - came.to - others);
    next.set(id, { least: Math.max(0, again.from - came.from), most });
  }
  return { nodes, rounds: next };
}

const joined = (a: Days | undefined, b: Days | undefined): Days | undefined =>
  a === undefined ? b : b === undefined ? a : join(a, b);

/** When a case leaves by a port; `undefined` where it cannot. */
function leave(
  { doc, options, rest }: Graph,
  nodes: ReadonlyMap<NodeId, Stay>,
  edge: Edge,
  rounds: Rounds,
): Days | undefined {
  const here = nodes.get(edge.from);
  const node = nodeAt(doc, edge.from);
  if (here === undefined || node === undefined) return undefined;
  const days = rest(node);
  const anchor = anchorDay(node, days);
  if (anchor !== undefined && node.type === "wait") return leaveAnchored(node, here, anchor, edge.port);
  const span = node.type === "repeat" ? repeatSpan(node, edge, rounds, days) : spanAt(node, edge.port, options, days);
  const until = anchor !== undefined && node.type === "waitFor" ? anchor : undefined;
  if (until !== undefined) {
    const [from, to] = [Math.max(here.from, until.from), Math.max(here.to, until.to)];
    return edge.port === "timeout" ? { from, to, open: here.open } : { from: here.from, to, open: here.open };
  }
  return {
    from: here.from + span.least,
    to: here.to + (span.most ?? span.least),
    open: here.open || span.most === undefined,
  };
}

/** A wait for a day of the due date: that day is the same however the case came here. */
function leaveAnchored(node: LooseNode, here: Days, anchor: Days, port: string): Days | undefined {
  if (port === "skipped") {
    const late = here.to > anchor.from || (here.open && node.ifPast === "skip");
    if (node.ifPast !== "skip" || !late) return undefined;
    const from = Math.max(here.from, anchor.from);
    return { from, to: Math.max(from, here.to), open: here.open };
  }
  if (node.ifPast === "now") {
    const from = Math.max(here.from, anchor.from);
    return { from, to: Math.max(here.to, anchor.to), open: here.open };
  }
  return here.from > anchor.to
    ? undefined
    : { from: Math.max(here.from, anchor.from), to: anchor.to, open: anchor.open };
}

function repeatSpan(node: LooseNode, { from, port }: Edge, rounds: Rounds, rest: number): Span {
  const max = typeof node.max === "number" ? node.max : 1;
  const every =
    typeof node.every === "string"
      ? spanAt({ type: "wait", for: node.every }, "next", {}, rest)
      : { least: 0, most: 0 };
  const round = rounds.get(from) ?? { least: 0, most: 0 };
  const least = Math.max(round.least, every.least);
  const most = round.most === undefined || every.most === undefined ? undefined : Math.max(round.most, every.most);
  const times = (days: number | undefined, count: number) => (days === undefined ? undefined : days * count);
  if (port === "body") return { least: 0, most: times(most, max - 1) };
  const wait = port === "exhausted" ? least * (max - 1) + round.least : round.least === 0 ? 0 : least;
  return { least: wait, most: times(most, max) };
}
