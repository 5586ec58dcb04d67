/** What a condition may ask about: names at the root, the calendar of the case, and counts. Unknown is `undefined`. */

import { type Calendar, type CalendarData, createCalendar, WEEKDAYS } from "../base/calendar.ts";
import { type Day, parseDate } from "../base/civil.ts";
import type { Zone } from "../base/zone.ts";
import { type ContactQuery, countContacts, countPromises, type PromiseQuery } from "./counting.ts";

export interface Environment {
  /** A root member: a host fact, a derived fact, `vars`, `event` ... */
  read(name: string): unknown;
  /** The local day. */
  today(): Day | undefined;
  localDay(instant: number): Day | undefined;
  /** The named calendar, or the usual one. */
  calendar(id?: string): Calendar | undefined;
  segment(id: string): boolean | undefined;
  hasTag(tag: string): boolean | undefined;
  countContacts(query: ContactQuery): number | undefined;
  countPromises(query: PromiseQuery): number | undefined;
}

/** A compiled expression. `element` is what a list operator stands on; at the root it is not read. */
export type Evaluate = (environment: Environment, element: unknown) => unknown;

export interface PlainOptions {
  /** For instants; without it the local day of an instant is unknown. */
  readonly zone?: Zone;
  /** Beside the built-in `weekdays`. */
  readonly calendars?: readonly CalendarData[];
}

/**
 * An environment over one plain object: its own members are the root. `today` is its member of that name (a date);
 * tags are those of `tags` and `debtor.tags`. Nothing is derived.
 */
export function environmentOf(facts: object, { zone, calendars = [] }: PlainOptions = {}): Environment {
  const read = (name: string) => ownMember(facts, name);
  const listAt = (owner: unknown, name: string): readonly unknown[] | undefined => {
    const value = ownMember(owner, name);
    return Array.isArray(value) ? value : undefined;
  };
  const environment: Environment = {
    read,
    today: () => {
      const today = read("today");
      return typeof today === "string" ? parseDate(today) : undefined;
    },
    localDay: (instant) => zone?.dayOf(instant),
    calendar: (id = WEEKDAYS.id) => {
      const data = [WEEKDAYS, ...calendars].find((calendar) => calendar.id === id);
      return data && createCalendar(data);
    },
    segment: () => undefined,
    hasTag: (tag) => {
      const lists = [listAt(facts, "tags"), listAt(read("debtor"), "tags")];
      return lists.every((list) => list === undefined) ? undefined : lists.some((list) => list?.includes(tag) === true);
    },
    countContacts: (query) => countContacts(listAt(facts, "contacts"), query, environment),
    countPromises: (query) => countPromises(listAt(facts, "promises"), query, environment),
  };
  return environment;
}

const INDEX = /^(0|[1-9]\d*)$/;

/** An own member of an object, or an element of a list; anything else is unknown. */
export function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  if (Array.isArray(value) && !INDEX.test(name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
