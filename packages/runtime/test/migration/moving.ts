/** Cases on their way to another version, over a store. */

import type { CaseEvent, Node, Strategy } from "@dunlin/engine";
import type { MigrationChoice } from "@dunlin/engine/change";
import type { DunlinRuntime } from "../../src/createRuntime.ts";
import type { Migration } from "../../src/model/migrations.ts";
import type { RuntimeOptions } from "../../src/model/runtime.ts";
import type { Store } from "../../src/model/store.ts";
import { ADMIN, inputOf, STRATEGY, TENANT, type TestClock, testClock, testWorld } from "../core/world.ts";

export type Nodes = Record<string, Node>;
export const NODES = STRATEGY.nodes as Nodes;

/** The same with other nodes. */
export const strategyWith = (nodes: Nodes): Strategy => ({ ...STRATEGY, nodes: { ...NODES, ...nodes } });

export const wait = (days: string, next: string): Node => ({ type: "wait", for: days, to: { next } });

/** The first wait takes five days instead of three. */
export const SLOWER = strategyWith({ w1: wait("P5D", "sms") });

/** Nobody gets the text. */
export const WITHOUT_SMS = (() => {
  const { sms: _, ...nodes } = NODES;
  return { ...STRATEGY, nodes: { ...nodes, w1: wait("P3D", "w2") } } as Strategy;
})();

export type OpenStore = (clock: TestClock) => Promise<Store>;

export interface Options extends Partial<RuntimeOptions> {
  readonly cases?: number;
  readonly first?: Strategy;
  readonly second?: Strategy;
}

/** Cases of version 1, and version 2 published. */
export async function movingWorld(
  open: OpenStore,
  { cases = 3, first = STRATEGY, second = SLOWER, ...options }: Options,
) {
  const clock = testClock();
  const world = await testWorld({ ...options, clock, store: await open(clock), strategies: [first] });
  const { runtime } = world;
  const ids = Array.from({ length: cases }, (_, i) => `c${i}`);
  await runtime.cases.put(
    TENANT,
    ids.map((id) => inputOf(id)),
    ADMIN,
  );
  await publishNext(runtime, second, 1);
  return { ...world, ids };
}

export async function publishNext(runtime: DunlinRuntime, document: Strategy, rev: number): Promise<void> {
  await runtime.strategies.saveDraft(TENANT, document, rev, ADMIN);
  await runtime.strategies.publish(TENANT, document.id, rev + 1, ADMIN);
}

export const plan = (runtime: DunlinRuntime, choice: MigrationChoice = {}): Promise<Migration> =>
  runtime.migrations.plan(TENANT, { strategy: "reminders", from: 1, to: 2, choice }, ADMIN);

/** Planned, begun and worked to its end. */
export async function moveAll(runtime: DunlinRuntime, choice: MigrationChoice = {}): Promise<Migration> {
  const { id } = await plan(runtime, choice);
  await runtime.migrations.apply(TENANT, id, ADMIN);
  while (await runtime.migrations.work());
  return (await runtime.migrations.get(TENANT, id)) as Migration;
}

export async function enrollmentOf(runtime: DunlinRuntime, id: string) {
  const [enrollment] = (await runtime.cases.peek(TENANT, id))?.enrollments ?? [];
  if (enrollment === undefined) throw new Error(`${id} is not enrolled`);
  return enrollment;
}

export const versionsOf = async (runtime: DunlinRuntime, ids: readonly string[]): Promise<number[]> =>
  Promise.all(ids.map(async (id) => (await enrollmentOf(runtime, id)).version));

/** How often each case was moved. */
export const movesOf = async (runtime: DunlinRuntime, ids: readonly string[]): Promise<number[]> =>
  Promise.all(
    ids.map(async (id) => {
      const journal = await runtime.cases.journal(TENANT, id);
      return journal.filter(({ event }) => event.type === "custom.migrated").length;
    }),
  );

export const paid = (id: string): CaseEvent => ({
  type: "payment.received",
  id: `paid-${id}`,
  data: { amountMinor: 10_000 },
});
