/** Rules about contacts of the past: how many there were, how long ago the last was, and by which channel. */

import { civilOf, type Day } from "../../base/civil.ts";
import { DAY, formatInstant, HOUR, type Instant } from "../../base/instant.ts";
import type { Zone } from "../../base/zone.ts";
import type {
  ChannelLockRule,
  ContactFilter,
  CooldownAfterRule,
  CountWindow,
  FrequencyCapRule,
  ScopePart,
  WaitSpan,
} from "../../model/policy.ts";
import type { Asked, KindSpec, Proposal } from "../check.ts";
import { type Entry, hasFlag, type Scope, scopeOf } from "../ledger.ts";
import { nextMonth, nextOnDay, weekStart } from "../localTime.ts";
import { WEEKDAYS } from "../shape.ts";
import { inEveryZone } from "./answers.ts";

/** How long a past contact keeps later ones from being made. */
interface Hold {
  /** Contacts further back than this many ms never do. */
  readonly reach: number;
  /** The least instant from `t` on at which a contact at `at` no longer does, in that zone. */
  freeFrom(zone: Zone, at: Instant, t: Instant): Instant;
}

export const frequencyCap: KindSpec<FrequencyCapRule> = {
  prepare(rule) {
    const [counts, hold, { max }] = [filterOf(rule.count), windowHold(rule.window), rule];
    return (asked) => {
      const { proposed, ledger } = asked;
      const bounds = scopesOf(rule.scope, proposed).flatMap((scope) => {
        const newest = newestOf(asked, scope, hold.reach, max, counts);
        return newest.length < max ? [] : [{ scope, entry: newest[max - 1] as Entry }];
      });
      if (bounds.length === 0) return undefined;
      const nextIn = latest(bounds, hold);
      return inEveryZone(asked, nextIn, (zone) => {
        const { scope, entry } = worst(bounds, hold, zone, proposed.at);
        const ids = new Set<unknown>();
        ledger.back(scope, proposed.at, proposed.at - hold.reach, (other) => {
          if (counts(other) && hold.freeFrom(zone, other.at, proposed.at) > proposed.at) ids.add(other.id ?? other);
          return true;
        });
        return { max, count: ids.size, window: rule.window, ...bindingParams(rule.scope, scope, entry) };
      });
    };
  },
};

export const cooldownAfter: KindSpec<CooldownAfterRule> = {
  prepare(rule) {
    const [triggers, hold] = [filterOf(rule.trigger), spanHold(rule.for)];
    return (asked) => {
      const bounds = triggersOf(asked, rule.scope, hold.reach, triggers);
      if (bounds.length === 0) return undefined;
      return inEveryZone(asked, latest(bounds, hold), (zone) => {
        const { scope, entry } = worst(bounds, hold, zone, asked.proposed.at);
        return { for: rule.for, ...bindingParams(rule.scope, scope, entry) };
      });
    };
  },
};

export const channelLock: KindSpec<ChannelLockRule> = {
  prepare(rule) {
    const [triggers, hold] = [filterOf(rule.trigger), windowHold(rule.window)];
    return (asked) => {
      const { channel } = asked.proposed;
      const others = (entry: Entry) => entry.channel !== channel && triggers(entry);
      const bounds = triggersOf(asked, rule.scope, hold.reach, others);
      if (bounds.length === 0) return undefined;
      return inEveryZone(asked, latest(bounds, hold), (zone) => {
        const { scope, entry } = worst(bounds, hold, zone, asked.proposed.at);
        return { window: rule.window, lockedTo: entry.channel, ...bindingParams(rule.scope, scope, entry) };
      });
    };
  },
};

interface Bound {
  readonly scope: Scope;
  readonly entry: Entry;
}

const latest =
  (bounds: readonly Bound[], hold: Hold) =>
  (zone: Zone, t: Instant): Instant => {
    let free = t;
    for (const { entry } of bounds) free = Math.max(free, hold.freeFrom(zone, entry.at, t));
    return free;
  };

/** The bound that lasts longest. */
function worst(bounds: readonly Bound[], hold: Hold, zone: Zone, t: Instant): Bound {
  return bounds.reduce((a, b) => (hold.freeFrom(zone, b.entry.at, t) > hold.freeFrom(zone, a.entry.at, t) ? b : a));
}

function bindingParams(scope: readonly ScopePart[], { debt }: Scope, entry: Entry) {
  return {
    scope,
    ...(debt === undefined ? {} : { debt }),
    ...(entry.id === undefined ? {} : { trigger: entry.id }),
    triggerAt: formatInstant(entry.at),
    triggerChannel: entry.channel,
    ...(entry.outcome === undefined ? {} : { triggerOutcome: entry.outcome }),
  };
}

