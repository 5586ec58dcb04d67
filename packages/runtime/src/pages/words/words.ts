/** What the host's own pages say. A language is a table; one that lacks an entry does not compile. */

import type { KnownQuestion } from "../verification.ts";

/** Amounts and days come as they are written in the language. */
export interface PageWords {
  readonly locale: string;
  /** In itself. */
  readonly name: string;
  readonly languages: string;
  readonly back: string;
  readonly questions: string;
  readonly call: (phone: string, hours: string | undefined) => string;
  readonly notices: { readonly [N in NoticeName]: NoticeWords };
  /** "in 15 minutes", "in 2 hours". */
  readonly inMinutes: (minutes: number) => string;
  readonly verify: {
    readonly title: string;
    readonly why: string;
    readonly submit: string;
    readonly wrong: string;
    readonly ended: string;
    readonly labels: { readonly [Q in KnownQuestion]: { readonly label: string; readonly hint: string } };
    readonly day: string;
    readonly month: string;
    readonly year: string;
  };
  readonly pay: {
    readonly title: string;
    readonly amount: string;
    readonly why: string;
    readonly submit: string;
    readonly nextPart: string;
  };
  readonly plan: {
    readonly title: string;
    readonly caption: string;
    readonly total: string;
    readonly waived: (amount: string) => string;
    readonly until: (day: string) => string;
    readonly meaning: string;
    readonly submit: string;
  };
  readonly unsubscribe: {
    readonly title: string;
    readonly why: (channel: string) => string;
    readonly note: string;
    readonly submit: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly why: string;
    readonly legend: string;
    readonly preferred: string;
    readonly note: string;
    readonly submit: string;
  };
  readonly channels: Readonly<Record<string, string>>;
  readonly done: { readonly [D in DoneName]: NoticeWords };
  readonly promised: (amount: string, day: string) => string;
  /** Names of fields that a form lacks or that make no sense. */
  readonly fields: Readonly<Record<string, string>>;
  readonly check: (field: string) => string;
}

export interface NoticeWords {
  readonly title: string;
  /** Paragraphs. */
  readonly says: readonly string[];
}

export type NoticeName =
  /** No such link. */
  | "unknown"
  | "expired"
  | "revoked"
  /** Too many wrong answers, for now. */
  | "locked"
  /** Too many, for good. */
  | "closed"
  | "erased"
  /** The case is no longer worked on here. */
  | "exited"
  | "paid"
  /** Nothing is known that could be asked. */
  | "unverifiable"
  | "notHere"
  | "stale"
  | "missing"
  | "offerOver"
  | "dayPast"
  | "noPayment"
  | "paymentFailed"
  | "unavailable"
  | "request";

export type DoneName =
  | "promise"
  | "payLater"
  | "dispute"
  | "alreadyPaid"
  | "callBack"
  | "hardship"
  | "plan"
  | "preferences"
  | "unsubscribed"
  | "paying"
  | "payNow";
