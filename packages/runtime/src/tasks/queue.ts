/** In which order tasks are worked on: those that are overdue first, then by priority, then by deadline. */

import type { Tx } from "../model/store.ts";
import { BAND, TASK, type TaskRow, type TaskValue } from "../model/task.ts";

/** Where the next page begins. */
export interface QueuePlace {
  /** Among those that are overdue. */
  readonly overdue: boolean;
  readonly rank: number;
  readonly id: string;
}

export interface QueueQuery {
  /** One queue; without it all of them. */
  readonly queue?: string;
  readonly states: readonly string[];
  readonly after?: QueuePlace;
  /** 1..1000 */
  readonly limit: number;
}

/** @param now - ms; what is due by then is overdue. */
export async function readQueue(tx: Tx, query: QueueQuery, now: number): Promise<readonly TaskRow[]> {
  const { after, limit } = query;
  const rows: TaskRow[] = [];
  if (after === undefined || after.overdue) rows.push(...(await overdue(tx, query, now)));
  if (rows.length >= limit) return rows.slice(0, limit);
  let place = after === undefined || after.overdue ? undefined : after;
  for (;;) {
    const page = await read(tx, query, { ...(place !== undefined && { after: { rank: place.rank, id: place.id } }) });
    rows.push(...page.filter(({ value }) => value.dueAt > now));
    const last = page.at(-1);
    if (rows.length >= limit || last === undefined || page.length < limit) return rows.slice(0, limit);
    place = { overdue: false, rank: last.rank ?? 0, id: last.id };
  }
}

export const placeOf = ({ id, rank = 0, value }: TaskRow, now: number): QueuePlace => ({
  overdue: value.dueAt <= now,
  rank,
  id,
});

/** Each priority has a band of ranks, in which those that are overdue come first: one look at each band that is in use. */
async function overdue(tx: Tx, query: QueueQuery, now: number): Promise<readonly TaskRow[]> {
  const { after, limit } = query;
  const rows: TaskRow[] = [];
  let from = after === undefined ? -101 * BAND : bandOf(after.rank);
  while (rows.length < limit) {
    const [first] = await read(tx, { ...query, limit: 1 }, { minRank: from });
    if (first === undefined) break;
    const band = bandOf(first.rank ?? 0);
    const begun = after !== undefined && band === bandOf(after.rank);
    const place = begun ? { after: { rank: after.rank, id: after.id } } : {};
    if (first.value.dueAt <= now)
      rows.push(...(await read(tx, query, { minRank: band, maxRank: band + now, ...place })));
    from = band + BAND;
  }
  return rows.slice(0, limit);
}

/** The lowest rank of its priority. */
const bandOf = (rank: number): number => Math.floor(rank / BAND) * BAND;

const read = (
  tx: Tx,
  { queue, states, limit }: QueueQuery,
  bounds: {
    readonly minRank?: number;
    readonly maxRank?: number;
    readonly after?: { readonly rank: number; readonly id: string };
  },
): Promise<readonly TaskRow[]> =>
  tx.documents<TaskValue>({
    ...{ kind: TASK, state: states, order: "rank", limit, ...bounds },
    ...(queue !== undefined && { ref: queue }),
  });
