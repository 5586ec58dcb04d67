/** At which times and on which weekdays cases come to a step, as far as that is written: from wait to wait, along every way. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import { type LooseNode, waitsAt } from "@dunlin/engine/editing";
import { sameParts } from "../canvas/stable.ts";
import { type NodeId, nodeAt, startSlots, targetAt, waysOf } from "../document/strategy.ts";
import { channelsOf, minuteOf, type Weekday } from "./hours.ts";
import { type Length, lengthOf, restDays } from "./spans.ts";

/** A weekday, and how many days later than planned that is: the planned day fell on another weekday. */
export interface On {
  readonly day: Weekday;
  readonly moved: number;
}

export interface Arrival {
  /** Minutes of the day, on the clock of the strategy where it has one of its own; `undefined`: at any time. */
  readonly times: readonly number[] | undefined;
  readonly weekdays: readonly On[];
  /** Whether the weekdays tell all that has moved it. */
  readonly exact: boolean;
  /** The wait that alone leads here, with nothing between that takes time. */
  readonly by: NodeId | undefined;
}

type Options = Pick<HostOptions, "nodeTypes" | "calendars">;

const ALL: readonly On[] = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, moved: 0 }));
const ANY: Arrival = { times: undefined, weekdays: ALL, exact: false, by: undefined };
/** More times and ways to be moved than so many are as good as any. */
const [TIMES, WAYS] = [6, 40];

/**
 * @param order - Steps behind those that lead to them, so that each is looked at once, or a few times where ways lead back.
 * @param isPunctual - Whether everybody comes to a wait before its day, as planned.
 */
export function arrivalsOf(
  doc: Strategy,
  options: Options,
  order: readonly NodeId[],
  isPunctual: (wait: NodeId) => boolean,
): ReadonlyMap<NodeId, Arrival> {
  const arrivals = new Map<NodeId, Arrival>();
  const changed = new Set<NodeId>();
  const places = new Set(order);
  const arrive = (id: NodeId | undefined, arrival: Arrival | undefined) => {
    if (id === undefined || arrival === undefined || !places.has(id)) return;
    const before = arrivals.get(id);
    const after = before === undefined ? arrival : joined(before, arrival);
    if (after === before) return;
    arrivals.set(id, after);
    changed.add(id);
  };
  for (const slot of startSlots(doc)) arrive(targetAt(doc, slot), ANY);
  while (changed.size > 0)
    for (const id of order) {
      const [node, came] = [nodeAt(doc, id), arrivals.get(id)];
      if (!changed.delete(id) || node === undefined || came === undefined) continue;
      for (const { name, target } of waysOf(node, options))
        arrive(target, leaving(doc, id, name, came, options, isPunctual));
    }
  return arrivals;
}

/** The one before itself where the other adds nothing. */
function joined(a: Arrival, b: Arrival): Arrival {
  const times = a.times && b.times && distinct([...a.times, ...b.times]);
  const both = [...a.weekdays, ...b.weekdays];
  const known = distinct(both);
  const exact = a.exact && b.exact && known.length <= WAYS;
  const all: Arrival = {
    times: times && times.length > TIMES ? undefined : times,
    weekdays: exact ? known : distinct(both.map(({ day }) => ({ day, moved: 0 }))),
    ...{ exact, by: a.by === b.by ? a.by : undefined },
  };
  return sameParts(a, all) ? a : all;
}

const distinct = <T>(list: readonly T[]): readonly T[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
];

function leaving(
  doc: Strategy,
  id: NodeId,
  port: string,
  came: Arrival,
  options: Options,
  isPunctual: (wait: NodeId) => boolean,
): Arrival | undefined {
  const node = nodeAt(doc, id) as LooseNode;
  switch (node.type) {
    case "wait": {
      if (port === "skipped") return isPunctual(id) ? undefined : { ...came, by: undefined };
      const due = ending(doc, id, node, came, options);
      return node.ifPast === "now" && !isPunctual(id) ? joined(due, { ...came, by: id }) : due;
    }
    case "waitFor":
      return port === "timeout" ? ending(doc, id, node, came, options) : ANY;
    case "repeat":
      return ANY;
    case "hold":
      return node.scope === "contact" ? came : ANY;
    default:
      // A contact may have been put off.
      return channelsOf(node).length > 0 || waitsAt(node, options) ? ANY : came;
  }
}

/** When a wait ends of which nobody missed the moment. */
function ending(doc: Strategy, id: NodeId, node: LooseNode, came: Arrival, options: Options): Arrival {
  const until = node.until as { readonly anchor?: unknown; readonly offset?: unknown } | undefined;
  const length = lengthOf(until === undefined ? node.for : (until.offset ?? "P0D"));
  const anchored = until?.anchor === "oldestDueDate";
  const at = minuteOf(node.at);
  if (length === undefined || length.rough || (until !== undefined && !anchored))
    return { ...ANY, times: at === undefined ? undefined : [at], by: id };
  const rest = restDays(doc, node, options);
  const from = anchored ? ALL : came.weekdays;
  const usual = anchored ? [minuteOf(doc.time?.at) ?? 9 * 60] : came.times;
  // A time of day that has passed on arrival is one of the next day.
  const passed = at === undefined || anchored ? [false] : (came.times?.map((time) => at < time) ?? [false, true]);
  const way = { length, roll: node.roll, rest, anchored };
  return {
    times: at === undefined ? usual : [at],
    weekdays: distinct(from.flatMap((on) => passed.map((isPast) => landed(on, way, isPast)))),
    exact: anchored || came.exact,
    by: id,
  };
}

interface Way {
  readonly length: Length;
  readonly roll: unknown;
  readonly rest: readonly Weekday[];
  /** From the due date, not from the arrival. */
  readonly anchored: boolean;
}

/** Where a wait leads from a weekday. */
function landed({ day, moved }: On, { length: { days, business }, roll, rest, anchored }: Way, isPast: boolean): On {
  const toWork = (from: number, step: 1 | -1): number => {
    let at = from;
    while (rest.length < 7 && rest.includes(weekdayOf(at))) at += step;
    return at;
  };
  const rolls = roll === "forward" || roll === "backward";
  let at = business ? day : day + days;
  if (business) {
    const step = days < 0 ? -1 : 1;
    if (days === 0) at = toWork(at, 1);
    for (let left = Math.abs(days); left > 0; left--) at = toWork(at + step, step);
  }
  if (rolls) at = toWork(at, roll === "forward" ? 1 : -1);
  while (!anchored && (at < day || (at === day && isPast))) at = rolls ? toWork(at + 1, 1) : at + 1;
  return { day: weekdayOf(at), moved: moved + at - day - days };
}

const weekdayOf = (at: number): Weekday => ((((at - 1) % 7) + 7) % 7) + 1;
