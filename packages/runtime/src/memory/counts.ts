/** Numbers: permits of a window, tallies of days, and how much waits. */

import type { Tally } from "../model/rows.ts";
import type { Gauges, TallyQuery } from "../model/store.ts";
import { keep, keepText } from "./keep.ts";
import { byCodePoint, keyOf } from "./order.ts";
import { standingOf } from "./queries.ts";
import type { UndoLog } from "./table.ts";
import type { Tenant } from "./tenant.ts";

export interface PermitWish {
  readonly name: string;
  readonly wanted: number;
  readonly perWindow: number;
  readonly windowMs: number;
  /** ms */
  readonly now: number;
}

/** Windows begin at whole multiples of their length since 1970. Gives how many were left of those that are wanted. */
export function takePermits(
  data: Tenant,
  log: UndoLog,
  { name, wanted, perWindow, windowMs, now }: PermitWish,
): number {
  const window = Math.floor(now / windowMs);
  const known = data.permits.get(keepText(name));
  const taken = known?.windowMs === windowMs && known.window === window ? known.taken : 0;
  const given = Math.max(0, Math.min(wanted, perWindow - taken));
  if (given > 0) data.permits.put(name, { windowMs, window, taken: taken + given }, log);
  return given;
}

export function addTallies(data: Tenant, tallies: readonly Tally[], log: UndoLog): void {
  for (const tally of tallies) {
    const key = tallyKey(tally);
    data.tallies.put(key, keep(plus(data.tallies.get(key), tally)), log);
  }
}

/** One per version, node, measure and, where `byDay`, day, in this order; without `byDay` their day is empty. */
export function sumTallies(data: Tenant, { strategy, version, from, to, byDay = false }: TallyQuery): readonly Tally[] {
  const sums = new Map<string, Tally>();
  for (const tally of data.tallies.values()) {
    if (tally.strategy !== strategy || (version !== undefined && tally.version !== version)) continue;
    if ((from !== undefined && tally.day < from) || (to !== undefined && tally.day > to)) continue;
    const part = byDay ? tally : { ...tally, day: "" };
    const key = tallyKey(part);
    sums.set(key, plus(sums.get(key), part));
  }
  return [...sums.values()].sort(
    (a, b) => a.version - b.version || byCodePoint(keyOf(a.node, a.measure, a.day), keyOf(b.node, b.measure, b.day)),
  );
}

/** What is due counts whether or not somebody is at work on it. */
export function gauges(data: Tenant, now: number): Gauges {
  const enrollments = [...data.enrollments.values()];
  const due = enrollments.flatMap(({ wakeAt }) => (wakeAt !== null && wakeAt <= now ? [wakeAt] : []));
  const contacts = [...data.outbox.values()];
  const pending = contacts.flatMap(({ status, notBefore }) => (status === "pending" ? [notBefore] : []));
  const count = (holds: boolean[]): number => holds.filter(Boolean).length;
  return {
    oldestDue: least(due),
    oldestPending: least(pending),
    due: due.length,
    pending: pending.length,
    unknown: count(contacts.map(({ status }) => status === "unknown")),
    parked: count(enrollments.map((row) => standingOf(row) === "parked")),
    enrolled: count(enrollments.map(({ state }) => state.status !== "exited")),
  };
}

const least = (moments: readonly number[]): number | null =>
  moments.reduce<number | null>((min, at) => (min === null || at < min ? at : min), null);

const tallyKey = ({ strategy, version, node, measure, day }: Tally): string =>
  keyOf(strategy, String(version), node, measure, day);

function plus(sum: Tally | undefined, tally: Tally): Tally {
  if (sum === undefined) return tally;
  const valueMinor =
    sum.valueMinor === undefined && tally.valueMinor === undefined
      ? undefined
      : (sum.valueMinor ?? 0) + (tally.valueMinor ?? 0);
  return { ...sum, count: sum.count + tally.count, ...(valueMinor !== undefined && { valueMinor }) };
}
