/** Packs, holiday calendars and zones to decide with: those that the engine ships, and what the host adds. */

import { type Day, parseDate } from "../base/civil.ts";
import { isDeeper, isRecord, memberOf, sameJson } from "../base/json.ts";
import type { Zones } from "../base/zone.ts";
import type { PolicyCalendar, PolicyPack } from "../model/policy.ts";
import { defaultZones } from "../zones.ts";
import { POLICY_CALENDARS } from "./calendars.data.ts";
import { hashOf } from "./hash.ts";
import { PACKS } from "./packs.data.ts";
import { isText } from "./reading.ts";

/**
 * What a host adds. Lists and records by id both do. Objects are read once and must not change afterwards.
 *
 * - A pack that the engine ships cannot be replaced: of another one under its id the rules hold as well.
 * - A calendar under a known id adds its dates and years to it; nothing is taken away.
 * - Zones replace the zone table.
 */
export interface PolicyLibrary {
  readonly packs?: readonly PolicyPack[] | Readonly<Record<string, PolicyPack>>;
  readonly calendars?: readonly PolicyCalendar[] | Readonly<Record<string, PolicyCalendar>>;
  readonly zones?: Zones;
}

/** A calendar, or several under one id, ready to be asked. */
export interface Holidays {
  readonly id: string;
  readonly covers: readonly (readonly [from: string, to: string])[];
  readonly hash: string;
  /** Set when it cannot be read: JSON pointer and what should be there. */
  readonly problem?: { readonly path: string; readonly expected: string };
  has(day: Day): boolean;
  isCovered(day: Day): boolean;
}

export interface Library {
  readonly zones: Zones;
  /** Documents by id as given, not yet validated; more than one where an id stands for different packs. */
  readonly packs: ReadonlyMap<string, readonly unknown[]>;
  /** `undefined` for an id that nobody gives; `own` are the calendars of the pack that asks. */
  holidays(id: string, own: unknown): Holidays | undefined;
}

/** The packs that the engine ships, and the holiday calendars that they use. */
export const shippedPacks = (): readonly PolicyPack[] => PACKS;
export const shippedCalendars = (): readonly PolicyCalendar[] => POLICY_CALENDARS;

const known = new WeakMap<object, Library>();
let shipped: Library | undefined;

/** The library of a host, or the one that the engine ships; the same object gives the same library. */
export function libraryOf(host: PolicyLibrary | undefined): Library {
  if (!isRecord(host)) {
    shipped ??= create({});
    return shipped;
  }
  let library = known.get(host);
  if (library === undefined) {
    library = create(host);
    known.set(host, library);
  }
  return library;
}

function create(host: PolicyLibrary): Library {
  const packs = byId([PACKS, host.packs]);
  const calendars = byId([POLICY_CALENDARS, host.calendars]);
  const ready = new Map<string, Holidays>();
  const ownReady = new WeakMap<object, Map<string, Holidays>>();
  return {
    zones: host.zones ?? defaultZones,
    packs,
    holidays(id, own) {
      const mine = isRecord(own) ? memberOf(own, id) : undefined;
      const cache = mine === undefined ? ready : cacheOf(ownReady, own as object);
      let holidays = cache.get(id);
      if (holidays === undefined) {
        const docs = [...(calendars.get(id) ?? []), ...(mine === undefined ? [] : [mine])];
        if (docs.length === 0) return undefined;
        holidays = holidaysOf(id, docs);
        cache.set(id, holidays);
      }
      return holidays;
    },
  };
}

function cacheOf(caches: WeakMap<object, Map<string, Holidays>>, owner: object): Map<string, Holidays> {
  let cache = caches.get(owner);
  if (cache === undefined) {
    cache = new Map();
    caches.set(owner, cache);
  }
  return cache;
}

/** Levels of nesting; more is no pack or calendar. */
export const MAX_DEPTH = 30;

/** Documents under one id that say the same count once. Values without an id have none to be asked for. */
function byId(sources: readonly unknown[]): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  const add = (id: unknown, doc: unknown) => {
    if (!isText(id)) return;
    const same = found.get(id);
    if (same === undefined) found.set(id, [doc]);
    else if (isDeeper(doc, MAX_DEPTH) || !same.some((other) => sameJson(other, doc))) same.push(doc);
  };
  for (const source of sources) {
    if (Array.isArray(source)) for (const doc of source) add(isRecord(doc) ? doc.id : undefined, doc);
    else if (isRecord(source)) for (const [id, doc] of Object.entries(source)) add(id, doc);
  }
  return found;
}

function holidaysOf(id: string, docs: readonly unknown[]): Holidays {
  const days = new Set<Day>();
  const ranges: [Day, Day][] = [];
  const covers: [string, string][] = [];
  let problem: Holidays["problem"];
  for (const doc of docs) {
    problem ??= calendarProblem(doc);
    if (problem !== undefined) break;
    const calendar = doc as PolicyCalendar;
    const [from, to] = calendar.covers;
    covers.push([from, to]);
    ranges.push([parseDate(from) as Day, parseDate(to) as Day]);
    for (const date of calendar.dates) days.add(parseDate(date) as Day);
  }
  return {
    id,
    covers,
    hash: problem === undefined ? hashOf(docs.length === 1 ? docs[0] : docs) : "",
    ...(problem === undefined ? {} : { problem }),
    has: (day) => days.has(day),
    isCovered: (day) => ranges.some(([from, to]) => day >= from && day <= to),
  };
}

/** What is wrong with a calendar first, or `undefined`. */
export function calendarProblem(doc: unknown): Holidays["problem"] {
  if (!isRecord(doc) || isDeeper(doc, MAX_DEPTH)) return { path: "", expected: "a calendar" };
  const { covers, dates } = doc;
  if (!Array.isArray(covers) || covers.length !== 2) return { path: "/covers", expected: "first and last date" };
  const [from, to] = covers.map(dateOf);
  if (from === undefined || to === undefined || from > to)
    return { path: "/covers", expected: "first and last date, in this order" };
  if (!Array.isArray(dates)) return { path: "/dates", expected: "a list of dates" };
  const wrong = dates.findIndex((date) => dateOf(date) === undefined);
  return wrong < 0 ? undefined : { path: `/dates/${wrong}`, expected: "a date" };
}

const dateOf = (value: unknown): Day | undefined => (typeof value === "string" ? parseDate(value) : undefined);
