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

/** Of those who always pay in time one in so many is here: strategies have little to do for them. */
const PUNCTUAL = 6;

/**
 * So many accounts, in the order of their numbers: those that are late at some time, and some of the others. Those that the creditor
 * gets to know after `begin` (ms) come with nothing owed, and their first bill is something that happens later.
 */
export function seededCases(cases: number, begin: number): readonly SeededCase[] {
  const today = new Date(begin).toISOString().slice(0, 10);
  const found: SeededCase[] = [];
  let punctual = 0;
  for (const account of generatePortfolio({ cases: Number.MAX_SAFE_INTEGER })) {
    if (found.length === cases) break;
    if (isLate(account, today) || punctual++ % PUNCTUAL === 0)
      found.push({ input: inputOf(account, today), later: laterOf(account, today) });
  }
  return found;
}

/** Whether a claim that is open on that day or falls due later is still open two days after its due date. */
function isLate({ obligations, payments }: Account, today: string): boolean {
  return obligations.some(({ ref, dueDate }) => {
    const end = formatDate((parseDate(dueDate) as number) + 2);
    if (end < today) return false;
    const paid = new Map<string, number>();
    for (const payment of payments) if (payment.date <= end) allocate(payment, obligations, paid);
    const owed = obligations.find((one) => one.ref === ref)?.amountMinor ?? 0;
    return (paid.get(ref) ?? 0) < owed;
  });
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
