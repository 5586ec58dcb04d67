/** Which tenants have something due: one step into an index per tenant, however many rows it has. */

import type { SqlSession } from "../model/sql.ts";
import type { DueTenant } from "../model/store.ts";

/** Every tenant that has people, by name. */
export async function tenantsIn(session: SqlSession): Promise<readonly string[]> {
  const { rows } = await session.query<{ readonly tenant: string }>(TENANTS, []);
  return rows.map(({ tenant }) => tenant);
}

const TENANTS = `
with recursive found(tenant) as (
  (select tenant from person order by tenant limit 1)
  union all
  select next.tenant from found cross join lateral (
    select tenant from person where tenant > found.tenant order by tenant limit 1
  ) next
)
select tenant from found order by tenant`;

/** Most overdue first, then by name. */
export async function dueTenants(session: SqlSession, now: number): Promise<readonly DueTenant[]> {
  const { rows } = await session.query<DueTenant>(DUE, [now]);
  return rows;
}

/**
 * The first row of the next tenant (and route) is found from the one before. What is first of a tenant is due first, so
 * nothing else of it is read.
 */
const DUE = `
with recursive waking(tenant, at) as (
  (select tenant, wake_at from enrollment where wake_at is not null order by tenant, wake_at limit 1)
  union all
  select next.* from waking cross join lateral (
    select tenant, wake_at from enrollment
    where wake_at is not null and tenant > waking.tenant order by tenant, wake_at limit 1
  ) next
), sending(tenant, route, at) as (
  (select tenant, route, not_before from outbox where status = 'pending' order by tenant, route, not_before limit 1)
  union all
  select next.* from sending cross join lateral (
    select tenant, route, not_before from outbox
    where status = 'pending' and (tenant, route) > (sending.tenant, sending.route)
    order by tenant, route, not_before limit 1
  ) next
), leased(tenant, at) as (
  (select tenant, coalesce(lease_until, not_before) from outbox where status = 'leased'
  order by tenant, coalesce(lease_until, not_before) limit 1)
  union all
  select next.* from leased cross join lateral (
    select tenant, coalesce(lease_until, not_before) from outbox
    where status = 'leased' and tenant > leased.tenant order by tenant, coalesce(lease_until, not_before) limit 1
  ) next
), found(tenant, enrollments, outbox) as (
  select tenant, at, null from waking where at <= $1
  union all
  select tenant, null, at from sending where at <= $1
  union all
  select tenant, null, at from leased where at <= $1
)
select tenant, min(enrollments) as enrollments, min(outbox) as outbox from found
group by tenant order by least(min(enrollments), min(outbox)), tenant`;
