/** The store in a directory of this machine: a database of its own that starts with the host and ends with it. */

import { type DueTenant, type Store, StoreError, type Tx } from "../model/store.ts";
import { type SqlStoreOptions, sqlStore } from "../sql/sqlStore.ts";
import type { Embedded, EmbeddedOptions } from "./embedded.ts";

export interface EmbeddedStoreOptions extends Pick<SqlStoreOptions, "clock" | "schema">, EmbeddedOptions {}

/**
 * Nothing is started before `open`, and nothing is left running after `close`; then it can be opened again.
 *
 * @param directory - Made when it is not there. One process at a time.
 */
export function embeddedStore(directory: string, options: EmbeddedStoreOptions = {}): Store {
  return new EmbeddedStore(directory, options);
}

interface Running {
  readonly server: Embedded;
  readonly store: Store;
}

class EmbeddedStore implements Store {
  readonly #directory: string;
  readonly #options: EmbeddedStoreOptions;
  /** While it starts, and until it is closed. */
  #running: Promise<Running> | undefined;
  #opened: Running | undefined;

  constructor(directory: string, options: EmbeddedStoreOptions) {
    this.#directory = directory;
    this.#options = options;
  }

  get kind(): string {
    return this.#opened?.server.kind ?? "embedded";
  }

  get promise(): string {
    return this.#opened?.server.promise ?? "The database of this directory has not been started.";
  }

  async open(): Promise<void> {
    this.#running ??= this.#start();
    await (await this.#running).store.open();
  }

  transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#ask((store) => store.transaction(tenant, work));
  }

  due(now: number): Promise<readonly DueTenant[]> {
    return this.#ask((store) => store.due(now));
  }

  tenants(): Promise<readonly string[]> {
    return this.#ask((store) => store.tenants());
  }

  now(): Promise<number> {
    return this.#ask((store) => store.now());
  }

  listen(hint: () => void): Promise<() => Promise<void>> {
    return this.#ask((store) => (store.listen === undefined ? Promise.resolve(async () => {}) : store.listen(hint)));
  }

  async close(): Promise<void> {
    const running = await this.#running?.catch(() => undefined);
    this.#running = undefined;
    this.#opened = undefined;
    await running?.store.close();
    await running?.server.stop();
  }

  async #start(): Promise<Running> {
    // Only who needs it pays for it.
    const { startEmbedded } = await import("./embedded.ts");
    const { clock, schema, ...options } = this.#options;
    const server = await startEmbedded(this.#directory, options).catch((reason) => {
      this.#running = undefined;
      throw reason;
    });
    const { kind, promise } = server;
    const own = { kind, promise, ...(clock && { clock }), ...(schema !== undefined && { schema }) };
    this.#opened = { server, store: sqlStore(server.sql, own) };
    return this.#opened;
  }

  async #ask<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const running = await this.#running;
    if (running === undefined) throw new StoreError("closed", "The store is closed; open it first.");
    return work(running.store);
  }
}
