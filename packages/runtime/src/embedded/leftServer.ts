/** Servers that outlived their host: the host was killed, the server goes on. Whoever holds the lock of the directory stops them. */

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StoreError } from "../model/store.ts";
import { type ServerPlace, SOCKET_PORT, signalPostmaster } from "./postmaster.ts";
import { serversOn } from "./processes.ts";
import { answers } from "./socketPaths.ts";

/** How long a server has to end in order, then at once, then at all, ms. */
const PATIENCE = { fast: 20_000, immediate: 10_000, kill: 5_000 } as const;

/** How often to look whether it has ended, ms. */
const LOOK = 20;

export const SOCKET = `.s.PGSQL.${SOCKET_PORT}`;

/**
 * Leaves nobody on the cluster, and no `postmaster.pid` that would hinder the next server.
 *
 * @param socketFolder - Where a server of this directory listens, if it does by socket.
 * @returns How many were stopped.
 * @throws StoreError `locked` when one is there that cannot be stopped from here.
 */
export async function stopLeftServers(place: ServerPlace, socketFolder: string): Promise<number> {
  const left = await serversOn(place.cluster);
  for (const mode of ["fast", "immediate", "kill"] as const) {
    const running = await serversOn(place.cluster);
    if (running.length === 0) break;
    // Without their main process the others end by themselves; those that do not are killed.
    const targets = running.filter(({ main }) => main || mode === "kill");
    for (const { pid } of targets) await signalPostmaster(place, pid, mode);
    await emptied(place.cluster, PATIENCE[mode]);
  }
  await refuseUnseen(place, socketFolder);
  await disarmPidFile(place.cluster);
  return left.filter(({ main }) => main).length;
}

/** Waits until nobody is on the cluster, or long enough. */
async function emptied(cluster: string, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until && (await serversOn(cluster)).length > 0) await delay(LOOK);
}

async function refuseUnseen({ cluster }: ServerPlace, socketFolder: string): Promise<void> {
  const seen = (await serversOn(cluster)).map(({ pid }) => pid);
  if (seen.length === 0 && (await answers(socketFolder, SOCKET)) !== true) return;
  const who = seen.length === 0 ? "in another container" : `(process ${seen.join(", ")})`;
  throw new StoreError(
    "locked",
    `A server of PostgreSQL still runs on ${cluster} ${who} and cannot be stopped from here. Stop it first.`,
  );
}

/**
 * Nobody runs, so whatever number `postmaster.pid` has belongs to somebody else or nobody. Ours takes its place: a server
 * takes the number of its parent for old, and still looks whether the shared memory that the file names is in use.
 */
async function disarmPidFile(cluster: string): Promise<void> {
  const file = join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const lines = text.split("\n");
  const sound = /^-?\d+$/.test(lines[0] ?? "") && lines[1] === cluster;
  // The line after the memory says that it is ready, which is over.
  if (sound) await writeFile(file, `${[String(process.pid), ...lines.slice(1, 7)].join("\n")}\n`);
  else await rm(file, { force: true });
}
