/** Waiting that has an end. */

import { setTimeout as delay } from "node:timers/promises";

/** Waits for `end`, but not longer than `patience` ms. */
export async function atMost(end: Promise<unknown>, patience: number): Promise<void> {
  const enough = new AbortController();
  const waiting = delay(patience, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([end, waiting]);
  enough.abort();
}
