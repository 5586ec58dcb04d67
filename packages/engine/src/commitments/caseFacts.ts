/** How the facts of a case change by what happens in the world. Every function gives new facts and leaves the old as they were. */

import type { CaseFacts, ContactRecord, DebtorChannel, Obligation, Payment } from "../model/case.ts";
import type { LedgerEntry, Receipt } from "../model/commitment.ts";
import { allocatePayment, applyReversal } from "./payments.ts";

/** Obligations are merged by `ref`, payments added, the debtor merged, the rest replaced. */
export type FactsPatch = Partial<Omit<CaseFacts, "obligations" | "debtor">> & {
  readonly obligations?: readonly (Partial<Obligation> & { readonly ref: string })[];
  readonly debtor?: Partial<CaseFacts["debtor"]>;
};

/** What changes in the facts: the members that do, or new facts made of the old. */
export type FactsChange = FactsPatch | ((facts: CaseFacts) => CaseFacts);

export function changed(facts: CaseFacts, change: FactsChange): CaseFacts {
  if (typeof change === "function") return change(facts);
  const { obligations = [], payments = [], debtor, ...rest } = change;
  const known = new Set(facts.obligations.map(({ ref }) => ref));
  const added = obligations.filter(({ ref }) => !known.has(ref)) as Obligation[];
  return {
    ...facts,
    ...rest,
    debtor: { ...facts.debtor, ...debtor },
    obligations: [
      ...facts.obligations.map((own) => ({ ...own, ...obligations.find(({ ref }) => ref === own.ref) })),
      ...added,
    ],
    ...((facts.payments !== undefined || payments.length > 0) && {
      payments: [...(facts.payments ?? []), ...payments],
    }),
  };
}

/** A payment on record, and what is owed less by it: the obligation it names first, then the oldest. */
export function withPayment(
  facts: CaseFacts,
  payment: Payment,
): { readonly facts: CaseFacts; readonly receipt: Receipt } {
  const { id, amountMinor, obligation: ref } = payment;
  const open = facts.obligations.filter((obligation) => obligation.outstandingMinor > 0);
  const currency = (open.find((obligation) => obligation.ref === ref) ?? open[0])?.currency ?? facts.currency ?? "";
  const incoming = { id, amountMinor, currency, ...(ref !== undefined && { ref }) };
  const { receipt } = allocatePayment(incoming, entriesOf(open), "oldestFirst");
  const paid = new Map(receipt.paid.map((share) => [share.ref, share.amountMinor]));
  const obligations = facts.obligations.map((own) => {
    const amount = paid.get(own.ref);
    return amount === undefined ? own : { ...own, outstandingMinor: own.outstandingMinor - amount };
  });
  return { facts: { ...facts, obligations, payments: [...(facts.payments ?? []), payment] }, receipt };
}

/** A fee is booked on the obligation that it is for, or else on the oldest that is open. */
export function withFee(
  facts: CaseFacts,
  { amountMinor, obligation }: { readonly amountMinor: number; readonly obligation?: string },
): CaseFacts {
  const open = facts.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const oldest = open.reduce<Obligation | undefined>(
    (first, own) => (first === undefined || own.dueDate < first.dueDate ? own : first),
    undefined,
  );
  const ref = obligation ?? oldest?.ref;
  const obligations = facts.obligations.map((own) =>
    own.ref === ref
      ? {
          ...own,
          amountMinor: own.amountMinor + amountMinor,
          outstandingMinor: own.outstandingMinor + amountMinor,
          feesMinor: (own.feesMinor ?? 0) + amountMinor,
        }
      : own,
  );
  return { ...facts, obligations };
}

/** A contact that was not made after all. */
export const withoutContact = (facts: CaseFacts, id: string): CaseFacts =>
  facts.contacts?.some((contact) => contact.id === id) === true
    ? { ...facts, contacts: facts.contacts.filter((contact) => contact.id !== id) }
    : facts;

/**
 * The payment reversed, and owed again what it paid.
 *
 * @throws ScheduleError where the obligations have changed so that this cannot be.
 */
export function withReversal(facts: CaseFacts, receipt: Receipt): CaseFacts {
  const owed = applyReversal(entriesOf(facts.obligations), receipt);
  return {
    ...facts,
    obligations: facts.obligations.map((own, i) => {
      const { outstandingMinor } = owed[i] as LedgerEntry;
      return outstandingMinor === own.outstandingMinor ? own : { ...own, outstandingMinor };
    }),
    payments: (facts.payments ?? []).map((own) => (own.id === receipt.payment ? { ...own, reversed: true } : own)),
  };
}

const entriesOf = (obligations: readonly Obligation[]): LedgerEntry[] =>
  obligations.map(({ ref, kind = "invoice", dueDate, currency, amountMinor, outstandingMinor }) => ({
    ...{ ref, kind, dueDate, currency, amountMinor, outstandingMinor },
  }));

export const withDispute = (facts: CaseFacts, refs: readonly string[], disputed: boolean): CaseFacts => ({
  ...facts,
  obligations: facts.obligations.map((own) => (refs.includes(own.ref) ? { ...own, disputed } : own)),
});

/** The channels of the debtor must be listed. */
export const withChannel = (facts: CaseFacts, channel: string, change: Partial<DebtorChannel>): CaseFacts => ({
  ...facts,
  debtor: {
    ...facts.debtor,
    ...(facts.debtor.channels !== undefined && {
      channels: facts.debtor.channels.map((own) => (own.channel === channel ? { ...own, ...change } : own)),
    }),
  },
});

export const withContact = (facts: CaseFacts, contact: ContactRecord): CaseFacts => ({
  ...facts,
  contacts: [...(facts.contacts ?? []), contact],
});

/** What came of a contact on record. */
export const withOutcome = (facts: CaseFacts, id: string, outcome: string): CaseFacts => ({
  ...facts,
  contacts: (facts.contacts ?? []).map((own) => (own.id === id ? { ...own, outcome } : own)),
});

/** A promise on record that has been judged; others stay. */
export const withClosedPromise = (facts: CaseFacts, id: string, status: string, closedAt: string): CaseFacts =>
  facts.promises?.some((own) => own.id === id) === true
    ? { ...facts, promises: facts.promises.map((own) => (own.id === id ? { ...own, status, closedAt } : own)) }
    : facts;
