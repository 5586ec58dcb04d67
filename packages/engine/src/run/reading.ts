/**
 * What a condition may ask about a case: the host's facts and everything the engine derives from them (FORMAT
 * section 10). Derived values are worked out when first asked for, and at most once in a step.
 */

import type { Calendar } from "../base/calendar.ts";
import { type Day, formatDate, formatTime, parseDate, weekday } from "../base/civil.ts";
import { formatInstant, MINUTE, parseInstant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { Tables } from "../compile/compile.ts";
import { type ContactQuery, countContacts, countPromises, type PromiseQuery } from "../conditions/counting.ts";
import type { Environment } from "../conditions/environment.ts";
import type { CaseFacts, ContactRecord, Obligation, PromiseRecord } from "../model/case.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Draft } from "./draft.ts";

/** Sums and counts over the open obligations, taken in one pass. */
interface Balance {
  readonly open: readonly Obligation[];
  readonly collectible: readonly Obligation[];
  /** More than one currency among the open ones: sums are unknown, not wrong. */
  readonly mixed: boolean;
  readonly totalDue: number;
  readonly totalOverdue: number;
  readonly collectibleDue: number;
  readonly collectibleOverdue: number;
  readonly numberOverdue: number;
  /** Least due date of the collectible ones. */
  readonly oldest: Day | undefined;
}

export class Reading implements Environment {
  readonly #now: number;
  readonly #zone: Zone;
  readonly #tables: Tables;
  readonly #facts: CaseFacts;
  readonly #draft: Draft;
  #event: CaseEvent | undefined;
  #moment: { readonly day: Day; readonly time: number } | undefined;
  #balance: Balance | undefined;
  readonly #sent: { readonly id: string; readonly channel: string; readonly debts: readonly string[] }[] = [];

  constructor(tables: Tables, facts: CaseFacts, draft: Draft, now: number, zone: Zone, event: CaseEvent | undefined) {
    this.#tables = tables;
    this.#facts = facts;
    this.#draft = draft;
    this.#now = now;
    this.#zone = zone;
    this.#event = event;
  }

  /** Another event than the one that came. */
  hear(event: CaseEvent): void {
    this.#event = event;
  }

  get #local(): { readonly day: Day; readonly time: number } {
    this.#moment ??= this.#zone.localOf(this.#now);
    return this.#moment;
  }

  read(name: string): unknown {
    const derive = Object.hasOwn(DERIVED, name) ? DERIVED[name] : undefined;
    if (derive !== undefined) return derive(this);
    return Object.hasOwn(this.#facts, name) ? (this.#facts as unknown as Record<string, unknown>)[name] : undefined;
  }

  today(): Day {
    return this.#local.day;
  }

  localDay(instant: number): Day {
    return this.#zone.localOf(instant).day;
  }

  calendar(id?: string): Calendar | undefined {
    return this.#tables.calendar(id);
  }

  segment(id: string): boolean | undefined {
    const value = this.#tables.segments.get(id)?.value(this);
    return typeof value === "boolean" ? value : undefined;
  }

  hasTag(tag: string): boolean {
    const { tags, debtor } = this.#facts;
    return tags?.includes(tag) === true || debtor.tags?.includes(tag) === true || this.#draft.tags.includes(tag);
  }

  countContacts(query: ContactQuery): number | undefined {
    return countContacts(this.contacts(), query, this);
  }

  countPromises(query: PromiseQuery): number | undefined {
    return countPromises(this.promises(), query, this);
  }

  /** Contacts of the facts, then those made earlier in this step. */
  contacts(): readonly ContactRecord[] {
    const known = this.#facts.contacts ?? [];
    if (this.#sent.length === 0) return known;
    const more = { at: formatInstant(this.#now), direction: "outbound", person: this.#facts.debtor.id } as const;
    return [...known, ...this.#sent.map((contact) => ({ ...contact, ...more }))];
  }

  /** Remembers a contact made in this step. */
  addContact(contact: { readonly id: string; readonly channel: string; readonly debts: readonly string[] }): void {
    this.#sent.push(contact);
  }

  /** Promises of the facts, and what this case has judged that the facts do not tell yet. */
  promises(): readonly PromiseRecord[] {
    const judged = new Map(this.#draft.breaks.map((closed) => [closed.id, closed]));
    const listed = this.#facts.promises ?? [];
    const ids = new Set(listed.map((promise) => promise.id));
    const own = this.#draft.breaks.filter((closed) => !ids.has(closed.id));
    // The host does not know yet what was judged a moment ago.
    const known = listed.map((promise) => {
      const closed = promise.status === "open" ? judged.get(promise.id) : undefined;
      return closed ? { ...promise, status: closed.status, closedAt: formatInstant(closed.at) } : promise;
    });
    return [
      ...known,
      ...own.map((closed) => {
        const closedAt = formatInstant(closed.at);
        return {
          id: closed.id,
          madeAt: closedAt,
          dueDate: formatDate(this.localDay(closed.at)),
          amountMinor: 0,
          status: closed.status,
          closedAt,
        };
      }),
    ];
  }

  /** Newest outbound contact on any, or on the given, channels (ms): of the facts or of the state. */
  lastContact(channels?: readonly string[]): number | undefined {
    let last = -Infinity;
    for (const contact of this.#facts.contacts ?? []) {
      if (contact.direction === "inbound" || channels?.includes(contact.channel) === false) continue;
      last = Math.max(last, parseInstant(contact.at) ?? -Infinity);
    }
    for (const channel in this.#draft.last) {
      if (channels?.includes(channel) !== false) last = Math.max(last, this.#draft.last[channel] ?? -Infinity);
    }
    return last === -Infinity ? undefined : last;
  }

  lastPayment(): number | undefined {
    let last = -Infinity;
    for (const payment of this.#facts.payments ?? []) {
      if (payment.reversed !== true) last = Math.max(last, parseInstant(payment.at) ?? -Infinity);
    }
    return last === -Infinity ? undefined : last;
  }

  balance(): Balance {
    this.#balance ??= balanceOf(this.#facts.obligations, this.#local.day);
    return this.#balance;
  }

  get localTime(): number {
    return this.#local.time;
  }

  get draft(): Draft {
    return this.#draft;
  }

  get event(): CaseEvent | undefined {
    return this.#event;
  }

  get instant(): number {
    return this.#now;
  }
}

function balanceOf(obligations: readonly Obligation[], today: Day): Balance {
  const open: Obligation[] = [];
  const collectible: Obligation[] = [];
  let mixed = false;
  let [totalDue, totalOverdue, collectibleDue, collectibleOverdue, numberOverdue] = [0, 0, 0, 0, 0];
  let oldest: Day | undefined;
  for (const obligation of obligations) {
    const outstanding = obligation.outstandingMinor;
    if (outstanding <= 0) continue;
    if (open.length > 0 && open[0]?.currency !== obligation.currency) mixed = true;
    open.push(obligation);
    const due = parseDate(obligation.dueDate) as Day;
    const overdue = due < today;
    totalDue += outstanding;
    if (overdue) {
      totalOverdue += outstanding;
      numberOverdue += 1;
    }
    if (obligation.disputed === true || obligation.onHold === true) continue;
    collectible.push(obligation);
    collectibleDue += outstanding;
    if (overdue) collectibleOverdue += outstanding;
    if (oldest === undefined || due < oldest) oldest = due;
  }
  return {
    open,
    collectible,
    mixed,
    totalDue,
    totalOverdue,
    collectibleDue,
    collectibleOverdue,
    numberOverdue,
    oldest,
  };
}

type Derivation = (reading: Reading) => unknown;

/** A sum of money; unknown when currencies are mixed or the sum is no longer exact. */
const sum =
  (pick: (balance: Balance) => number): Derivation =>
  (reading) => {
    const balance = reading.balance();
    const value = pick(balance);
    return balance.mixed || !Number.isSafeInteger(value) ? undefined : value;
  };

const instantText = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : formatInstant(ms));

const daysSince = (reading: Reading, ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : reading.today() - reading.localDay(ms);

const dpd: Derivation = (reading) => {
  const { oldest } = reading.balance();
  return oldest === undefined ? undefined : reading.today() - oldest;
};

const BUCKETS = [
  { upTo: 0, name: "current" },
  { upTo: 30, name: "1-30" },
  { upTo: 60, name: "31-60" },
  { upTo: 90, name: "61-90" },
];

const DERIVED: Readonly<Record<string, Derivation>> = {
  totalDue: sum((balance) => balance.totalDue),
  totalOverdue: sum((balance) => balance.totalOverdue),
  collectibleDue: sum((balance) => balance.collectibleDue),
  collectibleOverdue: sum((balance) => balance.collectibleOverdue),
  numberUnpaid: (reading) => reading.balance().open.length,
  numberOverdue: (reading) => reading.balance().numberOverdue,
  oldestDueDate: (reading) => {
    const { oldest } = reading.balance();
    return oldest === undefined ? undefined : formatDate(oldest);
  },
  dpd,
  bucket: (reading) => {
    const days = dpd(reading);
    if (typeof days !== "number") return undefined;
    return BUCKETS.find(({ upTo }) => days <= upTo)?.name ?? "90+";
  },
  lastPaymentAt: (reading) => instantText(reading.lastPayment()),
  lastContactAt: (reading) => instantText(reading.lastContact()),
  daysSinceLastPayment: (reading) => daysSince(reading, reading.lastPayment()),
  daysSinceLastContact: (reading) => daysSince(reading, reading.lastContact()),
  daysInStrategy: (reading) => daysSince(reading, reading.draft.enteredAt),
  brokenPromises12m: (reading) => reading.countPromises({ status: "broken", days: 365 }),
  promiseOpen: (reading) => ["promise", "extension"].includes(reading.draft.commitment?.kind ?? ""),
  planOpen: (reading) => ["plan", "settlement"].includes(reading.draft.commitment?.kind ?? ""),
  today: (reading) => formatDate(reading.today()),
  weekday: (reading) => weekday(reading.today()),
  localTime: (reading) => formatTime(Math.floor(reading.localTime / MINUTE)),
  stage: (reading) => reading.draft.stage,
  vars: (reading) => reading.draft.vars,
  arms: (reading) => reading.draft.arms,
  run: (reading) => reading.draft.run,
  event: (reading) => {
    const { event } = reading;
    return event && { type: event.type, at: event.at ?? formatInstant(reading.instant), data: event.data };
  },
};
