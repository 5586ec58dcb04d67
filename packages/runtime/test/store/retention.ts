/** Forgetting: what retention deletes, and what it leaves alone. */

import { expect, test } from "vitest";
import type { Tx } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { caseRow, contact, enrollment, entry, HOUR, keyOf, MONDAY, note, people, person, stateOf } from "./rows.ts";

const CUT = MONDAY + 100 * HOUR;

export function forgets(subject: Subject): void {
  const { run } = subject;

  /** Prunes with small bites until nothing is left to do. */
  const prune = async (tenant: string, cut: Parameters<Tx["prune"]>[0]): Promise<number> => {
    let sum = 0;
    for (let rows = 1; rows > 0; sum += rows) rows = await run(tenant, (tx) => tx.prune(cut, 3));
    return sum;
  };

  test("ST26 ids that were heard before the cut are new again", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => tx.inbox("bank", ["a", "b", "c", "d", "e"]));
    const now = await run(tenant, async (tx) => tx.now);
    expect(await prune(tenant, { inboxBefore: now - HOUR })).toBe(0);
    expect(await run(tenant, (tx) => tx.inbox("bank", ["a"]))).toEqual([]);
    expect(await run(tenant, (tx) => tx.prune({ inboxBefore: now + HOUR }, 2))).toBe(2);
    expect(await prune(tenant, { inboxBefore: now + HOUR })).toBe(3);
    expect([...(await run(tenant, (tx) => tx.inbox("bank", ["a", "b"])))].sort()).toEqual(["a", "b"]);
  });

  test("ST26 an old case that ended goes with everything about it, and its person with the last case", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveAddresses("anna", [{ channel: "email", digest: "d" }]);
      await end(tx, "c1");
      await end(tx, "c2");
      await tx.lockPeople(["anna"]);
      await tx.saveCases([caseRow("c2", { rev: 2, updatedAt: CUT })]);
      await tx.putDocument(note("n1", { ref: "c1" }));
      await tx.putDocument(note("n2", { ref: "c2" }));
    });
    expect(await prune(tenant, { inboxBefore: 0 })).toBe(0);
    // The note is of today, the case of long ago: it goes when the note is old, too.
    expect(await prune(tenant, { inboxBefore: 0, casesBefore: CUT })).toBe(0);
    const { now } = await run(tenant, async (tx) => ({ now: tx.now }));
    await run(tenant, async (tx) => {
      await tx.lockPeople(["anna"]);
      await tx.saveCases([caseRow("c2", { rev: 3, updatedAt: now + HOUR })]);
    });
    expect(await prune(tenant, { inboxBefore: 0, casesBefore: now + HOUR })).toBeGreaterThan(0);
    expect(await left(tenant)).toEqual({
      cases: ["c2"],
      journal: 1,
      outbox: ["k-c2"],
      notes: ["n2"],
      people: ["anna"],
    });
    await run(tenant, async (tx) => {
      expect(await tx.caseRevision("c1", 1)).toBeUndefined();
      expect(await tx.enrollments(["c1"])).toEqual([]);
      expect(await tx.journal("c1")).toEqual([]);
      expect(await tx.caseRevision("c2", 1)).toBeDefined();
    });
    await prune(tenant, { inboxBefore: 0, casesBefore: now + 2 * HOUR });
    expect(await left(tenant)).toEqual({ cases: [], journal: 0, outbox: [], notes: [], people: [] });
    expect(await run(tenant, (tx) => tx.findByAddress("email", "d"))).toEqual([]);
    expect(await prune(tenant, { inboxBefore: 0, casesBefore: now + 2 * HOUR })).toBe(0);
  });

  test.each<[string, (tx: Tx) => Promise<void>]>([
    ["is still in a strategy", (tx) => end(tx, "c1", { state: stateOf(keyOf("c1")) })],
    [
      "ended in one strategy only",
      async (tx) => {
        await end(tx, "c1");
        await tx.saveSteps([old(enrollment("c1", { strategy: "other" }))]);
      },
    ],
    ["is under a legal hold", (tx) => end(tx, "c1", {}, { legalHold: "a suit" })],
    ["has a newer step", (tx) => end(tx, "c1", {}, {}, { at: CUT })],
    ["has a contact of which nobody knows whether it left", (tx) => end(tx, "c1", {}, {}, {}, { status: "unknown" })],
    ["has a contact that is newer", (tx) => end(tx, "c1", {}, {}, {}, { updatedAt: CUT })],
  ])("ST26 a case that %s stays", async (_, make) => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await make(tx);
    });
    const before = await left(tenant);
    await prune(tenant, { inboxBefore: 0, casesBefore: CUT });
    expect(await left(tenant)).toEqual(before);
    expect(before.cases).toEqual(["c1"]);
  });

  test("ST26 people under a legal hold, and those whose contacts still count, stay without a case", async () => {
    const tenant = subject.tenant();
    const contacts = [{ at: "2026-06-01T00:00:00Z", channel: "email" }];
    await run(tenant, (tx) =>
      tx.savePeople([person("anna"), person("ben", { legalHold: "a suit" }), person("cora", { contacts })]),
    );
    await prune(tenant, { inboxBefore: 0, casesBefore: CUT });
    const stay = await run(tenant, (tx) => tx.people(["anna", "ben", "cora"]));
    expect(stay.map(({ id }) => id)).toEqual(["ben", "cora"]);
  });

  const left = (tenant: string) =>
    run(tenant, async (tx) => ({
      cases: (await tx.listCases({ limit: 10 })).map(({ id }) => id),
      journal: (await tx.journal("c1")).length + (await tx.journal("c2")).length,
      outbox: (await tx.listOutbox({ limit: 10 })).map(({ key }) => key),
      notes: (await tx.documents({ kind: "note" })).map(({ id }) => id),
      people: (await tx.people(["anna"])).map(({ id }) => id),
    }));
}

/** A case that ended long ago, with a contact. */
async function end(
  tx: Tx,
  id: string,
  more: Parameters<typeof enrollment>[1] = {},
  who: Parameters<typeof person>[1] = {},
  made: Parameters<typeof entry>[1] = {},
  sent: Parameters<typeof contact>[1] = {},
): Promise<void> {
  await tx.lockPeople(["anna"]);
  await tx.savePeople([person("anna", who)]);
  await tx.saveCases([caseRow(id)]);
  const row = enrollment(id, { state: stateOf(keyOf(id), { status: "exited", outcome: "paid" }), ...more });
  await tx.saveSteps([
    {
      enrollment: row,
      journal: entry(row, made),
      outbox: [contact(`k-${id}`, { caseId: id, status: "sent", ...sent })],
    },
  ]);
}

const old = (row: ReturnType<typeof enrollment>) => ({ enrollment: row, journal: entry(row), outbox: [] });
