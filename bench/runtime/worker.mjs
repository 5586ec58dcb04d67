/** A host in a thread of its own: one runtime that takes cases in or steps whoever is due, when it is told to. */

import { parentPort, workerData } from "node:worker_threads";
import { createRuntime, pgConnection, sqlStore } from "@dunlin/runtime";
import { bossStore } from "./pgBoss.mjs";
import { ACTOR, input, MOMENTS, numberOf, strategy, TENANT, templates } from "./portfolio.mjs";

const { url, timers, batch, schema } = workerData;
let now = MOMENTS[0];

const sql = pgConnection({ connectionString: url, max: 3 });
const makeStore = (over) => sqlStore(over, { schema });
const boss = timers === "pgBoss" ? await bossStore(sql, makeStore) : undefined;
const store = boss?.store ?? makeStore(sql);
const runtime = createRuntime({ store, clock: { now: () => now }, batch, owner: timers });

const COMMANDS = {
  async publish() {
    await store.open();
    for (const { id, ...rest } of templates) {
      await runtime.templates.saveDraft(TENANT, { id, ...rest }, 0, ACTOR);
      await runtime.templates.publish(TENANT, id, 1, ACTOR);
    }
    await runtime.strategies.saveDraft(TENANT, strategy, 0, ACTOR);
    await runtime.strategies.publish(TENANT, strategy.id, 1, ACTOR);
  },
  /** Cases `from` to `to`, without the latter. */
  async take({ from, to }) {
    boss?.begin(0);
    for (let at = from; at < to; at += 500) {
      const inputs = Array.from({ length: Math.min(500, to - at) }, (_, i) => input(at + i));
      const results = await runtime.cases.put(TENANT, inputs, ACTOR);
      const strange = results.find(({ status, enrolled }) => status !== "created" || enrolled.length !== 1);
      if (strange !== undefined) throw new Error(`not taken in: ${JSON.stringify(strange)}`);
    }
  },
  async addJobs({ from, to }) {
    await boss?.add(Array.from({ length: to - from }, (_, i) => `C-${numberOf(from + i)}`));
  },
  /** Claims until nobody is due, and gives each the timer of the next stage; nothing else happens. Gives how many. */
  async tick({ stage }) {
    boss?.begin(stage);
    const wakeAt = MOMENTS[stage + 1];
    for (let moved = 0; ; ) {
      const claimed = await store.transaction(TENANT, async (tx) => {
        const rows = await tx.claimDue(MOMENTS[stage], batch);
        await tx.saveSteps(rows.map((row) => ({ enrollment: { ...row, wakeAt }, outbox: [] })));
        return rows.length;
      });
      moved += claimed;
      if (claimed === 0) return moved;
    }
  },
  /** Steps until nobody is due; gives how many were stepped. */
  async wave({ stage }) {
    now = MOMENTS[stage];
    boss?.begin(stage);
    let steps = 0;
    for (let idle = 0; idle < 2; ) {
      const report = await runtime.poll();
      if (report.parked > 0) throw new Error("a case was parked");
      steps += report.steps;
      idle = report.steps === 0 ? idle + 1 : 0;
    }
    return steps;
  },
  async end() {
    await boss?.boss.stop({ graceful: false, close: false }).catch(() => {});
    await store.close();
  },
};

parentPort.on("message", async ({ id, command, values }) => {
  try {
    parentPort.postMessage({ id, result: await COMMANDS[command](values) });
  } catch (reason) {
    parentPort.postMessage({ id, error: String(reason?.stack ?? reason) });
  }
});
parentPort.postMessage({ ready: true });
