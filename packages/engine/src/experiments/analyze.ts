/** From rows or sums to a report: what every arm shows, what may be believed, and what to do. */

import { formatDate } from "../base/civil.ts";
import { cureCurve } from "../statistics/survival.ts";
import { adjustPValues, sampleRatioMismatch } from "../statistics/tests.ts";
import { addAggregates, type ExperimentAggregates, isAggregates } from "./aggregates.ts";
import type { ExperimentRow } from "./cells.ts";
import { CellError } from "./cells.ts";
import { checkDefinition } from "./checkDefinition.ts";
import { type ArmTally, Collection } from "./collect.ts";
import { compareArms, judged, type Measured, type Method, measure, type Raw } from "./compare.ts";
import { controlOf, type ExperimentDefinition, type ResolvedMetric, resolveMetric } from "./definition.ts";
import { type Evidence, type Finding, findings, overall } from "./judge.ts";
import { ExperimentError, type ExperimentProblem, MOST_PROBLEMS, problem } from "./problems.ts";
import {
  type ArmReport,
  type Comparison,
  EXPERIMENT_REPORT_FORMAT,
  type ExperimentReport,
  METHODS,
  type MetricReport,
  type SegmentReport,
  type Verdict,
} from "./report.ts";
import { describeFinding } from "./tell.ts";
import { warningsOf } from "./warnings.ts";

export interface AnalyzeOptions {
  /** Number of the row at hand, asked before the next is taken; default counted from 1. For readers that know lines. */
  readonly rowNumber?: () => number;
}

/**
 * Analyzes an experiment. Rows are taken in one at a time, so a million of them need no more memory than a thousand (ids
 * of units, where they are checked for repetition, at most 32 MB). Pure: the same data give the same report.
 *
 * @param data - Rows (column -> value; from any iterable, or an asynchronous one), or sums by arm.
 * @returns A report, or the promise of one for asynchronous rows.
 * @throws ExperimentError for a definition that makes no sense, and for data that cannot be read: all rows are looked
 *   at, the first twenty problems are told with row, code and sentence, and nothing is left out in silence.
 */
export function analyzeExperiment(
  data: Iterable<ExperimentRow> | ExperimentAggregates,
  definition: ExperimentDefinition,
  options?: AnalyzeOptions,
): ExperimentReport;
export function analyzeExperiment(
  data: AsyncIterable<ExperimentRow>,
  definition: ExperimentDefinition,
  options?: AnalyzeOptions,
): Promise<ExperimentReport>;
export function analyzeExperiment(
  data: Iterable<ExperimentRow> | AsyncIterable<ExperimentRow> | ExperimentAggregates,
  definition: ExperimentDefinition,
  { rowNumber }: AnalyzeOptions = {},
): ExperimentReport | Promise<ExperimentReport> {
  const wrong = checkDefinition(definition);
  if (wrong.length > 0) throw new ExperimentError(wrong.slice(0, MOST_PROBLEMS), wrong.length);
  const intake = new Intake(definition, rowNumber);
  if (isAggregates(data)) {
    addAggregates(data, intake.collection, (work, row) => intake.attempt(work, row));
    return intake.report();
  }
  if (Symbol.asyncIterator in data) return analyzeAsync(data, intake);
  for (const row of data) intake.add(row);
  return intake.report();
}

async function analyzeAsync(data: AsyncIterable<ExperimentRow>, intake: Intake): Promise<ExperimentReport> {
  for await (const row of data) intake.add(row);
  return intake.report();
}

class Intake {
  readonly collection: Collection;
  readonly #definition: ExperimentDefinition;
  readonly #rowNumber: (() => number) | undefined;
  readonly #problems: ExperimentProblem[] = [];
  #broken = 0;
  #row = 0;

  constructor(definition: ExperimentDefinition, rowNumber: (() => number) | undefined) {
    this.#definition = definition;
    this.#rowNumber = rowNumber;
    this.collection = new Collection(definition, definition.metrics.map(resolveMetric));
  }

