/** Tenants: whatever one has, no method shows it to another or lets another change it. */

import { expect, test } from "vitest";
import type { Tx } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { caseRow, contact, enrollment, keyOf, MONDAY, note, people, person, stateOf, step, tally } from "./rows.ts";

export function keepsTenantsApart(subject: Subject): void {
  const { run } = subject;

  test("ST5 a tenant reads nothing of another, by any method", async () => {
    const [theirs, mine] = [subject.tenant(), subject.tenant()];
    await run(theirs, fill);
    const seen = await run(mine, readAll);
    for (const [method, found] of Object.entries(seen)) expect({ [method]: found }).toEqual({ [method]: [] });
    expect(await run(mine, (tx) => tx.gauges())).toMatchObject({ due: 0, pending: 0, unknown: 0, enrolled: 0 });
  });

  test("ST5 the same keys in two tenants are two things", async () => {
    const [theirs, mine] = [subject.tenant(), subject.tenant()];
    await run(theirs, fill);
    const before = await run(theirs, readAll);
    for (const [method, found] of Object.entries(before))
      expect({ [method]: found.length }).not.toEqual({ [method]: 0 });
    await run(mine, fill);
    await run(mine, async (tx) => {
      await tx.lockPeople(["anna"]);
      await tx.savePeople([person("anna", { legalHold: "mine" })]);
      await tx.saveAddresses("anna", []);
      await tx.saveCases([caseRow("c1", { rev: 2 })]);
      await tx.saveSteps([step(enrollment("c1", { rev: 2, wakeAt: null }))]);
      await tx.lockOutbox(["k1", "k2"]);
      await tx.saveOutbox([contact("k1", { status: "canceled" }), contact("k2", { status: "failed" })]);
      await tx.putDocument(note("n1", { rev: 1, value: "mine" }));
      await tx.deleteDocument("note", "n1");
      await tx.addTallies([tally("sent")]);
    });
    expect(await run(theirs, readAll)).toEqual(before);
  });

  test("ST5 ids, permits and deletions of one tenant are not those of another", async () => {
    const [theirs, mine] = [subject.tenant(), subject.tenant()];
    await run(theirs, fill);
    const before = await run(theirs, readAll);
    expect(await run(theirs, (tx) => tx.takePermits("email", 9, 10, 1e12))).toBe(9);
    expect(await run(mine, (tx) => tx.takePermits("email", 9, 10, 1e12))).toBe(9);
    expect(await run(mine, (tx) => tx.inbox("bank", ["i1"]))).toEqual(["i1"]);
    expect(await run(mine, (tx) => tx.deleteDocument("note", "n1"))).toBe(false);
    const far = MONDAY * 2;
    while ((await run(mine, (tx) => tx.prune({ inboxBefore: far, casesBefore: far }, 100))) > 0);
    expect(await run(theirs, readAll)).toEqual(before);
    expect(await run(theirs, (tx) => tx.inbox("bank", ["i1"]))).toEqual([]);
  });

  test("ST5 tenants do not wait for each other", async () => {
    const [theirs, mine] = [subject.tenant(), subject.tenant()];
    await run(theirs, async (tx) => {
      await people(tx, "anna");
      // Another tenant's transaction begins and ends while this one is open.
      if (subject.store.kind !== "pglite") await run(mine, (other) => people(other, "anna"));
    });
    expect(await run(theirs, (tx) => tx.people(["anna"]))).toHaveLength(1);
  });
}

async function fill(tx: Tx): Promise<void> {
  await people(tx, "anna");
  await tx.saveAddresses("anna", [{ channel: "email", digest: "d1" }]);
  await tx.saveCases([caseRow("c1"), caseRow("c2")]);
  const ended = { state: stateOf(keyOf("c2"), { status: "exited" as const }) };
  await tx.saveSteps([
    step(enrollment("c1", { wakeAt: MONDAY }), [contact("k1", { ref: "p1" }), contact("k2", { status: "unknown" })]),
    step(enrollment("c2", ended)),
  ]);
  await tx.putDocument(note("n1", { state: "open", ref: "c1", rank: 1 }));
  await tx.inbox("bank", ["i1"]);
  await tx.addTallies([tally("sent")]);
}

/** What every reading method gives, as lists. */
async function readAll(tx: Tx): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const one = (found: unknown): readonly unknown[] => (found === undefined ? [] : [found]);
  return {
    lockPeople: await tx.lockPeople(["anna"]),
    lockPeopleSkipping: await tx.lockPeople(["anna"], { skipLocked: true }),
    people: await tx.people(["anna"]),
    findByAddress: await tx.findByAddress("email", "d1"),
    cases: await tx.cases(["c1"]),
    casesOf: await tx.casesOf("anna"),
    listCases: await tx.listCases({ limit: 10 }),
    listCasesOf: await tx.listCases({ limit: 10, personId: "anna", strategy: "dunning" }),
    caseRevision: one(await tx.caseRevision("c1", 1)),
    enrollments: await tx.enrollments(["c1"]),
    lockedEnrollments: await tx.enrollments(["c1"], { lock: true }),
    claimDue: await tx.claimDue(MONDAY, 10),
    listEnrollments: await tx.listEnrollments({ strategy: "dunning", limit: 10 }),
    journal: await tx.journal("c1"),
    dueOutbox: await tx.dueOutbox(MONDAY, 10),
    dueOutboxOf: await tx.dueOutbox(MONDAY, 10, ["email"]),
    lockOutbox: await tx.lockOutbox(["k1", "k2"]),
    lockOutboxOf: await tx.lockOutboxOf("anna", ["pending", "unknown"]),
    outboxByRef: one(await tx.outboxByRef("email", "p1")),
    listOutbox: await tx.listOutbox({ limit: 10 }),
    listOutboxOf: await tx.listOutbox({ limit: 10, caseId: "c1", personId: "anna" }),
    tallies: await tx.tallies({ strategy: "dunning" }),
    document: one(await tx.document("note", "n1")),
    lockedDocument: one(await tx.document("note", "n1", { lock: true })),
    documents: await tx.documents({ kind: "note" }),
    documentsOf: await tx.documents({ kind: "note", state: "open", ref: "c1", minRank: 1, order: "rank" }),
    documentsClaimed: await tx.documents({ kind: "note", lock: "skipLocked" }),
  };
}
