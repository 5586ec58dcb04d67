/** What an analysis finds: numbers first, the verdict as a code with data, and words only where somebody asks. */

import type { Interval } from "../statistics/counts.ts";
import type { CurvePoint } from "../statistics/survival.ts";
import type { Display, Measure, MetricKind, MetricRole } from "./definition.ts";

export const EXPERIMENT_REPORT_FORMAT = "dunlin.experiment-report/1";

/** Names of the algorithms behind the numbers. A change of result gets another number. */
export const METHODS = {
  assignment: "murmur3_32/1",
  proportion: "newcombe-pooled-z/1",
  mean: "welch/1",
  adjustment: "cuped/1",
  ratio: "delta/1",
  time: "kaplan-meier-loglog-restricted-mean/1",
  sequential: "asymptotic-confidence-sequence/1",
  mismatch: "chi-square/1",
  family: "holm/1",
  secondary: "benjamini-hochberg/1",
} as const;

export interface ExperimentReport {
  readonly format: typeof EXPERIMENT_REPORT_FORMAT;
  readonly experiment: string;
  readonly title?: string;
  readonly methods: typeof METHODS;
  readonly method: "sequential" | "fixed";
  readonly confidence: number;
  readonly currency: string | null;
  readonly rows: number;
  readonly units: number;
  /** In the order of the definition. */
  readonly arms: readonly ArmReport[];
  /** Whether the groups have their planned sizes. */
  readonly mismatch: { readonly pValue: number; readonly mismatch: boolean };
  readonly metrics: readonly MetricReport[];
  /** Of the primary metric. To look for reasons, not for winners: see `warnings`. */
  readonly segments: readonly SegmentReport[];
  /** Units by day and arm, ascending. */
  readonly days: readonly { readonly day: string; readonly units: readonly number[] }[];
  readonly warnings: readonly ExperimentWarning[];
  /** On the experiment as a whole. */
  readonly verdict: Verdict;
  /** One for each challenger, in the order of the arms. */
  readonly verdicts: readonly Verdict[];
}

export interface ArmReport {
  readonly variant: string;
  readonly title?: string;
  readonly role: "control" | "challenger" | "holdout";
  /** Planned, in basis points. */
  readonly weight: number;
  readonly units: number;
  /** 0 to 1, of all units. */
  readonly share: number;
}

export interface MetricReport {
  readonly id: string;
  readonly title?: string;
  readonly measure?: Measure;
  readonly kind: MetricKind;
  readonly role: MetricRole;
  readonly better: "higher" | "lower";
  readonly as: Display;
  readonly limit: number;
  /** In the order of the arms. */
  readonly arms: readonly MetricArm[];
  /** Every arm but the control against it. */
  readonly comparisons: readonly Comparison[];
  /** Means with a covariate: its slope and the share of the variance that it takes away. */
  readonly adjusted?: { readonly theta: number; readonly explained: number };
  /** Times: the last day that counts, and the curve of each arm. */
  readonly horizon?: number;
  readonly curves?: readonly {
    readonly variant: string;
    readonly points: readonly CurvePoint[];
    readonly until: number;
  }[];
}

export interface MetricArm {
  readonly variant: string;
  /** Units with a known outcome. */
  readonly n: number;
  readonly pending: number;
  /** Rate, mean, ratio or restricted mean; null where there is none. */
  readonly value: number | null;
}

export interface Comparison {
  readonly variant: string;
  /** Arm minus control. */
  readonly diff: number;
  readonly relative: number | null;
  /** By the method of the report. Bounds are null where nothing limits the difference. */
  readonly ci: readonly [number | null, number | null];
  readonly pValue: number;
  /** Within its family: primary and guardrails by Holm over the challengers, secondary by Benjamini-Hochberg over all. */
  readonly adjustedPValue: number;
  /** As if this were the one look of a test with a fixed size. */
  readonly fixed: { readonly pValue: number; readonly ci: readonly [number | null, number | null] };
  /** Proportions: with a uniform prior; see `compareProportions`. */
  readonly probBetter?: number;
  readonly expectedLoss?: number;
  /** Times: whether the curves differ anywhere. */
  readonly logRank?: { readonly chiSquare: number; readonly pValue: number };
  /** What the data say: `better` and `worse` only where chance is ruled out. */
  readonly direction: "better" | "worse" | "unclear";
  /** Guardrails: `breached` for certain, `within` the limit for certain, or neither. */
  readonly guardrail?: "within" | "unclear" | "breached";
}

export interface SegmentReport {
  readonly column: string;
  readonly value: string;
  readonly units: number;
  readonly arms: readonly MetricArm[];
  /** `adjustedPValue` by Holm over all segments. */
  readonly comparisons: readonly Comparison[];
}

/**
 * What to keep in mind. `segments` how many comparisons the breakdown makes, and how many false alarms that alone would
 * bring (`expected`); `segments.pooled` a column has more values than are told apart; `units.repeated` ids that come more
 * than once, so that intervals are too narrow; `units.strayed` variants other than the hash gives; `pending` outcomes not
 * known yet; `guardrail.unclear` a limit that cannot be ruled out yet.
 */
export interface ExperimentWarning {
  readonly code: "segments" | "segments.pooled" | "units.repeated" | "units.strayed" | "pending" | "guardrail.unclear";
  readonly data: Readonly<Record<string, string | number>>;
}

/**
 * `empty` no data; `mismatch` groups of the wrong size: trust nothing; `better` and `worse` with chance ruled out;
 * `betterButHarm` better, but a guardrail vetoes; `harm` a guardrail is breached; `notEnough` go on;
 * `same` any difference is smaller than matters; `unclear` all planned units are in, and nothing is certain.
 */
export type VerdictCode =
  | "empty"
  | "mismatch"
  | "better"
  | "betterButHarm"
  | "harm"
  | "worse"
  | "notEnough"
  | "same"
  | "unclear";

export interface Verdict {
  readonly code: VerdictCode;
  /** The challenger it is about; null where it is about all. */
  readonly variant: string | null;
  readonly data: VerdictData;
  /** English; `describeVerdict` tells it in other languages. */
  readonly message: string;
}

export interface VerdictData {
  readonly metric: string;
  readonly control: number | null;
  readonly value: number | null;
  readonly diff: number | null;
  readonly ci: Interval | readonly [number | null, number | null];
  /** Guardrails that are breached, and those not yet certain to be within their limit. */
  readonly breached: readonly string[];
  readonly open: readonly string[];
  /** Units over all arms still needed, and days for them where the intake is known. */
  readonly moreUnits: number | null;
  readonly moreDays: number | null;
  /** The smallest difference that matters. */
  readonly effect: number | null;
  readonly pValue: number | null;
}
