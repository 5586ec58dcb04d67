/** Steps: enrollment, journal and outbox together; who is due, and what was done. */

import { expect, test } from "vitest";
import { StoreError, type Tx } from "../../src/model/store.ts";
import type { SideBySide, Subject } from "./conformance.ts";
import { caseRow, contact, enroll, enrollment, entry, HOUR, keyOf, MONDAY, people, stateOf, step } from "./rows.ts";
import { whileOpen } from "./whileOpen.ts";

export function keepsSteps(subject: Subject, sideBySide: SideBySide): void {
  const { run } = subject;

  test("ST12 a step writes enrollment, journal and outbox as they are", async () => {
    const tenant = subject.tenant();
    const row = enrollment("c1", { obligation: "R1", wakeAt: MONDAY + HOUR, version: 3, head: "bb" });
    const made = entry(row, {
      event: { type: "payment.received", id: "e1", data: { amountMinor: 5 } },
      effects: [contact("k1").effect],
      by: "provider:bank",
    });
    const sent = contact("k1", { obligation: "R1", notBefore: MONDAY + 7 });
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases([caseRow("c1")]);
      await tx.saveSteps([{ enrollment: row, journal: made, outbox: [sent] }]);
    });
    await run(tenant, async (tx) => {
      expect(await tx.enrollments(["c1"])).toStrictEqual([row]);
      expect(await tx.enrollments(["c1"], { lock: true })).toStrictEqual([row]);
      expect(await tx.journal("c1")).toStrictEqual([made]);
      expect(await tx.lockOutbox(["k1"])).toStrictEqual([sent]);
      await tx.saveSteps([]);
    });
  });

  test("ST12 enrollments of several cases come in the order of their keys, ended ones too", async () => {
    const tenant = subject.tenant();
    const ended = enrollment("c1", { strategy: "a", state: stateOf(keyOf("c1", "a"), { status: "exited" }) });
    const rows = [
      ended,
      enrollment("c1", { obligation: "R1" }),
      enrollment("c1", { obligation: "R2" }),
      enrollment("c2"),
    ];
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases([caseRow("c1"), caseRow("c2"), caseRow("c3")]);
      await tx.saveSteps(rows.toReversed().map((row) => step(row)));
      await tx.saveSteps([step(enrollment("c3"))]);
    });
    expect(await run(tenant, (tx) => tx.enrollments(["c2", "none", "c1"]))).toEqual(rows);
    expect(await run(tenant, (tx) => tx.enrollments(["c2", "c1", "c2"], { lock: true }))).toEqual(rows);
    expect(await run(tenant, (tx) => tx.enrollments([]))).toEqual([]);
  });

  test.each([
    ["the rev before", 2],
    ["the same rev", 1],
    ["a rev too far", 4],
  ])("ST12 %s is a conflict, and nothing of the batch is written", async (_, rev) => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => enroll(tx, { c1: {}, c2: {} }));
    await run(tenant, (tx) => tx.saveSteps([step(enrollment("c1", { rev: 2 }))]));
    const late = run(tenant, (tx) =>
      tx.saveSteps([
        step(enrollment("c2", { rev: 2 }), [contact("k2", { caseId: "c2" })]),
        step(enrollment("c1", { rev }), [contact("k1")]),
      ]),
    );
    await expect(late).rejects.toBeInstanceOf(StoreError);
    await expect(late).rejects.toMatchObject({ code: "conflict", uncertain: false });
    await run(tenant, async (tx) => {
      expect((await tx.enrollments(["c1", "c2"])).map((row) => row.rev)).toEqual([2, 1]);
      expect(await tx.journal("c2")).toHaveLength(1);
      expect(await tx.listOutbox({ limit: 10 })).toEqual([]);
    });
  });

  test("ST12 an enrollment that is not there cannot go on", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) => enroll(tx, { c1: {} }));
    const step2 = step(enrollment("c1", { strategy: "other", rev: 2 }));
    await expect(run(tenant, (tx) => tx.saveSteps([step2]))).rejects.toMatchObject({ code: "conflict" });
  });

  test("ST13 a contact whose key is there stays as it is", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await enroll(tx, { c1: {} });
      await tx.saveSteps([step(enrollment("c1", { rev: 2 }), [contact("k1")])]);
    });
    await run(tenant, async (tx) => {
      await tx.lockOutbox(["k1"]);
      await tx.saveOutbox([contact("k1", { status: "sent", attempts: 1, ref: "p1" })]);
    });
    await run(tenant, (tx) => tx.saveSteps([step(enrollment("c1", { rev: 3 }), [contact("k1"), contact("k2")])]));
    const rows = await run(tenant, (tx) => tx.lockOutbox(["k1", "k2"]));
    expect(rows).toStrictEqual([contact("k1", { status: "sent", attempts: 1, ref: "p1" }), contact("k2")]);
  });

  test("ST14 who is due is claimed oldest first, up to the limit; nobody before the time, and nobody without one", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) =>
      enroll(tx, {
        c1: { wakeAt: MONDAY + 3 },
        c2: { wakeAt: MONDAY + 1 },
        c3: { wakeAt: MONDAY + 2 },
        c4: { wakeAt: MONDAY + 4 },
        c5: { wakeAt: null },
        c6: { wakeAt: -5 },
      }),
    );
    const claim = (now: number, limit: number) =>
      run(tenant, async (tx) => (await tx.claimDue(now, limit)).map(({ caseId }) => caseId));
    expect(await claim(MONDAY + 3, 10)).toEqual(["c6", "c2", "c3", "c1"]);
    expect(await claim(MONDAY + 3, 2)).toEqual(["c6", "c2"]);
    expect(await claim(MONDAY, 10)).toEqual(["c6"]);
    expect(await claim(-6, 10)).toEqual([]);
    await run(tenant, async (tx) => {
      const [first] = await tx.claimDue(MONDAY + 3, 1);
      await tx.saveSteps(first === undefined ? [] : [step({ ...first, rev: 2, wakeAt: MONDAY + 2.5 * HOUR })]);
    });
    expect(await claim(MONDAY + 3, 10)).toEqual(["c2", "c3", "c1"]);
    expect(await claim(MONDAY + 3 * HOUR, 10)).toEqual(["c2", "c3", "c1", "c4", "c6"]);
  });

  test("ST14 several at once share what is due: each enrollment is stepped once", async () => {
    const tenant = subject.tenant();
    const ids = Array.from({ length: 30 }, (_, n) => `c${String(n).padStart(2, "0")}`);
    await run(tenant, (tx) => enroll(tx, Object.fromEntries(ids.map((id, n) => [id, { wakeAt: MONDAY + n }]))));
    const worker = async (): Promise<string[]> => {
      const mine: string[] = [];
      for (;;) {
        const rows = await run(tenant, async (tx) => {
          const due = await tx.claimDue(MONDAY + 100, 4);
          await tx.saveSteps(due.map((row) => step({ ...row, rev: row.rev + 1, wakeAt: null })));
          return due;
        });
        if (rows.length === 0) return mine;
        mine.push(...rows.map(({ caseId }) => caseId));
      }
    };
    const shares = await Promise.all([worker(), worker(), worker()]);
    // A worker that finds everything taken ends early; what it left is taken by the others.
    expect([...shares.flat(), ...(await worker())].sort()).toEqual(ids);
    expect(await run(tenant, async (tx) => (await tx.journal("c00")).length)).toBe(2);
  });

  sideBySide("ST14 who is claimed is nobody else's until the transaction ends", async () => {
    const tenant = subject.tenant();
    await run(tenant, (tx) =>
      enroll(tx, { c1: { wakeAt: MONDAY }, c2: { wakeAt: MONDAY + 1 }, c3: { wakeAt: MONDAY + 2 } }),
    );
    const claimed: string[] = [];
    const claim = async (tx: Tx): Promise<void> => {
      claimed.push(...(await tx.claimDue(MONDAY + 9, 2)).map(({ caseId }) => caseId));
    };
    await whileOpen(subject, tenant, claim, async () => {
      expect((await run(tenant, (tx) => tx.claimDue(MONDAY + 9, 9))).map(({ caseId }) => caseId)).toEqual(["c3"]);
      expect(await run(tenant, (tx) => tx.enrollments(["c1"]))).toHaveLength(1);
    });
    expect(claimed).toEqual(["c1", "c2"]);
    expect(await run(tenant, (tx) => tx.claimDue(MONDAY + 9, 9))).toHaveLength(3);
  });

  test("ST15 the journal tells the steps of a case oldest first, and what is asked of it", async () => {
    const tenant = subject.tenant();
    const row = (rev: number, strategy: string, obligation = "") => enrollment("c1", { rev, strategy, obligation });
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases([caseRow("c1"), caseRow("c2")]);
      // The tenth comes after the ninth, and the strategies take turns.
      for (let rev = 1; rev <= 11; rev++)
        await tx.saveSteps([{ ...step(row(rev, "b")), journal: at(row(rev, "b"), 2 * rev) }]);
      for (let rev = 1; rev <= 2; rev++) {
        await tx.saveSteps([{ ...step(row(rev, "a", "R1")), journal: at(row(rev, "a", "R1"), 8 * rev + 1) }]);
      }
      await tx.saveSteps([step(enrollment("c2"))]);
    });
    const told = (query: Parameters<Tx["journal"]>[1]) =>
      run(tenant, async (tx) => (await tx.journal("c1", query)).map(({ strategy, rev }) => `${strategy}${rev}`));
    const all = ["b1", "b2", "b3", "b4", "a1", "b5", "b6", "b7", "b8", "a2", "b9", "b10", "b11"];
    expect(await told(undefined)).toEqual(all);
    expect(await told({ strategy: "b" })).toEqual(all.filter((name) => name.startsWith("b")));
    expect(await told({ obligation: "R1" })).toEqual(["a1", "a2"]);
    expect(await told({ strategy: "b", obligation: "R1" })).toEqual([]);
    expect(await told({ strategy: "b", afterRev: 8 })).toEqual(["b9", "b10", "b11"]);
    expect(await told({ strategy: "b", afterRev: 2, limit: 2 })).toEqual(["b3", "b4"]);
    expect(await told({ strategy: "b", newest: true, limit: 3 })).toEqual(["b9", "b10", "b11"]);
    expect(await told({ newest: true, limit: 5 })).toEqual(all.slice(-5));
    expect(await told({ limit: 5 })).toEqual(all.slice(0, 5));
    expect(await run(tenant, (tx) => tx.journal("none"))).toEqual([]);
  });

  test("ST15 steps of one moment come in the order in which they were made", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await enroll(tx, { c1: {} });
      for (let rev = 2; rev <= 12; rev++) {
        const row = enrollment("c1", { rev });
        await tx.saveSteps([{ enrollment: row, journal: entry(row, { at: MONDAY + HOUR }), outbox: [] }]);
      }
    });
    const revs = await run(tenant, async (tx) => (await tx.journal("c1")).map(({ rev }) => rev));
    expect(revs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test("ST15 steps of one strategy come in the order in which they were made, whatever the clocks say", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await enroll(tx, { c1: {} });
      for (let rev = 2; rev <= 5; rev++) {
        const row = enrollment("c1", { rev });
        await tx.saveSteps([{ enrollment: row, journal: entry(row, { at: MONDAY - rev }), outbox: [] }]);
      }
    });
    const revs = (query: Parameters<Tx["journal"]>[1]) =>
      run(tenant, async (tx) => (await tx.journal("c1", query)).map(({ rev }) => rev));
    expect(await revs({ strategy: "dunning" })).toEqual([1, 2, 3, 4, 5]);
    expect(await revs({ strategy: "dunning", obligation: "", afterRev: 1, limit: 2 })).toEqual([2, 3]);
    expect(await revs({ strategy: "dunning", newest: true, limit: 2 })).toEqual([4, 5]);
    expect(await revs({})).toEqual([5, 4, 3, 2, 1]);
  });

  test("ST15 enrollments of a strategy are listed in the order of their keys, page by page", async () => {
    const tenant = subject.tenant();
    await run(tenant, async (tx) => {
      await people(tx, "anna");
      await tx.saveCases(["c1", "c10", "c2"].map((id) => caseRow(id)));
      await tx.saveSteps([
        step(enrollment("c2")),
        step(enrollment("c10", { version: 2 })),
        step(enrollment("c1", { obligation: "R2" })),
        step(enrollment("c1", { obligation: "R1", state: stateOf(keyOf("c1"), { status: "exited" }) })),
        step(enrollment("c1", { strategy: "other" })),
      ]);
    });
    const listed = (query: Partial<Parameters<Tx["listEnrollments"]>[0]>) =>
      run(tenant, async (tx) =>
        (await tx.listEnrollments({ strategy: "dunning", limit: 1000, ...query })).map(
          (row) => row.caseId + row.obligation,
        ),
      );
    expect(await listed({})).toEqual(["c1R1", "c1R2", "c10", "c2"]);
    expect(await listed({ lock: true })).toEqual(["c1R1", "c1R2", "c10", "c2"]);
    expect(await listed({ limit: 2 })).toEqual(["c1R1", "c1R2"]);
    expect(await listed({ after: keyOf("c1", "dunning", "R1"), limit: 2 })).toEqual(["c1R2", "c10"]);
    expect(await listed({ after: keyOf("c2") })).toEqual([]);
    expect(await listed({ version: 2 })).toEqual(["c10"]);
    expect(await listed({ status: "exited" })).toEqual(["c1R1"]);
    expect(await listed({ status: "active", version: 1, after: keyOf("c1", "dunning", "R1") })).toEqual(["c1R2", "c2"]);
    expect(await listed({ strategy: "none" })).toEqual([]);
  });
}

const at = (row: Parameters<typeof entry>[0], hours: number) => entry(row, { at: MONDAY + hours * HOUR });
