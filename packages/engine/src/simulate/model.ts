/**
 * What a simulation is asked and what it answers. Contacts, costs and what policies held back are exact for the people and
 * events of the run; what people do is a model, and every figure says which of the two it is.
 */

import type { KpiCurve, KpiValue } from "../kpi/model.ts";
import type { CaseFacts } from "../model/case.ts";
import type { Condition } from "../model/condition.ts";
import type { Id } from "../model/notation.ts";
import type { TallyData } from "./tally.ts";

export const BEHAVIOR_FORMAT = "dunlin.behavior/1";
export const SIMULATION_FORMAT = "dunlin.simulation/1";

/** How people behave: chances, seeded, without a memory but for what is said here. JSON. */
export interface BehaviorModel {
  readonly format: typeof BEHAVIOR_FORMAT;
  readonly name: string;
  readonly pay: PayBehavior;
  /** Of the payments, some are of a part only. */
  readonly partial?: {
    /** 0 to 1 */
    readonly share: number;
    /** Which part of what is open: drawn evenly between, 0 to 1. */
    readonly from: number;
    readonly to: number;
  };
  /** After a contact by a channel a promise is made with this chance. */
  readonly promise?: {
    readonly perContact: Readonly<Record<string, number>>;
    /** Promised for so many days ahead, drawn evenly. */
    readonly days: readonly [least: number, most: number];
    /** Chance that it is paid on its day. */
    readonly kept: number;
  };
  /** When an offer is published. */
  readonly plan?: {
    /** Chance that an offer is taken, by its kind. */
    readonly take: Readonly<Record<string, number>>;
    /** Chance, for each part, that it is not paid. */
    readonly missed: number;
  };
  /** Chance a day that a person who owes something disputes it, once at most. Who disputes does not pay meanwhile. */
  readonly dispute?: number;
  /** A dispute is closed after so many days, drawn evenly, and the debt stands; default: it stays open. */
  readonly disputeDays?: readonly [least: number, most: number];
  /** What becomes of an attempt to collect a payment; default: nobody answers. */
  readonly attempts?: {
    /** Chance that it is paid, and that it is declined for good; otherwise it fails for now. */
    readonly paid: number;
    readonly hard: number;
  };
  /** Chances for each message, by channel. */
  readonly bounce?: Readonly<Record<string, number>>;
  readonly optOut?: Readonly<Record<string, number>>;
  readonly complaint?: Readonly<Record<string, number>>;
  readonly open?: Readonly<Record<string, number>>;
  readonly click?: Readonly<Record<string, number>>;
  readonly reply?: {
    readonly perMessage: Readonly<Record<string, number>>;
    /** Weights of what a reply means. */
    readonly intents: Readonly<Record<string, number>>;
  };
  /** What becomes of tasks, by queue or `*`. */
  readonly tasks?: Readonly<Record<string, TaskBehavior>>;
}

export interface PayBehavior {
  /** What the days of `hazard` count from: the oldest due date of what is open on the first day, or the first day. */
  readonly clock: "dueDate" | "entry";
  /** Chance that a person who has not paid pays on that day; each holds until the next. Days may be negative. */
  readonly hazard: readonly { readonly day: number; readonly chance: number }[];
  /** Factors on the odds: the first segment whose condition is true at entry. */
  readonly segments?: readonly { readonly id: string; readonly when: Condition; readonly factor: number }[];
  /** Factors on the odds, by what is open at entry; the first whose bound is not exceeded. */
  readonly amounts?: readonly { readonly upToMinor: number; readonly factor: number }[];
  /** Factors on the odds for some days after a contact, by channel. */
  readonly contacts?: Readonly<Record<string, { readonly factor: number; readonly days: number }>>;
  /** Weights of the 24 local hours at which people pay; default evenly from 8 to 22. */
  readonly hours?: readonly number[];
}

export interface TaskBehavior {
  /** Hours until it is worked, on average. */
  readonly hours: number;
  /** Weights; a disposition that the task does not list is left out. */
  readonly dispositions: Readonly<Record<string, number>>;
  /** Of the dispositions, those with the debtor on the line. */
  readonly rightParty?: readonly string[];
}

/** What contacts and work cost, in minor units of one currency. */
export interface CostTable {
  readonly currency: string;
  /** For each message or call, by channel. */
  readonly channels: Readonly<Record<string, number>>;
  /** For each task, by queue or `*`. */
  readonly tasks?: Readonly<Record<string, number>>;
}

/** So many contacts by a channel leave on one day at most; others wait for the next. */
export interface ContactBudget {
  readonly channel: string;
  readonly perDay: number;
}

