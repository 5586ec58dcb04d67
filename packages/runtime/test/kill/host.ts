/**
 * A host that is there to be killed: polls and dispatches until nothing was left to do for longer than any wait of the strategy.
 *
 * `node host.mjs DATABASE_URL LEDGER_URL CLOCK_ORIGIN OWNER` prints `ready` when it begins, and `done` at its end.
 */

import { createRuntime } from "../../src/createRuntime.ts";
import type { Channel, SendResult } from "../../src/model/channel.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { clockFrom, SECRET, TENANT, VIRTUAL_SECOND, WAIT_HOURS } from "./story.ts";

const [databaseUrl, ledgerUrl, origin, owner] = process.argv.slice(2) as [string, string, string, string];

const channel = (id: string, semantics: Channel["semantics"]): Channel => ({
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

const clock = clockFrom(Number(origin));
const runtime = createRuntime({
  ...{ store: postgresStore(databaseUrl, { clock }), clock, owner, batch: 200, concurrency: 48, secret: SECRET },
  channels: [channel("email", "atMostOnce"), channel("sms", "idempotent")],
  vault: localKeyWrap(SECRET),
  leaseMs: 3 * VIRTUAL_SECOND,
  maxAttempts: 100,
});

async function isBusy(): Promise<boolean> {
  try {
    const { pending, due } = await runtime.outbox.gauges(TENANT);
    return pending > 0 || due > 0 || (await runtime.outbox.list(TENANT, { status: "leased", limit: 1 })).length > 0;
  } catch {
    return true;
  }
}

await runtime.start();
console.log("ready");
const PAUSE = 200;
for (let quiet = 0; quiet < (WAIT_HOURS + 1) * 1_000; quiet += PAUSE) {
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (await isBusy()) quiet = 0;
}
await runtime.stop();
console.log("done");
