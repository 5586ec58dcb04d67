/** A figure of two versions over the same people. */

import type { Certainty, KpiUnit } from "@dunlin/engine/kpi";

export interface Paired {
  readonly id: string;
  readonly unit: KpiUnit;
  readonly currency?: string;
  readonly certainty: Certainty;
  /** Of the other version, and of this draft. */
  readonly before: number | null;
  readonly after: number | null;
  /** What this draft has more. */
  readonly difference: number | null;
  /** Interval of the difference; of pairs, so narrower than those of the two. */
  readonly low?: number;
  readonly high?: number;
}
