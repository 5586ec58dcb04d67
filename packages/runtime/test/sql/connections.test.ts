/** What only a server has: several connections, connections that break, and databases that go away. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sql, SqlSession } from "../../src/model/sql.ts";
import type { Store, Tx } from "../../src/model/store.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { enroll, enrollment, MONDAY, note, people, person, step } from "../store/rows.ts";

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = sqlStore(database.sql());
  await store.open();
}, 60_000);
afterAll(() => database.drop());

/** Resolves when it has been called `count` times. */
function gate(count: number): () => Promise<void> {
  let left = count;
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    left -= 1;
    if (left === 0) open();
    return opened;
  };
}

/** The backend of this transaction. */
const endBackend = (session: SqlSession) =>
  session.query("select pid from pg_stat_activity where pid = pg_backend_pid()", []);

/** A store over connections of its own, and what ends the one that a transaction is using. */
function breakable(): { store: Store; end: () => Promise<void> } {
  const sql = database.sql({ max: 1 });
  const killer = database.sql({ max: 1 });
  let pid: unknown;
  const end = async (): Promise<void> => {
    await killer.query("select pg_terminate_backend($1)", [pid]);
    for (let gone = false; !gone; ) {
      gone = (await killer.query("select from pg_stat_activity where pid = $1", [pid])).rows.length === 0;
    }
  };
  const watched: Sql = {
    query: (text, values) => sql.query(text, values),
    transaction: (work) =>
      sql.transaction(async (session) => {
        pid = (await endBackend(session)).rows[0]?.pid;
        return work(session);
      }),
    close: () => sql.close(),
  };
  return { store: sqlStore(watched), end };
}

test("SQ5 hosts that claim at once get different enrollments, and all of them", async () => {
  await store.transaction("claims", async (tx) => {
    await enroll(tx, Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`c${n}`, { wakeAt: MONDAY + n }])));
  });
  const together = gate(3);
  const claim = async (host: Store): Promise<string[]> =>
    host.transaction("claims", async (tx) => {
      const rows = await tx.claimDue(MONDAY + 100, 20);
      await together();
      return rows.map(({ caseId }) => caseId);
    });
  const claimed = (await Promise.all([store, store, sqlStore(database.sql())].map(claim))).flat();
  expect(new Set(claimed).size).toBe(60);
  expect(claimed).toHaveLength(60);
});

test("SQ6 a connection that is ended writes nothing, is told as unavailable, and the next one works", async () => {
  const { store: broken, end } = breakable();
  const outcome = broken.transaction("ended", async (tx) => {
    await people(tx, "anna");
    await end();
    await tx.people(["anna"]);
  });
  await expect(outcome).rejects.toMatchObject({ name: "StoreError", code: "unavailable", uncertain: false });
  expect(await broken.transaction("ended", (tx) => tx.people(["anna"]))).toEqual([]);
  expect(await broken.now()).toBeGreaterThan(0);
});

test("SQ6 a connection that breaks while it commits is told as uncertain", async () => {
  await database.sql().query(`
    create function dunlin.end_here() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
    create constraint trigger end_here after insert on dunlin.inbox deferrable initially deferred
      for each row when (new.source = 'torn') execute function dunlin.end_here()`);
  const outcome = store.transaction("torn", (tx) => tx.inbox("torn", ["id"]));
  await expect(outcome).rejects.toMatchObject({ name: "StoreError", code: "unavailable", uncertain: true });
});

test("SQ7 a dropped database is told as unavailable, and a new one works after it is opened", async () => {
  const url = new URL(database.url);
  const name = `${url.pathname.slice(1)}_gone`;
  const admin = database.sql({ max: 1 });
  await admin.query(`create database ${name} template template0`);
  const gone = postgresStore(Object.assign(url, { pathname: `/${name}` }).href, { connection: { max: 2 } });
  try {
    await gone.open();
    await gone.transaction("t", (tx) => people(tx, "anna"));
    await admin.query(`drop database ${name} with (force)`);
    for (const ask of [() => gone.transaction("t", (tx) => tx.people(["anna"])), () => gone.now(), () => gone.due(0)]) {
      await expect(ask()).rejects.toMatchObject({ name: "StoreError", code: "unavailable" });
    }
    await admin.query(`create database ${name} template template0`);
    await gone.open();
    expect(await gone.transaction("t", (tx) => tx.people(["anna"]))).toEqual([]);
  } finally {
    await gone.close();
    await admin.query(`drop database if exists ${name} with (force)`);
  }
});

