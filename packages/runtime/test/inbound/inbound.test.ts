/** Receipts, payments and results, over a whole runtime on a virtual clock. */

import { describe, expect, test } from "vitest";
import { readUnmatched, UNMATCHED_KIND, type UnmatchedValue } from "../../src/inbound/unmatched.ts";
import { createUnmatched } from "../../src/inbound/unmatchedDesk.ts";
import type { Notice } from "../../src/model/channel.ts";
import { readLog } from "../../src/settings/log.ts";
import { ADMIN, DAY, inputOf, TENANT, testWorld } from "../core/world.ts";
import { told, vault } from "./world.ts";

describe("receipts", () => {
  test("IB1 a receipt is matched by key, or by the provider's own id, and told to the case", async () => {
    const { receipt, row, key, events } = await told();
    expect(await receipt("delivered")).toMatchObject({ status: "applied", caseIds: ["c1"] });
    expect(await row(key)).toMatchObject({ status: "delivered" });
    expect((await events()).at(-1)).toMatchObject({
      type: "message.delivered",
      data: { message: key, channel: "email" },
    });
    const byRef = { kind: "receipt", id: "x", ref: `ref-${key}`, what: "opened" } as const;
    const { runtime } = await told();
    expect(await runtime.inbound.notices(TENANT, "email", [byRef])).toMatchObject([{ status: "applied" }]);
    expect(await runtime.inbound.notices(TENANT, "sms", [{ ...byRef, id: "y" }])).toMatchObject([
      { status: "unmatched" },
    ]);
  });

  test("IB2 the same notice twice has one effect, and another source has ids of its own", async () => {
    const { tell, key, events } = await told();
    const notice: Notice = { kind: "receipt", id: "one", key, what: "delivered" };
    expect((await tell(notice))?.status).toBe("applied");
    const before = (await events()).length;
    expect((await tell(notice))?.status).toBe("duplicate");
    expect((await events()).length).toBe(before);
    expect((await tell({ ...notice, what: "clicked" }, "relay"))?.status).toBe("applied");
  });

  test("IB3 delivered never goes back to sent, in whatever order the receipts come", async () => {
    const { receipt, row, key, events } = await told();
    await receipt("delivered");
    for (const late of ["sent", "queued", "failed"] as const) {
      expect((await receipt(late))?.status).toBe("ignored");
      expect((await row(key))?.status).toBe("delivered");
    }
    expect((await events()).filter(({ type }) => type === "message.failed")).toEqual([]);
    await receipt("bounced");
    expect((await row(key))?.status).toBe("failed");
  });

  test("IB4 an unknown one is settled by what the provider tells", async () => {
    for (const [what, status] of [
      ["sent", "sent"],
      ["delivered", "delivered"],
      ["failed", "failed"],
    ] as const) {
      const world = await testWorld();
      world.email.answer = () => ({ status: "unknown", code: "timeout", reason: "no answer" });
      await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
      await world.runtime.dispatch();
      const { key } = world.email.sent[0] ?? { key: "" };
      const statusNow = async () => (await world.runtime.outbox.list(TENANT, { limit: 9 }))[0]?.status;
      expect(await statusNow()).toBe("unknown");
      await world.runtime.inbound.notices(TENANT, "email", [{ kind: "receipt", id: "1", key, what }]);
      expect(await statusNow()).toBe(status);
      await world.runtime.dispatch();
      expect(world.email.sent).toHaveLength(1);
    }
  });

  test("IB5 a permanent bounce closes the address; one that passes does not, and neither is a contact", async () => {
    const soft = await told();
    expect((await soft.facts())?.contacts).toHaveLength(1);
    await soft.receipt("bounced", { permanent: false });
    expect((await soft.facts())?.debtor.channels?.[0]).not.toHaveProperty("bounced");
    expect((await soft.facts())?.contacts ?? []).toHaveLength(0);
    const hard = await told();
    await hard.receipt("bounced", { permanent: true, reason: "550 no mailbox c1@debtor.example" });
    expect((await hard.facts())?.debtor.channels?.[0]).toMatchObject({ channel: "email", bounced: true });
    expect(JSON.stringify(await hard.events())).not.toContain("debtor.example");
  });

  test("IB6 a receipt that comes before the answer to its message is not lost", async () => {
    const world = await testWorld();
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    world.email.answer = async ({ key }) => {
      const early: Notice = { kind: "receipt", id: "early", ref: `ref-${key}`, what: "delivered" };
      expect(await world.runtime.inbound.notices(TENANT, "email", [early])).toMatchObject([{ status: "unmatched" }]);
      return { status: "accepted", ref: `ref-${key}` };
    };
    await world.runtime.dispatch();
    await world.runtime.inbound.notices(TENANT, "email", [{ kind: "receipt", id: "other", ref: "none", what: "sent" }]);
    expect((await world.runtime.outbox.list(TENANT, { limit: 9 }))[0]?.status).toBe("delivered");
    const left = await world.store.transaction(TENANT, (tx) => tx.documents<UnmatchedValue>({ kind: UNMATCHED_KIND }));
    expect(left.map(({ value }) => value.notice.id)).toEqual(["other"]);
  });

  test("IB7 what cannot be matched is kept for a person, without anything personal in the clear", async () => {
    const { tell, kept } = await told();
    await tell({ kind: "receipt", id: "1", key: "nothing%/1", what: "bounced", reason: "no mailbox ann@x.example" });
    await tell({ kind: "receipt", id: "2", key: "%%%", what: "sent" });
    await tell({ kind: "reply", id: "3", from: "ann@x.example", text: "I am Ann" });
    await tell({
      kind: "payment",
      id: "4",
      what: "received",
      payment: "p",
      caseId: "no",
      amountMinor: 1,
      currency: "EUR",
    });
    const rows = await kept();
    expect(rows.map(({ state, value }) => [state, value.notice.id])).toEqual([..."1234"].map((id) => ["open", id]));
    expect(JSON.stringify(rows)).not.toMatch(/Ann|ann@/);
    const reply = rows[2];
    expect(reply && (await readUnmatched(TENANT, { vault }, reply))).toEqual({
      from: "ann@x.example",
      text: "I am Ann",
    });
  });
});

