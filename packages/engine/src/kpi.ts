/** `@dunlin/engine/kpi`: the figures of collections, each defined once. */

export type { Certainty, KpiCurve, KpiUnit, KpiValue, RollRates } from "./kpi/model.ts";
