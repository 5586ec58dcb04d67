/**
 * What figures are made from: counts and sums over cases. They add up, so that a replay, a simulation by slices or a host
 * with many machines counts part by part; nothing in them is an average.
 */

import { memberOf } from "../base/json.ts";

/** What is counted of one case. Days are whole ones since it came in: 0 is the first 24 hours. */
export interface KpiCase {
  /** For how long it was watched. */
  readonly days: number;
  /** The day on which all that was open when it came in was paid or otherwise settled; absent: not as long as it was watched. */
  readonly curedOn?: number;
  /** Cured before anybody had spoken with the debtor. Only looked at where it is cured. */
  readonly alone?: boolean;
  /** Has a channel that may be used. Default true. */
  readonly reachable?: boolean;
  /** Contacts made, by channel: messages, and calls or visits that were asked for. */
  readonly contacts?: Readonly<Record<string, number>>;
  /** Opted out of a channel, complained, disputed: at least once. */
  readonly optedOut?: boolean;
  readonly complained?: boolean;
  readonly disputed?: boolean;
  readonly calls?: CallCounts;
  readonly promises?: PromiseCounts;
  /** By kind: `plan`, `settlement`, `extension`. */
  readonly offers?: Readonly<Record<string, OfferCounts>>;
  readonly plans?: PlanCounts;
  readonly money?: readonly KpiCaseMoney[];
}

/** One currency of one case; amounts in minor units. */
export interface KpiCaseMoney {
  readonly currency: string;
  /** Open when the case came in. */
  readonly placedMinor: number;
  /** Of that, by day; a reversal is a negative payment on its own day. */
  readonly payments?: readonly { readonly day: number; readonly amountMinor: number }[];
  /** Of its contacts and tasks. */
  readonly costMinor?: number;
  readonly ledger?: LedgerCounts;
}

/** `rightParty` of `attempts` reached the debtor, and in `promised` of those a promise was made. */
export interface CallCounts {
  readonly attempts: number;
  readonly rightParty: number;
  readonly promised: number;
}

/** `due`: judged, that is kept, kept in part or broken; those that were withdrawn or replaced are not. */
export interface PromiseCounts {
  readonly made: number;
  readonly due: number;
  readonly kept: number;
}

export interface OfferCounts {
  readonly made: number;
  readonly taken: number;
}

export interface PlanCounts {
  readonly agreed: number;
  readonly broken: number;
}

/** What is owed at the ends of a period and what was billed within it, in minor units. */
export interface LedgerCounts {
  readonly beginMinor: number;
  readonly billedMinor: number;
  readonly endMinor: number;
  /** Of `endMinor`: not past due. */
  readonly endCurrentMinor: number;
  /** Of `endMinor`: more than 90 days past due. */
  readonly endOver90Minor: number;
}

/** What people and agents said of the service; only where such events exist. */
export interface ServiceCounts {
  /** Answers from 0 to 10: 9 and 10 promote, 0 to 6 detract. */
  readonly nps: { readonly answers: number; readonly promoters: number; readonly detractors: number };
  /** Answers from 1 to 5: 4 and 5 are satisfied. */
  readonly csat: { readonly answers: number; readonly satisfied: number };
  readonly resolution: { readonly contacts: number; readonly first: number };
  readonly agents: { readonly contacts: number; readonly minutes: number };
}

/** One currency of all cases. Lists are by day since a case came in. */
export interface MoneyCounts {
  /** Cases that have money in this currency. */
  readonly cases: number;
  readonly placedMinor: number;
  readonly collectedMinor: number;
  readonly costMinor: number;
  /** Collected on that day. */
  readonly collected: readonly number[];
  readonly squares: MoneySquares;
  readonly ledger: LedgerCounts;
}

/** Sums over cases of squares and products, for intervals. Floating point: they are large and need not be exact. */
export interface MoneySquares {
  readonly placed: number;
  /** By how much the sum of (collected so far)^2 grew on that day. */
  readonly collected: readonly number[];
  /** By how much the sum of placed x (collected so far) grew on that day. */
  readonly placedCollected: readonly number[];
  readonly cost: number;
  readonly costCollected: number;
}

