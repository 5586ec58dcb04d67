/**
 * Who may write in a directory: one process at a time. A lock is taken from a dead process only, never for its age.
 *
 * Locks are numbered files `lock/1`, `lock/2`, ...; the highest counts. Whoever wants the directory and finds the highest given
 * back, or its process dead, makes the next number, which only one can. A file appears complete, and the highest is never
 * deleted, so nobody can take what somebody else has just taken.
 *
 * A process is dead when its number is free or belongs to a process that began at another time. Where numbers cannot be
 * compared, in two containers, the socket beside the lock tells: the system answers there as long as the process lives, even
 * when it is stopped. After a restart of the machine nothing lives, which holds for a disk that only one machine can have.
 */

import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import type { Server } from "node:net";
import { join } from "node:path";
import { StoreError } from "../model/store.ts";
import { beginningOf, type Place, thisPlace } from "./processes.ts";
import { answers, signOfLife } from "./socketPaths.ts";

export interface DirectoryLock {
  /** Gives it back. */
  release(): Promise<void>;
}

interface LockRecord extends Place {
  readonly pid: number;
  /** When the process began. */
  readonly beginning: string;
  /** Name of the socket beside it; absent where the disk can hold none. */
  readonly socket?: string;
  /** ISO 8601, for people. */
  readonly since: string;
  readonly released?: true;
}

/**
 * @param directory - A real path that exists.
 * @throws StoreError `locked` when somebody has it, or may have it.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const folder = join(directory, "lock");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = await thisPlace();
  for (;;) {
    const latest = await highest(folder);
    const record = latest === 0 ? undefined : await readRecord(folder, latest);
    if (record !== undefined && !record.released) await refuseLiving(directory, latest, record, place);
    const lock = await take(folder, latest + 1, place);
    if (lock !== undefined) return lock;
  }
}

const numbers = async (folder: string): Promise<readonly number[]> =>
  (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);

const highest = async (folder: string): Promise<number> => Math.max(0, ...(await numbers(folder)));

/** `undefined` when a later holder has cleared it away. */
async function readRecord(folder: string, number: number): Promise<LockRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, String(number)), "utf8")) as LockRecord;
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    const file = join(folder, String(number));
    if (!(reason instanceof SyntaxError)) throw reason;
    throw new StoreError("locked", `The lock ${file} cannot be read. When no host uses the directory, delete it.`);
  }
}

async function refuseLiving(directory: string, number: number, record: LockRecord, here: Place): Promise<void> {
  const state = await stateOf(join(directory, "lock"), record, here);
  if (state === "dead") return;
  const holder = `process ${record.pid} on ${record.host} since ${record.since}`;
  throw new StoreError(
    "locked",
    state === "alive"
      ? `The directory ${directory} is in use by ${holder}. Stop it first, or choose another directory.`
      : `The directory ${directory} was locked by ${holder}, which cannot be asked from here. When that machine or ` +
          `container no longer runs, delete ${join(directory, "lock", String(number))}.`,
  );
}

async function stateOf(folder: string, record: LockRecord, here: Place): Promise<"alive" | "dead" | "unknown"> {
  if (record.boot !== here.boot || (here.boot === "" && record.host !== here.host)) {
    return (await onlyHere(folder)) ? "dead" : "unknown";
  }
  if (record.numbering === here.numbering) {
    const beginning = await beginningOf(record.pid);
    return beginning !== undefined && beginning === record.beginning ? "alive" : "dead";
  }
  const answer = record.socket === undefined ? undefined : await answers(folder, record.socket);
  return answer === undefined ? "unknown" : answer ? "alive" : "dead";
}

/** Numbers of file systems on a disk that one machine has to itself: ext, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS, bcachefs. */
const OWN_DISKS = new Set([
  ...[0xef53, 0x5846_5342, 0x9123_683e, 0x0102_1994, 0x794c_7630, 0x2fc1_2fc1, 0xf2f5_2010, 0xca45_1a4e],
]);

async function onlyHere(folder: string): Promise<boolean> {
  return process.platform === "linux" && OWN_DISKS.has((await statfs(folder)).type);
}

/** `undefined` when somebody else was faster. */
async function take(folder: string, number: number, place: Place): Promise<DirectoryLock | undefined> {
  const draft = `${number}.${randomBytes(6).toString("hex")}`;
  const socket = `${draft}.socket`;
  const life = await signOfLife(folder, socket).catch(() => undefined);
  const record: LockRecord = {
    ...place,
    pid: process.pid,
    beginning: (await beginningOf(process.pid)) ?? "",
    since: new Date().toISOString(),
    ...(life !== undefined && { socket }),
  };
  const file = join(folder, String(number));
  await writeFile(join(folder, draft), JSON.stringify(record), { flag: "wx", mode: 0o644, flush: true });
  try {
    await link(join(folder, draft), file);
  } catch (reason) {
    await closeLife(life, folder, socket);
    // ENOENT: whoever was faster has cleared our draft away.
    if (["EEXIST", "ENOENT"].includes((reason as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw reason;
  } finally {
    await rm(join(folder, draft), { force: true });
  }
  if ((await highest(folder)) > number) {
    // It had been taken, given back and cleared away since we looked.
    await rm(file, { force: true });
    await closeLife(life, folder, socket);
    return undefined;
  }
  await clear(folder, number, socket);
  return {
    release: async () => {
      const released = join(folder, `${draft}.released`);
      await writeFile(released, JSON.stringify({ ...record, released: true }), { mode: 0o644, flush: true });
      await rename(released, file);
      await closeLife(life, folder, socket);
    },
  };
}

async function closeLife(life: Server | undefined, folder: string, socket: string): Promise<void> {
  if (life === undefined) return;
  await new Promise((resolve) => life.close(resolve));
  // It was bound by a path that may be gone.
  await rm(join(folder, socket), { force: true });
}

/** What earlier holders left. */
async function clear(folder: string, number: number, socket: string): Promise<void> {
  const earlier = (await readdir(folder)).filter((name) => name !== socket && Number.parseInt(name, 10) < number);
  await Promise.all(earlier.map((name) => rm(join(folder, name), { force: true })));
}
