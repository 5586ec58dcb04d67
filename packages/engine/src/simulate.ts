/** `@dunlin/engine/simulate`: what a strategy would do to a portfolio. */

export type { Column, ColumnField, ColumnSchema, Columns, ColumnType } from "./columns/model.ts";
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
export type { ObservedCase } from "./simulate/behavior/observed.ts";
export { compareSimulations, type FigureDelta, type NodeDelta, type SimulationComparison } from "./simulate/compare.ts";
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
export { reportOf } from "./simulate/report.ts";
export { createSimulation, mergeRuns, simulate } from "./simulate/simulate.ts";
export type { TallyData } from "./simulate/tally.ts";
