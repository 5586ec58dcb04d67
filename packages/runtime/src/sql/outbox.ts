/** Intents on their way out: which are due, and what became of them. */

import type { EnrollmentKey, OutboxRow, OutboxStatus } from "../model/rows.ts";
import { type OutboxQuery, StoreError, type Tx } from "../model/store.ts";
import { GivenRows } from "./given.ts";
import { fromJson, toJson } from "./json.ts";
import { givenIds, lastOf, limitOf, type Scope, Values } from "./scope.ts";

type Outbox = Pick<
  Tx,
  "dueOutbox" | "lockOutbox" | "lockOutboxOf" | "outboxByRef" | "listOutbox" | "cancelPending" | "saveOutbox"
>;

export const outbox = (scope: Scope): Outbox => ({
  async dueOutbox(now, limit, routes) {
    const rows = await (routes === undefined
      ? scope.rows<StoredOutbox>(DUE, [now, limit])
      : scope.rows<StoredOutbox>(DUE_ON, [now, limit, [...new Set(routes)]]));
    return rows.map(outboxOf);
  },

  async lockOutbox(keys) {
    return (await scope.rows<StoredOutbox>(LOCK, [keys])).map(outboxOf);
  },

  async lockOutboxOf(personId, statuses) {
    return (await scope.rows<StoredOutbox>(LOCK_OF, [personId, statuses])).map(outboxOf);
  },

  async outboxByRef(route, ref) {
    const text = `${READ} and route = $2 and ref = $3 order by created_at desc, key desc limit 1`;
    const row = await scope.row<StoredOutbox>(text, [route, ref]);
    return row && outboxOf(row);
  },

  async listOutbox(query) {
    // Of no status at all.
    if (query.status?.length === 0) return [];
    const { text, values } = listing(query);
    return (await scope.rows<StoredOutbox>(text, values)).map(outboxOf);
  },

  async cancelPending(enrollments, reason) {
    if (enrollments.length === 0) return [];
    const rows = await scope.rows<{ key: string }>(CANCEL, [toJson([reason]), scope.now, ...ENDED.values(enrollments)]);
    return rows.map(({ key }) => key);
  },

  async saveOutbox(rows) {
    if (rows.length === 0) return;
    const written = lastOf(rows, ({ key }) => key);
    if ((await scope.count(SAVE, OUTBOX_GIVEN.values(written))) !== written.length) {
      throw new StoreError("conflict", "A contact that is written is not there any more; read again.");
    }
  },
});

