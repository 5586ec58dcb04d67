/** An embedded database from its first start to its last: who may start it, what stops it, what it survives. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Embedded } from "../../src/embedded/embedded.ts";
import { serversOn } from "../../src/embedded/processes.ts";
import { answers, signOfLife } from "../../src/embedded/socketPaths.ts";
import { crashServer } from "../kill/crashServer.ts";
import { Directories, failure } from "./directories.ts";

const directories = new Directories();
vi.setConfig({ testTimeout: 30_000 });
// Making the first one may take long on a busy disk.
beforeAll(() => directories.used(), 60_000);
afterEach(() => directories.stop());
afterAll(() => directories.remove());

const cluster = (path: string) => join(path, "postgres");
const kept = async ({ sql }: Embedded) => (await sql.query("select id from kept order by id")).rows;
const ONE = [{ id: 1 }];
/** Statements that sleep. */
const sleeping = async ({ sql }: Embedded) =>
  (await sql.query("select 1 from pg_stat_activity where wait_event = 'PgSleep'")).count;

describe("the start", () => {
  test("EB11 a directory becomes a database, also after a start that was broken off, and is the same one the next time", async () => {
    const path = await directories.used();
    const embedded = await directories.start(path);
    expect(embedded).toMatchObject({ kind: "embedded", promise: expect.stringContaining("crash of the host") });
    expect(await kept(embedded)).toEqual(ONE);
    expect(await readdir(path)).not.toContain("postgres.new");
    const { rows } = await embedded.sql.query(
      "select name, setting from pg_settings where name = any($1) union select 'superuser', current_setting('is_superuser')",
      [["fsync", "full_page_writes", "synchronous_commit", "data_checksums", "server_encoding"]],
    );
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      ...{ fsync: "on", full_page_writes: "on", synchronous_commit: "on", data_checksums: "on" },
      ...{ server_encoding: "UTF8", superuser: "off" },
    });
    await embedded.stop();
  });

  test("EB11 nobody else can read the secrets, and the server asks for them", async () => {
    const path = await directories.used();
    const embedded = await directories.start(path);
    expect((await stat(join(path, "secrets.json"))).mode & 0o077).toBe(0);
    const client = new Client({ connectionString: embedded.url });
    await client.connect();
    await client.end();
    const stranger = new Client({ connectionString: embedded.url.replace(/:[^:@]+@/, ":guessed@") });
    expect(await failure(stranger.connect())).toMatchObject({ code: "28P01" });
    await embedded.stop();
  });

  test("EB11 lost secrets are made anew", async () => {
    const path = await directories.used();
    await rm(join(path, "secrets.json"));
    const embedded = await directories.start(path);
    expect(await kept(embedded)).toEqual(ONE);
    await embedded.stop();
  });

  test("EB11 a path that is too long for a socket is no hindrance, and a database can be moved there", async () => {
    const path = await directories.used();
    const long = join(dirname(path), "long".repeat(40));
    await rename(path, long);
    const embedded = await directories.start(long);
    expect(await kept(embedded)).toEqual(ONE);
    expect(await answers(join(long, "socket"), ".s.PGSQL.5432")).toBe(true);
    await embedded.stop();
    expect(await readdir(join(long, "socket"))).toEqual([]);
    await rename(long, path);
  });
});

describe("other processes", () => {
  test("EB12 a second one is refused while the first lives, also while it is stopped, and takes over when it is killed", async () => {
    const path = await directories.used();
    const host = directories.host(path);
    const { started } = await host.told();
    expect((await serversOn(cluster(path))).filter(({ main }) => main)).toEqual([{ pid: started, main: true }]);
    const refused = { name: "StoreError", code: "locked", message: expect.stringContaining(`process ${host.pid} on`) };
    expect(await failure(directories.start(path))).toMatchObject(refused);
    host.child.kill("SIGSTOP");
    expect(await failure(directories.start(path))).toMatchObject(refused);
    host.child.kill("SIGCONT");

    await host.kill();
    expect((await serversOn(cluster(path))).map(({ pid }) => pid)).toContain(started);
    const embedded = await directories.start(path);
    expect(await kept(embedded)).toEqual(ONE);
    const mains = (await serversOn(cluster(path))).filter(({ main }) => main);
    expect(mains).toEqual([{ pid: embedded.health().pid, main: true }]);
    expect(mains[0]?.pid).not.toBe(started);
    await embedded.stop();
  });

  test("EB12 of two that start at once one runs and the other is refused", async () => {
    const path = await directories.used();
    const hosts = [directories.host(path), directories.host(path)];
    const told = await Promise.all(hosts.map((host) => host.told()));
    expect(told.filter(({ started }) => started !== undefined)).toHaveLength(1);
    expect(told.filter(({ refused }) => refused === "locked")).toHaveLength(1);
    await Promise.all(hosts.map((host) => host.kill()));
  });

  test("EB12 a server that cannot be seen from here, but answers, is left alone", async () => {
    const path = await directories.used();
    // So that nobody is left of the tests before.
    await (await directories.start(path)).stop();
    const life = await signOfLife(join(path, "socket"), ".s.PGSQL.5432");
    expect(await failure(directories.start(path))).toMatchObject({
      ...{ code: "locked", message: expect.stringContaining("another container") },
    });
    await new Promise((resolve) => life.close(resolve));
  });
});

