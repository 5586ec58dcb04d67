/** Contacts on their way: leased in one short transaction, sent outside of any, settled in another one each. */

import type { SendResult } from "../model/channel.ts";
import type { DispatchReport } from "../model/runtime.ts";
import { StoreError } from "../model/store.ts";
import { traced } from "../observe/traced.ts";
import { type Leased, leaseIn } from "./lease.ts";
import { attempt, eachTenant } from "./poll.ts";
import { PAYMENT } from "./routes.ts";
import { send } from "./send.ts";
import { type Settled, settleIn } from "./settle.ts";
import type { World } from "./world.ts";

const CONCURRENCY = 32;

type Counts = { -readonly [K in keyof Omit<DispatchReport, "more">]: number };

/** One round that waits for its contacts, of each tenant as many as are handed over at the same time. */
export async function dispatchOnce(world: World): Promise<DispatchReport> {
  const counts: Counts = { leased: 0, sent: 0, deferred: 0, canceled: 0, failed: 0, retried: 0, unknown: 0 };
  let more = false;
  await eachTenant(world, async ({ tenant, outbox }) => {
    if (outbox !== null && (await dispatchTenant(world, tenant, counts))) more = true;
  });
  return { ...counts, more };
}

/**
 * Hands over as much at a time as the host allows, and leases the next as soon as one has ended, so that nobody waits for the slowest
 * provider. One route takes three quarters of the room at most: one that hangs leaves room for the others.
 */
export class Dispatcher {
  readonly #world: World;
  readonly #most: number;
  /** Of one route at a time, and of one look. */
  readonly #share: number;
  readonly #onRoom: () => void;
  readonly #flying = new Map<Promise<unknown>, string>();
  /** Something may wait only because there was no room. */
  #crowded = false;

  /** @param onRoom - Called when there is room again and something may wait for it. */
  constructor(world: World, onRoom: () => void) {
    this.#world = world;
    this.#most = world.options.concurrency ?? CONCURRENCY;
    this.#share = Math.max(1, Math.floor((this.#most * 3) / 4));
    this.#onRoom = onRoom;
  }

  /** One look at every tenant. @returns Whether to look again at once. */
  async round(): Promise<boolean> {
    const world = this.#world;
    this.#crowded = false;
    let more = false;
    await eachTenant(world, async ({ tenant, outbox }) => {
      if (outbox === null) return;
      const room = Math.min(this.#most - this.#flying.size, this.#share);
      const routes = this.#openRoutes();
      if (room <= 0 || routes?.length === 0) {
        this.#crowded = true;
        return;
      }
      const report = await attempt(world, tenant, () =>
        world.transact(tenant, (tx, programs) => leaseIn(tx, world, programs, room, routes)),
      );
      for (const leased of report?.leased ?? []) this.#fly(tenant, leased);
      if ((report?.looked ?? 0) >= room) more = true;
    });
    return more && this.#flying.size < this.#most;
  }

  /** Lets what is on its way end. */
  async rest(): Promise<void> {
    await Promise.allSettled(this.#flying.keys());
  }

  #fly(tenant: string, leased: Leased): void {
    const flight = carry(this.#world, tenant, leased)
      .catch((reason: unknown) => {
        const error = reason instanceof Error ? reason.name : typeof reason;
        this.#world.logger.error({ tenant, key: leased.row.key, error }, "a contact could not be carried to its end");
      })
      .finally(() => {
        this.#flying.delete(flight);
        if (this.#crowded) this.#onRoom();
      });
    this.#flying.set(flight, leased.row.route);
    if (this.#flying.size >= this.#most) this.#crowded = true;
  }

  /** Those that have room; undefined while all do. */
  #openRoutes(): readonly string[] | undefined {
    const counts = new Map<string, number>();
    for (const route of this.#flying.values()) counts.set(route, (counts.get(route) ?? 0) + 1);
    const full = new Set([...counts].filter(([, count]) => count >= this.#share).map(([route]) => route));
    if (full.size === 0) return undefined;
    this.#crowded = true;
    return [...new Set([...this.#world.channels.keys(), PAYMENT])].filter((route) => !full.has(route));
  }
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
const PATIENCE_MS = [50, 200, 1_000, 5_000, 10_000, 20_000];

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
