/** `@dunlin/engine/simulate`: what a strategy would do to a portfolio. */

export type { Column, ColumnField, ColumnSchema, Columns, ColumnType } from "./columns/model.ts";
export { checkBehavior } from "./simulate/behavior/check.ts";
export { everybodyPaysOn, NOBODY_PAYS } from "./simulate/behavior/degenerate.ts";
export {
  contactsChart,
  curveChart,
  type SimulationChartOptions,
  weekChart,
} from "./simulate/charts.ts";
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
export { reportOf } from "./simulate/report.ts";
export { createSimulation, mergeRuns, simulate } from "./simulate/simulate.ts";
export type { TallyData } from "./simulate/tally.ts";
export { type DescribeSimulationOptions, describeSimulation } from "./simulate/tell.ts";
export type { ToldRow, ToldSection, ToldSimulation, ToldStep } from "./simulate/told.ts";
