/** The service of cases: what a host puts in, tells, asks and gets. */

import type { CaseEvent, CaseFacts, CaseState, Effect, TraceEntry } from "@dunlin/engine";
import type { Actor } from "./actor.ts";
import type { EnrollmentKey, JournalRow, OutboxRow, Personal } from "./rows.ts";
import type { RuntimeErrorCode } from "./runtimeError.ts";

/** A case as a host hands it in: facts as the engine reads them, addresses within, and what is personal apart. */
export interface CaseInput {
  readonly facts: CaseFacts;
  /** Names, postal lines and the like: for templates, never for conditions; kept under the person's key. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

export interface Cases {
  /**
   * Takes cases in or brings their facts up to date, and enrolls them where published strategies say so. The same input
   * again changes nothing. Every case by itself: one that is refused does not stop the others.
   */
  put(tenant: string, cases: readonly CaseInput[], actor: Actor): Promise<readonly PutResult[]>;
  /** Enrolls by hand, whatever `entry.on` says; entry conditions and cooldown hold. */
  enroll(
    tenant: string,
    caseId: string,
    target: { strategy: string; obligation?: string },
    actor: Actor,
  ): Promise<Delivered>;
  /**
   * Tells a case what happened: the facts it brings about, the steps, their journal and outbox, and the pending contacts it
   * cancels, in one transaction. An id that was heard before is `duplicate`.
   *
   * @throws RuntimeError `case.unknown`, `case.erased`, `event.invalid`.
   */
  deliver(tenant: string, caseId: string, event: CaseEvent, actor: Actor): Promise<Delivered>;
  /** Stops everything about the case, or its contacts, until it is released or `until` (ISO instant). */
  hold(
    tenant: string,
    caseId: string,
    hold: { kind: string; scope?: "all" | "contact"; until?: string },
    actor: Actor,
  ): Promise<Delivered>;
  release(tenant: string, caseId: string, kind: string | undefined, actor: Actor): Promise<Delivered>;
  /** Lets a parked case go on with the facts of today. */
  retry(tenant: string, caseId: string, actor: Actor): Promise<Delivered>;
  /** What is known of it, or undefined. */
  peek(tenant: string, caseId: string): Promise<Snapshot | undefined>;
  list(tenant: string, query: CaseListQuery): Promise<readonly CaseSummary[]>;
  /** Every step ever made, oldest first. */
  journal(
    tenant: string,
    caseId: string,
    query?: { strategy?: string; afterRev?: number; limit?: number },
  ): Promise<readonly JournalRow[]>;
  /** Whether the chain of hashes is whole. */
  verify(tenant: string, caseId: string): Promise<Verification>;
  /** The personal part; every reading is in the log. */
  reveal(tenant: string, caseId: string, actor: Actor): Promise<Personal>;
}

export interface PutResult {
  readonly caseId: string;
  readonly status: "created" | "updated" | "unchanged" | "refused";
  /** Strategies it was enrolled in by this. */
  readonly enrolled: readonly string[];
  readonly problem?: { readonly code: RuntimeErrorCode; readonly path: string; readonly message: string };
}

export interface Delivered {
  /** `ignored`: no enrollment listens, the facts were changed all the same. */
  readonly status: "applied" | "duplicate" | "ignored" | "refused";
  readonly steps: readonly DeliveredStep[];
  /** Keys of pending contacts that this stopped. */
  readonly canceled: readonly string[];
}

export interface DeliveredStep extends EnrollmentKey {
  readonly rev: number;
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
}

export interface Snapshot {
  /** Without addresses. */
  readonly facts: CaseFacts;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly erasedAt?: number;
  readonly enrollments: readonly EnrollmentSnapshot[];
  readonly outbox: readonly OutboxRow[];
}

export interface EnrollmentSnapshot extends EnrollmentKey {
  readonly version: number;
  readonly rev: number;
  readonly wakeAt: number | null;
  readonly parked: boolean;
  readonly state: CaseState;
}

/** Where a case stands in a strategy. */
export type CaseStatus = "active" | "held" | "exited" | "parked";

export interface CaseListQuery {
  readonly after?: string;
  readonly limit?: number;
  readonly strategy?: string;
  readonly status?: CaseStatus;
  readonly personId?: string;
}

export interface CaseSummary {
  readonly caseId: string;
  readonly personId: string;
  readonly currency?: string;
  readonly outstandingMinor: number;
  /** When the oldest of what is owed was due; absent when nothing is. */
  readonly oldestDueDate?: string;
  readonly updatedAt: number;
  readonly enrollments: readonly (EnrollmentKey & {
    readonly version: number;
    readonly status: CaseStatus;
    /** How it ended; `refused` where it was never let in. */
    readonly outcome?: string;
    readonly node: string;
    readonly wakeAt: number | null;
  })[];
}

export type Verification =
  | { readonly whole: true; readonly entries: number }
  | {
      readonly whole: false;
      readonly entries: number;
      readonly at: EnrollmentKey & { readonly rev: number };
      /** An entry is missing, one was changed, or the state is not the one that the newest entry led to. */
      readonly what: "chain" | "hash" | "head";
    };
