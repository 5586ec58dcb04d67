/** The `Sql` port: the same answers from a server and from PGlite, and a process that outlives its database. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Embedded, startEmbedded } from "../../src/embedded/embedded.ts";
import { StoreError } from "../../src/model/store.ts";
import { type HostPool, type ListeningSql, pgConnection } from "../../src/sql/connection.ts";
import { isRetryable } from "../../src/sql/connectionErrors.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { Directories, failure } from "./directories.ts";

/** A machine may be busy otherwise. */
const PATIENCE = { timeout: 20_000 };

let database: TestDatabase;
let hostPool: pg.Pool;
let pglite: Embedded;
const arch = process.arch;
const directories = new Directories();
const opened = new Map<string, ListeningSql>();

beforeAll(async () => {
  database = await testDatabase();
  hostPool = new pg.Pool({ connectionString: database.url });
  opened.set("pool", database.sql());
  opened.set("host", pgConnection(hostPool));
  Object.defineProperty(process, "arch", { value: "s390x" });
  pglite = await startEmbedded(await directories.path());
  Object.defineProperty(process, "arch", { value: arch });
  opened.set("pglite", pglite.sql);
}, 120_000);

afterAll(async () => {
  Object.defineProperty(process, "arch", { value: arch });
  await pglite?.stop();
  await directories.remove();
  await hostPool?.end();
  await database?.drop();
});

const code = (reason: unknown) => (reason instanceof StoreError ? reason.code : reason);

