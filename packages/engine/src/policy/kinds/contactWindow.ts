/** Hours of the debtor's day at which contacts are allowed, by weekday, on holidays, or as the debtor asked. */

import { type Day, formatDate, formatTime, weekday } from "../../base/civil.ts";
import { type Instant, MINUTE } from "../../base/instant.ts";
import type { Zone } from "../../base/zone.ts";
import type { ContactWindowRule, PolicyPack, TimeRange } from "../../model/policy.ts";
import type { Asked, Check, KindSpec } from "../check.ts";
import type { Holidays } from "../library.ts";
import { type ClockRange, NEVER, nextInRanges } from "../localTime.ts";
import { clockMinutes } from "../reading.ts";
import { type Requested, requestedHours } from "../requestedHours.ts";
import { WEEKDAYS } from "../shape.ts";
import { always, inEveryZone } from "./answers.ts";

interface Hours {
  /** Monday first. */
  readonly week: readonly (readonly ClockRange[])[];
  readonly onHolidays: readonly ClockRange[];
  readonly calendar: string | undefined;
  readonly uncovered: "block" | "warn" | "treatAsHoliday";
}

export const contactWindow: KindSpec<ContactWindowRule> = {
  prepare(rule, pack) {
    const hours = hoursOf(rule, pack);
    const mayAsk = rule.exempt?.some(({ kind }) => kind === "requestedWindow") ?? false;
    return (asked) => {
      const requested = mayAsk ? requestedHours(asked) : undefined;
      if (requested === "any") return undefined;
      if (requested === "unreadable") return always({ fact: "requestedWindow" });
      return ask(asked, hours, requested);
    };
  },
};

function hoursOf({ windows, holidays }: ContactWindowRule, pack: PolicyPack): Hours {
  return {
    week: WEEKDAYS.map((name) => clockRanges(windows[name] ?? [])),
    onHolidays: clockRanges(holidays?.windows ?? []),
    calendar: holidays?.calendar,
    uncovered: holidays?.uncovered ?? pack.uncovered ?? "block",
  };
}

const clockRanges = (ranges: readonly TimeRange[]): ClockRange[] =>
  ranges.map(([open, close]) => ({
    open: (clockMinutes(open) as number) * MINUTE,
    close: (clockMinutes(close) as number) * MINUTE,
  }));

function ask(asked: Asked, hours: Hours, requested: Requested | undefined): Check {
  const { proposed, limit } = asked;
  const holidays = hours.calendar === undefined ? undefined : asked.holidays(hours.calendar);
  const rangesOn = (day: Day): readonly ClockRange[] | undefined => {
    const own = requested?.week;
    if (own !== undefined) return own[weekday(day) - 1] as readonly ClockRange[];
    const usual = usualRanges(hours, holidays, day);
    if (usual === undefined || usual.length === 0 || requested === undefined) return usual;
    return requested.daily.length === 0 ? usual : requested.daily;
  };
  const search = (day: Day) => {
    const ranges = rangesOn(day);
    if (ranges === undefined)
      asked.fail("calendarUncovered", { calendar: holidays?.id, date: formatDate(day), covers: holidays?.covers });
    return ranges;
  };
  const nextIn = (zone: Zone, t: Instant): Instant => {
    let appointment = NEVER;
    for (const { from, to } of requested?.spans ?? [])
      if (to > t) appointment = Math.min(appointment, Math.max(from, t));
    return appointment === t ? t : Math.min(appointment, nextInRanges(zone, t, limit, search));
  };
  if (hours.uncovered === "warn" && holidays !== undefined) remarkUncovered(asked, holidays);
  return inEveryZone(asked, nextIn, (zone) => {
    const { day, time } = zone.localOf(proposed.at);
    const ranges = rangesOn(day);
    return {
      date: formatDate(day),
      time: formatTime(Math.floor(time / MINUTE)),
      windows: (ranges ?? []).map(({ open, close }) => [clockText(open), clockText(close)]),
      ...(holidays === undefined ? {} : { calendar: holidays.id, holiday: holidays.has(day) }),
      ...(ranges === undefined ? { uncovered: true } : {}),
      ...(requested === undefined ? {} : { requested: true }),
    };
  });
}

/** `undefined` where it cannot be known and the pack does not say what to do instead. */
function usualRanges(hours: Hours, holidays: Holidays | undefined, day: Day): readonly ClockRange[] | undefined {
  if (holidays !== undefined) {
    if (holidays.has(day)) return hours.onHolidays;
    if (!holidays.isCovered(day)) {
      if (hours.uncovered === "block") return undefined;
      if (hours.uncovered === "treatAsHoliday") return hours.onHolidays;
    }
  }
  return hours.week[weekday(day) - 1] as readonly ClockRange[];
}

function remarkUncovered(asked: Asked, holidays: Holidays): void {
  for (const zone of asked.zones) {
    const day = zone.dayOf(asked.proposed.at);
    if (holidays.isCovered(day) || holidays.has(day)) continue;
    asked.remark({ zone: zone.name, calendar: holidays.id, date: formatDate(day), uncovered: true });
    return;
  }
}

const clockText = (ms: number): string => (ms === 24 * 60 * MINUTE ? "24:00" : formatTime(ms / MINUTE));
