/** Who may write in a directory, with real processes. */

import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type DirectoryLock, lockDirectory } from "../../src/embedded/directoryLock.ts";
import { beginningOf, thisPlace } from "../../src/embedded/processes.ts";
import { signOfLife } from "../../src/embedded/socketPaths.ts";
import type { StoreError } from "../../src/model/store.ts";
import { Directories, failure, lockRecord } from "./directories.ts";

const directories = new Directories();
afterAll(() => directories.remove());

async function fresh(): Promise<string> {
  const path = await directories.path();
  await mkdir(path);
  return path;
}

/** A lock as another process would have left it. */
async function lockOf(path: string, record: Record<string, unknown>): Promise<void> {
  await mkdir(join(path, "lock"), { recursive: true });
  const whole = { ...(await thisPlace()), since: "2026-03-02T09:00:00.000Z", ...record };
  await writeFile(join(path, "lock", "1"), JSON.stringify(whole));
}

/** Takes it and gives it back, or tells why not. */
async function attempt(path: string): Promise<"taken" | StoreError> {
  const answer = await failure(lockDirectory(path).then((lock) => lock.release()));
  return answer === undefined ? "taken" : (answer as StoreError);
}

const LOCKED = { name: "StoreError", code: "locked" };

describe("a lock", () => {
  test("EB8 a directory is locked once, and free again when it is given back", async () => {
    const path = await fresh();
    const lock = await lockDirectory(path);
    expect(await attempt(path)).toMatchObject(LOCKED);
    await lock.release();
    expect(await attempt(path)).toBe("taken");
    // Files of earlier holders do not gather.
    expect(await readdir(join(path, "lock"))).toEqual(["2"]);
  });

  test("EB8 of many who want it at once one gets it, also from a dead process", async () => {
    for (const record of [undefined, { pid: 2 ** 22 + 1, beginning: "1" }]) {
      const path = await fresh();
      if (record !== undefined) await lockOf(path, record);
      const answers = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(path)));
      const taken = answers.filter(
        (answer): answer is PromiseFulfilledResult<DirectoryLock> => answer.status === "fulfilled",
      );
      expect(taken).toHaveLength(1);
      for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject(LOCKED);
      await taken[0]?.value.release();
    }
  });

  test("EB9 a process that ended without giving it back does not keep it, even where its number was given to another", async () => {
    const path = await fresh();
    const child = spawn("sleep", ["60"]);
    const pid = child.pid as number;
    await lockOf(path, { pid, beginning: await beginningOf(pid) });
    expect(await attempt(path)).toMatchObject({ ...LOCKED, message: expect.stringContaining(`process ${pid} on`) });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    expect(await attempt(path)).toBe("taken");

    const reused = await fresh();
    await lockOf(reused, { pid: process.pid, beginning: "1" });
    expect(await attempt(reused)).toBe("taken");
  });

  test("EB9 a zombie, which only waits for its parent, is dead", async () => {
    // The shell never asks for the end of its child, since it has become another program.
    const shell = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
    const pid = Number(await new Promise((resolve) => shell.stdout.once("data", resolve)));
    await expect.poll(() => beginningOf(pid)).toBeUndefined();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    expect(stat).toContain(") Z ");
    shell.kill("SIGKILL");
  });

  test("EB9 age does not matter: a process that lives and is stopped keeps its lock", async () => {
    const path = await fresh();
    const child = spawn("sleep", ["60"]);
    const pid = child.pid as number;
    await lockOf(path, { pid, beginning: await beginningOf(pid), since: "1999-01-01T00:00:00.000Z" });
    child.kill("SIGSTOP");
    expect(await attempt(path)).toMatchObject(LOCKED);
    child.kill("SIGKILL");
  });

  test("EB10 of another container the socket beside the lock tells whether it lives", async () => {
    const path = await fresh();
    const away = { pid: 7, beginning: "1", numbering: "pid:[1]", host: "other" };
    await lockOf(path, { ...away, socket: "1.a.socket" });
    const life = await signOfLife(join(path, "lock"), "1.a.socket");
    expect(await attempt(path)).toMatchObject({ ...LOCKED, message: expect.stringContaining("process 7 on other") });
    await new Promise((resolve) => life.close(resolve));
    expect(await attempt(path)).toBe("taken");

    const silent = await fresh();
    await lockOf(silent, away);
    const answer = await attempt(silent);
    expect(answer).toMatchObject(LOCKED);
    expect((answer as StoreError).message).toContain(`delete ${join(silent, "lock", "1")}`);
  });

  test("EB10 what was locked before the machine started again is free, on a disk that no other machine has", async () => {
    const path = await fresh();
    const lives = { pid: process.pid, beginning: await beginningOf(process.pid) };
    await lockOf(path, { ...lives, boot: "an earlier one" });
    expect(await attempt(path)).toBe("taken");
  });

  test("EB10 a folder with a long path has a sign of life too", async () => {
    const path = join(await fresh(), "long".repeat(30));
    await mkdir(path);
    const lock = await lockDirectory(path);
    const { socket } = await lockRecord(path, 1);
    expect(await readdir(join(path, "lock"))).toEqual(["1", socket]);
    const record = await lockRecord(path, 1);
    await writeFile(join(path, "lock", "1"), JSON.stringify({ ...record, numbering: "pid:[1]" }));
    expect(await attempt(path)).toMatchObject(LOCKED);
    await lock.release();
  });

  test("EB8 a lock that cannot be read is nobody's to take", async () => {
    const path = await fresh();
    await mkdir(join(path, "lock"));
    await writeFile(join(path, "lock", "1"), "{");
    expect(await attempt(path)).toMatchObject({ ...LOCKED, message: expect.stringContaining(join(path, "lock", "1")) });
  });
});
