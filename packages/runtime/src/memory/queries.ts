/** Lists of cases, enrollments, journals and contacts: filtered, in order, page by page. */

import type { CaseRow, EnrollmentRow, JournalRow, OutboxRow } from "../model/rows.ts";
import type { CaseQuery, EnrollmentQuery, JournalQuery, OutboxQuery } from "../model/store.ts";
import { byCodePoint, keyOf } from "./order.ts";
import { enrollmentKey, type Tenant } from "./tenant.ts";

/** A parked case is not counted among the held ones. */
export function standingOf({ state }: EnrollmentRow): "active" | "held" | "exited" | "parked" {
  return state.holds?.some(({ kind }) => kind === "parked") ? "parked" : state.status;
}

export function findCases(data: Tenant, query: CaseQuery): readonly CaseRow[] {
  const { after, personId, strategy, status } = query;
  const ids = personId === undefined ? data.caseIds.keys("", { after }) : data.casesByPerson.keys(personId, { after });
  const fits = (id: string): boolean =>
    (strategy === undefined && status === undefined) ||
    data.enrollments
      .select(data.enrollmentsByCase.keys(id))
      .some(
        (row) =>
          (strategy === undefined || row.strategy === strategy) && (status === undefined || standingOf(row) === status),
      );
  return data.cases.select(first(ids, limitOf(query.limit), fits));
}

export function findEnrollments(data: Tenant, query: EnrollmentQuery): readonly EnrollmentRow[] {
  const { strategy, version, status, after } = query;
  const keys = data.enrollmentsByStrategy.keys(strategy, { after: after && enrollmentKey(after) });
  const fits = (key: string): boolean => {
    const row = data.enrollments.get(key);
    return (
      row !== undefined &&
      (version === undefined || row.version === version) &&
      (status === undefined || standingOf(row) === status)
    );
  };
  return data.enrollments.select(first(keys, limitOf(query.limit), fits));
}

/** Oldest first: of one strategy by rev, else by moment, those of one moment by enrollment, then rev. */
export function findJournal(data: Tenant, caseId: string, query: JournalQuery): readonly JournalRow[] {
  const { strategy, obligation, afterRev = 0, newest = false, limit = Infinity } = query;
  const rows = data.journal
    .select(data.journalByCase.keys(caseId))
    .filter(
      (row) =>
        (strategy === undefined || row.strategy === strategy) &&
        (obligation === undefined || row.obligation === obligation) &&
        row.rev > afterRev,
    )
    .sort(strategy === undefined ? byTime : byRev);
  return newest ? rows.slice(Math.max(0, rows.length - limit)) : rows.slice(0, limit);
}

export function findOutbox(data: Tenant, query: OutboxQuery): readonly OutboxRow[] {
  const { caseId, personId, route, status, after } = query;
  const statuses = status === undefined || typeof status !== "string" ? status : [status];
  return candidates(data, query)
    .filter(
      (row) =>
        (caseId === undefined || row.caseId === caseId) &&
        (personId === undefined || row.personId === personId) &&
        (route === undefined || row.route === route) &&
        (statuses === undefined || statuses.includes(row.status)) &&
        (after === undefined || byCreation(row, after) > 0),
    )
    .sort(byCreation)
    .slice(0, limitOf(query.limit));
}

/** @throws RangeError unless it is a whole number from 1 to 1000. */
export function limitOf(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new RangeError(`no limit from 1 to 1000: ${limit}`);
  return limit;
}

function candidates(data: Tenant, { caseId, personId }: OutboxQuery): OutboxRow[] {
  if (caseId !== undefined) return data.outbox.select(data.outboxByCase.keys(caseId));
  if (personId !== undefined) return data.outbox.select(data.outboxByPerson.keys(personId));
  return [...data.outbox.values()];
}

function first(keys: readonly string[], limit: number, fits: (key: string) => boolean): readonly string[] {
  const found: string[] = [];
  for (const key of keys) {
    if (found.length === limit) break;
    if (fits(key)) found.push(key);
  }
  return found;
}

const byCreation = (a: Pick<OutboxRow, "createdAt" | "key">, b: Pick<OutboxRow, "createdAt" | "key">): number =>
  a.createdAt - b.createdAt || byCodePoint(a.key, b.key);

const byRev = (a: JournalRow, b: JournalRow): number => a.rev - b.rev || byCodePoint(a.obligation, b.obligation);

const byTime = (a: JournalRow, b: JournalRow): number =>
  a.at - b.at || byCodePoint(keyOf(a.strategy, a.obligation), keyOf(b.strategy, b.obligation)) || a.rev - b.rev;
