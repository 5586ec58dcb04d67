/**
 * What is counted while cases are simulated, however they are stepped: numbers only, added at places that are looked up once.
 * Two tallies of different cases add up to the tally of both, exactly and in any order.
 */

import { murmur3_32 } from "../base/hash.ts";
import { Series, type SeriesData } from "./series.ts";

/** Debtors fall into so many groups; what differs between the groups tells how sure a figure is. */
export const GROUPS = 128;

/** The group of a debtor: all cases of one person are in one. */
export const groupOf = (debtorId: string): number => murmur3_32(debtorId, GROUP_SALT) % GROUPS;
const GROUP_SALT = 0x67726f75;

/** Histograms of contacts end with a class for this many and more. */
export const MOST_CONTACTS = 400;

const SEPARATOR = "\n";

/** One name of two, for what is counted by both: `pairName(node, channel)`. */
export const pairName = (one: string, other: string): string => `${one}${SEPARATOR}${other}`;

export const partsOfPair = (name: string): readonly [one: string, other: string] => {
  const at = name.indexOf(SEPARATOR);
  return [name.slice(0, at), name.slice(at + 1)];
};

/** By the name of its series, as it crosses from a worker. */
export interface TallyData {
  readonly days: number;
  readonly series: Readonly<Record<string, SeriesData>>;
}

/** The series of a tally: what each counts, and by which names. */
function seriesOf(days: number) {
  return {
    /** `total enrolled refused exited active held parked steps columns objects`; cases, and steps of the engine. */
    plain: new Series(),
    /** Cases never let in, by the latest reason. */
    refusedBy: new Series(),
    /** Cases by the outcome of their latest run. */
    outcomes: new Series(),
    /** Arrivals at a node. */
    entered: new Series(),
    /** Cases that stand at a node at the end. */
    waiting: new Series(),
    suppressedAt: new Series(),
    deferredAt: new Series(),
    /** Contacts at a node after which something was paid within seven days. */
    paidAt: new Series(),
    takenAt: new Series(),
    /** `pairName(node, channel)`: contacts that left. */
    sentAt: new Series(),
    /** `pairName(node, queue)`: tasks that were created. */
    tasksAt: new Series(),
    /** `node:port` */
    ways: new Series(),
    suppressed: new Series(),
    deferred: new Series(),
    /** `pack/rule` */
    rules: new Series(),
    overBudget: new Series(),
    goals: new Series(),
    /** `pairName(experiment, variant)` */
    arms: new Series(),
    /** Channel -> contacts by day. */
    contactDays: new Series(days),
    /** `perCase`, `busiestWeek`: cases by a number of contacts. */
    histograms: new Series(MOST_CONTACTS + 1),
    /** Any figure by group of debtors; of money its name ends with `:` and the currency. See `FIGURE`. */
    figures: new Series(GROUPS),
    /** The same by group and day, at `group * days + day`. */
    daily: new Series(GROUPS * days),
  };
}

/** Names of what is counted by group. Money: `moneyName`; by channel, queue or kind: `pairName`. */
export const FIGURE = {
  cases: "cases",
  reachable: "reachable",
  /** Cases with a contact, and all contacts; also by channel. */
  contacted: "contacted",
  contacts: "contacts",
  calls: "calls",
  rightParty: "rightParty",
  delivered: "delivered",
  bounced: "bounced",
  opened: "opened",
  clicked: "clicked",
  replied: "replied",
  /** Cases in which it happened. */
  optedOut: "optedOut",
  complained: "complained",
  disputed: "disputed",
  promised: "promised",
  /** In calls with the right party. */
  promisedInCalls: "promisedInCalls",
  promisesKept: "promisesKept",
  /** Kept, kept in part or broken. */
  promisesJudged: "promisesJudged",
  /** Also by kind. */
  offered: "offered",
  taken: "taken",
  plansAgreed: "plansAgreed",
  plansBroken: "plansBroken",
  payments: "payments",
  /** By queue. */
  tasks: "tasks",
  tasksWorked: "tasksWorked",
  /** Cases in which all that was open is paid or given up, the first time; those of them without a conversation before. */
  cured: "cured",
  curedAlone: "curedAlone",
  owing: "owing",
  placed: "placed",
  collected: "collected",
  open: "open",
  /** Of what is open at the end: not past due, and more than 90 days past due. */
  openCurrent: "openCurrent",
  openOver90: "openOver90",
  fees: "fees",
  /** What settlements that were paid left open. */
  forgiven: "forgiven",
} as const;

export const moneyName = (figure: string, currency: string): string => `${figure}:${currency}`;

export class Tally {
  /** Days of the simulation, from 0. */
  readonly days: number;
  readonly series: ReturnType<typeof seriesOf>;

  constructor(days: number) {
    this.days = days;
    this.series = seriesOf(days);
  }

  /** A figure of a debtor's group. */
  figure(name: string, group: number, by = 1): void {
    this.series.figures.count(name, by, group);
  }

  /** The same on a day; days outside the simulation are left out. */
  daily(name: string, group: number, day: number, by = 1): void {
    if (day >= 0 && day < this.days) this.series.daily.count(name, by, group * this.days + day);
  }

  /** How often a case was contacted, by the days of its contacts in ascending order. */
  contactsOf(days: ArrayLike<number>, count = days.length): void {
    const { histograms } = this.series;
    histograms.count("perCase", 1, Math.min(count, MOST_CONTACTS));
    histograms.count("busiestWeek", 1, Math.min(busiestWeek(days, count), MOST_CONTACTS));
  }

  /** @throws RangeError where the days differ. */
  merge({ days, series }: TallyData): void {
    if (days !== this.days) throw new RangeError(`${days} days do not add to ${this.days} days`);
    for (const [name, own] of Object.entries(this.series)) {
      const other = series[name];
      if (other !== undefined) own.merge(other);
    }
  }

  data(): TallyData {
    return {
      days: this.days,
      series: Object.fromEntries(Object.entries(this.series).map(([name, own]) => [name, own.data()])),
    };
  }
}

/** The tally of all cases of all parts. Parts must not share cases. */
export function mergeTallies(days: number, parts: readonly TallyData[]): Tally {
  const tally = new Tally(days);
  for (const part of parts) tally.merge(part);
  return tally;
}

/** The most contacts in seven days in a row. @param days - Ascending. */
export function busiestWeek(days: ArrayLike<number>, count = days.length): number {
  let most = 0;
  for (let first = 0, last = 0; last < count; last++) {
    while ((days[last] as number) - (days[first] as number) >= 7) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
