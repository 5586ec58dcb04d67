/** What an experiment compares, and how its data are laid out: the document behind `analyzeExperiment`. */

import type { WeightedVariant } from "./assign.ts";

export const EXPERIMENT_FORMAT = "dunlin.experiment/1";

/** The arms, as in a `split` node, with what people call them. */
export interface ExperimentVariant extends WeightedVariant {
  readonly title?: string;
  /** The arm that the others are compared with; default: the first that is no holdout. */
  readonly control?: boolean;
  /** Left alone and measured; never a candidate. */
  readonly holdout?: boolean;
}

export type MetricRole = "primary" | "secondary" | "guardrail";

/** How values are written: shares as percent, amounts in minor units as money. */
export type Display = "percent" | "money" | "days" | "number";

/** Measures of collections that have words and defaults of their own. */
export type Measure = keyof typeof MEASURES;

/** Kind, direction and display of each measure. Shares and amounts are per unit unless it is a ratio. */
export const MEASURES = {
  cureRate: { kind: "proportion", better: "higher", as: "percent" },
  planTakeUp: { kind: "proportion", better: "higher", as: "percent" },
  promiseKept: { kind: "proportion", better: "higher", as: "percent" },
  optOut: { kind: "proportion", better: "lower", as: "percent" },
  complaint: { kind: "proportion", better: "lower", as: "percent" },
  dispute: { kind: "proportion", better: "lower", as: "percent" },
  recovered: { kind: "mean", better: "higher", as: "money" },
  recoveryRate: { kind: "ratio", better: "higher", as: "percent" },
  costToCollect: { kind: "ratio", better: "lower", as: "percent" },
  daysToCure: { kind: "time", better: "lower", as: "days" },
} as const;

interface MetricBase {
  readonly id: string;
  readonly title?: string;
  /** Gives kind, `better`, `as` and words where they are not said. */
  readonly measure?: Measure;
  /** One metric is `primary` and decides; a `guardrail` can only veto. Default `secondary`. */
  readonly role?: MetricRole;
  /** Default: that of the measure; else `lower` for guardrails and times, `higher` for others. */
  readonly better?: "higher" | "lower";
  /** Guardrails: by how much it may get worse, in the unit of the values (0.01 is one percentage point); default 0. */
  readonly limit?: number;
  /** Primary: the smallest difference that matters, in the unit of the values; default a tenth of the control's value. */
  readonly effect?: number;
  readonly as?: Display;
}

/** `pending`: a row whose cell is empty has no outcome yet, and counts as neither. `error` (default): it may not be. */
type Empty = { readonly empty?: "error" | "pending" };

/** Yes or no in one column (true, false, 1, 0 or these as text), or counts in two. */
export type ProportionMetric = MetricBase & { readonly kind?: "proportion" } & (
    | ({ readonly column: string } & Empty)
    | { readonly successes: string; readonly trials: string }
  );

/** A number per unit, or sums over `n` units. A covariate is a number known before the assignment (CUPED). */
export type MeanMetric = MetricBase & { readonly kind?: "mean" } & (
    | ({ readonly column: string; readonly covariate?: string } & Empty)
    | { readonly n: string; readonly sum: string; readonly sumSquares: string }
  );

/** The sum of one column over the sum of another; a row is a unit. */
export type RatioMetric = MetricBase &
  Empty & { readonly kind?: "ratio"; readonly numerator: string; readonly denominator: string };

/**
 * Whole days until something happened (`event` yes), or for how long it has not (`event` no). Compared by the mean days
 * up to the horizon, default the last day on which every arm is still watched.
 */
export type TimeMetric = MetricBase & {
  readonly kind?: "time";
  readonly days: string;
  readonly event: string;
  readonly horizon?: number;
};

export type Metric = ProportionMetric | MeanMetric | RatioMetric | TimeMetric;
export type MetricKind = "proportion" | "mean" | "ratio" | "time";

export interface ExperimentDefinition {
  readonly format?: typeof EXPERIMENT_FORMAT;
  readonly id: string;
  readonly title?: string;
  readonly variants: readonly ExperimentVariant[];
  readonly metrics: readonly Metric[];
  /** Names of columns; `variant` is needed and by default called so. */
  readonly columns?: {
    readonly variant?: string;
    /** Id of the unit: repeated ones are counted, and with `salt` each variant is checked against the hash. */
    readonly unit?: string;
    /** `YYYY-MM-DD` on which the unit was exposed. */
    readonly day?: string;
    readonly currency?: string;
    /** Rows that stand for several units: how many. */
    readonly units?: string;
  };
  readonly salt?: string;
  /** ISO 4217, where all amounts have one and no column says it. */
  readonly currency?: string;
  /** Columns by whose values the primary metric is broken down. */
  readonly segments?: readonly string[];
  /** Default 0.95. */
  readonly confidence?: number;
  /** `sequential` (default): valid at every look. `fixed`: one look, when the planned units are in. */
  readonly method?: "sequential" | "fixed";
  readonly plan?: {
    /** Default 0.8. */
    readonly power?: number;
    /** New units a day, over all arms; default as seen in the data, where they have days. */
    readonly perDay?: number;
    /** Units over all arms at which the experiment ends; default as many as `effect` needs. */
    readonly units?: number;
  };
  /** The units are messages of one `send` whose texts are compared; there is nothing to promote in the strategy. */
  readonly content?: { readonly strategy: string; readonly node: string; readonly template: string };
}

/** A metric with nothing left open. */
export interface ResolvedMetric {
  readonly id: string;
  readonly title: string | undefined;
  readonly measure: Measure | undefined;
  readonly kind: MetricKind;
  readonly role: MetricRole;
  readonly better: "higher" | "lower";
  readonly limit: number;
  readonly effect: number | undefined;
  readonly as: Display;
  readonly source: Metric;
}

export function resolveMetric(metric: Metric): ResolvedMetric {
  const { id, title, measure, role = "secondary", limit = 0, effect } = metric;
  const known = measure === undefined ? undefined : MEASURES[measure];
  const kind = metric.kind ?? known?.kind ?? kindOf(metric);
  const better = metric.better ?? known?.better ?? (role === "guardrail" || kind === "time" ? "lower" : "higher");
  const as =
    metric.as ?? known?.as ?? ({ proportion: "percent", time: "days", mean: "number", ratio: "number" } as const)[kind];
  return { id, title, measure, kind, role, better, limit, effect, as, source: metric };
}

/** What a metric without kind or measure must be by its columns; one column alone is a proportion. */
export function kindOf(metric: Metric): MetricKind {
  if ("numerator" in metric) return "ratio";
  if ("days" in metric) return "time";
  return "sum" in metric || "covariate" in metric ? "mean" : "proportion";
}

/** The control: the marked one, else the first that is no holdout, else the first. */
export function controlOf(variants: readonly ExperimentVariant[]): ExperimentVariant {
  const control = variants.find((each) => each.control) ?? variants.find((each) => !each.holdout) ?? variants[0];
  if (control === undefined) throw new RangeError("an experiment has variants");
  return control;
}

/** 1 - confidence without the noise of binary fractions: 0.05, not 0.050000000000000044. */
export const alphaOf = (confidence: number): number => Math.round((1 - confidence) * 1e12) / 1e12;
