/** The store in a directory: started when it is opened, gone when it is closed, and nobody else's meanwhile. */

import { afterAll, expect, test } from "vitest";
import { embeddedStore } from "../../src/embedded/embeddedStore.ts";
import { StoreError } from "../../src/model/store.ts";
import { Directories } from "../embedded/directories.ts";
import { MONDAY, people } from "../store/rows.ts";

const directories = new Directories();
afterAll(() => directories.remove());

test("SQ19 the embedded store is there from open to close, in one process, and keeps what was committed", async () => {
  const directory = await directories.path();
  const store = embeddedStore(directory, { clock: { now: () => MONDAY } });
  const ask = () => store.transaction("t", (tx) => tx.people(["anna"]));
  await expect(ask()).rejects.toMatchObject({ code: "closed" });
  await Promise.all([store.open(), store.open()]);
  expect(store.kind).toBe("embedded");
  expect(store.promise).toContain("survives");
  expect(await store.now()).toBe(MONDAY);
  await store.transaction("t", (tx) => people(tx, "anna"));

  const other = embeddedStore(directory);
  const refused = other.open();
  await expect(refused).rejects.toBeInstanceOf(StoreError);
  await expect(refused).rejects.toMatchObject({ code: "locked" });

  const stop = await store.listen?.(() => {});
  await stop?.();
  await store.close();
  await expect(ask()).rejects.toMatchObject({ code: "closed" });

  // Who was refused can try again.
  await other.open();
  expect(await other.due(MONDAY)).toEqual([]);
  await other.close();
  await store.open();
  expect(await ask()).toHaveLength(1);
  await store.close();
}, 60_000);
