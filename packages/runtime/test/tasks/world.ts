/** A host with tasks: calls under a law about calling hours, and desk work that is no contact. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import type { Template } from "@dunlin/templates";
import { pollOnce } from "../../src/core/poll.ts";
import type { Actor } from "../../src/model/actor.ts";
import { TASK, type TaskRow, type TaskValue } from "../../src/model/task.ts";
import { createTasks, type TasksOptions } from "../../src/tasks/tasks.ts";
import { ADMIN, TENANT } from "../core/world.ts";
import { type HostOptions, hostOf } from "../pages/host.ts";

export const HOUR = 3_600_000;
/** Monday, 10:00 in New York. */
export const MONDAY = Date.parse("2026-03-02T15:00:00Z");
export const agent = (id: string): Actor => ({ id, roles: ["agent"] });
export const ANA = agent("ana");
export const BEN = agent("ben");

const task = (more: object) => ({
  type: "task",
  queue: "phone",
  due: "P2D",
  dispositions: ["promised", "noAnswer"],
  to: { promised: "watch", noAnswer: "rest", timeout: "rest" },
  ...more,
});

const strategy = (id: string, nodes: object, more: object = {}): Strategy =>
  ({
    format: "dunlin.strategy/1",
    ...{ id, name: id, time: { zone: "America/New_York", at: "09:00" }, entry: { start: "ask" } },
    exits: [
      { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
      { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
    ],
    nodes: {
      watch: { type: "promise", grace: "P3D", to: { kept: "end", broken: "end" } },
      rest: { type: "wait", for: "P30D", to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
      ...nodes,
    },
    ...more,
  }) as unknown as Strategy;

/** A call, under Regulation F: 8:00 to 21:00 where the debtor is, and seven calls in seven days. */
export const CALLS = strategy(
  "calls",
  { ask: task({ channel: "voice", script: "call-script@1", skill: "spanish", priority: 50 }) },
  { policies: ["us-reg-f"] },
);

/** Not a contact; the more urgent the more is in `data.urgency`. */
export const DESK = strategy(
  "desk",
  { ask: task({ queue: "desk", priority: { var: "data.urgency" } }) },
  {
    fields: { urgency: { type: "integer" } },
  },
);

/** Desk work with an offer open. */
export const OFFERS = strategy("offers", {
  ask: {
    type: "offer",
    offer: "plan",
    options: [{ key: "p2", count: 2, frequency: "monthly" }],
    ...{ validFor: "P20D", wait: "P0D" },
    to: { accepted: "rest", expired: "desk" },
  },
  desk: task({ queue: "desk", to: { promised: "rest", noAnswer: "rest", timeout: "rest" } }),
});

const SCRIPT = {
  schema: "dunlin.template/1",
  ...{ id: "call-script", name: "Script", kind: "voice", defaultLocale: "en", locales: ["en"] },
  variables: {
    type: "object",
    properties: {
      currency: { type: "string", "x-sample": "USD" },
      totalDueMinor: { type: "integer", "x-format": "money", "x-currency": "currency", "x-sample": 100 },
      debtor: { type: "object", properties: { name: { type: "string", "x-sample": "Ann" } } },
    },
  },
  settings: {},
  root: [
    {
      ...{ id: "says", type: "text", v: 1 },
      props: {
        text: {
          en: [
            ...[{ t: "Am I speaking with " }, { var: "debtor.name" }, { t: "?" }, { br: 1 }],
            ...[{ t: "You & we: " }, { var: "totalDueMinor" }, { t: " is open." }],
          ],
        },
      },
    },
  ],
} as unknown as Template;

export const debt = (id: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: id,
  currency: "USD",
  debtor: {
    id: `d-${id}`,
    language: "en",
    country: "US",
    zones: ["America/New_York"],
    channels: [{ channel: "voice", address: "+12125550100", consent: true }],
  },
  obligations: [
    { ref: `o-${id}`, dueDate: "2026-02-01", currency: "USD", amountMinor: 10_000, outstandingMinor: 10_000 },
  ],
  ...more,
});

export interface TaskWorldOptions extends Partial<Omit<HostOptions, "templates">> {
  readonly tasks?: Partial<TasksOptions>;
}

export async function taskWorld({ strategies = [CALLS], start = MONDAY, tasks: more, ...rest }: TaskWorldOptions = {}) {
  const host = await hostOf({ start, ...rest, strategies, templates: [SCRIPT] });
  const { world, store, cases } = host;
  const tasks = createTasks({ world, ...more });
  const put = async (...all: readonly CaseFacts[]) => {
    await cases.put(
      TENANT,
      all.map((facts) => ({ facts, personal: { name: "Ann <b>Lee</b>" } })),
      ADMIN,
    );
    await pollOnce(world);
  };
  const rows = (): Promise<readonly TaskRow[]> =>
    store.transaction(TENANT, (tx) => tx.documents<TaskValue>({ kind: TASK, order: "rank", limit: 1000 }));
  const events = async (caseId: string) => (await cases.journal(TENANT, caseId)).map(({ event }) => event);
  return { ...host, tasks, put, rows, events };
}

export const PHONE = { queues: ["phone"], skills: ["spanish"] };
export const CALL = "c1/1/calls@1/ask/1.0";

export const calling = async () => {
  const world = await taskWorld();
  await world.put(debt("c1"));
  return world;
};
export const claimed = async () => {
  const world = await calling();
  await world.tasks.claim(TENANT, CALL, ANA);
  return world;
};
