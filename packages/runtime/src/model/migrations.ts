/** Moving the cases of one version of a strategy to another: planned with a dry run, agreed on, and done beside live traffic. */

import type { MigrationChoice, MigrationPlan } from "@dunlin/engine/change";
import type { Actor } from "./actor.ts";
import type { EnrollmentKey } from "./rows.ts";

/** Kind of the documents in which migrations are kept; their state is the status. */
export const MIGRATION = "migration";

export interface MigrationRequest {
  readonly strategy: string;
  readonly from: number;
  readonly to: number;
  readonly choice?: MigrationChoice;
}

/**
 * `planned` after the dry run; `proposed` waits for a second person; `running` moves cases; `waiting` moves each at its next
 * checkpoint; `done` every case was looked at; `stopped` the others stay.
 */
export type MigrationStatus = "planned" | "proposed" | "running" | "waiting" | "done" | "stopped";

/** What was done so far. */
export interface MigrationProgress {
  /** Cases that were looked at. */
  readonly cases: number;
  readonly moved: number;
  readonly exited: number;
  readonly restarted: number;
  /** Stayed, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface Migration extends MigrationRequest {
  readonly id: string;
  readonly status: MigrationStatus;
  /** With the impact of the dry run. */
  readonly plan: MigrationPlan;
  /** ms */
  readonly plannedAt: number;
  readonly plannedBy: string;
  readonly appliedAt?: number;
  readonly appliedBy?: string;
  readonly approvedBy?: string;
  readonly endedAt?: number;
  readonly note?: string;
  readonly progress: MigrationProgress;
}

/** As it is kept: with the place up to which the work is done. */
export interface KeptMigration extends Migration {
  readonly cursor?: EnrollmentKey;
}

/** A migration whose cases are moved when they come to a checkpoint. */
export interface WaitingMigration {
  readonly id: string;
  readonly plan: MigrationPlan;
}

/** What a draft would do to the cases of a version, were it published and were they moved. */
export interface DraftImpact {
  /** Of the draft that was looked at. */
  readonly rev: number;
  readonly plan: MigrationPlan;
}

export interface Migrations {
  /**
   * The same dry run for the draft, before it is a version: for whoever decides about publishing. Nothing is kept.
   *
   * @throws RuntimeError `strategy.unknown`, `strategy.invalid`, `version.unknown`, `role.missing`.
   */
  impact(
    tenant: string,
    request: Pick<MigrationRequest, "strategy" | "from" | "choice">,
    actor: Actor,
  ): Promise<DraftImpact>;
  /**
   * The dry run over all running cases of the version, a batch at a time; nothing is moved. A plan with problems is given back
   * like any other, and cannot be applied.
   *
   * @throws RuntimeError `version.unknown`, `role.missing`.
   */
  plan(tenant: string, request: MigrationRequest, actor: Actor): Promise<Migration>;
  /**
   * Begins: the work goes on in the background, also after a crash. Where four eyes are asked for, the first call proposes it
   * and somebody else's begins. Doing it twice is doing it once.
   *
   * @throws RuntimeError `migration.unknown`, `migration.invalid` (a plan with problems), `migration.settled`, `publish.fourEyes`,
   *   `role.missing`.
   */
  apply(tenant: string, id: string, actor: Actor, note?: string): Promise<Migration>;
  /** Cases that were not moved yet stay. @throws RuntimeError `migration.unknown`, `role.missing`. */
  stop(tenant: string, id: string, actor: Actor, note?: string): Promise<Migration>;
  get(tenant: string, id: string): Promise<Migration | undefined>;
  /** Newest first. */
  list(tenant: string, strategy: string): Promise<readonly Migration[]>;
  /** One batch of everything that is running; for tests and hosts that schedule on their own. Gives whether there is more. */
  work(): Promise<boolean>;
}
