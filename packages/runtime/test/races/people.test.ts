/** Many hosts, few people: what is counted per person or per tenant is counted once, whoever comes first. */

import type { Strategy } from "@dunlin/engine";
import { afterAll, describe, expect, test, vi } from "vitest";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { ADMIN, DAY, factsOf, inputOf, STRATEGY, TENANT } from "../core/world.ts";
import { type Host, inSchema, severalHosts, sized, watcher } from "./hosts.ts";

vi.setConfig({ testTimeout: WHOLE ? 300_000 : 60_000 });

type World = Awaited<ReturnType<typeof severalHosts>>;

const databases: World["database"][] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

async function hosts(...given: Parameters<typeof severalHosts>): Promise<World> {
  const world = await severalHosts(...given);
  databases.push(world.database);
  return world;
}

/** A text on each of eight days. */
const insistent = (id: string): Strategy => {
  const days = Array.from({ length: 8 }, (_, day) => [
    [`text${day}`, { ...STRATEGY.nodes.sms, to: { next: `w${day}` } }],
    [`w${day}`, { type: "wait", for: "P1D", to: { next: day === 7 ? "end" : `text${day + 1}` } }],
  ]);
  const nodes = { ...Object.fromEntries(days.flat()), end: STRATEGY.nodes.end };
  return { ...STRATEGY, id, policies: ["cl-19496"], entry: { start: "text0" }, nodes } as unknown as Strategy;
};

const everyHost = <T>(world: World, work: (host: Host, index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(world.hosts.map(work));

describe("GR2 limits that hold for a person", () => {
  test("GR2 of two strategies at four hosts no debtor hears more than the pack allows", async () => {
    const world = await hosts(4, { strategies: [insistent("one"), insistent("two")] });
    const debtors = sized(120);
    const cases = Array.from({ length: debtors }, (_, i) => inputOf(`c${i}`));
    await world.hosts[0]?.runtime.cases.put(TENANT, cases, ADMIN);
    const waiting = async () =>
      (await world.hosts[0]?.runtime.outbox.list(TENANT, { status: "pending", limit: 1000 }))?.length;
    for (let half = 0; half < 14; half++) {
      await everyHost(world, ({ runtime }) => runtime.poll());
      await everyHost(world, async ({ runtime }) => {
        while ((await runtime.dispatch()).more);
      });
      // Both strategies had something to say to everybody, and one of them was heard.
      if (half === 0) expect([world.sms.sent.length, await waiting()]).toEqual([debtors, debtors]);
      world.clock.on(DAY / 2);
    }
    const { sent } = world.sms;
    for (let i = 0; i < debtors; i++) {
      const messages = sent.filter(({ personId }) => personId === `d-c${i}`);
      const moments = messages.map(({ at }) => at).toSorted((a, b) => a - b);
      for (const [n, at] of moments.slice(1).entries()) expect(at - (moments[n] ?? 0)).toBeGreaterThanOrEqual(2 * DAY);
      // Monday to Sunday: the days of the test are one week.
      expect(moments.length).toBe(2);
    }
  });

  test("GR3 a rate holds over four hosts, and nothing is lost by it", async () => {
    const world = await hosts(4);
    const [first] = world.hosts as [Host];
    await first.runtime.settings.change(TENANT, { rates: { sms: 7 } }, ADMIN);
    const cases = Array.from({ length: 30 }, (_, i) => inputOf(`c${i}`));
    await first.runtime.cases.put(TENANT, cases, ADMIN);
    const counts: number[] = [];
    for (let minute = 0; minute < 5; minute++) {
      for (let round = 0; round < 3; round++) await everyHost(world, ({ runtime }) => runtime.dispatch());
      counts.push(world.sms.sent.length);
      world.clock.on(60_000);
    }
    expect(counts).toEqual([7, 14, 21, 28, 30]);
    expect(new Set(world.sms.sent.map(({ key }) => key)).size).toBe(30);
  });

  test("GR3 permits of a window are given once, to whoever asks at once", async () => {
    const world = await hosts(4);
    const given = await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const { store } = world.hosts[i % 4] as Host;
        return store.transaction(TENANT, (tx) => tx.takePermits("window", 3, 50, 60_000));
      }),
    );
    expect(given.reduce((sum, each) => sum + each, 0)).toBe(50);
    expect(Math.max(...given)).toBe(3);
  });
});

