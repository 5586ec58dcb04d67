/** What comes back is counted at the node that sent the message. */

import { TallySheet } from "../core/tallies.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";

/** @param measure - `delivered`, `bounced`, `opened`, `clicked`, `replied`, `optedOut`, `failed`. */
export async function countAt(tx: Tx, row: OutboxRow, measure: string, now: number): Promise<void> {
  const enrollments = await tx.enrollments([row.caseId]);
  const own = enrollments.find(
    ({ strategy, obligation }) => strategy === row.strategy && obligation === row.obligation,
  );
  if (own === undefined) return;
  const sheet = new TallySheet();
  sheet.add({ strategy: row.strategy, version: own.version }, row.effect.nodeId, measure, now);
  await tx.addTallies(sheet.tallies);
}