  add(row: ExperimentRow): void {
    this.#row += 1;
    const number = this.#rowNumber?.() ?? this.#row;
    this.attempt(() => {
      if (typeof row !== "object" || row === null || Array.isArray(row)) throw new CellError("row.shape", {});
      this.collection.add(row, number);
    }, number);
  }

  attempt(work: () => void, row: number): void {
    try {
      work();
    } catch (reason) {
      if (!(reason instanceof CellError)) throw reason;
      this.#broken += 1;
      if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem(reason.code, reason.data, { row }));
    }
  }

  report(): ExperimentReport {
    if (this.#broken > 0) throw new ExperimentError(this.#problems, this.#broken);
    return reportOf(this.#definition, this.collection);
  }
}

function reportOf(definition: ExperimentDefinition, collection: Collection): ExperimentReport {
  const { confidence = 0.95, method = "sequential", variants } = definition;
  const { metrics } = collection;
  const arms = armReports(definition, collection);
  const control = arms.findIndex(({ role }) => role === "control");
  const chosen: Method = { method, confidence, tunedFor: tunedFor(definition, arms) };
  const keys = variants.map(({ key }) => key);
  const measured = metrics.map((metric, i) => measure(metric, keys, talliesOf(collection.arms, i)));
  const reports = withFamilies(
    metrics,
    metrics.map((metric, i) => rawComparisons(metric, measured[i], collection.arms, i, control, chosen)),
    confidence,
    arms.filter(({ role }) => role === "holdout").map(({ variant }) => variant),
  ).map((comparisons, i) => metricReport(metrics[i], measured[i], comparisons, collection.arms, i, keys, confidence));
  const at = metrics.findIndex(({ role }) => role === "primary");
  const [metric, primary] = [reports[at], metrics[at]];
  if (metric === undefined || primary === undefined) throw new RangeError("one metric is primary");
  const mismatch = sampleRatioMismatch(
    arms.map(({ units }) => units),
    arms.map(({ weight }) => weight),
  );
  const currency = collection.currency?.code ?? definition.currency ?? null;
  const evidence: Evidence = {
    ...{ definition, primary, metric, arms, confidence, method, tunedFor: chosen.tunedFor },
    moments: measured[at]?.moments ?? [],
    guardrails: reports.filter(({ role }) => role === "guardrail"),
    mismatch: mismatch.mismatch,
    perDay: definition.plan?.perDay ?? intakeOf(collection),
  };
  const segments = segmentReports(primary, collection, control, chosen, keys);
  const bare = {
    format: EXPERIMENT_REPORT_FORMAT,
    experiment: definition.id,
    ...(definition.title !== undefined && { title: definition.title }),
    ...{ methods: METHODS, method, confidence, currency, rows: collection.rows },
    units: arms.reduce((sum, { units }) => sum + units, 0),
    ...{ arms, mismatch, metrics: reports, segments },
    days: [...collection.days].sort(([a], [b]) => a - b).map(([day, units]) => ({ day: formatDate(day), units })),
    warnings: warningsOf(collection, arms, reports, segments, confidence),
  } as const;
  const found = findings(evidence);
  const told = (finding: Finding): Verdict => ({ ...finding, message: describeFinding(bare, finding, "en") });
  return { ...bare, verdict: told(overall(found, evidence)), verdicts: found.map(told) };
}

function armReports({ variants }: ExperimentDefinition, { arms }: Collection): ArmReport[] {
  const control = controlOf(variants);
  const units = arms.reduce((sum, arm) => sum + arm.units, 0);
  return variants.map((variant, i) => {
    const own = arms[i]?.units ?? 0;
    return {
      variant: variant.key,
      ...(variant.title !== undefined && { title: variant.title }),
      role: variant === control ? "control" : variant.holdout === true ? "holdout" : "challenger",
      weight: variant.weight,
      units: own,
      share: units === 0 ? 0 : own / units,
    };
  });
}

/** The control's and one challenger's part of the units that are planned, else of 10,000: never of those that came. */
function tunedFor({ plan }: ExperimentDefinition, arms: readonly ArmReport[]): number {
  const challengers = arms.filter(({ role }) => role === "challenger");
  const control = arms.find(({ role }) => role === "control")?.weight ?? 0;
  const average = challengers.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, challengers.length);
  return Math.max(1, ((plan?.units ?? 10_000) * (control + average)) / 10_000);
}

