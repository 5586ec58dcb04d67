/** A server of PostgreSQL as a child process over one cluster: started, waited for, stopped. */

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { StoreError } from "../model/store.ts";
import { type Binaries, program, type ServerUser } from "./binaries.ts";
import { lastWords, serverEnvironment } from "./cluster.ts";

export interface ServerPlace {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
  /** What the server says. */
  readonly log: string;
}

/** A folder for its socket, or a port on 127.0.0.1. */
export type Listening = { readonly socketFolder: string } | { readonly port: number };

/** Names the socket; nobody listens on it when there is a folder. */
export const SOCKET_PORT = 5432;

export interface Postmaster {
  readonly pid: number;
  /** Ends with what ended it. */
  readonly exited: Promise<string>;
  /** Whether it runs. */
  alive(): boolean;
  /** `fast` rolls back what is open; `immediate` is a crash that the next start recovers from. */
  signal(mode: "fast" | "immediate" | "kill"): void;
}

export interface StartOptions {
  /** Beyond the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Gives up waiting. */
  readonly signal?: AbortSignal;
}

/** Small memory, every commit on the disk, and nothing of a row in the log. */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  max_connections: "50",
  shared_buffers: "32MB",
  maintenance_work_mem: "32MB",
  // No shared memory beyond the start: containers have little of it.
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  max_worker_processes: "2",
  max_wal_senders: "2",
  max_logical_replication_workers: "0",
  autovacuum_max_workers: "2",
  jit: "off",
  timezone: "UTC",
  logging_collector: "off",
  log_destination: "stderr",
  log_timezone: "UTC",
  log_checkpoints: "off",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};

/** Since version 18 reads have helper processes of their own unless told otherwise. */
const SETTINGS_18: Readonly<Record<string, string>> = { io_method: "sync" };

/** How often to look whether it is ready, ms. */
const LOOK = 15;

/**
 * Starts a server and waits until it takes connections, however long recovery takes.
 *
 * @throws StoreError `unavailable` with its last words when it ends instead.
 */
export async function startPostmaster(
  place: ServerPlace,
  version: string,
  listening: Listening,
  { settings = {}, signal }: StartOptions = {},
): Promise<Postmaster> {
  const all = {
    ...SETTINGS,
    ...(Number.parseInt(version, 10) >= 18 && SETTINGS_18),
    ...("port" in listening
      ? { listen_addresses: "127.0.0.1", port: String(listening.port), unix_socket_directories: "" }
      : {
          listen_addresses: "",
          port: String(SOCKET_PORT),
          unix_socket_directories: listening.socketFolder,
          unix_socket_permissions: "0700",
        }),
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  await rename(place.log, `${place.log}.1`).catch(() => {});
  const log = await open(place.log, "w", 0o600);
  try {
    const child = spawn(program(place.binaries, "postgres"), ["-D", place.cluster, ...flags], {
      ...place.user,
      cwd: "/",
      env: serverEnvironment(),
      stdio: ["ignore", log.fd, log.fd],
      // Its own process group: an interrupt at the keyboard is for the host, which then stops it in order.
      detached: true,
    });
    return await ready(child, place, signal);
  } finally {
    await log.close();
  }
}

async function ready(child: ChildProcess, place: ServerPlace, stop: AbortSignal | undefined): Promise<Postmaster> {
  let over = false;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (reason) => resolve(reason.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  }).finally(() => {
    over = true;
  });
  const giveUp = () => void (child.pid !== undefined && signalPostmaster(place, child.pid, "fast"));
  stop?.addEventListener("abort", giveUp);
  while (!over) {
    if ((await readyPid(place.cluster)) === child.pid) {
      const pid = child.pid as number;
      stop?.removeEventListener("abort", giveUp);
      // It does not keep a host alive that has nothing else to do.
      child.unref();
      return { pid, exited, alive: () => !over, signal: (mode) => void signalPostmaster(place, pid, mode) };
    }
    await Promise.race([exited, delay(LOOK)]);
  }
  const words = lastWords(await readFile(place.log, "utf8").catch(() => ""));
  throw new StoreError("unavailable", `The database did not start (${await exited}): ${words}`);
}

/** Of a server that takes connections. */
async function readyPid(cluster: string): Promise<number | undefined> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return lines[7]?.trim() === "ready" ? Number(lines[0]) : undefined;
}

/** On Windows, where processes have no signals, by the program that comes with the server. */
export async function signalPostmaster(
  { binaries }: Pick<ServerPlace, "binaries">,
  pid: number,
  mode: "fast" | "immediate" | "kill",
): Promise<void> {
  try {
    if (mode === "kill") process.kill(pid, "SIGKILL");
    else if (process.platform === "win32") {
      await promisify(execFile)(program(binaries, "pg_ctl"), ["kill", mode === "fast" ? "INT" : "QUIT", String(pid)]);
    } else process.kill(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
  } catch {
    // It has ended already.
  }
}
