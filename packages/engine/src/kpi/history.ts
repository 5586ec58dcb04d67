/** Figures of what was recorded: each case watched from when it was first known, with what was done to it and what people did. */

import { parseDate } from "../base/civil.ts";
import { DAY } from "../base/instant.ts";
import type { CaseFacts } from "../model/case.ts";
import type { Effect } from "../model/effect.ts";
import type { CaseHistory, Recorded } from "./caseHistory.ts";
import { contactOf } from "./contact.ts";
import {
  type CallCounts,
  type KpiCase,
  type KpiCaseMoney,
  type KpiCounts,
  KpiTally,
  type LedgerCounts,
  type OfferCounts,
  type PlanCounts,
  type PromiseCounts,
} from "./counts.ts";
import { type Amounts, createLedger, type Ledger } from "./ledger.ts";
import { ServiceTally } from "./service.ts";

/** A case with what a strategy did to it. */
export interface WatchedCase extends CaseHistory {
  /** All of them, in order; without them only contacts that were logged count. */
  readonly effects?: readonly Effect[];
}

/** What contacts and tasks cost, in minor units of one currency. */
export interface KpiCosts {
  readonly currency: string;
  /** For each message, call or visit, by channel. */
  readonly channels: Readonly<Record<string, number>>;
  /** For each task, by queue or `*`; on top of the channel where the task is a contact. */
  readonly tasks?: Readonly<Record<string, number>>;
}

export interface HistoryOptions {
  readonly costs?: KpiCosts;
  /** First moment (ms) that does not count any more, for cases that do not say how long they were watched. */
  readonly until: number;
}

/**
 * Counts cases from what was recorded and done.
 *
 * A case is cured when nothing of what was open at its first day is owed any more: paid, or no longer claimed. Payments count
 * for what they took off those obligations. Conversations are calls with the result `rpc`; a promise belongs to a conversation
 * if it was made within a day after it. Complaints are `custom.complaint` or a hold of that kind.
 *
 * @throws HistoryError for a history that makes no sense.
 */
export function kpiCountsOfHistory(cases: Iterable<WatchedCase>, options: HistoryOptions): KpiCounts {
  const tally = new KpiTally();
  const service = new ServiceTally();
  for (const one of cases) {
    const until = Math.min(one.observeUntil ?? Number.POSITIVE_INFINITY, options.until);
    if (until < one.observeFrom) continue;
    const events = one.history.filter(({ at }) => at >= one.observeFrom && at < until);
    tally.add(countedOf(one, events, until, options.costs));
    service.add(events);
  }
  return tally.counts(service.counts());
}

function countedOf(one: WatchedCase, events: readonly Recorded[], until: number, costs: KpiCosts | undefined): KpiCase {
  const { facts, observeFrom, effects = [] } = one;
  const done = effects.filter(({ at }) => at >= observeFrom && at < until);
  const dayOf = (at: number) => daysBetween(observeFrom, at);
  const money = moneyOf(one, until);
  const has = (...types: string[]) => events.some(({ type }) => types.includes(type));
  const spoken = events.find(({ type, data }) => type === "task.completed" || isConversation(type, data))?.at;
  const { curedAt } = money;
  const cost = costs === undefined ? [] : [{ currency: costs.currency, costMinor: costOf(one, done, costs) }];
  return {
    days: dayOf(Math.max(observeFrom, until - 1)),
    ...(curedAt !== undefined && { curedOn: dayOf(curedAt), alone: spoken === undefined || spoken >= curedAt }),
    reachable: isReachable(facts),
    contacts: contactsOf(one, done),
    optedOut: has("message.optedOut") || events.some(({ data }) => data?.intent === "unsubscribe"),
    complained: has("custom.complaint") || events.some((event) => isComplaint(event)),
    disputed: has("dispute.opened"),
    calls: callsOf(events),
    promises: promisesOf(events, done),
    offers: offersOf(events, effects, done),
    plans: plansOf(events, effects, done),
    money: withCosts(money.currencies, cost),
  };
}

const daysBetween = (from: number, at: number): number => Math.floor((at - from) / DAY);

const isConversation = (type: string, data: Recorded["data"]): boolean =>
  (type === "call.answered" || type === "call.finished") && data?.result === "rpc";

const isComplaint = ({ type, data }: Recorded): boolean => type === "hold.placed" && data?.kind === "complaint";

function isReachable({ debtor }: CaseFacts): boolean {
  const { channels } = debtor;
  if (channels === undefined) return true;
  return channels.some(({ consent, bounced, optedOut }) => consent !== false && bounced !== true && optedOut !== true);
}

