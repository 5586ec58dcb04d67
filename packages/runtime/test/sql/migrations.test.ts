/** The tables: made, made again, made by several at once, and left alone where they are newer. */

import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StoreError } from "../../src/model/store.ts";
import { MIGRATIONS } from "../../src/sql/migrations.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { people } from "../store/rows.ts";

const FOLDER = new URL("../../migrations/", import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.drop());

const versions = async (schema: string): Promise<unknown[]> => {
  const { rows } = await database.sql().query<{ version: number }>(`select version from "${schema}".schema_version`);
  return rows.map(({ version }) => version);
};

test("SQ1 hosts that start at once on an empty database make its tables once, and starting again changes nothing", async () => {
  const hosts = Array.from({ length: 4 }, () => sqlStore(database.sql(), { schema: "many" }));
  await Promise.all(hosts.map((host) => host.open()));
  expect(await versions("many")).toEqual(MIGRATIONS.map((_, index) => index + 1));
  await hosts[0]?.transaction("t", (tx) => people(tx, "anna"));
  await Promise.all(hosts.map((host) => host.open()));
  expect(await versions("many")).toHaveLength(MIGRATIONS.length);
  expect(await hosts[1]?.transaction("t", (tx) => tx.people(["anna"]))).toHaveLength(1);
});

test("SQ1 a migration that fails leaves nothing behind", async () => {
  const sql = database.sql();
  await sql.query("create schema half; create table half.journal (id integer)");
  await expect(sqlStore(sql, { schema: "half" }).open()).rejects.toThrow();
  const { rows } = await sql.query("select tablename from pg_tables where schemaname = $1", ["half"]);
  expect(rows).toEqual([{ tablename: "journal" }]);
});

test("SQ2 tables of a newer release are refused and stay as they are", async () => {
  const store = sqlStore(database.sql(), { schema: "newer" });
  await store.open();
  await database.sql().query("insert into newer.schema_version (version) values (999)");
  const opened = store.open();
  await expect(opened).rejects.toBeInstanceOf(StoreError);
  await expect(opened).rejects.toMatchObject({ code: "version", message: expect.stringContaining("999") });
});

test("SQ2 a database that keeps another encoding is refused", async () => {
  const sql = database.sql();
  const name = `${new URL(database.url).pathname.slice(1)}_ascii`;
  await sql.query(`create database ${name} template template0 encoding 'SQL_ASCII' locale 'C'`);
  const store = postgresStore(Object.assign(new URL(database.url), { pathname: `/${name}` }).href);
  try {
    await expect(store.open()).rejects.toMatchObject({ code: "version", message: expect.stringContaining("UTF8") });
  } finally {
    await store.close();
    await sql.query(`drop database ${name} with (force)`);
  }
});

test("SQ3 the files of migrations are the statements that are run, in their order", () => {
  const files = readdirSync(FOLDER).sort();
  expect(MIGRATIONS.map(({ name }) => name)).toEqual(files);
  for (const { name, text } of MIGRATIONS) expect(text).toBe(readFileSync(new URL(name, FOLDER), "utf8"));
  expect(files.map((name) => Number.parseInt(name, 10))).toEqual(files.map((_, index) => index + 1));
});

test("SQ3 a host that runs the files itself may give the runtime a role that cannot make tables", async () => {
  const sql = database.sql({ max: 1 });
  await sql.query("create schema owned; set search_path to owned");
  for (const { text } of MIGRATIONS) await sql.query(text);
  const role = `clerk_${new URL(database.url).pathname.slice(1)}`;
  await sql.query(`reset search_path; create role ${role} login password 'clerk';
    grant usage on schema owned to ${role}; grant all on all tables in schema owned to ${role}`);
  const store = postgresStore(Object.assign(new URL(database.url), { username: role, password: "clerk" }).href, {
    schema: "owned",
  });
  try {
    await store.open();
    await store.transaction("t", (tx) => people(tx, "anna"));
    expect(await store.transaction("t", (tx) => tx.people(["anna"]))).toHaveLength(1);
  } finally {
    await store.close();
    await sql.query(`drop owned by ${role}; drop role ${role}`);
  }
});

test("SQ4 two schemas of one database know nothing of each other, whatever they are called", async () => {
  const [one, other] = ["one", 'a"b; drop schema many cascade --'].map((schema) =>
    sqlStore(database.sql(), { schema }),
  );
  await one?.open();
  await other?.open();
  await one?.transaction("t", (tx) => people(tx, "anna"));
  expect(await other?.transaction("t", (tx) => tx.people(["anna"]))).toEqual([]);
  expect(await versions("many")).toHaveLength(MIGRATIONS.length);
  expect(() => sqlStore(database.sql(), { schema: "" })).toThrow(RangeError);
  expect(() => sqlStore(database.sql(), { schema: "é".repeat(32) })).toThrow(RangeError);
});
