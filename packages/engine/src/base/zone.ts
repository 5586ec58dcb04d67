/**
 * Time zones as data: for every IANA name the offsets from UTC and when they change. The same table gives the same
 * answer on every machine and for ever; a newer table is a new version, chosen by the host.
 */

import type { Day } from "./civil.ts";
import { DAY, type Instant, MINUTE, parseInstant } from "./instant.ts";

/** What a generated table holds. `from` and `to` bound what it knows; outside, the nearest known offset stands. */
export interface ZoneData {
  /** Release of the IANA time zone database, as in `2025b`. */
  readonly version: string;
  /** ISO 8601 instants. */
  readonly from: string;
  readonly to: string;
  /**
   * Zones that behave alike: their names, separated by spaces; their offsets in minutes, separated by commas; and the
   * changes, each the minutes since the one before (the first since `from`) in base 36 and the new offset's place in
   * that list as a capital letter.
   */
  readonly groups: readonly (readonly [names: string, offsets: string, changes: string])[];
}

export interface Zone {
  readonly name: string;
  /** Local time minus UTC, in ms. */
  offsetAt(instant: Instant): number;
  localOf(instant: Instant): { readonly day: Day; readonly time: number };
  /**
   * The instant of a wall time (`time` in ms since midnight). A time inside a gap means as far after the gap as it lay
   * inside it; of a time that happens twice the earlier.
   */
  instantOf(day: Day, time: number): Instant;
  dayOf(instant: Instant): Day;
}

export interface Zones {
  readonly version: string;
  /** `undefined` for names that the table does not know. Names are case-sensitive. */
  get(name: string): Zone | undefined;
  names(): readonly string[];
}

/** Decodes zones one by one, when they are asked for. */
export function createZones(data: ZoneData): Zones {
  const groups = new Map(data.groups.flatMap((group) => group[0].split(" ").map((name) => [name, group] as const)));
  const zones = new Map<string, Zone>();
  const from = parseInstant(data.from);
  if (from === undefined) throw new RangeError(`zone data begin at no instant: ${data.from}`);
  return {
    version: data.version,
    names: () => [...groups.keys()].sort(),
    get(name) {
      const group = groups.get(name);
      if (group === undefined) return undefined;
      let zone = zones.get(name);
      if (zone === undefined) {
        zone = zoneOf(name, decode(group, from));
        zones.set(name, zone);
      }
      return zone;
    },
  };
}

interface Table {
  /** When offsets change, ascending (ms). */
  readonly changes: readonly Instant[];
  /** `offsets[i]` holds before `changes[i]`, the last one after them all (ms). */
  readonly offsets: readonly number[];
}

function decode([, offsetList, changeList]: ZoneData["groups"][number], from: Instant): Table {
  const known = offsetList.split(",").map((minutes) => Number(minutes) * MINUTE);
  const offsets = [known[0] ?? 0];
  const changes: Instant[] = [];
  let instant = from;
  for (const [, minutes = "", letter = "A"] of changeList.matchAll(/([0-9a-z]+)([A-Z])/g)) {
    instant += Number.parseInt(minutes, 36) * MINUTE;
    changes.push(instant);
    offsets.push(known[letter.charCodeAt(0) - 65] ?? 0);
  }
  return { changes, offsets };
}

function zoneOf(name: string, { changes, offsets }: Table): Zone {
  // Questions about one case lie close together: the latest answer is tried first.
  let latest = 0;
  const holds = (place: number, instant: Instant): boolean =>
    (place === 0 || (changes[place - 1] as number) <= instant) &&
    (place === changes.length || instant < (changes[place] as number));
  const offsetAt = (instant: Instant): number => {
    if (!holds(latest, instant)) latest = placeOf(instant);
    return offsets[latest] as number;
  };
  const placeOf = (instant: Instant): number => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle] as number) <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const localOf = (instant: Instant) => {
    const local = instant + offsetAt(instant);
    const day = Math.floor(local / DAY);
    return { day, time: local - day * DAY };
  };
  const instantOf = (day: Day, time: number): Instant => {
    const local = day * DAY + time;
    const before = offsetAt(local - DAY);
    const after = offsetAt(local + DAY);
    const early = local - before;
    if (before === after || offsetAt(early) === before) return early;
    const late = local - after;
    return offsetAt(late) === after ? late : early;
  };
  return { name, offsetAt, localOf, instantOf, dayOf: (instant) => localOf(instant).day };
}
