/** Several hosts over one database of PostgreSQL, each with connections of its own, and what reached the providers. */

import type { Strategy } from "@dunlin/engine";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { createRuntime, type DunlinRuntime } from "../../src/createRuntime.ts";
import type { RuntimeOptions } from "../../src/model/runtime.ts";
import type { Store } from "../../src/model/store.ts";
import type { ListeningSql } from "../../src/sql/connection.ts";
import { sqlStore } from "../../src/sql/sqlStore.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { ADMIN, SECRET, STRATEGY, TENANT, templateOf, testChannel, testClock } from "../core/world.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { type GatedSql, gatedSql } from "./gates.ts";

/** One text at once and another one after three days: no mail, whose templates take long to compile. */
export const TEXTS = {
  ...STRATEGY,
  entry: { start: "first" },
  nodes: { ...STRATEGY.nodes, first: { ...STRATEGY.nodes.sms, to: { next: "w1" } }, mail: undefined },
} as unknown as Strategy;

/** Connections per host. */
const POOL = 4;

export interface HostsOptions extends Partial<RuntimeOptions> {
  readonly strategies?: readonly Strategy[];
}

export interface Host {
  readonly runtime: DunlinRuntime;
  readonly store: Store;
  readonly sql: GatedSql;
}

/** Opened, with the strategies published for `TENANT`; the first host wrote them. */
export async function severalHosts(count: number, { strategies = [TEXTS], ...options }: HostsOptions = {}) {
  const database = await testDatabase();
  const clock = testClock();
  const sms = testChannel("sms");
  const hosts: Host[] = [];
  for (let i = 1; i <= count; i++) {
    const sql = gatedSql(database.sql({ max: POOL }));
    const store = sqlStore(sql, { clock });
    await store.open();
    const runtime = createRuntime({
      ...{ store, clock, channels: [sms], vault: localKeyWrap(SECRET), secret: SECRET, owner: `h${i}` },
      ...options,
    });
    hosts.push({ runtime, store, sql });
  }
  const [first] = hosts as [Host];
  await publish(first.runtime, strategies);
  return { database, hosts, clock, sms };
}

export async function publish(runtime: DunlinRuntime, strategies: readonly Strategy[]): Promise<void> {
  await runtime.templates.saveDraft(TENANT, templateOf("short", "sms"), 0, ADMIN);
  await runtime.templates.publish(TENANT, "short", 1, ADMIN);
  for (const strategy of strategies) {
    await runtime.strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await runtime.strategies.publish(TENANT, strategy.id, 1, ADMIN);
  }
}

/** One more pool, of somebody who looks at the rows. */
export const watcher = (database: TestDatabase): ListeningSql => database.sql({ max: 1 });

/** Statements in the schema of the runtime. */
export async function inSchema<Row>(sql: ListeningSql, text: string, values: readonly unknown[] = []) {
  return sql.transaction(async (session) => {
    await session.query("set local search_path to dunlin");
    return (await session.query<Row>(text, values)).rows;
  });
}

/** How large a race is: a tenth of the promise in `npm test`. */
export const sized = (whole: number): number => (WHOLE ? whole : Math.ceil(whole / 10));
