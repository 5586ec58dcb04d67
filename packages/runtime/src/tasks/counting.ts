/** How full the queues are, and how late. */

import type { Tx } from "../model/store.ts";
import { TASK, type TaskRow, type TaskValue } from "../model/task.ts";

export interface QueueCount {
  readonly queue: string;
  readonly open: number;
  readonly claimed: number;
  /** Of both, those whose deadline has passed, and those whose deadline comes soon. */
  readonly overdue: number;
  readonly dueSoon: number;
  /** ms; the earliest of the deadlines. */
  readonly nextDueAt: number;
  /** More than were counted: the numbers are at least these. */
  readonly more?: true;
}

const PAGE = 1_000;
/** Tasks that are counted at most. */
const MOST = 20_000;

export async function countQueues(tx: Tx, now: number, soonMs: number): Promise<readonly QueueCount[]> {
  const counts = new Map<string, { -readonly [K in keyof QueueCount]: QueueCount[K] }>();
  let last: TaskRow | undefined;
  let read = 0;
  do {
    const rows: readonly TaskRow[] = await tx.documents<TaskValue>({
      ...{ kind: TASK, state: ["open", "claimed"], limit: PAGE },
      ...(last !== undefined && { after: { id: last.id } }),
    });
    for (const { state, value } of rows) {
      const { queue, dueAt } = value;
      const count = counts.get(queue) ?? { queue, open: 0, claimed: 0, overdue: 0, dueSoon: 0, nextDueAt: dueAt };
      counts.set(queue, count);
      if (state === "open") count.open += 1;
      else count.claimed += 1;
      if (dueAt <= now) count.overdue += 1;
      else if (dueAt <= now + soonMs) count.dueSoon += 1;
      count.nextDueAt = Math.min(count.nextDueAt, dueAt);
    }
    read += rows.length;
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last !== undefined && read < MOST);
  const more = last === undefined ? {} : { more: true as const };
  return [...counts.values()].map((count) => ({ ...count, ...more })).sort((a, b) => (a.queue < b.queue ? -1 : 1));
}
