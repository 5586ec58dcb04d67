/** A host as the tests of kills run it, in this process or in another one. */

import { createRuntime, type DunlinRuntime } from "../../src/createRuntime.ts";
import type { Channel, SendResult } from "../../src/model/channel.ts";
import type { Clock } from "../../src/model/runtime.ts";
import type { Store } from "../../src/model/store.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { SECRET, TENANT, VIRTUAL_SECOND, WAIT_HOURS } from "./story.ts";

/** A provider that is asked over HTTP, and the process that keeps what reached it. */
const ledgerChannel = (ledgerUrl: string, id: string, semantics: Channel["semantics"]): Channel => ({
  ...{ id, semantics, timeoutMs: 500 },
  async send({ key }, signal): Promise<SendResult> {
    try {
      const { status } = await fetch(`${ledgerUrl}/${id}`, { method: "POST", headers: { "x-key": key }, signal });
      return status === 202
        ? { status: "accepted" }
        : { status: "retry", code: String(status), reason: "Turned away." };
    } catch {
      return { status: "unknown", code: "broken", reason: "No answer." };
    }
  },
});

/** A host as the tests of kills run it. */
export const killableRuntime = (store: Store, clock: Clock, ledgerUrl: string, owner: string): DunlinRuntime =>
  createRuntime({
    ...{ store, clock, owner, batch: 200, concurrency: 48, secret: SECRET, vault: localKeyWrap(SECRET) },
    channels: [ledgerChannel(ledgerUrl, "email", "atMostOnce"), ledgerChannel(ledgerUrl, "sms", "idempotent")],
    leaseMs: 3 * VIRTUAL_SECOND,
    maxAttempts: 100,
  });

const PAUSE = 200;

/** Until nothing was left to do for longer than any wait of the strategy. */
export async function untilQuiet(runtime: DunlinRuntime): Promise<void> {
  for (let quiet = 0; quiet < (WAIT_HOURS + 1) * 1_000; quiet += PAUSE) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (await isBusy(runtime)) quiet = 0;
  }
}

async function isBusy(runtime: DunlinRuntime): Promise<boolean> {
  try {
    const { pending, due } = await runtime.outbox.gauges(TENANT);
    return pending > 0 || due > 0 || (await runtime.outbox.list(TENANT, { status: "leased", limit: 1 })).length > 0;
  } catch {
    return true;
  }
}
