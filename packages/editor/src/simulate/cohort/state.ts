/** What is set up for many people, and how far their simulation is. */

import type { Restless, SimulationComparison, SimulationProgress, SimulationReport } from "@dunlin/engine/simulate";

/** Numbers of a behavior model that a reader changes, each a share or a factor; the model itself stays as it is. */
export interface Knobs {
  /** Factor on the odds of paying on a day. */
  readonly pay: number;
  readonly kept?: number;
  readonly take?: number;
  readonly missed?: number;
  readonly partial?: number;
}

export interface ManySetup {
  readonly who: "portfolio" | "sample";
  readonly size: number;
  readonly seed: number;
  readonly horizonDays: number;
  /** Local date. */
  readonly start: string;
  /** Place in the list of models. */
  readonly behavior: number;
  readonly knobs: Knobs;
  /** Minor units, by channel. */
  readonly costs: Readonly<Record<string, number>>;
  /** Contacts a day, by channel; without one there is no limit. */
  readonly budgets: Readonly<Record<string, number>>;
}

/** What came out. */
export interface ManyResult {
  readonly report: SimulationReport;
  /** Of the other version, and what differs; only where two are compared. */
  readonly other?: SimulationReport;
  readonly comparison?: SimulationComparison;
}

export type ManyPhase =
  | { readonly at: "setup" }
  /** The people are loaded. */
  | { readonly at: "loading" }
  | { readonly at: "running"; readonly progress: SimulationProgress | undefined }
  | { readonly at: "canceled" }
  | { readonly at: "failed"; readonly message: string; readonly restless?: Restless }
  | { readonly at: "done"; readonly result: ManyResult };

export interface ManyState {
  readonly setup: ManySetup;
  readonly phase: ManyPhase;
}
