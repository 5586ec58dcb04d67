/** The store on a server of PostgreSQL, 15 or later: by its address, or over a pool that a host has. */

import type { Store } from "../model/store.ts";
import { type HostPool, type PgOptions, pgConnection } from "./connection.ts";
import { type SqlStoreOptions, sqlStore } from "./sqlStore.ts";

export interface PostgresStoreOptions extends Omit<SqlStoreOptions, "kind"> {
  /** Of a pool that is made here: how many connections, TLS and the like, as the driver `pg` names them. */
  readonly connection?: Omit<PgOptions, "connectionString">;
}

/**
 * @param source - `postgresql://user:password@host:port/database`, or the pool of a host, which stays the host's to close.
 *
 * Several hosts may share the database; each needs about four connections and one to listen with.
 */
export function postgresStore(source: string | { readonly pool: HostPool }, options: PostgresStoreOptions = {}): Store {
  const { connection = {}, ...store } = options;
  const from = typeof source === "string" ? { ...connection, connectionString: source } : source.pool;
  return sqlStore(pgConnection(from), { ...store, kind: "postgres" });
}
