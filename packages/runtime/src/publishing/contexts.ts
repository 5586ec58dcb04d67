/** The context of each tenant, from memory: asked for again after a second, read again when something was announced. */

import type { Store, Tx } from "../model/store.ts";
import { contextIn, type TenantContext } from "./context.ts";
import { Recent } from "./recent.ts";

export interface CacheOptions {
  /** How long what another host published may stay unknown here, ms; default 1,000. What this host publishes counts at once. */
  readonly cacheMs?: number;
  /** Compiled strategies, and compiled templates, in memory at most; default 500 each. */
  readonly programs?: number;
  /** Tenants in memory at most; default 1,000. */
  readonly tenants?: number;
  /** ms, of any clock that goes forward. */
  readonly now?: () => number;
}

/** Reads in a transaction: one of its own, or that of the caller. */
export type Reader = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Known {
  readonly context: TenantContext;
  readonly until: number;
}

export class Contexts {
  readonly #store: Store;
  readonly #cacheMs: number;
  readonly #now: () => number;
  readonly #known: Recent<Known>;
  /** A reading that began before something was published here does not count after it. */
  #published = 0;

  constructor(store: Store, { cacheMs = 1_000, tenants = 1_000, now = () => performance.now() }: CacheOptions) {
    this.#store = store;
    this.#cacheMs = cacheMs;
    this.#now = now;
    this.#known = new Recent(tenants);
  }

  of(tenant: string): Promise<TenantContext> {
    return this.#read(tenant, (work) => this.#store.transaction(tenant, work));
  }

  /** Inside a transaction, which reads what is not in memory. */
  in(tx: Tx): Promise<TenantContext> {
    return this.#read(tx.tenant, (work) => work(tx));
  }

  async #read(tenant: string, reader: Reader): Promise<TenantContext> {
    const known = this.#known.get(tenant);
    if (known !== undefined && known.until > this.#now()) return known.context;
    const [published, asked] = [this.#published, this.#now()];
    const context = await reader((tx) => contextIn(tx, known?.context));
    if (published === this.#published) this.#known.set(tenant, { context, until: asked + this.#cacheMs });
    return context;
  }

  /** After something was published here. */
  outdate(tenant: string): void {
    this.#published += 1;
    const known = this.#known.get(tenant);
    if (known !== undefined) this.#known.set(tenant, { ...known, until: 0 });
  }
}
