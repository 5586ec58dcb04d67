/** Everything the memory store keeps of one tenant. */

import type {
  CaseRow,
  DocumentRow,
  EnrollmentKey,
  EnrollmentRow,
  JournalRow,
  OutboxRow,
  PersonRow,
  Tally,
} from "../model/rows.ts";
import { DueIndex } from "./dueIndex.ts";
import { GroupIndex } from "./groupIndex.ts";
import { keyOf } from "./order.ts";
import { Table } from "./table.ts";

export interface AddressRow {
  readonly personId: string;
  readonly channel: string;
  readonly digest: string;
}

export interface RevisionRow {
  readonly caseId: string;
  readonly facts: CaseRow["facts"];
}

/** Permits of one window that are taken. */
export interface PermitRow {
  readonly windowMs: number;
  readonly window: number;
  readonly taken: number;
}

export const enrollmentKey = ({ caseId, strategy, obligation }: EnrollmentKey): string =>
  keyOf(caseId, strategy, obligation);

/** When somebody has to look after it, ms: when it may be leased, or when its lease ends. */
const outboxDue = ({ status, notBefore, leaseUntil }: OutboxRow): number | null =>
  status === "pending" ? notBefore : status === "leased" ? (leaseUntil ?? notBefore) : null;

export class Tenant {
  readonly people = new Table<PersonRow>();

  readonly addressesByPerson = new GroupIndex<AddressRow>((row) => row.personId);
  readonly addressesByDigest = new GroupIndex<AddressRow>((row) => keyOf(row.channel, row.digest));
  readonly addresses = new Table<AddressRow>([this.addressesByPerson, this.addressesByDigest]);

  readonly caseIds = new GroupIndex<CaseRow>(() => "");
  readonly casesByPerson = new GroupIndex<CaseRow>((row) => row.personId);
  readonly cases = new Table<CaseRow>([this.caseIds, this.casesByPerson]);

  readonly revisionsByCase = new GroupIndex<RevisionRow>((row) => row.caseId);
  readonly revisions = new Table<RevisionRow>([this.revisionsByCase]);

  readonly enrollmentsByCase = new GroupIndex<EnrollmentRow>((row) => row.caseId);
  readonly enrollmentsByStrategy = new GroupIndex<EnrollmentRow>((row) => row.strategy);
  readonly enrollmentsDue = new DueIndex<EnrollmentRow>((row) => row.wakeAt);
  readonly enrollments = new Table<EnrollmentRow>([
    this.enrollmentsByCase,
    this.enrollmentsByStrategy,
    this.enrollmentsDue,
  ]);

  readonly journalByCase = new GroupIndex<JournalRow>((row) => row.caseId);
  readonly journal = new Table<JournalRow>([this.journalByCase]);

  readonly outboxByCase = new GroupIndex<OutboxRow>((row) => row.caseId);
  readonly outboxByPerson = new GroupIndex<OutboxRow>((row) => row.personId);
  readonly outboxByRef = new GroupIndex<OutboxRow>((row) =>
    row.ref === undefined ? undefined : keyOf(row.route, row.ref),
  );
  /** One per route, so that those of a route can be asked for. */
  readonly outboxDue = new Map<string, DueIndex<OutboxRow>>();
  readonly outbox = new Table<OutboxRow>([
    this.outboxByCase,
    this.outboxByPerson,
    this.outboxByRef,
    { replace: (key, before, after) => this.#replaceDue(key, before, after) },
  ]);

  /** Moments (ms) at which ids were heard. */
  readonly inbox = new Table<number>();
  readonly permits = new Table<PermitRow>();
  readonly tallies = new Table<Tally>();

  readonly documentsByKind = new GroupIndex<DocumentRow>((row) => row.kind);
  readonly documentsByRef = new GroupIndex<DocumentRow>((row) => row.ref);
  readonly documents = new Table<DocumentRow>([this.documentsByKind, this.documentsByRef]);

  /** ms of what is due first, or null. */
  firstOutboxDue(): number | null {
    const moments = Array.from(this.outboxDue.values(), (index) => index.first()).filter((at) => at !== null);
    return moments.length === 0 ? null : Math.min(...moments);
  }

  #replaceDue(key: string, before: OutboxRow | undefined, after: OutboxRow | undefined): void {
    if (before !== undefined && before.route !== after?.route)
      this.#dueOf(before.route).replace(key, before, undefined);
    if (after !== undefined) this.#dueOf(after.route).replace(key, before, after);
  }

  #dueOf(route: string): DueIndex<OutboxRow> {
    const known = this.outboxDue.get(route);
    if (known !== undefined) return known;
    const index = new DueIndex(outboxDue);
    this.outboxDue.set(route, index);
    return index;
  }
}
