/** The interval of a difference as a bar with caps, around the line of no difference. The words beside it say the same. */

import type { Comparison, MetricReport } from "@dunlin/engine/experiments";

export interface IntervalBarProps {
  readonly metric: MetricReport;
  readonly comparison: Comparison;
  readonly color: string;
  /** Whether the groups can be compared at all. */
  readonly sound: boolean;
}

const WIDTH = 240;
const HEIGHT = 24;
const EDGE = 8;

/** Better is always at the end of the line, whichever way the measure counts. */
export function IntervalBar({ metric, comparison, color, sound }: IntervalBarProps) {
  const sign = metric.better === "higher" ? 1 : -1;
  const bounds = comparison.ci.map((bound) => (bound === null ? null : bound * sign)).sort(byNumber);
  const [low, high] = bounds as [number | null, number | null];
  const diff = comparison.diff * sign;
  const most =
    Math.max(...[low, high, diff, metric.limit * sign].map((one) => Math.abs(one ?? 0)), Number.EPSILON) * 1.1;
  const x = (value: number) => EDGE + ((value / most + 1) / 2) * (WIDTH - 2 * EDGE);
  const sure = sound && comparison.direction !== "unclear";
  const [from, to] = [low === null ? 0 : x(low), high === null ? WIDTH : x(high)];
  const ink = sure ? color : "var(--dunlin-chart-3)";
  const limit = metric.role === "guardrail" && metric.limit > 0 ? x(-metric.limit) : undefined;
  return (
    <svg className="dn-interval" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      {limit !== undefined && <path d={`M${limit} 2V${HEIGHT - 2}`} className="dn-interval-limit" />}
      <path d={`M${x(0)} 0V${HEIGHT}`} className="dn-interval-zero" />
      <path d={`M${from} 12H${to}${cap(low, from)}${cap(high, to)}`} stroke={ink} strokeWidth={2} fill="none" />
      <circle cx={x(diff)} cy={12} r={4.5} stroke={ink} strokeWidth={2} fill={sure ? ink : "var(--dunlin-surface)"} />
    </svg>
  );
}

const cap = (bound: number | null, at: number): string => (bound === null ? "" : `M${at} 7V17`);

const byNumber = (a: number | null, b: number | null): number =>
  (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);
