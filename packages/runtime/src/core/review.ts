/** Looks again at everything that is pending for a person, after something changed about them. Their row is locked. */

import type { OutboxRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { askAtDoor } from "./door.ts";
import { factsOf, type Known, knownOf } from "./known.ts";
import type { Programs } from "./transact.ts";

/** Far enough: what waits for a release is looked at again when it comes. ms */
const NEVER = 8_640_000_000_000_000;

/** Cancels what may not leave any more, moves what must wait, and frees what need not. @returns Keys of the canceled. */
export async function reviewPending(
  tx: Tx,
  personId: string,
  programs: Programs,
  now: number,
): Promise<readonly string[]> {
  const rows = await tx.lockOutboxOf(personId, ["pending"]);
  if (rows.length === 0) return [];
  const known = await knownOf(tx, rows);
  const changed: OutboxRow[] = [];
  for (const row of rows) {
    const next = await reviewed(row, known, programs, now);
    if (next !== row) changed.push(next);
  }
  if (changed.length > 0) await tx.saveOutbox(changed);
  return changed.filter(({ status }) => status === "canceled").map(({ key }) => key);
}

async function reviewed(row: OutboxRow, known: Known, programs: Programs, now: number): Promise<OutboxRow> {
  const person = known.people.get(row.personId);
  if (person === undefined) return row;
  const enrollment = known.enrollmentOf(row);
  const program = enrollment && programs.of(enrollment.strategy, enrollment.version);
  const verdict = askAtDoor({ row, person, enrollment, program, facts: factsOf(known, row), now });
  return afterDoor(row, verdict, now);
}

/** The row as the door left it; the same object when nothing changes. Only what the door deferred before is set free by it. */
export function afterDoor(
  row: OutboxRow,
  { decision, until = NEVER, reasons }: ReturnType<typeof askAtDoor>,
  now: number,
): OutboxRow {
  if (decision === "cancel") return { ...row, status: "canceled", reasons, updatedAt: now };
  if (decision === "defer") {
    return row.notBefore === until && sameReasons(row.reasons, reasons)
      ? row
      : { ...row, notBefore: until, reasons: [DEFERRED, ...reasons], updatedAt: now };
  }
  if (row.reasons?.[0] !== DEFERRED || row.notBefore <= now) return row;
  const { reasons: _, ...free } = row;
  return { ...free, notBefore: now, updatedAt: now };
}

const DEFERRED = "deferred";

const sameReasons = (before: readonly string[] = [], after: readonly string[]): boolean =>
  before[0] === DEFERRED && before.slice(1).join("\n") === after.join("\n");
