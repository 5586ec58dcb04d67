/** What has to be done now and then for every tenant: asking providers about what is unknown, and forgetting what may be forgotten. */

import type { Outbox } from "../model/runtime.ts";
import { attempt } from "./poll.ts";
import type { World } from "./world.ts";

export const MAINTAIN_MS = 60_000;
const DAY = 86_400_000;

/** What is kept of people, as far as it can be forgotten. */
interface Kept {
  prune(tenant: string): Promise<number>;
}

/** Rounds that know when each tenant was last pruned by this host. */
export function createMaintenance(world: World, outbox: Outbox, people: Kept): () => Promise<boolean> {
  const pruned = new Map<string, number>();
  return async () => {
    for (const tenant of await world.store.tenants()) {
      await attempt(world, tenant, () => outbox.reconcile(tenant));
      const now = performance.now();
      if (now - (pruned.get(tenant) ?? Number.NEGATIVE_INFINITY) < DAY) continue;
      pruned.set(tenant, now);
      await attempt(world, tenant, () => people.prune(tenant));
    }
    return false;
  };
}
