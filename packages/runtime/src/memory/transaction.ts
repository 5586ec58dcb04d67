/** One transaction of the memory store: what it writes is there at once, and goes again when it is rolled back. */

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
} from "../model/rows.ts";
import type {
  CaseQuery,
  DocumentWrite,
  EnrollmentQuery,
  Gauges,
  JournalQuery,
  OutboxQuery,
  RetentionCut,
  StepWrite,
  TallyQuery,
  Tx,
} from "../model/store.ts";
import { StoreError } from "../model/store.ts";
import { addTallies, gauges, sumTallies, takePermits } from "./counts.ts";
import { findDocuments, writeDocument } from "./documents.ts";
import { keep, keepText } from "./keep.ts";
import { byCodePoint, keyOf } from "./order.ts";
import { findCases, findEnrollments, findJournal, findOutbox } from "./queries.ts";
import { prune } from "./retention.ts";
import { writeStep } from "./steps.ts";
import { UndoLog } from "./table.ts";
import { enrollmentKey, type Tenant } from "./tenant.ts";

export class MemoryTransaction implements Tx {
  readonly tenant: string;
  readonly now: number;
  notified = false;
  readonly #tenantData: Tenant;
  readonly #log = new UndoLog();
  readonly #heldPeople = new Set<string>();
  readonly #heldOutbox = new Set<string>();
  #ended = false;

  constructor(tenant: string, now: number, data: Tenant) {
    this.tenant = tenant;
    this.now = now;
    this.#tenantData = data;
  }

  commit(): void {
    this.#ended = true;
  }

  rollback(): void {
    this.#ended = true;
    this.#log.undo();
  }

  // People -----------------------------------------------------------------------------------------------------

  async lockPeople(ids: readonly string[]): Promise<readonly PersonRow[]> {
    const people = this.#data.people.select(inOrder(ids));
    for (const { id } of people) this.#heldPeople.add(id);
    return people.map(withOwnBytes);
  }

  async people(ids: readonly string[]): Promise<readonly PersonRow[]> {
    return this.#data.people.select(inOrder(ids)).map(withOwnBytes);
  }

