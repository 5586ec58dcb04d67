/**
 * The `Sql` port over a pool of PostgreSQL connections by the driver `pg`: our own pool, or the one a host has.
 *
 * A connection that broke is thrown away, a dropped database never ends the process, and errors speak the words of the store.
 */

import { createHash } from "node:crypto";
import pg from "pg";
import type { Sql, SqlResult, SqlSession } from "../model/sql.ts";
import { StoreError } from "../model/store.ts";
import { breaksConnection, storeError } from "./connectionErrors.ts";
import { parameter, parserOf } from "./connectionValues.ts";

/** As `pg` has them. A connection that sits in an open transaction for a minute is broken off, so that no hung host holds locks. */
export interface PgOptions extends pg.PoolConfig {
  /** Keep the plans of statements on the server. Default true; off for poolers that lend a connection per transaction. */
  readonly prepare?: boolean;
}

/** What is asked of a pool that a host brings along; a `Pool` of `pg` is one. It stays the host's to close. */
export interface HostPool {
  connect(): Promise<HostClient>;
  on(event: "error", listener: (reason: Error) => void): unknown;
  removeListener?(event: "error", listener: (reason: Error) => void): unknown;
}

export interface HostClient {
  query(statement: Statement): Promise<DriverResult | DriverResult[]>;
  on(event: "error" | "notification", listener: (value: unknown) => void): unknown;
  removeListener(event: "error" | "notification", listener: (value: unknown) => void): unknown;
  /** With an error the connection is not used again. */
  release(reason?: Error | boolean): void;
}

interface Statement {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string;
  readonly types: { getTypeParser(typeId: number, format?: string): (text: string) => unknown };
}

interface DriverResult {
  readonly rows: unknown[];
  readonly rowCount: number | null;
  readonly command: string;
}

/** `Sql` whose database can also call: a hint only, a lost call is made up for by one more when the line is back. */
export interface ListeningSql extends Sql {
  /** @returns What stops it. */
  listen(channel: string, hint: () => void): Promise<() => Promise<void>>;
}

const DEFAULTS = {
  connectionTimeoutMillis: 10_000,
  idle_in_transaction_session_timeout: 60_000,
  keepAlive: true,
  application_name: "dunlin",
} satisfies pg.PoolConfig;

/** Connections with statements beyond this number of different ones would only fill the memory of the server. */
const MOST_PREPARED = 300;

/** How long to wait before listening again, ms. */
const LISTEN_AGAIN = 1000;

/** Over a pool of our own, or over one of the host. */
export function pgConnection(source: PgOptions | HostPool): ListeningSql {
  if ("connect" in source) return new PgSql(source, false, async () => {});
  const { prepare = true, ...options } = source;
  const pool = new pg.Pool({ ...DEFAULTS, ...options });
  return new PgSql(pool as HostPool, prepare, () => pool.end());
}

class PgSql implements ListeningSql {
  readonly #pool: HostPool;
  readonly #end: () => Promise<void>;
  readonly #names: Names;
  readonly #listening = new Set<() => Promise<void>>();
  #closed: Promise<void> | undefined;

  constructor(pool: HostPool, prepare: boolean, end: () => Promise<void>) {
    this.#pool = pool;
    this.#end = end;
    this.#names = new Names(prepare ? MOST_PREPARED : 0);
    // Of a connection that nobody uses: the pool replaces it, and whoever asks next hears whether the database is there.
    pool.on("error", ignore);
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<SqlResult<Row>> {
    return this.#lend((client) => this.#session(client).query<Row>(text, values));
  }

  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    return this.#lend(async (client) => {
      const session = this.#session(client);
      await session.query("begin isolation level read committed");
      let result: T;
      try {
        result = await work(session);
      } catch (reason) {
        await rollBack(client);
        throw reason;
      }
      await commit(client);
      return result;
    });
  }

  async listen(channel: string, hint: () => void): Promise<() => Promise<void>> {
    if (this.#closed !== undefined) throw closed();
    const listener = new Listener(this.#pool, channel, hint);
    const stop = async () => {
      this.#listening.delete(stop);
      await listener.stop();
    };
    this.#listening.add(stop);
    await listener.start();
    return stop;
  }

  close(): Promise<void> {
    this.#closed ??= (async () => {
      await Promise.all([...this.#listening].map((stop) => stop()));
      await this.#end();
    })();
    return this.#closed;
  }

  #session(client: HostClient): SqlSession {
    return {
      query: async <Row>(text: string, values?: readonly unknown[]) => {
        try {
          return outcome<Row>(await client.query(statement(text, values, this.#names)));
        } catch (reason) {
          if (breaksConnection(reason)) broken.add(client);
          throw storeError(reason);
        }
      },
    };
  }

  async #lend<T>(work: (client: HostClient) => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) throw closed();
    const client = await this.#pool.connect().catch((reason) => {
      throw storeError(reason);
    });
    // While it is lent nobody else hears of a line that breaks between two statements.
    const onError = () => void broken.add(client);
    client.on("error", onError);
    try {
      return await work(client);
    } finally {
      client.removeListener("error", onError);
      client.release(broken.has(client));
    }
  }
}

