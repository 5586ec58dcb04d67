/** What became of a hand-over: the outbox, the contacts of the person and the case learn of it in one transaction. */

import type { CaseEvent, ContactRecord } from "@dunlin/engine";
import type { SendResult } from "../model/channel.ts";
import type { OutboxRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { deliverIn } from "./deliver.ts";
import { contactOf, semanticsOf } from "./lease.ts";
import { TallySheet } from "./tallies.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

const MAX_ATTEMPTS = 12;

export interface Host {
  readonly world: World;
  readonly programs: Programs;
}

export type Settled = "sent" | "failed" | "retried" | "unknown" | "stale";

/**
 * Records the result of an attempt, if this lease is still its own: another host may have taken it over, or a receipt may
 * have come first. Locks the person.
 */
export async function settleIn(
  tx: Tx,
  world: World,
  programs: Programs,
  leased: OutboxRow,
  result: SendResult,
): Promise<Settled> {
  await tx.lockPeople([leased.personId]);
  const [row] = await tx.lockOutbox([leased.key]);
  if (row?.status !== "leased" || row.leaseOwner !== leased.leaseOwner || row.attempts !== leased.attempts)
    return "stale";
  return record(tx, { world, programs }, row, result);
}

/** @param row - Locked, with its person. */
export async function record(tx: Tx, host: Host, row: OutboxRow, result: SendResult): Promise<Settled> {
  const { world } = host;
  const now = world.nowIn(tx);
  const { leaseUntil: _, leaseOwner: _owner, reasons: _reasons, ...rest } = row;
  const base = { ...rest, updatedAt: now };
  const tries = world.options.maxAttempts ?? MAX_ATTEMPTS;
  const again = result.status === "unknown" && semanticsOf(world, row) === "idempotent" ? retryOf(result) : result;
  switch (again.status) {
    case "accepted":
      await tx.saveOutbox([{ ...base, status: "sent", ...(again.ref !== undefined && { ref: again.ref }) }]);
      await changeContact(tx, row, (known) => known ?? contactOf(row.effect, row.personId, now));
      await tell(tx, host, row, "sent", again.value);
      return "sent";
    case "unknown":
      await tx.saveOutbox([{ ...base, status: "unknown", reasons: [again.code, again.reason] }]);
      await count(tx, row, "unknown", now);
      return "unknown";
    case "retry":
      if (row.attempts < tries) {
        const notBefore = now + (again.afterMs ?? backoff(row.attempts));
        await tx.saveOutbox([{ ...base, status: "pending", notBefore, reasons: [again.code, again.reason] }]);
        await (result.status === "unknown" ? changeContact(tx, row, inDoubt) : withdrawAttempt(tx, row));
        return "retried";
      }
      if (result.status === "unknown") await changeContact(tx, row, inDoubt);
      return fail(tx, host, base, row, again);
    case "rejected":
      return fail(tx, host, base, row, again);
  }
}

const retryOf = ({ code, reason }: { readonly code: string; readonly reason: string }): SendResult => ({
  status: "retry",
  code,
  reason,
});

/** Half a second, doubled with each attempt, at most an hour; spread by the attempt alone, so that a replay waits as long. ms */
const backoff = (attempts: number): number => Math.min(3_600_000, 500 * 2 ** Math.min(attempts, 20));

async function fail(
  tx: Tx,
  host: Host,
  base: OutboxRow,
  row: OutboxRow,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<Settled> {
  await tx.saveOutbox([{ ...base, status: "failed", reasons: [code, reason] }]);
  await withdrawAttempt(tx, row);
  await tell(tx, host, row, "failed", undefined, code);
  return "failed";
}

/** It did not happen after all. */
export const withdrawContact = (tx: Tx, row: OutboxRow): Promise<void> => changeContact(tx, row, () => undefined);

/** It surely did not happen this time. Where an earlier attempt may have reached the debtor, it goes on counting. */
const withdrawAttempt = (tx: Tx, row: OutboxRow): Promise<void> =>
  changeContact(tx, row, (known) => (known?.inDoubt === true ? known : undefined));

/** It may have happened, and counts until somebody says that it did not. */
const inDoubt = (known: ContactRecord | undefined): ContactRecord | undefined => known && { ...known, inDoubt: true };

/** @param row - Locked, with its person. */
async function changeContact(
  tx: Tx,
  { key, personId, effect }: OutboxRow,
  change: (known: ContactRecord | undefined) => ContactRecord | undefined,
): Promise<void> {
  if (contactOf(effect, personId, 0) === undefined) return;
  const [person] = await tx.people([personId]);
  if (person === undefined) return;
  const known = person.contacts.find(({ id }) => id === key);
  const next = change(known);
  if (next === known) return;
  const others = person.contacts.filter((contact) => contact !== known);
  await tx.savePeople([{ ...person, contacts: next === undefined ? others : [...others, next] }]);
}

async function tell(
  tx: Tx,
  { world, programs }: Host,
  row: OutboxRow,
  what: "sent" | "failed",
  value: unknown,
  code?: string,
): Promise<void> {
  await count(tx, row, what, world.nowIn(tx));
  const event = outcomeEvent(row, what, value, code);
  if (event !== undefined) await deliverIn(tx, world, { caseId: row.caseId, event, by: "system", programs });
}

/** What the case hears of it; nothing of what only a webhook was told. */
function outcomeEvent(
  { key, effect, attempts }: OutboxRow,
  what: "sent" | "failed",
  value: unknown,
  code: string | undefined,
): CaseEvent | undefined {
  const id = `${what}:${attempts}:${key}`;
  if (effect.kind === "message.send")
    return { type: `message.${what}`, id, data: { message: key, channel: effect.channel, ...(code && { code }) } };
  if (effect.kind === "external.call") {
    if (what === "failed") return { type: "external.result", id, data: { call: key, ok: false } };
    return value === undefined ? undefined : { type: "external.result", id, data: { call: key, ok: true, value } };
  }
  if (effect.kind !== "payment.attempt" || what === "sent") return undefined;
  const data = { attempt: key, amountMinor: effect.amountMinor, class: "hard", code: code ?? "refused" };
  return { type: "payment.failed", id, data };
}

async function count(tx: Tx, row: OutboxRow, measure: string, now: number): Promise<void> {
  const [enrollment] = (await tx.enrollments([row.caseId])).filter(
    ({ strategy, obligation }) => strategy === row.strategy && obligation === row.obligation,
  );
  if (enrollment === undefined) return;
  const sheet = new TallySheet();
  sheet.add({ strategy: row.strategy, version: enrollment.version }, row.effect.nodeId, measure, now);
  await tx.addTallies(sheet.tallies);
}
