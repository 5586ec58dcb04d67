/**
 * What a strategy can do, before it runs: which nodes can be reached, on which day after the case came in at the earliest
 * and at the latest, and how many contacts at worst fall into any days in a row. Sound: no run goes beyond it.
 */

import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { channelsOf, contactIn } from "../nodes/contact.ts";
import type { HostOptions } from "../nodes/options.ts";
import { type Flow, flowOf } from "./flow.ts";
import { mostContacts } from "./worstCase.ts";

export interface AnalyzeOptions extends Pick<HostOptions, "strategies" | "nodeTypes"> {
  /** Lengths of the windows in which contacts are counted, in local days; default 1, 7 and 30. */
  readonly windows?: readonly number[];
}

/** Days of one run, from the day the case came in. */
export interface NodeAnalysis {
  readonly reachable: boolean;
  /** No case comes here sooner; `null` when none comes at all. */
  readonly earliestDay: number | null;
  /**
   * No case comes here later, unless it is put on hold; `null` where nothing bounds it, as after a wait for a date or
   * behind an event.
   */
  readonly latestDay: number | null;
}

export interface WindowAnalysis {
  readonly days: number;
  /** Most contacts of one run in so many days in a row; `null`: any number, since events lead to contacts again and again. */
  readonly total: number | null;
  readonly channels: Readonly<Record<string, number | null>>;
}

export interface Analysis {
  /** By path: nodes of called strategies lie below the node that calls them, as in `call>first`. */
  readonly nodes: Readonly<Record<Id, NodeAnalysis>>;
  readonly contacts: readonly WindowAnalysis[];
}

/** @param strategy - Without errors; what it calls is looked up in `options.strategies`. */
export function analyzeStrategy(strategy: Strategy, options: AnalyzeOptions = {}): Analysis {
  const flow = flowOf(strategy, options);
  const earliest = earliestDays(flow);
  const latest = latestDays(flow, earliest);
  const nodes = [...flow.nodes.keys()].map((path): [Id, NodeAnalysis] => {
    const day = earliest.get(path);
    if (day === undefined) return [path, { reachable: false, earliestDay: null, latestDay: null }];
    return [path, { reachable: true, earliestDay: day, latestDay: latest.get(path) ?? null }];
  });
  const contacts = [...flow.nodes.values()].flatMap(({ node }) => {
    const contact = contactIn(node);
    return contact === undefined ? [] : channelsOf(contact.node);
  });
  const channels = [...new Set(contacts)].sort();
  return {
    nodes: Object.fromEntries(nodes),
    contacts: (options.windows ?? [1, 7, 30]).map((days) => ({
      days,
      total: mostContacts(flow, earliest, days, undefined),
      channels: Object.fromEntries(channels.map((channel) => [channel, mostContacts(flow, earliest, days, channel)])),
    })),
  };
}

/** Shortest ways in days (Dijkstra); nodes that no way leads to are absent. */
function earliestDays({ edges, starts }: Flow): Map<Id, number> {
  const days = new Map<Id, number>(starts.map((start) => [start, 0]));
  const open = new Set<Id>(starts);
  while (open.size > 0) {
    const nearest = [...open].reduce((a, b) => ((days.get(b) ?? 0) < (days.get(a) ?? 0) ? b : a));
    open.delete(nearest);
    const here = days.get(nearest) ?? 0;
    for (const { to, least } of edges.get(nearest) ?? []) {
      const there = here + least;
      if (there >= (days.get(to) ?? Infinity)) continue;
      days.set(to, there);
      open.add(to);
    }
  }
  return days;
}

/** Longest ways in days, where every way is bounded and none goes in a circle. */
function latestDays({ edges, starts }: Flow, reached: ReadonlyMap<Id, number>): Map<Id, number | null> {
  const before = new Map<Id, { readonly from: Id; readonly most: number | null }[]>();
  for (const [from, list] of edges) {
    if (!reached.has(from)) continue;
    for (const { to, most } of list) before.set(to, [...(before.get(to) ?? []), { from, most }]);
  }
  const days = new Map<Id, number | null>();
  for (const path of inOrder(before, [...reached.keys()])) {
    let latest: number | null = starts.includes(path) ? 0 : -1;
    for (const { from, most } of before.get(path) ?? []) {
      const there: number | null = days.get(from) ?? null;
      latest = latest === null || there === null || most === null ? null : Math.max(latest, there + most);
    }
    days.set(path, latest);
  }
  return days;
}

/** Nodes after all that lead to them; those on a circle, and behind one, are left out. */
function inOrder(before: ReadonlyMap<Id, readonly { readonly from: Id }[]>, paths: readonly Id[]): Id[] {
  const waiting = new Map(paths.map((path) => [path, new Set((before.get(path) ?? []).map(({ from }) => from))]));
  const ready = paths.filter((path) => waiting.get(path)?.size === 0);
  const followers = new Map<Id, Id[]>();
  for (const [path, sources] of waiting)
    for (const from of sources) followers.set(from, [...(followers.get(from) ?? []), path]);
  for (const path of ready) {
    for (const next of followers.get(path) ?? []) {
      const sources = waiting.get(next);
      if (sources?.delete(path) === true && sources.size === 0) ready.push(next);
    }
  }
  return ready;
}
