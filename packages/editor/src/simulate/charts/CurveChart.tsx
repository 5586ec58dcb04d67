/** A figure by days, with its band: own SVG, labeled where lines end. Dash and marker say which line it is, never color alone. */

import type { KpiCurve } from "@dunlin/engine/kpi";
import { useId } from "react";

export interface CurveLine {
  readonly key: string;
  /** As it stands at the end of the line. */
  readonly label: string;
  readonly points: KpiCurve["points"];
  /** 1 solid with a circle, 2 dashed with a square. */
  readonly series: 1 | 2;
}

export interface CurveChartProps {
  readonly lines: readonly CurveLine[];
  readonly width: number;
  readonly height: number;
  readonly rtl: boolean;
  readonly percent: (share: number) => string;
  readonly day: (day: number) => string;
  /** The whole chart in a sentence. */
  readonly label: string;
}

const EDGE = { top: 12, bottom: 20, start: 40, end: 92 } as const;
/** px of a letter of a name, about. */
const LETTER = 6.6;

export function CurveChart({ lines, width, height, rtl, percent, day, label }: CurveChartProps) {
  const id = useId();
  const lastDay = Math.max(1, ...lines.map(({ points }) => points.at(-1)?.day ?? 0));
  const highest = Math.max(0.01, ...lines.flatMap(({ points }) => points.map(({ value, high = value }) => high)));
  const ticks = ticksFor(highest);
  const top = ticks.at(-1) ?? 1;
  // A line is named where it ends: the longest name has to fit in there.
  const end = Math.max(EDGE.end, 16 + LETTER * Math.max(...lines.map((line) => line.label.length)));
  const inner = { width: Math.max(40, width - EDGE.start - end), height: height - EDGE.top - EDGE.bottom };
  const along = (at: number) => EDGE.start + (at / lastDay) * inner.width;
  const x = (at: number) => (rtl ? width - along(at) : along(at));
  const y = (value: number) => EDGE.top + (1 - value / top) * inner.height;
  const labels = spread(lines.map(({ points }) => y(points.at(-1)?.value ?? 0)));
  const from = rtl ? "end" : "start";
  return (
    <svg
      className="dn-chart"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={x(0)}
            x2={x(lastDay)}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? "dn-chart-base" : "dn-chart-grid"}
          />
          <text x={x(0) + (rtl ? 6 : -6)} y={y(tick) + 4} textAnchor={rtl ? "start" : "end"} direction="ltr">
            {percent(tick)}
          </text>
        </g>
      ))}
      {daysFor(lastDay).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle">
          {day(tick)}
        </text>
      ))}
      {lines.map((line, i) => (
        <Line
          key={line.key}
          line={line}
          x={x}
          y={y}
          labelY={labels[i] ?? 0}
          anchor={from}
          rtl={rtl}
          id={`${id}-${i}`}
        />
      ))}
    </svg>
  );
}

interface LineProps {
  readonly line: CurveLine;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
  readonly labelY: number;
  readonly anchor: "start" | "end";
  readonly rtl: boolean;
  readonly id: string;
}

function Line({ line: { label, points, series }, x, y, labelY, anchor, rtl, id }: LineProps) {
  const last = points.at(-1);
  if (last === undefined) return null;
  const [endX, endY] = [x(last.day), y(last.value)];
  const side = rtl ? -1 : 1;
  return (
    <g className="dn-chart-line" data-series={series} data-line={id}>
      <polygon
        className="dn-chart-band"
        points={[
          ...points.map(({ day, value, high = value }) => `${x(day)},${y(high)}`),
          ...[...points].reverse().map(({ day, value, low = value }) => `${x(day)},${y(low)}`),
        ].join(" ")}
      />
      <polyline
        className="dn-chart-stroke"
        points={points.map(({ day, value }) => `${x(day)},${y(value)}`).join(" ")}
      />
      {series === 1 ? (
        <circle className="dn-chart-dot" cx={endX} cy={endY} r={4} />
      ) : (
        <rect className="dn-chart-dot" x={endX - 4} y={endY - 4} width={8} height={8} />
      )}
      <text className="dn-chart-name" x={endX + side * 9} y={labelY + 4} textAnchor={anchor}>
        {label}
      </text>
    </g>
  );
}

/** Three to six round numbers from 0 to above the highest. */
export function ticksFor(highest: number): readonly number[] {
  const rough = highest / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  const count = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Math.round(i * step * 1e6) / 1e6);
}

const STEPS = [1, 2, 5, 7, 15, 30, 60, 90, 180, 360] as const;

const daysFor = (last: number): readonly number[] => {
  const step = STEPS.find((one) => last / one <= 4) ?? 360;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
};

/** Labels that would lie on each other move apart. */
function spread(places: readonly number[]): readonly number[] {
  const order = places.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  const found = [...places];
  let before = Number.NEGATIVE_INFINITY;
  for (const { at, i } of order) {
    const place = Math.max(at, before + 14);
    found[i] = place;
    before = place;
  }
  return found;
}
