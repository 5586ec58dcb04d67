/** Documents about one person, whichever part of the runtime wrote them. */

import { OFFER, type OfferValue } from "../core/offers.ts";
import type { DocumentRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { LINK, type LinkValue } from "../pages/link.ts";
import { NOTE, type NoteValue } from "../pages/notes.ts";
import { TASK, type TaskValue } from "../tasks/task.ts";

export const notesOf = (tx: Tx, caseId: string): Promise<readonly DocumentRow<NoteValue>[]> =>
  everyAbout<NoteValue>(tx, NOTE, { ref: caseId });

export const linksOf = (tx: Tx, caseId: string): Promise<readonly DocumentRow<LinkValue>[]> =>
  everyAbout<LinkValue>(tx, LINK, { ref: caseId });

export const offersOf = (tx: Tx, caseId: string): Promise<readonly DocumentRow<OfferValue>[]> =>
  everyAbout<OfferValue>(tx, OFFER, { ref: caseId });

/** The id of a task is that of its effect, which begins with the case. */
export async function tasksOf(tx: Tx, caseId: string): Promise<readonly DocumentRow<TaskValue>[]> {
  const rows = await everyAbout<TaskValue>(tx, TASK, {
    idPrefix: `${encodeURIComponent(caseId.replace(/\p{Surrogate}/gu, "\ufffd"))}/`,
  });
  return rows.filter(({ value }) => value.caseId === caseId);
}

const PAGE = 1000;

async function everyAbout<Value>(
  tx: Tx,
  kind: string,
  where: { readonly ref?: string; readonly idPrefix?: string },
): Promise<readonly DocumentRow<Value>[]> {
  const all: DocumentRow<Value>[] = [];
  for (;;) {
    const last = all.at(-1);
    const page: readonly DocumentRow<Value>[] = await tx.documents<Value>({
      ...{ kind, ...where, limit: PAGE },
      ...(last !== undefined && { after: { id: last.id } }),
    });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
