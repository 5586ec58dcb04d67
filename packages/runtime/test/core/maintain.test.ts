/** What is looked after now and then. */

import { expect, test } from "vitest";
import { createMaintenance } from "../../src/core/maintain.ts";
import type { World } from "../../src/core/world.ts";
import { ADMIN, inputOf, TENANT, testWorld } from "./world.ts";

test("CA11 a tenant of whom nothing is due any more is looked after all the same", async () => {
  const { runtime, store } = await testWorld();
  await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
  await runtime.cases.deliver(TENANT, "c1", { type: "case.closed", id: "e" }, ADMIN);
  expect(await store.due(Number.MAX_SAFE_INTEGER)).toEqual([]);
  const [reconciled, pruned]: [string[], string[]] = [[], []];
  const round = createMaintenance(
    { store } as World,
    {
      ...runtime.outbox,
      reconcile: async (tenant) => {
        reconciled.push(tenant);
        return [];
      },
    },
    { prune: async (tenant) => pruned.push(tenant) },
  );
  await round();
  await round();
  expect(reconciled).toEqual([TENANT, TENANT]);
  expect(pruned).toEqual([TENANT]);
});
