/**
 * The port to durable memory. One transaction belongs to one tenant and sees nothing of another. What a method writes is
 * seen by later methods of the same transaction, and by others when it commits.
 *
 * Locks are taken in the order person, enrollment, outbox; rows of one kind in the order of their keys. So no two
 * transactions wait for each other.
 */

import type {
  CaseRow,
  DocumentQuery,
  DocumentRow,
  EnrollmentKey,
  EnrollmentRow,
  JournalRow,
  OutboxRow,
  OutboxStatus,
  PersonRow,
  Tally,
} from "./rows.ts";

export interface Store {
  /** `memory`, `postgres`, `embedded`, `pglite`. */
  readonly kind: string;
  /** What survives what, in one sentence for logs and `/readyz`. */
  readonly promise: string;
  /** Brings the schema up to date; safe when several hosts start at once. */
  open(): Promise<void>;
  /**
   * Committed when `work` ends, undone when it throws. It may be run again from its start when the store could not
   * serialize it, so it does nothing that cannot be repeated.
   *
   * @throws StoreError `unavailable` when the store cannot be reached or is full: nothing was written, unless `uncertain` says
   *   that the commit itself broke off; try later.
   */
  transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Tenants with something due at `now`, most overdue first. */
  due(now: number): Promise<readonly DueTenant[]>;
  /** Those that have people, by name: what is over has to be looked after, too. */
  tenants(): Promise<readonly string[]>;
  /** The store's clock, ms: one clock for all hosts. */
  now(): Promise<number>;
  /** Calls `hint` when another host wrote something that is due at once; a hint only. Returns what stops it. */
  listen?(hint: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface DueTenant {
  readonly tenant: string;
  /** Earliest due enrollment or outbox row, ms. */
  readonly enrollments: number | null;
  readonly outbox: number | null;
}

export interface Tx {
  readonly tenant: string;
  /** The store's clock when the transaction began, ms. */
  readonly now: number;

  // People -----------------------------------------------------------------------------------------------------
  /** Locks them, in the order of their ids. Those that do not exist are left out. `skipLocked`: so are those somebody holds. */
  lockPeople(ids: readonly string[], options?: { readonly skipLocked?: boolean }): Promise<readonly PersonRow[]>;
  people(ids: readonly string[]): Promise<readonly PersonRow[]>;
  /**
   * Inserts or replaces. Whoever replaces holds the lock.
   *
   * @throws StoreError `conflict` for one that is there and was not locked: somebody else inserted them meanwhile.
   */
  savePeople(people: readonly PersonRow[]): Promise<void>;
  /** By whatever the host can find them: person ids whose address on `channel` has this digest (`addressDigest`). */
  findByAddress(channel: string, digest: string): Promise<readonly string[]>;
  /** Replaces the digests of a person. */
  saveAddresses(
    personId: string,
    addresses: readonly { readonly channel: string; readonly digest: string }[],
  ): Promise<void>;

  // Cases ------------------------------------------------------------------------------------------------------
  cases(ids: readonly string[]): Promise<readonly CaseRow[]>;
  casesOf(personId: string): Promise<readonly CaseRow[]>;
  /** By id, after `after`; at most `limit`. */
  listCases(query: CaseQuery): Promise<readonly CaseRow[]>;
  /** Inserts or replaces, and keeps every revision of the facts. Whoever writes holds the lock of the person. */
  saveCases(cases: readonly CaseRow[]): Promise<void>;
  /** One revision of the facts. */
  caseRevision(caseId: string, rev: number): Promise<CaseRow["facts"] | undefined>;

  // Enrollments ------------------------------------------------------------------------------------------------
  /** Locked when asked; ended ones too. */
  enrollments(caseIds: readonly string[], options?: { readonly lock?: boolean }): Promise<readonly EnrollmentRow[]>;
  /** Due at `now`, oldest first, nobody else's, locked; at most `limit`. */
  claimDue(now: number, limit: number): Promise<readonly EnrollmentRow[]>;
  /**
   * Writes steps: the enrollments (inserting those of `rev` 1), their journal, their outbox.
   *
   * @throws StoreError `conflict` when one of them has another rev than `rev - 1` by now; without a journal, than `rev`.
   */
  saveSteps(steps: readonly StepWrite[]): Promise<void>;
  /** Enrollments of a strategy in the order of their keys, for bulk work. */
  listEnrollments(query: EnrollmentQuery): Promise<readonly EnrollmentRow[]>;
  journal(caseId: string, query?: JournalQuery): Promise<readonly JournalRow[]>;

  // Outbox -----------------------------------------------------------------------------------------------------
  /** Pending and due, and leased ones whose lease ended; oldest first. Not locked. */
  dueOutbox(now: number, limit: number, routes?: readonly string[]): Promise<readonly OutboxRow[]>;
  /** Locks those that exist, in the order of their keys. */
  lockOutbox(keys: readonly string[]): Promise<readonly OutboxRow[]>;
  /** Locks those of a person that have this status. */
  lockOutboxOf(personId: string, statuses: readonly OutboxStatus[]): Promise<readonly OutboxRow[]>;
  outboxByRef(route: string, ref: string): Promise<OutboxRow | undefined>;
  listOutbox(query: OutboxQuery): Promise<readonly OutboxRow[]>;
  /** Makes what is pending of these enrollments `canceled` for this reason, but for the route `webhook`; gives the keys. */
  cancelPending(enrollments: readonly EnrollmentKey[], reason: string): Promise<readonly string[]>;
  /** Replaces rows that this transaction has locked or inserted. */
  saveOutbox(rows: readonly OutboxRow[]): Promise<void>;

  // Inbox ------------------------------------------------------------------------------------------------------
  /** Remembers ids for ever (until retention); gives those that were new. Two at once: the second waits for the first. */
  inbox(source: string, ids: readonly string[]): Promise<readonly string[]>;

  // Rates ------------------------------------------------------------------------------------------------------
  /** Takes up to `wanted` permits out of `perWindow` for the window of `windowMs` that holds `now`; gives how many. */
  takePermits(name: string, wanted: number, perWindow: number, windowMs: number): Promise<number>;

  // Counts -----------------------------------------------------------------------------------------------------
  addTallies(tallies: readonly Tally[]): Promise<void>;
  /** Summed per node, measure and, where `byDay`, day. */
  tallies(query: TallyQuery): Promise<readonly Tally[]>;
  gauges(): Promise<Gauges>;

  // Documents --------------------------------------------------------------------------------------------------
  document<Value>(
    kind: string,
    id: string,
    options?: { readonly lock?: boolean },
  ): Promise<DocumentRow<Value> | undefined>;
  documents<Value>(query: DocumentQuery): Promise<readonly DocumentRow<Value>[]>;
  /**
   * Inserts with rev 1 when `rev` is 0, else replaces the one that has `rev`.
   *
   * @returns The new rev.
   * @throws StoreError `conflict` when it is there already, or has another rev.
   */
  putDocument(row: DocumentWrite): Promise<number>;
  deleteDocument(kind: string, id: string): Promise<boolean>;

  // Keeping and forgetting -------------------------------------------------------------------------------------
  /** Deletes what retention allows: see `RetentionCut`. Gives the number of rows; at most `limit`, so ask again until 0. */
  prune(cut: RetentionCut, limit: number): Promise<number>;

  /** After the commit other hosts hear that something is due at once. */
  notify(): void;
}

export interface CaseQuery {
  readonly after?: string;
  /** 1..1000 */
  readonly limit: number;
  readonly strategy?: string;
  readonly status?: "active" | "held" | "exited" | "parked";
  readonly personId?: string;
}

export interface EnrollmentQuery {
  readonly strategy: string;
  readonly version?: number;
  readonly status?: "active" | "held" | "exited" | "parked";
  readonly after?: EnrollmentKey;
  /** 1..1000 */
  readonly limit: number;
  readonly lock?: boolean;
}

/**
 * Oldest first. Of one strategy by rev, which is the order in which the steps were made even where the clocks of two hosts
 * differ; else by moment.
 */
export interface JournalQuery {
  readonly strategy?: string;
  readonly obligation?: string;
  readonly afterRev?: number;
  /** The newest instead of the oldest, still oldest first. */
  readonly newest?: boolean;
  readonly limit?: number;
}

export interface OutboxQuery {
  readonly caseId?: string;
  readonly personId?: string;
  readonly route?: string;
  readonly status?: OutboxStatus | readonly OutboxStatus[];
  /** Key of the last row of the page before; rows come by creation, then key. */
  readonly after?: { readonly createdAt: number; readonly key: string };
  /** 1..1000 */
  readonly limit: number;
}

export interface TallyQuery {
  readonly strategy: string;
  readonly version?: number;
  readonly from?: string;
  readonly to?: string;
  readonly byDay?: boolean;
}

/** Per tenant; ms and counts. */
export interface Gauges {
  readonly oldestDue: number | null;
  readonly oldestPending: number | null;
  readonly due: number;
  readonly pending: number;
  readonly unknown: number;
  readonly parked: number;
  readonly enrolled: number;
}

/** One step to write. Its outbox rows are inserted; a key that is there already stays as it is. */
export interface StepWrite {
  readonly enrollment: EnrollmentRow;
  /** Absent: nothing happened but that `wakeAt` moved, and `rev` is the one that was read. */
  readonly journal?: JournalRow;
  readonly outbox: readonly OutboxRow[];
}

export interface DocumentWrite<Value = unknown> {
  readonly kind: string;
  readonly id: string;
  /** The one that was read; 0 for a new one. */
  readonly rev: number;
  readonly state?: string;
  readonly ref?: string;
  readonly rank?: number;
  readonly value: Value;
}

/** Rows older than these moments (ms) are forgotten; ended cases only after everything about them is older. */
export interface RetentionCut {
  readonly inboxBefore: number;
  /** Ended cases with journal, outbox, facts and documents about them, and people without cases. Legal holds are left alone. */
  readonly casesBefore?: number;
}

export type StoreErrorCode = "conflict" | "unavailable" | "locked" | "closed" | "version" | "broken";

/** What a store could not do. `conflict`: somebody else was first. `broken`: what was written cannot be read. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** The commit itself broke off: it may have happened. */
  readonly uncertain: boolean;

  constructor(code: StoreErrorCode, message: string, options: { cause?: unknown; uncertain?: boolean } = {}) {
    super(message, { cause: options.cause });
    this.name = "StoreError";
    this.code = code;
    this.uncertain = options.uncertain ?? false;
  }
}
