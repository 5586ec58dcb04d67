/** What people are asked to do about cases: found, taken, worked on and completed by agents, one task by one agent at a time. */

import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { TASK, type TaskRow, type TaskState, type TaskValue } from "../model/task.ts";
import { READERS, requireRole } from "../settings/roles.ts";
import { type Claimed, claimNext, claimOne, type NextTask, release, renew } from "./claiming.ts";
import { type Completed, type Completion, complete } from "./completing.ts";
import { countQueues, type QueueCount } from "./counting.ts";
import { placeOf, type QueuePlace, readQueue } from "./queue.ts";
import { found, shown, type Task } from "./showing.ts";
import { readTaskNote, type TaskWork, workOf } from "./work.ts";

export interface TaskQuery {
  readonly queue?: string;
  /** Default `open` and `claimed`. */
  readonly states?: readonly TaskState[];
  /** Those that ask for this skill. */
  readonly skill?: string;
  readonly after?: QueuePlace;
  /** 1..200, default 50. */
  readonly limit?: number;
}

export interface TaskPage {
  readonly items: readonly Task[];
  /** For `after`; absent on the last page. */
  readonly next?: QueuePlace;
}

export interface Tasks {
  /** Overdue ones first, then by priority and deadline. */
  list(tenant: string, query: TaskQuery, actor: Actor): Promise<TaskPage>;
  /** Per queue, by name. */
  counts(tenant: string, actor: Actor): Promise<readonly QueueCount[]>;
  /** @throws RuntimeError `task.unknown`. */
  get(tenant: string, id: string, actor: Actor): Promise<Task>;
  /**
   * The most urgent task that may be done now, for this agent alone. One that is a contact counts as made from now on, so that
   * nobody else makes another one beyond what is allowed.
   */
  claimNext(
    tenant: string,
    wanted: { readonly queues?: readonly string[]; readonly skills?: readonly string[] },
    actor: Actor,
  ): Promise<NextTask>;
  /** @throws RuntimeError `task.unknown`, `task.taken`. */
  claim(tenant: string, id: string, actor: Actor): Promise<Claimed>;
  /** Keeps it for another while. @throws RuntimeError `task.taken` when it is somebody else's by now, or has ended. */
  renew(tenant: string, id: string, actor: Actor): Promise<Task>;
  /** Gives it back untouched: a contact was not made. An operator may take one away from somebody. */
  release(tenant: string, id: string, actor: Actor): Promise<Task>;
  /** The same with the reason in the log: of who has it and cannot do it now. */
  skip(tenant: string, id: string, note: string, actor: Actor): Promise<Task>;
  /** All that is needed to do it, also what is personal: the reading is in the log. @throws RuntimeError `task.taken`. */
  work(tenant: string, id: string, actor: Actor): Promise<TaskWork>;
  /**
   * Ends it by one of its dispositions, and tells the case, in one transaction. Completed again in the same way by the same
   * person it is a duplicate.
   *
   * @throws RuntimeError `task.disposition`, `task.taken`, `request.invalid`, `vault.missing`.
   */
  complete(tenant: string, id: string, completion: Completion, actor: Actor): Promise<Completed>;
  /** What was written about it; the reading is in the log. */
  note(tenant: string, id: string, actor: Actor): Promise<string | undefined>;
}

export interface TasksOptions {
  readonly world: World;
  /** How long a claim holds, ms; default 15 minutes. */
  readonly claimMs?: number;
  /** What is due within this time is due soon, ms; default one hour. */
  readonly soonMs?: number;
}

const HOUR = 3_600_000;

export function createTasks({ world, claimMs = HOUR / 4, soonMs = HOUR }: TasksOptions): Tasks {
  const { store } = world;
  return {
    async list(tenant, query, actor) {
      requireRole(actor, ...READERS);
      return listTasks(world, tenant, query);
    },
    async counts(tenant, actor) {
      requireRole(actor, ...READERS);
      return store.transaction(tenant, (tx) => countQueues(tx, world.nowIn(tx), soonMs));
    },
    async get(tenant, id, actor) {
      requireRole(actor, ...READERS);
      return shown(found(await store.transaction(tenant, (tx) => tx.document<TaskValue>(TASK, id)), id));
    },
    async claimNext(tenant, wanted, actor) {
      requireRole(actor, "agent", "operator");
      return claimNext(world, tenant, wanted, actor, claimMs);
    },
    async claim(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return claimOne(world, tenant, id, actor, claimMs);
    },
    async renew(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return shown(await renew(world, tenant, id, actor, claimMs));
    },
    async release(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return shown(await release(world, tenant, id, actor));
    },
    async skip(tenant, id, note, actor) {
      requireRole(actor, "agent", "operator");
      return shown(await release(world, tenant, id, actor, note));
    },
    async work(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return workOf(world, tenant, id, actor);
    },
    async complete(tenant, id, completion, actor) {
      requireRole(actor, "agent", "operator");
      return complete(world, tenant, id, completion, actor);
    },
    async note(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return readTaskNote(world, tenant, id, actor);
    },
  };
}

const MOST = 200;
/** Rows that are read for one page at most, where few have the skill. */
const MOST_READ = 2_000;

async function listTasks(world: World, tenant: string, query: TaskQuery): Promise<TaskPage> {
  const { queue, states = ["open", "claimed"], skill, limit = 50 } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new RuntimeError("request.invalid", `Ask for 1 to ${MOST} tasks.`, { path: "/limit" });
  return world.store.transaction(tenant, async (tx) => {
    const now = world.nowIn(tx);
    const items: TaskRow[] = [];
    let after = query.after;
    for (let read = 0; read < MOST_READ; ) {
      const want = { states, limit: limit + 1, ...(queue !== undefined && { queue }), ...(after && { after }) };
      const rows = await readQueue(tx, want, now);
      const fitting = rows.filter(({ value }) => skill === undefined || value.skill === skill);
      for (const row of fitting) {
        if (items.length < limit) items.push(row);
        else return pageOf(items, placeOf(items.at(-1) as TaskRow, now));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length <= limit) return pageOf(items, undefined);
      after = placeOf(last, now);
      read += rows.length;
    }
    return pageOf(items, after);
  });
}

const pageOf = (rows: readonly TaskRow[], next: QueuePlace | undefined): TaskPage => ({
  items: rows.map(shown),
  ...(next !== undefined && { next }),
});
