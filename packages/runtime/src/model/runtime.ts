/** What a host holds: one runtime over one store, with services by subject. Server, command line and examples use only this. */

import type {
  CalendarData,
  CaseEvent,
  CaseFacts,
  CaseState,
  Diagnostic,
  Effect,
  NodeTypeDescriptor,
  PolicyPack,
  Program,
  Strategy,
  TraceEntry,
} from "@dunlin/engine";
import type { Brand, CompiledTemplate, Template, TemplateDiagnostic } from "@dunlin/templates";
import type { Channel, Lookup, Notice, PaymentProvider } from "./channel.ts";
import type { Logger, Meter } from "./observe.ts";
import type { ReplyOptions } from "./replies.ts";
import type { EnrollmentKey, JournalRow, OutboxRow, OutboxStatus, Personal, Tally } from "./rows.ts";
import type { Gauges, OutboxQuery, Store } from "./store.ts";

export interface RuntimeOptions {
  readonly store: Store;
  readonly channels?: readonly Channel[];
  readonly payments?: PaymentProvider;
  /** Policy packs, calendars and node types of the host beside the shipped ones. */
  readonly packs?: readonly PolicyPack[];
  readonly calendars?: readonly CalendarData[];
  readonly nodeTypes?: readonly NodeTypeDescriptor[];
  /** Default: the clock of the store, one for all hosts. Given for an accelerated or a virtual one. */
  readonly clock?: Clock;
  /** Wraps the data keys of people. Default: none, and then nothing personal can be stored (`vault.missing`). */
  readonly vault?: KeyWrap;
  readonly replies?: ReplyOptions;
  /** Default `https` address under which debtors and providers reach this host; without it messages have no page links. */
  readonly publicUrl?: string;
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

/** Who acts: kept in the journal and the log. `id` names a user, a key or `system`; never a person's name. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * `viewer` reads; `agent` works tasks, holds and events of cases; `author` drafts strategies and templates; `publisher`
 * publishes and archives; `operator` pauses, redirects, resolves; `admin` all of it, keys, erasure and settings.
 */
export type Role = "viewer" | "agent" | "author" | "publisher" | "operator" | "admin";

/** Refused at the boundary: a code, a place and a sentence that says what to do. */
export type RuntimeErrorCode =
  | "case.unknown"
  | "case.invalid"
  | "case.erased"
  | "case.debtorChanged"
  | "person.unknown"
  | "strategy.unknown"
  | "strategy.invalid"
  | "strategy.archived"
  | "template.unknown"
  | "template.invalid"
  | "version.unknown"
  | "version.conflict"
  | "publish.fourEyes"
  | "role.missing"
  | "event.invalid"
  | "task.unknown"
  | "task.taken"
  | "task.disposition"
  | "outbox.unknown"
  | "outbox.settled"
  | "link.invalid"
  | "link.expired"
  | "link.locked"
  | "vault.missing"
  | "setting.invalid"
  | "request.invalid"
  | "legalHold";

export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode;
  /** JSON pointer into what was handed in; empty for the whole. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: RuntimeErrorCode, message: string, place: { path?: string; data?: Record<string, unknown> } = {}) {
    super(message);
    this.name = "RuntimeError";
    this.code = code;
    this.path = place.path ?? "";
    this.data = place.data ?? {};
  }
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

// Cases --------------------------------------------------------------------------------------------------------

/** A case as a host hands it in: facts as the engine reads them, addresses within, and what is personal apart. */
export interface CaseInput {
  readonly facts: CaseFacts;
  /** Names, postal lines and the like: for templates, never for conditions; kept under the person's key. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

export interface Cases {
  /**
   * Takes cases in or brings their facts up to date, and enrolls them where published strategies say so. The same input
   * again changes nothing. Every case by itself: one that is refused does not stop the others.
   */
  put(tenant: string, cases: readonly CaseInput[], actor: Actor): Promise<readonly PutResult[]>;
  /** Enrolls by hand, whatever `entry.on` says; entry conditions and cooldown hold. */
  enroll(
    tenant: string,
    caseId: string,
    target: { strategy: string; obligation?: string },
    actor: Actor,
  ): Promise<Delivered>;
  /**
   * Tells a case what happened: the facts it brings about, the steps, their journal and outbox, and the pending contacts it
   * cancels, in one transaction. An id that was heard before is `duplicate`.
   *
   * @throws RuntimeError `case.unknown`, `case.erased`, `event.invalid`.
   */
  deliver(tenant: string, caseId: string, event: CaseEvent, actor: Actor): Promise<Delivered>;
  /** Stops everything about the case, or its contacts, until it is released or `until` (ISO instant). */
  hold(
    tenant: string,
    caseId: string,
    hold: { kind: string; scope?: "all" | "contact"; until?: string },
    actor: Actor,
  ): Promise<Delivered>;
  release(tenant: string, caseId: string, kind: string | undefined, actor: Actor): Promise<Delivered>;
  /** Lets a parked case go on with the facts of today. */
  retry(tenant: string, caseId: string, actor: Actor): Promise<Delivered>;
  /** What is known of it, or undefined. */
  peek(tenant: string, caseId: string): Promise<Snapshot | undefined>;
  list(tenant: string, query: CaseListQuery): Promise<readonly CaseSummary[]>;
  /** Every step ever made, oldest first. */
  journal(
    tenant: string,
    caseId: string,
    query?: { strategy?: string; afterRev?: number; limit?: number },
  ): Promise<readonly JournalRow[]>;
  /** Whether the chain of hashes is whole. */
  verify(tenant: string, caseId: string): Promise<Verification>;
  /** The personal part; every reading is in the log. */
  reveal(tenant: string, caseId: string, actor: Actor): Promise<Personal>;
}

export interface PutResult {
  readonly caseId: string;
  readonly status: "created" | "updated" | "unchanged" | "refused";
  /** Strategies it was enrolled in by this. */
  readonly enrolled: readonly string[];
  readonly problem?: { readonly code: RuntimeErrorCode; readonly path: string; readonly message: string };
}

export interface Delivered {
  /** `ignored`: no enrollment listens, the facts were changed all the same. */
  readonly status: "applied" | "duplicate" | "ignored" | "refused";
  readonly steps: readonly DeliveredStep[];
  /** Keys of pending contacts that this stopped. */
  readonly canceled: readonly string[];
}

export interface DeliveredStep extends EnrollmentKey {
  readonly rev: number;
  readonly trace: readonly TraceEntry[];
  readonly effects: readonly Effect[];
}

export interface Snapshot {
  /** Without addresses. */
  readonly facts: CaseFacts;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly erasedAt?: number;
  readonly enrollments: readonly EnrollmentSnapshot[];
  readonly outbox: readonly OutboxRow[];
}

export interface EnrollmentSnapshot extends EnrollmentKey {
  readonly version: number;
  readonly rev: number;
  readonly wakeAt: number | null;
  readonly parked: boolean;
  readonly state: CaseState;
}

export interface CaseListQuery {
  readonly after?: string;
  readonly limit?: number;
  readonly strategy?: string;
  readonly status?: "active" | "held" | "exited" | "parked";
  readonly personId?: string;
}

export interface CaseSummary {
  readonly caseId: string;
  readonly personId: string;
  readonly currency?: string;
  readonly outstandingMinor: number;
  readonly updatedAt: number;
  readonly enrollments: readonly (EnrollmentKey & {
    readonly version: number;
    readonly status: string;
    readonly node: string;
    readonly wakeAt: number | null;
  })[];
}

export type Verification =
  | { readonly whole: true; readonly entries: number }
  | {
      readonly whole: false;
      readonly entries: number;
      readonly at: EnrollmentKey & { readonly rev: number };
      /** An entry is missing, one was changed, or the state is not the one that the newest entry led to. */
      readonly what: "chain" | "hash" | "head";
    };

// Strategies ---------------------------------------------------------------------------------------------------

export interface Strategies {
  /** The working copy; `rev` 0 for a new one. @throws RuntimeError `version.conflict` when somebody saved meanwhile. */
  saveDraft(tenant: string, document: Strategy, rev: number, actor: Actor): Promise<Draft>;
  draft(tenant: string, id: string): Promise<Draft | undefined>;
  list(tenant: string): Promise<readonly StrategySummary[]>;
  validate(tenant: string, document: unknown): Promise<readonly Diagnostic[]>;
  /**
   * Makes the draft of this `rev` an immutable version. Where four eyes are asked for, the first call proposes it, and
   * somebody else's makes it so.
   *
   * @throws RuntimeError `strategy.invalid` (with diagnostics in `data`), `publish.fourEyes`, `version.conflict`.
   */
  publish(tenant: string, id: string, rev: number, actor: Actor, note?: string): Promise<Published | Proposed>;
  /** New cases enter by this earlier version from now on; those inside stay on theirs. */
  rollback(tenant: string, id: string, version: number, actor: Actor, note?: string): Promise<Published | Proposed>;
  /** Nobody enters any more; those inside go on. */
  archive(tenant: string, id: string, actor: Actor): Promise<void>;
  restore(tenant: string, id: string, actor: Actor): Promise<void>;
  version(tenant: string, id: string, version: number): Promise<StrategyVersion | undefined>;
  versions(tenant: string, id: string): Promise<readonly Omit<StrategyVersion, "document">[]>;
  /** Compiled, from memory where it was before. @throws RuntimeError `version.unknown`. */
  program(tenant: string, id: string, version: number): Promise<Program>;
  /** Versions by which cases enter now. */
  live(tenant: string): Promise<readonly Program[]>;
  statistics(
    tenant: string,
    id: string,
    query?: { version?: number; from?: string; to?: string; byDay?: boolean },
  ): Promise<readonly Tally[]>;
  /** Successes and trials per variant of an experiment, as `analyzeExperiment` takes them. */
  experiment(tenant: string, id: string, experiment: string): Promise<ExperimentCounts>;
}

export interface Draft {
  readonly id: string;
  readonly rev: number;
  readonly document: Strategy;
  readonly savedAt: number;
  readonly savedBy: string;
  /** Waiting for a second person. */
  readonly proposed?: { readonly by: string; readonly at: number; readonly rev: number; readonly note?: string };
}

export interface StrategySummary {
  readonly id: string;
  readonly name: string;
  readonly draft?: { readonly rev: number; readonly savedAt: number };
  readonly live?: number;
  readonly versions: number;
  readonly archived: boolean;
}

export interface StrategyVersion {
  readonly id: string;
  readonly version: number;
  /** SHA-256 of the document in canonical JSON, as hexadecimal digits. */
  readonly hash: string;
  readonly document: Strategy;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly approvedBy?: string;
  readonly note?: string;
  readonly live: boolean;
}

export interface Published {
  readonly status: "published";
  readonly version: number;
  readonly hash: string;
}

export interface Proposed {
  readonly status: "proposed";
  readonly by: string;
}

export interface ExperimentCounts {
  readonly experiment: string;
  readonly variants: readonly {
    readonly key: string;
    readonly exposed: number;
    /** Goal -> cases that reached it, and what it was worth in minor units. */
    readonly goals: Readonly<Record<string, { readonly count: number; readonly valueMinor: number }>>;
    /** Outcome -> cases that ended so. */
    readonly outcomes: Readonly<Record<string, number>>;
  }[];
}

// Templates ----------------------------------------------------------------------------------------------------

export interface Templates {
  saveDraft(tenant: string, document: Template, rev: number, actor: Actor): Promise<TemplateDraft>;
  draft(tenant: string, id: string): Promise<TemplateDraft | undefined>;
  list(tenant: string): Promise<readonly StrategySummary[]>;
  check(tenant: string, document: unknown): Promise<readonly TemplateDiagnostic[]>;
  /** Compiles every locale and variant, once. @throws RuntimeError `template.invalid`, `publish.fourEyes`. */
  publish(tenant: string, id: string, rev: number, actor: Actor, note?: string): Promise<Published | Proposed>;
  version(tenant: string, id: string, version: number): Promise<TemplateVersion | undefined>;
  versions(tenant: string, id: string): Promise<readonly Omit<TemplateVersion, "document" | "compiled">[]>;
  /** `id` or `id@version`, the debtor's language or the nearest the template has. */
  compiled(
    tenant: string,
    reference: string,
    language: string | undefined,
    variant: string | undefined,
  ): Promise<CompiledTemplate | undefined>;
  brand(tenant: string): Promise<Brand | undefined>;
  setBrand(tenant: string, brand: Brand, actor: Actor): Promise<void>;
}

export interface TemplateDraft {
  readonly id: string;
  readonly rev: number;
  readonly document: Template;
  readonly savedAt: number;
  readonly savedBy: string;
  readonly proposed?: { readonly by: string; readonly at: number; readonly rev: number; readonly note?: string };
}

export interface TemplateVersion {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly document: Template;
  readonly compiled: readonly CompiledTemplate[];
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly approvedBy?: string;
  readonly note?: string;
  readonly live: boolean;
}

// Outbox, inbound, settings ------------------------------------------------------------------------------------

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

/** Of one tenant; a missing member has its default. */
export interface TenantSettings {
  /** Nothing is stepped and nothing leaves. */
  readonly paused?: boolean;
  /** Decides and journals, but nothing leaves: the kill switch. Pending contacts wait. */
  readonly contactsStopped?: boolean;
  /** Decide and journal, send nothing: contacts end as `shadow`. All strategies, or some. */
  readonly shadow?: boolean | readonly string[];
  /** Channel -> the one address that everything goes to instead of debtors. A channel that is not named sends nothing. */
  readonly redirect?: Readonly<Record<string, string>>;
  /** Route -> contacts at most per minute. */
  readonly rates?: Readonly<Record<string, number>>;
  /** A second person has to agree to each publication. */
  readonly fourEyes?: boolean;
  /** Packs that hold for every strategy of the tenant beside its own. */
  readonly policies?: readonly string[];
  /** Zone, language and country for debtors that have none. */
  readonly defaults?: { readonly zone?: string; readonly language?: string; readonly country?: string };
  /** Days that ended cases and inbox ids are kept. Defaults: never deleted, and 90. */
  readonly retention?: { readonly casesDays?: number; readonly inboxDays?: number };
  /** What templates know of the creditor: merged into their context under `creditor`. */
  readonly creditor?: Readonly<Record<string, unknown>>;
}

export interface Settings {
  get(tenant: string): Promise<TenantSettings>;
  /** Replaces members; `null` takes one away. @throws RuntimeError `setting.invalid`. */
  change(
    tenant: string,
    change: { readonly [K in keyof TenantSettings]?: TenantSettings[K] | null },
    actor: Actor,
  ): Promise<TenantSettings>;
}

export type { OutboxStatus };
