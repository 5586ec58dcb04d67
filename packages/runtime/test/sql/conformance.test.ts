/** PostgreSQL keeps to what every store promises. */

import { sqlStore } from "../../src/sql/sqlStore.ts";
import { testDatabase } from "../postgres.ts";
import { type OpenedStore, storeConformance } from "../store/conformance.ts";

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

storeConformance("PostgreSQL", openPostgres);
