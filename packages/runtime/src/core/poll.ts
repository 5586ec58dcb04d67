/** Due enrollments: claimed in batches nobody else sees, stepped by pure code, and written in the same transaction. */

import type { EnrollmentKey, EnrollmentRow } from "../model/rows.ts";
import type { PollReport } from "../model/runtime.ts";
import { type DueTenant, type Store, StoreError, type Tx } from "../model/store.ts";
import { traced } from "../observe/traced.ts";
import { CaseWork } from "./caseWork.ts";
import { deliverIn, tellSetAside } from "./deliver.ts";
import { flush } from "./flush.ts";
import { wakeWrite } from "./plan.ts";
import { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

const BATCH = 500;

/** One batch per tenant that has something due. A tenant whose work fails does not stop the others. */
export async function pollOnce(world: World): Promise<PollReport> {
  let [steps, parked, more] = [0, 0, false];
  await eachTenant(world, async ({ tenant, enrollments }) => {
    if (enrollments === null || (await world.settings.get(tenant)).paused === true) return;
    const report = await attempt(world, tenant, () => wakeTenant(world, tenant));
    if (report === undefined) return;
    steps += report.steps;
    parked += report.parked;
    more ||= report.more;
  });
  return { steps, parked, more };
}

/** Those that have something due, most overdue first. What one of them throws is thrown when all had their turn. */
export async function eachTenant(world: World, work: (due: DueTenant) => Promise<void>): Promise<void> {
  let failed: { readonly reason: unknown } | undefined;
  for (const due of await world.store.due(await nowOf(world))) {
    try {
      await work(due);
    } catch (reason) {
      failed ??= { reason };
    }
  }
  if (failed !== undefined) throw failed.reason;
}

/** Runs work of one tenant; what the store could not do now is done in a later round. */
export async function attempt<T>(world: World, tenant: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (reason) {
    if (!(reason instanceof StoreError) || reason.code === "closed") throw reason;
    world.logger.warn({ tenant, code: reason.code }, "the store could not be used; the work is tried again");
    world.meter.count("dunlin_store_errors_total", { code: reason.code });
    return undefined;
  }
}

export const nowOf = async ({ options, store }: { options: World["options"]; store: Store }): Promise<number> =>
  options.clock?.now() ?? (await store.now());

async function wakeTenant(world: World, tenant: string): Promise<PollReport> {
  const limit = world.options.batch ?? BATCH;
  const { claimed, alone, parked, setAside } = await traced("dunlin.wake", { tenant }, () =>
    world.transact(tenant, (tx, programs) => wakeIn(tx, world, programs, limit)),
  );
  tellSetAside(world, tenant, setAside);
  for (const row of alone) await wakeAlone(world, tenant, row);
  world.meter.count("dunlin_steps_total", {}, claimed);
  return { steps: claimed, parked, more: claimed >= limit };
}

interface Woken {
  readonly claimed: number;
  readonly parked: number;
  /** Those that change more than themselves: facts, or another enrollment. They are stepped under the lock of their person. */
  readonly alone: readonly EnrollmentRow[];
  /** Those that cannot be stepped by anybody: they wait for a person. */
  readonly setAside: readonly EnrollmentKey[];
}

const NOBODY: Woken = { claimed: 0, parked: 0, alone: [], setAside: [] };

async function wakeIn(tx: Tx, world: World, programs: Programs, limit: number): Promise<Woken> {
  const now = world.nowIn(tx);
  const due = await tx.claimDue(now, limit);
  if (due.length === 0) return NOBODY;
  const cases = new Map((await tx.cases([...new Set(due.map(({ caseId }) => caseId))])).map((row) => [row.id, row]));
  const people = new Map(
    (await tx.people([...new Set([...cases.values()].map(({ personId }) => personId))])).map((row) => [row.id, row]),
  );
  const sheet = new TallySheet();
  const works: CaseWork[] = [];
  const alone: EnrollmentRow[] = [];
  const orphans: EnrollmentRow[] = [];
  for (const enrollment of due) {
    const row = cases.get(enrollment.caseId);
    const person = row && people.get(row.personId);
    if (person !== undefined && programs.migrationOf(enrollment.strategy, enrollment.version) !== undefined) {
      alone.push(enrollment);
      continue;
    }
    if (row === undefined || person === undefined) {
      orphans.push(enrollment);
      continue;
    }
    const own = new TallySheet();
    const hasWebhook = world.channels.has("webhook");
    const work = new CaseWork({
      ...{ person, row, enrollments: [enrollment], programs, sheet: own, by: "system", now, hasWebhook },
    });
    work.fire(enrollment);
    if (work.revisions.length > 0 || work.transfers.length > 0) {
      alone.push(enrollment);
      continue;
    }
    sheet.merge(own);
    works.push(work);
  }
  await flush(tx, works, { programs, sheet, now, review: [] });
  await tx.saveSteps(orphans.map((row) => wakeWrite(row, null)));
  const parked = works.filter((work) =>
    work.steps.some(({ trace }) => trace.some(({ code }) => code === "case.parked")),
  );
  const setAside = [...orphans, ...works.flatMap(({ unreadable }) => unreadable)];
  return { claimed: due.length, parked: parked.length + setAside.length, alone, setAside };
}

/** Its rev is compared again: somebody may have stepped it since. */
async function wakeAlone(
  world: World,
  tenant: string,
  { caseId, strategy, obligation, rev }: EnrollmentRow,
): Promise<void> {
  await attempt(world, tenant, () =>
    world.transact(tenant, (tx, programs) =>
      deliverIn(tx, world, {
        ...{ caseId, by: "system", programs },
        event: { type: "timer.fired" },
        only: { strategy, obligation, rev },
      }),
    ),
  );
}
