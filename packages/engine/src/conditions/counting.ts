/** Counting contacts and promises over local days, for `countContacts` and `countPromises`. */

import { type Day, parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import { textOf } from "../base/json.ts";

export interface ContactQuery {
  /** Today counts as the first. */
  readonly days: number;
  /** Default: all. */
  readonly channels?: readonly string[];
  /** Default: outbound. */
  readonly direction?: "outbound" | "inbound";
  /** Default: any. */
  readonly outcomes?: readonly string[];
}

export interface PromiseQuery {
  readonly status: string;
  /** By the day it was closed. */
  readonly days: number;
}

/** The days that counting needs. */
export interface Days {
  today(): Day | undefined;
  localDay(instant: number): Day | undefined;
}

/** Contacts on the local days `today - (days - 1)` to `today`. Unknown when a day is, or when there is no list. */
export function countContacts(
  contacts: readonly unknown[] | undefined,
  query: ContactQuery,
  days: Days,
): number | undefined {
  const { channels, direction = "outbound", outcomes } = query;
  return countWithin(contacts, query.days, days, "at", (contact) => {
    if ((contact.direction ?? "outbound") !== direction) return false;
    if (channels !== undefined && !channels.includes(textOf(contact.channel))) return false;
    return outcomes === undefined || outcomes.includes(textOf(contact.outcome));
  });
}

/** Promises with a status that were closed on the local days `today - (days - 1)` to `today`. */
export const countPromises = (
  promises: readonly unknown[] | undefined,
  query: PromiseQuery,
  days: Days,
): number | undefined =>
  countWithin(promises, query.days, days, "closedAt", (promise) => promise.status === query.status);

function countWithin(
  list: readonly unknown[] | undefined,
  span: number,
  days: Days,
  member: string,
  counts: (entry: Readonly<Record<string, unknown>>) => boolean,
): number | undefined {
  const today = days.today();
  if (list === undefined || today === undefined) return undefined;
  let count = 0;
  for (const entry of list) {
    if (typeof entry !== "object" || entry === null) return undefined;
    const record = entry as Record<string, unknown>;
    if (!counts(record)) continue;
    const day = dayIn(record[member], days);
    if (day === undefined) return undefined;
    if (day <= today && day > today - span) count += 1;
  }
  return count;
}

/** The local day of a date or an instant text. */
export function dayIn(value: unknown, days: Days): Day | undefined {
  if (typeof value !== "string") return undefined;
  const date = parseDate(value);
  if (date !== undefined) return date;
  const instant = parseInstant(value);
  return instant === undefined ? undefined : days.localDay(instant);
}
