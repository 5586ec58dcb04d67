/**
 * What the host knows about a case while its history passes: payments reduce what is owed, disputes mark it, snapshots
 * replace it, contacts are remembered. Facts are never changed in place; each change makes new ones.
 */

import { formatInstant } from "../base/instant.ts";
import { isRecord } from "../base/json.ts";
import type { CaseFacts, ContactRecord, Obligation, Payment } from "../model/case.ts";
import {
  HistoryError,
  NAMED_LISTS,
  namedListProblem,
  obligationProblem,
  quoted,
  type Recorded,
} from "./caseHistory.ts";

/** Currency code -> minor units. */
export type Amounts = Readonly<Record<string, number>>;

export interface Ledger {
  readonly facts: CaseFacts;
  /** Takes in what was recorded. Throws `HistoryError` for what makes no sense. */
  record(entry: Recorded): void;
  contact(contact: ContactRecord): void;
  /** What is owed now. */
  outstanding(obligation?: string): Amounts;
  /** Payments known so far, without reversed ones, overpayment included; of one obligation what was for it. */
  received(obligation?: string): Amounts;
}

/** What of a payment reduced which obligation, so that it can be taken back. */
type Parts = readonly { readonly ref: string; readonly amountMinor: number }[];

export const createLedger = (initial: CaseFacts): Ledger => new CaseLedger(initial);

class CaseLedger implements Ledger {
  #facts: CaseFacts;
  /** By payment. */
  readonly #parts = new Map<string, Parts>();

  constructor(initial: CaseFacts) {
    this.#facts = initial;
  }

  get facts(): CaseFacts {
    return this.#facts;
  }

  record(recorded: Recorded): void {
    const { type, facts, replace } = recorded;
    if (type === "payment.received" || type === "payment.partial") this.#pay(recorded);
    else if (type === "payment.reversed") this.#reverse(recorded);
    else if (type === "dispute.opened") this.#dispute(recorded, true);
    else if (type === "dispute.closed") this.#dispute(recorded, false);
    if (facts !== undefined) this.#facts = merged(this.#facts, facts, replace === true);
  }

  contact(contact: ContactRecord): void {
    this.#facts = { ...this.#facts, contacts: [...(this.#facts.contacts ?? []), contact] };
  }

  outstanding(obligation?: string): Amounts {
    return outstandingOf(this.#facts.obligations, obligation);
  }

  received(obligation?: string): Amounts {
    const counted = (this.#facts.payments ?? []).filter(
      ({ reversed, amountMinor }) => reversed !== true && isAmount(amountMinor),
    );
    return sumBy(
      counted.map((payment) => {
        const share = shareOf(payment, this.#parts.get(payment.id) ?? [], obligation);
        return [currencyOf(this.#facts, payment.obligation), share];
      }),
    );
  }

  #pay(recorded: Recorded): void {
    const { type, data, at, obligation: named } = recorded;
    const facts = this.#facts;
    const amountMinor = data?.amountMinor;
    if (amountMinor === undefined && recorded.facts !== undefined) return;
    if (!isAmount(amountMinor)) {
      const hint = "leave out what was not paid by `when`";
      const found = quoted(amountMinor);
      throw new HistoryError("history.event", `${type} needs \`data.amountMinor\` above zero, not ${found}: ${hint}.`);
    }
    if (named !== undefined) expectKnown(facts, type, [named]);
    const id = namedPayment(data) ?? recorded.id ?? `${facts.caseId}/p${(facts.payments?.length ?? 0) + 1}`;
    if (facts.payments?.some((payment) => payment.id === id) === true) return;
    const parts = spread(facts.obligations, amountMinor, currencyOf(facts, named), named);
    const payment: Payment = {
      ...{ id, at: formatInstant(at), amountMinor },
      ...(named !== undefined && { obligation: named }),
    };
    this.#parts.set(id, parts);
    this.#facts = {
      ...facts,
      obligations: reduce(facts.obligations, parts, -1),
      payments: [...(facts.payments ?? []), payment],
    };
  }

  /** Takes back the named payment, else the newest of the same amount; without an amount the newest of all. */
  #reverse({ data }: Recorded): void {
    const { payments = [], obligations } = this.#facts;
    const { amountMinor: amount } = data ?? {};
    const id = namedPayment(data);
    const payment = payments.findLast((each) => {
      if (each.reversed === true) return false;
      return id === undefined ? amount === undefined || each.amountMinor === amount : each.id === id;
    });
    if (payment === undefined)
      throw new HistoryError("history.event", "payment.reversed matches no payment recorded before.");
    const { obligation: ref, amountMinor } = payment;
    const parts = this.#parts.get(payment.id) ?? (ref === undefined ? [] : [{ ref, amountMinor }]);
    this.#facts = {
      ...this.#facts,
      obligations: reduce(obligations, parts, 1),
      payments: payments.map((other) => (other === payment ? { ...other, reversed: true } : other)),
    };
  }

  #dispute({ type, data, obligation }: Recorded, disputed: boolean): void {
    const refs = data?.obligations ?? (obligation === undefined ? undefined : [obligation]);
    if (refs !== undefined && !Array.isArray(refs)) {
      throw new HistoryError("history.event", `${type} needs a list in \`data.obligations\`, not ${quoted(refs)}.`);
    }
    if (refs !== undefined) expectKnown(this.#facts, type, refs);
    const concerns = ({ ref }: Obligation) => refs === undefined || refs.includes(ref);
    const obligations = this.#facts.obligations.map((each) => (concerns(each) ? { ...each, disputed } : each));
    this.#facts = { ...this.#facts, obligations };
  }
}

