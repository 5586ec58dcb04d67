/**
 * When a waiting node is due: the timing block of FORMAT section 3, compiled once and computed again in every step,
 * because anchors, not instants, are the truth.
 */

import type { Calendar } from "../base/calendar.ts";
import { type Day, parseTime } from "../base/civil.ts";
import { addDuration, addToDay, type Duration } from "../base/duration.ts";
import { MINUTE } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { NodeData } from "../model/case.ts";
import type { Timing } from "../model/node.ts";
import type { Kit, Turn } from "./spec.ts";

export interface Target {
  /** The moment itself, before `gap` (ms); `-Infinity` when only `gap` is given. */
  readonly moment: number;
  /** When the node may go on: the moment, or later because of `gap` (ms). */
  readonly due: number;
  /** The anchor behind it, for the trace. */
  readonly anchor?: string;
}

/** The target for a case that arrived as `data` says, or `undefined` while its anchor is unknown. */
export type Plan = (turn: Turn, data: NodeData) => Target | undefined;

/** A time of day and rolling rule, applied in one zone and calendar. */
interface Grid {
  /** ms since local midnight; absent: the wall time stays. */
  readonly at: number | undefined;
  readonly roll: "forward" | "backward" | undefined;
  readonly calendar: Calendar;
}

/** Compiles a timing block. A block without `for` and `until` has only `gap`. */
export function planTiming(timing: Timing, kit: Kit): Plan {
  const grid: Grid = {
    at: timing.at === undefined ? undefined : timeOfDay(timing.at),
    roll: timing.roll,
    calendar: kit.calendar(timing.calendar),
  };
  const moment = planMoment(timing, grid, kit);
  const gap = timing.gap === undefined ? undefined : kit.duration(timing.gap);
  const anchor = timing.until?.anchor;
  return (turn, data) => {
    const at = moment(turn, data);
    if (at === undefined) return undefined;
    const last = gap && turn.lastContact(timing.gapChannels);
    const free = gap === undefined || last === undefined ? -Infinity : afterGap(last, gap, grid, turn.zone);
    return { moment: at, due: Math.max(at, free), ...(anchor !== undefined && { anchor }) };
  };
}

type Moment = (turn: Turn, data: NodeData) => number | undefined;

function planMoment(timing: Timing, grid: Grid, kit: Kit): Moment {
  if (timing.for !== undefined) {
    const duration = kit.duration(timing.for);
    return (turn, data) => afterBase(data.from, duration, grid, turn.zone);
  }
  const until = timing.until;
  if (until === undefined) return () => -Infinity;
  const offset = kit.duration(until.offset ?? "P0D");
  const usual = timeOfDay(kit.strategy.time.at ?? "09:00");
  return (turn) => {
    const anchor = turn.anchor(until.anchor);
    if (anchor === undefined) return undefined;
    if ("day" in anchor) return onDay(anchor.day, offset, grid, grid.at ?? usual, turn.zone);
    if (grid.at !== undefined && offset.dateOnly) {
      return onDay(turn.zone.localOf(anchor.instant).day, offset, grid, grid.at, turn.zone);
    }
    return firstOnGrid(addDuration(anchor.instant, offset, turn.zone, grid.calendar), grid, turn.zone);
  };
}

/** Rule 1: a duration from the base, on the grid where the duration moves dates only. */
function afterBase(base: number, duration: Duration, grid: Grid, zone: Zone): number {
  const onDates = duration.dateOnly && (grid.at !== undefined || grid.roll !== undefined);
  if (!onDates) return firstOnGrid(addDuration(base, duration, zone, grid.calendar), grid, zone);
  const local = zone.localOf(base);
  const time = grid.at ?? local.time;
  let day = rolled(addToDay(local.day, duration, grid.calendar), grid, grid.roll);
  let target = zone.instantOf(day, time);
  while (target < base) {
    day = rolled(day + 1, grid, "forward");
    target = zone.instantOf(day, time);
  }
  return target;
}

/** Rule 2 for dates: anchor and offset, rolled, at a time of day. */
function onDay(anchor: Day, offset: Duration, grid: Grid, time: number, zone: Zone): number {
  return zone.instantOf(rolled(addToDay(anchor, offset, grid.calendar), grid, grid.roll), time);
}

/** Rule 3. */
function afterGap(last: number, gap: Duration, grid: Grid, zone: Zone): number {
  return firstOnGrid(addDuration(last, gap, zone, grid.calendar), grid, zone);
}

/** The first instant from `from` on that has the grid's time of day and, when it rolls, lies on a business day. */
function firstOnGrid(from: number, grid: Grid, zone: Zone): number {
  if (grid.at === undefined && grid.roll === undefined) return from;
  const local = zone.localOf(from);
  const time = grid.at ?? local.time;
  let { day } = local;
  while (zone.instantOf(day, time) < from) day += 1;
  return zone.instantOf(rolled(day, grid, "forward"), time);
}

/** `day` itself when the grid does not roll. */
const rolled = (day: Day, grid: Grid, direction: "forward" | "backward" | undefined): Day =>
  grid.roll === undefined ? day : grid.calendar.roll(day, direction ?? "forward");

/** ms since local midnight of a checked `"HH:MM"`. */
const timeOfDay = (text: string): number => (parseTime(text) ?? 0) * MINUTE;
