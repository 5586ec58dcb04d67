/**
 * On which days the steps of a strategy come, as people speak of them: the day past due where a wait for the oldest due date
 * sets it, else the day after coming in. Where neither can be told, the days are those of the analysis.
 */

import { parseDuration } from "../base/duration.ts";
import { type AnalyzeOptions, analyzeStrategy } from "../check/analyze.ts";
import { type FlowEdge, flowOf } from "../check/flow.ts";
import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import { daysOf } from "../nodes/span.ts";
import type { StepDays } from "./model.ts";

/** By node id; steps that no case comes to are absent. @param strategy - Without errors. */
export function daysOfSteps(strategy: Strategy, options: AnalyzeOptions = {}): ReadonlyMap<Id, StepDays> {
  const { nodes } = analyzeStrategy(strategy, { ...options, windows: [] });
  const planned = plannedDays(strategy, options);
  const days = new Map<Id, StepDays>();
  for (const id of Object.keys(strategy.nodes)) {
    const { earliestDay = null, latestDay = null } = nodes[id] ?? {};
    if (earliestDay === null) continue;
    days.set(id, planned.get(id) ?? { from: "entry", earliest: earliestDay, latest: latestDay });
  }
  return days;
}

/** Days that hold whichever way a case comes; `null` where ways count from different days, or an event leads there. */
function plannedDays(strategy: Strategy, options: AnalyzeOptions): ReadonlyMap<Id, StepDays | null> {
  const { nodes, edges, starts } = flowOf(strategy, options);
  const found = new Map<Id, StepDays | null>();
  const visits = new Map<Id, number>();
  const open: Id[] = [];
  const arrive = (id: Id, days: StepDays | null) => {
    const old = found.get(id);
    const times = visits.get(id) ?? 0;
    const all = old === undefined ? days : joined(old, days);
    // Round and round it gets later and later.
    const told = all !== null && times > nodes.size ? { ...all, latest: null } : all;
    if (old !== undefined && isSame(old, told)) return;
    found.set(id, told);
    visits.set(id, times + 1);
    open.push(id);
  };
  for (const start of starts) arrive(start, { from: "entry", earliest: 0, latest: 0 });
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const around = id.slice(0, id.lastIndexOf(">") + 1);
    const set = anchored(nodes.get(id)?.node);
    for (const edge of edges.get(id) ?? []) {
      const isSet = set !== undefined && !edge.byEvent && edge.to === around + set.next;
      arrive(edge.to, isSet ? set.days : later(found.get(id) ?? null, plannedSpan(nodes.get(id)?.node, edge)));
    }
  }
  return found;
}

/** The day that a wait for a date sets, and where it leads then. It never ends sooner; how much later, depends. */
function anchored(node: Node | undefined): { readonly days: StepDays; readonly next: Id } | undefined {
  const anchor = node?.type === "wait" ? node.until?.anchor : undefined;
  if (node?.type !== "wait" || (anchor !== "oldestDueDate" && anchor !== "entered")) return undefined;
  const offset = parseDuration(node.until?.offset ?? "P0D");
  const { next, skipped } = node.to ?? {};
  if (offset === undefined || next === undefined || !offset.dateOnly) return undefined;
  if (offset.months > 0 || offset.businessDays !== undefined) return undefined;
  const day = offset.sign * offset.days;
  const exact = node.ifPast === "skip" && skipped !== undefined && skipped !== next;
  const bounded = exact && node.gap === undefined && node.roll === undefined;
  const from = anchor === "entered" ? "entry" : "dueDate";
  return { next, days: { from, earliest: day, latest: bounded ? day : null } };
}

/** As planned: a contact goes out when its step comes, and a time of day does not make it a day later. */
function plannedSpan(node: Node | undefined, edge: FlowEdge): FlowEdge {
  if (node?.type === "send" && node.awaitReceipt === undefined) return { ...edge, most: edge.least };
  const timed = node?.type === "wait" && node.for !== undefined && node.at !== undefined && edge.most !== null;
  return timed ? { ...edge, most: daysOf(node.for).most } : edge;
}

const later = (days: StepDays | null, { least, most, byEvent }: FlowEdge): StepDays | null =>
  days === null || byEvent
    ? null
    : {
        from: days.from,
        earliest: days.earliest + least,
        latest: days.latest === null || most === null ? null : days.latest + most,
      };

const joined = (one: StepDays | null, other: StepDays | null): StepDays | null =>
  one === null || other === null || one.from !== other.from
    ? null
    : {
        from: one.from,
        earliest: Math.min(one.earliest, other.earliest),
        latest: one.latest === null || other.latest === null ? null : Math.max(one.latest, other.latest),
      };

/** Whether two steps come on the same days. */
export const isSame = (one: StepDays | null, other: StepDays | null): boolean =>
  one?.from === other?.from && one?.earliest === other?.earliest && one?.latest === other?.latest;