  async savePeople(people: readonly PersonRow[]): Promise<void> {
    for (const { sealed, key, ...person } of people) {
      if (this.#data.people.has(person.id) && !this.#heldPeople.has(person.id)) throw strange(person.id);
      const row = { ...keep(person), ...(sealed && { sealed: sealed.slice() }), ...(key && { key: key.slice() }) };
      this.#data.people.put(row.id, Object.freeze(row), this.#log);
      this.#heldPeople.add(row.id);
    }
  }

  async findByAddress(channel: string, digest: string): Promise<readonly string[]> {
    const { addresses, addressesByDigest } = this.#data;
    return inOrder(addresses.select(addressesByDigest.keys(keyOf(channel, digest))).map(({ personId }) => personId));
  }

  async saveAddresses(
    personId: string,
    addresses: readonly { readonly channel: string; readonly digest: string }[],
  ): Promise<void> {
    const data = this.#data;
    for (const key of data.addressesByPerson.keys(personId)) data.addresses.delete(key, this.#log);
    for (const { channel, digest } of addresses) {
      data.addresses.put(keyOf(personId, channel, digest), keep({ personId, channel, digest }), this.#log);
    }
  }

  // Cases ------------------------------------------------------------------------------------------------------

  async cases(ids: readonly string[]): Promise<readonly CaseRow[]> {
    return this.#data.cases.select(inOrder(ids));
  }

  async casesOf(personId: string): Promise<readonly CaseRow[]> {
    return this.#data.cases.select(this.#data.casesByPerson.keys(personId));
  }

  async listCases(query: CaseQuery): Promise<readonly CaseRow[]> {
    return findCases(this.#data, query);
  }

  async saveCases(cases: readonly CaseRow[]): Promise<void> {
    for (const given of cases) {
      this.#mustHold(given.personId);
      const row = keep(given);
      this.#data.cases.put(row.id, row, this.#log);
      this.#data.revisions.put(
        keyOf(row.id, String(row.rev)),
        Object.freeze({ caseId: row.id, facts: row.facts }),
        this.#log,
      );
    }
  }

  async caseRevision(caseId: string, rev: number): Promise<CaseRow["facts"] | undefined> {
    return this.#data.revisions.get(keyOf(caseId, String(rev)))?.facts;
  }

  // Enrollments ------------------------------------------------------------------------------------------------

  async enrollments(caseIds: readonly string[]): Promise<readonly EnrollmentRow[]> {
    const { enrollments, enrollmentsByCase } = this.#data;
    return inOrder(caseIds).flatMap((id) => enrollments.select(enrollmentsByCase.keys(id)));
  }

  async claimDue(now: number, limit: number): Promise<readonly EnrollmentRow[]> {
    const { enrollments, enrollmentsDue } = this.#data;
    return enrollments.select(enrollmentsDue.take(now, limit));
  }

  async saveSteps(steps: readonly StepWrite[]): Promise<void> {
    const data = this.#data;
    for (const { enrollment, journal } of steps) {
      const rev = data.enrollments.get(enrollmentKey(enrollment))?.rev ?? 0;
      if (rev !== (journal === undefined ? enrollment.rev : enrollment.rev - 1)) {
        throw new StoreError(
          "conflict",
          `Somebody else made a step meanwhile: rev ${rev} is there, ${enrollment.rev} came.`,
        );
      }
    }
    for (const step of steps) {
      for (const key of writeStep(data, step, this.#log)) this.#heldOutbox.add(key);
    }
  }

  async listEnrollments(query: EnrollmentQuery): Promise<readonly EnrollmentRow[]> {
    return findEnrollments(this.#data, query);
  }

  async journal(caseId: string, query: JournalQuery = {}): Promise<readonly JournalRow[]> {
    return findJournal(this.#data, caseId, query);
  }

  // Outbox -----------------------------------------------------------------------------------------------------

  async dueOutbox(now: number, limit: number, routes?: readonly string[]): Promise<readonly OutboxRow[]> {
    const { outbox, outboxDue } = this.#data;
    const due = (routes ?? [...outboxDue.keys()]).flatMap((route) => outboxDue.get(route)?.take(now, limit) ?? []);
    return outbox.select(due).sort(byDue).slice(0, limit);
  }

  async lockOutbox(keys: readonly string[]): Promise<readonly OutboxRow[]> {
    return this.#locked(this.#data.outbox.select(inOrder(keys)));
  }

  async lockOutboxOf(personId: string, statuses: readonly OutboxStatus[]): Promise<readonly OutboxRow[]> {
    const { outbox, outboxByPerson } = this.#data;
    return this.#locked(outbox.select(outboxByPerson.keys(personId)).filter(({ status }) => statuses.includes(status)));
  }

  async outboxByRef(route: string, ref: string): Promise<OutboxRow | undefined> {
    const { outbox, outboxByRef } = this.#data;
    return outbox
      .select(outboxByRef.keys(keyOf(route, ref)))
      .reduce<OutboxRow | undefined>(
        (newest, row) => (row.createdAt < (newest?.createdAt ?? 0) ? newest : row),
        undefined,
      );
  }

  async listOutbox(query: OutboxQuery): Promise<readonly OutboxRow[]> {
    return findOutbox(this.#data, query);
  }

  async cancelPending(enrollments: readonly EnrollmentKey[], reason: string): Promise<readonly string[]> {
    const { outbox, outboxByCase } = this.#data;
    const meant = new Set(enrollments.map(enrollmentKey));
    const rows = inOrder(enrollments.map(({ caseId }) => caseId))
      .flatMap((caseId) => outbox.select(outboxByCase.keys(caseId)))
      .filter((row) => row.status === "pending" && row.route !== "webhook" && meant.has(enrollmentKey(row)));
    for (const row of rows) {
      const canceled = keep({ ...row, status: "canceled" as const, reasons: [reason], updatedAt: this.now });
      outbox.put(row.key, canceled, this.#log);
      this.#heldOutbox.add(row.key);
    }
    return inOrder(rows.map(({ key }) => key));
  }

  async saveOutbox(rows: readonly OutboxRow[]): Promise<void> {
    for (const given of rows) {
      if (!this.#heldOutbox.has(given.key)) throw new Error(`The contact ${given.key} is written without its lock.`);
      const row = keep(given);
      this.#data.outbox.put(row.key, row, this.#log);
    }
  }

  // Inbox, rates, counts ---------------------------------------------------------------------------------------

  async inbox(source: string, ids: readonly string[]): Promise<readonly string[]> {
    const { inbox } = this.#data;
    return ids.filter((id) => {
      const key = keyOf(keepText(source), keepText(id));
      if (inbox.has(key)) return false;
      inbox.put(key, this.now, this.#log);
      return true;
    });
  }

  async takePermits(name: string, wanted: number, perWindow: number, windowMs: number): Promise<number> {
    return takePermits(this.#data, this.#log, { name, wanted, perWindow, windowMs, now: this.now });
  }

  async addTallies(tallies: readonly Tally[]): Promise<void> {
    addTallies(this.#data, tallies, this.#log);
  }

  async tallies(query: TallyQuery): Promise<readonly Tally[]> {
    return sumTallies(this.#data, query);
  }

  async gauges(): Promise<Gauges> {
    return gauges(this.#data, this.now);
  }

  // Documents --------------------------------------------------------------------------------------------------

  async document<Value>(kind: string, id: string): Promise<DocumentRow<Value> | undefined> {
    return this.#data.documents.get(keyOf(kind, id)) as DocumentRow<Value> | undefined;
  }

  async documents<Value>(query: DocumentQuery): Promise<readonly DocumentRow<Value>[]> {
    return findDocuments(this.#data, query) as readonly DocumentRow<Value>[];
  }

  async putDocument(row: DocumentWrite): Promise<number> {
    return writeDocument(this.#data, row, this.now, this.#log);
  }

  async deleteDocument(kind: string, id: string): Promise<boolean> {
    return this.#data.documents.delete(keyOf(kind, id), this.#log);
  }

  // Keeping and forgetting -------------------------------------------------------------------------------------

  async prune(cut: RetentionCut, limit: number): Promise<number> {
    return prune(this.#data, cut, limit, this.#log);
  }

  notify(): void {
    this.notified = true;
  }

  get #data(): Tenant {
    if (this.#ended) throw new Error("The transaction is over; await everything that is asked of it inside its work.");
    return this.#tenantData;
  }

  #mustHold(personId: string): void {
    if (!this.#heldPeople.has(personId)) throw new Error(`The person ${personId} is written without its lock.`);
  }

  #locked(rows: readonly OutboxRow[]): readonly OutboxRow[] {
    for (const { key } of rows) this.#heldOutbox.add(key);
    return rows;
  }
}

const strange = (id: string): StoreError =>
  new StoreError("conflict", `The person ${id} is written without its lock, or somebody else was first; read again.`);

/** Each once, by code point. */
const inOrder = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort(byCodePoint);

/** Bytes cannot be frozen, so each reader gets copies. */
const withOwnBytes = (row: PersonRow): PersonRow => ({
  ...row,
  ...(row.sealed && { sealed: row.sealed.slice() }),
  ...(row.key && { key: row.key.slice() }),
});

const byDue = (a: OutboxRow, b: OutboxRow): number => dueOf(a) - dueOf(b) || byCodePoint(a.key, b.key);

const dueOf = ({ status, notBefore, leaseUntil }: OutboxRow): number =>
  status === "leased" ? (leaseUntil ?? notBefore) : notBefore;
