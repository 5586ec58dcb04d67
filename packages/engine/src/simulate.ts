/** `@dunlin/engine/simulate`: what a strategy would do to a portfolio. */

export type { Column, ColumnField, ColumnSchema, Columns, ColumnType } from "./columns/model.ts";
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