const isAmount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

function namedPayment(data: Recorded["data"]): string | undefined {
  const named = data?.payment;
  return typeof named === "string" && named !== "" ? named : undefined;
}

/** An event about a claim that the case does not have is a mistake of the file or of the mapping. */
function expectKnown({ obligations }: CaseFacts, type: string, refs: readonly unknown[]): void {
  const unknown = refs.find((named) => !obligations.some(({ ref }) => ref === named));
  if (unknown === undefined) return;
  throw new HistoryError(
    "history.event",
    `${type} names the obligation ${quoted(unknown)}, which the case does not have.`,
  );
}

/** To the named obligation, or to those in its currency, the oldest due first. What is too much stays with nobody. */
function spread(
  obligations: readonly Obligation[],
  amountMinor: number,
  money: string,
  named: string | undefined,
): Parts {
  const open = obligations.filter(
    ({ ref, currency, outstandingMinor }) =>
      outstandingMinor > 0 && (named === undefined ? currency === money : ref === named),
  );
  const parts: { ref: string; amountMinor: number }[] = [];
  let rest = amountMinor;
  for (const { ref, outstandingMinor } of open.length > 1 ? open.toSorted(byDueDate) : open) {
    if (rest === 0) break;
    const part = Math.min(rest, outstandingMinor);
    parts.push({ ref, amountMinor: part });
    rest -= part;
  }
  return parts;
}

const byDueDate = (a: Obligation, b: Obligation): number =>
  a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0;

function reduce(obligations: readonly Obligation[], parts: Parts, sign: 1 | -1): readonly Obligation[] {
  if (parts.length === 0) return obligations;
  const change = new Map(parts.map(({ ref, amountMinor }) => [ref, sign * amountMinor]));
  return obligations.map((obligation) => {
    const by = change.get(obligation.ref);
    return by === undefined ? obligation : { ...obligation, outstandingMinor: obligation.outstandingMinor + by };
  });
}

function currencyOf(facts: CaseFacts, named: string | undefined): string {
  const obligation = facts.obligations.find(({ ref }) => ref === named);
  return obligation?.currency ?? facts.currency ?? facts.obligations[0]?.currency ?? "";
}

function outstandingOf(obligations: readonly Obligation[], only: string | undefined): Amounts {
  const open = obligations.filter(({ ref, outstandingMinor }) => outstandingMinor > 0 && (only ?? ref) === ref);
  return sumBy(open.map(({ currency, outstandingMinor }) => [currency, outstandingMinor]));
}

function shareOf({ amountMinor, obligation }: Payment, parts: Parts, only: string | undefined): number {
  if (only === undefined || obligation === only) return amountMinor;
  return parts.reduce((sum, part) => (part.ref === only ? sum + part.amountMinor : sum), 0);
}

function sumBy(pairs: readonly (readonly [string, number])[]): Amounts {
  const sums: Record<string, number> = {};
  for (const [key, amount] of pairs) sums[key] = (sums[key] ?? 0) + amount;
  return sums;
}

/** Lists whose items have a name are merged by it, `data` and `debtor` member by member, anything else is replaced. */
function merged(facts: CaseFacts, change: Readonly<Record<string, unknown>>, replace: boolean): CaseFacts {
  const members = Object.entries(change).map(
    ([name, value]) => [name, mergedMember(facts, name, value, replace)] as const,
  );
  return { ...facts, ...Object.fromEntries(members) };
}

function mergedMember(facts: CaseFacts, name: string, value: unknown, replace: boolean): unknown {
  const before: unknown = facts[name as keyof CaseFacts];
  if (name === "obligations") return mergeObligations(facts.obligations, value, replace);
  if (name === "caseId") throw new HistoryError("history.event", "`facts` of an event cannot change the `caseId`.");
  if (name === "currency" && typeof value !== "string")
    throw new HistoryError("history.event", "`facts.currency` must be a text.");
  if (NAMED_LISTS.includes(name)) {
    const problem = namedListProblem(name, value);
    if (problem !== undefined) throw new HistoryError("history.facts", problem);
    return mergeList(Array.isArray(before) ? before : [], value as readonly unknown[], "id");
  }
  return isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
}

function mergeObligations(before: readonly Obligation[], change: unknown, replace: boolean): readonly Obligation[] {
  if (!Array.isArray(change))
    throw new HistoryError("history.event", "`facts.obligations` of an event must be a list.");
  const after = replace ? keepKnown(before, change) : mergeList(before, change, "ref");
  const problem = after.map(obligationProblem).find((each) => each !== undefined);
  if (problem !== undefined) throw new HistoryError("history.facts", problem);
  return after as readonly Obligation[];
}

/** The listed ones only, over what was known of them. */
function keepKnown(before: readonly Obligation[], change: readonly unknown[]): readonly unknown[] {
  const known = new Map(before.map((obligation) => [obligation.ref, obligation]));
  return change.map((item) => (isRecord(item) ? { ...known.get(String(item.ref)), ...item } : item));
}

function mergeList(before: readonly unknown[], change: readonly unknown[], key: string): readonly unknown[] {
  const after = [...before];
  for (const item of change) {
    const name = isRecord(item) ? item[key] : undefined;
    const at = name === undefined ? -1 : after.findIndex((other) => isRecord(other) && other[key] === name);
    const known = after[at];
    if (isRecord(known) && isRecord(item)) after[at] = { ...known, ...item };
    else after.push(item);
  }
  return after;
}
