/** What happens to a case between two commits. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import type { CaseInput } from "../../src/model/cases.ts";
import { ADMIN, DAY, factsOf, inputOf, START, STRATEGY, TENANT, testWorld } from "./world.ts";

const paid = (id: string, amountMinor = 10_000) => ({ type: "payment.received", id, data: { amountMinor } });
const byDay = (id: string, entry: object): Strategy => ({ ...STRATEGY, id, entry: { ...STRATEGY.entry, ...entry } });

test("CA1 a case that is put in is enrolled, contacted at once, and contacted again when it is due", async () => {
  const { runtime, clock, email, sms } = await testWorld();
  const [result] = await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
  expect(result).toEqual({ caseId: "c1", status: "created", enrolled: ["reminders"] });
  await runtime.settle();
  expect(email.sent.map(({ caseId, address, message }) => [caseId, address, message?.text])).toEqual([
    ["c1", "c1@debtor.example", expect.stringContaining("100.00")],
  ]);
  expect(sms.sent).toEqual([]);
  clock.set(START + 3 * DAY);
  await runtime.settle();
  expect(sms.sent.map(({ address }) => address)).toEqual(["+34600000001"]);
  clock.set(START + 8 * DAY);
  await runtime.settle();
  const snapshot = await runtime.cases.peek(TENANT, "c1");
  expect(snapshot?.enrollments[0]?.state).toMatchObject({ status: "exited", outcome: "exhausted" });
});

describe("CA2 putting a case in again", () => {
  test("CA2 the same again changes nothing", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const before = await runtime.cases.peek(TENANT, "c1");
    expect(await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN)).toEqual([
      { caseId: "c1", status: "unchanged", enrolled: [] },
    ]);
    expect(await runtime.cases.peek(TENANT, "c1")).toEqual(before);
  });

  test("CA2 other facts are news to its strategies", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const obligations = factsOf("c1").obligations.map((owed) => ({ ...owed, outstandingMinor: 0 }));
    expect(await runtime.cases.put(TENANT, [inputOf("c1", { obligations })], ADMIN)).toMatchObject([
      { status: "updated" },
    ]);
    const snapshot = await runtime.cases.peek(TENANT, "c1");
    expect(snapshot?.enrollments[0]?.state).toMatchObject({ status: "exited", outcome: "paid" });
  });

  test("CA2 what a debtor told us stays: an opt-out is not undone by a list that does not know of it", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.cases.deliver(TENANT, "c1", { type: "message.optedOut", id: "e", data: { channel: "sms" } }, ADMIN);
    await runtime.cases.put(TENANT, [inputOf("c1", { accountId: "new" })], ADMIN);
    const channels = (await runtime.cases.peek(TENANT, "c1"))?.facts.debtor.channels;
    expect(channels).toEqual([{ channel: "email" }, { channel: "sms", optedOut: true }]);
  });

  test("CA2 a case that is refused does not stop the others, and the same case twice in one call is taken in order", async () => {
    const { runtime } = await testWorld();
    const broken = { facts: { ...factsOf("x"), obligations: [{ ref: "o" }] } } as unknown as CaseInput;
    const results = await runtime.cases.put(
      TENANT,
      [inputOf("c1"), broken, inputOf("c1", { accountId: "later" }), inputOf("c2")],
      ADMIN,
    );
    expect(results.map(({ status }) => status)).toEqual(["created", "refused", "updated", "created"]);
    expect(results[1]?.problem).toMatchObject({ code: "case.invalid", path: "/facts/obligations/0/dueDate" });
    expect((await runtime.cases.peek(TENANT, "c1"))?.facts.accountId).toBe("later");
  });

  test("CA2 a strategy that was published later gets to know it", async () => {
    const { runtime } = await testWorld({ strategies: [] });
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.strategies.saveDraft(TENANT, STRATEGY, 0, ADMIN);
    await runtime.strategies.publish(TENANT, "reminders", 1, ADMIN);
    expect(await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN)).toEqual([
      { caseId: "c1", status: "unchanged", enrolled: ["reminders"] },
    ]);
  });
});

describe("CA3 what happened", () => {
  test("CA3 a payment changes the facts, ends the case and stops what was pending, in one transaction", async () => {
    const { runtime, email } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const delivered = await runtime.cases.deliver(TENANT, "c1", paid("p1"), ADMIN);
    expect(delivered.canceled).toHaveLength(1);
    const snapshot = await runtime.cases.peek(TENANT, "c1");
    expect(snapshot?.facts.obligations[0]?.outstandingMinor).toBe(0);
    expect(snapshot?.enrollments[0]?.state).toMatchObject({ status: "exited", outcome: "paid" });
    expect(snapshot?.outbox.map(({ status, reasons }) => [status, reasons])).toEqual([["canceled", ["exited"]]]);
    const counts = await runtime.strategies.statistics(TENANT, "reminders", { version: 1 });
    expect(counts).toContainEqual(expect.objectContaining({ node: "mail", measure: "canceled", count: 1 }));
    await runtime.settle();
    expect(email.sent).toEqual([]);
  });

  test("CA3 an event that is heard twice, and a payment that is told by two events, count once", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const tell = (id: string) =>
      runtime.cases.deliver(
        TENANT,
        "c1",
        { type: "payment.received", id, data: { amountMinor: 3_000, payment: "p" } },
        ADMIN,
      );
    expect((await tell("e1")).status).toBe("applied");
    expect((await tell("e1")).status).toBe("duplicate");
    await tell("e2");
    expect((await runtime.cases.peek(TENANT, "c1"))?.facts.obligations[0]?.outstandingMinor).toBe(7_000);
  });

  test("CA3 a reversal owes again what the payment had paid", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.cases.deliver(TENANT, "c1", paid("p1", 4_000), ADMIN);
    const reversed = { type: "payment.reversed", id: "r1", data: { amountMinor: 4_000, payment: "p1" } };
    await runtime.cases.deliver(TENANT, "c1", reversed, ADMIN);
    const facts = (await runtime.cases.peek(TENANT, "c1"))?.facts;
    expect(facts?.obligations[0]?.outstandingMinor).toBe(10_000);
    expect(facts?.payments?.[0]?.reversed).toBe(true);
  });

  test.each([
    [{ type: "payment.receved" }, "/type"],
    [{ type: "payment.received", id: "p", data: { amountMinor: 1.5 } }, "/data/amountMinor"],
    [{ type: "payment.received", id: "p", data: { amountMinor: -3 } }, "/data/amountMinor"],
    [{ type: "payment.received", data: { amountMinor: 5 } }, "/data/payment"],
    [{ type: "payment.received", id: "p", data: { amountMinor: 5, obligation: "?" } }, "/data/obligation"],
    [{ type: "dispute.opened", id: "d", data: { obligations: ["o-c1", "?"] } }, "/data/obligations/1"],
    [{ type: "case.updated", at: "yesterday" }, "/at"],
  ])("CA4 an event that makes no sense is refused with its place: %j", async (event, path) => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const before = await runtime.cases.peek(TENANT, "c1");
    await expect(runtime.cases.deliver(TENANT, "c1", event, ADMIN)).rejects.toMatchObject({
      code: "event.invalid",
      path,
    });
    expect(await runtime.cases.peek(TENANT, "c1")).toEqual(before);
  });

  test("CA4 an unknown case is told as such, also in another tenant", async () => {
    const { runtime } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    for (const [tenant, id] of [
      [TENANT, "c9"],
      ["t2", "c1"],
    ] as const)
      await expect(runtime.cases.deliver(tenant, id, paid("p"), ADMIN)).rejects.toMatchObject({ code: "case.unknown" });
  });

  test("CA5 a hold stops contacts at once, and its release sets them free", async () => {
    const { runtime, email, clock } = await testWorld();
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.cases.hold(TENANT, "c1", { kind: "complaint" }, ADMIN);
    clock.on(5 * DAY);
    await runtime.settle();
    expect(email.sent).toEqual([]);
    await runtime.cases.release(TENANT, "c1", "complaint", ADMIN);
    await runtime.settle();
    expect(email.sent).toHaveLength(1);
  });

  test("CA5 an opt-out stops what is pending on that channel, for every case of the person", async () => {
    const { runtime, sms, clock } = await testWorld();
    const debtor = factsOf("c1").debtor;
    await runtime.cases.put(TENANT, [inputOf("c1"), inputOf("c2", { debtor })], ADMIN);
    await runtime.settle();
    clock.on(3 * DAY);
    await runtime.poll();
    const out = { type: "message.optedOut", id: "e", data: { channel: "sms" } };
    const delivered = await runtime.cases.deliver(TENANT, "c1", out, ADMIN);
    expect(delivered.canceled).toHaveLength(2);
    await runtime.settle();
    expect(sms.sent).toEqual([]);
  });

  test("CA6 an entry condition is asked again at each local midnight, without an entry of the journal", async () => {
    const later = byDay("later", { when: { ">=": [{ var: "dpd" }, 3] } });
    const { runtime, clock, email } = await testWorld({ strategies: [later] });
    expect(await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN)).toMatchObject([{ enrolled: [] }]);
    for (let day = 1; day <= 2; day++) {
      clock.set(START + day * DAY);
      await runtime.settle();
      expect(email.sent).toHaveLength(day === 2 ? 1 : 0);
    }
    expect(await runtime.cases.journal(TENANT, "c1", { strategy: "later" })).toMatchObject([
      { rev: 1, trace: [{ code: "entry.refused" }] },
      { rev: 2, event: { type: "timer.fired" } },
      { rev: 3, event: { type: "message.sent" } },
    ]);
    expect(await runtime.cases.verify(TENANT, "c1")).toEqual({ whole: true, entries: 3 });
  });

  test("CA7 where obligations are enrolled one by one, each goes its own way", async () => {
    const each = byDay("each", { reentry: "perObligation" });
    const { runtime, email } = await testWorld({ strategies: [each] });
    const [first] = factsOf("c1").obligations;
    const obligations = [first, { ...first, ref: "o2" }] as CaseInput["facts"]["obligations"];
    await runtime.cases.put(TENANT, [inputOf("c1", { obligations })], ADMIN);
    const one = { type: "payment.received", id: "p", data: { amountMinor: 10_000, obligation: "o2" } };
    await runtime.cases.deliver(TENANT, "c1", one, ADMIN);
    const snapshot = await runtime.cases.peek(TENANT, "c1");
    expect(snapshot?.enrollments.map(({ obligation, state }) => [obligation, state.status])).toEqual([
      ["o-c1", "active"],
      ["o2", "exited"],
    ]);
    await runtime.settle();
    expect(email.sent).toHaveLength(1);
  });

  test("CA8 a strategy that takes the case over has it in the same transaction", async () => {
    const first = {
      ...STRATEGY,
      id: "first",
      nodes: { mail: { type: "callStrategy", strategy: "reminders@1", mode: "jump" } },
    } as unknown as Strategy;
    const { runtime, email } = await testWorld({ strategies: [byDay("reminders", { on: ["custom.never"] }), first] });
    expect(await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN)).toMatchObject([{ enrolled: ["first"] }]);
    const snapshot = await runtime.cases.peek(TENANT, "c1");
    expect(snapshot?.enrollments.map(({ strategy, state }) => [strategy, state.status])).toEqual([
      ["first", "exited"],
      ["reminders", "active"],
    ]);
    await runtime.settle();
    expect(email.sent).toHaveLength(1);
  });
});

test("CA9 a case whose version is gone is parked, by itself; the rest of the batch goes on", async () => {
  const { runtime, clock, store, sms } = await testWorld();
  await runtime.cases.put(TENANT, [inputOf("c1"), inputOf("c2")], ADMIN);
  await runtime.settle();
  await store.transaction(TENANT, async (tx) => {
    const [row] = await tx.enrollments(["c1"], { lock: true });
    if (row === undefined) throw new Error("not enrolled");
    const enrollment = { ...row, version: 9, state: { ...row.state, version: 9 } };
    await tx.saveSteps([{ enrollment, outbox: [] }]);
  });
  clock.on(3 * DAY);
  await runtime.settle();
  expect(sms.sent.map(({ caseId }) => caseId)).toEqual(["c2"]);
  const parked = (await runtime.cases.peek(TENANT, "c1"))?.enrollments[0];
  expect(parked).toMatchObject({ parked: true, wakeAt: null, state: { status: "held" } });
  expect(await runtime.cases.list(TENANT, { status: "parked" })).toMatchObject([{ caseId: "c1" }]);
});

test("CA10 whatever the order and number of deliveries, money counts once and the journal is whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }), async (order) => {
      const { runtime } = await testWorld();
      await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
      for (const i of order) await runtime.cases.deliver(TENANT, "c1", paid(`p${i}`, 1_000 * (i + 1)), ADMIN);
      const owed = 10_000 - [...new Set(order)].reduce((sum, i) => sum + 1_000 * (i + 1), 0);
      const snapshot = await runtime.cases.peek(TENANT, "c1");
      expect(snapshot?.facts.obligations[0]?.outstandingMinor).toBe(Math.max(0, owed));
      expect(await runtime.cases.verify(TENANT, "c1")).toMatchObject({ whole: true });
    }),
    { numRuns: sized(10, 100) },
  );
}, 120_000);

test("CA5 an opt-out counts where the host lists no channels, too, until the debtor opts in again", async () => {
  const { runtime, email } = await testWorld();
  const { channels: _, ...debtor } = factsOf("c1").debtor;
  await runtime.cases.put(TENANT, [inputOf("c1", { debtor })], ADMIN);
  await runtime.cases.deliver(TENANT, "c1", { type: "message.optedOut", id: "o", data: { channel: "email" } }, ADMIN);
  await runtime.settle();
  expect((await runtime.outbox.list(TENANT, { caseId: "c1", limit: 9 })).map(({ status }) => status)).toEqual([
    "canceled",
  ]);
  const again = { type: "consent.changed", id: "i", data: { channel: "email", consent: true } };
  await runtime.cases.deliver(TENANT, "c1", again, ADMIN);
  expect((await runtime.cases.peek(TENANT, "c1"))?.facts.debtor.contactFacts).toEqual({ optedOutChannels: [] });
  expect(email.sent).toEqual([]);
});
