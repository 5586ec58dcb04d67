/** The directory that holds an embedded database: ours or refused, reachable for the server, with its secrets. */

import { chmod, chown, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StoreError } from "../model/store.ts";
import { type ServerUser, serverUser } from "./binaries.ts";
import { newSecrets, type Secrets } from "./cluster.ts";
import { readIfThere, writeWhole } from "./durableFile.ts";

export type EmbeddedKind = "embedded" | "pglite";

export interface DataFolder {
  /** Real path. */
  readonly path: string;
  /** Who owns the cluster; `undefined` when it is this process. */
  readonly user: ServerUser | undefined;
}

/** Tells that a directory is ours, and what is in it. */
const MARK = "dunlin.json";
const SECRETS = "secrets.json";
const FORMAT = 1;

/**
 * Makes the directory where it is missing.
 *
 * @throws StoreError `unavailable` when it is something else, or closed to this process or to the user of the server.
 */
export async function openFolder(directory: string): Promise<DataFolder> {
  return await refusing(directory, async () => {
    await makeFolder(directory);
    const path = await realpath(directory);
    const names = await readdir(path);
    if (!names.includes(MARK) && names.some((name) => name !== "lock" && name !== "lost+found")) {
      throw refusal(`The directory ${path} holds other files. Choose an empty one; a database has its own directory.`);
    }
    const owner = await stat(path);
    const user = serverUser(owner);
    if (user === undefined) return { path, user };
    // Of ours alone: others can go through it, and see nothing in it.
    if (owner.uid === 0) await chmod(path, owner.mode | 0o011);
    // Whoever owns the directory may be the next to start it.
    else await handOver(join(path, "lock"), owner);
    await refuseClosed(path, user);
    return { path, user };
  });
}

async function makeFolder(directory: string): Promise<void> {
  const { code } = await mkdir(directory, { mode: 0o700 }).then(
    () => ({ code: "" }),
    (reason: NodeJS.ErrnoException) => reason,
  );
  // Node's own way to make those above too calls everything it cannot do ENOENT.
  if (code === "ENOENT") {
    await makeFolder(dirname(directory));
    await mkdir(directory, { mode: 0o700 });
  } else if (code !== "EEXIST" && code !== "") throw Object.assign(new Error(`mkdir ${directory}`), { code });
}

async function handOver(folder: string, { uid, gid }: ServerUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, uid, gid);
}

/** @throws StoreError `unavailable` naming the first folder above that `user` cannot go through. */
async function refuseClosed(path: string, { uid, gid }: ServerUser): Promise<void> {
  const above: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    above.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of above) {
    const status = await stat(folder);
    const enter = status.uid === uid ? 0o100 : status.gid === gid ? 0o010 : 0o001;
    if ((status.mode & enter) !== 0) continue;
    throw refusal(
      `PostgreSQL does not run as root; it runs as user ${uid}, to whom ${folder} is closed. Start the host as another ` +
        `user than root, choose a directory elsewhere (such as /var/lib/dunlin), or open the way: chmod o+x ${folder}`,
    );
  }
}

/** What is in the directory; it is told from now on that it is ours. The lock is held. */
export async function kindOf({ path }: DataFolder, fresh: () => Promise<EmbeddedKind>): Promise<EmbeddedKind> {
  const file = join(path, MARK);
  const text = await readIfThere(file);
  if (text === undefined) {
    const kind = await fresh();
    await writeWhole(file, `${JSON.stringify({ format: FORMAT, kind })}\n`, 0o644);
    return kind;
  }
  const { format, kind } = readMark(text);
  if (format === FORMAT && (kind === "embedded" || kind === "pglite")) return kind;
  throw new StoreError(
    "version",
    `The directory ${path} was written by a later version; use that version or a later one.`,
  );
}

function readMark(text: string): { readonly format?: unknown; readonly kind?: unknown } {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}

/** Those of the cluster; new ones where there are none. */
export async function secretsOf({
  path,
  user,
}: DataFolder): Promise<{ readonly secrets: Secrets; readonly fresh: boolean }> {
  const file = join(path, SECRETS);
  const text = await readIfThere(file);
  if (text !== undefined) return { secrets: JSON.parse(text) as Secrets, fresh: false };
  const secrets = newSecrets();
  await writeWhole(file, JSON.stringify(secrets), 0o600, user === undefined ? undefined : await stat(path));
  return { secrets, fresh: true };
}

/** A folder within it that belongs to the server. */
export async function serverFolder({ path, user }: DataFolder, name: string): Promise<string> {
  const folder = join(path, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  return folder;
}

const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: "is closed to this process; give its user the right to write in it, or choose another directory",
  EPERM:
    "does not let this process do what it needs; give its user the right to write in it, or choose another directory",
  EROFS: "is on a disk that can only be read; choose another directory",
  ENOSPC: "is on a disk that is full; make space, then start again",
  EDQUOT: "is on a disk whose quota is used up; make space, then start again",
  ENOTDIR: "is not a directory, or lies in something that is none; choose another path",
  EEXIST: "is not a directory; choose another path",
  ELOOP: "is a link that leads to itself; choose another path",
  ENAMETOOLONG: "has a name that is too long for this disk; choose a shorter path",
};

/** Errors of the disk in sentences that say what to do. */
export async function refusing<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (reason) {
    if (reason instanceof StoreError) throw reason;
    const sentence = REFUSALS[(reason as NodeJS.ErrnoException).code ?? ""];
    throw sentence === undefined ? reason : refusal(`The directory ${directory} ${sentence}.`, reason);
  }
}

const refusal = (sentence: string, cause?: unknown) => new StoreError("unavailable", sentence, { cause });
