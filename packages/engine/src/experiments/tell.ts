/** Verdicts and warnings in plain words, from codes and data alone; the same report gives the same words. */

import { countText, type Figures, figuresFor, MISSING, percentText } from "./figures.ts";
import { type ExperimentLanguage, languageOf } from "./languages.ts";
import type { ArmReport, ExperimentReport, ExperimentWarning, MetricReport, Verdict } from "./report.ts";
import type { MeasureWords, ToldComparison } from "./words.ts";

/** The parts of a report that sentences are made from. */
export type Tellable = Pick<ExperimentReport, "arms" | "metrics" | "currency" | "confidence" | "method">;

export interface TellOptions {
  /** `en` (default) or `es`. */
  readonly locale?: string;
}

/**
 * A verdict in one or two sentences, never without its uncertainty. Default: the verdict on the whole experiment.
 *
 * @throws RangeError for a language without words.
 */
export function describeVerdict(
  report: ExperimentReport,
  { locale = "en", verdict = report.verdict }: TellOptions & { readonly verdict?: Verdict } = {},
): string {
  return describeFinding(report, verdict, locale);
}

/** What to keep in mind, one sentence each. */
export function describeWarnings(report: ExperimentReport, { locale = "en" }: TellOptions = {}): string[] {
  const language = languageOf(locale);
  return report.warnings.map((warning) => warningText(report, warning, language));
}

export function describeFinding(
  report: Tellable,
  { code, variant, data }: Omit<Verdict, "message">,
  locale: string,
): string {
  const language = languageOf(locale);
  const { words } = language;
  const metric = report.metrics.find(({ id }) => id === data.metric);
  if (code === "empty" || metric === undefined || variant === null)
    return code === "mismatch" ? words.mismatch : words.empty;
  if (code === "mismatch") return words.mismatch;
  const figures = figuresOf(report, metric, variant, language);
  const control = nameOf(report.arms.find(({ role }) => role === "control"));
  const told = toldComparison(report, metric, variant, data, figures, language);
  const harms = data.breached.map((id) => harmText(report, id, variant, language));
  const open = data.open.map((id) => titleOf(metricOf(report, id), language));
  const withOpen = (text: string) =>
    open.length === 0 ? text : `${text} ${words.open(language.forms.list(open, "and"))}`;
  switch (code) {
    case "better":
      return withOpen(words.better(told));
    case "betterButHarm":
      return words.betterButHarm(told, harms);
    case "harm":
      return words.harm(told, harms);
    case "worse":
      return words.worse(told, control);
    case "notEnough":
      if ((data.moreDays ?? 0) > PATIENCE) return words.tooSlow(told);
      return words.notEnough(told, moreText(data.moreDays, data.moreUnits, language));
    case "same":
      return words.same(told, figures.gap(data.effect ?? 0, false), control);
    case "unclear":
      return words.unclear(told, control);
  }
}

/** Days to come that nobody waits for: two years. */
const PATIENCE = 730;

function moreText(days: number | null, units: number | null, language: ExperimentLanguage): string | undefined {
  const { words } = language;
  if (days !== null && days > 0) return words.moreDays(countText(days, language), days);
  return units !== null && units > 0 ? words.moreUnits(countText(units, language), units) : undefined;
}

/** Digits of a comparison, by the width of its interval. */
export function figuresOf(
  { currency }: Pick<Tellable, "currency">,
  metric: Pick<MetricReport, "as" | "comparisons">,
  variant: string,
  language: ExperimentLanguage,
): Figures {
  const [lo, hi] = metric.comparisons.find((each) => each.variant === variant)?.ci ?? [null, null];
  return figuresFor(metric.as, lo === null || hi === null ? undefined : hi - lo, currency, language);
}

function toldComparison(
  report: Tellable,
  metric: MetricReport,
  variant: string,
  { control, value, diff, ci: [lo, hi] }: Verdict["data"],
  figures: Figures,
  language: ExperimentLanguage,
): ToldComparison {
  const measure = measureOf(metric, language);
  const higher = (diff ?? 0) > 0;
  const unit = metric.as === "percent" || metric.as === "days";
  const last = (bound: number) => (unit ? figures.gap(bound) : figures.bound(bound));
  return {
    variant: nameOf(report.arms.find((arm) => arm.variant === variant)),
    does: higher ? measure.more : measure.less,
    title: measure.title,
    control: figures.value(control),
    value: figures.value(value),
    gap: figures.gap(diff ?? 0, false),
    higher,
    interval:
      lo === null || hi === null || isAll(metric, lo, hi) ? undefined : { from: figures.bound(lo), to: last(hi) },
    sizes: lo === null || hi === null || lo * hi <= 0 ? undefined : sizesOf(lo, hi, figures, unit),
    confidence: percentText(report.confidence, wholePercent(report.confidence), language),
    always: report.method === "sequential",
  };
}

/** Shares cannot differ by more than this interval allows, so that it says nothing. */
const isAll = ({ as }: MetricReport, lo: number, hi: number): boolean => as === "percent" && lo <= -1 && hi >= 1;

/** Bounds of one sign by their size: the unit, where there is one, once at the end. */
function sizesOf(lo: number, hi: number, figures: Figures, unit: boolean) {
  const [small, large] = [Math.min(Math.abs(lo), Math.abs(hi)), Math.max(Math.abs(lo), Math.abs(hi))];
  const bare = (size: number) => figures.bound(size).replace(/^\+/, "");
  return { from: bare(small), to: unit ? figures.gap(large, false) : bare(large) };
}

/** Digits that a confidence needs: 95%, 99.9%. */
export const wholePercent = (share: number): number => (Number.isInteger(Math.round(share * 1e6) / 1e4) ? 0 : 1);

function harmText(report: Tellable, id: string, variant: string, language: ExperimentLanguage): string {
  const metric = metricOf(report, id);
  const measure = measureOf(metric, language);
  const diff = metric?.comparisons.find((each) => each.variant === variant)?.diff ?? 0;
  return diff > 0 ? measure.rose : measure.fell;
}

const metricOf = ({ metrics }: Pick<Tellable, "metrics">, id: string) => metrics.find((metric) => metric.id === id);

/** What people call an arm. */
export const nameOf = (arm: Pick<ArmReport, "variant" | "title"> | undefined): string =>
  arm?.title ?? arm?.variant ?? MISSING;

export const titleOf = (metric: MetricReport | undefined, language: ExperimentLanguage): string =>
  metric === undefined ? MISSING : (metric.title ?? measureOf(metric, language).title);

function measureOf(metric: MetricReport | undefined, { words }: ExperimentLanguage): MeasureWords {
  const known = metric?.measure === undefined ? undefined : words.measures[metric.measure];
  const title = metric?.title ?? known?.title ?? metric?.id ?? "";
  return known === undefined ? words.measure(title) : { ...known, title };
}

function warningText(
  report: ExperimentReport,
  { code, data }: ExperimentWarning,
  language: ExperimentLanguage,
): string {
  const shown = Object.entries(data).map(([name, value]) => {
    if (name === "metric") return [name, titleOf(metricOf(report, String(value)), language)] as const;
    if (name === "variant") return [name, nameOf(report.arms.find(({ variant }) => variant === value))] as const;
    return [name, typeof value === "number" ? countText(value, language) : value] as const;
  });
  return language.words.warning[code](Object.fromEntries(shown));
}
