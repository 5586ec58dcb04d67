/** A report as one HTML file: nothing is fetched, no script runs, it prints, and it follows the reader's light or dark. */

import { pageHtml, panel, scrolling, table } from "../charts/page.ts";
import { escaped } from "../charts/svg.ts";
import { allocationChart, type ChartOptions, cureCurves, intervalPlot } from "./charts.ts";
import { countText, percentText, pValueText } from "./figures.ts";
import { type ExperimentLanguage, languageOf } from "./languages.ts";
import type { Comparison, ExperimentReport, MetricReport, SegmentReport } from "./report.ts";
import { describeComparisons, type ToldArm } from "./table.ts";
import { describeVerdict, describeWarnings, figuresOf, nameOf, titleOf, wholePercent } from "./tell.ts";

/**
 * The report as a self-contained HTML document.
 *
 * @throws RangeError for a language without words.
 */
export function reportHtml(report: ExperimentReport, { locale = "en" }: Pick<ChartOptions, "locale"> = {}): string {
  const language = languageOf(locale);
  const title = report.title ?? report.experiment;
  const [headline, details] = headlineOf(describeVerdict(report, { locale }));
  const body = [
    `<header><p class="kind">${escaped(language.words.report.experiment)} ${escaped(report.experiment)}</p>`,
    `<p class="name">${escaped(title)}</p></header>`,
    `<main><section class="verdict ${report.verdict.code}"><h1>${escaped(headline)}</h1>`,
    details === "" ? "" : `<p>${escaped(details)}</p>`,
    "</section>",
    ...(report.units === 0 ? [] : [...comparisons(report, locale, language), curves(report, locale, language)]),
    groups(report, locale, language),
    segments(report, language),
    warnings(report, locale, language),
    methods(report, language),
    "</main>",
  ];
  return pageHtml({ locale, title, body });
}

/** The first sentence, and the rest. */
function headlineOf(verdict: string): readonly [string, string] {
  const end = verdict.search(/\. (?=\S)/);
  return end < 0 ? [verdict, ""] : [verdict.slice(0, end + 1), verdict.slice(end + 2)];
}

function comparisons(report: ExperimentReport, locale: string, language: ExperimentLanguage): string[] {
  const words = language.words.report;
  return describeComparisons(report, { locale }).map((told, i) => {
    const plot = intervalPlot(report, { variant: told.variant, locale, width: 860, id: `intervals-${i}` });
    const note = report.method === "sequential" ? words.alwaysValid : words.oneLook;
    const asTable = `<details><summary>${escaped(words.table)}</summary>${comparisonTable(report, told, language)}</details>`;
    return panel(told.title, `<p class="note">${escaped(note)}</p>`, scrolling(plot), asTable);
  });
}

function comparisonTable(report: ExperimentReport, { metrics }: ToldArm, { words, forms }: ExperimentLanguage): string {
  const { measureHead, value, difference, intervalHead, pValue } = words.report;
  const confidence = percentText(report.confidence, wholePercent(report.confidence), { words, forms });
  const head = [measureHead, value, difference, intervalHead(confidence), pValue];
  return table(
    head,
    metrics.map((each) => [each.title, each.value, each.difference, each.interval, each.pValue]),
  );
}

function cellsOf(
  report: ExperimentReport,
  metric: Pick<MetricReport, "as" | "arms" | "comparisons">,
  comparison: Comparison,
  language: ExperimentLanguage,
): string[] {
  const figures = figuresOf(report, metric, comparison.variant, language);
  const value = metric.arms.find(({ variant }) => variant === comparison.variant)?.value ?? null;
  const [lo, hi] = comparison.ci;
  const range = lo === null || hi === null ? "–" : `${figures.bound(lo)} … ${figures.bound(hi)}`;
  return [figures.value(value), figures.gap(comparison.diff), range, pValueText(comparison.adjustedPValue, language)];
}

function curves(report: ExperimentReport, locale: string, language: ExperimentLanguage): string {
  const metric = report.metrics.find(({ kind }) => kind === "time");
  if (metric === undefined) return "";
  const chart = cureCurves(report, { locale, width: 860 });
  return panel(language.words.report.curve(titleOf(metric, language)), scrolling(chart));
}

function groups(report: ExperimentReport, locale: string, language: ExperimentLanguage): string {
  const words = language.words.report;
  const rows = report.arms.map((arm) => [
    nameOf(arm),
    words.role[arm.role],
    countText(arm.units, language),
    percentText(arm.weight / 10_000, 1, language),
    percentText(arm.share, 1, language),
  ]);
  const head = [words.variant, words.roleHead, words.unitsHead, words.planned, words.actual];
  const sizes = `<p class="note">${escaped(words.trustSizes(pValueText(report.mismatch.pValue, language)))}</p>`;
  const chart = report.days.length === 0 ? "" : scrolling(allocationChart(report, { locale, width: 860 }));
  return panel(words.trust, sizes, table(head, rows), chart);
}

function segments(report: ExperimentReport, language: ExperimentLanguage): string {
  const words = language.words.report;
  const primary = report.metrics.find(({ role }) => role === "primary");
  if (report.segments.length === 0 || primary === undefined) return "";
  const confidence = percentText(report.confidence, wholePercent(report.confidence), language);
  const head = [
    words.segment,
    words.variant,
    words.unitsHead,
    words.value,
    words.difference,
    words.intervalHead(confidence),
    words.pValue,
  ];
  const rows = report.segments.flatMap((segment) =>
    segment.comparisons.map((comparison) => [
      segmentName(segment, language),
      nameOf(report.arms.find(({ variant }) => variant === comparison.variant)),
      countText(segment.units, language),
      ...cellsOf(report, { ...segment, as: primary.as }, comparison, language),
    ]),
  );
  const count = multiplicityNote(report, language);
  return panel(words.segments, count, table(head, rows));
}

function multiplicityNote(report: ExperimentReport, { words }: ExperimentLanguage): string {
  const locale = words.locale;
  const at = report.warnings.findIndex(({ code }) => code === "segments");
  const text = describeWarnings(report, { locale })[at];
  return text === undefined ? "" : `<p class="note">${escaped(text)}</p>`;
}

function segmentName({ column, value }: SegmentReport, { words }: ExperimentLanguage): string {
  const name = value === "*" ? words.report.others : value === "" ? words.report.noName : value;
  return `${column}: ${name}`;
}

function warnings(report: ExperimentReport, locale: string, language: ExperimentLanguage): string {
  const texts = describeWarnings(report, { locale }).filter((_, i) => report.warnings[i]?.code !== "segments");
  if (texts.length === 0) return "";
  return panel(language.words.report.warnings, `<ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join("")}</ul>`);
}

function methods({ methods: names, confidence }: ExperimentReport, language: ExperimentLanguage): string {
  const parts = Object.entries(names).map(
    ([what, name]) => `<dt>${escaped(what)}</dt><dd><code>${escaped(name)}</code></dd>`,
  );
  const level = `<dt>confidence</dt><dd>${escaped(String(confidence))}</dd>`;
  return `<section class="panel"><details><summary>${escaped(language.words.report.howItWasMade)}</summary><dl>${level}${parts.join("")}</dl></details></section>`;
}
