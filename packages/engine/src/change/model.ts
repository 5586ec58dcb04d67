/** What changed between two versions of a strategy, and what becomes of the cases that are inside. */

import type { CaseFacts, CaseState } from "../model/case.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { Effect } from "../model/effect.ts";
import type { Id } from "../model/notation.ts";
import type { Strategy } from "../model/strategy.ts";
import type { Step } from "../run/turn.ts";

export const DIFF_FORMAT = "dunlin.diff/1";
export const MIGRATION_FORMAT = "dunlin.migration/1";

/** One thing that is different, as a person would name it. Node identity is the id; a path lies below the document. */
export interface Change {
  /**
   * `moved`: the same step on another place of the flow. `retimed`: it comes on other days, though nothing of itself changed.
   */
  readonly kind: "added" | "removed" | "changed" | "moved" | "retimed" | "rewired" | "setting";
  readonly nodeId?: Id;
  /** JSON pointer of what changed, in the newer document, or in the older one where it was removed. */
  readonly path: string;
  /**
   * Values as the documents have them; absent: there was, or is, none. Of a step that `moved` a `StepPlace`, of one that is
   * `retimed` its `StepDays`, of a way that is `rewired` the node it leads to.
   */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Weight for a reader: what reaches people, what changes decisions, and what is only written down. */
  readonly weight: "contact" | "decision" | "note";
  /** Makes the change in a document that has all changes before it. */
  readonly patch: readonly Patch[];
  /** English; `describeChanges` tells it in other languages. */
  readonly sentence: string;
  /** Of a step: where it stands in the document that `path` is of. */
  readonly place?: StepPlace;
}

/** On which days a step comes. */
export interface StepDays {
  /** Counted from the day on which the case came in, or from the oldest due date. */
  readonly from: "entry" | "dueDate";
  readonly earliest: number;
  /** `null`: nothing bounds it. */
  readonly latest: number | null;
}

/** Where a step stands in the flow. */
export interface StepPlace {
  /** The step before it; `null` where it is the first. */
  readonly follows: Id | null;
  readonly days?: StepDays;
  /** The nearest way out of a decision that every case comes through that gets to the step. */
  readonly within?: { readonly node: Id; readonly port: string };
}