export interface SimulateOptions {
  readonly behavior: BehaviorModel;
  /** Any 32-bit whole number; the same one gives the same lives. */
  readonly seed: number;
  /** 1 to 1,100 */
  readonly horizonDays: number;
  /** When the cases come in, epoch ms. */
  readonly start: number;
  readonly costs?: CostTable;
  readonly budgets?: readonly ContactBudget[];
  /** Of intervals; default 0.95. */
  readonly level?: number;
  /** How cases are stepped: by columns where that is possible, or each as an object. Default `auto`. */
  readonly path?: "auto" | "objects";
  /** Function -> what it answers, after a minute; others do not answer. JSON. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /**
   * The same people live so often, 1 to 200, each time by other chances; default 1. Figures are those of the first life,
   * intervals are where figures of single lives lie. With 1 intervals come from how people differ from each other.
   */
  readonly runs?: number;
}

/** Who is simulated. Rows are as the engine knows cases on the first day. */
export type SimulatedPortfolio = readonly CaseFacts[];

/** What happened at a step. */
export interface NodeFlow {
  /** Arrivals: a case that comes again counts again. */
  readonly entered: number;
  /** Cases that are there at the end. */
  readonly waiting: number;
  /** Contacts that were made. */
  readonly sent?: number;
  /** Contacts that a policy, a hold or an empty channel kept from being made. */
  readonly suppressed?: number;
  /** Contacts that had to wait. */
  readonly deferred?: number;
  readonly costMinor?: number;
  /** Contacts after which the person paid anything within seven days. */
  readonly paid?: number;
  /** Offers taken. */
  readonly taken?: number;
}

export interface SimulationReport {
  readonly format: typeof SIMULATION_FORMAT;
  readonly strategy: { readonly id: string; readonly version: number; readonly name: string };
  readonly behavior: string;
  readonly seed: number;
  /** Local date of the strategy's zone. */
  readonly start: string;
  readonly horizonDays: number;
  readonly cases: {
    readonly total: number;
    readonly enrolled: number;
    readonly refused: number;
    readonly refusedBy: Readonly<Record<string, number>>;
    readonly exited: number;
    readonly outcomes: Readonly<Record<string, number>>;
    readonly active: number;
    readonly held: number;
    readonly parked: number;
  };
  /** By path. */
  readonly nodes: Readonly<Record<Id, NodeFlow>>;
  /** How often a way was taken: `node:port`. */
  readonly ways: Readonly<Record<string, number>>;
  readonly contacts: {
    readonly total: number;
    /** Cases with at least one. */
    readonly cases: number;
    readonly channels: Readonly<Record<string, number>>;
    /** By days since the start, from 0; a list per channel. */
    readonly days: Readonly<Record<string, readonly number[]>>;
    /** `perCase[n]`: cases with n contacts. */
    readonly perCase: readonly number[];
    /** `busiestWeek[n]`: cases whose busiest seven days in a row had n contacts. */
    readonly busiestWeek: readonly number[];
    readonly suppressed: Readonly<Record<string, number>>;
    readonly deferred: Readonly<Record<string, number>>;
    /** How often each rule of a policy spoke: `pack/rule`. */
    readonly rules: Readonly<Record<string, number>>;
    /** Contacts that waited for a day with room, by channel. */
    readonly overBudget: Readonly<Record<string, number>>;
  };
  readonly costs: {
    readonly currency: string;
    readonly channels: Readonly<Record<string, number>>;
    readonly tasks: Readonly<Record<string, number>>;
    readonly totalMinor: number;
  } | null;
  readonly money: readonly {
    readonly currency: string;
    /** What all cases owed on the first day, those that did not come in among them. */
    readonly placedMinor: number;
    readonly collectedMinor: number;
    readonly openMinor: number;
    readonly feesMinor: number;
    /** What settlements that were paid left open: placed and fees are what was collected, forgiven and is open. */
    readonly forgivenMinor?: number;
  }[];
  readonly goals: Readonly<Record<string, number>>;
  readonly experiments: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly kpis: readonly KpiValue[];
  readonly curves: readonly KpiCurve[];
  /** Sums of figures by 128 groups of debtors, so that two reports about the same people can be compared pair by pair. */
  readonly groups?: Readonly<Record<string, readonly number[]>>;
  /** How the cases were stepped; the result does not depend on it. */
  readonly paths: { readonly columns: number; readonly objects: number };
  readonly steps: number;
}

/** How far a simulation is, in cases; with budgets, where cases share each day, in days of cases. */
export interface SimulationProgress {
  readonly done: number;
  readonly of: number;
}

/** A simulation that is run a slice at a time, so that whoever runs it can show progress and stop. */
export interface Simulation {
  readonly of: number;
  readonly done: number;
  /** Runs so many cases more, as far as there are any. */
  run(cases: number): SimulationProgress;
  /** Of what has run so far. */
  report(): SimulationReport;
  /** The same as counts, one for each run: parts of a portfolio that were simulated apart add up. */
  tallies(): readonly TallyData[];
}
