/** The store in memory keeps to what every store promises, and to some promises of its own. */

import { expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Tx } from "../../src/model/store.ts";
import { storeConformance } from "./conformance.ts";
import { caseRow, contact, enroll, enrollment, MONDAY, people, person, send, step } from "./rows.ts";

storeConformance(
  "memory",
  async () => {
    const store = memoryStore();
    await store.open();
    return {
      store,
      reopen: async () => {
        await store.close();
        await store.open();
        return store;
      },
      close: () => store.close(),
    };
  },
  { serial: true },
);

test("ST31 the store in memory has the clock it is given", async () => {
  let now = MONDAY;
  const store = memoryStore({ clock: { now: () => now } });
  expect(await store.now()).toBe(MONDAY);
  const began = store.transaction("t", async (tx) => {
    now += 5;
    return tx.now;
  });
  expect(await began).toBe(MONDAY);
  expect(await store.now()).toBe(MONDAY + 5);
});

test("ST31 what a transaction in memory has not committed is not due, and never was when it is thrown away", async () => {
  const store = memoryStore();
  const due = async () => (await store.due(MONDAY)).map(({ tenant }) => tenant);
  const vain = store.transaction("t", async (tx) => {
    await enroll(tx, { c1: { wakeAt: MONDAY } });
    expect(await due()).toEqual([]);
    throw new Error("no");
  });
  await expect(vain).rejects.toThrow("no");
  expect(await due()).toEqual([]);
  await store.transaction("t", (tx) => enroll(tx, { c1: { wakeAt: MONDAY } }));
  expect(await due()).toEqual(["t"]);
});

test("ST31 a transaction in memory that is thrown away is not told to others", async () => {
  const store = memoryStore();
  let hints = 0;
  const stop = await store.listen?.(() => {
    hints += 1;
  });
  const told = (fails: boolean) =>
    store.transaction("t", async (tx) => {
      tx.notify();
      if (fails) throw new Error("no");
    });
  await expect(told(true)).rejects.toThrow("no");
  expect(hints).toBe(0);
  await told(false);
  expect(hints).toBe(1);
  await store.transaction("t", (tx) => people(tx, "anna"));
  expect(hints).toBe(1);
  await stop?.();
  await told(false);
  expect(hints).toBe(1);
});

test("ST31 closing the store in memory lets transactions end that have begun", async () => {
  const store = memoryStore();
  let closing: Promise<void> | undefined;
  await store.transaction("t", async (tx) => {
    closing = store.close();
    await people(tx, "anna");
  });
  await closing;
  await expect(store.now()).rejects.toMatchObject({ code: "closed" });
  await store.open();
  expect(await store.transaction("t", (tx) => tx.people(["anna"]))).toHaveLength(1);
});

test.each<[string, (tx: Tx) => Promise<void>]>([
  ["a person", (tx) => tx.savePeople([person("anna", { legalHold: "no" })])],
  ["a case", (tx) => tx.saveCases([caseRow("c1", { rev: 2 })])],
  ["a contact", (tx) => tx.saveOutbox([contact("k1", { status: "sent" })])],
  ["a contact that is not there", (tx) => tx.saveOutbox([contact("k9")])],
])("ST32 the store in memory refuses to write %s without its lock", async (_, write) => {
  const store = memoryStore();
  await store.transaction("t", (tx) => send(tx, contact("k1")));
  await expect(store.transaction("t", write)).rejects.toThrow("without its lock");
  expect(await store.transaction("t", (tx) => tx.lockOutbox(["k1"]))).toEqual([contact("k1")]);
});

test("ST32 a transaction in memory that is over does nothing more", async () => {
  const store = memoryStore();
  const ended = await store.transaction("t", async (tx) => ({ tx }));
  await expect(ended.tx.people(["anna"])).rejects.toThrow("over");
  await expect(ended.tx.savePeople([person("anna")])).rejects.toThrow("over");
});

test("ST33 a hundred thousand enrollments are claimed in order, whatever became of others meanwhile", async () => {
  const store = memoryStore();
  const count = sized(5_000, 100_000);
  // Every moment once, in an order without pattern.
  const moments = Array.from({ length: count }, (_, n) => MONDAY + ((n * 7919) % count));
  await store.transaction("t", async (tx) => {
    await people(tx, "anna");
    await tx.saveSteps(moments.map((wakeAt, n) => step(enrollment(`c${n}`, { wakeAt }))));
  });
  let last = -Infinity;
  let seen = 0;
  for (;;) {
    const rows = await store.transaction("t", async (tx) => {
      const due = await tx.claimDue(MONDAY + count, 500);
      // Every other one is due again much later.
      await tx.saveSteps(
        due.map((row, n) => step({ ...row, rev: row.rev + 1, wakeAt: n % 2 === 0 ? null : MONDAY + 2 * count })),
      );
      return due;
    });
    if (rows.length === 0) break;
    for (const { wakeAt } of rows) {
      expect(wakeAt).toBeGreaterThan(last);
      last = wakeAt ?? last;
    }
    seen += rows.length;
  }
  expect(seen).toBe(count);
  expect(await store.due(MONDAY + count)).toEqual([]);
  expect(await store.due(MONDAY + 2 * count)).toMatchObject([{ enrollments: MONDAY + 2 * count }]);
});
