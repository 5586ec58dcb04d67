/** What counts are of, and how sure that makes the figures. */

import type { Certainty } from "./model.ts";

export interface KpiOptions {
  /**
   * Where the counts come from. `observed` (default): everything was recorded. `simulated`: what the strategy does is exact,
   * what people do is modeled. `replayed`: what the strategy does is exact, what people do was recorded.
   */
  readonly from?: "observed" | "simulated" | "replayed";
  /** Of intervals, between 0 and 1; default 0.95. */
  readonly level?: number;
  /** Days of the period that the ledger counts are of; without it there is no DSO. */
  readonly periodDays?: number;
}

export function certaintyOf(nature: "treatment" | "behavior", from: KpiOptions["from"] = "observed"): Certainty {
  if (from === "observed") return "observed";
  if (nature === "treatment") return "exact";
  return from === "simulated" ? "modeled" : "observed";
}