export interface KpiCounts {
  readonly cases: number;
  /** Cases cured on that day. */
  readonly cured: readonly number[];
  /** Cases that were last seen on that day and not cured by then. */
  readonly open: readonly number[];
  readonly curedAlone: number;
  readonly reachable: number;
  /** Cases with at least one contact. */
  readonly contacted: number;
  /** By channel. */
  readonly contacts: Readonly<Record<string, number>>;
  /** Sums over cases of days watched, squares and products with the number of contacts. */
  readonly days: number;
  readonly squares: { readonly days: number; readonly contacts: number; readonly daysContacts: number };
  /** Of the cases with a contact. */
  readonly optedOut: number;
  readonly complained: number;
  /** Of all cases. */
  readonly disputed: number;
  readonly calls: CallCounts;
  readonly promises: PromiseCounts;
  readonly offers: Readonly<Record<string, OfferCounts>>;
  readonly plans: PlanCounts;
  /** By currency. */
  readonly money: Readonly<Record<string, MoneyCounts>>;
  readonly service: ServiceCounts;
}

const NO_LEDGER: LedgerCounts = {
  beginMinor: 0,
  billedMinor: 0,
  endMinor: 0,
  endCurrentMinor: 0,
  endOver90Minor: 0,
};

export const NO_SERVICE: ServiceCounts = {
  nps: { answers: 0, promoters: 0, detractors: 0 },
  csat: { answers: 0, satisfied: 0 },
  resolution: { contacts: 0, first: 0 },
  agents: { contacts: 0, minutes: 0 },
};

/** Of no case. */
export const NO_COUNTS: KpiCounts = {
  cases: 0,
  cured: [],
  open: [],
  curedAlone: 0,
  reachable: 0,
  contacted: 0,
  contacts: {},
  days: 0,
  squares: { days: 0, contacts: 0, daysContacts: 0 },
  optedOut: 0,
  complained: 0,
  disputed: 0,
  calls: { attempts: 0, rightParty: 0, promised: 0 },
  promises: { made: 0, due: 0, kept: 0 },
  offers: {},
  plans: { agreed: 0, broken: 0 },
  money: {},
  service: NO_SERVICE,
};

/** The sum of two counts, member by member; lists by day and records by name. Of disjoint cases. */
export const mergeKpiCounts = (one: KpiCounts, other: KpiCounts): KpiCounts => plus(one, other) as KpiCounts;

function plus(one: unknown, other: unknown): unknown {
  if (one === undefined || other === undefined) return one ?? other;
  if (typeof one === "number") return one + (other as number);
  if (Array.isArray(one)) {
    const [a, b] = [one as readonly number[], other as readonly number[]];
    return Array.from({ length: Math.max(a.length, b.length) }, (_, day) => (a[day] ?? 0) + (b[day] ?? 0));
  }
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, plus(memberOf(a, name), memberOf(b, name))]));
}

/**
 * Counts cases one at a time.
 *
 * @throws RangeError in `add` for days that are no whole numbers from 0, amounts that are no whole numbers, and a cure after
 *   the days that were watched.
 */
export class KpiTally {
  #cases = 0;
  readonly #cured: number[] = [];
  readonly #open: number[] = [];
  #curedAlone = 0;
  #reachable = 0;
  #contacted = 0;
  readonly #contacts = new Map<string, number>();
  #days = 0;
  readonly #squares = { days: 0, contacts: 0, daysContacts: 0 };
  #optedOut = 0;
  #complained = 0;
  #disputed = 0;
  readonly #calls = { attempts: 0, rightParty: 0, promised: 0 };
  readonly #promises = { made: 0, due: 0, kept: 0 };
  readonly #offers = new Map<string, { made: number; taken: number }>();
  readonly #plans = { agreed: 0, broken: 0 };
  readonly #money = new Map<string, MoneyTally>();

