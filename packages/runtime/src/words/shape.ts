/** What a language has words for. */

import type { OutboxStatus } from "../model/rows.ts";

export const LOCALES = ["en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

export interface Words {
  readonly locale: Locale;
  /** `18.6%`; `figure` is a finished number. */
  readonly share: (figure: string) => string;
  /** `USD 1,234.50`; `amount` is a finished number. */
  readonly money: (amount: string, currency: string) => string;
  readonly quote: (text: string) => string;
  readonly progress: (rows: string, rate: string) => string;
  readonly report: ReportWords;
  readonly story: StoryWords;
  readonly kept: KeptWords;
  readonly experiment: {
    readonly groups: string;
    /** When the intervals are valid. */
    readonly always: string;
    readonly once: string;
    readonly notes: string;
  };
  readonly simulation: {
    /** What a figure is. */
    readonly certainty: Readonly<Record<"exact" | "modeled" | "observed", string>>;
    /** Under a curve that goes so far; `days` is a finished number. */
    readonly days: (days: string) => string;
    readonly difference: string;
    readonly interval: string;
  };
  /** Channels, outcomes and event types of the format; other names stand for themselves. */
  readonly channels: Names;
  readonly outcomes: Names;
  readonly events: Names;
}

/** A closed vocabulary in words. */
export type Names = Readonly<Record<string, string>>;

export interface ReportWords {
  readonly draft: string;
  readonly version: (version: number) => string;
  readonly window: (from: string | null, to: string | null) => string;
  readonly cases: string;
  readonly rows: string;
  readonly broken: string;
  readonly enrolled: string;
  readonly runs: string;
  readonly refused: string;
  readonly later: string;
  readonly outcomes: string;
  readonly active: string;
  readonly held: string;
  readonly parked: string;
  readonly contacts: string;
  readonly toCases: (contacts: string, count: number, cases: string) => string;
  readonly noContacts: string;
  readonly suppressed: string;
  readonly deferred: string;
  /** Heading of the chart; `count` units make a column. */
  readonly contactsPer: (unit: "day" | "week" | "month" | "year", count: number) => string;
  readonly most: string;
  readonly all: string;
  readonly ownScale: string;
  readonly busiest: (day: string, contacts: string) => string;
  readonly quietest: (day: string, contacts: string) => string;
  readonly daysWithContacts: (count: number, days: string) => string;
  readonly tasks: string;
  readonly amounts: string;
  readonly atEntry: string;
  readonly paid: string;
  readonly atEnd: string;
  readonly goals: string;
  readonly experiments: string;
  readonly brokenRows: (listed: string, broken: string) => string;
  readonly line: (line: number) => string;
  readonly column: (column: string) => string;
  readonly case: (id: string) => string;
  readonly notes: string;
  /** By code. */
  readonly note: {
    readonly encoding: string;
    readonly unseen: (name: string) => string;
    readonly duplicates: (count: string) => string;
  };
  /** Reasons of refusals, suppressions and deferrals. */
  readonly reasons: Names;
}

export interface StoryWords {
  readonly case: string;
  readonly debtor: string;
  readonly strategy: string;
  readonly zone: string;
  readonly facts: string;
  /** Of a case that is still carried. */
  readonly factsNow: string;
  readonly nothingOwed: string;
  readonly due: (amount: string, date: string) => string;
  readonly outstanding: (amount: string) => string;
  readonly disputed: string;
  readonly onHold: string;
  readonly payment: (amount: string, date: string) => string;
  readonly tags: string;
  readonly start: string;
  readonly retry: string;
  readonly retries: (times: number) => string;
  readonly timer: string;
  readonly customEvent: (name: string) => string;
  /** Details of an event. */
  readonly forObligations: (refs: string) => string;
  readonly byDate: (date: string) => string;
  readonly outside: string;
  readonly task: (queue: string) => string;
  readonly fee: (amount: string) => string;
  readonly end: {
    readonly refused: (reason: string) => string;
    readonly later: string;
    readonly exited: (outcome: string) => string;
    readonly resting: (node: string) => string;
    readonly waiting: (node: string, until: string) => string;
    readonly held: (node: string) => string;
  };
}

/** Of cases that a host carries. */
export interface KeptWords {
  readonly contacts: string;
  readonly statuses: Readonly<Record<OutboxStatus, string>>;
  readonly attempts: (count: number) => string;
  /** Where no strategy took it in. */
  readonly nowhere: string;
  readonly whole: (entries: number) => string;
  readonly broken: (rev: number, what: "chain" | "hash" | "head") => string;
}