/** Channels of the contacts that the strategy made; of those that were logged, where its effects are not known. */
function channelsOf({ effects, contacted = [] }: WatchedCase, done: readonly Effect[]): readonly string[] {
  if (effects === undefined) return contacted.map(({ channel }) => channel);
  return done.flatMap((effect) => contactOf(effect)?.channel ?? []);
}

function contactsOf(one: WatchedCase, done: readonly Effect[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const channel of channelsOf(one, done)) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function costOf(one: WatchedCase, done: readonly Effect[], costs: KpiCosts): number {
  const contacts = channelsOf(one, done).reduce((sum, channel) => sum + channelCost(costs, channel), 0);
  return done.reduce(
    (sum, effect) => (effect.kind === "task.create" ? sum + taskCost(costs, effect.queue) : sum),
    contacts,
  );
}

/** Of one message, call or visit, in minor units; 0 for a channel that the table does not have. */
export const channelCost = ({ channels }: KpiCosts, channel: string): number =>
  Object.hasOwn(channels, channel) ? (channels[channel] as number) : 0;

/** Of a task for itself, in minor units; a task that is a contact costs what its channel costs beside. */
export const taskCost = ({ tasks = {} }: KpiCosts, queue: string): number =>
  (Object.hasOwn(tasks, queue) ? tasks[queue] : tasks["*"]) ?? 0;

/** Each call once, however many events tell of it. */
function callsOf(events: readonly Recorded[]): CallCounts {
  const keyOf = ({ id, at, data }: Recorded) => String(data?.task ?? id ?? at);
  const calls = events.filter(({ type }) => type.startsWith("call."));
  const conversations = new Map(
    calls.filter(({ type, data }) => isConversation(type, data)).map((event) => [keyOf(event), event.at]),
  );
  const promised = [...conversations.values()].filter((from) =>
    events.some(({ type, at }) => type === "promise.created" && at >= from && at < from + DAY),
  );
  return {
    attempts: new Set(calls.map(keyOf)).size,
    rightParty: conversations.size,
    promised: promised.length,
  };
}

const JUDGED = new Set(["kept", "partial", "broken"]);

function promisesOf(events: readonly Recorded[], done: readonly Effect[]): PromiseCounts {
  const created = events.filter(({ type }) => type === "promise.created");
  const opened = done.flatMap((effect) =>
    effect.kind === "commitment.open" && effect.commitmentKind === "promise" ? effect.commitment : [],
  );
  const made = new Set([...created.map(({ data, id, at }) => String(data?.promise ?? id ?? at)), ...opened]);
  const statuses = done.flatMap((effect) =>
    effect.kind === "commitment.close" && made.has(effect.commitment) ? effect.status : [],
  );
  return {
    made: made.size,
    due: statuses.filter((status) => JUDGED.has(status)).length,
    kept: statuses.filter((status) => status === "kept").length,
  };
}

/** Offers published while the case was watched; taken ones are those of them. */
function offersOf(
  events: readonly Recorded[],
  effects: readonly Effect[],
  done: readonly Effect[],
): Record<string, OfferCounts> {
  const counts = new Map<string, { made: number; taken: number }>();
  const accepted = acceptedIn(events, effects);
  for (const effect of done) {
    if (effect.kind !== "offer.publish") continue;
    const offer = counts.get(effect.offer) ?? { made: 0, taken: 0 };
    counts.set(effect.offer, offer);
    offer.made += 1;
    if (accepted.has(effect.id)) offer.taken += 1;
  }
  return Object.fromEntries(counts);
}

const acceptedIn = (events: readonly Recorded[], effects: readonly Effect[]): ReadonlySet<string> => {
  const published = new Set(effects.filter(({ kind }) => kind === "offer.publish").map(({ id }) => id));
  const named = events.filter(({ type }) => type === "offer.accepted").map(({ data }) => String(data?.offer));
  return new Set(named.filter((offer) => published.has(offer)));
};

function plansOf(events: readonly Recorded[], effects: readonly Effect[], done: readonly Effect[]): PlanCounts {
  const kinds = new Map(
    effects.flatMap((effect) =>
      effect.kind === "commitment.open" ? [[effect.commitment, effect.commitmentKind] as const] : [],
    ),
  );
  const agreed = done.filter((effect) => effect.kind === "commitment.open" && effect.commitmentKind === "plan");
  const broken = done.filter(
    (effect) =>
      effect.kind === "commitment.close" && effect.status === "broken" && kinds.get(effect.commitment) === "plan",
  );
  if (agreed.length > 0) return { agreed: agreed.length, broken: Math.min(agreed.length, broken.length) };
  return { agreed: events.filter(({ type }) => type === "plan.created").length, broken: 0 };
}

/** What became of the balance that came in. */
export interface WatchedMoney {
  readonly currencies: readonly KpiCaseMoney[];
  /** When nothing of it was owed any more (ms). */
  readonly curedAt: number | undefined;
}

/**
 * What was owed and paid, as the ledger moves with each thing recorded.
 *
 * @param until - First moment (ms) that does not count.
 * @throws HistoryError for a history that makes no sense.
 */
export function moneyOf(one: CaseHistory, until: number): WatchedMoney {
  const { facts, observeFrom, history } = one;
  const dayOf = (at: number) => daysBetween(observeFrom, at);
  const ledger = createLedger(facts);
  const before = history.filter(({ at }) => at < observeFrom);
  for (const entry of before) ledger.record(entry);
  const begin = ledger.outstanding();
  const placed = ledger.facts.obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  const refs = new Set(placed.map(({ ref }) => ref));
  const payments: Record<string, { day: number; amountMinor: number }[]> = {};
  const seen = new Set<string>();
  let curedAt: number | undefined;
  for (const entry of history) {
    if (entry.at < observeFrom || entry.at >= until || (entry.id !== undefined && seen.has(entry.id))) continue;
    if (entry.id !== undefined) seen.add(entry.id);
    const owed = owedOf(ledger, refs);
    ledger.record(entry);
    const left = owedOf(ledger, refs);
    if (entry.type.startsWith("payment.")) {
      for (const [currency, amount] of Object.entries(owed)) {
        const paid = amount - (left[currency] ?? 0);
        if (paid !== 0)
          payments[currency] = [...(payments[currency] ?? []), { day: dayOf(entry.at), amountMinor: paid }];
      }
    }
    if (refs.size > 0 && Object.values(left).every((amount) => amount <= 0)) curedAt ??= entry.at;
  }
  const currencies = Object.keys(owedOf(ledger, refs)).map(
    (currency): KpiCaseMoney => ({
      currency,
      placedMinor: begin[currency] ?? 0,
      payments: payments[currency] ?? [],
      ledger: ledgerOf(ledger, currency, { begin, refs, today: one.zone.dayOf(until - 1) }),
    }),
  );
  return { currencies, curedAt };
}

/** What is owed of these obligations, by currency, 0 included; one that is not listed any more is not owed. */
function owedOf({ facts }: Ledger, refs: ReadonlySet<string>): Amounts {
  const sums: Record<string, number> = {};
  for (const { ref, currency, outstandingMinor } of facts.obligations) {
    if (refs.has(ref)) sums[currency] = (sums[currency] ?? 0) + Math.max(0, outstandingMinor);
  }
  return sums;
}

interface Period {
  readonly begin: Amounts;
  readonly refs: ReadonlySet<string>;
  /** Local day on which it ends. */
  readonly today: number;
}

function ledgerOf({ facts }: Ledger, currency: string, { begin, refs, today }: Period): LedgerCounts {
  const own = facts.obligations.filter((obligation) => obligation.currency === currency);
  const owed = (which: (late: number) => boolean) =>
    own.reduce((sum, { dueDate, outstandingMinor }) => {
      const late = today - (parseDate(dueDate) ?? today);
      return which(late) ? sum + Math.max(0, outstandingMinor) : sum;
    }, 0);
  return {
    beginMinor: begin[currency] ?? 0,
    billedMinor: own.reduce((sum, { ref, amountMinor }) => (refs.has(ref) ? sum : sum + amountMinor), 0),
    endMinor: owed(() => true),
    endCurrentMinor: owed((late) => late <= 0),
    endOver90Minor: owed((late) => late > 90),
  };
}

/** Costs stand with the money of their currency, or alone. */
function withCosts(
  money: readonly KpiCaseMoney[],
  costs: readonly { readonly currency: string; readonly costMinor: number }[],
): readonly KpiCaseMoney[] {
  const [cost] = costs;
  if (cost === undefined) return money;
  if (money.some(({ currency }) => currency === cost.currency)) {
    return money.map((each) => (each.currency === cost.currency ? { ...each, costMinor: cost.costMinor } : each));
  }
  return cost.costMinor === 0 ? money : [...money, { ...cost, placedMinor: 0 }];
}
