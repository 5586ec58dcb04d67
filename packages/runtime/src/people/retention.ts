/** What is let go in time: cases that ended long ago, people without cases, ids of callbacks, and tasks whose case is gone. */

import type { Store, Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { SYSTEM } from "../settings/roles.ts";
import { settingsIn } from "../settings/settings.ts";
import { TASK, type TaskValue } from "../tasks/task.ts";

const DAY = 86_400_000;
/** Longer than any provider repeats a callback. */
const INBOX_DAYS = 90;
const BATCH = 1_000;

/** Batch by batch, each a transaction. What was deleted is in the log as a number. @returns Rows. */
export async function pruneAll(store: Store, tenant: string): Promise<number> {
  let rows = 0;
  for (let gone = BATCH; gone > 0; rows += gone) gone = await store.transaction(tenant, pruneIn);
  const { retention } = await store.transaction(tenant, settingsIn);
  if (retention?.casesDays !== undefined) rows += await pruneTasks(store, tenant);
  if (rows > 0) {
    const said = { what: "people.pruned", subject: "people", data: { rows } };
    await store.transaction(tenant, (tx) => writeLog(tx, SYSTEM, said));
  }
  return rows;
}

async function pruneIn(tx: Tx): Promise<number> {
  const { casesDays, inboxDays = INBOX_DAYS } = (await settingsIn(tx)).retention ?? {};
  const cut = {
    inboxBefore: tx.now - inboxDays * DAY,
    ...(casesDays !== undefined && { casesBefore: tx.now - casesDays * DAY }),
  };
  return tx.prune(cut, BATCH);
}

/** Tasks are filed by queue, not by case: all of them are looked through. */
async function pruneTasks(store: Store, tenant: string): Promise<number> {
  let rows = 0;
  for (let after: string | undefined; ; ) {
    const { last, gone } = await store.transaction(tenant, async (tx) => {
      const page = await tx.documents<TaskValue>({
        ...{ kind: TASK, limit: BATCH },
        ...(after !== undefined && { after: { id: after } }),
      });
      const caseIds = [...new Set(page.map(({ value }) => value.caseId))];
      const known = new Set((await tx.cases(caseIds)).map(({ id }) => id));
      const orphans = page.filter(({ value }) => !known.has(value.caseId));
      for (const { id } of orphans) await tx.deleteDocument(TASK, id);
      return { last: page.length < BATCH ? undefined : page.at(-1)?.id, gone: orphans.length };
    });
    rows += gone;
    if (last === undefined) return rows;
    after = last;
  }
}
