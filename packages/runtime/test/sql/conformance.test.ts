/**
 * PostgreSQL keeps to what every store promises; in a proof also the embedded one, PGlite, and the oldest version that is
 * supported, where this machine has it.
 */

import { existsSync } from "node:fs";
import { PROOF } from "../../../../scripts/sizes.ts";
import { type EmbeddedStoreOptions, embeddedStore } from "../../src/embedded/embeddedStore.ts";
import { pgliteConnection } from "../../src/sql/connectionPglite.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { Directories } from "../embedded/directories.ts";
import { testDatabase } from "../postgres.ts";
import { type OpenedStore, storeConformance } from "../store/conformance.ts";

/** Where Debian keeps it. */
const FIFTEEN = "/usr/lib/postgresql/15";

async function openPostgres(): Promise<OpenedStore> {
  const database = await testDatabase();
  const make = () => sqlStore(database.sql());
  let store = make();
  await store.open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = make();
      await store.open();
      return store;
    },
    close: () => database.drop(),
  };
}

/** Closed and opened again it has to find everything in its directory. */
async function openEmbedded(options: EmbeddedStoreOptions = {}): Promise<OpenedStore> {
  const directories = new Directories();
  const store = embeddedStore(await directories.path(), options);
  await store.open();
  return {
    store,
    reopen: async () => {
      await store.close();
      await store.open();
      return store;
    },
    close: async () => {
      await store.close();
      await directories.remove();
    },
  };
}

async function openPglite(): Promise<OpenedStore> {
  const store = sqlStore(await pgliteConnection(), { kind: "pglite" });
  await store.open();
  return { store, close: () => store.close() };
}

storeConformance("PostgreSQL", openPostgres);
if (PROOF) {
  storeConformance("embedded", openEmbedded);
  storeConformance("PGlite", openPglite, { serial: true });
  if (existsSync(`${FIFTEEN}/bin/postgres`)) {
    storeConformance("PostgreSQL 15", () => openEmbedded({ programs: FIFTEEN }));
  }
}
