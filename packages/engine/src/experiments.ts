/** `@dunlin/engine/experiments`: from an A/B split to a decision one can defend. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// Who gets which variant
export {
  ASSIGNMENT,
  type AssignerOptions,
  type Assignment,
  type AssignmentRequest,
  assignVariant,
  changeExperiment,
  checkLayers,
  createAssigner,
  type Decision,
  type ExperimentChange,
  type ExperimentVersion,
  type LayerOverlap,
  type LayerRange,
  type WeightedVariant,
} from "./experiments/assign.ts";

export { contentSalt } from "./base/hash.ts";

// Comparing two groups
export type { ComparisonOptions, Interval, Moments, Proportion, Sums } from "./statistics/counts.ts";
export { compareProportions, type ProportionComparison } from "./statistics/proportions.ts";
export {
  type Adjustment,
  adjustMeans,
  compareMeans,
  compareRatios,
  type MeanComparison,
  type PairMoments,
  type PairSums,
  pairMomentsOf,
} from "./statistics/means.ts";
export { compareSequential, type SequentialComparison, type SequentialOptions } from "./statistics/sequential.ts";
export {
  type CurvePoint,
  cureCurve,
  type DayCount,
  type LogRank,
  logRank,
  restrictedMean,
} from "./statistics/survival.ts";
export { adjustPValues, type Mismatch, sampleRatioMismatch } from "./statistics/tests.ts";

// Planning
export {
  type DetectableOptions,
  type MeanSize,
  minimumDetectableEffect,
  type ProportionSize,
  sampleSizeForMeans,
  sampleSizeForProportions,
  type Shares,
  type SizeOptions,
  totalForMeans,
  totalForProportions,
  totalForSequential,
} from "./statistics/sizes.ts";

export {
  describePlan,
  type ExperimentPlan,
  expectedDays,
  type PlanAdvice,
  planExperiment,
  type PlanRequest,
  type PlanSize,
} from "./experiments/plan.ts";

// Analyzing
export { analyzeExperiment, type AnalyzeOptions } from "./experiments/analyze.ts";
export { checkDefinition } from "./experiments/checkDefinition.ts";
export type { ExperimentAggregates, MetricAggregate } from "./experiments/aggregates.ts";
export type { ExperimentRow } from "./experiments/cells.ts";
export {
  type Display,
  EXPERIMENT_FORMAT,
  type ExperimentDefinition,
  type ExperimentVariant,
  type MeanMetric,
  type Measure,
  type Metric,
  type MetricKind,
  type MetricRole,
  type ProportionMetric,
  type RatioMetric,
  type TimeMetric,
} from "./experiments/definition.ts";
export { ExperimentError, type ExperimentProblem, type ExperimentProblemCode } from "./experiments/problems.ts";
export {
  type ArmReport,
  type Comparison,
  EXPERIMENT_REPORT_FORMAT,
  type ExperimentReport,
  type ExperimentWarning,
  METHODS,
  type MetricArm,
  type MetricReport,
  type SegmentReport,
  type Verdict,
  type VerdictCode,
  type VerdictData,
} from "./experiments/report.ts";
export { describeComparisons, type ToldArm, type ToldMetric } from "./experiments/table.ts";
export { describeVerdict, describeWarnings, type TellOptions } from "./experiments/tell.ts";

// Showing
export { allocationChart, type ChartOptions, cureCurves, intervalPlot } from "./experiments/charts.ts";
export { reportHtml } from "./experiments/html.ts";

// Deciding
export { planPromotion, type Promotion, promoteVariant } from "./experiments/promote.ts";
