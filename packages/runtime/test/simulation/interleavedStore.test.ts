/** The store of the simulation keeps to what every store promises, with transactions side by side. */

import { StoreError } from "../../src/model/store.ts";
import { storeConformance } from "../store/conformance.ts";
import { InterleavedStore } from "./interleavedStore.ts";

storeConformance("interleaved", async () => {
  const store = new InterleavedStore(Date);
  let closed = false;
  const transaction = store.transaction.bind(store);
  store.transaction = (tenant, work) =>
    closed ? Promise.reject(new StoreError("closed", "The store is closed.")) : transaction(tenant, work);
  store.close = async () => {
    closed = true;
  };
  return { store, close: async () => {} };
});
