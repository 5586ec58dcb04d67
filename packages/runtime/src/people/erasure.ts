/** Forgetting a person: the key, what was sealed under it, their addresses, and everything that would still reach them. */

import type { ContactRecord, Debtor } from "@dunlin/engine";
import { WEBHOOK } from "../core/routes.ts";
import type { OutboxRow, PersonRow } from "../model/rows.ts";
import type { Actor } from "../model/runtime.ts";
import type { Tx } from "../model/store.ts";
import { LINK } from "../pages/link.ts";
import { NOTE } from "../pages/notes.ts";
import { PAGE_LOCK } from "../pages/verification.ts";
import { writeLog } from "../settings/log.ts";
import { endedTask, withState } from "../tasks/task.ts";
import { linksOf, notesOf, tasksOf } from "./about.ts";
import { keptBy, lockedPerson } from "./person.ts";

/** What was done. A person who had been forgotten before: nothing. */
export interface Erased {
  readonly cases: number;
  /** Keys of what was about to leave. */
  readonly canceled: readonly string[];
  /** Notes, links and texts of tasks that are gone. */
  readonly texts: number;
}

const REASON = "erased";

/**
 * Cases, journals and what was sent stay under the ids of person and case, as evidence of what was decided; their enrollments
 * sleep for good. What the host put into facts stays with them until retention: names and addresses do not belong there.
 *
 * @returns Also the person as they were, so that the key can be dropped from memory.
 * @throws RuntimeError `legalHold`, `person.unknown`.
 */
export async function eraseIn(
  tx: Tx,
  personId: string,
  actor: Actor,
): Promise<{ readonly person: PersonRow; readonly erased: Erased }> {
  const person = await lockedPerson(tx, personId);
  if (person.legalHold !== undefined) throw keptBy(personId, person.legalHold);
  if (person.erasedAt !== undefined) return { person, erased: { cases: 0, canceled: [], texts: 0 } };
  const caseIds = (await tx.casesOf(personId)).map(({ id }) => id);
  await putToSleep(tx, caseIds);
  const canceled = await cancelPending(tx, personId);
  let texts = 0;
  for (const caseId of caseIds) texts += await dropTexts(tx, caseId);
  await tx.deleteDocument(PAGE_LOCK, personId);
  await tx.saveAddresses(personId, []);
  await tx.savePeople([forgotten(person, tx.now)]);
  const erased: Erased = { cases: caseIds.length, canceled: canceled.map(({ key }) => key), texts };
  const data = { cases: erased.cases, canceled: canceled.length, texts };
  await writeLog(tx, actor, { what: "person.erased", subject: `person:${personId}`, data });
  return { person, erased };
}

/** Nothing is due any more; only who is told something still steps, and what that brings about is stopped at the door. */
async function putToSleep(tx: Tx, caseIds: readonly string[]): Promise<void> {
  const awake = (await tx.enrollments(caseIds, { lock: true })).filter(({ wakeAt }) => wakeAt !== null);
  await tx.saveSteps(awake.map((enrollment) => ({ enrollment: { ...enrollment, wakeAt: null }, outbox: [] })));
}

/** What a webhook is told is for the host and reaches nobody else. */
async function cancelPending(tx: Tx, personId: string): Promise<readonly OutboxRow[]> {
  const pending = (await tx.lockOutboxOf(personId, ["pending"])).filter(({ route }) => route !== WEBHOOK);
  const canceled = pending.map(
    (row): OutboxRow => ({ ...row, status: "canceled", reasons: [REASON], updatedAt: tx.now }),
  );
  await tx.saveOutbox(canceled);
  const day = new Date(tx.now).toISOString().slice(0, 10);
  const tallies = canceled.map(({ strategy, effect: { nodeId, id } }) => {
    const version = Number(/@(\d+)\//.exec(id)?.[1] ?? 0);
    return { strategy, version, node: nodeId, measure: "canceled", day, count: 1 };
  });
  if (tallies.length > 0) await tx.addTallies(tallies);
  return canceled;
}

/** Keys are gone with the person; the sealed texts themselves go too, and with them whatever names a page. */
async function dropTexts(tx: Tx, caseId: string): Promise<number> {
  let count = 0;
  for (const { id } of await notesOf(tx, caseId)) count += Number(await tx.deleteDocument(NOTE, id));
  for (const { id } of await linksOf(tx, caseId)) count += Number(await tx.deleteDocument(LINK, id));
  for (const row of await tasksOf(tx, caseId)) {
    const { note, ...value } = row.value;
    if (note !== undefined) count += 1;
    const rest = { ...row, value };
    const ended = endedTask(rest, "canceled", REASON);
    if (ended !== undefined) await tx.putDocument(ended);
    else if (note !== undefined) await tx.putDocument(withState(rest, (row.state ?? "done") as "done", value));
  }
  return count;
}

/** No channel is left to use, and of past contacts only when and how. */
function forgotten({ id, debtor, contacts }: PersonRow, now: number): PersonRow {
  const { type, country } = debtor;
  const left: Debtor = { id, ...(type && { type }), ...(country && { country }), channels: [] };
  return { id, debtor: left, contacts: contacts.map(bare), erasedAt: now };
}

function bare({ id, at, channel, direction, outcome, purpose }: ContactRecord): ContactRecord {
  return {
    ...{ at, channel },
    ...(id !== undefined && { id }),
    ...(direction && { direction }),
    ...(outcome !== undefined && { outcome }),
    ...(typeof purpose === "string" && { purpose }),
  };
}
