/** Time until something happens, with cases for which it has not happened yet: curves and their comparison. */

import type { Interval, Moments } from "./counts.ts";
import { chiSquareTail, normalQuantile } from "./distributions.ts";

/** What is known on one day since the beginning: for how many it happened then, and how many were last seen then. */
export interface DayCount {
  /** 0 or more; ascending. */
  readonly day: number;
  readonly events: number;
  /** Still open when last seen on this day. */
  readonly censored: number;
}

export interface CurvePoint {
  readonly day: number;
  /** Still waiting just before this day. */
  readonly atRisk: number;
  readonly events: number;
  /** Share for whom it has happened by the end of this day, 0 to 1: one minus the Kaplan-Meier survival. */
  readonly share: number;
  /** Pointwise interval of `share`: log-log, as R's `survfit(conf.type = "log-log")`. */
  readonly ci: Interval;
}

/**
 * The Kaplan-Meier curve, turned upwards: the share cured by each day on which somebody was. Cases that are still open
 * count as long as they are seen, and never as failures.
 *
 * Interval: on the scale of ln(-ln S) with Greenwood's variance, which stays within 0 and 1; where S is 1 or 0 it is
 * the point itself (R gives none).
 *
 * Sources: E. L. Kaplan, P. Meier, Journal of the American Statistical Association 53 (1958) 457-481; J. D. Kalbfleisch,
 * R. L. Prentice, The Statistical Analysis of Failure Time Data (1980), for the log-log interval.
 */
export function cureCurve(days: readonly DayCount[], confidence = 0.95): CurvePoint[] {
  const z = -normalQuantile((1 - confidence) / 2);
  let atRisk = sizeOf(days);
  let [survival, greenwood] = [1, 0];
  return days.flatMap(({ day, events, censored }) => {
    const before = atRisk;
    atRisk -= events + censored;
    if (events === 0) return [];
    survival = before === events ? 0 : survival * (1 - events / before);
    greenwood += events / (before * (before - events));
    return [{ day, atRisk: before, events, share: 1 - survival, ci: logLog(survival, greenwood, z) }];
  });
}

function logLog(survival: number, greenwood: number, z: number): Interval {
  if (survival <= 0 || survival >= 1) return [1 - survival, 1 - survival];
  const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.log(survival));
  return [1 - survival ** spread, 1 - survival ** (1 / spread)];
}

const sizeOf = (days: readonly DayCount[]): number =>
  days.reduce((sum, { events, censored }) => sum + events + censored, 0);

export interface LogRank {
  readonly chiSquare: number;
  readonly pValue: number;
}

/**
 * Whether two curves differ anywhere: the log-rank test, as R's `survdiff`. Without any event p is 1.
 *
 * Source: N. Mantel, Cancer Chemotherapy Reports 50 (1966) 163-170.
 */
export function logRank(control: readonly DayCount[], treatment: readonly DayCount[]): LogRank {
  const byDay = new Map<number, [DayCount | undefined, DayCount | undefined]>();
  for (const each of control) byDay.set(each.day, [each, undefined]);
  for (const each of treatment) byDay.set(each.day, [byDay.get(each.day)?.[0], each]);
  let [c, t] = [sizeOf(control), sizeOf(treatment)];
  let [gap, variance] = [0, 0];
  for (const [, [one, other]] of [...byDay].sort(([a], [b]) => a - b)) {
    const [both, events] = [c + t, (one?.events ?? 0) + (other?.events ?? 0)];
    gap += (other?.events ?? 0) - (events * t) / both;
    if (both > 1) variance += (events * (c / both) * (t / both) * (both - events)) / (both - 1);
    c -= (one?.events ?? 0) + (one?.censored ?? 0);
    t -= (other?.events ?? 0) + (other?.censored ?? 0);
  }
  const chiSquare = variance > 0 ? gap ** 2 / variance : 0;
  return { chiSquare, pValue: chiSquareTail(chiSquare, 1) };
}

/**
 * Mean days until the cure, counting no more than `horizon` of them for anybody: the area under the survival curve up
 * to that day. `variance` is that of one case, so that variance / n is the squared standard error.
 *
 * Source: as R's `print(survfit, rmean = horizon)`; J. P. Klein, M. L. Moeschberger, Survival Analysis (2003), 4.5.1.
 */
export function restrictedMean(days: readonly DayCount[], horizon: number): Moments {
  const n = sizeOf(days);
  const points = cureCurve(days).filter(({ day }) => day < horizon);
  const areas: number[] = [];
  let [mean, from, survival] = [0, 0, 1];
  for (const { day, share } of [...points, { day: horizon, share: 1 }]) {
    areas.push((day - from) * survival);
    mean += (day - from) * survival;
    from = day;
    survival = 1 - share;
  }
  let [after, squared] = [0, 0];
  for (let i = points.length - 1; i >= 0; i--) {
    after += areas[i + 1] ?? 0;
    const { atRisk = 1, events = 0 } = points[i] ?? {};
    if (atRisk > events) squared += (after ** 2 * events) / (atRisk * (atRisk - events));
  }
  return { n, mean, variance: squared * n };
}

/** The last day up to which somebody of every group is still watched: no comparison should look beyond it. */
export function commonHorizon(groups: readonly (readonly DayCount[])[]): number {
  return Math.min(...groups.map((days) => days.at(-1)?.day ?? 0));
}
