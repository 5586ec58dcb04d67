/** What leaves the house, as people look at it; and the queue of those nobody knows the fate of. */

import type { Lookup } from "../model/channel.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { Outbox } from "../model/runtime.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { TIMEOUT_MS } from "./send.ts";
import { type Host, record, withdrawContact } from "./settle.ts";
import type { World } from "./world.ts";

const PAGE = 100;

export function createOutbox(world: World): Outbox {
  const { store } = world;
  return {
    list: (tenant, query) => store.transaction(tenant, (tx) => tx.listOutbox(query)),
    gauges: (tenant) => store.transaction(tenant, (tx) => tx.gauges()),
    async reconcile(tenant) {
      const settled: { key: string; found: Lookup["status"] }[] = [];
      const rows = await store.transaction(tenant, (tx) => tx.listOutbox({ status: "unknown", limit: PAGE }));
      for (const row of rows) {
        const found = await lookUp(world, row);
        if (found === undefined) continue;
        if (found.status !== "unknown")
          await world.transact(tenant, async (tx, programs) => {
            const locked = await lockUnknown(tx, row);
            if (locked !== undefined) await settleAs(tx, { world, programs }, locked, found);
          });
        settled.push({ key: row.key, found: found.status });
      }
      return settled;
    },
    async resolve(tenant, key, as, actor) {
      requireRole(actor, "operator");
      const [found] = await store.transaction(tenant, (tx) => tx.lockOutbox([key]));
      if (found === undefined) throw new RuntimeError("outbox.unknown", `Nothing is known of "${key}".`);
      await world.transact(tenant, async (tx, programs) => {
        const row = await lockUnknown(tx, found);
        if (row === undefined) {
          const says = `This one is ${found.status}; only what is unknown can be decided.`;
          throw new RuntimeError("outbox.settled", says, { data: { status: found.status } });
        }
        await decide(tx, { world, programs }, row, as);
        await writeLog(tx, actor, { what: "outbox.resolved", subject: `outbox:${key}`, data: { as } });
      });
    },
  };
}

async function lookUp(world: World, row: OutboxRow): Promise<Lookup | undefined> {
  const channel = world.channels.get(row.route);
  if (channel?.lookup === undefined) return undefined;
  try {
    return await channel.lookup(row.key, AbortSignal.timeout(channel.timeoutMs ?? TIMEOUT_MS));
  } catch {
    world.logger.warn({ key: row.key, route: row.route }, "a provider could not be asked for a contact");
    return { status: "unknown" };
  }
}

/** Person first, as everybody locks. */
async function lockUnknown(tx: Tx, { personId, key }: OutboxRow): Promise<OutboxRow | undefined> {
  await tx.lockPeople([personId]);
  const [row] = await tx.lockOutbox([key]);
  return row?.status === "unknown" ? row : undefined;
}

async function settleAs(tx: Tx, host: Host, row: OutboxRow, found: Lookup): Promise<void> {
  if (found.status === "accepted") {
    await record(tx, host, row, { status: "accepted", ...(found.ref !== undefined && { ref: found.ref }) });
  } else if (found.status === "absent") await decide(tx, host, row, "resend");
}

async function decide(tx: Tx, host: Host, row: OutboxRow, as: "sent" | "canceled" | "resend"): Promise<void> {
  const now = host.world.nowIn(tx);
  if (as === "sent") {
    await record(tx, host, row, { status: "accepted" });
    return;
  }
  await withdrawContact(tx, row);
  if (as === "canceled") {
    await record(tx, host, row, { status: "rejected", code: "resolved.canceled", reason: "A person decided so." });
    return;
  }
  const { reasons: _, ...rest } = row;
  await tx.saveOutbox([{ ...rest, status: "pending", notBefore: now, updatedAt: now }]);
  tx.notify();
}
