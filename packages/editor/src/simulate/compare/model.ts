/** Two versions over the same people, as the engine compares them. */

import type { Certainty, KpiUnit } from "@dunlin/engine/kpi";
import type { NodeFlow } from "@dunlin/engine/simulate";

export interface FigureDelta {
  readonly id: string;
  readonly unit: KpiUnit;
  readonly certainty: Certainty;
  readonly currency?: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: number | null;
  readonly low?: number;
  readonly high?: number;
}

export interface SimulationComparison {
  readonly differs: readonly string[];
  readonly figures: readonly FigureDelta[];
  readonly nodes: Readonly<
    Record<
      string,
      {
        readonly before: NodeFlow | null;
        readonly after: NodeFlow | null;
        readonly delta: Readonly<Record<string, number>>;
      }
    >
  >;
  readonly ways: Readonly<Record<string, number>>;
}
