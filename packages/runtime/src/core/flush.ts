/** Writes what some cases came to, in one go: facts, steps with journal and outbox, tasks, counts, and what it cancels. */

import type { DocumentRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { endedTask, TASK, type TaskValue } from "../model/task.ts";
import type { CaseWork } from "./caseWork.ts";
import { reviewPending } from "./review.ts";
import type { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";

export interface FlushOptions {
  readonly programs: Programs;
  readonly sheet: TallySheet;
  /** ms */
  readonly now: number;
  /** People whose pending contacts are looked at again: their facts or holds may have changed, and they are locked. */
  readonly review: readonly string[];
}

/** @returns Keys of contacts that were pending and leave no more. */
export async function flush(tx: Tx, works: readonly CaseWork[], options: FlushOptions): Promise<readonly string[]> {
  const { programs, sheet, now, review } = options;
  const people = works.filter(({ personChanged }) => personChanged).map(({ person }) => person);
  if (people.length > 0) await tx.savePeople(people);
  const longest = Math.max(0, ...works.map(({ revisions }) => revisions.length));
  for (let i = 0; i < longest; i++) await tx.saveCases(works.flatMap(({ revisions }) => revisions.slice(i, i + 1)));
  const exited = works.flatMap((work) => work.exited);
  // What waited from before. The last words of a case are decided with its end, and the door asks whether they may leave.
  const canceled = exited.length > 0 ? [...(await tx.cancelPending(exited, "exited"))] : [];
  const writes = works.flatMap((work) => work.writes);
  if (writes.length > 0) await tx.saveSteps(writes);
  for (const work of works) await flushDocuments(tx, work, now);
  canceled.push(
    ...(await giveUp(
      tx,
      works.flatMap((work) => work.givenUp),
      now,
    )),
  );
  for (const personId of new Set(review)) canceled.push(...(await reviewPending(tx, personId, programs, now)));
  await countCanceled(tx, sheet, canceled, now);
  if (sheet.tallies.length > 0) await tx.addTallies(sheet.tallies);
  if (writes.some(({ enrollment, outbox }) => outbox.length > 0 || (enrollment.wakeAt ?? Infinity) <= now)) tx.notify();
  return canceled;
}

/** Pending contacts that a change of version gives up. Those that have left meanwhile have left. */
async function giveUp(tx: Tx, keys: readonly string[], now: number): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const rows = (await tx.lockOutbox(keys)).filter(({ status }) => status === "pending");
  await tx.saveOutbox(rows.map((row) => ({ ...row, status: "canceled", reasons: ["migrated"], updatedAt: now })));
  return rows.map(({ key }) => key);
}

async function countCanceled(tx: Tx, sheet: TallySheet, keys: readonly string[], now: number): Promise<void> {
  if (keys.length === 0) return;
  for (const { key, strategy, effect } of await tx.lockOutbox(keys))
    sheet.add({ strategy, version: versionIn(key) }, effect.nodeId, "canceled", now);
}

/** Of the strategy that an effect came from: the third part of its id is `strategy@version` (FORMAT section 12). */
const versionIn = (key: string): number =>
  Number(
    decodeURIComponent(key.split("/")[2] ?? "")
      .split("@")
      .at(-1),
  );

async function flushDocuments(tx: Tx, work: CaseWork, now: number): Promise<void> {
  const { documents, canceledTasks, exited } = work;
  for (const document of documents) await tx.putDocument(document);
  for (const id of canceledTasks) {
    const row = (await tx.document<TaskValue>(TASK, id, { lock: true })) as DocumentRow<TaskValue> | undefined;
    const late = row !== undefined && now >= row.value.dueAt;
    const reason = exited.length > 0 ? "exited" : late ? "late" : "notNeeded";
    const ended = row && endedTask(row, late ? "expired" : "canceled", reason);
    if (ended !== undefined) await tx.putDocument(ended);
  }
}
