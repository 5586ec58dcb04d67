/** `@dunlin/engine/simulate`: what a strategy would do to a portfolio. */

export type { Allocate } from "./columns/fill.ts";
export {
  type Column,
  ColumnError,
  type ColumnField,
  type ColumnProblem,
  type ColumnSchema,
  type Columns,
  type ColumnType,
  FALSE,
  TRUE,
  UNKNOWN,
} from "./columns/model.ts";
export { parseColumns } from "./columns/parse.ts";
export { type CaseOptions, plainColumns, toColumns } from "./columns/rows.ts";
export { columnsOf } from "./columns/schema.ts";
export { selectColumns } from "./columns/select.ts";
export {
  type CaseHistory,
  type HistoryCode,
  HistoryError,
  type LoggedAssignment,
  type LoggedContact,
  NAMED_LISTS,
  namedListProblem,
  obligationProblem,
  type Recorded,
} from "./kpi/caseHistory.ts";
export { type Contact, contactOf } from "./kpi/contact.ts";
export type { Amounts } from "./kpi/ledger.ts";
export { simulateAmong } from "./simulate/among.ts";
export { type BatchOptions, batchRefusals, type Opened, openBatch } from "./simulate/batch/batch.ts";
export {
  type Act,
  type Batch,
  type BatchListener,
  type BatchRefusal,
  type CaseSource,
  type RowStatus,
  TIMER,
  type Way,
} from "./simulate/batch/model.ts";
export {
  type CalibrateOptions,
  type Calibration,
  type CalibrationFit,
  calibrateBehavior,
  type FactorFit,
} from "./simulate/behavior/calibrate.ts";
export { checkBehavior } from "./simulate/behavior/check.ts";
export { everybodyPaysOn, NOBODY_PAYS } from "./simulate/behavior/degenerate.ts";
export {
  clusteringOf,
  type ExpectedCase,
  type ExpectedPoint,
  type ExpectOptions,
  expectedCurve,
  type FitPoint,
} from "./simulate/behavior/fit.ts";
export { observeHistories } from "./simulate/behavior/observe.ts";
export type { ObservedCase } from "./simulate/behavior/observed.ts";
export { contactsChart, curveChart, type SimulationChartOptions, weekChart } from "./simulate/charts.ts";
export { compareSimulations, type FigureDelta, type NodeDelta, type SimulationComparison } from "./simulate/compare.ts";
export { simulationHtml } from "./simulate/html.ts";
export {
  BEHAVIOR_FORMAT,
  type BehaviorModel,
  type ContactBudget,
  type CostTable,
  type NodeFlow,
  type PayBehavior,
  SIMULATION_FORMAT,
  type SimulatedPortfolio,
  type SimulateOptions,
  type Simulation,
  type SimulationProgress,
  type SimulationReport,
  type TaskBehavior,
} from "./simulate/model.ts";
export { checkSimulation } from "./simulate/options.ts";
export { SimulationError, type SimulationProblem } from "./simulate/problem.ts";
export { compareReplays, ReplayComparer } from "./simulate/replay/compare.ts";
export {
  type CaseDifference,
  COMPARISON_FORMAT,
  type ComparedSide,
  type CompareOptions,
  type DifferingStep,
  type Finding,
  type FindingStatus,
  type OutcomeEstimate,
  type ReplayComparison,
} from "./simulate/replay/comparison.ts";
export {
  type Estimated,
  estimateOutcome,
  type Overlap,
  type PropensityEstimate,
  type PropensityOptions,
  type PropensityRefusal,
  type WeightedOutcome,
} from "./simulate/replay/propensity.ts";
export {
  type CaseRun,
  type EnrolledRun,
  obligationsOf,
  type RefusedRun,
  type ReplayCause,
  type ReplayMoment,
  type ReplayOptions,
  replay,
  replayRuns,
} from "./simulate/replay/timeline.ts";
export { reportOf } from "./simulate/report.ts";
export { type Restless, RestlessError } from "./simulate/restless.ts";
export {
  type CancelSignal,
  type ServeOptions,
  type SimulationFailure,
  type SimulationPort,
  type SimulationRequest,
  type SimulationWatch,
  serveSimulation,
  simulated,
  simulateElsewhere,
} from "./simulate/runner.ts";
export { createSimulation, mergeRuns, simulate } from "./simulate/simulate.ts";
export type { TallyData } from "./simulate/tally.ts";
export { type DescribeSimulationOptions, describeSimulation } from "./simulate/tell.ts";
export type { ToldRow, ToldSection, ToldSimulation, ToldStep } from "./simulate/told.ts";
