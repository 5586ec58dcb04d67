/** `@dunlin/engine/kpi`: the figures of collections, each defined once. */

export {
  type CaseHistory,
  type HistoryCode,
  HistoryError,
  type LoggedAssignment,
  type LoggedContact,
  type Recorded,
} from "./kpi/caseHistory.ts";
export {
  type CallCounts,
  type KpiCase,
  type KpiCaseMoney,
  type KpiCounts,
  KpiTally,
  type LedgerCounts,
  type MoneyCounts,
  type MoneySquares,
  mergeKpiCounts,
  NO_COUNTS,
  NO_SERVICE,
  type OfferCounts,
  type PlanCounts,
  type PromiseCounts,
  type ServiceCounts,
} from "./kpi/counts.ts";
export { type CurveOptions, cureCurveOf, recoveryCurve } from "./kpi/curves.ts";
export { INTERVALS, KPIS, type KpiDefinition, type KpiId } from "./kpi/definitions.ts";
export { describeKpi } from "./kpi/describe.ts";
export { type HistoryOptions, type KpiCosts, kpiCountsOfHistory, type WatchedCase } from "./kpi/history.ts";
export type { Certainty, KpiCurve, KpiUnit, KpiValue, RollRates } from "./kpi/model.ts";
export type { KpiOptions } from "./kpi/options.ts";
export { type RollBalance, type RollOptions, RollTally, rollRates } from "./kpi/rolls.ts";
export { kpisOf } from "./kpi/values.ts";
export type { KpiLocale, KpiWords } from "./kpi/words.ts";
