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
export const environmentOf = (facts: object, options: PlainOptions = NOTHING): Environment =>
  new PlainEnvironment(facts, options);

const NOTHING: PlainOptions = {};

/** A class, because one is made for every question about facts. */
class PlainEnvironment implements Environment {
  readonly #facts: object;
  readonly #options: PlainOptions;

  constructor(facts: object, options: PlainOptions) {
    this.#facts = facts;
    this.#options = options;
  }

  read(name: string): unknown {
    return ownMember(this.#facts, name);
  }

  today(): Day | undefined {
    const today = this.read("today");
    return typeof today === "string" ? parseDate(today) : undefined;
  }

  localDay(instant: number): Day | undefined {
    return this.#options.zone?.dayOf(instant);
  }

  calendar(id = WEEKDAYS.id): Calendar | undefined {
    const data = [WEEKDAYS, ...(this.#options.calendars ?? [])].find((calendar) => calendar.id === id);
    return data && createCalendar(data);
  }

  segment(): undefined {
    return undefined;
  }

  hasTag(tag: string): boolean | undefined {
    return tagAmong(this.read("tags"), ownMember(this.read("debtor"), "tags"), tag);
  }

  countContacts(query: ContactQuery): number | undefined {
    return countContacts(this.#list("contacts"), query, this);
  }

  countPromises(query: PromiseQuery): number | undefined {
    return countPromises(this.#list("promises"), query, this);
  }

  #list(name: string): readonly unknown[] | undefined {
    const value = this.read(name);
    return Array.isArray(value) ? value : undefined;
  }
}

/** Whether a tag is in one of two lists; unknown when neither is a list. */
export function tagAmong(tags: unknown, more: unknown, tag: string): boolean | undefined {
  if (!Array.isArray(tags)) return Array.isArray(more) ? more.includes(tag) : undefined;
  return tags.includes(tag) || (Array.isArray(more) && more.includes(tag));
}

const INDEX = /^(0|[1-9]\d*)$/;

/** An own member of an object, or an element of a list; anything else is unknown. */
export function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  if (Array.isArray(value) && !INDEX.test(name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
