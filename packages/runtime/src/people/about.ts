/** Documents about one person, whichever part of the runtime wrote them. */

import type { DocumentRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { TASK, type TaskValue } from "../tasks/task.ts";

/** Kinds whose `ref` is the case. `note` holds sealed texts, `link` the pages that were sent. */
export const NOTE = "note";
export const LINK = "link";

/** What a note keeps: texts by name, sealed under the person's key. */
export interface SealedNote {
  readonly sealed: string;
  /** ms */
  readonly at?: number;
}

export const notesOf = (tx: Tx, caseId: string): Promise<readonly DocumentRow<SealedNote>[]> =>
  everyAbout<SealedNote>(tx, NOTE, { ref: caseId });

export const linksOf = (tx: Tx, caseId: string): Promise<readonly DocumentRow[]> =>
  everyAbout(tx, LINK, { ref: caseId });

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
