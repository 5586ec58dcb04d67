/** Transactions: all or nothing, seen when they commit, one after the other where they touch the same. */

import { expect, test } from "vitest";
import { StoreError, type Tx } from "../../src/model/store.ts";
import type { SideBySide, Subject } from "./conformance.ts";
import { caseRow, contact, enroll, enrollment, MONDAY, note, people, person, step, tally } from "./rows.ts";
import { whileOpen } from "./whileOpen.ts";

export function keepsTransactions(subject: Subject, sideBySide: SideBySide): void {
  const { run } = subject;

  test("ST1 a transaction gives what its work gives, and knows its tenant and the clock", async () => {
    const tenant = subject.tenant();
    const before = await subject.store.now();
    const seen = await run(tenant, async (tx) => ({ tenant: tx.tenant, now: tx.now }));
    expect(seen.tenant).toBe(tenant);
    expect(Number.isInteger(seen.now)).toBe(true);
    expect(seen.now).toBeGreaterThanOrEqual(before);
    expect(await subject.store.now()).toBeGreaterThanOrEqual(seen.now);
  });

  test("ST1 of a transaction that throws nothing is left, whatever it wrote", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await enroll(tx, { c1: { wakeAt: MONDAY } });
      await tx.saveAddresses("anna", [{ channel: "email", digest: "d1" }]);
      await tx.putDocument(note("n1", { state: "open" }));
      await tx.inbox("bank", ["i1"]);
      await tx.addTallies([tally("sent")]);
      await tx.takePermits("email", 1, 10, 1e12);
    });
    const before = await everything(subject, tenant);
    const failure = new Error("the host changed its mind");
    await expect(
      run(tenant, async (tx) => {
        await tx.lockPeople(["anna"]);
        await tx.savePeople([person("anna", { legalHold: "a suit" }), person("ben")]);
        await tx.saveAddresses("anna", [{ channel: "sms", digest: "d2" }]);
        await tx.saveAddresses("ben", [{ channel: "email", digest: "d1" }]);
        await tx.saveCases([caseRow("c1", { rev: 2, updatedAt: MONDAY + 1 }), caseRow("c2")]);
        await tx.enrollments(["c1"], { lock: true });
        await tx.saveSteps([step(enrollment("c1", { rev: 2, wakeAt: MONDAY + 5 }), [contact("k1")])]);
        await tx.saveSteps([step(enrollment("c2", { wakeAt: MONDAY - 5 }), [contact("k2", { caseId: "c2" })])]);
        await tx.saveOutbox([contact("k1", { status: "canceled" })]);
        await tx.putDocument(note("n1", { rev: 1, state: "done" }));
        await tx.putDocument(note("n2"));
        await tx.deleteDocument("note", "n1");
        await tx.inbox("bank", ["i2"]);
        await tx.addTallies([tally("sent"), tally("failed")]);
        await tx.takePermits("email", 5, 10, 1e12);
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(await everything(subject, tenant)).toEqual(before);
    expect(await run(tenant, (tx) => tx.inbox("bank", ["i1", "i2"]))).toEqual(["i2"]);
    expect(await run(tenant, (tx) => tx.takePermits("email", 99, 10, 1e12))).toBe(9);
  });

  test("ST1 what is written again and then thrown away goes back to what it was", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna"));
    await run(tenant, async (tx) => {
      await tx.lockPeople(["anna"]);
      await tx.savePeople([person("anna", { legalHold: "one" })]);
      await tx.savePeople([person("anna", { legalHold: "two" })]);
      throw new Error("no");
    }).catch(() => {});
    expect(await run(tenant, (tx) => tx.people(["anna"]))).toStrictEqual([person("anna")]);
  });

  test("ST1 a tenant goes on after a transaction that failed", async () => {
    const tenant = subject.tenant();
    await expect(run(tenant, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(
      run(tenant, () => {
        throw new Error("at once");
      }),
    ).rejects.toThrow("at once");
    await run(tenant, (tx) => people(tx, "anna"));
    expect(await run(tenant, (tx) => tx.people(["anna"]))).toHaveLength(1);
  });

  test("ST2 what a transaction wrote is seen by its later reads", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await enroll(tx, { c1: { wakeAt: MONDAY } });
      expect(await tx.people(["anna"])).toHaveLength(1);
      expect(await tx.casesOf("anna")).toHaveLength(1);
      expect(await tx.claimDue(MONDAY, 10)).toHaveLength(1);
      await tx.saveSteps([step(enrollment("c1", { rev: 2 }), [contact("k1")])]);
      expect(await tx.claimDue(MONDAY, 10)).toEqual([]);
      expect(await tx.dueOutbox(MONDAY, 10)).toHaveLength(1);
      await tx.saveOutbox([contact("k1", { status: "sent" })]);
      expect(await tx.dueOutbox(MONDAY, 10)).toEqual([]);
      expect(await tx.journal("c1")).toHaveLength(2);
      expect(await tx.putDocument(note("n"))).toBe(1);
      expect(await tx.putDocument(note("n", { rev: 1 }))).toBe(2);
      expect(await tx.deleteDocument("note", "n")).toBe(true);
      expect(await tx.document("note", "n")).toBeUndefined();
    });
  });

  sideBySide("ST2 others see it when it commits, not before", async () => {
    const tenant = subject.tenant();
    const work = async (tx: Tx): Promise<void> => {
      await enroll(tx, { c1: { wakeAt: MONDAY } });
      await tx.inbox("bank", ["i1"]);
    };
    await whileOpen(subject, tenant, work, async () => {
      expect(await run(tenant, (tx) => tx.people(["anna"]))).toEqual([]);
      expect(await run(tenant, (tx) => tx.claimDue(MONDAY, 10))).toEqual([]);
      expect((await subject.store.due(MONDAY)).some((due) => due.tenant === tenant)).toBe(false);
    });
    expect(await run(tenant, (tx) => tx.people(["anna"]))).toHaveLength(1);
    expect((await subject.store.due(MONDAY)).some((due) => due.tenant === tenant)).toBe(true);
  });

  test("ST3 of many changes of one person at once none is lost", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna"));
    const contacts = Array.from({ length: 12 }, (_, n) => ({
      at: "2026-03-02T09:00:00Z",
      channel: "email",
      id: `${n}`,
    }));
    await Promise.all(
      contacts.map((made) =>
        run(tenant, async (tx) => {
          const [anna] = await tx.lockPeople(["anna"]);
          await tx.savePeople([person("anna", { contacts: [...(anna?.contacts ?? []), made] })]);
        }),
      ),
    );
    const [anna] = await run(tenant, (tx) => tx.people(["anna"]));
    expect(anna?.contacts.map(({ id }) => id).sort()).toEqual(contacts.map(({ id }) => id).sort());
  });

  test("ST3 of two who take in the same person at once without knowing, one finds that the other was first", async () => {
    const tenant = subject.tenant();
    const takeIn = (legalHold: string) =>
      run(tenant, async (tx) => {
        const known = await tx.lockPeople(["anna"]);
        await tx.savePeople([person("anna", { legalHold })]);
        return known.length;
      });
    const outcomes = await Promise.allSettled([takeIn("one"), takeIn("two")]);
    const first = outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value === 0);
    expect(first).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
      else expect([0, 1]).toContain(outcome.value);
    }
  });

  test("ST3 a person that is there is not replaced by who does not hold them", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna"));
    const blind = run(tenant, (tx) => tx.savePeople([person("ben"), person("anna", { legalHold: "blind" })]));
    await expect(blind).rejects.toBeInstanceOf(StoreError);
    await expect(blind).rejects.toMatchObject({ code: "conflict", uncertain: false });
    expect(await run(tenant, (tx) => tx.people(["anna", "ben"]))).toStrictEqual([person("anna")]);
  });

  test("ST3 transactions that name the same people in another order wait for each other, not for ever", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna", "ben", "cora"));
    const orders = [
      ["anna", "ben", "cora"],
      ["cora", "ben", "anna"],
      ["ben", "cora", "anna"],
    ];
    const ids = await Promise.all(
      [...orders, ...orders, ...orders].map((order) =>
        run(tenant, async (tx) => (await tx.lockPeople(order)).map(({ id }) => id)),
      ),
    );
    for (const locked of ids) expect(locked).toEqual(["anna", "ben", "cora"]);
  });

  test("ST3 of two steps that follow the same rev at once one is written and the other is a conflict", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => enroll(tx, { c1: {} }));
    const outcomes = await Promise.allSettled(
      ["one", "two"].map((head) =>
        run(tenant, (tx) => tx.saveSteps([step(enrollment("c1", { rev: 2, head }), [contact(`k-${head}`)])])),
      ),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(StoreError);
    expect(refused[0]).toMatchObject({ code: "conflict", uncertain: false });
    expect(await run(tenant, (tx) => tx.journal("c1"))).toHaveLength(2);
    expect(await run(tenant, (tx) => tx.listOutbox({ limit: 10 }))).toHaveLength(1);
  });

  test("ST3 of two first steps at once one is written and the other is a conflict", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases([caseRow("c1")]);
    });
    const outcomes = await Promise.allSettled(
      ["one", "two"].map((head) => run(tenant, (tx) => tx.saveSteps([step(enrollment("c1", { head }))]))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    expect(failed?.status === "rejected" && failed.reason).toMatchObject({ code: "conflict" });
    expect(await run(tenant, (tx) => tx.journal("c1"))).toHaveLength(1);
  });

  test("ST27 tenants with something due are told, most overdue first", async () => {
    const [late, later, future, idle] = [subject.tenant(), subject.tenant(), subject.tenant(), subject.tenant()];
    const past = -1e12;
    await run(late, (tx) => enroll(tx, { c1: { wakeAt: past + 500 }, c2: { wakeAt: past + 300 } }));
    await run(later, async (tx) => {
      await enroll(tx, { c1: { wakeAt: past + 400 } });
      await tx.saveSteps([
        step(enrollment("c1", { rev: 2, wakeAt: past + 900 }), [
          contact("p", { notBefore: past + 350 }),
          contact("l", { status: "leased", leaseUntil: past + 340, leaseOwner: "h", notBefore: 0 }),
          contact("s", { status: "sent", notBefore: past }),
        ]),
      ]);
    });
    await run(future, (tx) => enroll(tx, { c1: { wakeAt: past + 501 } }));
    await run(idle, (tx) => enroll(tx, { c1: {} }));
    const dueAt = async (now: number) =>
      (await subject.store.due(now)).filter(({ tenant }) => [late, later, future, idle].includes(tenant));
    await run(idle, (tx) => tx.savePeople([{ id: "p", debtor: { id: "p" }, contacts: [] }]));
    const named = await subject.store.tenants();
    expect(named).toContain(idle);
    expect(named).toEqual([...new Set(named)].sort());
    expect(await dueAt(past + 500)).toEqual([
      { tenant: late, enrollments: past + 300, outbox: null },
      { tenant: later, enrollments: null, outbox: past + 340 },
    ]);
    expect(await dueAt(past + 299)).toEqual([]);
    expect(await dueAt(past + 345)).toEqual([
      { tenant: late, enrollments: past + 300, outbox: null },
      { tenant: later, enrollments: null, outbox: past + 340 },
    ]);
    for (const tenant of [late, later, future]) {
      await run(tenant, async (tx) => {
        const rows = await tx.claimDue(0, 10);
        await tx.saveSteps(rows.map((row) => step({ ...row, rev: row.rev + 1, wakeAt: null })));
        const contacts = await tx.lockOutbox(["p", "l"]);
        await tx.saveOutbox(contacts.map((row) => ({ ...row, status: "sent" })));
      });
    }
    expect(await dueAt(0)).toEqual([]);
  });

  test("ST28 after a commit others hear that something is due, where the store can tell", async () => {
    if (subject.store.listen === undefined) return;
    let heard = (): void => {};
    const hint = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const stop = await subject.store.listen(() => heard());
    await run(subject.tenant(), async (tx) => tx.notify());
    await hint;
    await stop();
  });

  test("ST29 opening twice, also at once, changes nothing", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => people(tx, "anna"));
    await Promise.all([subject.store.open(), subject.store.open()]);
    expect(await run(tenant, (tx) => tx.people(["anna"]))).toHaveLength(1);
  });

  test("ST29 what was committed is there after the store is opened anew", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => enroll(tx, { c1: { wakeAt: MONDAY } }));
    const before = await everything(subject, tenant);
    if ((await subject.reopen()) === undefined) return;
    expect(await everything(subject, tenant)).toEqual(before);
  });

  test("ST29 a store that is closed says so", async () => {
    const other = await subject.another();
    try {
      await other.store.close();
      const asked = other.store.transaction("t", (tx) => tx.people(["anna"]));
      await expect(asked).rejects.toBeInstanceOf(StoreError);
      await expect(asked).rejects.toMatchObject({ code: "closed" });
    } finally {
      await other.close();
    }
  });
}

/** What can be read of a tenant. */
async function everything({ store }: Subject, tenant: string): Promise<unknown> {
  return store.transaction(tenant, async (tx) => ({
    people: await tx.people(["anna", "ben"]),
    addresses: [await tx.findByAddress("email", "d1"), await tx.findByAddress("sms", "d2")],
    cases: await tx.listCases({ limit: 10 }),
    revisions: [await tx.caseRevision("c1", 1), await tx.caseRevision("c1", 2)],
    enrollments: await tx.listEnrollments({ strategy: "dunning", limit: 10 }),
    due: await tx.claimDue(MONDAY + 1e9, 10),
    journal: [await tx.journal("c1"), await tx.journal("c2")],
    outbox: await tx.listOutbox({ limit: 10 }),
    tallies: await tx.tallies({ strategy: "dunning" }),
    gauges: await tx.gauges(),
    documents: await tx.documents({ kind: "note" }),
    open: await tx.documents({ kind: "note", state: "open" }),
  }));
}