test("SQ8 of two that wait for each other one begins again, and both are written", async () => {
  await store.transaction("knot", (tx) => people(tx, "anna", "ben"));
  const both = gate(2);
  let runs = 0;
  const tangle = (first: string, second: string) =>
    store.transaction("knot", async (tx) => {
      runs += 1;
      await tx.lockPeople([first]);
      if (runs <= 2) await both();
      await tx.lockPeople([second]);
      await tx.savePeople([person(second, { legalHold: `by ${first}` })]);
    });
  await Promise.all([tangle("anna", "ben"), tangle("ben", "anna")]);
  expect(runs).toBe(3);
  const rows = await store.transaction("knot", (tx) => tx.people(["anna", "ben"]));
  expect(rows.map(({ legalHold }) => legalHold)).toEqual(["by ben", "by anna"]);
}, 20_000);

test("SQ8 what collides for ever is given up after six times", async () => {
  let runs = 0;
  const collides = store.transaction("storm", async (tx) => {
    runs += 1;
    await tx.takePermits("x", 1, 1, 1);
    await raise(tx, "40001");
  });
  await expect(collides).rejects.toMatchObject({ name: "StoreError" });
  expect(runs).toBe(6);
});

test("SQ9 a failure that the work swallows is not taken for a commit", async () => {
  const swallowed = store.transaction("deaf", async (tx) => {
    await people(tx, "anna");
    await raise(tx, "22012").catch(() => {});
  });
  await expect(swallowed).rejects.toThrow();
  expect(await store.transaction("deaf", (tx) => tx.people(["anna"]))).toEqual([]);
});

test("SQ9 what the work throws comes out as it is", async () => {
  const own = Object.assign(new Error("the host's own"), { code: "ECONNREFUSED" });
  await expect(store.transaction("own", () => Promise.reject(own))).rejects.toBe(own);
});

test("SQ10 another host hears a commit that asks for it, once, and no rollback", async () => {
  const other = sqlStore(database.sql());
  const heard: number[] = [];
  let last = (): void => {};
  const end = new Promise<void>((resolve) => {
    last = resolve;
  });
  const stop = await other.listen?.(() => {
    heard.push(heard.length);
    if (heard.length === 2) last();
  });
  await store
    .transaction("calls", async (tx) => {
      tx.notify();
      throw new Error("no");
    })
    .catch(() => {});
  await store.transaction("calls", async (tx) => {
    for (let i = 0; i < 5; i++) tx.notify();
    expect(heard).toEqual([]);
  });
  await sqlStore(database.sql(), { schema: "elsewhere" }).open();
  await sqlStore(database.sql(), { schema: "elsewhere" }).transaction("calls", async (tx) => tx.notify());
  await store.transaction("calls", (tx) => tx.gauges());
  await store.transaction("calls", async (tx) => tx.notify());
  await end;
  expect(heard).toHaveLength(2);
  await stop?.();
});

test("SQ11 the clock is the one of the database, unless a host has another", async () => {
  const told = await database.sql().query<{ now: string }>("select clock_timestamp() as now", []);
  const database1 = Date.parse(String(told.rows[0]?.now));
  const seen = await store.transaction("clock", async (tx) => tx.now);
  expect(seen).toBeGreaterThanOrEqual(Math.floor(database1));
  const virtual = sqlStore(database.sql(), { clock: { now: () => MONDAY } });
  expect(await virtual.now()).toBe(MONDAY);
  expect(await virtual.transaction("clock", async (tx) => tx.now)).toBe(MONDAY);
});

