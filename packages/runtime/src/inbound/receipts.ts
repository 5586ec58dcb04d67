/**
 * What became of a message. Providers tell in any order and more than once: a message that arrived stays arrived, and one
 * whose fate nobody knew is settled by the first word about it.
 */

import type { CaseEvent, CaseFacts } from "@dunlin/engine";
import { deliverIn } from "../core/deliver.ts";
import { record, withdrawContact } from "../core/settle.ts";
import type { ReceiptNotice } from "../model/channel.ts";
import type { OutboxRow } from "../model/rows.ts";
import { countAt } from "./counting.ts";
import { applied, type Ending, IGNORED, nameOf, providerOf, UNMATCHED, type Work } from "./noticeWork.ts";
import { optOutEverywhere } from "./optOut.ts";
import { lockedMessage, momentOf } from "./whereabouts.ts";

export async function takeReceipt(work: Work, notice: ReceiptNotice): Promise<Ending> {
  const { tx, source } = work;
  const row = await lockedMessage(tx, source, notice);
  if (row === undefined) return UNMATCHED;
  if (notice.what === "optedOut") return optedOut(work, row, notice);
  return notice.what === "failed" || notice.what === "bounced"
    ? refused(work, row, notice)
    : arrived(work, row, notice);
}

/** Whether the provider had it, as far as we knew. */
const wasOpen = ({ status }: OutboxRow): boolean => status === "pending" || status === "leased" || status === "unknown";

/** `queued` and `sent` say that the provider has it; the others, that it arrived. */
async function arrived(work: Work, found: OutboxRow, notice: ReceiptNotice): Promise<Ending> {
  const { tx, world, programs, source, now } = work;
  const { what, ref } = notice;
  const isProof = what === "delivered" || what === "opened" || what === "clicked";
  const left = found.attempts > 0 && (found.status === "failed" || found.status === "canceled");
  let row = found;
  let news = false;
  if (wasOpen(row) || (left && isProof)) {
    await record(tx, { world, programs }, row, { status: "accepted", ...(ref !== undefined && { ref }) });
    const [sent] = await tx.lockOutbox([row.key]);
    row = sent ?? row;
    news = true;
  }
  if (isProof && row.status === "sent") {
    row = { ...row, status: "delivered", ...(row.ref === undefined && ref !== undefined && { ref }), updatedAt: now };
    await tx.saveOutbox([row]);
    news = true;
  } else if (what === "delivered" && row.status === "delivered") return news ? applied(row.caseId) : IGNORED;
  // "Sent" was told when the provider took it.
  if (!isProof) return news ? applied(row.caseId) : IGNORED;
  const { effect } = row;
  if (effect.kind !== "message.send") return applied(row.caseId);
  await countAt(tx, row, what, now);
  const event = messageEvent(work, row, notice);
  await deliverIn(tx, world, {
    ...{ caseId: row.caseId, event, by: providerOf(source), programs },
    change: (facts) => reached(facts, row.key),
  });
  return applied(row.caseId);
}

const reached = (facts: CaseFacts, key: string): CaseFacts => ({
  ...facts,
  ...(facts.contacts !== undefined && {
    contacts: facts.contacts.map((own) => (own.id === key ? { ...own, outcome: "delivered" } : own)),
  }),
});

/** A message that reached nobody is no contact. Only a bounce takes back a delivery: mail is delivered before it bounces. */
async function refused(work: Work, row: OutboxRow, notice: ReceiptNotice): Promise<Ending> {
  const { tx, world, programs, source, now } = work;
  const { what } = notice;
  const isStale = row.status === "delivered" ? what === "failed" : row.status === "failed" && what === "failed";
  if (isStale || row.status === "shadow") return IGNORED;
  const { leaseUntil: _, leaseOwner: _owner, ...rest } = row;
  await tx.saveOutbox([{ ...rest, status: "failed", reasons: [what], updatedAt: now }]);
  await withdrawContact(tx, row);
  await countAt(tx, row, what, now);
  if (row.effect.kind !== "message.send") return applied(row.caseId);
  const told = messageEvent(work, row, notice);
  const data = { ...told.data, ...(notice.permanent !== undefined && { permanent: notice.permanent }) };
  const news = { caseId: row.caseId, event: { ...told, data }, by: providerOf(source), programs };
  await deliverIn(tx, world, news);
  return applied(row.caseId);
}

async function optedOut(work: Work, row: OutboxRow, notice: ReceiptNotice): Promise<Ending> {
  await countAt(work.tx, row, "optedOut", work.now);
  const name = nameOf(work.source, notice);
  const caseIds = await optOutEverywhere(work, row.personId, {
    ...{ channel: channelOf(row), name, by: providerOf(work.source), message: row },
    at: momentOf(notice.at, work.now),
  });
  return applied(...caseIds);
}

const channelOf = ({ effect, route }: OutboxRow): string => (effect.kind === "message.send" ? effect.channel : route);

function messageEvent({ source, now }: Work, row: OutboxRow, notice: ReceiptNotice): CaseEvent {
  const at = momentOf(notice.at, now);
  return {
    ...{ type: `message.${notice.what}`, id: nameOf(source, notice) },
    ...(at !== undefined && { at }),
    data: { message: row.key, channel: channelOf(row) },
  };
}
