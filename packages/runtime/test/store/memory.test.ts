/** The store in memory keeps to what every store promises. */

import { expect, test } from "vitest";
import { memoryStore } from "../../src/memory/memoryStore.ts";

test("ST1 a transaction that throws leaves nothing behind", async () => {
  const store = memoryStore();
  await store.open();
  await store.transaction("t", (tx) => tx.savePeople([{ id: "d", debtor: { id: "d" }, contacts: [] }]));
  await expect(
    store.transaction("t", async (tx) => {
      await tx.savePeople([{ id: "e", debtor: { id: "e" }, contacts: [] }]);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await store.transaction("t", (tx) => tx.people(["d", "e"]))).toHaveLength(1);
});