const talliesOf = (arms: readonly ArmTally[], metric: number) =>
  arms.flatMap((arm) => arm.metrics.slice(metric, metric + 1));

function rawComparisons(
  metric: ResolvedMetric,
  measured: Measured | undefined,
  arms: readonly ArmTally[],
  at: number,
  control: number,
  method: Method,
): Raw[] {
  if (measured === undefined) return [];
  const others = arms.map((_, i) => i).filter((i) => i !== control);
  return others.map((arm) => compareArms(metric, measured, talliesOf(arms, at), [control, arm], method));
}

/**
 * Adjusts p-values: primary and each guardrail by Holm over the challengers, all secondary ones together by
 * Benjamini-Hochberg. A holdout is no candidate, so it does not make the others harder to believe.
 */
function withFamilies(
  metrics: readonly ResolvedMetric[],
  raw: readonly (readonly Raw[])[],
  confidence: number,
  holdouts: readonly string[],
): Comparison[][] {
  const secondary = raw.filter((_, i) => metrics[i]?.role === "secondary").flat();
  const shared = new Map(familyOf(secondary, "bh"));
  return metrics.map((metric, i) => {
    const own = raw[i] ?? [];
    const challengers = own.filter(({ variant }) => !holdouts.includes(variant));
    const adjusted = metric.role === "secondary" ? shared : new Map(familyOf(challengers, "holm"));
    return own.map((each) => judged(each, adjusted.get(each) ?? each.pValue, metric, confidence));
  });
}

function familyOf(family: readonly Raw[], method: "holm" | "bh"): (readonly [Raw, number])[] {
  const adjusted = adjustPValues(
    family.map(({ pValue }) => pValue),
    method,
  );
  return family.map((each, i) => [each, adjusted[i] ?? 1]);
}

function metricReport(
  metric: ResolvedMetric | undefined,
  measured: Measured | undefined,
  comparisons: readonly Comparison[],
  arms: readonly ArmTally[],
  at: number,
  keys: readonly string[],
  confidence: number,
): MetricReport {
  if (metric === undefined || measured === undefined) throw new RangeError("a metric that was not measured");
  const { id, title, measure: name, kind, role, better, as, limit } = metric;
  const curves = talliesOf(arms, at).map((tally, i) => {
    const days = tally.dayCounts();
    return { variant: keys[i] ?? "", points: cureCurve(days, confidence), until: days.at(-1)?.day ?? 0 };
  });
  return {
    id,
    ...(title !== undefined && { title }),
    ...(name !== undefined && { measure: name }),
    ...{ kind, role, better, as, limit, arms: measured.arms, comparisons },
    ...(measured.adjusted !== undefined && { adjusted: measured.adjusted }),
    ...(kind === "time" && { horizon: measured.horizon ?? 0, curves }),
  };
}

function segmentReports(
  primary: ResolvedMetric,
  { segments }: Collection,
  control: number,
  method: Method,
  keys: readonly string[],
): SegmentReport[] {
  const parts = [...segments].flatMap(([column, values]) =>
    [...values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, arms]) => {
        const measured = measure(primary, keys, talliesOf(arms, 0));
        return { column, value, arms, measured, raw: rawComparisons(primary, measured, arms, 0, control, method) };
      }),
  );
  const adjusted = new Map(
    familyOf(
      parts.flatMap(({ raw }) => raw),
      "holm",
    ),
  );
  return parts.map(({ column, value, arms, measured, raw }) => ({
    ...{ column, value, units: arms.reduce((sum, { units }) => sum + units, 0), arms: measured.arms },
    comparisons: raw.map((each) => judged(each, adjusted.get(each) ?? 1, primary, method.confidence)),
  }));
}

/** Units a day between the first and the last day that has any. */
function intakeOf({ days, arms }: Collection): number | undefined {
  if (days.size === 0) return undefined;
  const all = [...days.keys()];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return arms.reduce((sum, { units }) => sum + units, 0) / (last - first + 1);
}
