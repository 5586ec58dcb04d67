/** Contacts on their way: leased in one short transaction, sent outside of any, settled in another one each. */

import type { SendResult } from "../model/channel.ts";
import type { DispatchReport } from "../model/runtime.ts";
import { StoreError } from "../model/store.ts";
import { traced } from "../observe/traced.ts";
import { type Leased, leaseIn } from "./lease.ts";
import { attempt, eachTenant } from "./poll.ts";
import { send } from "./send.ts";
import { type Settled, settleIn } from "./settle.ts";
import type { World } from "./world.ts";

const CONCURRENCY = 32;

type Counts = { -readonly [K in keyof Omit<DispatchReport, "more">]: number };

/** One round: of each tenant as many as are handed over at the same time. */
export async function dispatchOnce(world: World): Promise<DispatchReport> {
  const counts: Counts = { leased: 0, sent: 0, deferred: 0, canceled: 0, failed: 0, retried: 0, unknown: 0 };
  let more = false;
  await eachTenant(world, async ({ tenant, outbox }) => {
    if (outbox !== null && (await dispatchTenant(world, tenant, counts))) more = true;
  });
  return { ...counts, more };
}

async function dispatchTenant(world: World, tenant: string, counts: Counts): Promise<boolean> {
  const limit = world.options.concurrency ?? CONCURRENCY;
  const report = await attempt(world, tenant, () =>
    world.transact(tenant, (tx, programs) => leaseIn(tx, world, programs, limit)),
  );
  if (report === undefined) return false;
  counts.leased += report.leased.length;
  counts.deferred += report.deferred;
  counts.canceled += report.canceled;
  counts.unknown += report.unknown;
  const results = await Promise.all(report.leased.map((leased) => carry(world, tenant, leased)));
  for (const settled of results) if (settled !== "stale") counts[settled] += 1;
  return report.looked >= limit;
}

async function carry(world: World, tenant: string, leased: Leased): Promise<Settled> {
  const { route } = leased.row;
  const began = performance.now();
  const attributes = { tenant, route, key: leased.row.key, attempt: leased.row.attempts };
  const result = await traced("dunlin.send", attributes, () => send(world, tenant, leased), { kind: "client" });
  world.meter.observe("dunlin_send_seconds", { route }, (performance.now() - began) / 1000);
  const settled = await settle(world, tenant, leased, result);
  world.meter.count("dunlin_sends_total", { route, result: settled });
  return settled;
}

/** A store that cannot be reached now may be in a moment; if it takes too long, the lease ends and somebody looks again. */
const PATIENCE_MS = [50, 200, 1_000, 5_000];

async function settle(world: World, tenant: string, leased: Leased, result: SendResult): Promise<Settled> {
  for (const pause of [...PATIENCE_MS, undefined]) {
    try {
      return await world.transact(tenant, (tx, programs) => settleIn(tx, world, programs, leased.row, result));
    } catch (reason) {
      if (!(reason instanceof StoreError) || reason.code === "closed") throw reason;
      world.logger.warn({ tenant, key: leased.row.key, code: reason.code }, "a result could not be recorded yet");
      if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return "stale";
}
