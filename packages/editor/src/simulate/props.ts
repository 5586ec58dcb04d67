/** What a host gives for trying a strategy out: people, portfolios, how people are assumed to behave, and what contacts cost. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import type { BehaviorModel, ContactBudget, CostTable } from "@dunlin/engine/simulate";

/** A person to try a strategy with; made up, or without anything that tells who it is. */
export interface SimulatedPerson {
  readonly id: string;
  /** As it stands in the list: "Marta O., €312.40". */
  readonly title: string;
  /** What is special about them. */
  readonly note?: string;
  readonly facts: CaseFacts;
}

/** Many people at once, loaded when they are needed. */
export interface Portfolio {
  readonly title: string;
  /** How many people there are. */
  readonly size: number;
  load(): Promise<readonly CaseFacts[]>;
}

export interface SimulationSettings {
  readonly people: readonly SimulatedPerson[];
  readonly portfolio?: Portfolio;
  /** To choose from; one that the editor brings along comes last. */
  readonly behaviors?: readonly BehaviorModel[];
  readonly costs?: CostTable;
  readonly budgets?: readonly ContactBudget[];
  /** The version that the draft is held against; mostly the one that is live. */
  readonly against?: { readonly strategy: Strategy; readonly name: string };
  /** When a simulation begins unless a reader says otherwise, epoch ms; default now. */
  readonly start?: number;
}