describe("GR4 what comes to several hosts at once", () => {
  test("GR4 an event that eight callers bring at once counts once", async () => {
    const world = await hosts(4);
    const [first] = world.hosts as [Host];
    for (let round = 0; round < sized(50); round++) {
      const caseId = `c${round}`;
      await first.runtime.cases.put(TENANT, [inputOf(caseId)], ADMIN);
      const event = { type: "payment.received", id: "p1", data: { amountMinor: 4_000 } };
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          (world.hosts[i % 4] as Host).runtime.cases.deliver(TENANT, caseId, event, ADMIN),
        ),
      );
      expect(told.map(({ status }) => status).toSorted()).toEqual(["applied", ...Array(7).fill("duplicate")]);
      const { facts } = (await first.runtime.cases.peek(TENANT, caseId)) ?? {};
      expect(facts?.obligations[0]?.outstandingMinor).toBe(6_000);
      expect(facts?.payments).toHaveLength(1);
      const entries = await first.runtime.cases.journal(TENANT, caseId);
      expect(entries.filter((entry) => entry.event.type === "payment.received")).toHaveLength(1);
      expect(await first.runtime.cases.verify(TENANT, caseId)).toMatchObject({ whole: true });
    }
  });

  test("GR4 different payments that come at once are all counted", async () => {
    const world = await hosts(4);
    const [first] = world.hosts as [Host];
    await first.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const payments = Array.from({ length: 16 }, (_, i) =>
      (world.hosts[i % 4] as Host).runtime.cases.deliver(
        TENANT,
        "c1",
        { type: "payment.received", id: `p${i}`, data: { amountMinor: 100 } },
        ADMIN,
      ),
    );
    await Promise.all(payments);
    const { facts } = (await first.runtime.cases.peek(TENANT, "c1")) ?? {};
    expect(facts?.obligations[0]?.outstandingMinor).toBe(10_000 - 16 * 100);
    expect(facts?.payments).toHaveLength(16);
    expect(await first.runtime.cases.verify(TENANT, "c1")).toMatchObject({ whole: true });
  });

  test("GR4 a debtor who comes in with several cases at once is one person", async () => {
    const world = await hosts(4);
    const [first] = world.hosts as [Host];
    for (let round = 0; round < sized(50); round++) {
      const { debtor } = factsOf(`d${round}`);
      const ids = [0, 1, 2, 3, 0, 1, 2, 3].map((i) => `r${round}-${i}`);
      const put = await Promise.all(
        ids.map((id, i) => (world.hosts[i % 4] as Host).runtime.cases.put(TENANT, [inputOf(id, { debtor })], ADMIN)),
      );
      const statuses = put.flat().map(({ status }) => status);
      expect(statuses.toSorted()).toEqual([...Array(4).fill("created"), ...Array(4).fill("unchanged")]);
      expect(put.flat().flatMap(({ enrolled }) => enrolled)).toHaveLength(4);
      const listed = await first.runtime.cases.list(TENANT, { personId: debtor.id });
      expect(listed.map(({ caseId }) => caseId)).toEqual(ids.slice(0, 4));
      for (const id of ids.slice(0, 4))
        expect((await first.runtime.cases.reveal(TENANT, id, ADMIN)).values).toEqual({ name: "Ann" });
    }
  });
});

/** Per case, how often its timer fired, and how many entries are missing or there twice. */
const JOURNALS = `
select count(*) filter (where event ->> 'type' = 'timer.fired') as timers, max(rev) - count(*) as gaps
from journal group by case_id`;

describe("GR5 what is due at several hosts", () => {
  test("GR5 enrollments that all hosts poll for are stepped once each, without a gap", async () => {
    const world = await hosts(4, { batch: 50 });
    const [first] = world.hosts as [Host];
    const count = sized(1_000);
    const ids = Array.from({ length: count }, (_, i) => `c${i}`);
    await first.runtime.cases.put(
      TENANT,
      ids.map((id) => inputOf(id)),
      ADMIN,
    );
    await everyHost(world, async ({ runtime }) => {
      while ((await runtime.dispatch()).leased > 0);
    });
    world.clock.on(3 * DAY);
    let steps = 0;
    await everyHost(world, async ({ runtime }) => {
      for (let idle = 0; idle < 2; ) {
        const report = await runtime.poll();
        steps += report.steps;
        idle = report.steps === 0 ? idle + 1 : 0;
      }
    });
    expect(steps).toBe(count);
    const entries = await inSchema<{ timers: number; gaps: number }>(watcher(world.database), JOURNALS);
    expect(entries).toEqual(ids.map(() => ({ timers: 1, gaps: 0 })));
    for (const id of ids.slice(0, 10))
      expect(await first.runtime.cases.verify(TENANT, id)).toMatchObject({ whole: true });
    await everyHost(world, async ({ runtime }) => {
      while ((await runtime.dispatch()).leased > 0);
    });
    expect(world.sms.sent).toHaveLength(2 * count);
    expect(new Set(world.sms.sent.map(({ key }) => key)).size).toBe(2 * count);
  });
});
