/** What is forgotten when its time is over: ids that were heard, cases that ended, people without cases. */

import type { RetentionCut, Tx } from "../model/store.ts";
import { type Scope, Values } from "./scope.ts";

/**
 * A case goes as a whole or not at all; only the first one may have more rows than `limit`, or it would never go. What
 * somebody is at work on is left for the next time. Permits of windows that are over and counts that can be added up go too.
 */
export const retention = (scope: Scope): Pick<Tx, "prune"> => ({
  async prune(cut, limit) {
    let count = await scope.count(OLD_IDS, [cut.inboxBefore, limit]);
    // A window that is not over counts, whatever the cut is.
    const over = Math.min(cut.inboxBefore, scope.now);
    if (count < limit) count += await scope.count(OLD_PERMITS, [over, limit - count]);
    if (count < limit) count += await addUp(scope, limit - count);
    if (cut.casesBefore === undefined || count >= limit) return count;
    const cases = await forgetCases(scope, cut.casesBefore, limit - count, count === 0);
    count += cases.rows;
    if (cases.more || count >= limit) return count;
    return count + (await forgetPeople(scope, cut.casesBefore, limit - count));
  },
});

const OLD_IDS = `
delete from inbox i using (
  select source, id from inbox where tenant = $1 and at < $2 order by at limit $3 for update skip locked
) old where i.tenant = $1 and i.source = old.source and i.id = old.id`;

const OLD_PERMITS = `
delete from permit p using (
  select name, window_ms, starts_at from permit where tenant = $1 and starts_at + window_ms <= $2 limit $3
  for update skip locked
) old where p.tenant = $1 and p.name = old.name and p.window_ms = old.window_ms and p.starts_at = old.starts_at`;

/** Rows of the same node, measure and day become one. Gives how many fewer there are. */
async function addUp(scope: Scope, limit: number): Promise<number> {
  // Two of a kind at least, or nothing would become less.
  const row = await scope.row<{ fewer: number }>(ADD_UP, [Math.max(2, limit)]);
  return row?.fewer ?? 0;
}

const ADD_UP = `
with several as (
  select strategy, day, version, node, measure from tally where tenant = $1
  group by strategy, day, version, node, measure having count(*) > 1 limit 1000
), chosen as (
  select t.strategy, t.day, t.no from tally t join several using (strategy, day, version, node, measure)
  where t.tenant = $1 order by t.strategy, t.day, t.version, t.node, t.measure limit $2 for update of t skip locked
), taken as (
  delete from tally t using chosen where t.tenant = $1 and t.strategy = chosen.strategy and t.day = chosen.day
    and t.no = chosen.no
  returning t.*
), sums as (
  insert into tally (tenant, strategy, day, version, node, measure, count, value_minor)
  select $1, strategy, day, version, node, measure, sum(count), sum(value_minor) from taken
  group by strategy, day, version, node, measure
  returning 1
)
select (select count(*) from taken) - (select count(*) from sums) as fewer`;

/** Cases that are looked at in one go. */
const CASES = 200;

/** It ended in every strategy, and everything about it is older; nobody has to look after one of its contacts. */
const MAY_GO = `
c.tenant = $1 and c.updated_at < $2
and exists (select from enrollment e where e.tenant = $1 and e.case_id = c.id)
and not exists (select from enrollment e where e.tenant = $1 and e.case_id = c.id and e.status <> 'exited')
and not exists (select from journal j where j.tenant = $1 and j.case_id = c.id and j.at >= $2)
and not exists (select from outbox o where o.tenant = $1 and o.case_id = c.id
  and (o.updated_at >= $2 or o.status in ('pending', 'leased', 'unknown')))
and not exists (select from document d where d.tenant = $1 and d.ref = c.id and d.updated_at >= $2)
and not exists (select from person p where p.tenant = $1 and p.id = c.person_id and p.legal_hold is not null)`;

const OLD_CASES = `select c.id, c.person_id from case_facts c where ${MAY_GO} order by c.updated_at limit $3`;

const LOCK_PEOPLE =
  "select id from person where tenant = $1 and id = any($2::text[]) order by id for update skip locked";

