/** The services of what is authored: strategies and templates, as drafts and as versions that never change. */

import type { Diagnostic, HostOptions, Program, Strategy } from "@dunlin/engine";
import type { Brand, CompiledTemplate, Template, TemplateDiagnostic } from "@dunlin/templates";
import type { Actor } from "./actor.ts";
import type { WaitingMigration } from "./migrations.ts";
import type { EnrollmentKey, Tally } from "./rows.ts";

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
  /** Migrations whose cases are moved at checkpoints. */
  waiting(tenant: string): Promise<readonly WaitingMigration[]>;
  /** After something was announced by this host outside of this service: it counts at once. */
  refresh(tenant: string): void;
  statistics(
    tenant: string,
    id: string,
    query?: { version?: number; from?: string; to?: string; byDay?: boolean },
  ): Promise<readonly Tally[]>;
  /** Successes and trials per variant of an experiment, as `analyzeExperiment` takes them. */
  experiment(tenant: string, id: string, experiment: string): Promise<ExperimentCounts>;
  /** Its cases, a page at a time, as rows that `analyzeExperiment` takes; they do not tell who they are. */
  experimentCases(
    tenant: string,
    id: string,
    experiment: string,
    page?: { after?: EnrollmentKey; limit?: number },
  ): Promise<ExperimentCases>;
  /** The draft as the version that it would become. @throws RuntimeError `strategy.unknown`, `strategy.invalid`. */
  draftProgram(tenant: string, id: string): Promise<{ readonly rev: number; readonly program: Program }>;
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

/** A case of an experiment. */
export interface ExperimentCase {
  readonly variant: string;
  readonly version: number;
  /** UTC date on which it came into the strategy. */
  readonly day: string;
  /** Whole days from then to its end, or to now. */
  readonly days: number;
  readonly ended: boolean;
  readonly outcome?: string;
  /** What was paid and not given back since it came in. */
  readonly paidMinor: number;
  readonly currency?: string;
  /** The person asked for no more messages on some channel while it was in, and has not changed their mind. */
  readonly optedOut: boolean;
}

export interface ExperimentCases {
  readonly items: readonly ExperimentCase[];
  /** Where the next page begins; absent on the last. */
  readonly next?: EnrollmentKey;
}

export interface Templates {
  saveDraft(tenant: string, document: Template, rev: number, actor: Actor): Promise<TemplateDraft>;
  draft(tenant: string, id: string): Promise<TemplateDraft | undefined>;
  list(tenant: string): Promise<readonly TemplateSummary[]>;
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

/** What strategies know of a published template. */
export type TemplateFacts = NonNullable<HostOptions["templates"]>[string];

export interface TemplateSummary extends StrategySummary {
  /** Version -> what strategies know of it: its channel, the statements that every language and variant makes, its variants. */
  readonly facts: Readonly<Record<string, TemplateFacts>>;
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
