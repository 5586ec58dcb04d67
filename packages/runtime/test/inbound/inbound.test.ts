/** What comes back from outside, over a whole runtime on a virtual clock. */

import type { Strategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { readUnmatched, UNMATCHED_KIND, type UnmatchedValue } from "../../src/inbound/unmatched.ts";
import { createUnmatched } from "../../src/inbound/unmatchedDesk.ts";
import type { Notice, PaymentNotice, ReceiptNotice, ReplyNotice } from "../../src/model/channel.ts";
import type { ReplyClassifier } from "../../src/model/replies.ts";
import { readNote } from "../../src/pages/notes.ts";
import { readLog } from "../../src/settings/log.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { createVault } from "../../src/vault/vault.ts";
import {
  ADMIN,
  DAY,
  factsOf,
  inputOf,
  SECRET,
  START,
  STRATEGY,
  TENANT,
  type TestWorldOptions,
  testWorld,
} from "../core/world.ts";

const vault = createVault(localKeyWrap(SECRET));

/** A runtime with one case whose first mail has left, and short ways to tell it things. */
async function told(options: TestWorldOptions = {}, ids: readonly string[] = ["c1"]) {
  const world = await testWorld(options);
  const { runtime, store } = world;
  await runtime.cases.put(
    TENANT,
    ids.map((id) => inputOf(id, sharedBy(ids))),
    ADMIN,
  );
  await runtime.dispatch();
  let serial = 0;
  const tell = async (notice: Notice, source = "email") => {
    const [result] = await runtime.inbound.notices(TENANT, source, [notice]);
    return result;
  };
  return {
    ...world,
    tell,
    key: world.email.sent[0]?.key ?? "",
    receipt: (what: ReceiptNotice["what"], more: Partial<ReceiptNotice> = {}, source = "email") =>
      tell({ kind: "receipt", id: `r${++serial}`, key: world.email.sent[0]?.key ?? "", what, ...more }, source),
    reply: (text: string, more: Partial<ReplyNotice> = {}, source = "email") =>
      tell({ kind: "reply", id: `w${++serial}`, from: "c1@debtor.example", text, ...more }, source),
    payment: (more: Partial<PaymentNotice> = {}) =>
      tell(
        {
          ...{ kind: "payment", id: `p${++serial}`, what: "received", payment: "pi_1", caseId: "c1" },
          ...{ amountMinor: 10_000, currency: "EUR", ...more },
        },
        "stripe",
      ),
    row: async (key: string) => (await runtime.outbox.list(TENANT, { limit: 100 })).find((row) => row.key === key),
    events: async (caseId = "c1") => (await runtime.cases.journal(TENANT, caseId)).map(({ event }) => event),
    facts: async (caseId = "c1") => (await runtime.cases.peek(TENANT, caseId))?.facts,
    tasks: async () => (await runtime.tasks.list(TENANT, {}, ADMIN)).items,
    holds: async (caseId = "c1") =>
      (await runtime.cases.peek(TENANT, caseId))?.enrollments.flatMap(({ state }) => state.holds ?? []) ?? [],
    kept: () => store.transaction(TENANT, (tx) => tx.documents<UnmatchedValue>({ kind: UNMATCHED_KIND })),
  };
}

/** Several cases belong to one person. */
const sharedBy = (ids: readonly string[]) =>
  ids.length === 1 ? {} : { debtor: { ...factsOf("c1").debtor, id: "d-all" } };

/** Sends by SMS three days later, so that something is pending on another channel. */
const LISTENING = {
  ...STRATEGY,
  handlers: [
    { id: "later", on: ["intent.detected"], when: { "==": [{ var: "event.data.intent" }, "payLater"] }, goto: "end" },
  ],
} as unknown as Strategy;

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

describe("opting out", () => {
  test("IB8 an opt-out closes the channel for every case of the person and stops what is pending, in one transaction", async () => {
    const world = await told({}, ["c1", "c2"]);
    const { runtime, clock, sms, tell, facts } = world;
    clock.on(3 * DAY);
    await runtime.poll();
    expect((await runtime.outbox.list(TENANT, { status: "pending", limit: 9 })).map(({ route }) => route)).toEqual([
      "sms",
      "sms",
    ]);
    const result = await tell({ kind: "reply", id: "s", from: "+34 600 00 00 01", text: "STOP" }, "sms");
    expect(result).toMatchObject({ status: "applied", caseIds: ["c1", "c2"] });
    expect(await runtime.outbox.list(TENANT, { status: "pending", limit: 9 })).toEqual([]);
    await runtime.dispatch();
    expect(sms.sent).toEqual([]);
    for (const id of ["c1", "c2"]) {
      expect((await facts(id))?.debtor.channels).toContainEqual(
        expect.objectContaining({ channel: "sms", optedOut: true }),
      );
      expect((await facts(id))?.debtor.channels?.[0]).not.toHaveProperty("optedOut");
    }
  });

  test("IB9 a provider's own list of opt-outs counts as one", async () => {
    const { receipt, facts, events } = await told();
    await receipt("optedOut");
    expect((await facts())?.debtor.channels?.[0]).toMatchObject({ optedOut: true });
    expect((await events()).map(({ type }) => type)).toContain("message.optedOut");
  });

  test("IB10 the keyword alone opts in again; anything else is for a person", async () => {
    const { reply, facts, tasks } = await told();
    const channel = async () => (await facts())?.debtor.channels?.[0];
    await reply("STOP");
    await reply("please send me messages again");
    expect(await channel()).toMatchObject({ optedOut: true });
    expect(await tasks()).toMatchObject([{ about: ["optIn"] }]);
    await reply("START");
    expect(await channel()).toMatchObject({ optedOut: false, consent: true });
  });

  test("IB11 a word of opting out that is not taken for one is read by a person", async () => {
    const { reply, facts, tasks } = await told();
    await reply("I paid it yesterday, unsubscribe whatever that was");
    expect((await facts())?.debtor.channels?.[0]).not.toHaveProperty("optedOut");
    expect((await tasks())[0]?.about).toContain("optOut?");
  });
});

describe("replies", () => {
  test("IB12 a reply is always told, its text is sealed, and nothing of it is in the journal", async () => {
    const { reply, events, store, facts } = await told();
    await reply("My dog Rex ate the invoice and I already paid on Friday");
    expect((await events()).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["message.replied", "intent.detected"]),
    );
    const intent = (await events()).find(({ type }) => type === "intent.detected");
    expect(intent?.data).toMatchObject({ intent: "alreadyPaid", date: "2026-02-27", channel: "email" });
    expect(JSON.stringify([await events(), await facts()])).not.toContain("Rex");
    const note = await store.transaction(TENANT, (tx) => readNote(tx, vault, "email:w1"));
    expect(note?.text).toContain("Rex");
    expect((await facts())?.contacts).toContainEqual(
      expect.objectContaining({ direction: "inbound", channel: "email" }),
    );
  });

  test("IB13 a reply to a message is about its case, one from an address about every open case of the person", async () => {
    const { tell, events, email } = await told({}, ["c1", "c2"]);
    const key = email.sent.find(({ caseId }) => caseId === "c2")?.key ?? "";
    await tell({ kind: "reply", id: "a", from: "unknown@x.example", text: "I already paid", key });
    const types = async (id: string) => (await events(id)).map(({ type }) => type);
    expect(await types("c1")).not.toContain("intent.detected");
    expect(await types("c2")).toContain("intent.detected");
    await tell({ kind: "reply", id: "b", from: "C1@Debtor.example", text: "I already paid" });
    expect(await types("c1")).toContain("intent.detected");
  });

  test("IB14 what no strategy listens to, and what says nothing we know, becomes a task with the text", async () => {
    const { reply, tasks, runtime } = await told();
    await reply("The weather is fine");
    const [task] = await tasks();
    expect(task).toMatchObject({ queue: "replies", caseId: "c1", about: [], hasNote: true, dueAt: START + DAY });
    await runtime.tasks.claim(TENANT, task?.id ?? "", ADMIN);
    expect((await runtime.tasks.complete(TENANT, task?.id ?? "", { disposition: "handled" }, ADMIN)).status).toBe(
      "done",
    );
    await reply("I already paid");
    expect((await tasks()).map(({ about }) => about)).toEqual([["alreadyPaid"]]);
  });

  test("IB15 what a strategy listens to makes no task", async () => {
    const { reply, tasks, events } = await told({ strategies: [LISTENING] });
    await reply("I will pay on Friday");
    expect((await events()).at(-1)).toMatchObject({
      type: "intent.detected",
      data: { intent: "payLater", date: "2026-03-06" },
    });
    expect(await tasks()).toEqual([]);
  });

  test.each([
    ["He passed away last week", "deceased"],
    ["I filed for bankruptcy", "bankruptcy"],
    ["Please contact my lawyer", "attorney"],
    ["Do not contact me again", "ceaseContact"],
    ["You have the wrong number", "wrongNumber"],
    ["I refuse to pay", "refusal"],
    ["I don't owe this", "dispute"],
    ["I want to die", "distress"],
  ])("IB16 %s: contacts wait until a person has looked, and nothing is decided", async (text, about) => {
    const { reply, tasks, holds, facts, runtime, clock, sms } = await told();
    await reply(text);
    expect(await holds()).toContainEqual(expect.objectContaining({ kind: "reply", scope: "contact" }));
    const [task] = await tasks();
    expect(task?.about).toContain(about);
    expect((await facts())?.debtor).not.toHaveProperty("contactFacts");
    expect((await facts())?.obligations[0]).not.toHaveProperty("disputed");
    clock.on(3 * DAY);
    await runtime.settle();
    expect(sms.sent).toEqual([]);
    await runtime.cases.release(TENANT, "c1", "reply", ADMIN);
    await runtime.settle();
    expect(sms.sent).toHaveLength(1);
  });

  test("IB17 a life in danger comes first and within the hour", async () => {
    const { reply, tasks } = await told();
    await reply("I don't owe this");
    await reply("I want to kill myself");
    const [first, second] = await tasks();
    expect(first).toMatchObject({ about: ["distress"], priority: 100, dueAt: START + 3_600_000 });
    expect(second).toMatchObject({ about: ["dispute"] });
  });

  test("IB18 a promise is made of a reply only where the host wants it and day and sum are certain", async () => {
    const promised = async (text: string, promisesFromReplies: boolean, ids = ["c1"]) => {
      const { reply, facts, events } = await told({ replies: { promisesFromReplies } }, ids);
      await reply(text);
      const { type } = (await events()).find((event) => /^(promise|intent)\./.test(event.type)) ?? {};
      return [type, (await facts())?.promises?.map(({ dueDate, amountMinor }) => [dueDate, amountMinor])];
    };
    const text = "I will pay 50 € on Friday";
    expect(await promised(text, true)).toEqual(["promise.created", [["2026-03-06", 5000]]]);
    expect(await promised(text, false)).toEqual(["intent.detected", undefined]);
    expect(await promised(text, true, ["c1", "c2"])).toEqual(["intent.detected", undefined]);
    expect(await promised("I will pay 50 € next Friday", true)).toEqual(["intent.detected", undefined]);
    expect(await promised("I will pay on Friday", true)).toEqual(["intent.detected", undefined]);
    expect(await promised("I will pay 500 € on Friday", true)).toEqual(["intent.detected", undefined]);
    expect(await promised("I will pay half on Friday", true)).toEqual(["promise.created", [["2026-03-06", 5000]]]);
  });

  test("IB19 buttons say what their template gave them, whatever their text", async () => {
    const { reply, events } = await told();
    await reply("STOP", { payload: "hardship" });
    expect((await events()).at(-1)).toMatchObject({ data: { intent: "hardship" } });
    await reply("whatever", { payload: "unsubscribe" });
    expect((await events()).map(({ type }) => type)).toContain("message.optedOut");
  });

  test("IB20 a host's own classifier reads, but never a keyword, and ours when it fails", async () => {
    const seen: string[] = [];
    const classifier: ReplyClassifier = {
      classify(text) {
        seen.push(text);
        if (text === "fail") throw new Error("down");
        if (text === "nonsense") return [{ intent: "rob" } as never];
        return [{ intent: "hardship", confidence: "phrase", evidence: { start: 0, end: 1 } }];
      },
    };
    const { reply, events, facts, tasks } = await told({ replies: { classifier } });
    await reply("blub");
    expect((await events()).at(-1)).toMatchObject({ data: { intent: "hardship" } });
    await reply("STOP");
    expect(seen).toEqual(["blub"]);
    expect((await facts())?.debtor.channels?.[0]).toMatchObject({ optedOut: true });
    await reply("nonsense");
    await reply("fail");
    expect((await tasks()).filter(({ about }) => about?.length === 0)).toHaveLength(2);
  });

  test("IB21 where two people share an address both are protected, and only a person decides whose reply it is", async () => {
    const { runtime, tell, facts, events, tasks } = await told();
    const other = { ...factsOf("c1").debtor, id: "d-other" };
    await runtime.cases.put(TENANT, [inputOf("c9", { debtor: other })], ADMIN);
    await tell({ kind: "reply", id: "1", from: "c1@debtor.example", text: "I already paid" });
    expect((await events("c9")).map(({ type }) => type)).not.toContain("intent.detected");
    expect((await tasks()).map(({ caseId }) => caseId).sort()).toEqual(["c1", "c9"]);
    await tell({ kind: "reply", id: "2", from: "c1@debtor.example", text: "stop" });
    for (const id of ["c1", "c9"]) expect((await facts(id))?.debtor.channels?.[0]).toMatchObject({ optedOut: true });
  });

  test("IB22 who was forgotten is not found again", async () => {
    const { runtime, reply, key, kept } = await told();
    await runtime.people.erase(TENANT, "d-c1", ADMIN);
    expect((await reply("I already paid", { key }))?.status).toBe("ignored");
    expect(await kept()).toEqual([]);
    expect((await reply("I already paid"))?.status).toBe("unmatched");
  });
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
