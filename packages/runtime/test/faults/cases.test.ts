/** What can be wrong with one case, its template, its keys or the time: the others go on, and nothing is lost. */

import type { CaseFacts } from "@dunlin/engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRuntime } from "../../src/createRuntime.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Logger, Meter } from "../../src/model/observe.ts";
import type { KeyWrap } from "../../src/model/runtime.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { ADMIN, DAY, inputOf, SECRET, STRATEGY, TENANT, testChannel, testClock, testWorld } from "../core/world.ts";
import { inSchema, severalHosts, watcher } from "../races/hosts.ts";

/** What was counted and written about errors. */
function observer() {
  const counts = new Map<string, number>();
  const errors: unknown[] = [];
  const meter: Meter = {
    count: (name, _labels, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
    observe: () => {},
  };
  const logger: Logger = { debug() {}, info() {}, warn() {}, error: (data) => void errors.push(data) };
  return { counts, errors, meter, logger };
}

describe("a case that cannot be read", () => {
  const { counts, errors, meter, logger } = observer();
  let world: Awaited<ReturnType<typeof severalHosts>>;
  beforeAll(async () => {
    world = await severalHosts(1, { meter, logger });
  }, 60_000);
  afterAll(() => world.database.drop());

  /** Texts that are no states, or none of this strategy. */
  const SPOILED = [
    "",
    "\u{1f4a9}",
    "{}",
    '{"v":1',
    "null",
    '{"v":1,"status":"active"}',
    '{"v":1,"case":"x","run":1,"strategy":"reminders","version":1,"status":"held","dueAt":null,"enteredAt":0,"at":0,"node":"w1","entered":true,"visit":1,"index":0,"holds":[null]}',
    "1a~c~reminders@1~zzz",
  ];

  test("GF5 it is set aside with its text as it is, told, and the rest of its batch goes on", async () => {
    const { runtime } = world.hosts[0] as (typeof world.hosts)[0];
    const sql = watcher(world.database);
    const ids = Array.from({ length: 20 + SPOILED.length }, (_, i) => `c${String(i).padStart(2, "0")}`);
    const spoiled = ids.slice(0, SPOILED.length);
    await runtime.cases.put(
      TENANT,
      ids.map((id) => inputOf(id)),
      ADMIN,
    );
    await runtime.settle();
    expect(world.sms.sent.splice(0)).toHaveLength(ids.length);
    for (const [i, id] of spoiled.entries())
      await inSchema(sql, "update enrollment set state = $2 where case_id = $1", [id, SPOILED[i]]);
    world.clock.on(3 * DAY);
    await runtime.settle();
    expect(world.sms.sent.map(({ caseId }) => caseId).toSorted()).toEqual(ids.slice(SPOILED.length));
    expect(counts.get("dunlin_unreadable_total")).toBe(SPOILED.length);
    expect(errors).toEqual(
      expect.arrayContaining([{ tenant: TENANT, caseId: "c00", strategy: "reminders", obligation: "" }]),
    );
    expect(await runtime.outbox.gauges(TENANT)).toMatchObject({ parked: SPOILED.length, due: 0 });
    for (const [i, id] of spoiled.entries()) {
      const [row] = await inSchema<{ state: string }>(sql, "select state from enrollment where case_id = $1", [id]);
      expect(row?.state).toBe(SPOILED[i]);
      expect((await runtime.cases.peek(TENANT, id))?.enrollments[0]).toMatchObject({ parked: true, wakeAt: null });
    }
    expect((await runtime.cases.list(TENANT, { status: "parked" })).map(({ caseId }) => caseId)).toEqual(spoiled);
  });

  test("GF5 news about it is kept, what it had pending waits, and its state put right lets it go on", async () => {
    const { runtime } = world.hosts[0] as (typeof world.hosts)[0];
    const sql = watcher(world.database);
    await runtime.cases.put(TENANT, [inputOf("bad"), inputOf("good")], ADMIN);
    const [before] = await inSchema<{ state: string }>(sql, "select state from enrollment where case_id = 'bad'");
    await inSchema(sql, "update enrollment set state = 'spoiled' where case_id = 'bad'");
    expect(await runtime.dispatch()).toMatchObject({ leased: 1, deferred: 1 });
    const row = async () => (await runtime.outbox.list(TENANT, { caseId: "bad", limit: 1 }))[0];
    expect(await row()).toMatchObject({ status: "pending", reasons: ["deferred", "unreadable"] });
    const event = { type: "payment.received", id: "p", data: { amountMinor: 2_500 } };
    expect(await runtime.cases.deliver(TENANT, "bad", event, ADMIN)).toMatchObject({ status: "ignored" });
    expect((await runtime.cases.peek(TENANT, "bad"))?.facts.obligations[0]?.outstandingMinor).toBe(7_500);
    expect(await runtime.cases.retry(TENANT, "bad", ADMIN)).toMatchObject({ status: "ignored" });
    await inSchema(sql, "update enrollment set state = $1, wake_at = 0, status = 'active' where case_id = 'bad'", [
      before?.state,
    ]);
    await runtime.cases.deliver(TENANT, "bad", { type: "custom.looked", id: "l" }, ADMIN);
    await runtime.settle();
    expect((await row())?.status).toBe("sent");
    expect(await runtime.cases.verify(TENANT, "bad")).toMatchObject({ whole: true });
  });

  test("GF5 an enrollment whose case is gone is set aside as well", async () => {
    const { runtime } = world.hosts[0] as (typeof world.hosts)[0];
    const sql = watcher(world.database);
    await runtime.cases.put(TENANT, [inputOf("gone"), inputOf("stays")], ADMIN);
    await runtime.settle();
    await inSchema(sql, "delete from case_facts where id = 'gone'");
    const told = counts.get("dunlin_unreadable_total") ?? 0;
    world.sms.sent.length = 0;
    world.clock.on(3 * DAY);
    await runtime.settle();
    expect(world.sms.sent.map(({ caseId }) => caseId)).toContain("stays");
    expect(counts.get("dunlin_unreadable_total")).toBe(told + 1);
  });

  test("GF5 a tenant whose work throws stops no other tenant", async () => {
    const clock = testClock();
    const store = memoryStore({ clock });
    const { runtime, email } = await testWorld({ store, clock });
    const other = "t0";
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const spoilt: typeof store = {
      ...store,
      due: async (now) => [{ tenant: other, enrollments: 0, outbox: 0 }, ...(await store.due(now))],
      open: () => store.open(),
      close: () => store.close(),
      now: () => store.now(),
      transaction: (tenant, work) => {
        if (tenant === other) throw new TypeError("a defect");
        return store.transaction(tenant, work);
      },
    };
    const host = createRuntime({ store: spoilt, clock, channels: [email], vault: localKeyWrap(SECRET) });
    await expect(host.dispatch()).rejects.toThrow("a defect");
    expect(email.sent).toHaveLength(1);
    clock.on(3 * DAY);
    await expect(host.poll()).rejects.toThrow("a defect");
    expect((await runtime.outbox.list(TENANT, { status: "pending", limit: 5 })).map(({ route }) => route)).toEqual([
      "sms",
    ]);
  });
});

describe("keys and templates", () => {
  test("GF3 while key management does not answer nothing personal is taken in, and what is due waits for it", async () => {
    const keys = localKeyWrap(SECRET);
    let down = false;
    const vault: KeyWrap = {
      wrap: async (key) => (down ? Promise.reject(new Error("down")) : keys.wrap(key)),
      unwrap: async (wrapped) => (down ? Promise.reject(new Error("down")) : keys.unwrap(wrapped)),
    };
    const first = await testWorld({ vault });
    await first.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    // Another host knows no key yet.
    const { store, clock, email } = first;
    const runtime = createRuntime({ store, clock, channels: [email], vault });
    down = true;
    await expect(runtime.cases.put(TENANT, [inputOf("c2")], ADMIN)).rejects.toMatchObject({ code: "unavailable" });
    expect(await runtime.cases.peek(TENANT, "c2")).toBeUndefined();
    expect(await runtime.dispatch()).toMatchObject({ leased: 1, retried: 1 });
    expect(email.sent).toEqual([]);
    const facts = async (): Promise<CaseFacts | undefined> => (await runtime.cases.peek(TENANT, "c1"))?.facts;
    expect((await facts())?.contacts ?? []).toEqual([]);
    // A payment needs no key.
    const event = { type: "payment.received", id: "p", data: { amountMinor: 100 } };
    expect(await runtime.cases.deliver(TENANT, "c1", event, ADMIN)).toMatchObject({ status: "applied" });
    down = false;
    clock.on(1_000);
    expect(await runtime.dispatch()).toMatchObject({ sent: 1 });
    expect(await runtime.cases.put(TENANT, [inputOf("c2")], ADMIN)).toMatchObject([{ status: "created" }]);
  });

  test("GF3 a key that is gone for good is given up in the end, and told to the case", async () => {
    const first = await testWorld();
    await first.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const { store, clock, email } = first;
    const runtime = createRuntime({
      ...{ store, clock, channels: [email], vault: localKeyWrap(new Uint8Array(32).fill(1)), maxAttempts: 3 },
    });
    for (let i = 0; i < 4; i++) {
      await runtime.dispatch();
      clock.on(60_000);
    }
    expect(await runtime.outbox.list(TENANT, { limit: 1 })).toMatchObject([{ status: "failed", attempts: 3 }]);
    expect(email.sent).toEqual([]);
  });

  test("GF4 without its template a message is refused with what to do, and the strategy goes on with the next", async () => {
    const { runtime, clock, sms, store } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    // Nothing that is published is ever taken away, but a database that was put together by hand may lack it.
    await store.transaction(TENANT, async (tx) => {
      for (const kind of ["template", "template.version", "template.compiled"])
        for (const { id } of await tx.documents({ kind, idPrefix: "mail" })) await tx.deleteDocument(kind, id);
    });
    const fresh = createRuntime({ ...runtime.options });
    await fresh.settle();
    expect(await fresh.outbox.list(TENANT, { limit: 1 })).toMatchObject([
      { status: "failed", reasons: ["template.missing", expect.stringContaining("Publish it")] },
    ]);
    expect((await fresh.cases.journal(TENANT, "c1")).map(({ event }) => event.type)).toContain("message.failed");
    clock.on(3 * DAY);
    await fresh.settle();
    expect(sms.sent).toHaveLength(1);
  });

  test("GF4 a message that lacks what it must say is withheld, with the names of what is missing only", async () => {
    const { runtime, email } = await testWorld();
    await runtime.cases.put(TENANT, [{ facts: inputOf("c1").facts }, inputOf("c2")], ADMIN);
    await runtime.settle();
    const rows = await runtime.outbox.list(TENANT, { limit: 5 });
    expect(rows.find(({ caseId }) => caseId === "c1")).toMatchObject({
      status: "failed",
      reasons: ["message.withheld", expect.stringContaining("debtor.name")],
    });
    expect(email.sent.map(({ caseId }) => caseId)).toEqual(["c2"]);
  });
});

describe("time", () => {
  test("GF6 a clock that jumps back repeats nothing, and every step comes once when it is due", async () => {
    const { runtime, clock, email, sms } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.settle();
    const sentAt = clock.now();
    for (const back of [1, 60_000, DAY / 2]) {
      clock.on(-back);
      await runtime.settle();
      await runtime.cases.deliver(TENANT, "c1", { type: "custom.looked", id: `l${back}` }, ADMIN);
      await runtime.settle();
      expect(email.sent).toHaveLength(1);
    }
    clock.set(sentAt + 3 * DAY - 1);
    await runtime.settle();
    expect(sms.sent).toEqual([]);
    clock.on(1);
    await runtime.settle();
    clock.on(-DAY);
    await runtime.settle();
    expect([email.sent.length, sms.sent.length]).toEqual([1, 1]);
    expect(await runtime.cases.verify(TENANT, "c1")).toMatchObject({ whole: true });
  });

  test("GF6 contact limits see what went out before the clock jumped back", async () => {
    const capped = { ...STRATEGY, policies: ["cl-19496"] } as typeof STRATEGY;
    const { runtime, clock, email, sms } = await testWorld({ strategies: [capped] });
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.settle();
    expect(email.sent).toHaveLength(1);
    const { debtor } = inputOf("c1").facts;
    for (const [i, back] of [60_000, 3_600_000, DAY].entries()) {
      clock.on(-back);
      await runtime.cases.put(TENANT, [inputOf(`later${i}`, { debtor })], ADMIN);
      await runtime.settle();
      expect([...email.sent, ...sms.sent]).toHaveLength(1);
    }
  });

  test("GF6 a host that stops for longer than its lease hands nothing over, and another one does", async () => {
    const keys = localKeyWrap(SECRET);
    const first = await testWorld();
    await first.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const { store, clock } = first;
    const slow = testChannel("email");
    const quick = testChannel("email");
    const second = createRuntime({ store, clock, channels: [quick], vault: keys, owner: "quick" });
    const vault: KeyWrap = {
      ...keys,
      unwrap: async (wrapped) => {
        // As long as its machine was asleep.
        clock.on(130_000);
        return keys.unwrap(wrapped);
      },
    };
    const sleepy = createRuntime({ store, clock, channels: [slow], vault, owner: "sleepy" });
    await sleepy.dispatch();
    clock.on(60_000);
    await second.dispatch();
    expect([slow.sent.length, quick.sent.length]).toEqual([0, 1]);
    expect(await second.outbox.list(TENANT, { limit: 2 })).toMatchObject([{ status: "sent" }]);
  });
});
