/**
 * One batch of cases on their way: under the locks of their people, with steps, journal, outbox and the place in the work in
 * one transaction. A crash undoes the batch as a whole, and who was moved is not of the older version any more.
 */

import type { Effect } from "@dunlin/engine";
import { planMigration } from "@dunlin/engine/change";
import { CaseWork } from "../core/caseWork.ts";
import { followUp } from "../core/deliver.ts";
import { flush } from "../core/flush.ts";
import { TallySheet } from "../core/tallies.ts";
import type { Programs } from "../core/transact.ts";
import type { World } from "../core/world.ts";
import type { KeptMigration, MigrationProgress } from "../model/migrations.ts";
import type { CaseRow, EnrollmentRow, PersonRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { SYSTEM } from "../settings/roles.ts";
import { isInside, keyOf } from "./dryRun.ts";
import { lockedIn, writeIn } from "./kept.ts";

/** People that are locked at a time: live traffic about them waits for as long as it takes to write them. */
const BATCH = 100;

/** Gives whether there is more of it. */
export async function moveBatch(tx: Tx, world: World, id: string, programs: Programs): Promise<boolean> {
  const { rev, value } = await lockedIn(tx, id);
  if (value.status !== "running") return false;
  const { strategy, from, cursor } = value;
  const limit = Math.min(BATCH, world.options.batch ?? BATCH);
  const page = await tx.listEnrollments({ strategy, version: from, limit, ...(cursor && { after: cursor }) });
  const progress = await moveAll(tx, world, value, page.filter(isInside), programs);
  const last = page.length < limit;
  const next = { ...value, progress, ...(page.length > 0 && { cursor: placeOf(page.at(-1) as EnrollmentRow) }) };
  const ended = last ? { status: "done" as const, endedAt: world.nowIn(tx) } : {};
  await writeIn(tx, rev, { ...next, ...ended });
  if (last) {
    const data = {
      id,
      version: value.to,
      moved: progress.moved,
      exited: progress.exited,
      restarted: progress.restarted,
    };
    await writeLog(tx, SYSTEM, { what: "strategy.migrated", subject: `strategy:${strategy}`, data });
  }
  return !last;
}

const placeOf = ({ caseId, strategy, obligation }: EnrollmentRow) => ({ caseId, strategy, obligation });

async function moveAll(
  tx: Tx,
  world: World,
  migration: KeptMigration,
  listed: readonly EnrollmentRow[],
  programs: Programs,
): Promise<MigrationProgress> {
  const { strategy, from, to, choice = {} } = migration;
  const [older, newer] = [programs.of(strategy, from), programs.of(strategy, to)];
  if (listed.length === 0) return migration.progress;
  if (older === undefined || newer === undefined) return refusedAll(migration.progress, listed.length);
  const plan = planMigration(older, newer, undefined, choice);
  const tally = new ProgressTally(migration.progress);
  const known = await lockedCases(tx, listed);
  const sheet = new TallySheet();
  const now = world.nowIn(tx);
  const works: CaseWork[] = [];
  for (const { row, person, enrollments, pending } of known) {
    const hasWebhook = world.channels.has("webhook");
    const by = migration.appliedBy ?? SYSTEM.id;
    const work = new CaseWork({ person, row, enrollments, programs, sheet, by, now, hasWebhook });
    for (const enrollment of enrollments) {
      if (enrollment.strategy !== strategy || enrollment.version !== from || !isInside(enrollment)) continue;
      const event = { type: "custom.migrated", data: { migration: migration.id, from, to } };
      tally.add(work.migrate(enrollment, { from: older, to: newer, plan }, pending(enrollment), event));
    }
    if (work.writes.length > 0) works.push(work);
  }
  const review = works.map(({ person }) => person.id);
  const canceled = await flush(tx, works, { programs, sheet, now, review });
  await followUp(tx, world, works, { by: SYSTEM.id, programs, canceled });
  return tally.progress;
}

interface LockedCase {
  readonly row: CaseRow;
  readonly person: PersonRow;
  readonly enrollments: readonly EnrollmentRow[];
  pending(enrollment: EnrollmentRow): readonly Effect[];
}

/** As they are once their people are locked: what was listed before may have moved on. */
async function lockedCases(tx: Tx, listed: readonly EnrollmentRow[]): Promise<readonly LockedCase[]> {
  const ids = [...new Set(listed.map(({ caseId }) => caseId))];
  const owners = (await tx.cases(ids)).map(({ personId }) => personId);
  const people = new Map((await tx.lockPeople([...new Set(owners)])).map((person) => [person.id, person]));
  const rows = await tx.cases(ids);
  const enrollments = await tx.enrollments(ids, { lock: true });
  const pending = new Map<string, Effect[]>();
  for (const id of [...people.keys()].sort()) {
    for (const each of await tx.lockOutboxOf(id, ["pending"])) {
      const key = `${each.strategy}\n${keyOf(each)}`;
      pending.set(key, [...(pending.get(key) ?? []), each.effect]);
    }
  }
  return rows.flatMap((row) => {
    const person = people.get(row.personId);
    if (person === undefined) return [];
    const own = enrollments.filter(({ caseId }) => caseId === row.id);
    return [{ row, person, enrollments: own, pending: (one) => pending.get(`${one.strategy}\n${keyOf(one)}`) ?? [] }];
  });
}

class ProgressTally {
  progress: MigrationProgress;

  constructor(progress: MigrationProgress) {
    this.progress = progress;
  }

  add(outcome: string): void {
    const { cases, refused } = this.progress;
    const next = { ...this.progress, cases: cases + 1 };
    if (outcome === "moved" || outcome === "exited" || outcome === "restarted")
      this.progress = { ...next, [outcome]: this.progress[outcome] + 1 };
    else this.progress = { ...next, refused: { ...refused, [outcome]: (refused[outcome] ?? 0) + 1 } };
  }
}

/** A version that this host can no longer compile moves nobody. */
function refusedAll(progress: MigrationProgress, count: number): MigrationProgress {
  const { refused } = progress;
  const versionMissing = (refused.versionMissing ?? 0) + count;
  return { ...progress, cases: progress.cases + count, refused: { ...refused, versionMissing } };
}
