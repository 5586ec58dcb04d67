/** Brings the tables up to date. Hosts that do this by themselves run the same files of `migrations/`. */

import type { Sql, SqlSession } from "../model/sql.ts";
import { StoreError } from "../model/store.ts";
import { MIGRATIONS } from "./migrations.ts";

/** "dunlin" as a number: whoever holds this lock changes the tables. */
const LOCK = 0x64756e6c696e;

/** The least server that understands every statement here. */
const SERVER = 150_000;

/**
 * In one transaction: all or nothing. Hosts that start together wait for the first of them.
 *
 * @param schema - Made when it is not there; an identifier as it is, not quoted.
 * @throws StoreError `version` for tables of a newer version, and for a server that is too old or keeps another encoding.
 */
export function migrate(sql: Sql, schema: string): Promise<void> {
  return sql.transaction(async (session) => {
    await checkServer(session);
    await session.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const known = await session.query("select from pg_namespace where nspname = $1", [schema]);
    if (known.rows.length === 0) await session.query(`create schema ${quoted(schema)}`);
    await session.query("select set_config('search_path', $1, true)", [searchPath(schema)]);
    const version = await versionOf(session, schema);
    if (version > MIGRATIONS.length) {
      throw new StoreError(
        "version",
        `The tables are of version ${version}, and this release knows ${MIGRATIONS.length}: run a newer release.`,
      );
    }
    for (const { text } of MIGRATIONS.slice(version)) await session.query(text);
  });
}

/** Only our own tables are found by their bare names. */
export const searchPath = (schema: string): string => `${quoted(schema)}, pg_temp`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function checkServer(session: SqlSession): Promise<void> {
  const { rows } = await session.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::integer as version, getdatabaseencoding() as encoding",
  );
  const { version = 0, encoding = "" } = rows[0] ?? {};
  if (version < SERVER) throw new StoreError("version", "PostgreSQL 15 or later is needed; upgrade the server.");
  if (encoding !== "UTF8") {
    throw new StoreError("version", `The database keeps ${encoding}; create one with the encoding UTF8.`);
  }
}

async function versionOf(session: SqlSession, schema: string): Promise<number> {
  const table = `${quoted(schema)}.schema_version`;
  const { rows } = await session.query<{ there: boolean }>("select to_regclass($1) is not null as there", [table]);
  if (rows[0]?.there !== true) return 0;
  const newest = await session.query<{ version: number }>(`select coalesce(max(version), 0) as version from ${table}`);
  return newest.rows[0]?.version ?? 0;
}
