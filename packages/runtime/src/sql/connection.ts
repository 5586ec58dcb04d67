/**
 * The `Sql` port over a pool of PostgreSQL connections by the driver `pg`: our own pool, or the one a host has.
 *
 * A connection that broke is thrown away, a dropped database never ends the process, and errors speak the words of the store.
 */

import pg from "pg";
import type { Sql, SqlResult, SqlSession } from "../model/sql.ts";
import { StoreError } from "../model/store.ts";
import { breaksConnection, storeError } from "./connectionErrors.ts";
import { parameter, parserOf } from "./connectionValues.ts";

/**
 * As `pg` has them. A connection that sits in an open transaction for a minute is broken off, so that no hung host holds locks;
 * a pooler that knows no `idle_in_transaction_session_timeout` wants it 0.
 *
 * Statements are not prepared by name: plans made without the length of the arrays were slower on batches, and poolers that
 * lend a connection per transaction would lose them.
 */
export type PgOptions = pg.PoolConfig;

/** What is asked of a pool that a host brings along; a `Pool` of `pg` is one. It stays the host's to close. */
export interface HostPool {
  connect(): Promise<HostClient>;
  on(event: "error", listener: (reason: Error) => void): unknown;
  removeListener(event: "error", listener: (reason: Error) => void): unknown;
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

/** Each has a connection of its own. */
const MOST_LISTENERS = 20;

/** How long to wait before listening again, ms. */
const LISTEN_AGAIN = 1000;

/**
 * Over a pool of our own, or over one of the host. Who listens takes a connection of the host's pool, and one more than `max`
 * of ours.
 */
export function pgConnection(source: PgOptions | HostPool): ListeningSql {
  if ("connect" in source) return new PgSql(source, source, async () => {});
  const pool = new pg.Pool({ ...DEFAULTS, ...source });
  const lines = new pg.Pool({ ...DEFAULTS, ...source, max: MOST_LISTENERS });
  return new PgSql(pool as HostPool, lines as HostPool, async () => {
    await Promise.all([pool.end(), lines.end()]);
  });
}

class PgSql implements ListeningSql {
  readonly #pool: HostPool;
  readonly #lines: HostPool;
  readonly #end: () => Promise<void>;
  readonly #listening = new Set<() => Promise<void>>();
  #closed: Promise<void> | undefined;

  constructor(pool: HostPool, lines: HostPool, end: () => Promise<void>) {
    this.#pool = pool;
    this.#lines = lines;
    this.#end = end;
    // Of a connection that nobody uses: the pool replaces it, and whoever asks next hears whether the database is there.
    for (const each of new Set([pool, lines])) each.on("error", ignore);
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
    const listener = new Listener(this.#lines, channel, hint);
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
      this.#pool.removeListener("error", ignore);
    })();
    return this.#closed;
  }

  #session(client: HostClient): SqlSession {
    return {
      query: async <Row>(text: string, values?: readonly unknown[]) => {
        try {
          return outcome<Row>(await client.query(statement(text, values)));
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

function statement(text: string, values: readonly unknown[] | undefined): Statement {
  return { text, types: TYPES, ...(values !== undefined && { values: values.map(parameter) }) };
}

/** The result of the last statement. */
function outcome<Row>(answer: DriverResult | DriverResult[]): SqlResult<Row> {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  return { rows: (last?.rows ?? []) as Row[], count: last?.rowCount ?? 0 };
}

async function commit(client: HostClient): Promise<void> {
  // Nobody has been asked to commit, so nothing is uncertain.
  if (broken.has(client)) throw storeError(new Error("connection ended"));
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
