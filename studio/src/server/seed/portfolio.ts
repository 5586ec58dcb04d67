/**
 * The generated portfolio as a host knows it on the day on which the studio opens, and what happens to it from then on whatever
 * the strategies do: bills that fall due, transfers and disputes on their dates.
 */

import { type CaseEvent, type CaseFacts, type Debtor, formatDate, parseDate } from "@dunlin/engine";
import { generatePortfolio } from "@dunlin/example-portfolio/portfolio.mjs";
import type { CaseInput } from "@dunlin/runtime";
import { personalOf } from "./names.ts";

type Account = ReturnType<typeof generatePortfolio> extends Generator<infer Line> ? Line : never;

/** Something that will happen to a case, whatever the strategies do. */
export interface Happening {
  /** ms */
  readonly at: number;
  readonly caseId: string;
  readonly event: CaseEvent & { readonly id: string };
  /** Happens only while this claim is open: its ref. */
  readonly open?: string;
  /** What the host knows from then on. */
  readonly added?: CaseFacts["obligations"][number];
}

export interface SeededCase {
  readonly input: CaseInput;
  readonly later: readonly Happening[];
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Days past due at which the house's nightly run tells that a claim has become older, and how it says so. */
const STAGES: readonly (readonly [days: number, type: string])[] = [
  [1, "obligation.updated"],
  [31, "case.updated"],
  [61, "case.updated"],
];

/** Which of the accounts of a kind are here: one in so many of them, late or one in so many of the others. */
interface Share {
  readonly oneIn: number;
  /** Days past due that a claim reaches soon: where the strategy of this kind begins. */
  readonly late: number;
  /** Strategies have little to do for the others. */
  readonly others: number;
}

/** Days before and after the beginning within which a claim comes to that age: who is older already begins in the middle. */
const JUST = 12;
const SOON = 60;

/**
 * By the kinds by which strategies divide the portfolio: see `STRATEGIES`. Most of those who are late are people in the United States, so
 * that experiments have many under one law; and whoever is for a late stage is one who comes there.
 */
const SHARES: Readonly<Record<string, Share>> = {
  "US card": { oneIn: 1, late: 2, others: 150 },
  "US loan": { oneIn: 2, late: 31, others: 60 },
  "GB loan": { oneIn: 2, late: 61, others: 40 },
  "ES loan": { oneIn: 5, late: 2, others: 12 },
  company: { oneIn: 50, late: 2, others: 8 },
};
const ELSEWHERE: Share = { oneIn: 18, late: 2, others: 30 };

const kindOf = ({ product, debtor: { type, country } }: Pick<Account, "product" | "debtor">): string =>
  type === "legal" ? "company" : `${country} ${product}`;

/**
 * So many accounts, in the order of their numbers. Those that the creditor gets to know after `begin` (ms) come with nothing owed, and
 * their first bill is something that happens later.
 */
export function seededCases(cases: number, begin: number): readonly SeededCase[] {
  const today = new Date(begin).toISOString().slice(0, 10);
  const found: SeededCase[] = [];
  const seen = new Map<string, number>();
  const isNext = (kind: string, oneIn: number): boolean => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before % oneIn === 0;
  };
  const shareOf = (kind: string): Share => SHARES[kind] ?? ELSEWHERE;
  const wanted = (who: Pick<Account, "product" | "debtor">) => isNext(kindOf(who), shareOf(kindOf(who)).oneIn);
  for (const account of generatePortfolio({ cases: Number.MAX_SAFE_INTEGER, wanted })) {
    if (found.length === cases) break;
    const kind = kindOf(account);
    const { late, others } = shareOf(kind);
    if (isLate(account, today, late) || isNext(`${kind} in time`, others))
      found.push({ input: inputOf(account, today), later: laterOf(account, today) });
  }
  return found;
}

