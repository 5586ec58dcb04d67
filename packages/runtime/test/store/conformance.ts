/**
 * What every store keeps to, as tests: run it over a store and see each promise of `src/model/store.ts` held or broken.
 * Every test has tenants of its own, so one store serves them all.
 */

import { afterAll, beforeAll, describe, test } from "vitest";
import type { Store, Tx } from "../../src/model/store.ts";
import { agreesWithMemory } from "./agreement.ts";
import { keepsCases } from "./cases.ts";
import { keepsCounts } from "./counts.ts";
import { keepsDocuments } from "./documents.ts";
import { keepsOutbox } from "./outbox.ts";
import { keepsPeople } from "./people.ts";
import { forgets } from "./retention.ts";
import { keepsSteps } from "./steps.ts";
import { keepsTenantsApart } from "./tenants.ts";
import { keepsTransactions } from "./transactions.ts";
import { keepsValues } from "./values.ts";

export interface OpenedStore {
  /** Open and empty. */
  readonly store: Store;
  /** Closes the store and opens another over what the first one kept; absent where nothing outlives the store. */
  reopen?(): Promise<Store>;
  /** Closes and removes everything. */
  close(): Promise<void>;
}

/** The store under test, as the parts of the suite see it. */
export interface Subject {
  readonly store: Store;
  /** A tenant that nobody had before. */
  tenant(): string;
  /** One transaction of a tenant. */
  run<T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Opens the store anew, or undefined where it cannot. */
  reopen(): Promise<Store | undefined>;
  /** Another store, empty, in the same hands. */
  another(): Promise<OpenedStore>;
}

/**
 * Declares the tests. `open` is called once for all of them, and once more for one that is closed early.
 *
 * @param options - `serial`: transactions of one tenant run one after the other in this store, so that a test cannot hold one
 *   open beside another; tests that do are left out.
 */
export function storeConformance(
  name: string,
  open: () => Promise<OpenedStore>,
  { serial = false }: { readonly serial?: boolean } = {},
): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: Store;
    let tenants = 0;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    }, 120_000);
    afterAll(async () => {
      await opened.close();
    }, 60_000);
    const subject: Subject = {
      get store() {
        return store;
      },
      tenant: () => `tenant-${++tenants}`,
      run: (tenant, work) => store.transaction(tenant, work),
      reopen: async () => {
        if (opened.reopen === undefined) return undefined;
        store = await opened.reopen();
        return store;
      },
      another: open,
    };
    const sideBySide: SideBySide = (title, body) => {
      if (!serial) test(title, body);
    };
    keepsTransactions(subject, sideBySide);
    keepsValues(subject);
    keepsTenantsApart(subject);
    keepsPeople(subject, sideBySide);
    keepsCases(subject);
    keepsSteps(subject, sideBySide);
    keepsOutbox(subject);
    keepsCounts(subject);
    keepsDocuments(subject, sideBySide);
    forgets(subject);
    agreesWithMemory(subject);
  });
}

/** Declares a test for which two transactions of a tenant have to be open at once. */
export type SideBySide = (title: string, body: () => Promise<void>) => void;
