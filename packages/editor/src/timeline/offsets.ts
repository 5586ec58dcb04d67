/**
 * By how many days business days and contact hours can move a step, and why. It knows no date: what goes by the weekday is told for
 * each of them, and what cannot be told, as holidays, is said to be open.
 */

import type { HostOptions, Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { perDocument } from "../document/perDocument.ts";
import { type NodeId, nodeAt } from "../document/strategy.ts";
import { type Arrival, arrivalsOf } from "./arrivals.ts";
import { daysOf, type NodeDays } from "./days.ts";
import { ContactHours, channelsOf, hourRulesOf, type Landing, type Weekday } from "./hours.ts";
import { anchorDay, lengthOf, restDays } from "./spans.ts";

/** Times are minutes of the day at the debtor's place. */
export type Reason =
  /** To a business day, or counted in business days; of a step further down `before`, what came earlier has moved it. */
  | { readonly why: "forward" | "backward" | "workdays" | "before" }
  /** No contact then, so on another weekday. */
  | {
      readonly why: "weekday";
      readonly days: readonly Weekday[];
      readonly day: Weekday;
      readonly at: number;
      readonly packs: readonly string[];
    }
  /** After the hours, so the next day; before them, so when they begin. */
  | { readonly why: "late" | "early"; readonly time: number; readonly at: number; readonly packs: readonly string[] }
  /** The time is not known. */
  | {
      readonly why: "outside";
      readonly hours: readonly [number, number] | undefined;
      readonly packs: readonly string[];
    }
  /** It gives up before it may be made. */
  | { readonly why: "givenUp"; readonly days: readonly Weekday[] | undefined; readonly packs: readonly string[] }
  | { readonly why: "holidays" };

/** Days before and after the planned ones. */
export interface Offset {
  readonly earlier: number;
  readonly later: number;
  /** It always moves so far. */
  readonly always: boolean;
  readonly reasons: readonly Reason[];
}

type Options = Pick<HostOptions, "nodeTypes" | "calendars" | "packs">;

export interface Moments {
  /** Of steps that something can move. */
  readonly offsets: ReadonlyMap<NodeId, Offset>;
  /** Of contacts that happen at one time of day, in minutes. */
  readonly times: ReadonlyMap<NodeId, number>;
}

/** Worked out once for each document. */
export const momentsOf = perDocument((doc, options: Options): Moments => {
  const { nodes } = daysOf(doc, options);
  const isPunctual = (id: NodeId) => {
    const [days, node] = [nodes.get(id), nodeAt(doc, id)];
    const moment = node && anchorDay(node, restDays(doc, node, options).length);
    return days !== undefined && !days.open && (moment === undefined || days.to < moment.from);
  };
  const arrivals = arrivalsOf(doc, options, [...nodes.keys()], isPunctual);
  const hoursFor = contactHours(doc, options);
  const offsets = new Map<NodeId, Offset>();
  const times = new Map<NodeId, number>();
  for (const [id, days] of nodes) {
    const node = nodeAt(doc, id);
    const arrival = arrivals.get(id);
    if (node === undefined || arrival === undefined) continue;
    const channels = channelsOf(node);
    const hours = channels.map((channel) => byHours(hoursFor(node, channel), node, arrival));
    const offset = together(byCalendar(doc, id, node, days, arrival), hours, arrival.exact);
    if (offset !== undefined) offsets.set(id, offset);
    const [time, ...others] = arrival.times ?? [];
    if (time !== undefined && others.length === 0 && channels.length > 0) times.set(id, time);
  }
  return { offsets, times };
});

/** Contacts of the same kind have the same hours. */
function contactHours(doc: Strategy, options: Options) {
  const rules = hourRulesOf(doc, options);
  const hours = new Map<string, ContactHours>();
  return (node: LooseNode, channel: string): ContactHours => {
    const key = JSON.stringify([channel, node.purpose, node.recipient]);
    const found = hours.get(key) ?? new ContactHours(rules, node, channel);
    hours.set(key, found);
    return found;
  };
}

const STAYS: Offset = { earlier: 0, later: 0, always: false, reasons: [] };

/** What the calendar does to the day of a step; of a wait to the day on which it ends. */
function byCalendar(doc: Strategy, id: NodeId, node: LooseNode, days: NodeDays, arrival: Arrival): Offset {
  const { by, exact, weekdays } = arrival;
  const wait = node.type === "wait" || node.type === "waitFor";
  const [to, planned] = wait ? [days.left, days.planned.left] : [days, days.planned];
  const moved = weekdays.map((one) => one.moved);
  const [earlier, later] =
    exact && !wait
      ? [Math.max(0, ...moved.map((some) => -some)), Math.max(0, ...moved)]
      : [planned.from - to.from, to.to - planned.to];
  if (earlier <= 0 && later <= 0) return STAYS;
  const deciding = nodeAt(doc, wait ? id : (by ?? ""));
  return { earlier, later, always: false, reasons: [{ why: deciding === undefined ? "before" : ruleOf(deciding) }] };
}

function ruleOf({ roll, until, ...node }: LooseNode): "forward" | "backward" | "workdays" | "before" {
  const { offset } = { ...(until as { readonly offset?: unknown } | undefined) };
  if (lengthOf(node.for ?? offset)?.business === true) return "workdays";
  return roll === "forward" || roll === "backward" ? roll : "before";
}

/** One moment, and where it lands. */
interface Case {
  readonly day: Weekday;
  /** By the calendar before. */
  readonly moved: number;
  readonly time: number;
  readonly lands: Landing;
  readonly givenUp: boolean;
}

function byHours(hours: ContactHours, node: LooseNode, { times, weekdays, exact }: Arrival): Offset {
  const patience = lengthOf(node.giveUpAfter ?? "P7D")?.minutes ?? Infinity;
  const cases = weekdays.flatMap(({ day, moved }) =>
    (times ?? hours.turns(day)).flatMap((time): Case[] => {
      const lands = hours.from(day, time);
      if (lands === undefined) return [];
      const delay = lands.days * 24 * 60 + lands.at - time;
      return [{ day, moved: exact ? moved : 0, time, lands, givenUp: delay > patience }];
    }),
  );
  const moved = cases.filter(({ lands, time }) => lands.days > 0 || lands.at > time);
  if (moved.length === 0) return STAYS;
  const put = moved.filter(({ givenUp }) => !givenUp);
  const far = cases.filter(({ givenUp }) => !givenUp).map((one) => one.moved + one.lands.days);
  const later = Math.max(0, ...far);
  return {
    earlier: Math.max(0, ...far.map((days) => -days)),
    later,
    always: later > 0 && far.length === cases.length && far.every((days) => days === later),
    reasons: [
      ...reasonsOf(put, hours, times),
      ...givenUp(
        moved.filter((one) => one.givenUp),
        hours,
      ),
      ...(hours.hasHolidays ? [{ why: "holidays" as const }] : []),
    ],
  };
}

/** Whole weekdays first, then hours. */
function reasonsOf(cases: readonly Case[], hours: ContactHours, times: Arrival["times"]): readonly Reason[] {
  const weekdays = new Map<string, Extract<Reason, { why: "weekday" }>>();
  const rest: Reason[] = [];
  const [only, ...others] = times ?? [];
  for (const { day, time, lands } of cases) {
    const { at, packs } = lands;
    const closed = (hours.from(day, 0)?.days ?? 0) > 0;
    // One time alone is late on some days and not on others, as on Saturdays.
    const late = !closed && lands.days === 1 && lands.at < time;
    if (closed || (only !== undefined && others.length === 0 && lands.days > 0 && !late)) {
      const key = `${lands.day} ${at} ${packs.join()}`;
      const before = weekdays.get(key);
      const days = [...new Set([...(before?.days ?? []), day])];
      weekdays.set(key, { why: "weekday", days, day: lands.day, at, packs });
    } else if (only !== undefined && others.length === 0)
      rest.push({ why: late ? "late" : "early", time: only, at, packs });
    else rest.push({ why: "outside", hours: hours.everyDay, packs });
  }
  return distinct([...weekdays.values(), ...rest]);
}

function givenUp(cases: readonly Case[], hours: ContactHours): readonly Reason[] {
  if (cases.length === 0) return [];
  const closed = cases.every(({ day }) => (hours.from(day, 0)?.days ?? 0) > 0);
  const days = closed ? [...new Set(cases.map(({ day }) => day))] : undefined;
  return [{ why: "givenUp", days, packs: [...new Set(cases.flatMap(({ lands }) => lands.packs))] }];
}

/** Where it is known which days the calendar moves, hours are told from there; else all that each can do adds up. */
function together(calendar: Offset, hours: readonly Offset[], exact: boolean): Offset | undefined {
  const moving = hours.filter(({ reasons }) => reasons.length > 0);
  const reasons = distinct([calendar, ...moving].flatMap((part) => part.reasons));
  if (reasons.length === 0) return undefined;
  if (moving.length === 0) return { ...calendar, reasons };
  const most = (side: "earlier" | "later") => Math.max(...moving.map((part) => part[side]));
  const always = moving.length === hours.length && moving.every((part) => part.always && part.later === most("later"));
  return exact
    ? { earlier: most("earlier"), later: most("later"), always, reasons }
    : {
        earlier: calendar.earlier,
        later: calendar.later + most("later"),
        always: always && calendar === STAYS,
        reasons,
      };
}

const distinct = (reasons: readonly Reason[]): readonly Reason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
];
