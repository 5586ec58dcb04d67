/** The crash of an embedded database server, seen from outside: any process of this machine can cause it. */

import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

export interface CrashOptions {
  /** `immediate` as `pg_ctl stop -m immediate`; `kill` gives the server no chance to tell its children. Default `immediate`. */
  readonly mode?: "immediate" | "kill";
  /** How long the host has to start it again, ms; default 60,000. */
  readonly within?: number;
}

/**
 * Crashes the server of an embedded directory and waits until its host has started another one that takes connections.
 *
 * @returns The process number of the new one.
 */
export async function crashServer(directory: string, options: CrashOptions = {}): Promise<number> {
  const { mode = "immediate", within = 60_000 } = options;
  const before = await readyServer(directory);
  if (before === undefined) throw new Error(`No server runs in ${directory}.`);
  process.kill(before, mode === "immediate" ? "SIGQUIT" : "SIGKILL");
  const until = Date.now() + within;
  while (Date.now() < until) {
    const now = await readyServer(directory);
    if (now !== undefined && now !== before) return now;
    await delay(20);
  }
  throw new Error(`The server of ${directory} was not started again within ${within} ms.`);
}

/** The main process of a server that takes connections. */
export async function readyServer(directory: string): Promise<number | undefined> {
  const file = join(await realpath(directory), "postgres", "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  return lines[7]?.trim() === "ready" ? Number(lines[0]) : undefined;
}
