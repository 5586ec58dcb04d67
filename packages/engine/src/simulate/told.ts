/** A simulation as it is told: finished texts in the order in which they are read. */

import type { Certainty } from "../kpi/model.ts";

export interface ToldRow {
  readonly name: string;
  /** Belongs to the row above it. */
  readonly detail?: true;
  readonly value: string;
  /** Of a whole, 0 to 1: for a bar. */
  readonly share?: number;
  readonly shareText?: string;
  /** Of the report it is compared with, and how much more that is. */
  readonly against?: string;
  readonly difference?: string;
  readonly interval?: string;
  readonly certainty?: Certainty;
  /** What the figure says, to somebody who has never heard of it. */
  readonly sentence?: string;
}

export interface ToldSection {
  readonly id: "cases" | "outcomes" | "contacts" | "held" | "costs" | "money" | "kpis" | "experiments" | "goals";
  readonly title: string;
  readonly certainty?: Certainty;
  readonly rows: readonly ToldRow[];
}

export interface ToldStep {
  readonly name: string;
  readonly cells: readonly string[];
}

export interface ToldSimulation {
  readonly kind: string;
  readonly title: string;
  readonly headline: string;
  /** What is exact, what is modeled and under which assumption, and what it is compared with. */
  readonly basis: readonly string[];
  /** The figures to look at first. */
  readonly tiles: readonly ToldRow[];
  readonly sections: readonly ToldSection[];
  /** Steps that a case came to, in the order of the document. */
  readonly steps: { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly ToldStep[] };
  readonly made: { readonly title: string; readonly rows: readonly ToldRow[] };
}
