/** What the store keeps. Plain JSON with instants in ms; everything belongs to one tenant. */

import type { CaseEvent, CaseFacts, CaseState, ContactRecord, Debtor, Effect, TraceEntry } from "@dunlin/engine";

/**
 * A debtor, shared by all of their cases: who they are, and every contact with them, whichever strategy made it. Its row is
 * the lock of the person: whoever changes what may be sent to them holds it.
 */
export interface PersonRow {
  readonly id: string;
  /** Without addresses, which are sealed. */
  readonly debtor: Debtor;
  /** Contacts of the last 400 days at least, oldest first. One that is on its way counts from its lease on. */
  readonly contacts: readonly ContactRecord[];
  /** `Personal` under the person's key; absent when there is none, or after erasure. */
  readonly sealed?: Uint8Array;
  /** The person's data key, wrapped by the key of the host. Without it nothing sealed can be read again. */
  readonly key?: Uint8Array;
  /** ms; afterwards nobody is contacted and nothing can be unsealed. */
  readonly erasedAt?: number;
  /** Kept whatever is asked for: the reason, as a law suit. */
  readonly legalHold?: string;
}

/** What identifies a person beyond the pseudonymous ids. It is sealed, opened only to render a message or a page, and never logged. */
export interface Personal {
  /** Channel -> address, for the channels of `debtor.channels` in their order. */
  readonly addresses: readonly { readonly channel: string; readonly address: string }[];
  /** Merged into the context of templates: `name`, `firstName`, postal lines, ... */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The facts of a case but for those of the person. */
export type CaseOwnFacts = Omit<CaseFacts, "debtor" | "contacts">;

export interface CaseRow {
  readonly id: string;
  readonly personId: string;
  /** Changes of the facts, from 1. */
  readonly rev: number;
  readonly facts: CaseOwnFacts;
  /** ms */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One case in one strategy; where obligations are enrolled one by one, one of them. */
export interface EnrollmentKey {
  readonly caseId: string;
  readonly strategy: string;
  /** Ref; empty for the whole case. */
  readonly obligation: string;
}

export interface EnrollmentRow extends EnrollmentKey {
  readonly version: number;
  /** Steps that changed it, from 1. Every write carries the one it read: an older one is refused. */
  readonly rev: number;
  /** `state.dueAt`, or when a refused entry is asked again; null: only an event goes on. */
  readonly wakeAt: number | null;
  readonly state: CaseState;
  /**
   * The state as it is kept, where that cannot be read: `state` is then a parked one in its place. Nothing steps it or sends for
   * it, and a store that writes the row keeps this text.
   */
  readonly unreadable?: string;
  /** Hash of the newest entry of its journal. */
  readonly head: string;
}

/** One step, or one act of a person on the case, as it is kept for ever. Never changed; each names the one before. */
export interface JournalRow extends EnrollmentKey {
  readonly rev: number;
  /** ms */
  readonly at: number;
  readonly version: number;
  /** Of the facts that the step saw. */
  readonly factsRev: number;
  readonly event: CaseEvent;
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
  /** Who brought it about: `system`, `debtor`, `provider:<id>`, or the id of a user or key. */
  readonly by: string;
  /** SHA-256 over the hash before and this row in canonical JSON, as hexadecimal digits. */
  readonly hash: string;
}

/**
 * `pending` waits to be leased; `leased` is on its way; `sent` was accepted by the provider; `delivered`, `failed` is what
 * the provider told or refused; `canceled` was stopped at home; `unknown` may or may not have left, and a person or the
 * provider decides; `shadow` would have been sent.
 */
export type OutboxStatus = "pending" | "leased" | "sent" | "delivered" | "failed" | "canceled" | "unknown" | "shadow";

/** An intent of the engine that leaves the house. */
export interface OutboxRow extends EnrollmentKey {
  /** Effect id: the primary key within the tenant. */
  readonly key: string;
  readonly personId: string;
  /** Which channel carries it: that of the message, or `payment`, `call:<function>`, `webhook`. */
  readonly route: string;
  readonly effect: Effect;
  readonly status: OutboxStatus;
  /** ms; not leased before. */
  readonly notBefore: number;
  readonly leaseUntil?: number;
  /** The host that holds the lease. */
  readonly leaseOwner?: string;
  /** Leases so far. */
  readonly attempts: number;
  /** The provider's own id. */
  readonly ref?: string;
  /** Why it was deferred, refused or canceled: reasons of the door, or code and sentence of the channel. */
  readonly reasons?: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A count that grew, per node and day: what the editor's cards show. Written once per batch and summed when it is read. */
export interface Tally {
  readonly strategy: string;
  readonly version: number;
  /** Node path; empty for the whole strategy. */
  readonly node: string;
  /** `entered`, `left:<port>`, `sent`, `deferred`, `suppressed`, `canceled`, `delivered`, `failed`, `outcome:<outcome>`, `exposed:<experiment>:<variant>`, `goal:<goal>`, ... */
  readonly measure: string;
  /** UTC date, `2026-11-26`. */
  readonly day: string;
  readonly count: number;
  /** Minor units, of goals that have a value. */
  readonly valueMinor?: number;
}

/**
 * Everything that is not hot: versions of strategies and templates, tasks, links, keys, settings, the log of what people did.
 * Three columns beside the value can be searched and sorted by, and mean what the kind says.
 */
export interface DocumentRow<Value = unknown> {
  readonly kind: string;
  readonly id: string;
  /** Writes so far, from 1. */
  readonly rev: number;
  readonly state?: string;
  readonly ref?: string;
  readonly rank?: number;
  readonly value: Value;
  /** ms */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface DocumentQuery {
  readonly kind: string;
  readonly state?: string | readonly string[];
  readonly ref?: string;
  readonly idPrefix?: string;
  /** Inclusive bounds. */
  readonly minRank?: number;
  readonly maxRank?: number;
  /** By rank (no rank last) then id, or by id. Default `id`. */
  readonly order?: "id" | "rank" | "-rank";
  /** Value of the last row of the page before, in the same order. */
  readonly after?: { readonly rank?: number; readonly id: string };
  /** 1..1000, default 100. */
  readonly limit?: number;
  /** Rows that are not locked by anybody, locked until the transaction ends. */
  readonly lock?: "skipLocked";
}
