/** What people are asked to do about cases. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { taskDocument, taskRank } from "../../src/model/task.ts";
import { readLog } from "../../src/settings/log.ts";
import { ADMIN, DAY, TENANT } from "../core/world.ts";
import { ANA, agent, BEN, CALL, CALLS, calling, claimed, DESK, debt, HOUR, MONDAY, PHONE, taskWorld } from "./world.ts";

test("TK1 a task ranks by its priority, then by its deadline, whatever they are", () => {
  const tasks = fc.record({ priority: fc.integer({ min: 0, max: 100 }), dueAt: fc.integer({ min: 0, max: 4e12 }) });
  fc.assert(
    fc.property(tasks, tasks, (a, b) => {
      const [x, y] = [taskRank(a.priority, a.dueAt), taskRank(b.priority, b.dueAt)];
      expect(Number.isSafeInteger(x)).toBe(true);
      expect(Math.sign(x - y)).toBe(Math.sign(b.priority - a.priority || a.dueAt - b.dueAt));
    }),
  );
  expect(taskRank(undefined, 5)).toBe(taskRank(0, 5));
  expect(taskRank(900, 5)).toBe(taskRank(100, 5));
  const effect = {
    id: "e",
    kind: "task.create",
    nodeId: "n",
    at: 1,
    queue: "q",
    dispositions: ["a"],
    dueAt: 9,
  } as const;
  expect(taskDocument(effect, { caseId: "c", strategy: "s", obligation: "", personId: "p" })).toEqual({
    ...{ kind: "task", id: "e", rev: 0, state: "open", ref: "q", rank: 9 },
    value: {
      caseId: "c",
      strategy: "s",
      obligation: "",
      personId: "p",
      nodeId: "n",
      queue: "q",
      dispositions: ["a"],
      dueAt: 9,
      createdAt: 1,
    },
  });
});

const desk = async (urgencies: readonly number[]) => {
  const world = await taskWorld({ strategies: [DESK] });
  for (const [index, urgency] of urgencies.entries()) {
    await world.put(debt(`c${index}`, { data: { urgency } }));
    world.clock.on(HOUR);
  }
  return world;
};

test("TK2 overdue tasks come first, then the more urgent, then those due earlier; pages leave none out", async () => {
  const world = await desk([10, 90, 50, 90, 10, 50]);
  const order = async (limit: number) => {
    const all: string[] = [];
    for (let after: Parameters<typeof world.tasks.list>[1]["after"]; ; ) {
      const page = await world.tasks.list(TENANT, { queue: "desk", limit, ...(after && { after }) }, ANA);
      all.push(...page.items.map(({ caseId }) => caseId));
      after = page.next;
      if (after === undefined) return all;
    }
  };
  const fresh = ["c1", "c3", "c2", "c5", "c0", "c4"];
  for (const limit of [1, 2, 3, 6, 50]) expect(await order(limit)).toEqual(fresh);
  // Nobody polls: the first three are overdue.
  world.clock.set(MONDAY + 2 * DAY + 2.5 * HOUR);
  const late = ["c1", "c2", "c0", "c3", "c5", "c4"];
  for (const limit of [1, 2, 3, 6, 50]) expect(await order(limit)).toEqual(late);
  await expect(world.tasks.list(TENANT, { limit: 0 }, ANA)).rejects.toMatchObject({ code: "request.invalid" });
});

test("TK2 a list may ask for one skill, and for those that ended", async () => {
  const world = await taskWorld({ strategies: [CALLS, DESK] });
  await world.put(debt("c1"), debt("c2"));
  const list = async (query: object) => (await world.tasks.list(TENANT, query, ANA)).items.map(({ id }) => id);
  expect(await list({ skill: "spanish", limit: 1 })).toEqual([CALL]);
  expect(await list({ skill: "french" })).toEqual([]);
  expect(await list({})).toHaveLength(4);
  await world.cases.deliver(TENANT, "c1", { type: "case.closed" }, ADMIN);
  expect(await list({ states: ["canceled"] })).toHaveLength(2);
});

test("TK3 the counts of a queue tell what waits, what is taken, what is late and what soon will be", async () => {
  const world = await desk([10, 20, 30, 40]);
  await world.tasks.claimNext(TENANT, {}, ANA);
  world.clock.set(MONDAY + 2 * DAY + 1.5 * HOUR);
  expect(await world.tasks.counts(TENANT, ANA)).toEqual([
    { queue: "desk", open: 3, claimed: 1, overdue: 2, dueSoon: 1, nextDueAt: MONDAY + 2 * DAY },
  ]);
});

test("TK4 agents who ask at once get different tasks, each until there is none", async () => {
  const world = await desk([1, 2, 3, 4, 5]);
  const agents = Array.from({ length: 7 }, (_, index) => agent(`a${index}`));
  const results = await Promise.all(agents.map((actor) => world.tasks.claimNext(TENANT, {}, actor)));
  const got = results.flatMap((result) => (result.status === "claimed" ? [result.task.caseId] : []));
  expect(got.toSorted()).toEqual(["c0", "c1", "c2", "c3", "c4"]);
  expect(results.filter(({ status }) => status === "none")).toHaveLength(2);
});

test("TK4 of two who ask for the same task one gets it", async () => {
  const world = await calling();
  const results = await Promise.allSettled([ANA, BEN].map((actor) => world.tasks.claim(TENANT, CALL, actor)));
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "task.taken" } });
});

test("TK5 an agent gets tasks of their queues that they have the skill for", async () => {
  const world = await taskWorld({ strategies: [CALLS, DESK] });
  await world.put(debt("c1"));
  expect(await world.tasks.claimNext(TENANT, { queues: ["phone"] }, ANA)).toEqual({ status: "none", waiting: 0 });
  expect(await world.tasks.claimNext(TENANT, { queues: ["letters"], skills: ["spanish"] }, ANA)).toMatchObject({
    status: "none",
  });
  expect(await world.tasks.claimNext(TENANT, { queues: ["letters", "phone"], skills: ["spanish"] }, ANA)).toMatchObject(
    { task: { queue: "phone" } },
  );
  expect(await world.tasks.claimNext(TENANT, {}, ANA)).toMatchObject({ task: { queue: "desk" } });
});

test("TK6 a claim ends by itself; until then it can be kept longer or given back, and only by who has it", async () => {
  const world = await claimed();
  await expect(world.tasks.claim(TENANT, CALL, BEN)).rejects.toMatchObject({
    code: "task.taken",
    data: { claimedBy: "ana" },
  });
  for (const act of ["renew", "work", "release"] as const)
    await expect(world.tasks[act](TENANT, CALL, BEN)).rejects.toMatchObject({ code: "task.taken" });
  world.clock.on(10 * 60_000);
  await world.tasks.renew(TENANT, CALL, ANA);
  world.clock.on(14 * 60_000);
  await expect(world.tasks.claim(TENANT, CALL, BEN)).rejects.toMatchObject({ code: "task.taken" });
  world.clock.on(60_000);
  await expect(world.tasks.renew(TENANT, CALL, ANA)).rejects.toMatchObject({ code: "task.taken" });
  expect(await world.tasks.claim(TENANT, CALL, BEN)).toMatchObject({ status: "claimed", task: { claimedBy: "ben" } });
  await expect(world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, ANA)).rejects.toMatchObject({
    code: "task.taken",
  });
  expect(await world.tasks.release(TENANT, CALL, { id: "boss", roles: ["operator"] })).toMatchObject({ state: "open" });
  await expect(world.tasks.release(TENANT, CALL, BEN)).rejects.toMatchObject({ code: "task.taken" });
  await expect(world.tasks.get(TENANT, "nothing", ANA)).rejects.toMatchObject({ code: "task.unknown" });
});

test("TK6 who gives a task back with a reason has it in the log, and what is not theirs they do not", async () => {
  const world = await claimed();
  await expect(world.tasks.skip(TENANT, CALL, "Engaged", BEN)).rejects.toMatchObject({ code: "task.taken" });
  expect(await world.tasks.skip(TENANT, CALL, "Engaged", ANA)).toMatchObject({ state: "open" });
  const entries = await readLog(world.store, TENANT, { what: "task.skipped", limit: 9 }, ADMIN);
  expect(entries).toMatchObject([{ by: "ana", subject: `task:${CALL}`, note: "Engaged" }]);
  expect(await world.tasks.claim(TENANT, CALL, BEN)).toMatchObject({ status: "claimed" });
});

test("TK7 a call is not to be had outside calling hours where the debtor is, and says from when it is", async () => {
  const world = await calling();
  world.clock.set(Date.parse("2026-03-03T02:30:00Z"));
  const until = Date.parse("2026-03-03T13:00:00Z");
  expect(await world.tasks.claim(TENANT, CALL, ANA)).toEqual({
    status: "notNow",
    until,
    reasons: ["policy:regf.window"],
  });
  expect(await world.tasks.claimNext(TENANT, PHONE, ANA)).toEqual({ status: "none", waiting: 1, until });
  expect(await world.tasks.claimNext(TENANT, PHONE, ANA)).toMatchObject({ status: "none", waiting: 1 });
  expect((await world.rows())[0]).toMatchObject({ state: "open" });
  world.clock.set(until);
  expect(await world.tasks.claimNext(TENANT, PHONE, ANA)).toMatchObject({ status: "claimed" });
});

test("TK7 neither is one to somebody who opted out, whose case is held, or while contacts are stopped", async () => {
  const world = await calling();
  await world.world.settings.change(TENANT, { contactsStopped: true }, ADMIN);
  expect(await world.tasks.claim(TENANT, CALL, ANA)).toEqual({ status: "notNow", reasons: ["contactsStopped"] });
  expect(await world.tasks.claimNext(TENANT, PHONE, ANA)).toEqual({ status: "none", waiting: 1 });
  await world.world.settings.change(TENANT, { contactsStopped: null }, ADMIN);
  await world.cases.hold(TENANT, "c1", { kind: "review" }, ADMIN);
  expect(await world.tasks.claim(TENANT, CALL, ANA)).toMatchObject({ status: "notNow", reasons: ["held"] });
  await world.cases.release(TENANT, "c1", "review", ADMIN);
  await world.cases.deliver(TENANT, "c1", { type: "message.optedOut", data: { channel: "voice" } }, ADMIN);
  expect(await world.tasks.claim(TENANT, CALL, ANA)).toMatchObject({ status: "forbidden", reasons: ["unreachable"] });
  expect(await world.tasks.claimNext(TENANT, PHONE, ANA)).toMatchObject({ status: "none" });
});

test("TK7 work that is no contact may be done at any hour", async () => {
  const world = await desk([1]);
  world.clock.set(Date.parse("2026-03-03T03:00:00Z"));
  expect(await world.tasks.claimNext(TENANT, {}, ANA)).toMatchObject({ status: "claimed" });
});

test("TK8 a call counts from the moment it is taken; given back it was none, forgotten it may have been", async () => {
  const world = await claimed();
  const contacts = async () => (await world.cases.peek(TENANT, "c1"))?.facts.contacts ?? [];
  expect(await contacts()).toMatchObject([
    { id: `${CALL}~1`, channel: "voice", direction: "outbound", debts: ["o-c1"] },
  ]);
  await world.tasks.release(TENANT, CALL, ANA);
  expect(await contacts()).toEqual([]);
  for (let i = 0; i < 7; i++) {
    expect(await world.tasks.claim(TENANT, CALL, ANA)).toMatchObject({ status: "claimed" });
    world.clock.on(HOUR / 4);
  }
  expect(await contacts()).toHaveLength(7);
  expect(await world.tasks.claim(TENANT, CALL, ANA)).toMatchObject({
    status: "notNow",
    reasons: ["policy:regf.call-frequency"],
  });
});

test("TK8 two tasks about one debtor are not done at once, and never exceed together what is allowed", async () => {
  const twice = { ...CALLS, id: "calls2" } as typeof CALLS;
  const world = await taskWorld({ strategies: [CALLS, twice] });
  const contacts = Array.from({ length: 6 }, (_, i) => ({
    ...{ id: `x${i}`, at: "2026-03-01T15:00:00Z", channel: "voice", direction: "outbound" as const },
    ...{ outcome: "noAnswer", debts: ["o-c1"] },
  }));
  await world.put(debt("c1", { contacts }));
  const ids = (await world.rows()).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const results = await Promise.all([ANA, BEN].map((actor) => world.tasks.claimNext(TENANT, PHONE, actor)));
  expect(results.map(({ status }) => status).toSorted()).toEqual(["claimed", "none"]);
  const [mine] = results.flatMap((result) => (result.status === "claimed" ? [result.task] : []));
  const other = ids.find((id) => id !== mine?.id) ?? "";
  expect(await world.tasks.claim(TENANT, other, BEN)).toEqual({
    ...{ status: "notNow", until: MONDAY + HOUR / 4, reasons: ["inCall"] },
  });
  const owner = mine?.claimedBy === "ana" ? ANA : BEN;
  world.clock.on(10 * 60_000);
  await world.tasks.renew(TENANT, mine?.id ?? "", owner);
  expect(await world.tasks.claim(TENANT, other, BEN)).toMatchObject({ until: MONDAY + HOUR / 4 + 10 * 60_000 });
  await world.tasks.complete(TENANT, mine?.id ?? "", { disposition: "noAnswer" }, owner);
  expect(await world.tasks.claim(TENANT, other, BEN)).toMatchObject({
    ...{ status: "notNow", reasons: ["policy:regf.call-frequency"] },
  });
});

test("TK14 whoever has a task sees whom to call, what to say, and what the rules are", async () => {
  const world = await claimed();
  const work = await world.tasks.work(TENANT, CALL, ANA);
  expect(work).toMatchObject({
    ...{ address: "+12125550100", personal: { name: "Ann <b>Lee</b>" }, offers: [] },
    script: {
      status: "written",
      locale: "en",
      lines: ["Am I speaking with Ann <b>Lee</b>?", "You & we: $100.00 is open."],
    },
    contact: { decision: "send", reasons: [] },
  });
  expect(work.contact?.rules.join(" ")).toContain("America/New_York");
  expect(JSON.stringify(work.facts)).not.toContain("+1212");
  world.clock.set(Date.parse("2026-03-03T01:59:00Z"));
  await world.tasks.claim(TENANT, CALL, ANA);
  world.clock.on(2 * 60_000);
  const night = await world.tasks.work(TENANT, CALL, ANA);
  expect(night.contact).toMatchObject({ decision: "defer", until: Date.parse("2026-03-03T13:00:00Z") });
  expect(night.contact?.rules.join(" ")).toContain("12 CFR");
});

test("TK14 a script that lacks what it must say is told as missing, and the task can be done all the same", async () => {
  const world = await taskWorld({
    strategies: [
      { ...CALLS, nodes: { ...CALLS.nodes, ask: { ...CALLS.nodes.ask, script: "other@9" } } } as typeof CALLS,
    ],
  });
  await world.put(debt("c1"));
  await world.tasks.claim(TENANT, CALL, ANA);
  expect((await world.tasks.work(TENANT, CALL, ANA)).script).toEqual({
    status: "missing",
    codes: ["template.unknown"],
  });
});

test("TK15 viewers look, agents work, and each tenant has its own tasks", async () => {
  const world = await calling();
  const viewer = { id: "v", roles: ["viewer"] as const };
  expect((await world.tasks.list(TENANT, {}, viewer)).items).toHaveLength(1);
  for (const act of ["claim", "renew", "release", "work", "note"] as const)
    await expect(world.tasks[act](TENANT, CALL, viewer)).rejects.toMatchObject({ code: "role.missing" });
  await expect(world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, viewer)).rejects.toThrow("role");
  expect((await world.tasks.list("t2", {}, ANA)).items).toEqual([]);
  await expect(world.tasks.claim("t2", CALL, ANA)).rejects.toMatchObject({ code: "task.unknown" });
});

test("TK16 how long tasks waited, and whether they ended in time, is counted per queue", async () => {
  const world = await calling();
  const counted: [string, object][] = [];
  const meter = {
    count: (name: string, labels: object) => void counted.push([name, labels]),
    observe: (name: string, labels: object, seconds: number) => void counted.push([name, { ...labels, seconds }]),
  };
  Object.assign(world.world, { meter });
  world.clock.on(HOUR);
  await world.tasks.claim(TENANT, CALL, ANA);
  await world.tasks.complete(TENANT, CALL, { disposition: "noAnswer" }, ANA);
  expect(counted).toEqual([
    ["dunlin_tasks_claimed_total", { queue: "phone" }],
    ["dunlin_tasks_wait_seconds", { queue: "phone", seconds: 3_600 }],
    ["dunlin_tasks_completed_total", { queue: "phone", inTime: "true" }],
    ["dunlin_tasks_age_seconds", { queue: "phone", seconds: 3_600 }],
  ]);
});
