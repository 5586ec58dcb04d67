/** Spreading payments over what is owed, and taking them back: no unit is lost or made, and currencies never mix. */

import { parseDate } from "../base/civil.ts";
import type {
  IncomingPayment,
  LedgerEntry,
  LedgerKind,
  LedgerShare,
  PaymentRule,
  Receipt,
} from "../model/commitment.ts";
import { amountAt, positiveAt, ScheduleError } from "./error.ts";

/** Kinds that go first under each rule; those not named come together last. */
const FIRST: { readonly [R in Extract<PaymentRule, string>]: readonly LedgerKind[] } = {
  oldestFirst: [],
  feesFirstThenOldest: ["fee"],
  installmentsFirst: ["installment"],
};

export interface Allocation {
  /** All entries, in their order; those that nothing changed are the same objects. */
  readonly entries: readonly LedgerEntry[];
  readonly receipt: Receipt;
}

/**
 * Spreads a payment over the open entries in its currency: the one it names first, then by the rule. What no entry takes is
 * `unappliedMinor`. An entry that the payment leaves with a rest within the tolerance is closed and the rest waived; at
 * most one is left partly paid, so no payment waives more than the tolerance.
 *
 * Always `amountMinor = sum of paid + unappliedMinor`, and what is outstanding falls by `paid + waived`.
 *
 * @param toleranceMinor - 0 by default.
 * @throws ScheduleError `amount.*`, `date.invalid` for an entry
 */
export function allocatePayment(
  payment: IncomingPayment,
  entries: readonly LedgerEntry[],
  rule: PaymentRule,
  toleranceMinor = 0,
): Allocation {
  positiveAt("/amountMinor", payment.amountMinor);
  amountAt("/toleranceMinor", toleranceMinor);
  const paid: LedgerShare[] = [];
  const waived: LedgerShare[] = [];
  let left = payment.amountMinor;
  let open = 0;
  for (const { ref, outstandingMinor } of inOrder(payment, entries, rule)) {
    const amountMinor = Math.min(left, outstandingMinor);
    const rest = outstandingMinor - amountMinor;
    left -= amountMinor;
    if (amountMinor > 0) paid.push({ ref, amountMinor });
    if (amountMinor > 0 && rest > 0 && rest <= toleranceMinor) waived.push({ ref, amountMinor: rest });
    else open += rest;
  }
  const receipt: Receipt = {
    payment: payment.id,
    currency: payment.currency,
    amountMinor: payment.amountMinor,
    paid,
    waived,
    unappliedMinor: left,
    outcome: open > 0 ? "short" : left > toleranceMinor ? "over" : "exact",
  };
  return { entries: withChanges(entries, receipt, -1), receipt };
}

/**
 * Takes back what a payment did, after a reversal or a chargeback: every entry gets again exactly what was paid and waived
 * on it, whatever other payments did since.
 *
 * @throws ScheduleError `entry.unknown` when an entry is gone, `currency.mixed` when it is in another currency now,
 *   `entry.overstated` when it would be owed more than its amount: the receipt was taken back before.
 */
export function applyReversal(entries: readonly LedgerEntry[], receipt: Receipt): readonly LedgerEntry[] {
  return withChanges(entries, receipt, 1);
}

/** What is owed and what came in: a book that counts every payment once. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Payments that stand, in the order they came. */
  readonly receipts: readonly Receipt[];
  /** Ids of payments that were taken back: they never count again. */
  readonly reversed: readonly string[];
}

/** The ledger with a payment in it; the same ledger when this id was there before. See `allocatePayment`. */
export function postPayment(ledger: Ledger, payment: IncomingPayment, rule: PaymentRule, toleranceMinor = 0): Ledger {
  const { receipts, reversed } = ledger;
  if (reversed.includes(payment.id) || receipts.some((receipt) => receipt.payment === payment.id)) return ledger;
  const { entries, receipt } = allocatePayment(payment, ledger.entries, rule, toleranceMinor);
  return { entries, receipts: [...receipts, receipt], reversed };
}

/**
 * The ledger without a payment; the same ledger when it was taken back before. A reversal that comes before its payment
 * is remembered: the payment then changes nothing.
 */
export function postReversal(ledger: Ledger, payment: string): Ledger {
  if (ledger.reversed.includes(payment)) return ledger;
  const receipt = ledger.receipts.find((known) => known.payment === payment);
  return {
    entries: receipt === undefined ? ledger.entries : applyReversal(ledger.entries, receipt),
    receipts: ledger.receipts.filter((known) => known !== receipt),
    reversed: [...ledger.reversed, payment],
  };
}

/** Open entries in the currency of the payment, those that it pays first in front. */
function inOrder(payment: IncomingPayment, entries: readonly LedgerEntry[], rule: PaymentRule): LedgerEntry[] {
  const kinds = typeof rule === "string" ? FIRST[rule] : rule.kinds;
  const keyed = entries.flatMap((entry, place) => {
    if (entry.currency !== payment.currency) return [];
    if (amountAt(`/entries/${place}/outstandingMinor`, entry.outstandingMinor) === 0) return [];
    const due = parseDate(entry.dueDate);
    if (due === undefined) throw new ScheduleError("date.invalid", `/entries/${place}/dueDate`, entry.dueDate);
    const named = kinds.indexOf(entry.kind);
    const rank = entry.ref === payment.ref ? -1 : named < 0 ? kinds.length : named;
    return [{ entry, rank, due }];
  });
  // Sorting is stable, so entries of one rank and date keep their order.
  return keyed.sort((a, b) => a.rank - b.rank || a.due - b.due).map(({ entry }) => entry);
}

/** Entries with the shares of a receipt added to what is outstanding (1) or taken from it (-1). */
function withChanges(entries: readonly LedgerEntry[], receipt: Receipt, sign: 1 | -1): readonly LedgerEntry[] {
  const changes = new Map<string, number>();
  for (const { ref, amountMinor } of [...receipt.paid, ...receipt.waived])
    changes.set(ref, (changes.get(ref) ?? 0) + amountMinor);
  const changed = entries.map((entry, place) => {
    const amount = changes.get(entry.ref);
    if (amount === undefined) return entry;
    changes.delete(entry.ref);
    if (entry.currency !== receipt.currency)
      throw new ScheduleError("currency.mixed", `/entries/${place}`, entry.currency);
    const outstandingMinor = entry.outstandingMinor + sign * amount;
    if (outstandingMinor > entry.amountMinor)
      throw new ScheduleError("entry.overstated", `/entries/${place}`, entry.ref);
    return { ...entry, outstandingMinor };
  });
  for (const ref of changes.keys()) throw new ScheduleError("entry.unknown", "/entries", ref);
  return changed;
}