interface StoredOutbox {
  readonly key: string;
  readonly case_id: string;
  readonly strategy: string;
  readonly obligation: string;
  readonly person_id: string;
  readonly route: string;
  readonly effect: string;
  readonly status: OutboxStatus;
  readonly not_before: number;
  readonly lease_until: number | null;
  readonly lease_owner: string | null;
  readonly attempts: number;
  readonly ref: string | null;
  readonly reasons: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

const columns = (
  of = "",
): string => `${of}key, ${of}case_id, ${of}strategy, ${of}obligation, ${of}person_id, ${of}route,
  ${of}effect::text as effect, ${of}status, ${of}not_before, ${of}lease_until, ${of}lease_owner, ${of}attempts, ${of}ref,
  ${of}reasons::text as reasons, ${of}created_at, ${of}updated_at`;

const READ = `select ${columns()} from outbox where tenant = $1`;

const LOCK = `
${givenIds("$2")}
select ${columns("o.")} from given join outbox o on o.tenant = given.tenant and o.key = given.id
order by o.key for update of o`;

/** The status is put so that no index of a status is taken: a person has fewer contacts than a tenant has pending ones. */
const LOCK_OF = `${READ} and person_id = $2 and status || '' = any($3::text[]) order by key for update`;

/** The routes with something pending: each is found by one step into the index. */
const ROUTES = `
recursive route(name) as (
  (select route from outbox where tenant = $1 and status = 'pending' order by route limit 1)
  union all
  select (select o.route from outbox o where o.tenant = $1 and o.status = 'pending' and o.route > route.name
    order by o.route limit 1) from route where route.name is not null
)`;

/** A route with a million that must wait does not stand in the way of another. */
const dueOn = (routes: string, ofRoutes: string): string => `
select * from (
  select pending.* from ${routes} cross join lateral (
    select ${columns("o.")}, o.not_before as due from outbox o
    where o.tenant = $1 and o.status = 'pending' and o.route = route.name and o.not_before <= $2
    order by o.not_before limit $3
  ) pending
  union all
  (select ${columns()}, coalesce(lease_until, not_before) as due from outbox
  where tenant = $1 and status = 'leased' and coalesce(lease_until, not_before) <= $2${ofRoutes}
  order by coalesce(lease_until, not_before) limit $3)
) due order by due, key limit $3`;

const DUE = `with ${ROUTES} ${dueOn("route", "")}`;
const DUE_ON = dueOn("unnest($4::text[]) as route(name)", " and route = any($4::text[])");

const ENDED = new GivenRows<EnrollmentKey>("given", {
  case_id: ["text", ({ caseId }) => caseId],
  strategy: ["text", ({ strategy }) => strategy],
  obligation: ["text", ({ obligation }) => obligation],
});

/** Locked in the order of their keys before any is changed. Found by their cases, of which there are fewer than pending ones. */
const CANCEL = `
with ${ENDED.text(4)}, pending as (
  select o.key from given join outbox o on o.tenant = given.tenant and o.case_id = given.case_id
    and o.strategy = given.strategy and o.obligation = given.obligation
  where o.status || '' = 'pending' and o.route <> 'webhook'
  order by o.key for update of o
), canceled as (
  update outbox o set status = 'canceled', reasons = $2::json, updated_at = $3
  from pending where o.tenant = $1 and o.key = pending.key
  returning o.key
)
select key from canceled order by key`;

/** All of a contact. */
export const OUTBOX_GIVEN = new GivenRows<OutboxRow>("given", {
  key: ["text", ({ key }) => key],
  case_id: ["text", ({ caseId }) => caseId],
  strategy: ["text", ({ strategy }) => strategy],
  obligation: ["text", ({ obligation }) => obligation],
  person_id: ["text", ({ personId }) => personId],
  route: ["text", ({ route }) => route],
  effect: ["json", ({ effect }) => toJson(effect)],
  status: ["text", ({ status }) => status],
  not_before: ["bigint", ({ notBefore }) => notBefore],
  lease_until: ["bigint", ({ leaseUntil }) => leaseUntil],
  lease_owner: ["text", ({ leaseOwner }) => leaseOwner],
  attempts: ["integer", ({ attempts }) => attempts],
  ref: ["text", ({ ref }) => ref],
  reasons: ["json", ({ reasons }) => reasons && toJson(reasons)],
  created_at: ["bigint", ({ createdAt }) => createdAt],
  updated_at: ["bigint", ({ updatedAt }) => updatedAt],
});

export const OUTBOX_COLUMNS = `key, case_id, strategy, obligation, person_id, route, effect, status, not_before, lease_until,
    lease_owner, attempts, ref, reasons, created_at, updated_at`;

const SAVE = `
with ${OUTBOX_GIVEN.text()}
update outbox o set case_id = given.case_id, strategy = given.strategy, obligation = given.obligation,
  person_id = given.person_id, route = given.route, effect = given.effect, status = given.status,
  not_before = given.not_before, lease_until = given.lease_until, lease_owner = given.lease_owner,
  attempts = given.attempts, ref = given.ref, reasons = given.reasons, created_at = given.created_at,
  updated_at = given.updated_at
from given where o.tenant = given.tenant and o.key = given.key`;

/** Of each status by itself: its index then gives them in order. Those of a case or a person are few, and are sorted. */
function listing({ caseId, personId, route, status, after, limit }: OutboxQuery) {
  const values = new Values();
  const conditions: string[] = [];
  if (caseId !== undefined) conditions.push(`case_id = ${values.add(caseId)}`);
  if (personId !== undefined) conditions.push(`person_id = ${values.add(personId)}`);
  if (route !== undefined) conditions.push(`route = ${values.add(route)}`);
  if (after !== undefined) {
    conditions.push(`(created_at, key) > (${values.add(after.createdAt)}, ${values.add(after.key)})`);
  }
  const page = `order by created_at, key limit ${values.add(limitOf(limit))}`;
  const read = [READ, ...conditions].join(" and ");
  if (status === undefined) return { text: `${read} ${page}`, values: values.list };
  const parts = [...new Set([status].flat())].map((one) => `(${read} and status = ${statusText(one)} ${page})`);
  return { text: `select * from (${parts.join(" union all ")}) found ${page}`, values: values.list };
}

const STATUSES: readonly OutboxStatus[] = [
  "pending",
  "leased",
  "sent",
  "delivered",
  "failed",
  "canceled",
  "unknown",
  "shadow",
];

/** Written into the statement, so that the index of that status can be chosen. */
function statusText(status: OutboxStatus): string {
  if (!STATUSES.includes(status)) throw new RangeError(`no status of a contact: ${status}`);
  return `'${status}'`;
}

const outboxOf = (row: StoredOutbox): OutboxRow => ({
  key: row.key,
  caseId: row.case_id,
  strategy: row.strategy,
  obligation: row.obligation,
  personId: row.person_id,
  route: row.route,
  effect: fromJson(row.effect),
  status: row.status,
  notBefore: row.not_before,
  ...(row.lease_until !== null && { leaseUntil: row.lease_until }),
  ...(row.lease_owner !== null && { leaseOwner: row.lease_owner }),
  attempts: row.attempts,
  ...(row.ref !== null && { ref: row.ref }),
  ...(row.reasons !== null && { reasons: fromJson(row.reasons) }),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
