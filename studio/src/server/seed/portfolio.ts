/**
 * The generated portfolio as a host knows it on the day on which the studio opens, and what its debtors would do from then on by
 * themselves: bills that fall due, payments and disputes on their dates.
 */

import type { CaseEvent, CaseFacts, Debtor } from "@dunlin/engine";
import { parseDate } from "@dunlin/engine";
import type { CaseInput } from "@dunlin/runtime";
import { generatePortfolio } from "../../../../examples/portfolio/portfolio.mjs";
import { personalOf } from "./names.ts";

type Account = ReturnType<typeof generatePortfolio> extends Generator<infer Line> ? Line : never;

/** Something that will happen to a case, whatever the strategies do. */
export interface Later {
  /** ms */
  readonly at: number;
  readonly caseId: string;
  readonly event: CaseEvent;
  /** What the host knows from then on. */
  readonly added?: CaseFacts["obligations"][number];
}

export interface Seeded {
  readonly input: CaseInput;
  readonly later: readonly Later[];
}

const DAY = 86_400_000;

/** Accounts that are known by `begin` (ms), in the order of their numbers. */
export function* seededCases(cases: number, begin: number): Generator<Seeded> {
  const today = new Date(begin).toISOString().slice(0, 10);
  for (const account of generatePortfolio({ cases })) {
    if (account.knownFrom > today) continue;
    yield { input: inputOf(account as Account, today), later: laterOf(account as Account, today) };
  }
}

function inputOf(account: Account, today: string): CaseInput {
  const debtor = { ...account.debtor, channels: channelsOf(account) } as Debtor;
  const obligations = account.obligations.filter(({ issuedAt }) => issuedAt <= today);
  const paid = new Map(obligations.map(({ ref }) => [ref, 0]));
  const payments = account.payments.filter(({ date }) => date <= today);
  for (const payment of payments) allocate(payment, obligations, paid);
  const disputed = account.disputes.filter(({ opened, closed }) => opened <= today && closed > today);
  return {
    facts: {
      ...{ caseId: account.caseId, accountId: account.caseId, currency: account.currency, debtor },
      obligations: obligations.map(({ ref, issuedAt, dueDate, amountMinor }) => ({
        ...{ ref, kind: account.product, issuedAt, dueDate, currency: account.currency, amountMinor },
        outstandingMinor: amountMinor - (paid.get(ref) ?? 0),
        ...(disputed.some(({ obligation }) => obligation === ref) && { disputed: true }),
      })),
      payments: payments.map(({ date, amountMinor }, place) => ({
        ...{ id: `${account.caseId}-${place + 1}`, at: `${date}T12:00:00Z`, amountMinor },
      })),
      data: { product: account.product, balanceMinor: account.balanceMinor, letterFromMinor: account.letterFromMinor },
    },
    personal: personalOf(debtor),
  };
}

/** Letters go to the address that the name has; people with a telephone can be called. */
function channelsOf({ debtor }: Account): Debtor["channels"] {
  const { address } = personalOf(debtor as Debtor);
  const phone = debtor.channels.find(({ channel }) => channel === "sms")?.address;
  return [
    ...debtor.channels.map((one) => (one.channel === "letter" ? { ...one, address: String(address) } : one)),
    ...(phone === undefined ? [] : [{ channel: "voice", address: phone, consent: true }]),
  ];
}

/** The oldest first, as far as it goes; what is left over is the creditor's. */
function allocate(
  { amountMinor, obligation }: Account["payments"][number],
  obligations: Account["obligations"],
  paid: Map<string, number>,
): void {
  let left = amountMinor;
  for (const { ref, amountMinor: owed } of obligations) {
    if (obligation !== undefined && obligation !== ref) continue;
    const before = paid.get(ref) ?? 0;
    const part = Math.min(left, owed - before);
    paid.set(ref, before + part);
    left -= part;
  }
}

function laterOf({ caseId, currency, product, ...account }: Account, today: string): readonly Later[] {
  const bills = account.obligations.flatMap(({ ref, issuedAt, dueDate, amountMinor }): readonly Later[] => {
    if (issuedAt <= today) return [];
    const added = { ...{ ref, kind: product, issuedAt, dueDate, currency, amountMinor }, outstandingMinor: amountMinor };
    return [{ at: noon(issuedAt, 6), caseId, event: { type: "obligation.added", id: `bill-${caseId}-${ref}` }, added }];
  });
  const payments = account.payments.flatMap(({ date, amountMinor }, place): readonly Later[] => {
    if (date <= today) return [];
    const event = { type: "payment.received", id: `transfer-${caseId}-${place + 1}`, data: { amountMinor } };
    return [{ at: noon(date, place % 9), caseId, event }];
  });
  const disputes = account.disputes.flatMap(({ obligation, opened, closed }): readonly Later[] => {
    const data = { obligations: [obligation] };
    const events = [
      { at: opened, event: { type: "dispute.opened", id: `dispute-${caseId}-${obligation}`, data } },
      { at: closed, event: { type: "dispute.closed", id: `settled-${caseId}-${obligation}`, data } },
    ];
    return events.flatMap(({ at, event }) => (at <= today ? [] : [{ at: noon(at, 2), caseId, event }]));
  });
  return [...bills, ...payments, ...disputes].sort((a, b) => a.at - b.at);
}

/** So many hours after seven in the morning UTC of a date. */
const noon = (date: string, hours: number): number => (parseDate(date) as number) * DAY + (7 + hours) * 3_600_000;
