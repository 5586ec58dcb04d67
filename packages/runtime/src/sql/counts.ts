/** What is heard once, what is taken out of a window, and what grows. */

import type { Tally } from "../model/rows.ts";
import type { Gauges, TallyQuery, Tx } from "../model/store.ts";
import { GivenRows } from "./given.ts";
import { type Scope, Values } from "./scope.ts";

type Counts = Pick<Tx, "inbox" | "takePermits" | "addTallies" | "tallies" | "gauges">;

export const counts = (scope: Scope): Counts => ({
  async inbox(source, ids) {
    const rows = await scope.rows<{ id: string }>(HEAR, [source, ids, scope.now]);
    const heard = new Set(rows.map(({ id }) => id));
    return [...new Set(ids)].filter((id) => heard.has(id));
  },

  async takePermits(name, wanted, perWindow, windowMs) {
    const starts = Math.floor(scope.now / windowMs) * windowMs;
    const most = Math.max(0, Math.min(wanted, perWindow));
    if (most === 0) return 0;
    const row = await scope.row<{ granted: number }>(TAKE, [name, windowMs, starts, most, wanted, perWindow]);
    return row?.granted ?? 0;
  },

  async addTallies(tallies) {
    if (tallies.length > 0) await scope.count(ADD, GIVEN.values(tallies));
  },

  async tallies(query) {
    const { text, values } = summing(query);
    return (await scope.rows<StoredTally>(text, values)).map((row) => tallyOf(query.strategy, row));
  },

  async gauges() {
    const row = await scope.row<Gauges>(GAUGES, [scope.now]);
    if (row === undefined) throw new Error("no gauges");
    return row;
  },
});

/** In the order of the ids, so that two who hear the same wait for each other in the same order. */
const HEAR = `
insert into inbox (tenant, source, id, at)
select $1, $2, heard.id, $4 from unnest($3::text[]) as heard(id) order by heard.id
on conflict do nothing
returning id`;

/** The row of a window is locked until the transaction ends, and remembers what it gave last. */
const TAKE = `
insert into permit as p (tenant, name, window_ms, starts_at, taken, granted) values ($1, $2, $3, $4, $5, $5)
on conflict (tenant, name, window_ms, starts_at) do update set
  granted = greatest(0, least($6::bigint, $7::bigint - p.taken)),
  taken = p.taken + greatest(0, least($6::bigint, $7::bigint - p.taken))
returning granted`;

const GIVEN = new GivenRows<Tally>("given", {
  strategy: ["text", ({ strategy }) => strategy],
  version: ["integer", ({ version }) => version],
  node: ["text", ({ node }) => node],
  measure: ["text", ({ measure }) => measure],
  day: ["text", ({ day }) => day],
  count: ["bigint", ({ count }) => count],
  value_minor: ["bigint", ({ valueMinor }) => valueMinor],
});

const ADD = `
with ${GIVEN.text()}
insert into tally (tenant, strategy, version, node, measure, day, count, value_minor)
select tenant, strategy, version, node, measure, day, count, value_minor from given`;

const GAUGES = `
select
  (select min(wake_at) from enrollment where tenant = $1 and wake_at <= $2) as "oldestDue",
  (select count(*) from enrollment where tenant = $1 and wake_at <= $2) as due,
  (select min(not_before) from outbox where tenant = $1 and status = 'pending') as "oldestPending",
  (select count(*) from outbox where tenant = $1 and status = 'pending') as pending,
  (select count(*) from outbox where tenant = $1 and status = 'unknown') as unknown,
  (select count(*) from enrollment where tenant = $1 and status = 'parked') as parked,
  (select count(*) from enrollment where tenant = $1 and status <> 'exited') as enrolled`;

interface StoredTally {
  readonly version: number;
  readonly node: string;
  readonly measure: string;
  readonly day: string;
  readonly count: number;
  readonly value_minor: number | null;
}

function summing({ strategy, version, from, to, byDay = false }: TallyQuery) {
  const values = new Values();
  const conditions = [`strategy = ${values.add(strategy)}`];
  if (version !== undefined) conditions.push(`version = ${values.add(version)}`);
  if (from !== undefined) conditions.push(`day >= ${values.add(from)}`);
  if (to !== undefined) conditions.push(`day <= ${values.add(to)}`);
  const group = byDay ? "version, node, measure, day" : "version, node, measure";
  const text = `
    select version, node, measure, ${byDay ? "day" : "'' as day"}, sum(count)::bigint as count,
      sum(value_minor)::bigint as value_minor
    from tally where tenant = $1 and ${conditions.join(" and ")}
    group by ${group} order by ${group}`;
  return { text, values: values.list };
}

const tallyOf = (strategy: string, row: StoredTally): Tally => ({
  strategy,
  version: row.version,
  node: row.node,
  measure: row.measure,
  day: row.day,
  count: row.count,
  ...(row.value_minor !== null && { valueMinor: row.value_minor }),
});
