/** A fresh database for a test, on the one server of PostgreSQL of the whole run. */

import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import { type ListeningSql, type PgOptions, pgConnection } from "../src/sql/connection.ts";

export interface TestDatabase {
  /** Of a user who may do everything on the server. */
  readonly url: string;
  /** Another pool with every call. */
  sql(options?: PgOptions): ListeningSql;
  /** Closes its pools and drops it. */
  drop(): Promise<void>;
}

let server: Promise<string> | undefined;

/** Drop it at the end (`afterAll`); with `TEST_POSTGRES_URL` nobody else does. */
export async function testDatabase(): Promise<TestDatabase> {
  server ??= askForServer();
  const serverUrl = await server;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdmin(serverUrl, `create database ${name} template template0`);
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const pools: ListeningSql[] = [];
  return {
    url,
    sql(options = {}) {
      const pool = pgConnection({ connectionString: url, ...options });
      pools.push(pool);
      return pool;
    },
    async drop() {
      await Promise.all(pools.map((pool) => pool.close()));
      await asAdmin(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function askForServer(): Promise<string> {
  const answer = await text(connect(inject("postgresDoor"), "127.0.0.1"));
  if (!answer.startsWith("postgres")) throw new Error(`The server for the tests: ${answer}`);
  return answer;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const sql = pgConnection({ connectionString: url, max: 1 });
  try {
    await sql.query(statement);
  } finally {
    await sql.close();
  }
}