describe("the end", () => {
  test("EB13 a stop leaves no process and no lock, and does not wait for transactions", async () => {
    const path = await directories.used();
    const embedded = await directories.start(path);
    const open = failure(
      embedded.sql.transaction(async (session) => {
        await session.query("insert into kept values (2)");
        await session.query("select pg_sleep(600)");
      }),
    );
    await expect.poll(() => sleeping(embedded)).toBe(1);
    await Promise.all([embedded.stop(), embedded.stop()]);
    expect(await open).toMatchObject({ code: "unavailable", uncertain: false });
    expect(await serversOn(cluster(path))).toEqual([]);
    expect(existsSync(join(cluster(path), "postmaster.pid"))).toBe(false);
    expect(embedded.health()).toMatchObject({ state: "stopped" });
    expect(await failure(embedded.sql.query("select 1"))).toMatchObject({ code: "closed" });
    const again = await directories.start(path);
    expect(await kept(again)).toEqual(ONE);
    await again.stop();
  });

  test("EB13 a host that ends without stopping takes its server along", async () => {
    const path = await directories.used();
    const host = directories.host(path);
    await host.told();
    host.say("exit");
    expect(await host.ended).toBe(3);
    await expect.poll(() => serversOn(cluster(path)), { timeout: 8000 }).toEqual([]);
    expect(existsSync(join(cluster(path), "postmaster.pid"))).toBe(false);
  });
});

describe("what a killed server or machine leaves", () => {
  /** A process of the same user as the server that has nothing to do with it. */
  const bystander = async (path: string): Promise<ChildProcess> => {
    const { uid, gid } = await stat(cluster(path));
    return spawn("sleep", ["60"], { uid, gid });
  };

  test("EB14 postmaster.pid may be empty, senseless, or name a process that has nothing to do with it", async () => {
    const path = await directories.used();
    const other = await bystander(path);
    const real = `${other.pid}\n${cluster(path)}\n1772442000\n5432\n${join(path, "socket")}\n\n  1234567   98765\nready   \n`;
    for (const text of ["", "\0\0\0\0", "not a number\n", "99999999999999\n/elsewhere\n", real]) {
      await writeFile(join(cluster(path), "postmaster.pid"), text);
      const embedded = await directories.start(path);
      expect(await kept(embedded)).toEqual(ONE);
      await embedded.stop();
    }
    expect(other.exitCode).toBeNull();
    other.kill("SIGKILL");
  });

  test("EB14 a server that was left is found although postmaster.pid is destroyed", async () => {
    const path = await directories.used();
    const host = directories.host(path);
    const { started } = await host.told();
    await host.kill();
    await writeFile(join(cluster(path), "postmaster.pid"), "");
    const embedded = await directories.start(path);
    expect((await serversOn(cluster(path))).map(({ pid }) => pid)).not.toContain(started);
    expect(await kept(embedded)).toEqual(ONE);
    await embedded.stop();
  });
});

describe("a crash of the server", () => {
  test.each(["immediate", "kill"] as const)(
    "EB15 by %s it is started again, and nothing committed is lost",
    async (mode) => {
      const path = await directories.used();
      const embedded = await directories.start(path);
      const before = embedded.health().pid;
      await embedded.sql.query("insert into kept values (2)");
      const during = failure(embedded.sql.query("select pg_sleep(600)"));
      await expect.poll(() => sleeping(embedded)).toBe(1);
      const pid = await crashServer(path, { mode });
      expect(await during).toMatchObject({ code: "unavailable" });
      expect(pid).not.toBe(before);
      await expect.poll(() => embedded.health()).toMatchObject({ state: "running", restarts: 1, pid });
      expect(await kept(embedded)).toEqual([{ id: 1 }, { id: 2 }]);
      await embedded.sql.query("delete from kept where id = 2");
      await embedded.stop();
    },
  );

  test("EB15 while it cannot be started the database is unavailable, and health says why", async () => {
    const path = await directories.used();
    const embedded = await directories.start(path);
    const version = join(cluster(path), "PG_VERSION");
    const text = await readFile(version, "utf8");
    await writeFile(version, "7\n");
    process.kill(embedded.health().pid as number, "SIGQUIT");
    await expect
      .poll(() => embedded.health(), { timeout: 8000 })
      .toMatchObject({ state: "restarting", reason: expect.stringContaining("incompatible") });
    expect(await failure(embedded.sql.query("select 1"))).toMatchObject({ code: "unavailable" });
    await writeFile(version, text);
    await expect.poll(() => embedded.health().state, { timeout: 8000 }).toBe("running");
    expect(await kept(embedded)).toEqual(ONE);
    await embedded.stop();
  });

  test("EB15 a stop in the middle of it leaves no process", async () => {
    const path = await directories.used();
    const embedded = await directories.start(path);
    process.kill(embedded.health().pid as number, "SIGQUIT");
    await expect.poll(() => embedded.health().state, { interval: 1 }).toBe("restarting");
    await embedded.stop();
    expect(await serversOn(cluster(path))).toEqual([]);
  });
});
