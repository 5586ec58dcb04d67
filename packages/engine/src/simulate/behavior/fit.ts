/** The settlement curve that was seen against the one that a model expects, and what it expects of other cases. */

import type { Interval } from "../../statistics/counts.ts";
import { normalQuantile } from "../../statistics/distributions.ts";
import type { BehaviorModel } from "../model.ts";
import { lastDay, type ObservedCase, settledOn } from "./observed.ts";
import { PayModel, withFactor } from "./pay.ts";

export interface FitPoint {
  readonly day: number;
  /** Open and watched on that day. */
  readonly atRisk: number;
  /** Settled on that day. */
  readonly settled: number;
  /** Share that is settled by the end of the day, with its interval. */
  readonly observed: number;
  readonly ci: Interval;
  /** The same by the model, of the same cases. */
  readonly expected: number;
}

/** Of a case before anything is known of it. */
export interface ExpectedCase {
  readonly from: number;
  readonly amountMinor: number;
  readonly segment?: string;
  readonly contacts?: ObservedCase["contacts"];
}

export interface ExpectedPoint {
  readonly day: number;
  readonly value: number;
  /** Where the share of these cases lies at the level that was asked for, on each day by itself. */
  readonly low: number;
  readonly high: number;
}

/** Both curves, on every day from the first to the last that was watched. */
export function curvesOf(
  history: readonly ObservedCase[],
  model: BehaviorModel,
  level: number,
): { readonly points: readonly FitPoint[]; readonly worst: number } {
  const seen = observedCurve(history, level);
  const first = seen[0]?.day ?? 0;
  const expected = expectedShares(history, model, first, first + seen.length - 1);
  const points = seen.map((point, i) => ({ ...point, expected: expected[i] as number }));
  const worst = points.reduce((most, { expected: one, observed }) => Math.max(most, Math.abs(one - observed)), 0);
  return { points, worst };
}

/** Kaplan-Meier with late entry; the interval is log-log, as that of `cureCurve`. */
function observedCurve(history: readonly ObservedCase[], level: number): Omit<FitPoint, "expected">[] {
  const z = -normalQuantile((1 - level) / 2);
  const first = history.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = history.reduce((most, one) => Math.max(most, lastDay(one)), first);
  const size = last - first + 1;
  const [enters, leaves, settles] = [0, 1, 2].map(() => new Array<number>(size + 1).fill(0)) as [
    number[],
    number[],
    number[],
  ];
  for (const one of history) {
    add(enters, one.from - first);
    add(leaves, lastDay(one) + 1 - first);
    const settled = settledOn(one);
    if (settled !== undefined) add(settles, settled - first);
  }
  let [atRisk, survival, greenwood] = [0, 1, 0];
  return Array.from({ length: size }, (_, i) => {
    atRisk += (enters[i] as number) - (leaves[i] as number);
    const settled = settles[i] as number;
    if (settled > 0) {
      survival = atRisk === settled ? 0 : survival * (1 - settled / atRisk);
      greenwood += atRisk === settled ? 0 : settled / (atRisk * (atRisk - settled));
    }
    return { day: first + i, atRisk, settled, observed: 1 - survival, ci: logLog(survival, greenwood, z) };
  });
}

function logLog(survival: number, greenwood: number, z: number): Interval {
  if (survival <= 0 || survival >= 1) return [1 - survival, 1 - survival];
  const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.log(survival));
  return [1 - survival ** spread, 1 - survival ** (1 / spread)];
}

const add = (counts: number[], place: number): void => {
  counts[place] = (counts[place] ?? 0) + 1;
};

/** Share of cases that are settled by the end of each day, as the model has it. */
function expectedShares(cases: readonly ExpectedCase[], model: BehaviorModel, first: number, last: number): number[] {
  const pay = new PayModel(model.pay);
  const whole = 1 - (model.partial?.share ?? 0);
  const sums = new Array<number>(last - first + 1).fill(0);
  for (const one of cases) {
    const { segment, amountMinor, contacts = [] } = one;
    const own = model.pay.segments?.find(({ id }) => id === segment)?.factor ?? 1;
    const factor = own * pay.amountFactor(amountMinor);
    let open = 1;
    for (let day = Math.max(first, one.from); day <= last; day++) {
      const heard = contacts.length === 0 ? 1 : heardOn(model, contacts, day);
      open *= 1 - whole * withFactor(pay.chanceOn(day), factor * heard);
      sums[day - first] = (sums[day - first] as number) + 1 - open;
    }
  }
  return sums.map((sum) => sum / cases.length);
}

function heardOn({ pay }: BehaviorModel, contacts: NonNullable<ExpectedCase["contacts"]>, day: number): number {
  return Object.entries(pay.contacts ?? {}).reduce((product, [channel, { factor, days }]) => {
    const holds = contacts.some((one) => one.channel === channel && one.day < day && day <= one.day + days);
    return holds ? product * factor : product;
  }, 1);
}

export interface ExpectOptions {
  /** Last day of the curve. */
  readonly through: number;
  /** How many cases the model was learned from. */
  readonly learnedFrom: number;
  /** Of the intervals, default 0.95. */
  readonly level?: number;
  /**
   * By how much more the share of a sample varies than that of independent cases; default 1. Above 1 where cases of one debtor
   * are alike and these are other debtors: see `clusteringOf`.
   */
  readonly clustering?: number;
}

/**
 * What a model expects of other cases, with where their share will lie: they differ by chance, and so did those that the model
 * was learned from.
 */
export function expectedCurve(
  model: BehaviorModel,
  cases: readonly ExpectedCase[],
  { through, learnedFrom, level = 0.95, clustering = 1 }: ExpectOptions,
): ExpectedPoint[] {
  const z = -normalQuantile((1 - level) / 2);
  const first = cases.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) return [];
  const spread = clustering * (1 / learnedFrom + 1 / cases.length);
  return expectedShares(cases, model, first, through).map((value, i) => {
    // Half a case more, as shares move in steps.
    const half = z * Math.sqrt(value * (1 - value) * spread) + 0.5 / cases.length;
    return { day: first + i, value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
  });
}

/**
 * By how much more shares of settled cases vary between samples of debtors than between samples of independent cases, over the
 * days on which between a tenth and nine tenths are settled. 1 where the cases of a debtor have nothing in common.
 *
 * Source: L. Kish, Survey Sampling (1965), 5.4: the design effect of clusters.
 */
export function clusteringOf(history: readonly ObservedCase[]): number {
  const first = history.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = history.reduce((most, one) => Math.max(most, lastDay(one)), first);
  let [sum, days] = [0, 0];
  for (let day = first; day <= last; day++) {
    const effect = clusteringOn(history, day);
    if (effect === undefined) continue;
    sum += effect;
    days += 1;
  }
  return days === 0 ? 1 : Math.max(1, sum / days);
}

function clusteringOn(history: readonly ObservedCase[], day: number): number | undefined {
  const known = history.filter((one) => one.from <= day && (settledOn(one) !== undefined || one.until >= day));
  const isSettled = (one: ObservedCase) => ((settledOn(one) ?? Number.POSITIVE_INFINITY) <= day ? 1 : 0);
  const share = known.reduce((sum, one) => sum + isSettled(one), 0) / known.length;
  if (!(share >= 0.1 && share <= 0.9)) return undefined;
  const byDebtor = new Map<string, number>();
  for (const one of known) byDebtor.set(one.debtor, (byDebtor.get(one.debtor) ?? 0) + isSettled(one) - share);
  const squares = [...byDebtor.values()].reduce((sum, residual) => sum + residual * residual, 0);
  return squares / (known.length * share * (1 - share));
}