describe.each(["pool", "host", "pglite"])("%s", (kind) => {
  const sql = () => opened.get(kind) as ListeningSql;

  test("EB1 whole numbers come as numbers, jsonb as text, bytea as bytes, everything else of time and amount as text", async () => {
    const { rows, count } = await sql().query(
      `select 9007199254740991::int8 big, 3::int4 small, 1.5::float8 half, true yes, null::text nothing,
              '{"b": [1, 2], "a": "x"}'::jsonb js, '\\x00ff10'::bytea raw, 'a"b\\'::text words, 12.30::numeric amount,
              '2026-03-02 09:00:00+00'::timestamptz at, '2026-03-02'::date as day,
              array['a,b', 'c"d\\e', null, 'NULL', ''] texts, array[1, 2]::int8[] numbers, '{}'::text[] none,
              array['\\x01', null]::bytea[] raws`,
      [],
    );
    expect(count).toBe(1);
    expect(rows).toEqual([
      {
        ...{ big: 2 ** 53 - 1, small: 3, half: 1.5, yes: true, nothing: null, js: '{"a": "x", "b": [1, 2]}' },
        ...{ raw: new Uint8Array([0, 255, 16]), words: 'a"b\\', amount: "12.30", day: "2026-03-02" },
        at: expect.stringMatching(/^2026-03-02 09:00:00\+00$/),
        texts: ["a,b", 'c"d\\e', null, "NULL", ""],
        ...{ numbers: [1, 2], none: [], raws: [new Uint8Array([1]), null] },
      },
    ]);
  });

  test("EB1 a whole number beyond 2^53 is an error, not another number", async () => {
    expect(code(await failure(sql().query("select 9007199254740993::int8 as big")))).toBe("broken");
    expect((await sql().query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  test("EB1 parameters of every kind come back as they went", async () => {
    const values = [
      ["a,b", 'c"d\\e{}', null, ""],
      [1, null, 2 ** 53 - 1],
      [true, false],
      [new Uint8Array([1, 2]), null],
      new Uint8Array([0, 92, 255]),
      JSON.stringify({ a: ["x"] }),
      [JSON.stringify({ a: '"' }), null],
      { direct: [1] },
      new Date("2026-03-02T09:00:00Z"),
      false,
    ];
    const { rows } = await sql().query(
      `select $1::text[] a, $2::int8[] b, $3::bool[] c, $4::bytea[] d, $5::bytea e, $6::jsonb f, $7::jsonb[] g, $8::jsonb h,
              extract(epoch from $9::timestamptz)::int8 i, $10::bool j`,
      values,
    );
    expect(rows).toEqual([
      {
        ...{ a: values[0], b: values[1], c: values[2], d: values[3], e: values[4], f: '{"a": ["x"]}' },
        ...{ g: expect.anything(), h: '{"direct": [1]}', i: 1_772_442_000, j: false },
      },
    ]);
  });

  test("EB2 a transaction is committed when its work ends, and undone when it throws", async () => {
    await sql().query(`create table moved_${kind} (id int primary key); create table other_${kind} (id int)`);
    await sql().transaction(async (session) => {
      await session.query(`insert into moved_${kind} values ($1)`, [1]);
    });
    // Of somebody else than the database.
    const reason = Object.assign(new Error("on purpose"), { code: "ECONNREFUSED" });
    const undone = sql().transaction(async (session) => {
      await session.query(`insert into moved_${kind} values ($1)`, [2]);
      throw reason;
    });
    expect(await failure(undone)).toBe(reason);
    expect((await sql().query(`select id from moved_${kind}`)).rows).toEqual([{ id: 1 }]);
  });

  test("EB2 a transaction that goes on after a failed statement is an error, not a silent rollback", async () => {
    await sql().query(`create table silent_${kind} (id int primary key)`);
    const work = sql().transaction(async (session) => {
      await session.query(`insert into silent_${kind} values (1)`);
      await session.query("select 1 / 0").catch(() => {});
    });
    expect(await failure(work)).toBeInstanceOf(Error);
    expect((await sql().query(`select id from silent_${kind}`)).rows).toEqual([]);
  });

  test("EB3 errors speak the words of the store, and tell nothing of a row", async () => {
    await sql().query(`create table named_${kind} (name text primary key, amount int)`);
    await sql().query(`insert into named_${kind} values ('Erika Mustermann', 1)`);
    const twice = await failure(sql().query(`insert into named_${kind} values ($1, 2)`, ["Erika Mustermann"]));
    const misfit = await failure(sql().query("select $1::text::int8", ["Erika Mustermann"]));
    const misspelt = await failure(sql().query("selec 1"));
    expect(code(twice)).toBe("conflict");
    expect(misspelt).toMatchObject({ name: "SqlError", sqlState: "42601" });
    expect(misfit).toMatchObject({ name: "SqlError", sqlState: "22P02" });
    for (const reason of [twice, misfit]) {
      const { message, cause } = reason as Error;
      expect(JSON.stringify([message, cause, Object.entries(reason as object)])).not.toContain("Erika");
      expect(String((cause as Error | undefined)?.message)).not.toContain("Erika");
    }
  });

  test("EB4 a call is heard by whoever listens, until he stops", async () => {
    const hint = vi.fn();
    const stop = await sql().listen("Due now", hint);
    await sql().query(`notify "Due now"`);
    await vi.waitFor(() => expect(hint).toHaveBeenCalledTimes(1), PATIENCE);
    await stop();
    await sql().query(`notify "Due now"`);
    const last = vi.fn();
    const stopLast = await sql().listen("Due now", last);
    await sql().query(`notify "Due now"`);
    await vi.waitFor(() => expect(last).toHaveBeenCalled(), PATIENCE);
    expect(hint).toHaveBeenCalledTimes(1);
    await stopLast();
  });
});

describe("where there is no program for the platform", () => {
  test("EB19 PGlite takes its place, with a weaker promise, under the same lock, and stays there", async () => {
    expect(pglite).toMatchObject({ kind: "pglite", promise: expect.stringContaining("not of the machine"), url: "" });
    const path = join(await directories.root(), "d1");
    expect(await readdir(path)).toEqual(expect.arrayContaining(["dunlin.json", "lock", "pglite"]));
    expect(await failure(startEmbedded(path))).toMatchObject({ code: "locked" });
    expect(await readFile(join(path, "dunlin.json"), "utf8")).toContain('"pglite"');
    const copy = await failure(pglite.backup(`${path}-copy`));
    expect(copy).toMatchObject({ code: "unavailable", message: expect.stringContaining("copy the directory") });
  });
});

describe("a server", () => {
  test("EB3 two transactions that wait for each other: one of them can run again", async () => {
    const sql = database.sql();
    await sql.query("create table crossed (id int primary key, n int); insert into crossed values (1, 0), (2, 0)");
    let there = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const crossing = (first: number, second: number) =>
      sql.transaction(async (session) => {
        await session.query("update crossed set n = n + 1 where id = $1", [first]);
        if (++there === 2) meet();
        await met;
        await session.query("update crossed set n = n + 1 where id = $1", [second]);
      });
    const [one, other] = await Promise.all([failure(crossing(1, 2)), failure(crossing(2, 1))]);
    const lost = one ?? other;
    expect([one, other].filter((reason) => reason === undefined)).toHaveLength(1);
    expect(code(lost)).toBe("conflict");
    expect(isRetryable(lost)).toBe(true);
    expect(isRetryable(await failure(sql.query("insert into crossed values (1, 0)")))).toBe(false);
  });

  test("EB5 connections that the server ends are replaced, idle ones, those in use and those that listen", async () => {
    const sql = database.sql({ max: 1, application_name: "ended" });
    const admin = database.sql({ max: 1 });
    const hint = vi.fn();
    await sql.listen("again", hint);
    await sql.query("select 1");
    const pids = () =>
      admin.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'ended'");
    const end = () =>
      admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'ended'");
    const before = (await pids()).rows.map(({ pid }) => pid);
    expect(before).toHaveLength(2);
    const inUse = await failure(
      sql.transaction(async (session) => {
        await session.query("select 1");
        await end();
        // The line breaks while nobody asks anything.
        await vi.waitFor(async () => expect((await pids()).rows).toEqual([]), PATIENCE);
        await session.query("select 1");
      }),
    );
    expect(code(inUse)).toBe("unavailable");
    expect((await sql.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await vi.waitFor(() => expect(hint).toHaveBeenCalled(), PATIENCE);
    hint.mockClear();
    await sql.query("notify again");
    await vi.waitFor(() => expect(hint).toHaveBeenCalled(), PATIENCE);
    expect((await pids()).rows.map(({ pid }) => pid).filter((pid) => before.includes(pid))).toEqual([]);
  });

  test("EB5 a pool of the host hears which connections are not to be used again", async () => {
    const pool = new pg.Pool({ connectionString: database.url });
    const released: unknown[] = [];
    pool.on("release", (reason) => released.push(reason));
    const sql = pgConnection(pool);
    await failure(sql.query("select 1 / 0"));
    await failure(sql.transaction((session) => session.query("select 1 / 0")));
    await failure(sql.transaction((session) => session.query("select pg_terminate_backend(pg_backend_pid())")));
    expect(released).toEqual([false, false, true]);
    await sql.close();
    await pool.end();
  });

  test("EB5 a database that is dropped ends no process, and is an answer", async () => {
    const doomed = await testDatabase();
    const sql = doomed.sql();
    await sql.query("select 1");
    const other = database.sql({ max: 1 });
    await other.query(`drop database ${new URL(doomed.url).pathname.slice(1)} with (force)`);
    await vi.waitFor(async () => {
      const reason = (await failure(sql.query("select 1"))) as StoreError;
      expect(reason.message).toContain("does not exist");
      expect(reason.code).toBe("unavailable");
    }, PATIENCE);
    await doomed.drop();
  });

  test("EB5 nobody at the other end is unavailable, a wrong password too, and neither tells the password", async () => {
    const nobody = pgConnection({ host: "127.0.0.1", port: 1, password: "secret-word" });
    const wrong = new URL(database.url);
    wrong.password = "secret-word";
    const stranger = pgConnection({ connectionString: wrong.href });
    const unencrypted = pgConnection({ connectionString: database.url, ssl: true, password: "secret-word" });
    for (const sql of [nobody, stranger, unencrypted]) {
      const reason = await failure(sql.query("select 1"));
      expect(code(reason)).toBe("unavailable");
      expect(String((reason as Error).message) + String((reason as Error).cause)).not.toContain("secret-word");
      await sql.close();
    }
  });

  test("EB6 a commit whose answer never comes is uncertain; one that is refused is not", async () => {
    const sql = database.sql({ max: 2, application_name: "uncertain" });
    const admin = database.sql({ max: 1 });
    await sql.query(
      `create table held (id int primary key deferrable initially deferred);
       create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return null; end $$;
       create table slow_commit (id int);
       create constraint trigger late after insert on slow_commit deferrable initially deferred for each row execute function slow()`,
    );
    const refused = await failure(sql.transaction((session) => session.query("insert into held values (1), (1)")));
    expect(refused).toMatchObject({ code: "conflict", uncertain: false });
    const broken = failure(sql.transaction((session) => session.query("insert into slow_commit values (1)")));
    await vi.waitFor(async () => {
      const { count } = await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'uncertain' and query = 'commit' and state = 'active'",
      );
      expect(count).toBe(1);
    }, PATIENCE);
    expect(await broken).toMatchObject({ code: "unavailable", uncertain: true });
    const early = await failure(
      sql.transaction(async (session) => {
        await session.query("select 1");
        await session.query("select pg_terminate_backend(pg_backend_pid())");
      }),
    );
    expect(early).toMatchObject({ code: "unavailable", uncertain: false });
    const unasked = await failure(
      sql.transaction(async (session) => {
        const { rows } = await session.query<{ pid: number }>("select pg_backend_pid() pid");
        await admin.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
      }),
    );
    expect(unasked).toMatchObject({ code: "unavailable", uncertain: false });
  });

  test("EB7 a closed connection says so, and a pool of the host stays open", async () => {
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    const sql = pgConnection(pool as HostPool);
    await sql.listen("closing", () => {});
    await sql.close();
    expect(code(await failure(sql.query("select 1")))).toBe("closed");
    expect(code(await failure(sql.transaction(async () => {})))).toBe("closed");
    expect(code(await failure(sql.listen("closing", () => {})))).toBe("closed");
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(pool.listenerCount("error")).toBe(0);
    await pool.end();
    const own = database.sql();
    await own.close();
    expect(code(await failure(own.query("select 1")))).toBe("closed");
  });
});