/** Debts are counted apart, so a contact about several has a scope for each; one that names none shares it with all. */
function scopesOf(scope: readonly ScopePart[], proposed: Proposal): Scope[] {
  if (!scope.includes("debt") || proposed.debts.length === 0) return [scopeOf(scope, proposed, undefined)];
  return [...new Set(proposed.debts)].map((debt) => scopeOf(scope, proposed, debt));
}

/** Up to `count` entries that match, newest first, each id once. */
function newestOf(
  { ledger, proposed }: Asked,
  scope: Scope,
  reach: number,
  count: number,
  matches: (entry: Entry) => boolean,
): Entry[] {
  const found: Entry[] = [];
  ledger.back(scope, proposed.at, proposed.at - reach, (entry) => {
    if (matches(entry) && (entry.id === undefined || !found.some(({ id }) => id === entry.id))) found.push(entry);
    return found.length < count;
  });
  return found;
}

/** Wall times can run back by up to this much, so that of two triggers the earlier may bind longer. */
const OVERLAP = 3 * HOUR;

/** The triggers that can bind: the newest of each scope, and those shortly before it. */
function triggersOf(
  { ledger, proposed }: Asked,
  scope: readonly ScopePart[],
  reach: number,
  matches: (entry: Entry) => boolean,
): Bound[] {
  const bounds: Bound[] = [];
  for (const one of scopesOf(scope, proposed)) {
    let newest: Instant | undefined;
    ledger.back(one, proposed.at, proposed.at - reach, (entry) => {
      if (newest !== undefined && newest - entry.at > OVERLAP) return false;
      if (!matches(entry)) return true;
      newest ??= entry.at;
      bounds.push({ scope: one, entry });
      return true;
    });
  }
  return bounds;
}

/** What an entry leaves open counts: an outcome that could be any is each of them. */
function filterOf(filter: ContactFilter): (entry: Entry) => boolean {
  const { channels, directions, outcomes, outcomesNot, purposes, unlessFlag } = filter;
  const isNamed = (list: readonly string[], { outcome, meaning }: Entry): boolean =>
    (outcome !== undefined && list.includes(outcome)) || (meaning !== undefined && list.includes(meaning));
  return (entry) =>
    (channels === undefined || channels.includes(entry.channel)) &&
    (directions === undefined || directions.includes(entry.direction)) &&
    (outcomes === undefined || entry.meaning === undefined || isNamed(outcomes, entry)) &&
    (outcomesNot === undefined || !isNamed(outcomesNot, entry)) &&
    (purposes === undefined || entry.purpose === undefined || purposes.includes(entry.purpose)) &&
    (unlessFlag === undefined || !hasFlag(entry, unlessFlag));
}

/** A local date is never more than two days away from what its instant says elsewhere. */
const SLACK = 2 * DAY;

function windowHold(window: CountWindow): Hold {
  switch (window.type) {
    case "rollingHours":
      return hoursHold(window.n);
    case "rollingDays":
      return daysHold(window.n, (day) => day + window.n);
    case "calendarDay":
      return daysHold(1, (day) => day + 1);
    case "calendarWeek": {
      const start = WEEKDAYS.indexOf(window.start ?? "mon") + 1;
      return daysHold(7, (day) => weekStart(day, start) + 7);
    }
    case "calendarMonth":
      return daysHold(31, (day) => {
        const { year, month } = civilOf(day);
        return nextMonth(year, month);
      });
  }
}

function spanHold(span: WaitSpan): Hold {
  if ("hours" in span) return hoursHold(span.hours);
  if ("elapsedDays" in span) {
    const { elapsedDays } = span;
    return {
      reach: elapsedDays * DAY + SLACK,
      freeFrom(zone, at, t) {
        const { day, time } = zone.localOf(at);
        return Math.max(t, zone.instantOf(day + elapsedDays, time));
      },
    };
  }
  const days = span.countTriggerDay === true ? span.days : span.days + 1;
  return daysHold(days, (day) => day + days);
}

const hoursHold = (hours: number): Hold => ({
  reach: hours * HOUR,
  freeFrom: (_, at, t) => Math.max(t, at + hours * HOUR),
});

/** Until the start of a local day. */
const daysHold = (days: number, freeOn: (day: Day) => Day): Hold => ({
  reach: days * DAY + SLACK,
  freeFrom: (zone, at, t) => nextOnDay(zone, t, freeOn(zone.dayOf(at))),
});
