/** Rows as a store keeps them, each with everything it needs and nothing more. */

import type { CaseState } from "@dunlin/engine";
import type {
  CaseRow,
  EnrollmentKey,
  EnrollmentRow,
  JournalRow,
  OutboxRow,
  PersonRow,
  Tally,
} from "../../src/model/rows.ts";
import type { DocumentWrite, StepWrite, Tx } from "../../src/model/store.ts";

/** 2026-03-02, a Monday. */
export const MONDAY = Date.UTC(2026, 2, 2, 9);
export const HOUR = 3_600_000;

export const person = (id: string, more: Partial<PersonRow> = {}): PersonRow => ({
  id,
  debtor: { id, type: "natural", country: "DE" },
  contacts: [],
  ...more,
});

export const caseRow = (id: string, more: Partial<CaseRow> = {}): CaseRow => ({
  id,
  personId: "anna",
  rev: 1,
  facts: {
    caseId: id,
    currency: "EUR",
    obligations: [{ ref: "R1", dueDate: "2026-02-01", currency: "EUR", amountMinor: 5000, outstandingMinor: 5000 }],
  },
  createdAt: MONDAY,
  updatedAt: MONDAY,
  ...more,
});

export const stateOf = (key: EnrollmentKey, more: Partial<CaseState> = {}): CaseState => ({
  v: 1,
  case: key.caseId,
  run: 1,
  strategy: key.strategy,
  version: 1,
  status: "active",
  dueAt: null,
  enteredAt: MONDAY,
  at: MONDAY,
  node: "hello",
  entered: true,
  visit: 1,
  index: 0,
  ...more,
});

export const keyOf = (caseId: string, strategy = "dunning", obligation = ""): EnrollmentKey => ({
  caseId,
  strategy,
  obligation,
});

export const enrollment = (caseId: string, more: Partial<EnrollmentRow> = {}): EnrollmentRow => {
  const key = keyOf(caseId, more.strategy, more.obligation);
  return { ...key, version: 1, rev: 1, wakeAt: null, state: stateOf(key), head: "aa", ...more };
};

export const entry = (row: EnrollmentRow, more: Partial<JournalRow> = {}): JournalRow => ({
  ...keyOf(row.caseId, row.strategy, row.obligation),
  rev: row.rev,
  at: MONDAY + row.rev * HOUR,
  version: row.version,
  factsRev: 1,
  event: { type: "timer.fired" },
  trace: [{ code: "node.entered", nodeId: "hello", data: { visit: 1 } }],
  effects: [],
  by: "system",
  hash: row.head,
  ...more,
});

export const contact = (key: string, more: Partial<OutboxRow> = {}): OutboxRow => {
  const { caseId = "c1", strategy = "dunning", obligation = "" } = more;
  return {
    ...keyOf(caseId, strategy, obligation),
    key,
    personId: "anna",
    route: "email",
    effect: {
      id: key,
      kind: "message.send",
      nodeId: "hello",
      at: MONDAY,
      channel: "email",
      template: "reminder",
      purpose: "collect",
      recipient: "debtor",
      obligations: ["R1"],
    },
    status: "pending",
    notBefore: MONDAY,
    attempts: 0,
    createdAt: MONDAY,
    updatedAt: MONDAY,
    ...more,
  };
};

/** The step that brings `row` about, with what it sends. */
export const step = (row: EnrollmentRow, outbox: readonly OutboxRow[] = []): StepWrite => ({
  enrollment: row,
  journal: entry(row),
  outbox,
});

/** Takes in `anna` with these cases, each enrolled and due as said. */
export async function enroll(tx: Tx, cases: Readonly<Record<string, Partial<EnrollmentRow>>>): Promise<void> {
  await people(tx, "anna");
  await tx.saveCases(Object.keys(cases).map((id) => caseRow(id)));
  await tx.saveSteps(Object.entries(cases).map(([id, more]) => step(enrollment(id, more))));
}

/** Inserts people that are not there yet. */
export async function people(tx: Tx, ...ids: readonly string[]): Promise<void> {
  const known = (await tx.lockPeople(ids)).map(({ id }) => id);
  await tx.savePeople(ids.filter((id) => !known.includes(id)).map((id) => person(id)));
}

/** Puts contacts in, with a case of `anna` that sends them. */
export async function send(tx: Tx, ...contacts: readonly OutboxRow[]): Promise<void> {
  await people(tx, ...new Set(contacts.map(({ personId }) => personId)));
  for (const row of contacts) {
    const { caseId, personId } = row;
    if ((await tx.cases([caseId])).length === 0) await tx.saveCases([caseRow(caseId, { personId })]);
    const enrollments = await tx.enrollments([caseId], { lock: true });
    const before = enrollments.find(
      ({ strategy, obligation }) => strategy === row.strategy && obligation === row.obligation,
    );
    await tx.saveSteps([
      step(enrollment(caseId, { ...keyOf(caseId, row.strategy, row.obligation), rev: (before?.rev ?? 0) + 1 }), [row]),
    ]);
  }
}

export const tally = (measure: string, more: Partial<Tally> = {}): Tally => ({
  strategy: "dunning",
  version: 1,
  node: "hello",
  measure,
  day: "2026-03-02",
  count: 1,
  ...more,
});

export const note = (id: string, more: Partial<DocumentWrite> = {}): DocumentWrite => ({
  kind: "note",
  id,
  rev: 0,
  value: { text: id },
  ...more,
});
