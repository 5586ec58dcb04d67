/** The portfolio in one currency as it stands, and how it came there. Counts nothing by itself that the engine defines. */

import {
  cureCurveOf,
  kpiCountsOfHistory,
  kpisOf,
  RollTally,
  recoveryCurve,
  type WatchedCase,
} from "@dunlin/engine/kpi";
import type { PortfolioView } from "../../model/api.ts";
import type { Account } from "./accounts.ts";
import { type Look, type Owed, owedOf } from "./looks.ts";
import { isCured, wasIn } from "./outcome.ts";
import { ratesIn } from "./rates.ts";

export interface ViewOptions {
  readonly accounts: readonly Account[];
  /** ms */
  readonly now: number;
  readonly currency?: string;
  readonly product?: string;
  readonly before: Look | undefined;
  /** Id -> name, of strategies by which cases enter. */
  readonly names: ReadonlyMap<string, string>;
}

const DAY = 86_400_000;
/** Days of the chart of contacts. */
const CHART = 30;

export function portfolioView(options: ViewOptions): PortfolioView {
  const { accounts, now, product, names } = options;
  const currencies = byWeight(accounts.map((account) => account.currency));
  const currency = options.currency ?? currencies[0] ?? "";
  const own = accounts.filter((one) => one.currency === currency && (product ?? one.product) === one.product);
  const costs = ratesIn(currency);
  const counts = kpiCountsOfHistory(own.map(watched), { costs, until: now + 1 });
  const sinceDays = Math.max(1, Math.ceil((now - Math.min(now, ...own.map(({ since }) => since))) / DAY));
  return {
    at: now,
    ...{ currencies, currency, product: product ?? null },
    products: byWeight(accounts.filter((one) => one.currency === currency).map((one) => one.product)),
    totals: totalsOf(own, now),
    ...agingOf(own, now, options.before),
    curves: [recoveryCurve(counts, currency), cureCurveOf(counts)],
    kpis: kpisOf(counts, { periodDays: sinceDays }).filter((kpi) => (kpi.currency ?? currency) === currency),
    contacts: contactsOf(own, now),
    costs: costsOf(own, costs),
    strategies: strategiesOf(own, names),
  };
}

/** Most frequent first, then by name. */
function byWeight(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

const watched = ({ first, zone, since, history, effects }: Account): WatchedCase => ({
  ...{ facts: first, zone, observeFrom: since, history, effects },
});

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);

function totalsOf(own: readonly Account[], now: number): PortfolioView["totals"] {
  const claims = own.flatMap(({ facts, zone }) => {
    const today = new Date((zone.dayOf(now) as number) * DAY).toISOString().slice(0, 10);
    return facts.obligations.map((one) => ({
      ...one,
      owed: Math.max(0, one.outstandingMinor),
      late: one.dueDate < today,
    }));
  });
  const inPlan = own.filter(({ enrollments }) =>
    enrollments.some(({ state }) => state.status !== "exited" && state.commitment?.kind === "plan"),
  );
  return {
    cases: own.length,
    debtors: new Set(own.map(({ personId }) => personId)).size,
    overdueMinor: sum(claims.filter(({ late }) => late).map(({ owed }) => owed)),
    outstandingMinor: sum(claims.map(({ owed }) => owed)),
    collectedMinor: sum(own.flatMap(({ history }) => history.map(paidBy))),
    inPlanMinor: sum(inPlan.flatMap(({ facts }) => facts.obligations.map((one) => Math.max(0, one.outstandingMinor)))),
    disputedMinor: sum(claims.filter(({ disputed }) => disputed === true).map(({ owed }) => owed)),
  };
}

const paidBy = ({ type, data }: Account["history"][number]): number =>
  type === "payment.received" ? Number(data?.amountMinor ?? 0) : 0;

