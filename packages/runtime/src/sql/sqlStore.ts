/** The store over PostgreSQL, in plain SQL of version 15. */

import type { Clock } from "../model/runtime.ts";
import type { Sql, SqlSession } from "../model/sql.ts";
import { type DueTenant, type Store, StoreError, type Tx } from "../model/store.ts";
import { cases } from "./cases.ts";
import type { ListeningSql } from "./connection.ts";
import { isRetryable } from "./connectionErrors.ts";
import { counts } from "./counts.ts";
import { documents } from "./documents.ts";
import { dueTenants, tenantsIn } from "./due.ts";
import { enrollments } from "./enrollments.ts";
import { failureOf } from "./failure.ts";
import { journal } from "./journal.ts";
import { checkText } from "./json.ts";
import { migrate, searchPath } from "./migrate.ts";
import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { retention } from "./retention.ts";
import { Scope } from "./scope.ts";

export interface SqlStoreOptions {
  /** Instead of the clock of the database, which is one for all hosts: an accelerated or a virtual one. */
  readonly clock?: Clock;
  /** Default `postgres`. */
  readonly kind?: string;
  /** What survives what, in one sentence. */
  readonly promise?: string;
  /** Where the tables are, 1 to 63 bytes; made when it is not there. Default `dunlin`. */
  readonly schema?: string;
}

/** How often work is done in all that collides with others before they are let alone. */
const ATTEMPTS = 6;

/** ms before it is done again, twice as much each time, plus a share by chance, so that two do not meet again. */
const PAUSE = 4;

/**
 * Locks are rows: persons first, then enrollments, then contacts, each in the order of their keys. Whoever waited for a lock
 * sees what the other wrote, because every statement sees what is committed when it begins (READ COMMITTED) and rows that
 * are locked are read anew. So what is decided about a person is decided after its row is locked, by statements that come
 * later. Two who wait for each other all the same are told by the server, and one of them begins again.
 *
 * @param sql - With a `listen`, hosts hear of each other at once; without, they find what is due when they look next.
 */
export function sqlStore(sql: Sql | ListeningSql, options: SqlStoreOptions = {}): Store {
  return new SqlStore(sql, options);
}

class SqlStore implements Store {
  readonly kind: string;
  readonly promise: string;
  readonly listen?: (hint: () => void) => Promise<() => Promise<void>>;
  readonly #sql: Sql;
  readonly #clock: Clock | undefined;
  readonly #schema: string;
  readonly #path: string;
  /** On which hosts call each other. */
  readonly #channel: string;
  #closed = false;

  constructor(sql: Sql | ListeningSql, { clock, kind = "postgres", promise, schema = "dunlin" }: SqlStoreOptions) {
    const bytes = Buffer.byteLength(checkText(schema));
    if (bytes < 1 || bytes > 63) throw new RangeError(`no name of a schema, 1 to 63 bytes: ${schema}`);
    this.kind = kind;
    this.promise = promise ?? "What is committed survives a crash of hosts and of the database, and power loss.";
    this.#sql = sql;
    this.#clock = clock;
    this.#schema = schema;
    this.#path = searchPath(schema);
    this.#channel = Buffer.from(`dunlin ${schema}`).subarray(0, 63).toString("latin1");
    if ("listen" in sql) this.listen = (hint) => sql.listen(this.#channel, hint);
  }

  async open(): Promise<void> {
    await this.#guard(() => migrate(this.#sql, this.#schema));
  }

  async transaction<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    checkText(tenant);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(tenant, work);
      } catch (reason) {
        if (attempt === ATTEMPTS || !isRetryable(reason)) throw reason;
        const pause = PAUSE * 2 ** attempt;
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
      }
    }
  }

  due(now: number): Promise<readonly DueTenant[]> {
    return this.#guard(() =>
      this.#sql.transaction(async (session) => {
        await this.#begin(session);
        return dueTenants(session, now);
      }),
    );
  }

  tenants(): Promise<readonly string[]> {
    return this.#guard(() =>
      this.#sql.transaction(async (session) => {
        await this.#begin(session);
        return tenantsIn(session);
      }),
    );
  }

  async now(): Promise<number> {
    if (this.#clock !== undefined && !this.#closed) return this.#clock.now();
    const { rows } = await this.#guard(() => this.#sql.query<{ now: number }>(`select ${NOW} as now`, []));
    return Number(rows[0]?.now);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#sql.close();
  }

  async #attempt<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    // What `work` itself throws goes to whoever wrote it as it is.
    let thrown: { readonly reason: unknown } | undefined;
    let ended = false;
    try {
      this.#checkOpen();
      return await this.#sql.transaction(async (session) => {
        const scope = new Scope(session, tenant, await this.#begin(session));
        let notified = false;
        const notify = (): void => {
          notified = true;
        };
        try {
          const result = await work(transactionOf(scope, notify));
          if (scope.failure !== undefined) throw scope.failure;
          if (notified) await scope.call(this.#channel);
          ended = true;
          return result;
        } catch (reason) {
          thrown = { reason };
          throw reason;
        } finally {
          scope.end();
        }
      });
    } catch (reason) {
      if (thrown !== undefined && thrown.reason === reason) throw reason;
      throw failureOf(reason, ended ? "commit" : "work");
    }
  }

  /** Settings of one transaction, and its moment; none of them outlives it, so a pooler may lend the connection to others. */
  async #begin(session: SqlSession): Promise<number> {
    const { rows } = await session.query<{ now: number }>(BEGIN, [this.#path]);
    return this.#clock?.now() ?? Number(rows[0]?.now);
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    this.#checkOpen();
    try {
      return await work();
    } catch (reason) {
      throw failureOf(reason);
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new StoreError("closed", "The store is closed.");
  }
}

/** ms. Not the moment the transaction began: what happens while it waits for a lock comes before it. */
const NOW = "floor(extract(epoch from clock_timestamp()) * 1000)::bigint";

/**
 * Plans are made for the tables as they are, and rows are joined one by one through their keys: a plan that was made for an
 * empty table, or without knowing that one tenant has nearly all of its rows, would read all of them. Nobody waits for a row
 * for ever.
 */
const SETTINGS = {
  plan_cache_mode: "force_custom_plan",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  // What is read often is in memory, so that looking at a row counts, and not only fetching its page.
  random_page_cost: "1.1",
  cpu_tuple_cost: "0.1",
  cpu_index_tuple_cost: "0.05",
  jit: "off",
  lock_timeout: "20s",
};

const BEGIN = `
select set_config('search_path', $1, true), ${Object.entries(SETTINGS)
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(", ")}, ${NOW} as now`;

const transactionOf = (scope: Scope, notify: () => void): Tx => ({
  tenant: scope.tenant,
  now: scope.now,
  ...people(scope),
  ...cases(scope),
  ...enrollments(scope),
  ...journal(scope),
  ...outbox(scope),
  ...counts(scope),
  ...documents(scope),
  ...retention(scope),
  notify,
});
