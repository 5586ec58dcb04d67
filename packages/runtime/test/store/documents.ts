/** Documents: written by whoever read the newest, searched by three columns, claimed one by one. */

import { expect, test } from "vitest";
import type { DocumentQuery } from "../../src/model/rows.ts";
import { StoreError, type Tx } from "../../src/model/store.ts";
import type { SideBySide, Subject } from "./conformance.ts";
import { note } from "./rows.ts";
import { whileOpen } from "./whileOpen.ts";

export function keepsDocuments(subject: Subject, sideBySide: SideBySide): void {
  const { run } = subject;
  const put = (tenant: string, ...notes: Parameters<typeof note>[]) =>
    run(tenant, async (tx) => {
      for (const each of notes) await tx.putDocument(note(...each));
    });

  test("ST23 a document is kept as it is, with its rev and the moments of its first and last write", async () => {
    const tenant = subject.tenant();
    const first = await run(tenant, async (tx) => {
      expect(
        await tx.putDocument(note("n1", { state: "open", ref: "c1", rank: 7, value: { deep: [{ a: null }] } })),
      ).toBe(1);
      return tx.now;
    });
    const made = { kind: "note", id: "n1", rev: 1, createdAt: first, updatedAt: first };
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toStrictEqual({
      ...made,
      state: "open",
      ref: "c1",
      rank: 7,
      value: { deep: [{ a: null }] },
    });
    // Some time has to pass between the writes, or the moments could not be told apart.
    while ((await subject.store.now()) <= first);
    const second = await run(tenant, async (tx) => {
      expect(await tx.putDocument(note("n1", { rev: 1, value: ["new"] }))).toBe(2);
      return tx.now;
    });
    const after = await run(tenant, (tx) => tx.document("note", "n1", { lock: true }));
    expect(after).toStrictEqual({ ...made, rev: 2, value: ["new"], updatedAt: second });
  });

  test.each([
    ["what is there already", 0],
    ["an older rev", 1],
    ["a rev to come", 3],
  ])("ST23 over %s nothing is written: a conflict", async (_, rev) => {
    const tenant = subject.tenant();
    await put(tenant, ["n1"], ["n1", { rev: 1, value: "second" }]);
    const late = put(tenant, ["n1", { rev, value: "late" }]);
    await expect(late).rejects.toBeInstanceOf(StoreError);
    await expect(late).rejects.toMatchObject({ code: "conflict", uncertain: false });
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toMatchObject({ rev: 2, value: "second" });
  });

  test("ST23 what is not there cannot be replaced, only deleted in vain", async () => {
    const tenant = subject.tenant();
    await expect(put(tenant, ["n1", { rev: 1 }])).rejects.toMatchObject({ code: "conflict" });
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toBeUndefined();
    expect(await run(tenant, (tx) => tx.deleteDocument("note", "n1"))).toBe(false);
    await put(tenant, ["n1"]);
    expect(await run(tenant, (tx) => tx.deleteDocument("other", "n1"))).toBe(false);
    expect(await run(tenant, (tx) => tx.deleteDocument("note", "n1"))).toBe(true);
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toBeUndefined();
    await put(tenant, ["n1"]);
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toMatchObject({ rev: 1 });
  });

  test("ST23 of several first writes at once one is made", async () => {
    const tenant = subject.tenant();
    const writes = await Promise.allSettled(["a", "b", "c"].map((value) => put(tenant, ["n1", { value }])));
    expect(writes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const write of writes)
      if (write.status === "rejected") expect(write.reason).toMatchObject({ code: "conflict" });
  });

  test("ST23 who locks the document they read loses no update", async () => {
    const tenant = subject.tenant();
    await put(tenant, ["n1", { value: 0 }]);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        run(tenant, async (tx) => {
          const found = await tx.document<number>("note", "n1", { lock: true });
          await tx.putDocument(note("n1", { rev: found?.rev ?? 0, value: (found?.value ?? 0) + 1 }));
        }),
      ),
    );
    expect(await run(tenant, (tx) => tx.document("note", "n1"))).toMatchObject({ rev: 11, value: 10 });
  });

  const asking = async () => {
    const tenant = subject.tenant();
    await put(
      tenant,
      ["b1", { state: "open", ref: "c1", rank: 3 }],
      ["a2", { state: "open", ref: "c2", rank: 1 }],
      ["a1", { state: "done", ref: "c1", rank: 3 }],
      ["b2", { ref: "c1" }],
      ["a3", { state: "held", rank: -2 }],
      ["c_", { state: "open" }],
      ["cx", { state: "done", rank: 0 }],
      ["a1", { kind: "other", state: "open", ref: "c1", rank: 3 }],
    );
    return (query: Partial<DocumentQuery>) =>
      run(tenant, async (tx) => (await tx.documents({ kind: "note", ...query })).map(({ id }) => id));
  };

  test("ST24 documents are found by kind, state, ref, beginning of the id and rank", async () => {
    const ids = await asking();
    expect(await ids({})).toEqual(["a1", "a2", "a3", "b1", "b2", "c_", "cx"]);
    expect(await ids({ kind: "other" })).toEqual(["a1"]);
    expect(await ids({ kind: "none" })).toEqual([]);
    expect(await ids({ state: "open" })).toEqual(["a2", "b1", "c_"]);
    expect(await ids({ state: ["held", "done"] })).toEqual(["a1", "a3", "cx"]);
    expect(await ids({ state: [] })).toEqual([]);
    expect(await ids({ ref: "c1" })).toEqual(["a1", "b1", "b2"]);
    expect(await ids({ ref: "c1", state: "open" })).toEqual(["b1"]);
    expect(await ids({ idPrefix: "a" })).toEqual(["a1", "a2", "a3"]);
    expect(await ids({ idPrefix: "c_" })).toEqual(["c_"]);
    expect(await ids({ idPrefix: "%" })).toEqual([]);
    expect(await ids({ minRank: 1 })).toEqual(["a1", "a2", "b1"]);
    expect(await ids({ maxRank: 0 })).toEqual(["a3", "cx"]);
    expect(await ids({ minRank: 0, maxRank: 1 })).toEqual(["a2", "cx"]);
  });

  test("ST24 documents come by id, or by rank up or down with those without rank last, page by page", async () => {
    const ids = await asking();
    expect(await ids({ order: "id", limit: 2 })).toEqual(["a1", "a2"]);
    expect(await ids({ order: "id", limit: 2, after: { id: "a2" } })).toEqual(["a3", "b1"]);
    expect(await ids({ after: { id: "a", rank: 99 }, idPrefix: "b" })).toEqual(["b1", "b2"]);
    expect(await ids({ after: { id: "b1" }, idPrefix: "b" })).toEqual(["b2"]);
    const up = ["a3", "cx", "a2", "a1", "b1", "b2", "c_"];
    const down = ["a1", "b1", "a2", "cx", "a3", "b2", "c_"];
    expect(await ids({ order: "rank" })).toEqual(up);
    expect(await ids({ order: "-rank" })).toEqual(down);
    const ranks: Readonly<Record<string, number>> = { a3: -2, cx: 0, a2: 1, a1: 3, b1: 3 };
    for (const [order, all] of [["rank", up] as const, ["-rank", down] as const]) {
      for (const [at, id] of all.entries()) {
        const rank = ranks[id];
        const after = { id, ...(rank !== undefined && { rank }) };
        expect(await ids({ order, after, limit: 2 })).toEqual(all.slice(at + 1, at + 3));
      }
    }
    expect(await ids({ order: "rank", state: "open", limit: 1, after: { id: "a2", rank: 1 } })).toEqual(["b1"]);
  });

  test("ST24 what comes and goes between two questions is in the second answer", async () => {
    const tenant = subject.tenant();
    const ids = () => run(tenant, async (tx) => (await tx.documents({ kind: "note" })).map(({ id }) => id));
    await put(tenant, ["b"], ["d"]);
    expect(await ids()).toEqual(["b", "d"]);
    await put(tenant, ["c"]);
    expect(await ids()).toEqual(["b", "c", "d"]);
    await run(tenant, (tx) => tx.deleteDocument("note", "b"));
    expect(await ids()).toEqual(["c", "d"]);
    await expect(put(tenant, ["a"], ["c"])).rejects.toMatchObject({ code: "conflict" });
    expect(await ids()).toEqual(["c", "d"]);
  });

  test("ST24 a page has a hundred documents where nothing is said, a thousand at most", async () => {
    const tenant = subject.tenant();
    await put(tenant, ...Array.from({ length: 120 }, (_, n): [string] => [`n${String(n).padStart(3, "0")}`]));
    expect(await run(tenant, (tx) => tx.documents({ kind: "note" }))).toHaveLength(100);
    expect(await run(tenant, (tx) => tx.documents({ kind: "note", limit: 1000 }))).toHaveLength(120);
  });

  test("ST25 several at once share what is open: each document is done once", async () => {
    const tenant = subject.tenant();
    const all = Array.from({ length: 20 }, (_, n) => `n${String(n).padStart(2, "0")}`);
    await put(tenant, ...all.map((id): Parameters<typeof note> => [id, { state: "open" }]));
    const done: string[] = [];
    const work = async (): Promise<void> => {
      for (let found = 1; found > 0; ) {
        found = await run(tenant, async (tx) => {
          const mine = await tx.documents({ kind: "note", state: "open", limit: 3, lock: "skipLocked" });
          for (const { id, rev } of mine) {
            await tx.putDocument(note(id, { rev, state: "done" }));
            done.push(id);
          }
          return mine.length;
        });
      }
    };
    await Promise.all([work(), work(), work()]);
    await work();
    expect(done.sort()).toEqual(all);
  });

  sideBySide("ST25 a document that is claimed is skipped by others until the transaction ends", async () => {
    const tenant = subject.tenant();
    await put(tenant, ["n1", { state: "open" }], ["n2", { state: "open" }], ["n3", { state: "open" }]);
    const claim = async (tx: Tx, limit: number): Promise<string[]> =>
      (await tx.documents({ kind: "note", state: "open", limit, lock: "skipLocked" })).map(({ id }) => id);
    let first: string[] = [];
    const work = async (tx: Tx): Promise<void> => {
      first = await claim(tx, 2);
    };
    await whileOpen(subject, tenant, work, async () => {
      expect(await run(tenant, (tx) => claim(tx, 2))).toEqual(["n3"]);
      expect(await run(tenant, (tx) => tx.documents({ kind: "note" }))).toHaveLength(3);
    });
    expect(first).toEqual(["n1", "n2"]);
    expect(await run(tenant, (tx) => claim(tx, 9))).toEqual(["n1", "n2", "n3"]);
  });
}
