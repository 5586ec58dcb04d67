/** Comparisons as rows of ready texts, for tables on a page or a terminal. */

import { pValueText } from "./figures.ts";
import { type ExperimentLanguage, languageOf } from "./languages.ts";
import type { Comparison, ExperimentReport, MetricReport } from "./report.ts";
import { figuresOf, nameOf, type TellOptions, titleOf } from "./tell.ts";

/** One arm against the control. */
export interface ToldArm {
  readonly variant: string;
  /** `B compared with A` */
  readonly title: string;
  readonly metrics: readonly ToldMetric[];
}

export interface ToldMetric {
  readonly id: string;
  readonly title: string;
  readonly control: string;
  readonly value: string;
  /** With sign and unit. */
  readonly difference: string;
  /** `+0.7 … +8.9`; a dash where nothing limits the difference. */
  readonly interval: string;
  /** Adjusted within its family. */
  readonly pValue: string;
  /** That it decides, or how a guardrail stands; absent for others and for a holdout. */
  readonly note?: string;
}

/**
 * Every arm but the control, with every metric, in words and figures of a language.
 *
 * @throws RangeError for a language without words.
 */
export function describeComparisons(report: ExperimentReport, { locale = "en" }: TellOptions = {}): ToldArm[] {
  const language = languageOf(locale);
  const control = report.arms.find(({ role }) => role === "control");
  return report.arms
    .filter((arm) => arm !== control)
    .map((arm) => ({
      variant: arm.variant,
      title: language.words.report.compared(nameOf(arm), nameOf(control)),
      metrics: report.metrics.flatMap((metric) => {
        const comparison = metric.comparisons.find(({ variant }) => variant === arm.variant);
        return comparison === undefined ? [] : [toldMetric(report, metric, comparison, language)];
      }),
    }));
}

/** One comparison of a metric in words and figures. */
export function toldMetric(
  report: ExperimentReport,
  metric: MetricReport,
  comparison: Comparison,
  language: ExperimentLanguage,
): ToldMetric {
  const figures = figuresOf(report, metric, comparison.variant, language);
  const valueIn = (variant: string | undefined) =>
    figures.value(metric.arms.find((arm) => arm.variant === variant)?.value ?? null);
  const arm = report.arms.find(({ variant }) => variant === comparison.variant);
  const note = arm?.role === "holdout" ? undefined : noteOf(metric, comparison, language);
  const [lo, hi] = comparison.ci;
  return {
    id: metric.id,
    title: titleOf(metric, language),
    control: valueIn(report.arms.find(({ role }) => role === "control")?.variant),
    value: valueIn(comparison.variant),
    difference: figures.gap(comparison.diff),
    interval: lo === null || hi === null ? "–" : `${figures.bound(lo)} … ${figures.bound(hi)}`,
    pValue: pValueText(comparison.adjustedPValue, language),
    ...(note !== undefined && { note }),
  };
}

function noteOf({ role }: MetricReport, { guardrail }: Comparison, { words }: ExperimentLanguage): string | undefined {
  if (role === "primary") return words.report.decides;
  return guardrail === undefined ? undefined : `${words.report.guardrail.head}: ${words.report.guardrail[guardrail]}`;
}