/** Asked again once their people are locked, with the number of rows of each: as `SIZE`, and 1 for the case. */
const SURE_CASES = `
select c.id, 1 + (select count(*) from case_revision r where r.tenant = $1 and r.case_id = c.id)
  + (select count(*) from enrollment e where e.tenant = $1 and e.case_id = c.id)
  + (select count(*) from journal j where j.tenant = $1 and j.case_id = c.id)
  + (select count(*) from outbox o where o.tenant = $1 and o.case_id = c.id)
  + (select count(*) from document d where d.tenant = $1 and d.ref = c.id) as size
from case_facts c where ${MAY_GO} and c.id = any($3::text[])
  and (c.person_id = any($4::text[]) or not exists (select from person p where p.tenant = $1 and p.id = c.person_id))
order by c.updated_at, c.id`;

const FORGET_CASES = `
with c as (select unnest($2::text[]) as id),
  documents as (delete from document d using c where d.tenant = $1 and d.ref = c.id returning 1),
  outbox as (delete from outbox o using c where o.tenant = $1 and o.case_id = c.id returning 1),
  journal as (delete from journal j using c where j.tenant = $1 and j.case_id = c.id returning 1),
  enrollments as (delete from enrollment e using c where e.tenant = $1 and e.case_id = c.id returning 1),
  revisions as (delete from case_revision r using c where r.tenant = $1 and r.case_id = c.id returning 1)
delete from case_facts f using c where f.tenant = $1 and f.id = c.id`;

async function forgetCases(
  scope: Scope,
  before: NonNullable<RetentionCut["casesBefore"]>,
  limit: number,
  first: boolean,
): Promise<{ rows: number; more: boolean }> {
  const old = await scope.rows<{ id: string; person_id: string }>(OLD_CASES, [before, Math.min(limit, CASES)]);
  if (old.length === 0) return { rows: 0, more: false };
  const people = await scope.rows<{ id: string }>(LOCK_PEOPLE, [old.map((row) => row.person_id)]);
  const sure = await scope.rows<{ id: string; size: number }>(SURE_CASES, [
    before,
    old.map(({ id }) => id),
    people.map(({ id }) => id),
  ]);
  let rows = 0;
  const gone: string[] = [];
  for (const { id, size } of sure) {
    if (rows + size > limit && !(first && rows === 0)) break;
    rows += size;
    gone.push(id);
  }
  if (gone.length > 0) await scope.count(FORGET_CASES, [gone]);
  return { rows, more: gone.length < sure.length };
}

/** People that are looked at in one go. */
const PEOPLE = 500;

/** No cases, nothing that keeps them, and no contact that a limit may still count. */
async function forgetPeople(scope: Scope, before: number, limit: number): Promise<number> {
  let count = 0;
  for (let after: string | undefined; count < limit; ) {
    const values = new Values();
    const from = after === undefined ? "" : `and p.id > ${values.add(after)}`;
    const text = `
      select p.id, p.contacts::text as contacts from person p
      where p.tenant = $1 and p.legal_hold is null ${from} and ${NO_CASES}
      order by p.id limit ${values.add(PEOPLE)} for update of p skip locked`;
    const page = await scope.rows<{ id: string; contacts: string }>(text, values.list);
    const last = page.at(-1);
    if (last === undefined) return count;
    after = last.id;
    const old = page.filter(({ contacts }) => isOlder(contacts, before)).slice(0, limit - count);
    if (old.length > 0) count += await scope.count(FORGET_PEOPLE, [old.map(({ id }) => id)]);
  }
  return count;
}

const NO_CASES = "not exists (select from case_facts c where c.tenant = $1 and c.person_id = p.id)";

/** Asked again now that they are locked. */
const FORGET_PEOPLE = `
with gone as (
  delete from person p where p.tenant = $1 and p.id = any($2::text[]) and ${NO_CASES} returning id
), addresses as (
  delete from person_address a using gone where a.tenant = $1 and a.person_id = gone.id
)
select id from gone`;

const isOlder = (contacts: string, before: number): boolean =>
  (JSON.parse(contacts) as { readonly at: string }[]).every(({ at }) => Date.parse(at) < before);
