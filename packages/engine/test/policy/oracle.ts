/**
 * Rules about time judged the slow way: each straight from its definition, at one instant, in one zone, by looking at every
 * past contact. It searches for nothing, so it can tell whether somebody else's search passed over a moment.
 */

import { defaultZones, type Zone } from "../../src/zones.ts";
import type { AnyRule } from "./ask.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

export interface OracleEvent {
  readonly at: number;
  readonly channel: string;
  readonly outcome: string;
  readonly debt: string;
}

export interface OracleQuestion {
  readonly rules: readonly AnyRule[];
  readonly zones: readonly string[];
  readonly channel: string;
  readonly debt: string;
  readonly events: readonly OracleEvent[];
  readonly facts: Readonly<Record<string, { readonly from: number; readonly to: number }>>;
  /** Events after it are not known. */
  readonly known: number;
}

/** Places in `rules` of those that are violated at `t` in one of the zones. */
export function violatedAt(question: OracleQuestion, t: number): number[] {
  return question.rules.flatMap((rule, i) =>
    question.zones.some((name) => isViolated(rule, question, t, defaultZones.get(name) as Zone)) ? [i] : [],
  );
}

const localOf = (zone: Zone, t: number): Date => new Date(t + zone.offsetAt(t));
const dateOf = (zone: Zone, t: number): number => Math.floor((t + zone.offsetAt(t)) / DAY);
const weekOf = (date: number): number => Math.floor((date + 3) / 7);

function isViolated(rule: AnyRule, question: OracleQuestion, t: number, zone: Zone): boolean {
  const events = question.events.filter((event) => event.at <= question.known && event.debt === question.debt);
  const today = dateOf(zone, t);
  switch (rule.kind) {
    case "contactWindow": {
      const local = localOf(zone, t);
      const minutes = local.getUTCHours() * 60 + local.getUTCMinutes();
      const ranges = rule.windows[WEEKDAYS[local.getUTCDay()] as "mon"] ?? [];
      return !ranges.some(([open, close]) => minutesOf(open) <= minutes && minutes < minutesOf(close));
    }
    case "frequencyCap": {
      const counted = events.filter((event) => rule.count.channels?.includes(event.channel));
      return counted.filter((event) => isInWindow(rule.window, event.at, t, zone)).length >= rule.max;
    }
    case "channelLock":
      return events.some(
        (event) =>
          event.outcome === "conversation" &&
          event.channel !== question.channel &&
          isInWindow(rule.window, event.at, t, zone),
      );
    case "cooldownAfter":
      return events.some(({ at, outcome }) => {
        if (outcome !== "conversation") return false;
        if ("hours" in rule.for) return t < at + rule.for.hours * 60 * MINUTE;
        if ("elapsedDays" in rule.for) return t < sameTimeLater(zone, at, rule.for.elapsedDays);
        return today < dateOf(zone, at) + rule.for.days + (rule.for.countTriggerDay === true ? 0 : 1);
      });
    case "suppressWhile": {
      const span = question.facts[rule.interval ?? ""];
      return span !== undefined && span.from <= t && t < span.to;
    }
    default:
      throw new Error(`the oracle does not know ${rule.kind}`);
  }
}

function isInWindow(
  window: { readonly type: string; readonly n?: number },
  at: number,
  t: number,
  zone: Zone,
): boolean {
  const [then, now] = [dateOf(zone, at), dateOf(zone, t)];
  switch (window.type) {
    case "rollingHours":
      return t < at + (window.n ?? 0) * 60 * MINUTE;
    case "rollingDays":
      return now - then < (window.n ?? 0);
    case "calendarDay":
      return now <= then;
    case "calendarWeek":
      return weekOf(now) <= weekOf(then);
    default: {
      const [a, b] = [localOf(zone, at), localOf(zone, t)];
      return b.getUTCFullYear() * 12 + b.getUTCMonth() <= a.getUTCFullYear() * 12 + a.getUTCMonth();
    }
  }
}

/** The first minute that shows that wall time, or as far after a gap as it lay inside it. */
function sameTimeLater(zone: Zone, at: number, days: number): number {
  const wall = at + zone.offsetAt(at) + days * DAY;
  for (let t = wall - 15 * 60 * MINUTE; t <= wall + 15 * 60 * MINUTE; t += MINUTE)
    if (t + zone.offsetAt(t) === wall) return t;
  return wall - zone.offsetAt(wall - DAY);
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
