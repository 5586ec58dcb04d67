/** What the parts of a runtime share. */

import type { Program } from "@dunlin/engine";
import type { Channel } from "../model/channel.ts";
import type { Logger, Meter } from "../model/observe.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { RuntimeOptions, Settings, Strategies, Templates } from "../model/runtime.ts";
import type { Store, Tx } from "../model/store.ts";
import type { Vault } from "../people/vault.ts";

export interface World {
  readonly store: Store;
  readonly options: RuntimeOptions;
  readonly vault: Vault;
  readonly settings: Settings;
  readonly strategies: Strategies;
  readonly templates: Templates;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly links: PageLinks | undefined;
  readonly logger: Logger;
  readonly meter: Meter;
  /** Of this host, in leases. */
  readonly owner: string;
  /** ms: the host's clock where one was given, else that of the store. */
  nowIn(tx: Tx): number;
}

/** Addresses of pages for one message; made when it leaves. */
export interface PageLinks {
  /** Members of a template's context: `payUrl`, `unsubscribeUrl`, `links`. */
  linksFor(tenant: string, row: OutboxRow, now: number): Promise<Readonly<Record<string, unknown>>>;
}

export const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };
export const UNMEASURED: Meter = { count() {}, observe() {} };

/** The programs of one batch, asked for once each; undefined for a version that is gone. */
export class Programs {
  readonly #world: World;
  readonly #tenant: string;
  readonly #known = new Map<string, Promise<Program | undefined>>();
  #live: Promise<ReadonlyMap<string, Program>> | undefined;

  constructor(world: World, tenant: string) {
    this.#world = world;
    this.#tenant = tenant;
  }

  of(strategy: string, version: number): Promise<Program | undefined> {
    const key = `${version} ${strategy}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      found = this.#world.strategies.program(this.#tenant, strategy, version).catch((reason: unknown) => {
        if (reason instanceof Error && "code" in reason && reason.code === "version.unknown") return undefined;
        throw reason;
      });
      this.#known.set(key, found);
    }
    return found;
  }

  /** By strategy. */
  live(): Promise<ReadonlyMap<string, Program>> {
    this.#live ??= this.#world.strategies
      .live(this.#tenant)
      .then((programs) => new Map(programs.map((program) => [program.id, program])));
    return this.#live;
  }
}