/** Whether a claim is open at so many days past due: a few days before today, today, or within `SOON` days. */
function isLate({ obligations, payments }: Account, today: string, days: number): boolean {
  const begin = parseDate(today) as number;
  return obligations.some(({ ref, dueDate }) => {
    const reached = (parseDate(dueDate) as number) + days;
    if (reached < begin - JUST || reached > begin + SOON) return false;
    const end = formatDate(Math.max(reached, begin));
    const paid = new Map<string, number>();
    for (const payment of payments) if (payment.date <= end) allocate(payment, obligations, paid);
    const owed = obligations.find((one) => one.ref === ref)?.amountMinor ?? 0;
    return (paid.get(ref) ?? 0) < owed;
  });
}

function inputOf(account: Account, today: string): CaseInput {
  const debtor = debtorOf(account);
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

/** Who is in Colombia has said by which channels they may be contacted: by law there is no other. */
function debtorOf(account: Account): Debtor {
  const channels = channelsOf(account) ?? [];
  const authorised = channels.filter(({ consent, optedOut }) => consent !== false && optedOut !== true);
  return {
    ...account.debtor,
    channels,
    ...(account.debtor.country === "CO" && {
      contactFacts: { authorisedChannels: authorised.map(({ channel }) => channel) },
    }),
  } as Debtor;
}

/** Letters go to the address that the name has; telephone numbers are written as providers take them, and can be called. */
function channelsOf({ debtor }: Account): Debtor["channels"] {
  const { address } = personalOf(debtor as Debtor);
  const phoneOf = (number = "") => number.replaceAll(/[^+\d]/g, "");
  const phone = debtor.channels.find(({ channel }) => channel === "sms")?.address;
  const channels = debtor.channels.map((one) => {
    if (one.channel === "letter") return { ...one, address: String(address) };
    return one.channel === "email" ? one : { ...one, address: phoneOf(one.address) };
  });
  return phone === undefined ? channels : [...channels, { channel: "voice", address: phoneOf(phone), consent: true }];
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

function laterOf({ caseId, currency, product, ...account }: Account, today: string): readonly Happening[] {
  const bills = account.obligations.flatMap(({ ref, issuedAt, dueDate, amountMinor }): readonly Happening[] => {
    if (issuedAt <= today) return [];
    const added = {
      ...{ ref, kind: product, issuedAt, dueDate, currency, amountMinor },
      outstandingMinor: amountMinor,
    };
    return [{ at: hour(issuedAt, 6), caseId, event: { type: "obligation.added", id: `bill-${caseId}-${ref}` }, added }];
  });
  const payments = account.payments.flatMap(({ date, amountMinor, obligation }, place): readonly Happening[] => {
    if (date <= today) return [];
    const data = { amountMinor, ...(obligation !== undefined && { obligation }) };
    const event = { type: "payment.received", id: `transfer-${caseId}-${place + 1}`, data };
    return [{ at: hour(date, 7 + (place % 9)), caseId, event }];
  });
  const disputes = account.disputes.flatMap(({ obligation, opened, closed }): readonly Happening[] => {
    const data = { obligations: [obligation] };
    const events = [
      { at: opened, event: { type: "dispute.opened", id: `dispute-${caseId}-${obligation}`, data } },
      { at: closed, event: { type: "dispute.closed", id: `settled-${caseId}-${obligation}`, data } },
    ];
    return events.flatMap(({ at, event }) => (at <= today ? [] : [{ at: hour(at, 9), caseId, event }]));
  });
  const aging = account.obligations.flatMap(({ ref, dueDate }): readonly Happening[] =>
    STAGES.map(([days, type]) => ({
      ...{ at: hour(dueDate, 24 * days + 12), caseId, open: ref },
      event: { type, id: `aging-${caseId}-${ref}-${days}` },
    })),
  );
  const old = hour(today, 24);
  return [...bills, ...payments, ...disputes, ...aging.filter(({ at }) => at >= old)].sort((a, b) => a.at - b.at);
}

/** So many hours after midnight UTC of a date. */
const hour = (date: string, hours: number): number => (parseDate(date) as number) * DAY + hours * HOUR;
