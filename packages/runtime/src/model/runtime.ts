/** What a host holds: one runtime over one store, with services by subject. Server, command line and examples use only this. */

import type { CalendarData, NodeTypeDescriptor, PolicyPack } from "@dunlin/engine";
import type { BlockDefinition, LinkRules } from "@dunlin/templates";
import type { Actor } from "./actor.ts";
import type { Cases } from "./cases.ts";
import type { Channel, Lookup, Notice, PaymentProvider } from "./channel.ts";
import type { Logger, Meter } from "./observe.ts";
import type { Strategies, Templates } from "./publishing.ts";
import type { ReplyOptions } from "./replies.ts";
import type { OutboxRow } from "./rows.ts";
import type { Settings } from "./settings.ts";
import type { Gauges, OutboxQuery, Store } from "./store.ts";

export interface RuntimeOptions {
  readonly store: Store;
  readonly channels?: readonly Channel[];
  readonly payments?: PaymentProvider;
  /** Policy packs, calendars and node types of the host beside the shipped ones. */
  readonly packs?: readonly PolicyPack[];
  readonly calendars?: readonly CalendarData[];
  readonly nodeTypes?: readonly NodeTypeDescriptor[];
  /** Types of blocks, rules of links and samples of the host, for templates. */
  readonly templates?: {
    readonly blocks?: readonly BlockDefinition[];
    readonly links?: LinkRules;
    readonly samples?: readonly object[];
  };
  /**
   * Whether a law asks to keep a person's records, before somebody is forgotten: the reason, or undefined. Asked outside of
   * any transaction.
   */
  readonly retained?: (tenant: string, personId: string, caseIds: readonly string[]) => Promise<string | undefined>;
  /** Default: the clock of the store, one for all hosts. Given for an accelerated or a virtual one. */
  readonly clock?: Clock;
  /** Wraps the data keys of people. Default: none, and then nothing personal can be stored (`vault.missing`). */
  readonly vault?: KeyWrap;
  readonly replies?: ReplyOptions;
  /** Default `https` address under which debtors and providers reach this host; without it messages have no page links. */
  readonly publicUrl?: string;
  /** What links of messages begin with, where another address leads here too: a short one, or the one with which a platform approved templates. Default `publicUrl`. */
  readonly linkUrl?: string;
  /** Secret from which links and callback addresses are derived; at least 32 bytes. */
  readonly secret?: Uint8Array;
  readonly logger?: Logger;
  readonly meter?: Meter;
  /** Name of this host in leases; default a random one. */
  readonly owner?: string;
  /** Enrollments per batch, 50..1000; default 500. */
  readonly batch?: number;
  /** How long a lease holds, ms; longer than every channel's timeout. Default 120,000. */
  readonly leaseMs?: number;
  /** How often an intent is tried in all before it is `failed`; default 12. */
  readonly maxAttempts?: number;
  /** Contacts that are handed over at the same time; default 32. */
  readonly concurrency?: number;
}

export interface Clock {
  /** UTC, ms. Never goes back. */
  now(): number;
}

/** The host's key management: wraps and unwraps data keys. `unwrap` throws when the wrapping key is gone. */
export interface KeyWrap {
  wrap(key: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

export interface Runtime {
  readonly options: RuntimeOptions;
  readonly cases: Cases;
  readonly strategies: Strategies;
  readonly templates: Templates;
  readonly outbox: Outbox;
  readonly settings: Settings;
  readonly inbound: Inbound;
  /** Opens the store, then polls and dispatches until `stop`. */
  start(): Promise<void>;
  /** Takes nothing new, lets what is on its way end, closes channels and store. */
  stop(): Promise<void>;
  /** One round of due enrollments of every tenant; for tests, simulations and `--once`. */
  poll(): Promise<PollReport>;
  /** One round of due contacts of every tenant. */
  dispatch(): Promise<DispatchReport>;
  /** Both until nothing is due at the clock's present moment. */
  settle(): Promise<void>;
  /** ms, by the runtime's clock. */
  now(): Promise<number>;
  /**
   * Where providers report to, for their settings: payments, replies, receipts. The same addresses as long as the secret is the
   * same; none without `publicUrl` and `secret`.
   */
  callbacks(tenant: string): readonly CallbackAddress[];
}

export interface CallbackAddress {
  /** Id of a channel or of the payment provider. */
  readonly source: string;
  readonly url: string;
}

export interface PollReport {
  /** Steps that were written. */
  readonly steps: number;
  readonly parked: number;
  /** There may be more that is due now. */
  readonly more: boolean;
}

export interface DispatchReport {
  readonly leased: number;
  readonly sent: number;
  readonly deferred: number;
  readonly canceled: number;
  readonly failed: number;
  readonly retried: number;
  readonly unknown: number;
  readonly more: boolean;
}

export interface Outbox {
  list(tenant: string, query: OutboxQuery): Promise<readonly OutboxRow[]>;
  /** Asks the channels what became of those that are `unknown`; gives what it settled. */
  reconcile(tenant: string): Promise<readonly { readonly key: string; readonly found: Lookup["status"] }[]>;
  /** A person decides about an `unknown` one: it left, or it did not and is `canceled`, or it is sent again. */
  resolve(tenant: string, key: string, as: "sent" | "canceled" | "resend", actor: Actor): Promise<void>;
  gauges(tenant: string): Promise<Gauges>;
}

export interface Inbound {
  /** What a provider told, after its signature was checked by the channel. Repeated notices have no second effect. */
  notices(tenant: string, source: string, notices: readonly Notice[]): Promise<readonly NoticeResult[]>;
}

export interface NoticeResult {
  readonly id: string;
  /** `unmatched`: nothing here is known by that key, reference, address or case; kept for a person to look at. */
  readonly status: "applied" | "duplicate" | "ignored" | "unmatched" | "refused";
  readonly caseIds: readonly string[];
}
