/** What was done about a case, step by step. Rows are written with their steps, and never changed. */

import type { JournalRow } from "../model/rows.ts";
import type { JournalQuery, Tx } from "../model/store.ts";
import { fromJson } from "./json.ts";
import { type Scope, Values } from "./scope.ts";

export const journal = (scope: Scope): Pick<Tx, "journal"> => ({
  async journal(caseId, query = {}) {
    const { text, values } = listing(caseId, query);
    const rows = (await scope.rows<StoredEntry>(text, values)).map(entryOf);
    return query.newest ? rows.reverse() : rows;
  },
});

interface StoredEntry {
  readonly case_id: string;
  readonly strategy: string;
  readonly obligation: string;
  readonly rev: number;
  readonly at: number;
  readonly version: number;
  readonly facts_rev: number;
  readonly event: string;
  readonly trace: string;
  readonly effects: string;
  readonly by: string;
  readonly hash: string;
}

function listing(caseId: string, { strategy, obligation, afterRev, newest = false, limit }: JournalQuery) {
  const values = new Values();
  const conditions = [`case_id = ${values.add(caseId)}`];
  if (strategy !== undefined) conditions.push(`strategy = ${values.add(strategy)}`);
  if (obligation !== undefined) conditions.push(`obligation = ${values.add(obligation)}`);
  if (afterRev !== undefined) conditions.push(`rev > ${values.add(afterRev)}`);
  const way = newest ? " desc" : "";
  const order = strategy === undefined ? ["at", "strategy", "obligation", "rev"] : ["rev", "obligation"];
  const text = `
    select case_id, strategy, obligation, rev, at, version, facts_rev, event::text as event, trace::text as trace,
      effects::text as effects, by, hash
    from journal where tenant = $1 and ${conditions.join(" and ")}
    order by ${order.map((column) => `${column}${way}`).join(", ")}
    ${limit === undefined ? "" : `limit ${values.add(limit)}`}`;
  return { text, values: values.list };
}

const entryOf = (row: StoredEntry): JournalRow => ({
  caseId: row.case_id,
  strategy: row.strategy,
  obligation: row.obligation,
  rev: row.rev,
  at: row.at,
  version: row.version,
  factsRev: row.facts_rev,
  event: fromJson(row.event),
  trace: fromJson(row.trace),
  effects: fromJson(row.effects),
  by: row.by,
  hash: row.hash,
});