test("IB43 people look at what could not be matched and take it away; every look and every act is in the log", async () => {
  const { tell, runtime, store } = await told();
  await tell({ kind: "reply", id: "3", from: "ann@x.example", text: "I am Ann" });
  const unmatched = createUnmatched({ store, vault });
  const [found] = await unmatched.list(TENANT, {}, ADMIN);
  expect(found).toMatchObject({ id: "email/3", source: "email", kind: "reply", isSealed: true });
  expect(await unmatched.read(TENANT, "email/3", ADMIN)).toEqual({ from: "ann@x.example", text: "I am Ann" });
  await expect(unmatched.settle(TENANT, "email/3", { id: "v", roles: ["viewer"] })).rejects.toThrow("operator");
  expect(await unmatched.settle(TENANT, "email/3", ADMIN)).toBe(true);
  expect(await unmatched.settle(TENANT, "email/3", ADMIN)).toBe(false);
  expect(await unmatched.list(TENANT, {}, ADMIN)).toEqual([]);
  const log = await readLog(store, TENANT, { subject: "unmatched:email/3" }, ADMIN);
  expect(log.map(({ what }) => what)).toEqual(expect.arrayContaining(["unmatched.read", "unmatched.settled"]));
  expect(
    (await runtime.inbound.notices(TENANT, "email", [{ kind: "reply", id: "3", from: "a", text: "b" }]))[0]?.status,
  ).toBe("duplicate");
});

describe("payments and results", () => {
  test("IB23 a payment changes the facts and stops what is pending, once per payment", async () => {
    const { payment, facts, runtime, clock, sms, events } = await told();
    clock.on(3 * DAY);
    await runtime.poll();
    expect(await payment()).toMatchObject({ status: "applied", caseIds: ["c1"] });
    expect((await facts())?.obligations[0]).toMatchObject({ outstandingMinor: 0 });
    expect(await runtime.outbox.list(TENANT, { status: "pending", limit: 9 })).toEqual([]);
    await runtime.settle();
    expect(sms.sent).toEqual([]);
    await payment();
    expect((await facts())?.payments).toHaveLength(1);
    expect((await events()).at(-1)?.data).toMatchObject({ payment: "stripe:pi_1", amountMinor: 10_000 });
  });

  test("IB24 a reversal owes again what was paid", async () => {
    const { payment, facts } = await told();
    await payment({ amountMinor: 4_000 });
    expect((await facts())?.obligations[0]?.outstandingMinor).toBe(6_000);
    await payment({ what: "reversed", amountMinor: 4_000 });
    expect((await facts())?.obligations[0]?.outstandingMinor).toBe(10_000);
  });

  test.each([
    [{ currency: "USD" }, "/currency"],
    [{ amountMinor: 1.5 }, "/amountMinor"],
    [{ amountMinor: -1 }, "/amountMinor"],
    [{ obligation: "none" }, "/data/obligation"],
  ])("IB25 a payment that cannot be applied changes nothing and is kept for a person: %j", async (more, path) => {
    const { payment, facts, kept } = await told();
    expect((await payment(more))?.status).toBe("refused");
    expect((await facts())?.payments ?? []).toEqual([]);
    expect((await kept()).map(({ value }) => [value.code, value.path])).toEqual([["event.invalid", path]]);
  });

  test("IB26 a notice that is none is refused by itself, and the others count", async () => {
    const { runtime, key } = await told();
    const notices = [
      { kind: "spam", id: "1" },
      { kind: "receipt", id: "", key, what: "sent" },
      { kind: "receipt", id: "3", key, what: "delivered" },
    ];
    const results = await runtime.inbound.notices(TENANT, "email", notices as Notice[]);
    expect(results.map(({ status }) => status)).toEqual(["refused", "refused", "applied"]);
  });

  test("IB27 nothing is found in another tenant", async () => {
    const { runtime, key } = await told();
    const notices: Notice[] = [
      { kind: "receipt", id: "1", key, what: "bounced", permanent: true },
      { kind: "reply", id: "2", from: "c1@debtor.example", text: "STOP", key },
      { kind: "payment", id: "3", what: "received", payment: "p", caseId: "c1", amountMinor: 1, currency: "EUR" },
    ];
    const results = await runtime.inbound.notices("t2", "email", notices);
    expect(results.map(({ status }) => status)).toEqual(["unmatched", "unmatched", "unmatched"]);
    const { facts } = (await runtime.cases.peek(TENANT, "c1")) ?? {};
    expect(facts?.debtor.channels).toEqual([{ channel: "email" }, { channel: "sms" }]);
  });
});
