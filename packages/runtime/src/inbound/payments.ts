/** Money that moved, and calls that were answered: what changes the facts of one case that the provider names. */

import type { CaseEvent } from "@dunlin/engine";
import { deliverIn } from "../core/deliver.ts";
import type { PaymentNotice, ResultNotice } from "../model/channel.ts";
import type { OutboxRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtime.ts";
import { applied, type Ending, IGNORED, nameOf, providerOf, UNMATCHED, type Work } from "./noticeWork.ts";
import { isForgotten, lockedMessage, momentOf } from "./whereabouts.ts";

/**
 * The case applies it to its facts and stops what is pending, in one transaction. A sum in another currency than that of the
 * case is not converted: a person books it.
 *
 * @throws RuntimeError `event.invalid` for what cannot be applied.
 */
export async function takePayment(work: Work, notice: PaymentNotice): Promise<Ending> {
  const { tx, world, programs, source, now } = work;
  const { caseId, what, payment, amountMinor, currency, obligation, attempt } = notice;
  const [row] = await tx.cases([caseId]);
  if (row === undefined) return UNMATCHED;
  const [person] = await tx.lockPeople([row.personId]);
  if (isForgotten(person)) return UNMATCHED;
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) {
    throw new RuntimeError("event.invalid", "An amount is a whole number of minor units, not below zero.", {
      path: "/amountMinor",
    });
  }
  const own = row.facts.obligations.find(({ ref }) => ref === obligation) ?? row.facts.obligations[0];
  const expected = own?.currency ?? row.facts.currency;
  if (expected !== undefined && expected !== currency) {
    throw new RuntimeError(
      "event.invalid",
      `The case is in ${expected}, the payment in ${currency}: book it by hand.`,
      {
        path: "/currency",
      },
    );
  }
  if (attempt !== undefined) await settleAttempt(work, attempt, row.personId, what);
  const at = momentOf(notice.at, now);
  const event: CaseEvent = {
    ...{ type: `payment.${what}`, id: nameOf(source, notice) },
    ...(at !== undefined && { at }),
    data: {
      ...{ payment: `${source}:${payment}`, amountMinor, currency },
      ...(obligation !== undefined && { obligation }),
      ...(attempt !== undefined && { attempt }),
      ...(what === "failed" && {
        class: notice.class ?? "soft",
        ...(notice.code !== undefined && { code: notice.code }),
      }),
    },
  };
  await deliverIn(tx, world, { caseId, event, by: providerOf(source), programs });
  return applied(caseId);
}

/** The charge that is answered, whether or not we knew what had become of it. */
async function settleAttempt(
  { tx, now }: Work,
  key: string,
  personId: string,
  what: PaymentNotice["what"],
): Promise<void> {
  const [row] = await tx.lockOutbox([key]);
  if (row === undefined || row.personId !== personId || row.status === "shadow") return;
  if (what === "received") await settled(row, "delivered");
  else if (what === "failed" && row.status !== "delivered") await settled(row, "failed");
  else if (what === "processing" && row.status === "unknown") await settled(row, "sent");

  async function settled(found: OutboxRow, status: OutboxRow["status"]): Promise<void> {
    const { leaseUntil: _, leaseOwner: _owner, reasons: _reasons, ...rest } = found;
    await tx.saveOutbox([{ ...rest, status, updatedAt: now }]);
  }
}

/** What an `external.call` came to. */
export async function takeResult(work: Work, notice: ResultNotice): Promise<Ending> {
  const { tx, world, programs, source, now } = work;
  const row = await lockedMessage(tx, source, { key: notice.key });
  if (row === undefined || row.effect.kind !== "external.call") return UNMATCHED;
  if (row.status === "shadow") return IGNORED;
  const { leaseUntil: _, leaseOwner: _owner, reasons: _reasons, ...rest } = row;
  await tx.saveOutbox([{ ...rest, status: notice.ok ? "delivered" : "failed", updatedAt: now }]);
  const { key: call, ok, value } = notice;
  const at = momentOf(notice.at, now);
  const event: CaseEvent = {
    ...{ type: "external.result", id: nameOf(source, notice) },
    ...(at !== undefined && { at }),
    data: { call, ok, ...(value !== undefined && { value }) },
  };
  await deliverIn(tx, world, { caseId: row.caseId, event, by: providerOf(source), programs });
  return applied(row.caseId);
}
