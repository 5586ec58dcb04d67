/** How tasks end, and what their cases hear of it. */

import { expect, test } from "vitest";
import { pollOnce } from "../../src/core/poll.ts";
import { LOG_KIND } from "../../src/settings/log.ts";
import { ADMIN, DAY, TENANT } from "../core/world.ts";
import { ANA, BEN, CALL, claimed, debt, MONDAY, OFFERS, PHONE, taskWorld } from "./world.ts";

test("TK9 a task ends by one of its dispositions, and the case goes on by it, once", async () => {
  const world = await claimed();
  const before = (await world.events("c1")).length;
  await expect(world.tasks.complete(TENANT, CALL, { disposition: "sold" }, ANA)).rejects.toMatchObject({
    code: "task.disposition",
    path: "/disposition",
  });
  const completion = { disposition: "noAnswer", data: { attempt: 1 } };
  const done = await world.tasks.complete(TENANT, CALL, completion, ANA);
  expect(done).toMatchObject({ status: "done", task: { state: "done", disposition: "noAnswer", completedAt: MONDAY } });
  expect(done.steps).toHaveLength(1);
  expect(await world.tasks.complete(TENANT, CALL, completion, ANA)).toMatchObject({ status: "duplicate", steps: [] });
  await expect(world.tasks.complete(TENANT, CALL, { disposition: "promised" }, ANA)).rejects.toMatchObject({
    code: "task.taken",
  });
  expect((await world.events("c1")).slice(before)).toEqual([
    { type: "task.completed", id: `task:${CALL}`, data: { attempt: 1, task: CALL, disposition: "noAnswer" } },
  ]);
  expect((await world.cases.peek(TENANT, "c1"))?.enrollments[0]?.state.node).toBe("rest");
});

test("TK9 what cannot be committed leaves neither half behind", async () => {
  const world = await claimed();
  const { store } = world;
  const { transaction } = store;
  Object.assign(store, {
    transaction: (tenant: string, work: Parameters<typeof transaction>[1]) =>
      transaction.call(store, tenant, (tx) =>
        work(
          new Proxy(tx, {
            get: (target, name) =>
              name === "saveSteps"
                ? () => Promise.reject(new Error("disk"))
                : typeof Reflect.get(target, name) === "function"
                  ? Reflect.get(target, name).bind(target)
                  : Reflect.get(target, name),
          }),
        ),
      ),
  });
  await expect(world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, ANA)).rejects.toThrow("disk");
  Object.assign(store, { transaction });
  expect((await world.rows())[0]).toMatchObject({ state: "claimed" });
  expect((await world.events("c1")).map(({ type }) => type)).toEqual(["case.created"]);
  expect(await world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, ANA)).toMatchObject({ status: "done" });
});

test.each([
  ["rpc", "conversation"],
  ["wpc", "wrongParty"],
  [undefined, "voicemail"],
] as const)("TK10 how a call went (%s) is told, and is how the contact counts", async (result, outcome) => {
  const world = await claimed();
  const call = result === undefined ? { outcome: "voicemail" as const } : { result };
  await world.tasks.complete(TENANT, CALL, { disposition: "noAnswer", call }, ANA);
  const events = (await world.events("c1")).slice(1);
  expect(events.map(({ type, data }) => [type, data])).toEqual([
    ["call.finished", { task: CALL, disposition: "noAnswer", ...(result !== undefined && { result }) }],
    ["task.completed", { task: CALL, disposition: "noAnswer" }],
  ]);
  expect((await world.cases.peek(TENANT, "c1"))?.facts.contacts).toMatchObject([{ id: `${CALL}~1`, outcome }]);
});

test("TK11 a promise made in a call is what the next node watches", async () => {
  const world = await claimed();
  const agreed = { kind: "promise", amountMinor: 5_000, dueDate: "2026-03-09" } as const;
  await world.tasks.complete(TENANT, CALL, { disposition: "promised", agreed }, ANA);
  const snapshot = await world.cases.peek(TENANT, "c1");
  expect(snapshot?.enrollments[0]?.state).toMatchObject({
    node: "watch",
    commitment: { id: `task:${CALL}`, kind: "promise", parts: [{ due: "2026-03-09", amountMinor: 5_000 }] },
  });
  expect(snapshot?.facts.promises).toHaveLength(1);
  for (const wrong of [
    { ...agreed, amountMinor: 0 },
    { ...agreed, amountMinor: 1.5 },
    { ...agreed, dueDate: "tomorrow" },
  ])
    await expect(
      world.tasks.complete(TENANT, CALL, { disposition: "promised", agreed: wrong }, ANA),
    ).rejects.toMatchObject({ code: "request.invalid" });
});

