/** Copies of an embedded database while it works. */

import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startEmbedded } from "../../src/embedded/embedded.ts";
import { Directories, failure } from "./directories.ts";

const directories = new Directories();
vi.setConfig({ testTimeout: 30_000 });
// Making the first one may take long on a busy disk.
beforeAll(() => directories.used(), 60_000);
afterEach(() => directories.stop());
afterAll(() => directories.remove());

test("EB21 a copy made while transactions go on has every one that was committed before, whole, and none in part", async () => {
  const embedded = await directories.start(await directories.used());
  const { sql } = embedded;
  await sql.query("create table paired (id int primary key, half int)");
  let writing = true;
  let last = 0;
  const writer = (async () => {
    while (writing) {
      const id = last + 1;
      await sql.transaction(async (session) => {
        await session.query("insert into paired values ($1, 1)", [2 * id]);
        await session.query("insert into paired values ($1, 2)", [2 * id + 1]);
        await session.query("update kept set id = id");
      });
      last = id;
    }
  })();
  await expect.poll(() => last).toBeGreaterThan(20);
  const before = last;
  const copy = await directories.path();
  await embedded.backup(copy);
  const after = last + 1;
  writing = false;
  await writer;
  await embedded.stop();

  expect((await readdir(copy)).sort()).toEqual(["dunlin.json", "postgres", "secrets.json"]);
  const restored = await directories.start(copy);
  const { rows } = await restored.sql.query<{ pairs: number; halves: number; highest: number }>(
    "select count(distinct id / 2) pairs, count(*) halves, max(id / 2) highest from paired",
  );
  const [{ pairs, halves, highest } = { pairs: 0, halves: 0, highest: 0 }] = rows;
  expect(halves).toBe(2 * pairs);
  expect(highest).toBe(pairs);
  expect(pairs).toBeGreaterThanOrEqual(before);
  expect(pairs).toBeLessThanOrEqual(after);
  await restored.sql.query("insert into kept values (2)");
  await restored.stop();
});

test("EB21 a copy overwrites nothing, does not lie in what it copies, and leaves nothing when it fails", async () => {
  const path = await directories.used();
  const embedded = await directories.start(path);
  const taken = await directories.path();
  await mkdir(taken);
  await writeFile(join(taken, "notes.txt"), "mine");
  expect(await failure(embedded.backup(taken))).toMatchObject({ code: "unavailable" });
  expect(await readdir(taken)).toEqual(["notes.txt"]);
  expect(await failure(embedded.backup(join(path, "copy")))).toMatchObject({ code: "unavailable" });
  expect(existsSync(join(path, "copy"))).toBe(false);
  const copy = await directories.path();
  await rm(join(path, "secrets.json"));
  expect(await failure(embedded.backup(copy))).toBeInstanceOf(Error);
  expect(existsSync(copy)).toBe(false);
  await embedded.stop();
});

test("EB21 a copy that was broken off cannot be mistaken for a database", async () => {
  const copy = await directories.path();
  await mkdir(join(copy, "new", "postgres"), { recursive: true });
  expect(await failure(startEmbedded(copy))).toMatchObject({ code: "unavailable" });
});
