/** The service of migrations, over every store. */

import type { Node } from "@dunlin/engine";
import { afterAll, describe, expect, test } from "vitest";
import { createRuntime } from "../../src/createRuntime.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Actor, Role } from "../../src/model/actor.ts";
import type { Store } from "../../src/model/store.ts";
import { readLog } from "../../src/settings/log.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { ADMIN, DAY, SECRET, TENANT, type TestClock } from "../core/world.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import {
  enrollmentOf,
  moveAll,
  movesOf,
  movingWorld,
  NODES,
  type OpenStore,
  paid,
  plan,
  publishNext,
  SLOWER,
  strategyWith,
  versionsOf,
  WITHOUT_SMS,
  wait,
} from "./moving.ts";

const databases: TestDatabase[] = [];
const stores: Store[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  for (const database of databases) await database.drop();
});

const overMemory: OpenStore = async (clock: TestClock) => memoryStore({ clock });
const overPostgres: OpenStore = async (clock: TestClock) => {
  const database = await testDatabase();
  const store = postgresStore(database.url, { clock });
  databases.push(database);
  stores.push(store);
  return store;
};

const as = (id: string, ...roles: Role[]): Actor => ({ id, roles });
const all = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe.each([
  ["memory", overMemory],
  ["postgres", overPostgres],
])("Cases of a version, over %s", (_name, open) => {
  test("MG1 the dry run sees every case, and moves nobody", async () => {
    const { runtime, ids } = await movingWorld(open, { cases: 3 });
    const { id, status, plan: made } = await plan(runtime);
    expect([status, made.problems]).toEqual(["planned", []]);
    expect(made.impact).toMatchObject({ cases: 3, moved: 3, shifts: [{ days: 2, cases: 3 }] });
    expect(await versionsOf(runtime, ids)).toEqual([1, 1, 1]);
    expect(await runtime.migrations.work()).toBe(false);
    expect((await runtime.migrations.list(TENANT, "reminders")).map((one) => one.id)).toEqual([id]);
    expect(await runtime.migrations.list(TENANT, "other")).toEqual([]);
  });

  test("MG2 every case is moved once, with one entry in a chain that stays whole", async () => {
    const { runtime, ids, clock, sms } = await movingWorld(open, { cases: 5, batch: 2 });
    await runtime.settle();
    const done = await moveAll(runtime);
    expect(done).toMatchObject({
      status: "done",
      progress: { cases: 5, moved: 5, exited: 0, restarted: 0, refused: {} },
    });
    expect(await versionsOf(runtime, ids)).toEqual(all(5, 2));
    expect(await movesOf(runtime, ids)).toEqual(all(5, 1));
    for (const id of ids) expect((await runtime.cases.verify(TENANT, id)).whole).toBe(true);
    const entry = (await runtime.cases.journal(TENANT, "c0")).at(-1);
    expect(entry).toMatchObject({ version: 2, by: ADMIN.id, event: { type: "custom.migrated" } });
    expect(entry?.trace.map(({ code }) => code)).toEqual(["case.migrated", "wait.replanned"]);
    clock.on(3 * DAY);
    await runtime.settle();
    expect(sms.sent).toHaveLength(0);
    clock.on(2 * DAY);
    await runtime.settle();
    expect(sms.sent).toHaveLength(5);
  });

  test("MG2 those that cannot be moved are counted by reason, and exits and restarts apart", async () => {
    const { runtime } = await movingWorld(open, { cases: 2 });
    const pinned = await moveAll(runtime, { rule: "pin" });
    expect(pinned.progress).toMatchObject({ cases: 2, moved: 0, refused: { pinned: 2 } });
    const left = await moveAll(runtime, { nodes: { w1: { to: "exit", outcome: "withdrawn" } } });
    expect(left.progress).toMatchObject({ moved: 0, exited: 2 });
    expect((await enrollmentOf(runtime, "c0")).state).toMatchObject({ status: "exited", outcome: "withdrawn" });
    const again = await movingWorld(open, { cases: 2 });
    const restarted = await moveAll(again.runtime, { nodes: { w1: { to: "restart" } } });
    expect(restarted.progress).toMatchObject({ restarted: 2 });
  });

  test("MG3 pending contacts of nodes that are gone are canceled with the move, all others leave", async () => {
    const { runtime, clock, email, sms } = await movingWorld(open, { second: WITHOUT_SMS });
    clock.on(3 * DAY);
    await runtime.poll();
    const pending = () => runtime.outbox.list(TENANT, { status: "pending", limit: 100 });
    expect((await pending()).map(({ route }) => route).sort()).toEqual([...all(3, "email"), ...all(3, "sms")]);
    const { plan: made, id } = await plan(runtime, { nodes: { sms: { to: "node", node: "w2" } } });
    expect(made.impact.pendingContacts).toBe(3);
    await runtime.migrations.apply(TENANT, id, ADMIN);
    while (await runtime.migrations.work());
    expect((await pending()).map(({ route }) => route)).toEqual(all(3, "email"));
    const canceled = await runtime.outbox.list(TENANT, { status: "canceled", limit: 100 });
    expect(canceled.map(({ route, reasons }) => [route, reasons])).toEqual(all(3, ["sms", ["migrated"]]));
    await runtime.settle();
    expect([email.sent.length, sms.sent.length]).toEqual([3, 0]);
  });

  test("MG4 a batch that breaks off is undone, and another host goes on without moving anybody twice", async () => {
    const { runtime, store, clock, ids } = await movingWorld(open, { cases: 5, batch: 2 });
    const { id } = await plan(runtime);
    await runtime.migrations.apply(TENANT, id, ADMIN);
    await runtime.migrations.work();
    const breaking = createRuntime({
      ...{ store: breakingStore(store), clock, vault: localKeyWrap(SECRET), batch: 2 },
    });
    await expect(breaking.migrations.work()).rejects.toThrow("the host is gone");
    expect((await versionsOf(runtime, ids)).filter((version) => version === 2)).toHaveLength(2);
    const other = createRuntime({ store, clock, vault: localKeyWrap(SECRET), batch: 2 });
    while (await other.migrations.work());
    expect(await movesOf(runtime, ids)).toEqual(all(5, 1));
    expect((await runtime.migrations.get(TENANT, id))?.progress).toMatchObject({ cases: 5, moved: 5 });
    for (const each of ids) expect((await runtime.cases.verify(TENANT, each)).whole).toBe(true);
  });

  test("MG5 beside payments every case is moved or out, once, and who has paid hears nothing", async () => {
    const { runtime, ids, clock, sms } = await movingWorld(open, { cases: 12, batch: 3 });
    await runtime.settle();
    const { id } = await plan(runtime);
    await runtime.migrations.apply(TENANT, id, ADMIN);
    const payers = ids.filter((_, i) => i % 2 === 0);
    const work = async () => {
      while (await runtime.migrations.work());
    };
    await Promise.all([work(), ...payers.map((one) => runtime.cases.deliver(TENANT, one, paid(one), ADMIN))]);
    await work();
    for (const one of payers) expect((await enrollmentOf(runtime, one)).state.outcome).toBe("paid");
    for (const each of ids) expect((await runtime.cases.verify(TENANT, each)).whole).toBe(true);
    const moves = await movesOf(runtime, ids);
    for (const count of moves) expect(count).toBeLessThanOrEqual(1);
    const { progress } = (await runtime.migrations.get(TENANT, id)) ?? {};
    expect(progress?.moved).toBe(moves.filter((count) => count === 1).length);
    clock.on(6 * DAY);
    await runtime.settle();
    expect(sms.sent).toHaveLength(6);
  });

  test("MG6 roles and four eyes; twice is once; one at a time; every act is in the log", async () => {
    const { runtime, store } = await movingWorld(open, { cases: 1 });
    const { settings, migrations } = runtime;
    const request = { strategy: "reminders", from: 1, to: 2 };
    await expect(migrations.plan(TENANT, request, as("v", "viewer"))).rejects.toMatchObject({ code: "role.missing" });
    const { id } = await migrations.plan(TENANT, request, as("a", "author"));
    const second = await migrations.plan(TENANT, request, as("a", "author"));
    await expect(migrations.apply(TENANT, id, as("a", "author"))).rejects.toMatchObject({ code: "role.missing" });
    await settings.change(TENANT, { fourEyes: true }, ADMIN);
    expect(await migrations.apply(TENANT, id, as("a", "author"), "slower")).toMatchObject({ status: "proposed" });
    await expect(migrations.apply(TENANT, id, as("a", "author", "publisher"))).rejects.toMatchObject({
      code: "publish.fourEyes",
    });
    const begun = await migrations.apply(TENANT, id, as("p", "publisher"));
    expect(begun).toMatchObject({ status: "running", appliedBy: "a", approvedBy: "p", note: "slower" });
    expect((await migrations.apply(TENANT, id, as("p", "publisher"))).status).toBe("running");
    await expect(migrations.apply(TENANT, second.id, as("p", "publisher"))).rejects.toMatchObject({
      code: "migration.settled",
    });
    while (await migrations.work());
    await expect(migrations.apply(TENANT, id, as("p", "publisher"))).rejects.toMatchObject({
      code: "migration.settled",
    });
    await expect(migrations.apply(TENANT, "none", ADMIN)).rejects.toMatchObject({ code: "migration.unknown" });
    const acts = (await readLog(store, TENANT, { subject: "strategy:reminders" }, ADMIN)).map(({ what }) => what);
    expect(acts.filter((what) => /migrat/.test(what)).sort()).toEqual([
      ...["strategy.migrated", "strategy.migrationBegun", "strategy.migrationPlanned", "strategy.migrationPlanned"],
      "strategy.migrationProposed",
    ]);
  });

  test("MG7 a plan with problems is kept and cannot be applied", async () => {
    const { runtime, ids } = await movingWorld(open, { second: WITHOUT_SMS });
    const { id, plan: made } = await plan(runtime);
    expect(made.problems).toMatchObject([{ code: "target.missing", path: "/nodes/sms" }]);
    await expect(runtime.migrations.apply(TENANT, id, ADMIN)).rejects.toMatchObject({
      ...{ code: "migration.invalid", path: "/nodes/sms" },
    });
    expect(await runtime.migrations.work()).toBe(false);
    expect(await versionsOf(runtime, ids)).toEqual([1, 1, 1]);
    await expect(
      runtime.migrations.plan(TENANT, { strategy: "reminders", from: 1, to: 9 }, ADMIN),
    ).rejects.toMatchObject({ code: "version.unknown" });
  });

  const mark: Node = { type: "goal", goal: "half", checkpoint: true, to: { next: "w2" } };
  const marked = strategyWith({
    ...{
      w1: { ...NODES.w1, to: { next: "mark" } } as Node,
      mark: { ...mark, to: { next: "sms" } } as Node,
    },
  });

  test("MG8 with checkpoints a case is moved in the step in which it comes to one", async () => {
    const second = {
      ...marked,
      nodes: { ...marked.nodes, sms: { ...marked.nodes.sms, to: { next: "later" } }, later: wait("P9D", "end") },
    };
    const { runtime, ids, clock, sms } = await movingWorld(open, { first: marked, second: second as never });
    await runtime.settle();
    const { id, plan: made } = await plan(runtime, { moment: "checkpoint" });
    expect(made.impact).toMatchObject({ waiting: 3, moved: 0 });
    expect((await runtime.migrations.apply(TENANT, id, ADMIN)).status).toBe("waiting");
    expect(await runtime.migrations.work()).toBe(false);
    clock.on(2 * DAY);
    await runtime.settle();
    expect(await versionsOf(runtime, ids)).toEqual([1, 1, 1]);
    clock.on(DAY);
    await runtime.settle();
    expect(await versionsOf(runtime, ids)).toEqual([2, 2, 2]);
    const { state } = await enrollmentOf(runtime, "c0");
    expect([state.node, sms.sent.length]).toEqual(["later", 3]);
    for (const each of ids) expect((await runtime.cases.verify(TENANT, each)).whole).toBe(true);
    const tallies = await runtime.strategies.statistics(TENANT, "reminders", {});
    expect(tallies.filter(({ measure }) => measure === "goal:half").reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test("MG8 it is an event that brings a case to its checkpoint, too", async () => {
    const handlers = [{ id: "jump", on: ["custom.jump"], goto: "mark" }];
    const first = { ...marked, handlers };
    const { runtime } = await movingWorld(open, { first, second: { ...first, name: "Next" } });
    const { id } = await plan(runtime, { moment: "checkpoint" });
    await runtime.migrations.apply(TENANT, id, ADMIN);
    await runtime.cases.deliver(TENANT, "c1", { type: "custom.jump" }, ADMIN);
    expect((await enrollmentOf(runtime, "c1")).version).toBe(2);
    await runtime.migrations.stop(TENANT, id, ADMIN);
    await runtime.cases.deliver(TENANT, "c2", { type: "custom.jump" }, ADMIN);
    expect((await enrollmentOf(runtime, "c2")).version).toBe(1);
  });

  test("MG9 what is stopped moves nobody else", async () => {
    const { runtime, ids } = await movingWorld(open, { cases: 5, batch: 2 });
    const { id } = await plan(runtime);
    await runtime.migrations.apply(TENANT, id, ADMIN);
    await runtime.migrations.work();
    const stopped = await runtime.migrations.stop(TENANT, id, ADMIN, "wrong");
    expect(stopped).toMatchObject({ status: "stopped", progress: { moved: 2 } });
    expect(await runtime.migrations.work()).toBe(false);
    expect(await versionsOf(runtime, ids)).toEqual([2, 2, 1, 1, 1]);
    await expect(runtime.migrations.apply(TENANT, id, ADMIN)).rejects.toMatchObject({ code: "migration.settled" });
    await publishNext(runtime, { ...SLOWER, name: "Third" }, 2);
    const next = await runtime.migrations.plan(TENANT, { strategy: "reminders", from: 1, to: 3 }, ADMIN);
    expect(next.plan.impact.cases).toBe(3);
  });
});

/** Does all of the work of a transaction that writes steps, and then is gone. */
function breakingStore(store: Store): Store {
  return {
    ...store,
    kind: store.kind,
    promise: store.promise,
    open: () => store.open(),
    close: () => store.close(),
    now: () => store.now(),
    due: (now) => store.due(now),
    tenants: () => store.tenants(),
    transaction: (tenant, work) =>
      store.transaction(tenant, async (tx) => {
        let wrote = false;
        const watched = new Proxy(tx, {
          get(target, name) {
            if (name === "saveSteps") wrote = true;
            const member = Reflect.get(target, name) as unknown;
            return typeof member === "function" ? member.bind(target) : member;
          },
        });
        const result = await work(watched);
        if (wrote) throw new Error("the host is gone");
        return result;
      }),
  };
}