/** Connections that are not to be used again. */
const broken = new WeakSet<HostClient>();

const ignore = () => {};

const closed = () => new StoreError("closed", "The store is closed; open a new one.");

const TYPES = { getTypeParser: parserOf };

function statement(text: string, values: readonly unknown[] | undefined, names: Names): Statement {
  if (values === undefined) return { text, types: TYPES };
  const name = names.of(text);
  return { text, values: values.map(parameter), types: TYPES, ...(name !== undefined && { name }) };
}

/** The result of the last statement. */
function outcome<Row>(answer: DriverResult | DriverResult[]): SqlResult<Row> {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  return { rows: (last?.rows ?? []) as Row[], count: last?.rowCount ?? 0 };
}

async function commit(client: HostClient): Promise<void> {
  let answer: DriverResult | DriverResult[];
  try {
    answer = await client.query({ text: "commit", types: TYPES });
  } catch (reason) {
    if (breaksConnection(reason)) broken.add(client);
    else await rollBack(client);
    throw storeError(reason, "commit");
  }
  // Where a statement failed and nobody said so, PostgreSQL answers a commit with a rollback.
  if (!Array.isArray(answer) && answer.command === "ROLLBACK") {
    throw new Error("A transaction went on after one of its statements had failed; nothing was written.");
  }
}

async function rollBack(client: HostClient): Promise<void> {
  if (broken.has(client)) return;
  try {
    await client.query({ text: "rollback", types: TYPES });
  } catch {
    broken.add(client);
  }
}

/** A name per statement, so that the server keeps its plan. */
class Names {
  readonly #names = new Map<string, string>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#most) return known;
    const name = `d${createHash("sha256").update(text).digest("base64url").slice(0, 20)}`;
    this.#names.set(text, name);
    return name;
  }
}

/** One connection that hears the calls of a channel, and is opened again when it broke. */
class Listener {
  readonly #pool: HostPool;
  readonly #channel: string;
  readonly #hint: () => void;
  #client: HostClient | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;
  /** The attempt under way. */
  #attempt: Promise<void> = Promise.resolve();

  constructor(pool: HostPool, channel: string, hint: () => void) {
    this.#pool = pool;
    this.#channel = channel;
    this.#hint = hint;
  }

  start(): Promise<void> {
    this.#attempt = this.#connect().catch(() => this.#lost());
    return this.#attempt;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    await this.#attempt;
    this.#drop();
  }

  async #connect(): Promise<void> {
    const client = await this.#pool.connect();
    this.#client = client;
    client.on("error", this.#lost);
    client.on("notification", this.#heard);
    await client.query({ text: `listen "${this.#channel.replaceAll('"', '""')}"`, types: TYPES });
  }

  readonly #heard = (call: unknown) => {
    if ((call as pg.Notification).channel === this.#channel && !this.#stopped) this.#hint();
  };

  readonly #lost = () => {
    this.#drop();
    if (this.#stopped) return;
    clearTimeout(this.#again);
    this.#again = setTimeout(async () => {
      await this.start();
      // Somebody may have called meanwhile.
      if (this.#client !== undefined && !this.#stopped) this.#hint();
    }, LISTEN_AGAIN).unref();
  };

  /** Never back to the pool as it is: it would go on hearing. */
  #drop(): void {
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    client.removeListener("error", this.#lost);
    client.removeListener("notification", this.#heard);
    client.on("error", ignore);
    client.release(true);
  }
}
