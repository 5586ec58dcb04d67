/** Strategies of a tenant: drafts, what is wrong with them, versions that never change, and the programs that steps are made by. */

import { type Diagnostic, type HostOptions, type Program, type Strategy, validateStrategy } from "@dunlin/engine";
import { canonicalJson, sha256 } from "../base/canonical.ts";
import type { Actor } from "../model/actor.ts";
import type { Proposed, Published, Strategies, StrategyVersion } from "../model/publishing.ts";
import type { EnrollmentKey } from "../model/rows.ts";
import type { RuntimeOptions } from "../model/runtime.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { again } from "../settings/again.ts";
import { requireRole } from "../settings/roles.ts";
import {
  calledIn,
  contextIn,
  type HostParts,
  hostOptions,
  type TenantContext,
  templatesOf,
  underPolicies,
} from "./context.ts";
import { type CacheOptions, Contexts } from "./contexts.ts";
import { draftIn, saveDraftIn, savedMeanwhile } from "./drafts.ts";
import { experimentCasesIn } from "./experimentRows.ts";
import { compiled, Programs } from "./programs.ts";
import { archiveIn, type Candidate, publishIn, rollbackIn, withdrawIn } from "./publication.ts";
import {
  draftOf,
  headOf,
  headsOf,
  type KeptVersion,
  type Proposal,
  STRATEGIES,
  unknown,
  versionOf,
  versionsOf,
} from "./shelf.ts";
import { experimentCounts } from "./statistics.ts";
import { summaryOf, withoutDocument } from "./summaries.ts";

/** What a host can do beside what the runtime needs of it. */
export interface StrategyService extends Strategies {
  /**
   * As the version was compiled at `at` (ms), by the templates and the packs of that moment: what a step of that time was made
   * with. What another host published in the second before may not have been known yet.
   */
  programAt(tenant: string, id: string, version: number, at: number): Promise<Program>;
  /** What waits for a second person, whether a draft or the way back to an earlier version. */
  proposals(tenant: string): Promise<readonly (Proposal & { readonly id: string })[]>;
  /** Takes a proposal back, or turns it down. @throws RuntimeError `role.missing`, `strategy.unknown`. */
  withdraw(tenant: string, id: string, actor: Actor, note?: string): Promise<void>;
}

export type StrategyOptions = Pick<RuntimeOptions, "store" | "logger"> & HostParts;

/**
 * Template references are checked once the tenant has published a template; one that has none renders elsewhere. A live strategy
 * that does not compile here, since this host lacks a pack or a node type, is told to the logger and left out of `live`; the
 * others go on.
 *
 * No method may be called inside a transaction of the same tenant: it opens its own.
 */
export function createStrategies(
  options: StrategyOptions,
  caching: CacheOptions = {},
  contexts: Contexts = new Contexts(options.store, caching),
): StrategyService {
  return new PublishedStrategies(options, caching, contexts);
}

class PublishedStrategies implements StrategyService {
  readonly #options: StrategyOptions;
  readonly #contexts: Contexts;
  readonly #programs: Programs;

  constructor(options: StrategyOptions, caching: CacheOptions, contexts: Contexts) {
    this.#options = options;
    this.#contexts = contexts;
    this.#programs = new Programs(options.store, options, caching.programs ?? 500);
  }

  saveDraft(tenant: string, document: Strategy, rev: number, actor: Actor) {
    return this.#write(tenant, (tx) => saveDraftIn(tx, STRATEGIES, document, rev, actor));
  }

  draft(tenant: string, id: string) {
    return this.#read(tenant, (tx) => draftIn<Strategy>(tx, STRATEGIES, id));
  }

  list(tenant: string) {
    return this.#read(tenant, async (tx) => (await headsOf(tx, STRATEGIES)).map(summaryOf));
  }

  async validate(tenant: string, document: unknown): Promise<readonly Diagnostic[]> {
    const { held, options } = await this.#read(tenant, (tx) => this.#judged(tx, document));
    return validateStrategy(held, options);
  }

  async publish(tenant: string, id: string, rev: number, actor: Actor, note?: string): Promise<Published | Proposed> {
    requireRole(actor, "author", "publisher");
    const { draft, held, options, ...kept } = await this.#next(tenant, id);
    if (kept.rev !== rev) throw savedMeanwhile(STRATEGIES, id, kept.rev);
    compiled(held as Strategy, options);
    const hash = hashOf(draft);
    const candidate: Candidate = { id, rev, version: draft.version, hash, fingerprint: hash, document: draft };
    return this.#publishing(tenant, (tx) => publishIn(tx, STRATEGIES, candidate, actor, note));
  }

  async rollback(tenant: string, id: string, version: number, actor: Actor, note?: string) {
    const context = await this.#contexts.of(tenant);
    if (await this.#read(tenant, (tx) => headOf(tx, STRATEGIES, id)).then((head) => head === undefined)) {
      throw unknown(STRATEGIES, id);
    }
    await this.#programs.of({ tenant, id, version }, context);
    return this.#publishing(tenant, (tx) => rollbackIn(tx, STRATEGIES, { id, version }, actor, note));
  }

  archive(tenant: string, id: string, actor: Actor): Promise<void> {
    return this.#publishing(tenant, (tx) => archiveIn(tx, STRATEGIES, id, true, actor));
  }

  restore(tenant: string, id: string, actor: Actor): Promise<void> {
    return this.#publishing(tenant, (tx) => archiveIn(tx, STRATEGIES, id, false, actor));
  }

