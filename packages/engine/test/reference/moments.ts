/** When a node is due (FORMAT section 3): durations, anchors, times of day, business days, gaps. */

import { type Calendar, createCalendar, WEEKDAYS } from "../../src/base/calendar.ts";
import { type Day, parseDate, parseTime } from "../../src/base/civil.ts";
import { addDuration, addToDay, type Duration, parseDuration } from "../../src/base/duration.ts";
import { MINUTE, parseInstant } from "../../src/base/instant.ts";
import { ownMember } from "../../src/conditions/environment.ts";
import type { Timing } from "../../src/model/node.ts";
import { calendarOf, dayOfDate, lastContactOf, lastPaymentOf, oldestDueDateOf } from "./knowledge.ts";
import { memory, type Work } from "./world.ts";

function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === undefined) throw new Error(`no duration: ${text}`);
  return duration;
}

/** The named calendar, or the strategy's own. */
function calendarFor(work: Work, id: string | undefined): Calendar {
  return calendarOf(work, id) ?? createCalendar(WEEKDAYS);
}

const timeOf = (text: string): number => (parseTime(text) ?? 0) * MINUTE;

/** A duration later. */
export const later = (work: Work, instant: number, text: string, calendar?: string): number =>
  addDuration(instant, durationOf(text), work.zone, calendarFor(work, calendar));

/** The first instant that is not before another, at the time of day if one is given, with `roll` on a business day. */
function onGrid(work: Work, instant: number, { at, roll, calendar }: Timing): number {
  if (at === undefined && roll === undefined) return instant;
  const { day: first, time } = work.zone.localOf(instant);
  for (let day = first; ; day++) {
    const moment = work.zone.instantOf(day, at === undefined ? time : timeOf(at));
    if (moment >= instant && (roll === undefined || calendarFor(work, calendar).isBusinessDay(day))) return moment;
  }
}

/** Rule 1 for parameters that are a duration, and perhaps a time of day. */
export const dueAfter = (work: Work, base: number, text: string, at: string | undefined): number =>
  forward(work, { for: text, ...(at !== undefined && { at }) }, base).moment;

/** What an anchor stands for: a date or an instant; `undefined` when unknown. */
function anchorOf(work: Work, name: string): { readonly day: Day } | { readonly instant: number } | undefined {
  const date = (text: string | undefined) => (text === undefined ? undefined : { day: dayOfDate(text) });
  const instant = (value: number | undefined) => (value === undefined ? undefined : { instant: value });
  switch (name) {
    case "oldestDueDate":
      return date(oldestDueDateOf(work));
    case "commitmentDue":
      return date(nextPartDue(work));
    case "entered":
      return instant(work.state.enteredAt);
    case "lastContact":
      return instant(lastContactOf(work));
    case "lastPayment":
      return instant(lastPaymentOf(work));
    default: {
      const value = name.split(".").reduce<unknown>(ownMember, work.facts);
      if (typeof value !== "string") return undefined;
      const day = parseDate(value);
      return day === undefined ? instant(parseInstant(value)) : { day };
    }
  }
}

/** Due date of the first part of the open commitment that the payments since do not cover. */
function nextPartDue(work: Work): string | undefined {
  const { commitment } = work.state;
  if (commitment === undefined) return undefined;
  const paid = paidBy(work, commitment.madeAt, work.now);
  let needed = 0;
  return commitment.parts.find((part) => {
    needed += part.amountMinor;
    return needed > paid;
  })?.due;
}

/** Money that came from a moment on until another, both included; a payment listed again counts as its last record says. */
export function paidBy({ facts }: Work, from: number, until: number): number {
  const records = new Map((facts.payments ?? []).map((payment) => [payment.id, payment]));
  return [...records.values()]
    .filter(({ at, reversed }) => {
      const made = parseInstant(at);
      return reversed !== true && made !== undefined && made >= from && made <= until;
    })
    .reduce((total, { amountMinor }) => total + amountMinor, 0);
}

export interface Target {
  /** When the node is due: its moment, and not before the gap is over. */
  readonly due: number;
  /** The moment before the gap. */
  readonly moment: number;
}

/** The target of a timing block; `undefined` while its anchor is unknown. */
export function targetOf(work: Work, timing: Timing): Target | undefined {
  const own = timing.until === undefined ? forward(work, timing, memory(work).from) : anchored(work, timing);
  if (own === undefined) return undefined;
  const contact = timing.gap === undefined ? undefined : lastContactOf(work, timing.gapChannels);
  if (timing.gap === undefined || contact === undefined) return { ...own, due: own.moment };
  const apart = later(work, contact, timing.gap, timing.calendar);
  return { ...own, due: Math.max(own.moment, onGrid(work, apart, timing)) };
}

/** From arrival on. */
function forward(work: Work, timing: Timing, base: number): Omit<Target, "due"> {
  if (timing.for === undefined) return { moment: base };
  const { at, roll } = timing;
  const duration = durationOf(timing.for);
  const calendar = calendarFor(work, timing.calendar);
  if (!duration.dateOnly || (at === undefined && roll === undefined)) {
    const moment = later(work, base, timing.for, timing.calendar);
    return { moment: onGrid(work, moment, timing) };
  }
  const local = work.zone.localOf(base);
  const time = at === undefined ? local.time : timeOf(at);
  const unrolled = addToDay(local.day, duration, calendar);
  let day = roll === undefined ? unrolled : calendar.roll(unrolled, roll);
  while (work.zone.instantOf(day, time) < base) day = roll === undefined ? day + 1 : calendar.roll(day + 1, "forward");
  return { moment: work.zone.instantOf(day, time) };
}

/** From a date or an instant that facts give. */
function anchored(work: Work, timing: Timing): Omit<Target, "due"> | undefined {
  const { anchor, offset = "P0D" } = timing.until ?? { anchor: "" };
  const found = anchorOf(work, anchor);
  if (found === undefined) return undefined;
  const calendar = calendarFor(work, timing.calendar);
  const duration = durationOf(offset);
  const { at, roll } = timing;
  const byDay = (from: Day, time: string) => {
    const day = addToDay(from, duration, calendar);
    return work.zone.instantOf(roll === undefined ? day : calendar.roll(day, roll), timeOf(time));
  };
  if ("day" in found) return { moment: byDay(found.day, at ?? work.world.document.time.at ?? "09:00") };
  if (at !== undefined && duration.dateOnly) return { moment: byDay(work.zone.dayOf(found.instant), at) };
  const moment = later(work, found.instant, offset, timing.calendar);
  return { moment: onGrid(work, moment, timing) };
}

/** When what falls due on a date is judged: a time of day after days of grace. */
export function judgmentOf(work: Work, due: string, grace = "P3D", at?: string): number {
  const last = addToDay(dayOfDate(due), durationOf(grace), calendarFor(work, undefined));
  return work.zone.instantOf(last + 1, timeOf(at ?? work.world.document.time.at ?? "09:00"));
}

/** A time of day so many days before a date. */
export function momentBefore(work: Work, due: string, days: string, at: string): number {
  const back = durationOf(days);
  const day = addToDay(dayOfDate(due), { ...back, sign: -1 }, calendarFor(work, undefined));
  return work.zone.instantOf(day, timeOf(at));
}
