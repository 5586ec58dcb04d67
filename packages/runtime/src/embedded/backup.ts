/**
 * A copy of a cluster while its server works, as `pg_basebackup` makes one: the files, and the log of what changed meanwhile,
 * from which the copy is put right when it is first started.
 */

import { randomBytes } from "node:crypto";
import { chown, copyFile, mkdir, open, readdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { StoreError } from "../model/store.ts";
import { storeError } from "../sql/connectionErrors.ts";
import type { ServerUser } from "./binaries.ts";
import { type DataFolder, refusing } from "./dataFolder.ts";
import { syncFolder } from "./durableFile.ts";
import type { ServerPlace } from "./postmaster.ts";

export interface BackupRequest {
  readonly folder: DataFolder;
  readonly place: ServerPlace;
  readonly to: string;
  /** Of the user who runs the server. */
  readonly adminUrl: string;
}

/** Folders whose content belongs to the running server: https://www.postgresql.org/docs/18/continuous-archiving.html */
const EMPTY = new Set([
  ...["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans"],
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label(\.old)?|tablespace_map(\.old)?)$/;

/** @throws StoreError `unavailable` when it cannot be written; nothing is left of it then. */
export async function backupCluster({ folder, place, to, adminUrl }: BackupRequest): Promise<void> {
  const target = resolve(to);
  await refusing(target, async () => {
    const parent = await realpath(dirname(target));
    if (`${parent}/`.startsWith(`${folder.path}/`)) {
      throw new StoreError(
        "unavailable",
        `A backup does not go into the directory it is of; choose another than ${target}.`,
      );
    }
    // Fails when it exists, so that nothing is overwritten.
    await mkdir(target, { mode: 0o700 });
    const draft = join(target, "new");
    try {
      await mkdir(draft, { mode: 0o700 });
      await copyWhile(place, join(draft, "postgres"), adminUrl);
      for (const name of ["secrets.json", "dunlin.json"])
        await copyOne(join(folder.path, name), join(draft, name), undefined);
      // What tells that the directory is ours comes last: without it a copy that was broken off is refused.
      for (const name of ["postgres", "secrets.json", "dunlin.json"])
        await rename(join(draft, name), join(target, name));
      await rm(draft, { recursive: true });
      await syncFolder(target);
      await syncFolder(parent);
    } catch (reason) {
      await rm(target, { recursive: true, force: true });
      throw storeError(reason);
    }
  });
}

async function copyWhile({ cluster, user }: ServerPlace, copy: string, adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: "dunlin backup" });
  client.on("error", () => {});
  await client.connect();
  try {
    const slot = `dunlin_${randomBytes(8).toString("hex")}`;
    // Keeps the log until it is copied, and goes with the connection.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [slot]);
    const start = await client.query("select pg_walfile_name(pg_backup_start($1, true)) as file", [slot]);
    await copyTree(cluster, copy, user);
    const stop = await client.query("select pg_walfile_name(lsn) as file, labelfile from pg_backup_stop(false)");
    const { file: last, labelfile } = stop.rows[0] as { file: string; labelfile: string };
    const { file: first } = start.rows[0] as { file: string };
    await copyLog(join(cluster, "pg_wal"), join(copy, "pg_wal"), [first, last], user);
    await writeOwned(join(copy, "backup_label"), labelfile, user);
    // Last, as the server may have written it at any time.
    await copyOne(join(cluster, "global", "pg_control"), join(copy, "global", "pg_control"), user);
    await syncFolder(copy);
  } finally {
    await client.end();
  }
}

async function copyTree(from: string, to: string, user: ServerUser | undefined): Promise<void> {
  await makeOwned(to, user);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory() && EMPTY.has(entry.name)) await makeOwned(target, user);
    else if (entry.isDirectory()) await copyTree(source, target, user);
    else if (entry.isFile()) await copyOne(source, target, user).catch(unlessGone);
  }
  await syncFolder(to);
}

/** Segments of the log are named in their order. */
async function copyLog(
  from: string,
  to: string,
  [first, last]: readonly [string, string],
  user: ServerUser | undefined,
): Promise<void> {
  const needed = (await readdir(from)).filter((name) => /^[0-9A-F]{24}$/.test(name) && first <= name && name <= last);
  for (const name of needed.sort()) await copyOne(join(from, name), join(to, name), user);
  for (const name of ["archive_status", "summaries"]) await makeOwned(join(to, name), user);
  await syncFolder(to);
}

async function copyOne(from: string, to: string, user: ServerUser | undefined): Promise<void> {
  await copyFile(from, to);
  if (user !== undefined) await chown(to, user.uid, user.gid);
  const file = await open(to, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeOwned(path: string, text: string, user: ServerUser | undefined): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true });
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

async function makeOwned(path: string, user: ServerUser | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (user !== undefined) await chown(path, user.uid, user.gid);
}

/** The server deletes files as it goes; the log has what became of them. */
function unlessGone(reason: NodeJS.ErrnoException): void {
  if (reason.code !== "ENOENT") throw reason;
}
