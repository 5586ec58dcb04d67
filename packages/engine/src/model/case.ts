/**
 * What the engine knows of a case: the host's facts (the truth, ISO 8601 time) and the engine's own state
 * (plain JSON, epoch milliseconds). Money is in minor units everywhere.
 */

import type { ExtensionOfferNode, PlanOfferNode, SettlementOfferNode } from "./node.ts";

export interface CaseFacts {
  readonly caseId: string;
  readonly accountId?: string;
  readonly currency?: string;
  readonly tags?: readonly string[];
  readonly debtor: Debtor;
  readonly obligations: readonly Obligation[];
  readonly payments?: readonly Payment[];
  /** Contacts with this person, in the history shape of `evaluateContact`. An engine contact's `id` is its effect id. */
  readonly contacts?: readonly ContactRecord[];
  readonly promises?: readonly PromiseRecord[];
  /** The host's own data, described by the document's `fields`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface Debtor {
  readonly id: string;
  readonly type?: "natural" | "legal";
  readonly language?: string;
  readonly country?: string;
  readonly region?: string;
  /** IANA names, most likely first. */
  readonly zones?: readonly string[];
  readonly tags?: readonly string[];
  /** Absent: every channel is usable. */
  readonly channels?: readonly DebtorChannel[];
  readonly contactFacts?: Readonly<Record<string, unknown>>;
}

export interface DebtorChannel {
  readonly channel: string;
  readonly address?: string;
  readonly consent?: boolean;
  readonly verified?: boolean;
  readonly bounced?: boolean;
  readonly optedOut?: boolean;
  readonly preferred?: boolean;
}

/** One claim: an invoice, an installment, a loan or card balance. Dates are local to the case. */
export interface Obligation {
  readonly ref: string;
  readonly dueDate: string;
  readonly currency: string;
  readonly amountMinor: number;
  /** What is still owed of it; open while above zero. */
  readonly outstandingMinor: number;
  readonly kind?: string;
  readonly originalDueDate?: string;
  readonly issuedAt?: string;
  readonly feesMinor?: number;
  /** A disputed obligation stays due but is not collectible. */
  readonly disputed?: boolean;
  readonly onHold?: boolean;
  readonly product?: string;
  readonly [member: string]: unknown;
}

export interface Payment {
  readonly id: string;
  /** Instant, ISO 8601 with offset. */
  readonly at: string;
  readonly amountMinor: number;
  readonly obligation?: string;
  readonly reversed?: boolean;
}

export interface ContactRecord {
  readonly id?: string;
  /** Instant, ISO 8601 with offset. */
  readonly at: string;
  readonly channel: string;
  readonly direction?: "outbound" | "inbound";
  readonly outcome?: string;
  readonly [member: string]: unknown;
}

export interface PromiseRecord {
  readonly id: string;
  readonly madeAt: string;
  /** Date. */
  readonly dueDate: string;
  readonly amountMinor: number;
  readonly status: string;
  readonly closedAt?: string;
}

/** Where a case stands. Two states are equal when their JSON values are. Empty parts are absent. */
export interface CaseState {
  readonly v: 1;
  readonly case: string;
  /** Enrollments so far, from 1. */
  readonly run: number;
  readonly strategy: string;
  readonly version: number;
  readonly status: "active" | "held" | "exited";
  readonly outcome?: string;
  /** The next instant (ms) at which the host must send `{ type: "timer.fired" }`, or null. */
  readonly dueAt: number | null;
  readonly enteredAt: number;
  /** The latest `now` that changed this state. */
  readonly at: number;
  /** Node path. */
  readonly node: string;
  /** False: moved here, not yet entered (the case is held). */
  readonly entered: boolean;
  /** Node entries so far in this run. */
  readonly visit: number;
  /** Effects emitted so far in this visit. */
  readonly index: number;
  /** Private to the current node. */
  readonly n?: NodeData;
  readonly holds?: readonly Hold[];
  readonly heldSince?: number;
  /** Path of a repeat -> its rounds so far. */
  readonly loops?: Readonly<Record<string, Loop>>;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly stage?: string;
  readonly tags?: readonly string[];
  /** Path under `vars` -> when a function last answered for it (ms). */
  readonly cached?: Readonly<Record<string, number>>;
  /** Experiment -> variant. */
  readonly arms?: Readonly<Record<string, string>>;
  /** Offers that can be accepted, one of each kind at most. */
  readonly offers?: readonly OpenOffer[];
  readonly commitment?: Commitment;
  /** The last 8 promises and extensions that were judged, newest last. */
  readonly breaks?: readonly { readonly id: string; readonly at: number; readonly status: string }[];
  /** Channel -> newest outbound contact (ms). */
  readonly last?: Readonly<Record<string, number>>;
  /** The last 32 event ids. */
  readonly seen?: readonly string[];
}

/** What a waiting node remembers. All instants in ms. */
export interface NodeData {
  /** Arrival. */
  readonly since: number;
  /** Base of relative times: arrival, moved by holds. */
  readonly from: number;
  /** When its own timer fires; absent while it sleeps. */
  readonly due?: number;
  /** The anchor was unknown in the latest step. */
  readonly asleep?: true;
  /** A contact that waits: when it is looked at again, or null for an open end. */
  readonly until?: number | null;
  readonly reason?: string;
  /** The entry of `via` that is tried next, or was sent. */
  readonly via?: number;
  /** Effect id of the message, task or call whose answer is awaited. */
  readonly sent?: string;
  /** Of a reminder that waits: the place of the part it is about; of payment attempts: the place of the present one. From 0. */
  readonly part?: number;
  /** When the payment attempt was made whose result is awaited; moved by holds. */
  readonly made?: number;
}

export interface Loop {
  /** Rounds begun. */
  readonly count: number;
  /** When the newest one began (ms). */
  readonly since: number;
}

export interface Hold {
  readonly kind: string;
  readonly scope: "all" | "contact";
  /** ms */
  readonly until?: number;
  readonly releaseOn?: readonly string[];
  /** Purposes that a contact-scope hold lets through. */
  readonly allow?: readonly string[];
}

/** What is offered, about what sum: the terms of the day on which the offer was published, whatever becomes of the document. */
export type OfferedTerms = {
  /** What it is about, in minor units. */
  readonly totalMinor: number;
  readonly currency: string;
} & (
  | Pick<PlanOfferNode, "offer" | "options" | "guard">
  | Pick<SettlementOfferNode, "offer" | "options" | "maxDiscountBp" | "guard">
  | Pick<ExtensionOfferNode, "offer" | "options">
);

/** An offer while it stands. */
export type OpenOffer = OfferedTerms & {
  /** Id of the effect that published it. */
  readonly id: string;
  /** ms */
  readonly publishedAt: number;
  /** ms */
  readonly until: number;
};

/** A promise, plan, settlement or extension that is being watched; at most one is open per case. */
export interface Commitment {
  readonly id: string;
  readonly kind: "promise" | "plan" | "settlement" | "extension";
  /** ms */
  readonly madeAt: number;
  readonly parts: readonly { readonly due: string; readonly amountMinor: number }[];
  readonly missed?: readonly number[];
  readonly reminded?: readonly number[];
}