test("SQ12 a connection that goes back keeps nothing of a transaction, so a pooler may lend it to others", async () => {
  const sql = database.sql({ max: 1 });
  const settings =
    "select name, setting from pg_settings where name in ('search_path', 'plan_cache_mode', 'lock_timeout')";
  const before = await sql.query(settings, []);
  const pooled = sqlStore(sql);
  await pooled.transaction("pooled", (tx) => people(tx, "anna"));
  await pooled.due(0);
  expect((await sql.query(settings, [])).rows).toEqual(before.rows);
});

test("SQ13 pruning adds up the counts of a day, and their sums stay the same", async () => {
  const count = { strategy: "s", version: 1, node: "n", measure: "sent", day: "2026-03-02" };
  await store.transaction("sums", async (tx) => {
    for (let i = 0; i < 5; i++)
      await tx.addTallies([
        { ...count, count: i },
        { ...count, node: "m", count: 1, valueMinor: 9 },
      ]);
    await tx.addTallies([{ ...count, node: "once", count: 1 }]);
  });
  const read = () => store.transaction("sums", (tx) => tx.tallies({ strategy: "s", byDay: true }));
  const before = await read();
  let pruned = 0;
  for (let rows = 1; rows > 0; pruned += rows) {
    rows = await store.transaction("sums", (tx) => tx.prune({ inboxBefore: 0 }, 3));
  }
  expect(pruned).toBe(8);
  expect(await read()).toEqual(before);
});

test("SQ13 pruning forgets the permits of windows that are over, and of no other", async () => {
  let now = MONDAY;
  const hours = sqlStore(database.sql(), { clock: { now: () => now } });
  const take = () => hours.transaction("permits", (tx) => tx.takePermits("email", 9, 10, 3_600_000));
  const prune = () => hours.transaction("permits", (tx) => tx.prune({ inboxBefore: MONDAY * 2 }, 10));
  expect(await take()).toBe(9);
  expect(await prune()).toBe(0);
  expect(await take()).toBe(1);
  now += 3_600_000;
  expect(await prune()).toBe(1);
  expect(await take()).toBe(9);
});

test("SQ14 a step that was made meanwhile is a conflict, also for who waited for it", async () => {
  await store.transaction("race", (tx) => enroll(tx, { c1: { wakeAt: MONDAY } }));
  const read = gate(2);
  const write = async (node: string) =>
    store.transaction("race", async (tx) => {
      await tx.enrollments(["c1"]);
      await read();
      await tx.saveSteps([step(enrollment("c1", { rev: 2, head: node }))]);
      await tx.putDocument(note(node));
    });
  const outcomes = await Promise.allSettled([write("a"), write("b")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await store.transaction("race", (tx) => tx.documents({ kind: "note" }))).toHaveLength(1);
});

test("SQ14 a wake that is moved after a step that was not seen is a conflict, too", async () => {
  await store.transaction("late", (tx) => enroll(tx, { c1: { wakeAt: MONDAY } }));
  const [stale] = await store.transaction("late", (tx) => tx.enrollments(["c1"]));
  await store.transaction("late", (tx) => tx.saveSteps([step(enrollment("c1", { rev: 2, wakeAt: MONDAY + 1 }))]));
  if (stale === undefined) throw new Error("not enrolled");
  const moved = store.transaction("late", (tx) =>
    tx.saveSteps([{ enrollment: { ...stale, wakeAt: MONDAY + 2 }, outbox: [] }]),
  );
  await expect(moved).rejects.toMatchObject({ code: "conflict" });
  expect(await store.transaction("late", (tx) => tx.enrollments(["c1"]))).toMatchObject([
    { rev: 2, wakeAt: MONDAY + 1 },
  ]);
});

/** Fails as the server would, through a statement of the store. */
async function raise(tx: Tx, state: "40001" | "22012"): Promise<void> {
  const sql = database.sql();
  const name = state === "40001" ? "storm" : "deaf";
  const failure = state === "40001" ? "raise sqlstate '40001'" : "perform 1 / 0";
  await sql.query(`
    create or replace function dunlin.fail_${name}() returns trigger language plpgsql as $$ begin ${failure}; end $$;
    create or replace trigger fail_${name} before insert on dunlin.inbox
      for each row when (new.source = '${name}') execute function dunlin.fail_${name}()`);
  await tx.inbox(name, ["id"]);
}
