/** `@dunlin/engine/simulate`: what a strategy would do to a portfolio. */

// Columns
export type { Allocate } from "./columns/fill.ts";
export type { Column, ColumnField, ColumnSchema, Columns, ColumnType } from "./columns/model.ts";
export {
  ColumnError,
  type ColumnProblem,
  FALSE,
  TRUE,
  UNKNOWN,
} from "./columns/model.ts";
export { parseColumns } from "./columns/parse.ts";
export { type CaseOptions, plainColumns, toColumns } from "./columns/rows.ts";
export { columnsOf } from "./columns/schema.ts";
export { selectColumns } from "./columns/select.ts";
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

// Running elsewhere
export {
  type CancelSignal,
  type ServeOptions,
  type SimulationPort,
  type SimulationProblem,
  type SimulationRequest,
  type SimulationWatch,
  serveSimulation,
  simulated,
  simulateElsewhere,
} from "./simulate/runner.ts";