  withdraw(tenant: string, id: string, actor: Actor, note?: string): Promise<void> {
    return this.#write(tenant, (tx) => withdrawIn(tx, STRATEGIES, id, actor, note));
  }

  proposals(tenant: string) {
    return this.#read(tenant, async (tx) =>
      (await headsOf(tx, STRATEGIES)).flatMap(({ id, value: { proposal } }) => (proposal ? [{ id, ...proposal }] : [])),
    );
  }

  version(tenant: string, id: string, version: number): Promise<StrategyVersion | undefined> {
    return this.#read(tenant, async (tx) => {
      const kept = await versionOf<Strategy>(tx, STRATEGIES, id, version);
      return kept && toVersion(id, kept, (await headOf(tx, STRATEGIES, id))?.value.live);
    });
  }

  versions(tenant: string, id: string) {
    return this.#read(tenant, async (tx) => {
      const live = (await headOf(tx, STRATEGIES, id))?.value.live;
      const kept = await versionsOf<Strategy>(tx, STRATEGIES, id);
      return kept.map((one) => withoutDocument(toVersion(id, one, live)));
    });
  }

  async program(tenant: string, id: string, version: number): Promise<Program> {
    return this.#programs.of({ tenant, id, version }, await this.#contexts.of(tenant));
  }

  async programAt(tenant: string, id: string, version: number, at: number): Promise<Program> {
    return this.#programs.at({ tenant, id, version }, await this.#contexts.of(tenant), at);
  }

  async live(tenant: string): Promise<readonly Program[]> {
    const context = await this.#contexts.of(tenant);
    const programs: Program[] = [];
    for (const [id, { live, archived }] of context.heads) {
      if (live === undefined || archived) continue;
      try {
        programs.push(await this.#programs.of({ tenant, id, version: live }, context));
      } catch (reason) {
        if (!(reason instanceof RuntimeError && reason.code === "strategy.invalid")) throw reason;
        const told = { tenant, strategy: id, version: live, path: reason.path };
        this.#options.logger?.error(told, "A live strategy does not compile on this host: nobody enters by it.");
      }
    }
    return programs;
  }

  async waiting(tenant: string) {
    return (await this.#contexts.of(tenant)).waiting;
  }

  refresh(tenant: string): void {
    this.#contexts.outdate(tenant);
  }

  statistics(tenant: string, id: string, query: Parameters<Strategies["statistics"]>[2] = {}) {
    return this.#read(tenant, (tx) => tx.tallies({ strategy: id, ...query }));
  }

  async experiment(tenant: string, id: string, experiment: string) {
    return experimentCounts(experiment, await this.#read(tenant, (tx) => tx.tallies({ strategy: id })));
  }

  async draftProgram(tenant: string, id: string) {
    const { rev, held, options } = await this.#next(tenant, id);
    return { rev, program: compiled(held as Strategy, options) };
  }

  experimentCases(
    tenant: string,
    id: string,
    experiment: string,
    { after, limit = 500 }: { after?: EnrollmentKey; limit?: number } = {},
  ) {
    return this.#read(tenant, (tx) => experimentCasesIn(tx, { strategy: id, experiment, after, limit }));
  }

  /** The draft with the number that it would get. @throws RuntimeError `strategy.unknown`. */
  #next(tenant: string, id: string) {
    return this.#read(tenant, async (tx) => {
      const [kept, head] = [await draftOf<Strategy>(tx, STRATEGIES, id), await headOf(tx, STRATEGIES, id)];
      if (kept === undefined || head === undefined) throw unknown(STRATEGIES, id);
      const draft = { ...kept.value.document, version: head.value.versions + 1 };
      return { rev: kept.rev, draft, ...(await this.#judged(tx, draft)) };
    });
  }

  /** A document, and everything of the tenant and the host that it is judged by. */
  async #judged(tx: Tx, document: unknown): Promise<{ readonly held: unknown; readonly options: HostOptions }> {
    const context = await contextIn(tx);
    const known = templatesOf(context);
    const options: HostOptions = {
      ...hostOptions(this.#options),
      ...(Object.keys(known).length > 0 && { templates: known }),
      strategies: await calledIn(tx, document),
      today: new Date(tx.now).toISOString().slice(0, 10),
      seen: 0,
    };
    return { held: heldTo(document, context), options };
  }

  #read<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#options.store.transaction(tenant, work);
  }

  #write<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return again(() => this.#options.store.transaction(tenant, work));
  }

  async #publishing<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.#write(tenant, work);
    } finally {
      this.#contexts.outdate(tenant);
    }
  }
}

/** What is no document yet has no policies to add to. */
function heldTo(document: unknown, context: TenantContext): unknown {
  const policies = (document as Partial<Strategy> | null | undefined)?.policies;
  if (typeof document !== "object" || document === null || Array.isArray(document)) return document;
  if (policies !== undefined && !Array.isArray(policies)) return document;
  return underPolicies(document as Strategy, context, Infinity);
}

/** Of the document without its number: the same text has the same hash in every version. */
function hashOf({ version: _, ...document }: Strategy): string {
  return sha256(canonicalJson(document));
}

const toVersion = (
  id: string,
  { fingerprint: _, ...kept }: KeptVersion<Strategy>,
  live: number | undefined,
): StrategyVersion => ({ id, ...kept, live: kept.version === live });
