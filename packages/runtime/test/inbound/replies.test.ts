/** Replies and what becomes of them, over a whole runtime on a virtual clock. */

import type { Strategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import type { ReplyClassifier } from "../../src/model/replies.ts";
import { readNote } from "../../src/pages/notes.ts";
import { ADMIN, DAY, factsOf, inputOf, START, STRATEGY, TENANT } from "../core/world.ts";
import { told, vault } from "./world.ts";

/** Goes on when somebody says that they will pay. */
const LISTENING = {
  ...STRATEGY,
  handlers: [
    { id: "later", on: ["intent.detected"], when: { "==": [{ var: "event.data.intent" }, "payLater"] }, goto: "end" },
  ],
} as unknown as Strategy;

describe("opting out", () => {
  test("IB8 an opt-out closes the channel for every case of the person and stops what is pending, in one transaction", async () => {
    const world = await told({}, ["c1", "c2"]);
    const { runtime, clock, sms, tell, facts, events } = world;
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
      expect((await events(id)).map(({ type }) => type)).toContain("message.optedOut");
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
