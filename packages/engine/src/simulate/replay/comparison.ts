/** What a comparison of two strategies on one recorded history says. */

import type { KpiCosts } from "../../kpi/history.ts";
import type { Strategy } from "../../model/strategy.ts";
import type { Program } from "../../run/program.ts";
import type { PropensityEstimate, PropensityOptions } from "./propensity.ts";

export const COMPARISON_FORMAT = "dunlin.comparison/1";

export interface CompareOptions extends PropensityOptions {
  /** First moment (ms) that is replayed no more. */
  readonly until?: number;
  readonly costs?: KpiCosts;
  /** Cases that are listed with their first difference. Default 20; all are counted. */
  readonly listed?: number;
  /**
   * Compiles a changed champion or challenger with what the host brings (packs, calendars, templates). Only needed where
   * assignments were logged and a strategy needs more than its program says.
   */
  readonly compile?: (strategy: Strategy) => Program;
}

type Counts = Readonly<Record<string, number>>;

/** What one strategy did with the history. All of it follows from the strategy and the record. */
export interface ComparedSide {
  readonly strategy: { readonly id: string; readonly version: number; readonly name: string };
  readonly enrolled: number;
  readonly refused: number;
  readonly refusedBy: Counts;
  readonly outcomes: Counts;
  readonly contacts: {
    readonly total: number;
    /** Cases with at least one. */
    readonly cases: number;
    readonly channels: Counts;
    /** By days since the case was first seen, from 0. */
    readonly days: readonly number[];
    /** By local hour, 0 to 23. */
    readonly hours: readonly number[];
    /** Contacts that did not happen, by reason. */
    readonly suppressed: Counts;
    /** Contacts that had to wait, by reason. */
    readonly deferred: Counts;
    /** How often each rule of a policy stopped or delayed one. */
    readonly rules: Counts;
  };
  /** By queue. */
  readonly tasks: Counts;
  /** By kind. */
  readonly offers: Counts;
  readonly costMinor: number | null;
  /** Cases that came to a node, by path. */
  readonly nodes: Counts;
}

export interface DifferingStep {
  readonly kind: "message" | "task" | "offer" | "fee" | "payment";
  /** Channel of a message or task, kind of an offer, name of a fee, method of a payment attempt. */
  readonly name: string;
}

/** A case that the strategies treat differently. */
export interface CaseDifference {
  readonly caseId: string;
  /** First moment (ms) at which they differ. */
  readonly at: number;
  /** What each did then; absent: nothing. */
  readonly champion?: DifferingStep;
  readonly challenger?: DifferingStep;
  readonly contacts: { readonly champion: number; readonly challenger: number };
}

/**
 * `exact`: follows from strategy and record. `observed`: recorded under a treatment that both give. `notIdentified`: the record
 * cannot say. `estimated`: said by weights, with an interval. `refused`: there is no such estimate, for a reason.
 */
export type FindingStatus = "exact" | "observed" | "notIdentified" | "estimated" | "refused";

/** What the comparison can and cannot say of one thing. */
export interface Finding {
  readonly code:
    | "contacts"
    | "costs"
    | "policy"
    | "sameTreatment"
    | "differentTreatment"
    | "record"
    | "recordMissing"
    | "estimate"
    | "clipped";
  readonly status: FindingStatus;
  /** Cases that it is about. */
  readonly cases: number;
  readonly data: Readonly<Record<string, string | number>>;
  readonly sentences: { readonly en: string; readonly es: string };
}

/** An outcome under the challenger's choices, from what was recorded under the champion's. */
export interface OutcomeEstimate {
  /** `cured`: 0 or 1. `recovered`: minor units of `currency`. A mean over cases. */
  readonly outcome: "cured" | "recovered";
  readonly currency?: string;
  readonly estimate: PropensityEstimate;
}

export interface ReplayComparison {
  readonly format: typeof COMPARISON_FORMAT;
  readonly cases: number;
  readonly champion: ComparedSide;
  readonly challenger: ComparedSide;
  readonly currency: string | null;
  readonly treatment: {
    /** The same from beginning to end. */
    readonly same: number;
    /** The same until the case was cured or no longer watched: what was recorded holds for both. */
    readonly sameUntilOutcome: number;
    /** Differs before. */
    readonly different: number;
    /** Of all cases: contacts under the challenger less those under the champion. */
    readonly moreContacts: number;
    readonly fewerContacts: number;
  };
  /** How well the champion's replay is what was really done, where that was logged. */
  readonly record: { readonly cases: number; readonly matched: number } | null;
  /** As recorded, of the cases with the same treatment until their outcome and of all; by currency. */
  readonly outcomes: {
    readonly cured: { readonly same: number; readonly all: number };
    readonly recovered: Readonly<Record<string, { readonly same: number; readonly all: number }>>;
  };
  readonly estimates: readonly OutcomeEstimate[];
  readonly findings: readonly Finding[];
  readonly differences: readonly CaseDifference[];
}