/** Most contacts that one case can get in so many local days in a row; `null`: any number. */
export interface WorstCase {
  readonly days: number;
  /** Absent: by all channels together. */
  readonly channel?: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Two versions, and all that is different. */
export interface StrategyDiff {
  readonly format: typeof DIFF_FORMAT;
  readonly before: Strategy;
  readonly after: Strategy;
  readonly changes: readonly Change[];
  /** Of the windows of 1, 7 and 30 days, in all and by channel: those whose bound is another one. */
  readonly worstCase: readonly WorstCase[];
}

/**
 * What is to become of cases at a node: go on at the same node, go to another one of the new version, leave, begin again, or
 * stay on the old version. Who begins again keeps what was agreed and what protects him: holds, promise, offers, variables.
 */
export type NodeTarget =
  | { readonly to: "same" }
  | { readonly to: "node"; readonly node: Id }
  | { readonly to: "exit"; readonly outcome: string }
  | { readonly to: "restart" }
  | { readonly to: "pin" };

/** When it is done: at once, or when the case next comes to a checkpoint. */
export type MigrationMoment = "now" | "checkpoint";

/** What somebody decided. */
export interface MigrationChoice {
  /** Default `follow`: nodes that are still there keep their cases, others need a target. `pin`: everybody stays. */
  readonly rule?: "follow" | "pin";
  readonly moment?: MigrationMoment;
  /** Path -> target; what is not named follows the rule. */
  readonly nodes?: Readonly<Record<Id, NodeTarget>>;
}

/** Public and never reused. */
export type MigrationProblemCode =
  | "target.missing"
  | "target.unknown"
  | "target.outcome"
  | "target.insideCall"
  | "source.unknown"
  | "experiment.armGone"
  | "strategy.other"
  | "version.same"
  | "entry.perObligation"
  | "checkpoint.none";

/** Why nothing can be moved by a plan. */
export interface MigrationProblem {
  readonly code: MigrationProblemCode;
  readonly severity: "error";
  /** JSON pointer into the choice, as `/nodes/reminder`; for experiments and entry into the newer document. */
  readonly path: string;
  readonly nodeId?: Id;
  readonly data: Readonly<Record<string, unknown>>;
  /** English: what is wrong and what to do. */
  readonly message: string;
  /** Where one target suggests itself: a patch of the choice. */
  readonly fix?: readonly Patch[];
}

export interface MigrationPlan {
  readonly format: typeof MIGRATION_FORMAT;
  readonly strategy: Id;
  readonly from: number;
  readonly to: number;
  readonly moment: MigrationMoment;
  /** A target for every node that a case may stand at. */
  readonly nodes: Readonly<Record<Id, NodeTarget>>;
  /** Nodes without target and targets that are not there; with one of them nothing is moved. */
  readonly problems: readonly MigrationProblem[];
  /** What would happen to a population. */
  readonly impact: MigrationImpact;
}

/** A case as a migration sees it. */
export interface MigratingCase {
  readonly state: CaseState;
  readonly facts: CaseFacts;
  /** Effects that the host holds and has not handed on yet. */
  readonly pending?: readonly Effect[];
}

/** Read once, in its order, a case at a time. */
export interface MigrationPopulation {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly cases: Iterable<MigratingCase>;
}

/**
 * Why a case stays on its version: `pinned` and `exited` as they say; `planHasProblems`; `otherVersion` and `otherPlan` it is
 * not of the version, or the plan not of these programs; `noTarget` its node has none; `facts` they cannot be trusted;
 * `paymentUnderway` the result of a payment attempt is awaited at a node that is left; `taskOpen` a person works on a
 * task whose result the new version would not take; `wouldRepeat` it would get a contact again; `wouldPark` it could not run;
 * `noCheckpoint` no way leads to a checkpoint any more.
 */
export type MigrationRefusal =
  | "pinned"
  | "exited"
  | "planHasProblems"
  | "otherVersion"
  | "otherPlan"
  | "noTarget"
  | "facts"
  | "paymentUnderway"
  | "taskOpen"
  | "wouldRepeat"
  | "wouldPark"
  | "noCheckpoint";

/** A case on the new version, or out of it; or why it stays as it was. */
export type MigratedCase =
  | (Step & {
      readonly done: "moved" | "exited" | "restarted";
      /** Ids of pending contacts that are given up: the host cancels them with the move, and keeps all others. */
      readonly givenUp: readonly string[];
    })
  | { readonly done: "refused"; readonly reason: MigrationRefusal };

/** Adds up over parts of a population: `mergeImpacts`. */
export interface MigrationImpact {
  readonly cases: number;
  /** By what becomes of them. */
  readonly moved: number;
  readonly pinned: number;
  readonly exiting: number;
  readonly restarting: number;
  /** Wait for a checkpoint. */
  readonly waiting: number;
  /** Cannot be moved, and stay: by reason. */
  readonly refused: Readonly<Record<string, number>>;
  readonly nodes: readonly {
    readonly node: Id;
    readonly cases: number;
    readonly target: NodeTarget | null;
    /** Waits that begin anew or end on another day. */
    readonly timers: number;
  }[];
  /** Cases that would pass by a legal notice that they have not had and that the older version would have sent. */
  readonly skippedNotices: readonly {
    readonly node: Id;
    readonly cases: number;
    /** Case ids, the first five in order. */
    readonly examples: readonly string[];
  }[];
  /** Contacts that wait and would be given up. */
  readonly pendingContacts: number;
  /** Contacts that would leave in the very step in which the cases are moved. */
  readonly contactsAtOnce?: number;
  /** Cases by how many days their next moment moves; negative: sooner. */
  readonly shifts: readonly { readonly days: number; readonly cases: number }[];
}
