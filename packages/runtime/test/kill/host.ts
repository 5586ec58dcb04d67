/**
 * A host that is there to be killed: polls and dispatches until nothing is left to do.
 *
 * `node host.mjs DATABASE_URL LEDGER_URL CLOCK_ORIGIN OWNER` prints `ready` when it begins, and `done` when every case has ended.
 */

import { createRuntime } from "../../src/createRuntime.ts";
import type { Channel, SendResult } from "../../src/model/channel.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { clockFrom, SECRET, TENANT, VIRTUAL_SECOND } from "./story.ts";

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

await runtime.start();
console.log("ready");
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { enrolled, pending, due } = await runtime.outbox
    .gauges(TENANT)
    .catch(() => ({ enrolled: 1, pending: 1, due: 1 }));
  const leased = await runtime.outbox.list(TENANT, { status: "leased", limit: 1 }).catch(() => [{}]);
  if (enrolled === 0 && pending === 0 && due === 0 && leased.length === 0) break;
}
await runtime.stop();
console.log("done");
