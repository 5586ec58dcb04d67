/** What a transaction knows of the cases that some outbox rows are about. Read after the locks were taken. */

import type { CaseFacts } from "@dunlin/engine";
import type { CaseRow, EnrollmentKey, EnrollmentRow, OutboxRow, PersonRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { joinFacts } from "../vault/caseParts.ts";

export interface Known {
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly cases: ReadonlyMap<string, CaseRow>;
  enrollmentOf(key: EnrollmentKey): EnrollmentRow | undefined;
}

const keyOf = ({ caseId, strategy, obligation }: EnrollmentKey): string => `${caseId}\n${strategy}\n${obligation}`;

/** @param options - Whether to lock the enrollments. */
export async function knownOf(
  tx: Tx,
  rows: readonly OutboxRow[],
  options: { readonly lock?: boolean } = {},
): Promise<Known> {
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
  const people = await tx.people([...new Set(rows.map(({ personId }) => personId))]);
  const cases = await tx.cases(caseIds);
  const enrollments = new Map((await tx.enrollments(caseIds, options)).map((row) => [keyOf(row), row]));
  return {
    people: new Map(people.map((person) => [person.id, person])),
    cases: new Map(cases.map((row) => [row.id, row])),
    enrollmentOf: (key) => enrollments.get(keyOf(key)),
  };
}

export function factsOf({ people, cases }: Known, { caseId, personId }: OutboxRow): CaseFacts | undefined {
  const row = cases.get(caseId);
  const person = people.get(personId);
  return row && person && joinFacts(person, row);
}
