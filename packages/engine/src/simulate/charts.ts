/** Charts of a simulation as SVG; of two, one beside the other. */

import { type ColumnSeries, columnChart } from "../charts/columnChart.ts";
import { type Line, lineChart, roundTicks } from "../charts/lineChart.ts";
import { seriesStyle } from "../charts/seriesStyles.ts";
import { numberText, term } from "../explain/phrases.ts";
import { percentText } from "./figureText.ts";
import { type SimulationLanguage, simulationLanguage } from "./languages.ts";
import type { SimulationReport } from "./model.ts";

export interface SimulationChartOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
  /** A simulation of another strategy with the same people. */
  readonly against?: SimulationReport;
  /** In pixels, 480 or more; default 720. */
  readonly width?: number;
  /** Unlike on one page; default by the chart. */
  readonly id?: string;
}

const NARROWEST = 480;

/**
 * A figure by days since the start, with its interval. `undefined` where the report has no such curve.
 *
 * @param curve - `liquidationCurve` or `cureCurve`; of several currencies the first.
 * @throws RangeError for a language without words.
 */
export function curveChart(
  report: SimulationReport,
  curve: "liquidationCurve" | "cureCurve",
  options: SimulationChartOptions = {},
): string | undefined {
  const { language, width } = settingsOf(options);
  const { charts } = language.words;
  const reports = [report, ...(options.against === undefined ? [] : [options.against])];
  const lines = reports.flatMap((each, i): Line[] => {
    const points = each.curves.find(({ id }) => id === curve)?.points ?? [];
    const last = percentText(points.at(-1)?.value ?? 0, language);
    const told = points.map(({ day, value, low, high }) => ({
      ...{ x: day + 1, y: value },
      ...(low !== undefined && high !== undefined && { low, high }),
    }));
    const style = seriesStyle(i);
    return points.length === 0
      ? []
      : [
          {
            name: nameOf(each, reports.length > 1 ? i : undefined),
            last,
            style,
            points: [{ x: 0, y: 0 }, ...told],
            steps: false,
          },
        ];
  });
  if (lines.length === 0) return undefined;
  const highest = Math.max(0.01, ...lines.flatMap(({ points }) => points.map(({ y, high }) => high ?? y)));
  const yTicks = roundTicks(Math.min(1, highest), 4);
  const level = percentText(report.kpis.find((kpi) => kpi.level !== undefined)?.level ?? 0.95, language);
  const ends = lines.map(({ name, last }) => (lines.length === 1 ? last : `${name} ${last}`)).join("; ");
  const [title, text] =
    curve === "cureCurve" ? [charts.cure, charts.cureText(ends)] : [charts.recovery, charts.recoveryText(ends)];
  return lineChart({
    ...{ title, text, width, lines, id: options.id ?? `dunlin-${curve}` },
    xRange: [0, report.horizonDays],
    top: yTicks.at(-1) ?? 1,
    xTicks: dayTicks(report.horizonDays, language),
    yTicks: yTicks.map((at) => ({ at, text: percentText(at, language) })),
    foot: `${curve === "cureCurve" ? "" : `${charts.recoveryFoot} `}${charts.band(level)}`,
  });
}

/** Contacts by day since the start, by channel. `undefined` where there are none. */
export function contactsChart(report: SimulationReport, options: SimulationChartOptions = {}): string | undefined {
  const { language, width } = settingsOf(options);
  const { charts, channels } = language.words;
  const series = Object.entries(report.contacts.days)
    .filter(([, values]) => values.some((count) => count > 0))
    .map(
      ([channel, values], i): ColumnSeries => ({
        name: term(channels, channel, (name) => name),
        style: seriesStyle(i),
        values,
      }),
    );
  if (series.length === 0) return undefined;
  const days = Array.from({ length: report.horizonDays }, (_, day) =>
    series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0),
  );
  const yTicks = roundTicks(Math.max(...days), 4).filter(Number.isInteger);
  const total = (values: readonly number[]) =>
    numberText(
      values.reduce((sum, count) => sum + count, 0),
      language.forms,
    );
  return columnChart({
    ...{ title: charts.days, width, series, stacked: true, id: options.id ?? "dunlin-contacts" },
    text: charts.daysText(total(days), series.map(({ name, values }) => `${name} ${total(values)}`).join(", ")),
    xTicks: roundTicks(report.horizonDays, 6)
      .filter((day) => Number.isInteger(day) && day < report.horizonDays)
      .map((at) => ({ at, text: `${charts.day} ${numberText(at, language.forms)}` })),
    yTicks: yTicks.map((at) => ({ at, text: numberText(at, language.forms) })),
    top: Math.max(1, yTicks.at(-1) ?? 1, ...days),
    foot: charts.daysFoot,
  });
}

/** Shares of cases by their contacts in the busiest seven days. `undefined` where nobody came in. */
export function weekChart(report: SimulationReport, options: SimulationChartOptions = {}): string | undefined {
  const { language, width } = settingsOf(options);
  const { charts } = language.words;
  const reports = [report, ...(options.against === undefined ? [] : [options.against])];
  const classes = Math.max(...reports.map(({ contacts }) => contacts.busiestWeek.length));
  const all = report.contacts.busiestWeek.reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  const series = reports.map((each, i): ColumnSeries => {
    const cases = Math.max(
      1,
      each.contacts.busiestWeek.reduce((sum, count) => sum + count, 0),
    );
    const values = Array.from({ length: classes }, (_, count) => (each.contacts.busiestWeek[count] ?? 0) / cases);
    return { name: nameOf(each, reports.length > 1 ? i : undefined), style: seriesStyle(i), values };
  });
  const yTicks = roundTicks(Math.max(...series.flatMap(({ values }) => values)), 4);
  const parts = series.map(({ name, values }) => {
    const told = values.map((value, count) => `${count}: ${percentText(value, language)}`).join(", ");
    return series.length === 1 ? told : `${name} ${told}`;
  });
  return columnChart({
    ...{ title: charts.week, width, series, stacked: false, id: options.id ?? "dunlin-week" },
    text: charts.weekText(parts.join("; ")),
    xTicks: Array.from({ length: classes }, (_, at) => ({ at, text: charts.contactsInWeek(String(at)) })),
    yTicks: yTicks.map((at) => ({ at, text: percentText(at, language) })),
    top: yTicks.at(-1) ?? 1,
    foot: charts.weekFoot,
  });
}

/** A name for the legend; of two with a letter, since versions of a strategy have one name. */
function nameOf({ strategy: { name, version } }: SimulationReport, i: number | undefined): string {
  const told = version === 0 ? name : `${name} ${version}`;
  return i === undefined ? told : `${"AB"[i] ?? ""}: ${told}`;
}

const dayTicks = (days: number, { words, forms }: SimulationLanguage) =>
  roundTicks(days, 6)
    .filter((day) => day <= days && Number.isInteger(day))
    .map((at) => ({ at, text: at === 0 ? "0" : `${words.charts.day} ${numberText(at, forms)}` }));

const settingsOf = ({ locale = "en", width = 720 }: SimulationChartOptions) => ({
  language: simulationLanguage(locale),
  width: Math.max(NARROWEST, width),
});
