/** Writes one step: the enrollment, its entry in the journal, and what it sends. */

import type { StepWrite } from "../model/store.ts";
import { keep } from "./keep.ts";
import { keyOf } from "./order.ts";
import type { UndoLog } from "./table.ts";
import { enrollmentKey, type Tenant } from "./tenant.ts";

/** Gives the keys of contacts that were inserted; one that is there already stays as it is. */
export function writeStep(data: Tenant, { enrollment, journal, outbox }: StepWrite, log: UndoLog): readonly string[] {
  const key = enrollmentKey(enrollment);
  if (journal !== undefined) {
    const entry = keyOf(enrollmentKey(journal), String(journal.rev));
    if (data.journal.has(entry)) throw new Error(`The journal has an entry ${journal.rev} already.`);
    data.journal.put(entry, keep(journal), log);
  }
  data.enrollments.put(key, keep(enrollment), log);
  const inserted = outbox.filter((row) => !data.outbox.has(row.key));
  for (const row of inserted) data.outbox.put(row.key, keep(row), log);
  return inserted.map((row) => row.key);
}
