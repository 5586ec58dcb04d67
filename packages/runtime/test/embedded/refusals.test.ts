/** Directories and programs that cannot be used: each is refused with a sentence that says what to do, and left as it was. */

import { execFileSync } from "node:child_process";
import { chmod, mkdir, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { findBinaries } from "../../src/embedded/binaries.ts";
import { startEmbedded } from "../../src/embedded/embedded.ts";
import { Directories, failure } from "./directories.ts";

const directories = new Directories();
vi.setConfig({ testTimeout: 30_000 });
// Making the first one may take long on a busy disk.
beforeAll(() => directories.used(), 120_000);
afterEach(() => directories.stop());
afterAll(() => directories.remove());

const ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;

const unavailable = (...words: string[]) => ({
  ...{ name: "StoreError", code: "unavailable" },
  message: expect.stringMatching(new RegExp(words.map((word) => `(?=.*${word})`).join(""))),
});

describe("a directory", () => {
  test("EB16 with other files, or that is a file, is refused", async () => {
    const path = await directories.path();
    await mkdir(path);
    await writeFile(join(path, "notes.txt"), "mine");
    expect(await failure(startEmbedded(path))).toMatchObject(unavailable(path, "other files", "empty"));
    expect(await readdir(path)).toEqual(["notes.txt"]);
    const file = unavailable("notes.txt", "not a directory");
    expect(await failure(startEmbedded(join(path, "notes.txt")))).toMatchObject(file);
    expect(await failure(startEmbedded(join(path, "notes.txt", "deeper")))).toMatchObject(file);
  });

  test("EB16 that is closed to the process is refused", async () => {
    const path = await directories.path();
    await mkdir(path, { mode: 0o555 });
    const asNobody = async (work: () => Promise<unknown>) => {
      if (ROOT) process.seteuid?.(NOBODY);
      try {
        return await failure(work());
      } finally {
        if (ROOT) process.seteuid?.(0);
      }
    };
    const closed = unavailable(path, "closed to this process", "right to write");
    expect(await asNobody(() => startEmbedded(join(path, "data")))).toMatchObject(closed);
    expect(await asNobody(() => startEmbedded(path))).toMatchObject(closed);
    expect(await readdir(path)).toEqual([]);
  });

  test.runIf(ROOT)("EB17 root starts the server as nobody; a folder above that is closed to him is named", async () => {
    const above = join(await directories.root(), "closed");
    await mkdir(above, { mode: 0o700 });
    const refused = await failure(startEmbedded(join(above, "data")));
    expect(refused).toMatchObject(unavailable("another user than root", `chmod o\\+x ${above}`));
    // The directory itself is ours to open.
    const path = await directories.used();
    await chmod(path, 0o700);
    const embedded = await directories.start(path);
    const status = await readFile(`/proc/${embedded.health().pid}/status`, "utf8");
    expect(status).toMatch(/^Uid:\s+65534\s+65534\s+65534\s+65534$/m);
    expect(status).toMatch(/^Groups:\s*$/m);
    await embedded.stop();
  });

  test.runIf(ROOT)("EB17 programs that nobody can reach are copied into the directory", async () => {
    const closed = join(await directories.root(), "programs");
    await mkdir(closed, { mode: 0o700 });
    const found = await findBinaries();
    await symlink(await realpath(found?.folder as string), join(closed, "native"));
    const path = await directories.used();
    const embedded = await directories.start(path, { programs: join(closed, "native") });
    expect((await embedded.sql.query("select id from kept")).rows).toEqual([{ id: 1 }]);
    expect(await readdir(join(path, "programs"))).toEqual(["given"]);
    await embedded.stop();
    await rm(join(path, "programs"), { recursive: true });
  });

  test("EB17 programs that do not run at all are refused", async () => {
    const path = await directories.path();
    const programs = join(await directories.root(), "broken");
    await mkdir(join(programs, "bin"), { recursive: true });
    await writeFile(join(programs, "bin", "postgres"), "#!/bin/sh\nexit 1\n");
    await chmod(join(programs, "bin", "postgres"), 0o755);
    expect(await failure(startEmbedded(path, { programs }))).toMatchObject(unavailable("cannot be run", programs));
  });

  test("EB18 of another version of PostgreSQL is refused, untouched, with the way out", async () => {
    const path = await directories.used();
    await writeFile(join(path, "postgres", "PG_VERSION"), "17\n");
    const before = await readdir(join(path, "postgres"));
    const answer = await failure(startEmbedded(path));
    expect(answer).toMatchObject({
      code: "version",
      message: expect.stringMatching(/PostgreSQL 17,.*PostgreSQL 18.*pg_dump/),
    });
    expect(await readdir(join(path, "postgres"))).toEqual(before);
    await writeFile(join(path, "postgres", "PG_VERSION"), "18\n");
    await (await directories.start(path)).stop();
  });

  test("EB18 of a later format is refused", async () => {
    const path = await directories.path();
    await mkdir(path);
    for (const text of ['{"format":2,"kind":"embedded"}', '{"format":1,"kind":"other"}', "{"]) {
      await writeFile(join(path, "dunlin.json"), text);
      expect(await failure(startEmbedded(path))).toMatchObject({ code: "version" });
    }
  });
});

describe("where there is no program for the platform", () => {
  const arch = process.arch;
  afterEach(() => Object.defineProperty(process, "arch", { value: arch }));

  test("EB19 a directory of PostgreSQL is refused", async () => {
    const path = await directories.used();
    Object.defineProperty(process, "arch", { value: "s390x" });
    expect(await failure(startEmbedded(path))).toMatchObject(unavailable("s390x", "optional dependency"));
  });
});

/** A small disk of its own, where this process may make one. */
function mountable(): boolean {
  try {
    const probe = join(tmpdir(), `dunlin-mount-${process.pid}`);
    execFileSync(
      "sh",
      ["-c", `mkdir ${probe} && mount -t tmpfs -o size=1m none ${probe} && umount ${probe}; rmdir ${probe}`],
      {
        stdio: "ignore",
      },
    );
    return true;
  } catch {
    return false;
  }
}

describe.runIf(process.platform === "linux" && ROOT && mountable())("a full disk", () => {
  test("EB20 a transaction fails as unavailable, nothing committed is lost, and it goes on when there is space", async () => {
    const disk = join(await directories.root(), "disk");
    await mkdir(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=110m,mode=755", "none", disk]);
    try {
      const path = join(disk, "data");
      execFileSync("cp", ["-a", await directories.used(), path]);
      const embedded = await startEmbedded(path);
      await embedded.sql.query("create table filler (words text); alter table filler alter words set storage external");
      const committed: number[] = [1];
      let refused: unknown;
      for (let id = 2; refused === undefined && id < 1000; id++) {
        refused = await failure(
          embedded.sql.transaction(async (session) => {
            await session.query("insert into kept values ($1)", [id]);
            await session.query("insert into filler values (repeat('x', 1000000))");
          }),
        );
        if (refused === undefined) committed.push(id);
      }
      expect(refused).toMatchObject({ code: "unavailable" });
      expect(committed.length).toBeGreaterThan(2);
      // Where it cannot even start it is tried until it can.
      execFileSync("sh", ["-c", `cat /dev/zero > ${join(disk, "rest")} || true`], { stdio: "ignore" });
      process.kill(embedded.health().pid as number, "SIGQUIT");
      await expect
        .poll(() => embedded.health(), { timeout: 20_000 })
        .toMatchObject({ state: "restarting", reason: expect.stringContaining("No space left") });
      execFileSync("mount", ["-o", "remount,size=300m", disk]);
      await expect
        .poll(() => failure(embedded.sql.query("insert into kept values (5000)")), { timeout: 20_000 })
        .toBeUndefined();
      const { rows } = await embedded.sql.query("select id from kept order by id");
      expect(rows).toEqual([...committed, 5000].map((id) => ({ id })));
      await embedded.stop();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  }, 60_000);

  test("EB20 a disk that is full at the start is refused with what to do", async () => {
    const disk = join(await directories.root(), "tiny");
    await mkdir(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m,mode=755", "none", disk]);
    try {
      const answer = await failure(startEmbedded(join(disk, "data")));
      expect(answer).toMatchObject(unavailable("No space left"));
      expect(await readdir(join(disk, "data"))).not.toContain("postgres");
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });

  test("EB16 a disk that can only be read is refused", async () => {
    const disk = join(await directories.root(), "readOnly");
    await mkdir(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m,mode=755,ro", "none", disk]);
    try {
      const answer = await failure(startEmbedded(join(disk, "data")));
      expect(answer).toMatchObject(unavailable("only be read", "another directory"));
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  });
});
