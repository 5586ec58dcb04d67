/** What the parts of a runtime share. */

import type { Channel } from "../model/channel.ts";
import type { Logger, Meter } from "../model/observe.ts";
import type { Strategies, Templates } from "../model/publishing.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { RuntimeOptions } from "../model/runtime.ts";
import type { Settings } from "../model/settings.ts";
import type { Store, Tx } from "../model/store.ts";
import type { Vault } from "../vault/vault.ts";
import type { Transact } from "./transact.ts";

export interface World {
  readonly store: Store;
  readonly options: RuntimeOptions;
  readonly vault: Vault;
  readonly settings: Settings;
  readonly strategies: Strategies;
  readonly templates: Templates;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly links: PageLinks | undefined;
  /** Where the provider behind a channel reports to; undefined where this host has no public address. */
  callbackUrl(tenant: string, source: string): string | undefined;
  readonly logger: Logger;
  readonly meter: Meter;
  /** For everything that steps cases. */
  readonly transact: Transact;
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
