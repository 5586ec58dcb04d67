/** Columns side by side, by days or by classes: stacked parts of a whole, or the same class of several series beside each other. */

import { drawing, element, LINE_HEIGHT, label, labels, rounded, type SeriesStyle, widthOf, wrapped } from "./svg.ts";

export interface ColumnSeries {
  readonly name: string;
  readonly style: SeriesStyle;
  /** One for each column. */
  readonly values: readonly number[];
}

export interface ColumnChart {
  readonly title: string;
  readonly text: string;
  readonly id: string;
  readonly width: number;
  readonly series: readonly ColumnSeries[];
  readonly stacked: boolean;
  /** Under columns, by their place. */
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  /** Top of the y axis. */
  readonly top: number;
  /** Small print under the chart. */
  readonly foot: string;
}

const HEIGHT = 180;
const [LEFT, BOTTOM, KEY] = [56, 28, 12];

export function columnChart(chart: ColumnChart): string {
  const { width, series, xTicks, yTicks, top } = chart;
  const key = keyOf(series, width - LEFT);
  const head = key.height + 12;
  const count = Math.max(1, ...series.map(({ values }) => values.length));
  const step = (width - LEFT) / count;
  const y = (value: number) => head + HEIGHT - (value / top) * HEIGHT;
  const foot = wrapped(chart.foot, width - LEFT);
  const below = head + HEIGHT + BOTTOM + 8;
  return drawing({
    ...chart,
    height: below + foot.length * LINE_HEIGHT,
    children: [
      ...key.children,
      ...yTicks.flatMap(({ at, text }) => [
        element("path", { d: `M${LEFT} ${rounded(y(at))}H${width}`, class: at === 0 ? "dx-a" : "dx-g" }),
        label(LEFT - 8, y(at) + 4, text, "dx-q", "end"),
      ]),
      ...columns(chart, step, y),
      ...xTicks.map(({ at, text }) => label(LEFT + (at + 0.5) * step, head + HEIGHT + 18, text, "dx-q", "middle")),
      labels(LEFT, below + 8, foot, "dx-q"),
    ],
  });
}

/** Names of the series with their colors, in as many lines as they need. */
function keyOf(series: readonly ColumnSeries[], room: number): { height: number; children: string[] } {
  let [x, line] = [0, 0];
  const children = series.flatMap(({ name, style }) => {
    const width = KEY + 8 + widthOf(name) + 16;
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    const at = LEFT + x;
    x += width;
    const top = line * LINE_HEIGHT;
    return [
      element("rect", { x: at, y: top + 1, width: KEY, height: KEY, rx: 2, class: `dx-f${style.color}` }),
      label(at + KEY + 8, top + KEY, name),
    ];
  });
  return { height: (line + 1) * LINE_HEIGHT, children };
}

function columns({ series, stacked }: ColumnChart, step: number, y: (value: number) => number): string[] {
  const gap = Math.min(step * 0.2, 12);
  const wide = (step - gap) / (stacked ? 1 : series.length);
  const heights: number[] = [];
  return series.flatMap(({ values, style }, i) => {
    const parts = values.flatMap((value, at) => {
      const from = stacked ? (heights[at] ?? 0) : 0;
      heights[at] = from + value;
      if (value <= 0) return [];
      const left = LEFT + at * step + gap / 2 + (stacked ? 0 : i * wide);
      return [
        `M${rounded(left)} ${rounded(y(from))}V${rounded(y(from + value))}h${rounded(wide)}V${rounded(y(from))}z`,
      ];
    });
    return parts.length === 0 ? [] : [element("path", { d: parts.join(""), class: `dx-f${style.color}` })];
  });
}
