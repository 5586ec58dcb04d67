/** What is forgotten when its time is over: ids that were heard, cases that ended, people without cases. */

import type { CaseRow, OutboxStatus, PersonRow } from "../model/rows.ts";
import type { RetentionCut } from "../model/store.ts";
import type { UndoLog } from "./table.ts";
import type { Tenant } from "./tenant.ts";

/** Somebody still has to look after these. */
const OPEN: readonly OutboxStatus[] = ["pending", "leased", "unknown"];

/**
 * A case goes as a whole or not at all. Only the first one may have more rows than `limit`: it would never go otherwise.
 *
 * @returns Rows that were deleted.
 */
export function prune(data: Tenant, cut: RetentionCut, limit: number, log: UndoLog): number {
  let count = pruneInbox(data, cut.inboxBefore, limit, log);
  const { casesBefore } = cut;
  if (casesBefore === undefined) return count;
  for (const row of [...data.cases.values()]) {
    if (count >= limit) return count;
    if (!mayGo(data, row, casesBefore)) continue;
    const size = rowsOf(data, row.id).length;
    if (count > 0 && count + size > limit) return count;
    for (const remove of rowsOf(data, row.id)) remove(log);
    count += size;
  }
  for (const person of [...data.people.values()]) {
    if (count >= limit) return count;
    if (isForgotten(data, person, casesBefore)) count += prunePerson(data, person.id, log);
  }
  return count;
}

function pruneInbox(data: Tenant, before: number, limit: number, log: UndoLog): number {
  const old: string[] = [];
  for (const [key, at] of data.inbox.entries()) {
    if (old.length >= limit) break;
    if (at < before) old.push(key);
  }
  for (const key of old) data.inbox.delete(key, log);
  return old.length;
}

/** It ended in every strategy, and everything about it is older. */
function mayGo(data: Tenant, { id, personId, updatedAt }: CaseRow, before: number): boolean {
  const enrollments = data.enrollments.select(data.enrollmentsByCase.keys(id));
  return (
    updatedAt < before &&
    data.people.get(personId)?.legalHold === undefined &&
    enrollments.length > 0 &&
    enrollments.every(({ state }) => state.status === "exited") &&
    data.journal.select(data.journalByCase.keys(id)).every(({ at }) => at < before) &&
    data.outbox
      .select(data.outboxByCase.keys(id))
      .every((row) => row.updatedAt < before && !OPEN.includes(row.status)) &&
    data.documents.select(data.documentsByRef.keys(id)).every((row) => row.updatedAt < before)
  );
}

/** How to delete each row about a case. */
function rowsOf(data: Tenant, caseId: string): readonly ((log: UndoLog) => void)[] {
  const rows = (table: Deletable, index: { keys(group: string): readonly string[] }) =>
    index.keys(caseId).map((key) => (log: UndoLog) => void table.delete(key, log));
  return [
    ...rows(data.documents, data.documentsByRef),
    ...rows(data.outbox, data.outboxByCase),
    ...rows(data.journal, data.journalByCase),
    ...rows(data.revisions, data.revisionsByCase),
    ...rows(data.enrollments, data.enrollmentsByCase),
    (log) => void data.cases.delete(caseId, log),
  ];
}

interface Deletable {
  delete(key: string, log: UndoLog): boolean;
}

/** No cases, nothing that keeps them, and no contact that a limit may still count. */
function isForgotten(data: Tenant, { id, legalHold, contacts }: PersonRow, before: number): boolean {
  return (
    legalHold === undefined &&
    data.casesByPerson.keys(id).length === 0 &&
    contacts.every(({ at }) => Date.parse(at) < before)
  );
}

function prunePerson(data: Tenant, personId: string, log: UndoLog): number {
  for (const key of data.addressesByPerson.keys(personId)) data.addresses.delete(key, log);
  data.people.delete(personId, log);
  return 1;
}