test("TK11 an option of an open offer can be agreed on, and a dispute taken up", async () => {
  const world = await taskWorld({ strategies: [OFFERS] });
  await world.put(debt("c1"), debt("c2"));
  const ids = (await world.rows()).map(({ id }) => id);
  for (const id of ids) await world.tasks.claim(TENANT, id, ANA);
  const [first = "", second = ""] = ids;
  const { offers } = await world.tasks.work(TENANT, first, ANA);
  expect(offers).toMatchObject([
    { option: "p2", totalMinor: 10_000, parts: [{ amountMinor: 5_000 }, { amountMinor: 5_000 }] },
  ]);
  const [choice] = offers;
  const agreed = { kind: "offer", offer: choice?.offer ?? "", option: "p2" } as const;
  await world.tasks.complete(TENANT, first, { disposition: "promised", agreed }, ANA);
  expect((await world.cases.peek(TENANT, "c1"))?.enrollments[0]?.state.commitment).toMatchObject({
    id: choice?.offer,
    kind: "plan",
  });
  await world.tasks.complete(
    TENANT,
    second,
    { disposition: "noAnswer", agreed: { kind: "dispute", reason: "amount" } },
    ANA,
  );
  expect((await world.cases.peek(TENANT, "c2"))?.facts.obligations[0]).toMatchObject({ disputed: true });
});

test("TK12 a task is canceled when its debtor pays or its case ends, also while somebody has it", async () => {
  const world = await claimed();
  await world.cases.deliver(TENANT, "c1", { type: "payment.received", id: "p", data: { amountMinor: 10_000 } }, ADMIN);
  expect((await world.rows())[0]).toMatchObject({ state: "canceled", value: { reason: "exited" } });
  await expect(world.tasks.claim(TENANT, CALL, BEN)).rejects.toMatchObject({ code: "task.taken" });
  expect(await world.tasks.claimNext(TENANT, PHONE, BEN)).toEqual({ status: "none", waiting: 0 });
  // Who was on the telephone at that moment still tells how it went.
  const before = (await world.events("c1")).length;
  const late = await world.tasks.complete(
    TENANT,
    CALL,
    { disposition: "noAnswer", note: "Just paid", call: { result: "rpc" } },
    ANA,
  );
  expect(late).toMatchObject({ status: "late", task: { state: "canceled", hasNote: true } });
  expect(await world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, ANA)).toMatchObject({
    status: "duplicate",
  });
  expect((await world.events("c1")).slice(before).filter(({ type }) => type === "task.completed")).toEqual([]);
  expect((await world.cases.peek(TENANT, "c1"))?.facts.contacts).toMatchObject([{ outcome: "conversation" }]);
});

test("TK12 whose time runs out while somebody is at it is late: the case went on without it", async () => {
  const world = await claimed();
  world.clock.set(MONDAY + 2 * DAY - 60_000);
  await world.tasks.claim(TENANT, CALL, ANA);
  world.clock.on(120_000);
  await pollOnce(world.world);
  expect((await world.rows())[0]).toMatchObject({ state: "expired" });
  expect(await world.tasks.complete(TENANT, CALL, { disposition: "promised" }, ANA)).toMatchObject({ status: "late" });
  expect((await world.events("c1")).map(({ type }) => type)).not.toContain("task.completed");
  expect((await world.cases.peek(TENANT, "c1"))?.enrollments[0]?.state.node).toBe("rest");
});

test("TK13 a note is sealed: it is in no event and no log, and who reads it is", async () => {
  const world = await claimed();
  await world.tasks.complete(TENANT, CALL, { disposition: "noAnswer", note: "  Her sister answered " }, ANA);
  const kept = JSON.stringify([await world.rows(), await world.cases.journal(TENANT, "c1")]);
  expect(kept).not.toContain("sister");
  expect(await world.tasks.note(TENANT, CALL, BEN)).toBe("Her sister answered");
  const log = await world.store.transaction(TENANT, (tx) => tx.documents({ kind: LOG_KIND, state: "person:d-c1" }));
  expect(log.map(({ value }) => value)).toMatchObject([{ by: "ben", subject: "person:d-c1", data: { task: CALL } }]);
  expect(JSON.stringify(log)).not.toContain("sister");
  await expect(
    world.tasks.complete(TENANT, CALL, { disposition: "noAnswer", note: "x".repeat(4_001) }, ANA),
  ).rejects.toMatchObject({ path: "/note" });
});
