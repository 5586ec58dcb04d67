/** Figures by days since the cases came in. */

import { pairMomentsOf } from "../statistics/means.ts";
import { cureCurve, type DayCount } from "../statistics/survival.ts";
import type { KpiCounts } from "./counts.ts";
import { ratioInterval } from "./intervals.ts";
import type { KpiCurve } from "./model.ts";
import { certaintyOf, type KpiOptions } from "./options.ts";

export type CurveOptions = Pick<KpiOptions, "from" | "level"> & {
  /** Last day of the curve; default the last one on which anything was counted. */
  readonly through?: number;
};

/**
 * The liquidation curve of one currency: which part of what came in was collected by the end of each day. It only falls where
 * payments were reversed. Cases that were watched for fewer days count with what they had paid by then.
 *
 * @returns No points where nothing was placed.
 */
export function recoveryCurve(counts: KpiCounts, currency: string, options: CurveOptions = {}): KpiCurve {
  const { from, level = 0.95 } = options;
  const money = counts.money[currency];
  const head = { id: "liquidationCurve", unit: "share", certainty: certaintyOf("behavior", from), currency } as const;
  if (money === undefined || money.placedMinor <= 0) return { ...head, points: [] };
  const { collected, squares, cases: n, placedMinor: sumX } = money;
  let [sumY, sumYY, sumXY] = [0, 0, 0];
  const days = (options.through ?? collected.length - 1) + 1;
  const points = Array.from({ length: days }, (_, day) => {
    sumY += collected[day] ?? 0;
    sumYY += squares.collected[day] ?? 0;
    sumXY += squares.placedCollected[day] ?? 0;
    if (n < 2) return { day, value: sumY / sumX };
    const moments = pairMomentsOf({ n, sumX, sumY, sumXX: squares.placed, sumYY, sumXY });
    const [low, high] = ratioInterval(moments, level);
    return { day, value: sumY / sumX, low, high };
  });
  return { ...head, points };
}

/**
 * The cure curve: for which share of the cases all arrears were settled by the end of each day. Cases that are still open count
 * for as long as they were watched. Never falls.
 */
export function cureCurveOf(counts: KpiCounts, options: CurveOptions = {}): KpiCurve {
  const { from, level = 0.95 } = options;
  const last = options.through ?? Math.max(counts.cured.length, counts.open.length) - 1;
  const known = new Map(cureCurve(dayCounts(counts), level).map(({ day, share, ci }) => [day, { share, ci }]));
  let [value, low, high] = [0, 0, 0];
  const points = Array.from({ length: last + 1 }, (_, day) => {
    const point = known.get(day);
    if (point !== undefined) ({ share: value } = point);
    if (point !== undefined) [low, high] = point.ci;
    return { day, value, low, high };
  });
  return { id: "cureCurve", unit: "share", certainty: certaintyOf("behavior", from), points };
}

function dayCounts({ cured, open }: KpiCounts): DayCount[] {
  const days = Array.from({ length: Math.max(cured.length, open.length) }, (_, day) => ({
    day,
    events: cured[day] ?? 0,
    censored: open[day] ?? 0,
  }));
  return days.filter(({ events, censored }) => events + censored > 0);
}
