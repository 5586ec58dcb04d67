/** A database that goes away under hosts that are at work, that is slow, and that comes back: they go on by themselves. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { createRuntime } from "../../src/createRuntime.ts";
import type { Meter } from "../../src/model/observe.ts";
import type { Store } from "../../src/model/store.ts";
import type { ListeningSql } from "../../src/sql/connection.ts";
import { pgConnection } from "../../src/sql/connection.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { ADMIN, DAY, inputOf, SECRET, TENANT, testChannel, testClock } from "../core/world.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { publish, TEXTS } from "../races/hosts.ts";

const CASES = 40;

let database: TestDatabase;
let admin: ListeningSql;
beforeAll(async () => {
  database = await testDatabase();
  const { href } = Object.assign(new URL(database.url), { pathname: "/postgres" });
  admin = pgConnection({ connectionString: href, max: 1 });
}, 60_000);
afterAll(async () => {
  await admin.close();
  await database.drop();
});

/** Nobody comes in any more, and those inside are thrown out: as if it were dropped. */
async function takeAway(name: string): Promise<void> {
  await admin.query(`alter database ${name} allow_connections false`);
  await throwOut(name);
  await admin.query(`alter database ${name} rename to ${name}_away`);
}

async function putBack(name: string): Promise<void> {
  await admin.query(`alter database ${name}_away rename to ${name}`);
  await admin.query(`alter database ${name} allow_connections true`);
}

const throwOut = (name: string) =>
  admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);

function counting() {
  const counts = new Map<string, number>();
  const meter: Meter = { count: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1), observe: () => {} };
  return {
    meter,
    failed: () => (counts.get("dunlin_round_errors_total") ?? 0) + (counts.get("dunlin_store_errors_total") ?? 0),
  };
}

test("GF1 a database that is taken away under a running host and put back loses nothing, and the host goes on", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const clock = testClock();
  const sms = testChannel("sms");
  const { meter, failed } = counting();
  const runtime = createRuntime({
    ...{ clock, meter, channels: [sms], vault: localKeyWrap(SECRET), secret: SECRET, concurrency: 4 },
    store: sqlStore(database.sql({ max: 4 }), { clock }),
  });
  await runtime.options.store.open();
  await publish(runtime, [TEXTS]);
  await runtime.cases.put(
    TENANT,
    Array.from({ length: CASES }, (_, i) => inputOf(`c${i}`)),
    ADMIN,
  );
  // Thrown out in the middle of the first contacts, some of them on their way.
  let gone: Promise<void> | undefined;
  sms.answer = async () => {
    gone ??= takeAway(name);
    await gone;
    return { status: "accepted" };
  };
  await runtime.start();
  await expect.poll(failed, { timeout: 20_000 }).toBeGreaterThan(0);
  const event = { type: "payment.received", id: "p", data: { amountMinor: 10_000 } };
  await expect(runtime.cases.deliver(TENANT, "c0", event, ADMIN)).rejects.toMatchObject({ code: "unavailable" });
  await putBack(name);
  const settled = async () => {
    const rows = await runtime.outbox.list(TENANT, { limit: 100 }).catch(() => []);
    return rows.filter(({ status }) => status === "sent").length;
  };
  await expect.poll(settled, { timeout: 30_000, interval: 200 }).toBe(CASES);
  expect(await runtime.cases.deliver(TENANT, "c0", event, ADMIN)).toMatchObject({ status: "applied" });
  // Connections that break off one after the other while timers are due.
  clock.on(3 * DAY);
  for (let i = 0; i < 5; i++) await throwOut(name);
  await expect.poll(settled, { timeout: 30_000, interval: 200 }).toBe(2 * CASES - 1);
  await runtime.stop();
  expect(sms.sent).toHaveLength(2 * CASES - 1);
  expect(new Set(sms.sent.map(({ key }) => key)).size).toBe(2 * CASES - 1);
}, 90_000);

test("GF7 over a slow store several hosts send everything once", async () => {
  const clock = testClock();
  const sms = testChannel("sms");
  const slow = (store: Store): Store => ({
    ...{ kind: store.kind, promise: store.promise },
    open: () => store.open(),
    due: (now) => store.due(now),
    tenants: () => store.tenants(),
    now: () => store.now(),
    close: () => store.close(),
    transaction: (tenant, work) =>
      store.transaction(tenant, async (tx) => {
        await new Promise((resolve) => setTimeout(resolve, 5 + 20 * Math.random()));
        const result = await work(tx);
        await new Promise((resolve) => setTimeout(resolve, 5 + 20 * Math.random()));
        return result;
      }),
  });
  const hosts = [0, 1].map((i) =>
    createRuntime({
      ...{
        clock,
        channels: [sms],
        vault: localKeyWrap(SECRET),
        secret: SECRET,
        owner: `slow${i}`,
        concurrency: 8,
      },
      store: slow(sqlStore(database.sql({ max: 8 }), { clock, schema: "slow" })),
    }),
  );
  const [first] = hosts as [(typeof hosts)[0]];
  await first.options.store.open();
  await publish(first, [TEXTS]);
  const cases = Array.from({ length: CASES }, (_, i) => inputOf(`s${i}`));
  await first.cases.put(TENANT, cases, ADMIN);
  for (const round of [0, 1]) {
    if (round === 1) clock.on(3 * DAY);
    await Promise.all(hosts.map((host) => host.settle()));
  }
  // A host may have left to the other what that one had locked.
  await first.settle();
  expect(sms.sent).toHaveLength(2 * CASES);
  expect(new Set(sms.sent.map(({ key }) => key)).size).toBe(2 * CASES);
}, 60_000);
