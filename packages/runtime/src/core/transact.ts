/**
 * Transactions that step cases. Programs are loaded before one begins, since loading reads the store: one that turns out to
 * be needed inside undoes the transaction, is loaded, and the work is done again from its start.
 */

import type { Program } from "@dunlin/engine";
import type { WaitingMigration } from "../model/migrations.ts";
import type { Strategies } from "../model/publishing.ts";
import type { Store, Tx } from "../model/store.ts";

/** The programs that one transaction may use. */
export class Programs {
  /** Those by which cases enter now, by strategy. */
  readonly live: ReadonlyMap<string, Program>;
  readonly #loaded = new Map<string, Program | undefined>();

  readonly #waiting: ReadonlyMap<string, WaitingMigration>;

  constructor(live: readonly Program[], waiting: readonly WaitingMigration[] = []) {
    this.#waiting = new Map(waiting.map((each) => [keyOf(each.plan.strategy, each.plan.from), each]));
    this.live = new Map(live.map((program) => [program.id, program]));
    for (const program of live) this.#loaded.set(keyOf(program.id, program.version), program);
  }

  /** Undefined for a version that is gone. @throws MissingProgram which `transact` answers. */
  of(strategy: string, version: number): Program | undefined {
    const key = keyOf(strategy, version);
    const found = this.#loaded.get(key);
    if (found === undefined && !this.#loaded.has(key)) throw new MissingProgram(strategy, version);
    return found;
  }

  /** Whether any case may be moved at a checkpoint. */
  get movesAny(): boolean {
    return this.#waiting.size > 0;
  }

  /** The migration whose cases are moved when they come to a checkpoint. */
  migrationOf(strategy: string, version: number): WaitingMigration | undefined {
    return this.#waiting.get(keyOf(strategy, version));
  }

  set(strategy: string, version: number, program: Program | undefined): void {
    this.#loaded.set(keyOf(strategy, version), program);
  }
}

const keyOf = (strategy: string, version: number): string => `${version} ${strategy}`;

class MissingProgram extends Error {
  constructor(
    readonly strategy: string,
    readonly version: number,
  ) {
    super(`the program ${strategy}@${version} is not loaded`);
  }
}

/** Versions that a tenant's cases used lately: loaded before they are asked for. */
const MOST_KNOWN = 100;

export type Transact = <T>(tenant: string, work: (tx: Tx, programs: Programs) => Promise<T>) => Promise<T>;

export function createTransact(store: Store, strategies: Pick<Strategies, "live" | "program" | "waiting">): Transact {
  const used = new Map<string, Map<string, readonly [strategy: string, version: number]>>();

  async function load(programs: Programs, tenant: string, strategy: string, version: number): Promise<void> {
    try {
      programs.set(strategy, version, await strategies.program(tenant, strategy, version));
    } catch (reason) {
      if (!(reason instanceof Error && "code" in reason && GONE.has(String(reason.code)))) throw reason;
      programs.set(strategy, version, undefined);
    }
  }

  return async (tenant, work) => {
    const known = used.get(tenant) ?? new Map<string, readonly [string, number]>();
    used.set(tenant, known);
    const programs = new Programs(await strategies.live(tenant), await strategies.waiting(tenant));
    for (const [strategy, version] of known.values()) await load(programs, tenant, strategy, version);
    for (;;) {
      try {
        return await store.transaction(tenant, (tx) => work(tx, programs));
      } catch (reason) {
        if (!(reason instanceof MissingProgram)) throw reason;
        const { strategy, version } = reason;
        await load(programs, tenant, strategy, version);
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(keyOf(strategy, version), [strategy, version]);
      }
    }
  };
}

/** A version that is not there, or that this host can no longer compile: its cases are parked for a person. */
const GONE: ReadonlySet<string> = new Set(["version.unknown", "strategy.invalid"]);
