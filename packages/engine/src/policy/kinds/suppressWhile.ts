/** Holds: while a fact stands, or inside an interval that a fact names, there is no contact. */

import { type Day, parseDate } from "../../base/civil.ts";
import type { Instant } from "../../base/instant.ts";
import { isRecord, memberOf } from "../../base/json.ts";
import type { Zone } from "../../base/zone.ts";
import type { SuppressWhileRule } from "../../model/policy.ts";
import type { KindSpec } from "../check.ts";
import { NEVER, nextOnDay } from "../localTime.ts";
import { instantOf } from "../reading.ts";
import { always, inEveryZone } from "./answers.ts";

/**
 * The fact is an interval `{ from?, to? }` or a list of them, instants or local dates. A first and a last date are both
 * part of it, an instant at the end is not. Without `to` it has no known end. Absent, `null`, `false` and an empty list
 * hold nothing; any other value, and an interval that cannot be read, holds without an end: what is not understood never
 * frees.
 */
export const suppressWhile: KindSpec<SuppressWhileRule> = {
  prepare(rule) {
    const name = (rule.fact ?? rule.interval) as string;
    return (asked) => {
      const fact = memberOf(asked.facts, name);
      if (fact === undefined || fact === null || fact === false) return undefined;
      const intervals = intervalsOf(fact);
      if (intervals === undefined) return always({ fact: name });
      if (intervals.length === 0) return undefined;
      const { at } = asked.proposed;
      const check = inEveryZone(asked, nextAfter(intervals), (zone) => {
        const held = intervals.find((interval) => endOf(interval, zone, at) !== undefined);
        const ends = { from: held?.from?.text, to: held?.to?.text };
        return { fact: name, ...Object.fromEntries(Object.entries(ends).filter(([, text]) => text !== undefined)) };
      });
      return check.next(at) === NEVER ? { ...check, endless: true } : check;
    };
  },
};

/** A bound of an interval: a moment, or a local date. */
interface Bound {
  readonly text: InstantText;
  readonly instant?: Instant;
  readonly day?: Day;
}
type InstantText = string | number;

interface Interval {
  readonly from: Bound | undefined;
  readonly to: Bound | undefined;
}

function intervalsOf(fact: unknown): Interval[] | undefined {
  const found: Interval[] = [];
  for (const value of Array.isArray(fact) ? fact : [fact]) {
    if (!isRecord(value)) return undefined;
    const [from, to] = [boundOf(value.from ?? value.start), boundOf(value.to ?? value.end)];
    if (from === "unreadable" || to === "unreadable" || (from ?? to) === undefined || isTurned(from, to))
      return undefined;
    found.push({ from, to });
  }
  return found;
}

function boundOf(value: unknown): Bound | "unreadable" | undefined {
  if (value === undefined || value === null) return undefined;
  const day = typeof value === "string" ? parseDate(value) : undefined;
  if (day !== undefined) return { text: value as string, day };
  const instant = instantOf(value);
  return instant === undefined ? "unreadable" : { text: value as InstantText, instant };
}

/** Whether both are of one kind and end before they begin. */
function isTurned(from: Bound | undefined, to: Bound | undefined): boolean {
  if (from?.day !== undefined && to?.day !== undefined) return to.day < from.day;
  return from?.instant !== undefined && to?.instant !== undefined && to.instant < from.instant;
}

const nextAfter =
  (intervals: readonly Interval[]) =>
  (zone: Zone, t: Instant): Instant => {
    let free = t;
    for (let moved = true; moved; ) {
      moved = false;
      for (const interval of intervals) {
        const end = endOf(interval, zone, free);
        if (end === undefined) continue;
        if (end === NEVER) return NEVER;
        free = end;
        moved = true;
      }
    }
    return free;
  };

/** When an interval that holds at `t` ends; `undefined` when it does not hold. */
function endOf({ from, to }: Interval, zone: Zone, t: Instant): Instant | undefined {
  if (from?.instant !== undefined && t < from.instant) return undefined;
  if (from?.day !== undefined && zone.dayOf(t) < from.day) return undefined;
  if (to === undefined) return NEVER;
  const end = to.instant ?? nextOnDay(zone, t, (to.day as Day) + 1);
  return end > t ? end : undefined;
}
