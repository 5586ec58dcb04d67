/**
 * The `Sql` port over PGlite, PostgreSQL as WebAssembly in this process: where no program of PostgreSQL exists for the platform.
 *
 * It has one connection, so transactions run one after the other. It never forces what it wrote to the disk.
 */

import type { PGlite } from "@electric-sql/pglite";
import type { SqlResult, SqlSession } from "../model/sql.ts";
import { StoreError } from "../model/store.ts";
import type { ListeningSql } from "./connection.ts";
import { storeError } from "./connectionErrors.ts";
import { parameter, parserTable } from "./connectionValues.ts";

/**
 * Opens PGlite over a directory, which it makes when it is not there. Whoever calls holds a lock on it: two processes on one
 * directory lose rows.
 *
 * @param directory - In memory when absent.
 * @throws StoreError `unavailable` when the optional package `@electric-sql/pglite` is not installed.
 */
export async function pgliteConnection(directory?: string): Promise<ListeningSql> {
  const { PGlite } = await import("@electric-sql/pglite").catch((cause) => {
    throw new StoreError("unavailable", "Install the package @electric-sql/pglite to keep data without a server.", {
      cause,
    });
  });
  const db = await PGlite.create({
    ...(directory !== undefined && { dataDir: directory }),
    parsers: parserTable(),
  }).catch((reason) => {
    throw storeError(reason);
  });
  return new PgliteSql(db);
}

type Runner = Pick<PGlite, "query" | "exec">;

class PgliteSql implements ListeningSql {
  readonly #db: PGlite;
  #closed: Promise<void> | undefined;

  constructor(db: PGlite) {
    this.#db = db;
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<SqlResult<Row>> {
    this.#refuseClosed();
    return run<Row>(this.#db, text, values);
  }

  async transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T> {
    this.#refuseClosed();
    try {
      return await this.#db.transaction((tx) =>
        work({ query: <Row>(text: string, values?: readonly unknown[]) => run<Row>(tx, text, values) }),
      );
    } catch (reason) {
      throw storeError(reason);
    }
  }

  async listen(channel: string, hint: () => void): Promise<() => Promise<void>> {
    this.#refuseClosed();
    const name = `"${channel.replaceAll('"', '""')}"`;
    const heard = () => hint();
    await this.#db.listen(name, heard);
    return async () => {
      // What `listen` gives forgets that the name was quoted.
      if (this.#closed === undefined) await this.#db.unlisten(name, heard);
    };
  }

  close(): Promise<void> {
    this.#closed ??= this.#db.close();
    return this.#closed;
  }

  #refuseClosed(): void {
    if (this.#closed !== undefined) throw new StoreError("closed", "The store is closed; open a new one.");
  }
}

async function run<Row>(on: Runner, text: string, values?: readonly unknown[]): Promise<SqlResult<Row>> {
  try {
    const last = values === undefined ? (await on.exec(text)).at(-1) : await on.query(text, values.map(parameter));
    return { rows: (last?.rows ?? []) as Row[], count: last?.rowCount ?? 0 };
  } catch (reason) {
    throw storeError(reason);
  }
}