/** Buckets of accounts by their oldest open claim, and how balances moved between them within a month. */
function agingOf(
  own: readonly Account[],
  now: number,
  before: Look | undefined,
): Pick<PortfolioView, "buckets" | "rolls"> {
  const tally = new RollTally();
  const empty = () => tally.buckets.map(() => ({ cases: 0, balanceMinor: 0 }));
  const [today, then] = [empty(), empty()];
  const put = (sums: typeof today, owed: Owed) => {
    const place = sums[bucketOf(owed.dpd)] as (typeof today)[number];
    place.cases += 1;
    place.balanceMinor += sum(Object.values(owed.open));
  };
  for (const { caseId, facts, zone } of own) {
    const owed = owedOf(facts, zone.dayOf(now));
    if (owed !== undefined) put(today, owed);
    const past = before?.owed[caseId];
    if (past === undefined) continue;
    put(then, past);
    const balanceMinor = sum(Object.values(past.open));
    // Bills that came since are not followed.
    const left = sum(Object.entries(owed?.open ?? {}).map(([ref, amount]) => (ref in past.open ? amount : 0)));
    tally.add({ dpd: past.dpd, balanceMinor }, { dpd: owed?.dpd ?? 0, balanceMinor: left });
  }
  return {
    buckets: tally.buckets.map((bucket, at) => ({
      ...{ bucket, ...(today[at] as (typeof today)[number]) },
      beforeMinor: before === undefined ? null : (then[at] as (typeof then)[number]).balanceMinor,
    })),
    rolls: before === undefined ? null : tally.rates(),
  };
}

const bucketOf = (dpd: number): number => (dpd <= 0 ? 0 : Math.min(4, Math.ceil(dpd / 30)));

/** Every message that left and every call, as the day on which it was made and its channel. */
function* contactsIn(own: readonly Account[]): Generator<{ readonly at: number; readonly channel: string }> {
  for (const { effects, history } of own) {
    for (const effect of effects) if (effect.kind === "message.send") yield { at: effect.at, channel: effect.channel };
    const calls = new Map(
      history.flatMap(({ type, at, id, data }) =>
        type.startsWith("call.") ? [[String(data?.task ?? id ?? at), at] as const] : [],
      ),
    );
    for (const at of calls.values()) yield { at, channel: "voice" };
  }
}

function contactsOf(own: readonly Account[], now: number): PortfolioView["contacts"] {
  const today = Math.floor(now / DAY);
  const days = Array.from({ length: CHART }, (): Record<string, number> => ({}));
  for (const { at, channel } of contactsIn(own)) {
    const day = days[CHART - 1 - (today - Math.floor(at / DAY))];
    if (day !== undefined) day[channel] = (day[channel] ?? 0) + 1;
  }
  return days.map((channels, place) => ({
    day: new Date((today - CHART + 1 + place) * DAY).toISOString().slice(0, 10),
    channels,
  }));
}

function costsOf(own: readonly Account[], rates: ReturnType<typeof ratesIn>): PortfolioView["costs"] {
  const channels: Record<string, number> = {};
  for (const { channel } of contactsIn(own))
    channels[channel] = (channels[channel] ?? 0) + (rates.channels[channel] ?? 0);
  const rounded = Object.fromEntries(Object.entries(channels).map(([channel, minor]) => [channel, Math.round(minor)]));
  return { currency: rates.currency, channels: rounded, totalMinor: sum(Object.values(rounded)) };
}

function strategiesOf(own: readonly Account[], names: ReadonlyMap<string, string>): PortfolioView["strategies"] {
  const rows = new Map([...names].map(([id, name]) => [id, { id, name, active: 0, cured: 0, exited: 0 }]));
  for (const { strategy, state } of own.flatMap(({ enrollments }) => enrollments)) {
    const row = rows.get(strategy);
    if (row === undefined || !wasIn(state)) continue;
    if (state.status !== "exited") row.active += 1;
    else if (isCured(state)) row.cured += 1;
    else row.exited += 1;
  }
  return [...rows.values()].filter(({ active, cured, exited }) => active + cured + exited > 0);
}
