/** The same stories over every store: memory, a server of PostgreSQL, and the embedded one, which is a proof's. */

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { PROOF } from "../../../../scripts/sizes.ts";
import { embeddedStore } from "../../src/embedded/embeddedStore.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { testClock } from "../core/world.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { goldenFile, STORIES, tellOver } from "./corpus.ts";

/** Every run tells three, and one over PostgreSQL; a proof all of them over both. */
const OVER_MEMORY = PROOF ? STORIES : ["b-early-stage", "c-mid-stage", "e-b2b-invoices"];
const OVER_POSTGRES = PROOF ? STORIES : ["c-mid-stage"];

describe("GC1 the stories", () => {
  test.each(OVER_MEMORY)("GC1 %s reads over memory as it was written down", async (story) => {
    const clock = testClock();
    const told = await tellOver(memoryStore({ clock }), clock, story);
    await expect(told).toMatchFileSnapshot(fileURLToPath(goldenFile(story)));
  });

  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });

  test.each(OVER_POSTGRES)(
    "GC1 %s reads the same over PostgreSQL",
    async (story) => {
      const database = await testDatabase();
      databases.push(database);
      const clock = testClock();
      const store = postgresStore(database.url, { clock });
      try {
        await expect(await tellOver(store, clock, story)).toMatchFileSnapshot(fileURLToPath(goldenFile(story)));
      } finally {
        await store.close();
      }
    },
    60_000,
  );

  test.runIf(PROOF)(
    "GC1 they read the same over the embedded store, one after the other",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "dunlin-corpus-"));
      // The server runs under another user where the tests run as root.
      chmodSync(folder, 0o711);
      try {
        for (const story of STORIES) {
          const clock = testClock();
          const store = embeddedStore(join(folder, story), { clock });
          const told = await tellOver(store, clock, story).finally(() => store.close());
          await expect(told).toMatchFileSnapshot(fileURLToPath(goldenFile(story)));
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    300_000,
  );
});
