/** The charts of a report: intervals, cure curves, shares over time. SVG as text, in the language asked for. */

import { parseDate } from "../base/civil.ts";
import { type Line, lineChart, roundTicks } from "../charts/lineChart.ts";
import { drawing, label, type SeriesStyle } from "../charts/svg.ts";
import { percentText } from "./figures.ts";
import { intervalRows } from "./intervalPlot.ts";
import { type ExperimentLanguage, languageOf } from "./languages.ts";
import type { ArmReport, ExperimentReport } from "./report.ts";
import { styleOf } from "./series.ts";
import { nameOf, titleOf, wholePercent } from "./tell.ts";

export interface ChartOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
  /** In pixels, 480 or more; default 720. */
  readonly width?: number;
  /** Unlike on one page; default by the chart. */
  readonly id?: string;
}

/** Pixels: narrower, the columns would not fit. */
const NARROWEST = 480;

/**
 * Every measure of a challenger against the control as an interval, better to the right; guardrails with their limit.
 *
 * @param variant - Default: the one of the verdict, else the first challenger.
 * @throws RangeError for a language without words.
 */
export function intervalPlot(
  report: ExperimentReport,
  { variant, ...options }: ChartOptions & { readonly variant?: string } = {},
): string {
  const { language, width, id } = settingsOf(options, "intervals");
  const challengers = report.arms.filter(({ role }) => role === "challenger");
  const arm = report.arms.find((each) => each.variant === (variant ?? report.verdict.variant)) ?? challengers[0];
  const control = report.arms.find(({ role }) => role === "control");
  const title = language.words.report.compared(nameOf(arm), nameOf(control));
  if (arm === undefined || report.units === 0) return nothing(title, width, id, language);
  const style = styleOf(arm.role, challengers.indexOf(arm));
  const { height, text, children } = intervalRows(report, arm, style, width, language);
  return drawing({ width, height, title, text, id, children });
}

/** The share cured by day since the beginning, of every arm, with its interval. Of the first metric of times. */
export function cureCurves(report: ExperimentReport, options: ChartOptions = {}): string {
  const { language, width, id } = settingsOf(options, "curves");
  const words = language.words.report;
  const metric = report.metrics.find(({ kind }) => kind === "time");
  const title = words.curve(titleOf(metric, language));
  const horizon = metric?.horizon ?? 0;
  if (metric === undefined || horizon <= 0 || report.units === 0) return nothing(title, width, id, language);
  const lines = report.arms.flatMap((arm): Line[] => {
    const curve = metric.curves?.find(({ variant }) => variant === arm.variant);
    if (curve === undefined || (curve.points.length === 0 && curve.until === 0)) return [];
    const known = curve.points.filter(({ day }) => day <= horizon);
    const points = known.map(({ day, share, ci: [low, high] }) => ({ x: day, y: share, low, high }));
    const last = percentText(points.at(-1)?.y ?? 0, 1, language);
    return [
      { name: nameOf(arm), last, style: seriesOf(report, arm), points: [{ x: 0, y: 0 }, ...points], steps: true },
    ];
  });
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(({ y, high }) => high ?? y)));
  const yTicks = roundTicks(Math.min(1, Math.max(highest, 0.01)), 4);
  return lineChart({
    ...{ title, id, width, lines, xRange: [0, horizon], top: yTicks.at(-1) ?? 1 },
    text: words.curveText(lines.map(({ name, last }) => `${name} ${last}`).join("; ")),
    xTicks: roundTicks(horizon, 5)
      .filter((day) => day <= horizon && Number.isInteger(day))
      .map((at) => ({ at, text: `${words.dayAxis} ${at}` })),
    yTicks: yTicks.map((at) => ({ at, text: percentText(at, (yTicks[1] ?? 1) < 0.01 ? 1 : 0, language) })),
    foot: words.bands(percentText(report.confidence, wholePercent(report.confidence), language)),
  });
}

/** Shares of the arms among all units so far, day by day, beside the planned ones. */
export function allocationChart(report: ExperimentReport, options: ChartOptions = {}): string {
  const { language, width, id } = settingsOf(options, "allocation");
  const words = language.words.report;
  const days = report.days.map(({ day, units }) => ({ day, at: parseDate(day) ?? 0, units }));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return nothing(words.allocation, width, id, language);
  const whole = report.arms.reduce((sum, { weight }) => sum + weight, 0);
  const lines = report.arms.map((arm, i): Line => {
    let [own, all] = [0, 0];
    const points = days.map(({ at, units }) => {
      own += units[i] ?? 0;
      all += units.reduce((sum, count) => sum + count, 0);
      return { x: at, y: all === 0 ? 0 : own / all };
    });
    const planned = arm.weight / whole;
    const shown = percentText(points.at(-1)?.y ?? 0, 1, language);
    return { name: nameOf(arm), last: shown, style: seriesOf(report, arm), points, steps: false, planned };
  });
  const yTicks = roundTicks(Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y))), 4);
  const middle = days[Math.floor((days.length - 1) / 2)];
  const ticks = [
    first,
    ...(days.length > 4 && middle !== undefined ? [middle] : []),
    ...(last === first ? [] : [last]),
  ];
  return lineChart({
    ...{ title: words.allocation, id, width, lines, xRange: [first.at, last.at], top: yTicks.at(-1) ?? 1 },
    text: words.allocationText(lines.map(({ name, last: shown }) => `${name} ${shown}`).join("; ")),
    xTicks: ticks.map(({ at, day }) => ({ at, text: day })),
    yTicks: yTicks.map((at) => ({ at, text: percentText(at, 0, language) })),
    foot: words.plannedLine,
  });
}

function seriesOf({ arms }: ExperimentReport, arm: ArmReport): SeriesStyle {
  return styleOf(arm.role, arms.filter(({ role }) => role === "challenger").indexOf(arm));
}

function settingsOf({ locale = "en", width = 720, id }: ChartOptions, name: string) {
  return { language: languageOf(locale), width: Math.max(NARROWEST, width), id: id ?? `dunlin-${name}` };
}

function nothing(title: string, width: number, id: string, { words }: ExperimentLanguage): string {
  const text = words.report.nothing;
  return drawing({ width, height: 48, title, text, id, children: [label(0, 28, text, "dx-q")] });
}
