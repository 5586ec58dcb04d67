/** Lines over time with bands, markers and names at their ends. */

import {
  drawing,
  element,
  LINE_HEIGHT,
  label,
  labels,
  marker,
  rounded,
  type SeriesStyle,
  widthOf,
  wrapped,
} from "./svg.ts";

export interface Line {
  readonly name: string;
  /** Beside the name at the end. */
  readonly last: string;
  readonly style: SeriesStyle;
  /** Ascending in x. */
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
  /** The value stays until the next point. */
  readonly steps: boolean;
  /** Drawn as a thin dotted line across. */
  readonly planned?: number;
}

export interface LineChart {
  readonly title: string;
  readonly text: string;
  readonly id: string;
  readonly width: number;
  readonly lines: readonly Line[];
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly xRange: readonly [number, number];
  /** Top of the y axis. */
  readonly top: number;
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  /** Small print under the chart. */
  readonly foot: string;
}

const HEIGHT = 200;
const [LEFT, TOP, BOTTOM] = [48, 12, 28];
const SHORTEST_TAIL = 90;

export function lineChart(chart: LineChart): string {
  const { width, lines, xRange, top } = chart;
  const tail = Math.min(width * 0.34, Math.max(SHORTEST_TAIL, ...lines.map((line) => widthOf(`${line.name} `) + 16)));
  const right = width - tail;
  const span = Math.max(1e-9, xRange[1] - xRange[0]);
  const x = (value: number) => LEFT + ((value - xRange[0]) / span) * (right - LEFT);
  const y = (value: number) => TOP + HEIGHT - (value / top) * HEIGHT;
  const ends = endLabels(lines, tail - 16, y);
  const foot = wrapped(chart.foot, width - LEFT);
  const below = Math.max(TOP + HEIGHT + BOTTOM + 8, ...ends.map(({ bottom }) => bottom + LINE_HEIGHT));
  return drawing({
    ...chart,
    height: below + foot.length * LINE_HEIGHT,
    children: [
      ...axes(chart, x, y, right),
      ...lines.map((line) => band(line, x, y, xRange[1])),
      ...lines.map((line) => plannedLine(line, y, right)),
      ...lines.map((line) => path(line, x, y, xRange[1])),
      ...ends.map(({ line, at, text }) => endMark(line, at, text, x(xRange[1]), y)),
      labels(LEFT, below + 8, foot, "dx-q"),
    ],
  });
}

type Scale = (value: number) => number;

function axes({ xTicks, yTicks }: LineChart, x: Scale, y: Scale, right: number): string[] {
  return [
    ...yTicks.flatMap(({ at, text }) => [
      element("path", { d: `M${LEFT} ${rounded(y(at))}H${rounded(right)}`, class: at === 0 ? "dx-a" : "dx-g" }),
      label(LEFT - 8, y(at) + 4, text, "dx-q", "end"),
    ]),
    ...xTicks.map(({ at, text }) => label(x(at), TOP + HEIGHT + 18, text, "dx-q", "middle")),
  ];
}

function path({ points, steps, style }: Line, x: Scale, y: Scale, end: number): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = rest.map((point) =>
    steps ? `H${rounded(x(point.x))}V${rounded(y(point.y))}` : `L${rounded(x(point.x))} ${rounded(y(point.y))}`,
  );
  const d = `M${rounded(x(first.x))} ${rounded(y(first.y))}${parts.join("")}${steps ? `H${rounded(x(end))}` : ""}`;
  return element("path", { d, class: `dx-l dx-s${style.color}`, "stroke-dasharray": style.dash });
}

function band({ points, steps, style }: Line, x: Scale, y: Scale, end: number): string {
  const known = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  const first = known[0];
  if (first === undefined) return "";
  const edge = (of: (point: (typeof known)[number]) => number) =>
    known.flatMap((point, i) => {
      const next = known[i + 1]?.x ?? end;
      const at = `${rounded(x(point.x))} ${rounded(y(of(point)))}`;
      return steps ? [at, `${rounded(x(next))} ${rounded(y(of(point)))}`] : [at];
    });
  const upper = edge((point) => point.high ?? point.y);
  const lower = edge((point) => point.low ?? point.y).reverse();
  return element("path", { d: `M${[...upper, ...lower].join("L")}Z`, class: `dx-band dx-f${style.color}` });
}

function plannedLine({ planned, style }: Line, y: Scale, right: number): string {
  if (planned === undefined) return "";
  const d = `M${LEFT} ${rounded(y(planned))}H${rounded(right)}`;
  return element("path", { d, class: `dx-s${style.color}`, "stroke-dasharray": "1 4", fill: "none" });
}

interface EndLabel {
  readonly line: Line;
  readonly text: readonly string[];
  /** Baseline of the first line of text. */
  readonly at: number;
  readonly bottom: number;
}

/** Names at the ends, moved apart where they would cover each other. */
function endLabels(lines: readonly Line[], room: number, y: Scale): EndLabel[] {
  let free = TOP;
  return lines
    .filter(({ points }) => points.length > 0)
    .map((line) => ({ line, end: y(line.points.at(-1)?.y ?? 0) }))
    .sort((a, b) => a.end - b.end)
    .map(({ line, end }) => {
      const text = [...wrapped(line.name, room), line.last];
      const at = Math.max(free, end - ((text.length - 1) * LINE_HEIGHT) / 2) + 4;
      free = at + text.length * LINE_HEIGHT;
      return { line, text, at, bottom: at + (text.length - 1) * LINE_HEIGHT };
    });
}

function endMark(line: Line, at: number, text: readonly string[], right: number, y: Scale): string {
  const value = y(line.points.at(-1)?.y ?? 0);
  const names = text.map((part, i) =>
    label(right + 12, at + i * LINE_HEIGHT, part, i === text.length - 1 ? "dx-b" : "dx-t"),
  );
  return marker(right, value, line.style) + names.join("");
}

/** About `count` round steps from 0 to at least `most`. */
export function roundTicks(most: number, count: number): number[] {
  if (!(most > 0)) return [0, 1];
  const raw = most / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((each) => each >= raw * 0.999) ?? raw;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step);
}
