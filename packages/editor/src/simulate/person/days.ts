/** The days of a life as they lie on the strip: ticks, days without contacts, quiet hours, and where a moment stands. */

import { type CaseFacts, type HostOptions, parseDate, type Strategy, shippedCalendars } from "@dunlin/engine";
import { nodesOf } from "../../document/strategy.ts";
import { ContactHours, channelsOf, type HourRule, hourRulesOf } from "../../timeline/hours.ts";
import { dateOf, type Zone } from "./ledger.ts";
import type { Life } from "./live.ts";

/** Days that the oldest open due date has passed; negative before it, `undefined` where nothing is open. */
export function daysPastDue({ obligations }: CaseFacts, at: number, zone: Zone): number | undefined {
  const open = obligations.flatMap(({ dueDate, outstandingMinor }) => (outstandingMinor > 0 ? [dueDate] : []));
  const due = parseDate(open.sort()[0] ?? "");
  return due === undefined ? undefined : zone.dayOf(at) - due;
}

/** From 0 at the beginning of its day to 1 at the end, for each stretch without contacts. */
export type Stretch = readonly [from: number, to: number];

export interface StripDay {
  /** Local midnight, epoch ms. */
  readonly at: number;
  readonly end: number;
  /** Nobody is contacted on that day. */
  readonly closed: boolean;
  readonly quiet: readonly Stretch[];
}

export interface Strip {
  readonly from: number;
  readonly to: number;
  readonly days: readonly StripDay[];
}

/** At least so many days are shown, and never more: what is later is told in the list. */
const LEAST = 18;
const MOST = 400;

/** The day before the person comes in, and then until the day after the last thing that happens. */
export function stripOf(life: Life, doc: Strategy, options: HostOptions): Strip {
  const { zone, start, moments } = life;
  const first = zone.dayOf(start) - 1;
  const last = zone.dayOf(moments.at(-1)?.at ?? start) + 1;
  const count = Math.min(MOST, Math.max(LEAST, last - first + 1));
  const hours = quietHoursOf(doc, options);
  const days = Array.from({ length: count }, (_, i): StripDay => {
    const at = zone.instantOf(first + i, 0);
    const quiet = hours.on(first + i, dateOf(at + 43_200_000, zone));
    return { at, end: zone.instantOf(first + i + 1, 0), closed: isWhole(quiet), quiet };
  });
  return { from: zone.instantOf(first, 0), to: zone.instantOf(first + count, 0), days };
}

const isWhole = (quiet: readonly Stretch[]): boolean => quiet.length === 1 && quiet[0]?.[0] === 0 && quiet[0][1] === 1;

const DAY = 24 * 60;

/** When no message of the strategy may go out. */
function quietHoursOf(doc: Strategy, options: HostOptions) {
  const rules = hourRulesOf(doc, options);
  const sends = Object.values(nodesOf(doc)).filter((node) => channelsOf(node).length > 0);
  const asked = sends.flatMap((node) => channelsOf(node).map((channel) => new ContactHours(rules, node, channel)));
  const holidays = holidaysOf(rules, options);
  const byWeekday = new Map<number, readonly Stretch[]>();
  return {
    on(day: number, date: string): readonly Stretch[] {
      if (asked.length === 0 || rules.length === 0) return [];
      if (holidays.has(date)) return [[0, 1]];
      // Day 0 was a Thursday.
      const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
      const known = byWeekday.get(weekday) ?? quietOn(weekday, asked);
      byWeekday.set(weekday, known);
      return known;
    },
  };
}

function quietOn(weekday: number, asked: readonly ContactHours[]): readonly Stretch[] {
  const edges = [...new Set([0, ...asked.flatMap((hours) => hours.turns(weekday)), DAY])].sort((a, b) => a - b);
  const mayContact = (minute: number) =>
    asked.some((hours) => {
      const landing = hours.from(weekday, minute);
      return landing?.days === 0 && landing.at === minute;
    });
  const quiet: [number, number][] = [];
  for (const [i, from] of edges.slice(0, -1).entries()) {
    if (mayContact(from)) continue;
    const to = edges[i + 1] as number;
    const before = quiet.at(-1);
    if (before?.[1] === from / DAY) before[1] = to / DAY;
    else quiet.push([from / DAY, to / DAY]);
  }
  return quiet;
}

/** Dates on which a rule about hours allows none. */
function holidaysOf(rules: readonly HourRule[], { packs = [] }: HostOptions): ReadonlySet<string> {
  const ids = new Set(
    rules.flatMap(({ rule }) => (rule.holidays?.windows.length === 0 ? [rule.holidays.calendar] : [])),
  );
  const own = packs.flatMap(({ calendars = {} }) => Object.entries(calendars).map(([id, data]) => ({ ...data, id })));
  return new Set([...shippedCalendars(), ...own].flatMap(({ id = "", dates }) => (ids.has(id) ? dates : [])));
}

/** Where a moment stands, from 0 to 1. */
export const placeOf = (at: number, { from, to }: Strip): number => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** The moment at a place from 0 to 1, to five minutes. */
export function momentAt(place: number, { from, to }: Strip): number {
  const at = from + Math.min(1, Math.max(0, place)) * (to - from);
  return Math.round(at / 300_000) * 300_000;
}
