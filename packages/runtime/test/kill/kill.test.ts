/** Hosts and databases are killed in the middle of their work. Whatever had to leave has left, or is known to be unknown. */

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { startEmbedded } from "../../src/embedded/embedded.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { prepare, settleAccounts } from "./account.ts";
import { crashServer } from "./crashServer.ts";
import { killableRuntime, untilQuiet } from "./hostOnly.ts";
import { bundled, type Ledger, removeBundles, run, startLedger } from "./processes.ts";
import { clockFrom } from "./story.ts";

/** The whole run has the size of the promise; `npm test` a twelfth, and a proof that shares its time with others a sixth. */
const share = WHOLE ? 1 : 12;
const KILLS = Math.ceil(60 / share);
const CRASHES = Math.ceil(10 / share);
const CASES = Math.ceil(2_600 / share);

let programs: Readonly<Record<"host" | "ledger", string>>;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  programs = await bundled(["host", "ledger"]);
}, 120_000);

afterAll(async () => {
  removeBundles();
  for (const database of databases) await database.drop();
});

async function killAgainAndAgain(databaseUrl: string, ledger: Ledger, origin: number): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    const host = run(programs.host, [databaseUrl, ledger.url, String(origin), `host-${kill}`]);
    // One in six while it boots; the others in the middle of their work.
    if (kill % 6 !== 5) await host.line();
    await new Promise((resolve) => setTimeout(resolve, 60 + ((kill * 137) % 700)));
    await host.kill();
  }
  const last = run(programs.host, [databaseUrl, ledger.url, String(origin), "last"]);
  while ((await last.line()) !== "done") if (last.process.exitCode !== null) throw new Error("the last host failed");
  await last.ended;
}

test(`GK1 ${KILLS} killed hosts lose no contact, and send none twice that may not be sent twice`, async () => {
  const database = await testDatabase();
  databases.push(database);
  const origin = Date.now();
  const clock = clockFrom(origin);
  const ledger = await startLedger(programs.ledger, 7);
  const runtime = killableRuntime(postgresStore(database.url, { clock }), clock, ledger.url, "watcher");
  try {
    await prepare(runtime, CASES);
    await killAgainAndAgain(database.url, ledger, origin);
    console.log(`${KILLS} killed hosts: ${await settleAccounts(runtime, CASES, ledger.counts())}`);
  } finally {
    await ledger.stop();
    await runtime.stop();
  }
}, 900_000);

test(`GK2 a database that crashes ${CRASHES} times under its host loses nothing that was committed`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-crash-"));
  // The server runs under another user where the tests run as root.
  chmodSync(folder, 0o711);
  const server = await startEmbedded(join(folder, "data"));
  const clock = clockFrom(Date.now());
  const ledger = await startLedger(programs.ledger, 8);
  const runtime = killableRuntime(sqlStore(server.sql, { clock }), clock, ledger.url, "host");
  try {
    await prepare(runtime, CASES);
    await runtime.start();
    for (let crash = 0; crash < CRASHES; crash++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + ((crash * 271) % 900)));
      await crashServer(join(folder, "data"));
    }
    await untilQuiet(runtime);
    const account = await settleAccounts(runtime, CASES, ledger.counts());
    console.log(`${CRASHES} crashes of the database: ${account}`);
    expect(server.health()).toMatchObject({ restarts: CRASHES });
  } finally {
    await ledger.stop();
    await runtime.stop().catch(() => undefined);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 900_000);
