/** The dry run: every running case of a version, a page at a time, each page in a reading transaction of its own. */

import type { Effect, Program } from "@dunlin/engine";
import {
  type MigratingCase,
  type MigrationChoice,
  type MigrationImpact,
  type MigrationPlan,
  mergeImpacts,
  migrationImpact,
  planMigration,
} from "@dunlin/engine/change";
import type { World } from "../core/world.ts";
import type { EnrollmentKey, EnrollmentRow, OutboxRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { joinFacts } from "../vault/caseParts.ts";

const PAGE = 500;
const OUTBOX_PAGE = 1000;

export interface DryRun {
  readonly tenant: string;
  readonly from: Program;
  readonly to: Program;
  readonly choice: MigrationChoice;
}

/** The plan with its impact. Cases that come and go meanwhile are seen or not; nothing is written. */
export async function dryRun(world: World, { tenant, from, to, choice }: DryRun): Promise<MigrationPlan> {
  const plan = planMigration(from, to, undefined, choice);
  const pending = await pendingOf(world, tenant, from.id);
  let impact: MigrationImpact = plan.impact;
  let after: EnrollmentKey | undefined;
  for (;;) {
    const page = await world.store.transaction(tenant, async (tx) => {
      const query = { strategy: from.id, version: from.version, limit: PAGE, ...(after && { after }) };
      const rows = await tx.listEnrollments(query);
      return { rows, now: world.nowIn(tx), cases: await casesOf(tx, rows, pending) };
    });
    impact = mergeImpacts(impact, migrationImpact(from, to, plan, page));
    if (page.rows.length < PAGE) return { ...plan, impact };
    after = page.rows.at(-1);
  }
}

type Pending = ReadonlyMap<string, readonly Effect[]>;

export const keyOf = ({ caseId, obligation }: EnrollmentKey): string => `${caseId}\n${obligation}`;

async function casesOf(tx: Tx, rows: readonly EnrollmentRow[], pending: Pending): Promise<readonly MigratingCase[]> {
  const inside = rows.filter(isInside);
  const cases = new Map((await tx.cases([...new Set(inside.map(({ caseId }) => caseId))])).map((row) => [row.id, row]));
  const people = await tx.people([...new Set([...cases.values()].map(({ personId }) => personId))]);
  const known = new Map(people.map((person) => [person.id, person]));
  return inside.flatMap((enrollment) => {
    const row = cases.get(enrollment.caseId);
    const person = row && known.get(row.personId);
    if (row === undefined || person === undefined) return [];
    return [{ state: enrollment.state, facts: joinFacts(person, row), pending: pending.get(keyOf(enrollment)) ?? [] }];
  });
}

/** Whether it can be moved at all: not over, and readable. */
export const isInside = ({ state, unreadable }: EnrollmentRow): boolean =>
  state.status !== "exited" && unreadable === undefined;

/** What a strategy has asked for and what has not left yet, by case. */
async function pendingOf({ store }: World, tenant: string, strategy: string): Promise<Pending> {
  const found = new Map<string, Effect[]>();
  let last: OutboxRow | undefined;
  for (;;) {
    const page: readonly OutboxRow[] = await store.transaction(tenant, (tx) =>
      tx.listOutbox({ status: "pending", limit: OUTBOX_PAGE, ...(last && { after: last }) }),
    );
    for (const row of page) {
      if (row.strategy !== strategy) continue;
      const effects = found.get(keyOf(row));
      if (effects === undefined) found.set(keyOf(row), [row.effect]);
      else effects.push(row.effect);
    }
    last = page.at(-1);
    if (page.length < OUTBOX_PAGE) return found;
  }
}
