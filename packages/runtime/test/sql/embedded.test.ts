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

  const other = embeddedStore(directory).open();
  await expect(other).rejects.toBeInstanceOf(StoreError);
  await expect(other).rejects.toMatchObject({ code: "locked" });

  const stop = await store.listen?.(() => {});
  await stop?.();
  await store.close();
  await expect(ask()).rejects.toMatchObject({ code: "closed" });
  await store.open();
  expect(await ask()).toHaveLength(1);
  expect(await store.due(MONDAY)).toEqual([]);
  await store.close();
}, 60_000);

test("SQ19 where it cannot be started it says so, and can be tried again", async () => {
  const directory = await directories.path();
  const holder = embeddedStore(directory);
  await holder.open();
  const store = embeddedStore(directory);
  await expect(store.open()).rejects.toMatchObject({ code: "locked" });
  await holder.close();
  await store.open();
  expect(await store.now()).toBeGreaterThan(0);
  await store.close();
}, 60_000);
