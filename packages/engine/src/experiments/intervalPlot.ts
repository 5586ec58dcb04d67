/** Rows of intervals: name, both values, the interval on a scale of its own, the difference in figures. */

import { element, LINE_HEIGHT, label, labels, rounded, type SeriesStyle, widthOf, wrapped } from "../charts/svg.ts";
import type { ExperimentLanguage } from "./languages.ts";
import type { ArmReport, Comparison, ExperimentReport, MetricReport } from "./report.ts";
import { toldMetric } from "./table.ts";
import { nameOf } from "./tell.ts";

interface Columns {
  readonly name: number;
  /** End of the two columns of values. */
  readonly control: number;
  readonly value: number;
  readonly plot: readonly [from: number, to: number];
  readonly gap: number;
}

function columnsOf(width: number): Columns {
  const [name, figures, gap] = [width * 0.24, 92, width * 0.19];
  const from = name + 2 * figures + 16;
  return {
    name: name - 12,
    control: name + figures - 8,
    value: name + 2 * figures - 8,
    plot: [from, width - gap - 12],
    gap: width,
  };
}

export interface Rows {
  readonly height: number;
  readonly text: string;
  readonly children: readonly string[];
}

export function intervalRows(
  report: ExperimentReport,
  arm: ArmReport,
  style: SeriesStyle,
  width: number,
  language: ExperimentLanguage,
): Rows {
  const columns = columnsOf(width);
  const children: string[] = [];
  const texts: string[] = [];
  const heads = headLines(report, arm, columns, language);
  let at = heads.height;
  const line = at;
  for (const metric of report.metrics) {
    const comparison = metric.comparisons.find(({ variant }) => variant === arm.variant);
    if (comparison === undefined) continue;
    const row = rowOf(report, metric, comparison, { at, columns, style, width, language });
    children.push(...row.children);
    texts.push(row.text);
    at += row.height;
  }
  const middle = (columns.plot[0] + columns.plot[1]) / 2;
  const zero = element("path", { d: `M${rounded(middle)} ${line}V${at}`, class: "dx-a" });
  const foot = wrapped(language.words.report.legend, width);
  return {
    height: at + 8 + foot.length * LINE_HEIGHT,
    text: texts.join(" "),
    children: [...heads.children, zero, ...children, labels(0, at + 18, foot, "dx-q")],
  };
}

function headLines(report: ExperimentReport, arm: ArmReport, columns: Columns, { words }: ExperimentLanguage) {
  const control = nameOf(report.arms.find(({ role }) => role === "control"));
  const [from, to] = columns.plot;
  const half = (to - from) / 2 - 8;
  const short = widthOf(words.report.better(nameOf(arm))) > half;
  const [worse, better] = short
    ? [words.report.worseShort, words.report.betterShort]
    : [words.report.worse(nameOf(arm)), words.report.better(nameOf(arm))];
  const cells = [
    { x: 0, lines: wrapped(words.report.measureHead, columns.name), anchor: undefined },
    { x: columns.control, lines: wrapped(control, 86), anchor: "end" as const },
    { x: columns.value, lines: wrapped(nameOf(arm), 86), anchor: "end" as const },
    { x: from, lines: [worse], anchor: undefined },
    { x: to, lines: [better], anchor: "end" as const },
    { x: columns.gap, lines: wrapped(words.report.difference, 120), anchor: "end" as const },
  ];
  const count = Math.max(...cells.map(({ lines }) => lines.length));
  const children = cells.flatMap(({ x, lines, anchor }) =>
    lines.map((text, i) => label(x, 14 + (count - lines.length + i) * LINE_HEIGHT, text, "dx-q", anchor)),
  );
  return { height: count * LINE_HEIGHT + 8, children };
}

interface Place {
  readonly at: number;
  readonly columns: Columns;
  readonly style: SeriesStyle;
  readonly width: number;
  readonly language: ExperimentLanguage;
}

function rowOf(report: ExperimentReport, metric: MetricReport, comparison: Comparison, place: Place): Rows {
  const { at, columns, width, language } = place;
  const { title, control, value, difference, interval, note } = toldMetric(report, metric, comparison, language);
  const names = wrapped(title, columns.name);
  const notes = note === undefined ? [] : wrapped(note, columns.name);
  const [low = "", high = ""] = interval.split(" … ");
  const ranges = widthOf(interval) <= width * 0.19 ? [interval] : [`${low} …`, high];
  const lines = Math.max(names.length + notes.length, 1 + ranges.length);
  const base = at + 20;
  return {
    height: lines * LINE_HEIGHT + 14,
    text: `${title}: ${control} → ${value}, ${difference} (${interval})${note === undefined ? "" : `, ${note}`}.`,
    children: [
      element("path", { d: `M0 ${rounded(at)}H${rounded(width)}`, class: "dx-g" }),
      labels(0, base, names, "dx-b"),
      labels(0, base + names.length * LINE_HEIGHT, notes, comparison.guardrail === "breached" ? "dx-b" : "dx-q"),
      label(columns.control, base, control, "dx-n", "end"),
      label(columns.value, base, value, "dx-n", "end"),
      intervalMark(metric, comparison, base - 4, place),
      label(columns.gap, base, difference, comparison.direction === "unclear" ? "dx-n" : "dx-b", "end"),
      ...ranges.map((text, i) => label(columns.gap, base + (i + 1) * LINE_HEIGHT, text, "dx-q", "end")),
    ],
  };
}

/** A bar with caps and a dot; filled where chance is ruled out, hollow and gray where not; arrows where nothing bounds it. */
function intervalMark(
  { better, role, limit }: MetricReport,
  comparison: Comparison,
  y: number,
  { columns, style }: Place,
): string {
  const [from, to] = columns.plot;
  const sign = better === "higher" ? 1 : -1;
  const bounds = comparison.ci.map((bound) => (bound === null ? null : bound * sign));
  const known = [...bounds, comparison.diff * sign, limit].filter((bound) => bound !== null).map(Math.abs);
  const half = (to - from) / 2 - 6;
  const most = Math.max(...known, 1e-12) * 1.05;
  const x = (value: number) => (from + to) / 2 + (value / most) * half;
  const ends = sign > 0 ? bounds : [...bounds].reverse();
  const [low, high] = [x(ends[0] ?? -most), x(ends[1] ?? most)];
  const certain = comparison.direction !== "unclear";
  const color = certain ? style.color : 3;
  const cap = (at: number, open: boolean, way: 1 | -1) =>
    open
      ? `M${rounded(at - 5 * way)} ${rounded(y - 4)}L${rounded(at)} ${rounded(y)}L${rounded(at - 5 * way)} ${rounded(y + 4)}`
      : `M${rounded(at)} ${rounded(y - 5)}V${rounded(y + 5)}`;
  const d = `M${rounded(low)} ${rounded(y)}H${rounded(high)}${cap(low, ends[0] === null, -1)}${cap(high, ends[1] === null, 1)}`;
  const dot = { cx: x(comparison.diff * sign), cy: y, r: 4.5 };
  const bound = role === "guardrail" && limit > 0 ? x(-limit) : undefined;
  return [
    bound === undefined
      ? ""
      : element("path", {
          d: `M${rounded(bound)} ${rounded(y - 12)}V${rounded(y + 12)}`,
          class: "dx-a",
          "stroke-dasharray": "3 2",
        }),
    element("path", { d, class: `dx-l dx-s${color}` }),
    element("circle", { ...dot, class: certain ? `dx-f${color}` : `dx-h dx-s${color}` }),
  ].join("");
}
