/** The same services over PostgreSQL, where two hosts really are at work at the same time. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "../../src/model/store.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { createPeople } from "../../src/people/people.ts";
import { createVault } from "../../src/people/vault.ts";
import { createPublishing } from "../../src/publishing/publishing.ts";
import { readLog } from "../../src/settings/log.ts";
import { createSettings } from "../../src/settings/settings.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { admin, author, publisher, second, strategy, template, who } from "./house.ts";

let database: TestDatabase;
let stores: readonly Store[];
beforeAll(async () => {
  database = await testDatabase();
  stores = [sqlStore(database.sql()), sqlStore(database.sql())];
  for (const store of stores) await store.open();
}, 60_000);
afterAll(() => database.drop());

const hosts = () => stores.map((store) => ({ store, ...createPublishing({ store }), settings: createSettings(store) }));
const turns = [0, 1, 2, 3, 4, 5];

test("PU13 on two hosts over one database, one version comes of many who agree, by two people", async () => {
  const [one, two] = hosts() as [ReturnType<typeof hosts>[0], ReturnType<typeof hosts>[0]];
  await one.settings.change("careful", { fourEyes: true }, admin);
  const actors = [publisher, second, admin, who("pam", "publisher")];
  for (const turn of turns) {
    const id = `early-${turn}`;
    const { rev } = await one.strategies.saveDraft("careful", strategy({ id }), 0, author);
    const results = await Promise.allSettled(
      actors.map((actor, index) => (index % 2 ? one : two).strategies.publish("careful", id, rev, actor)),
    );
    const versions = await two.strategies.versions("careful", id);
    expect(versions).toHaveLength(1);
    expect(versions[0]?.approvedBy).toBeDefined();
    expect(versions[0]?.approvedBy).not.toBe(versions[0]?.publishedBy);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(actors.length);
  }
});

test("PU1 on two hosts over one database one of many savings is heard, the first of all too", async () => {
  const both = hosts();
  for (const rev of [0, 1, 2]) {
    const saves = await Promise.allSettled(
      turns.map((turn) =>
        both[turn % 2]?.strategies.saveDraft("busy", strategy({ name: `${rev} by ${turn}` }), rev, author),
      ),
    );
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const save of saves) if (save.status === "rejected") expect(save.reason.code).toBe("version.conflict");
    expect((await both[0]?.strategies.draft("busy", "early"))?.rev).toBe(rev + 1);
  }
});

test("PU7 on two hosts over one database a draft without second eyes is one version", async () => {
  const both = hosts();
  const { rev } = (await both[0]?.templates.saveDraft("quick", template(), 0, author)) ?? { rev: 0 };
  const results = await Promise.all(
    turns.map((turn) => both[turn % 2]?.templates.publish("quick", "hello", rev, publisher)),
  );
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(await both[1]?.templates.versions("quick", "hello")).toHaveLength(1);
  expect(await both[1]?.templates.compiled("quick", "hello", "es", undefined)).toMatchObject({
    locale: "es",
    version: 1,
  });
});

test("SE6 on two hosts over one database changes of different settings all hold", async () => {
  const both = hosts();
  const names = ["paused", "contactsStopped", "shadow", "fourEyes"];
  await Promise.all(names.map((name, turn) => both[turn % 2]?.settings.change("fresh", { [name]: true }, admin)));
  expect(Object.keys((await both[0]?.settings.change("fresh", {}, admin)) ?? {}).sort()).toEqual(names.toSorted());
  expect(await readLog(stores[0] as Store, "fresh", { subject: "settings" }, admin)).toHaveLength(4);
});

test("PE22 on two hosts over one database erasing at the same time is erasing once", async () => {
  const vault = createVault(localKeyWrap(new Uint8Array(32).fill(7)));
  const [store] = stores as [Store];
  const sealed = await vault.seal("north", { id: "P-1" }, { addresses: [], values: { name: "Ana" } });
  await store.transaction("north", (tx) =>
    tx.savePeople([{ id: "P-1", debtor: { id: "P-1" }, contacts: [], ...sealed }]),
  );
  const services = stores.map((own) => createPeople({ store: own, vault }));
  await Promise.all(turns.map((turn) => services[turn % 2]?.erase("north", "P-1", admin)));
  expect(await readLog(store, "north", { what: "person.erased" }, admin)).toHaveLength(1);
  const [row] = await store.transaction("north", (tx) => tx.people(["P-1"]));
  expect(row).toEqual({ id: "P-1", debtor: { id: "P-1", channels: [] }, contacts: [], erasedAt: expect.any(Number) });
});
