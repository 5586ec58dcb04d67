/**
 * One server of PostgreSQL for all tests of the package, started when the first of them asks for a database and removed at the
 * end of the run. Vitest loads this file once, before the workers start.
 *
 * `TEST_POSTGRES_URL` names another server instead, of a user who may create databases.
 */

import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { findBinaries, serverUser, usableBinaries, versionOf } from "../src/embedded/binaries.ts";
import { ADMIN, createCluster, newSecrets } from "../src/embedded/cluster.ts";
import { type Postmaster, startPostmaster } from "../src/embedded/postmaster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Port on 127.0.0.1 of whoever answers with the URL of the server. */
    postgresDoor: number;
  }
}

interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<Running> | undefined;
  const door = createServer((socket) => {
    socket.on("error", () => {});
    running ??= startServer();
    running.then(
      ({ url }) => socket.end(url),
      (reason) => socket.end(`failed: ${reason}`),
    );
  });
  project.provide("postgresDoor", await listen(door));
  return async () => {
    door.close();
    await (await running)?.stop();
  };
}

async function startServer(): Promise<Running> {
  const { TEST_POSTGRES_URL } = process.env;
  if (TEST_POSTGRES_URL !== undefined) return { url: TEST_POSTGRES_URL, stop: async () => {} };
  const found = await findBinaries();
  if (found === undefined) throw new Error("There is no PostgreSQL for this platform; name one in TEST_POSTGRES_URL.");
  const folder = await mkdtemp(join(tmpdir(), "dunlin-postgres-"));
  await chmod(folder, 0o711);
  const user = serverUser({ uid: 0, gid: 0 });
  const binaries = await usableBinaries(found, user, folder);
  const cluster = join(folder, "data");
  const secrets = newSecrets();
  await createCluster(cluster, binaries, user, secrets);
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const place = { cluster, binaries, user, log: join(folder, "log") };
  const version = (await versionOf(binaries, user)) ?? "";
  // Nobody pulls the plug of a test.
  const settings = { fsync: "off", max_connections: "200", shared_buffers: "64MB" };
  const { port, server } = await onFreePort((free) => startPostmaster(place, version, { port: free }, { settings }));
  const end = () => server.signal("immediate");
  // A run that is broken off leaves no server behind.
  process.once("exit", end);
  return {
    url: `postgresql://${ADMIN}:${secrets.admin}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.removeListener("exit", end);
      end();
      // Its end alone does not keep the process waiting.
      while (server.alive()) await delay(20);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL cannot choose a port itself, and somebody may be faster. */
async function onFreePort(
  start: (port: number) => Promise<Postmaster>,
): Promise<{ readonly port: number; readonly server: Postmaster }> {
  for (let attempt = 1; ; attempt++) {
    const probe = createServer();
    const port = await listen(probe);
    await new Promise((resolve) => probe.close(resolve));
    try {
      return { port, server: await start(port) };
    } catch (reason) {
      if (attempt === 5) throw reason;
    }
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}