  add(one: KpiCase): void {
    const { days, curedOn, alone = false, reachable = true } = one;
    if (!isDay(days)) throw new RangeError(`days are whole numbers from 0: ${days}`);
    if (curedOn !== undefined && !(isDay(curedOn) && curedOn <= days)) {
      throw new RangeError(`a case is cured on a day on which it is watched: ${curedOn} of ${days}`);
    }
    this.#cases += 1;
    if (curedOn === undefined) addAt(this.#open, days, 1);
    else addAt(this.#cured, curedOn, 1);
    if (curedOn !== undefined && alone) this.#curedAlone += 1;
    if (reachable) this.#reachable += 1;
    if (one.disputed === true) this.#disputed += 1;
    this.#addContacts(one);
    addMembers(this.#calls, one.calls);
    addMembers(this.#promises, one.promises);
    addMembers(this.#plans, one.plans);
    for (const [kind, offer] of Object.entries(one.offers ?? {})) {
      const sums = this.#offers.get(kind) ?? { made: 0, taken: 0 };
      this.#offers.set(kind, sums);
      addMembers(sums, offer);
    }
    for (const money of one.money ?? []) {
      const tally = this.#money.get(money.currency) ?? new MoneyTally();
      this.#money.set(money.currency, tally);
      tally.add(money);
    }
  }

  #addContacts({ days, contacts = {}, optedOut, complained }: KpiCase): void {
    let made = 0;
    for (const [channel, count] of Object.entries(contacts)) {
      this.#contacts.set(channel, (this.#contacts.get(channel) ?? 0) + count);
      made += count;
    }
    this.#days += days;
    this.#squares.days += days * days;
    this.#squares.contacts += made * made;
    this.#squares.daysContacts += days * made;
    if (made === 0) return;
    this.#contacted += 1;
    if (optedOut === true) this.#optedOut += 1;
    if (complained === true) this.#complained += 1;
  }

  /** Of the cases so far. */
  counts(service: ServiceCounts = NO_SERVICE): KpiCounts {
    return {
      cases: this.#cases,
      cured: filled(this.#cured),
      open: filled(this.#open),
      curedAlone: this.#curedAlone,
      reachable: this.#reachable,
      contacted: this.#contacted,
      contacts: Object.fromEntries(this.#contacts),
      days: this.#days,
      squares: { ...this.#squares },
      ...{ optedOut: this.#optedOut, complained: this.#complained, disputed: this.#disputed },
      calls: { ...this.#calls },
      promises: { ...this.#promises },
      offers: Object.fromEntries([...this.#offers].map(([kind, offer]) => [kind, { ...offer }])),
      plans: { ...this.#plans },
      money: Object.fromEntries([...this.#money].map(([currency, tally]) => [currency, tally.counts()])),
      service,
    };
  }
}

class MoneyTally {
  #cases = 0;
  #placed = 0;
  #paid = 0;
  #cost = 0;
  readonly #collected: number[] = [];
  readonly #squares = { placed: 0, cost: 0, costCollected: 0 };
  readonly #collectedSquares: number[] = [];
  readonly #placedCollected: number[] = [];
  readonly #ledger = { ...NO_LEDGER };

  add({ placedMinor, payments = [], costMinor = 0, ledger }: KpiCaseMoney): void {
    if (!Number.isSafeInteger(placedMinor)) throw new RangeError(`amounts are whole numbers: ${placedMinor}`);
    const paid = this.#addPayments(placedMinor, payments);
    this.#cases += 1;
    this.#placed += placedMinor;
    this.#cost += costMinor;
    this.#squares.placed += placedMinor * placedMinor;
    this.#squares.cost += costMinor * costMinor;
    this.#squares.costCollected += costMinor * paid;
    addMembers(this.#ledger, ledger);
  }

  #addPayments(placedMinor: number, payments: NonNullable<KpiCaseMoney["payments"]>): number {
    let paid = 0;
    for (const { day, amountMinor } of payments.length > 1 ? payments.toSorted(byDay) : payments) {
      if (!isDay(day)) throw new RangeError(`days are whole numbers from 0: ${day}`);
      if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`amounts are whole numbers: ${amountMinor}`);
      const after = paid + amountMinor;
      addAt(this.#collected, day, amountMinor);
      addAt(this.#collectedSquares, day, after * after - paid * paid);
      addAt(this.#placedCollected, day, placedMinor * amountMinor);
      paid = after;
    }
    this.#paid += paid;
    return paid;
  }

  counts(): MoneyCounts {
    return {
      cases: this.#cases,
      placedMinor: this.#placed,
      collectedMinor: this.#paid,
      costMinor: this.#cost,
      collected: filled(this.#collected),
      squares: {
        ...this.#squares,
        collected: filled(this.#collectedSquares),
        placedCollected: filled(this.#placedCollected),
      },
      ledger: { ...this.#ledger },
    };
  }
}

const byDay = (a: { readonly day: number }, b: { readonly day: number }): number => a.day - b.day;

const isDay = (day: number): boolean => Number.isSafeInteger(day) && day >= 0;

function addAt(list: number[], day: number, amount: number): void {
  for (let at = list.length; at < day; at++) list[at] = 0;
  list[day] = (list[day] ?? 0) + amount;
}

const filled = (list: readonly number[]): readonly number[] => [...list];

function addMembers<T extends Record<keyof T, number>>(into: T, from: Readonly<T> | undefined): void {
  if (from === undefined) return;
  for (const name of Object.keys(into) as (keyof T)[]) into[name] = (into[name] + from[name]) as T[keyof T];
}
