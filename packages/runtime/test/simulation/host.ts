/** One host of a simulation: a runtime over the store that all share, which may be killed or fail at every await. */

import { createRuntime } from "../../src/createRuntime.ts";
import type { Channel } from "../../src/model/channel.ts";
import { type Store, StoreError, type Tx } from "../../src/model/store.ts";
import type { InterleavedStore } from "./interleavedStore.ts";
import type { Random } from "./random.ts";
import { HOST_OPTIONS } from "./scene.ts";
import { Crash, never, type Scheduler } from "./scheduler.ts";

/** How likely each trouble is, per await of the store. */
export interface Troubles {
  readonly crash: number;
  /** The store cannot be reached. */
  readonly fail: number;
  /** Another goes on in the middle of a transaction. */
  readonly interleave: number;
  /** A transaction is done again from its start, as a store may. */
  readonly again: number;
}

export const NO_TROUBLES: Troubles = { crash: 0, fail: 0, interleave: 0, again: 0 };

/** A call inside a transaction that was committed. */
export interface Call {
  readonly name: string;
  readonly given: readonly unknown[];
  readonly result: unknown;
}

export interface HostWorld {
  readonly store: InterleavedStore;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly troubles: () => Troubles;
  /** A transaction of this host was committed, and nothing else since. */
  readonly committed: (host: string, calls: readonly Call[]) => void;
  /** A killed host: what it had on the wire. */
  readonly killed: (host: string) => void;
  /** Breaks the store on purpose, to see that it is noticed. */
  readonly spoil?: (tx: Tx, store: InterleavedStore) => Tx;
}

export interface HostOptions {
  readonly id: string;
  readonly channels: readonly Channel[];
  /** Its own clock; absent: that of the store. */
  readonly clock?: { now(): number };
  readonly leaseMs: number;
}

export class Host {
  readonly id: string;
  readonly runtime: ReturnType<typeof createRuntime>;
  alive = true;
  /** What it is doing, by name. */
  readonly busy = new Map<string, number>();
  readonly #world: HostWorld;

  constructor(world: HostWorld, { id, channels, clock, leaseMs }: HostOptions) {
    this.id = id;
    this.#world = world;
    this.runtime = createRuntime({
      ...HOST_OPTIONS,
      ...{ store: this.#store(), channels, owner: id, leaseMs, batch: 3, concurrency: 3 },
      ...(clock && { clock }),
    });
  }

  crash(): void {
    this.alive = false;
    this.#world.scheduler.kill(this.id);
    this.#world.killed(this.id);
  }

  #store(): Store {
    const { store } = this.#world;
    return {
      kind: store.kind,
      promise: store.promise,
      open: () => store.open(),
      close: () => store.close(),
      transaction: (tenant, work) => this.#transaction(tenant, work),
      due: async (now) => {
        await this.#pass("due");
        return store.due(now);
      },
      tenants: async () => {
        await this.#pass("tenants");
        return store.tenants();
      },
      now: async () => {
        await this.#pass("now");
        return store.now();
      },
    };
  }

  async #transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { store, random, troubles } = this.#world;
    await this.#pass("begin");
    let again = random.chance(troubles().again);
    for (;;) {
      const calls: Call[] = [];
      try {
        const result = await store.transaction(tenant, async (tx) => {
          const own = this.#inside(tx, calls);
          const found = await work(own.tx);
          await own.pass("commit");
          if (again) throw new Again();
          return found;
        });
        this.#world.committed(this.id, calls);
        await this.#afterCommit();
        return result;
      } catch (reason) {
        if (!this.alive) return never();
        if (!(reason instanceof Again)) throw reason;
        again = false;
      }
    }
  }

  /** The transaction with a gate before each of its calls; after one that failed it does nothing more. */
  #inside(tx: Tx, calls: Call[]): { readonly tx: Tx; pass(what: string): Promise<void> } {
    const { spoil, store } = this.#world;
    const inner = spoil === undefined ? tx : spoil(tx, store);
    let failed: unknown;
    const guarded = async <T>(what: string, call: () => Promise<T>): Promise<T> => {
      if (failed !== undefined) throw failed;
      try {
        await this.#passInside(what);
        const result = await call();
        if (!this.alive) throw new Crash();
        return result;
      } catch (reason) {
        failed = reason;
        throw reason;
      }
    };
    const proxy = new Proxy(inner, {
      get: (target, name: keyof Tx) => {
        const member: unknown = target[name];
        if (typeof member !== "function" || name === "notify") return member;
        return (...given: unknown[]) =>
          guarded(name, async () => {
            const result: unknown = await member.apply(target, given);
            calls.push({ name, given, result });
            return result;
          });
      },
    });
    return { tx: proxy, pass: (what) => guarded(what, async () => {}) };
  }

  async #pass(what: string): Promise<void> {
    if (!this.alive) return never();
    await this.#world.scheduler.wait(this.id, what);
    const trouble = this.#trouble();
    if (trouble === "crash") {
      this.crash();
      return never();
    }
    if (trouble === "fail") throw unavailable();
  }

  async #passInside(what: string): Promise<void> {
    const { scheduler, random, troubles } = this.#world;
    if (!this.alive) throw new Crash();
    if (what === "commit" || random.chance(troubles().interleave)) await scheduler.wait(this.id, what, true);
    const trouble = this.#trouble();
    if (trouble === "crash") {
      this.crash();
      throw new Crash();
    }
    if (trouble === "fail") throw unavailable();
  }

  /** It is committed, whatever this host comes to know of it. */
  async #afterCommit(): Promise<void> {
    const trouble = this.#trouble();
    if (trouble === "crash") {
      this.crash();
      return never();
    }
    if (trouble === "fail") throw new StoreError("unavailable", "The connection broke.", { uncertain: true });
  }

  #trouble(): "crash" | "fail" | undefined {
    const { crash, fail } = this.#world.troubles();
    if (crash + fail === 0) return undefined;
    const drawn = this.#world.random.next();
    return drawn < crash ? "crash" : drawn < crash + fail ? "fail" : undefined;
  }
}

class Again extends Error {}

const unavailable = (): StoreError => new StoreError("unavailable", "The store cannot be reached.");
