/** The context of each tenant, from memory: asked for again after a second, read again when something was announced. */

import type { Store } from "../model/store.ts";
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

  async of(tenant: string): Promise<TenantContext> {
    const known = this.#known.get(tenant);
    if (known !== undefined && known.until > this.#now()) return known.context;
    const [published, asked] = [this.#published, this.#now()];
    const context = await this.#store.transaction(tenant, (tx) => contextIn(tx, known?.context));
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
