/** The counts of a simulation as the room of figures reads them, and what each figure is a ratio of, group by group. */

import { type KpiCounts, type MoneyCounts, NO_SERVICE } from "../kpi/counts.ts";
import type { CostTable } from "./model.ts";
import type { Groups } from "./spread.ts";
import { FIGURE, GROUPS, moneyName, pairName, partsOfPair, type Tally } from "./tally.ts";

/** One figure as part and whole, each by group of debtors. */
export type Parts = readonly [part: Groups, whole: Groups];

/** Currencies in which anything was owed, by code. */
export function currenciesOf(tally: Tally): string[] {
  const prefix = moneyName(FIGURE.placed, "");
  const { names } = tally.series.figures;
  return names.flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : [])).sort();
}

/** Figures by a second name, as in `contacts` by channel: name -> sums by group. */
export function byPart(tally: Tally, figure: string): [name: string, groups: Float64Array][] {
  return [...tally.series.figures.names].sort().flatMap((name) => {
    const [one, other] = partsOfPair(name);
    return one === figure && name.includes("\n")
      ? [[other, tally.series.figures.vector(name)] as [string, Float64Array]]
      : [];
  });
}

/** What contacts and tasks cost, by group; in the currency of the costs. */
export function costGroups(tally: Tally, costs: CostTable | undefined): Float64Array {
  const sums = new Float64Array(GROUPS);
  const add = (groups: Float64Array, price: number) => {
    for (let group = 0; group < GROUPS; group++)
      sums[group] = (sums[group] as number) + (groups[group] as number) * price;
  };
  if (costs === undefined) return sums;
  for (const [channel, groups] of byPart(tally, FIGURE.contacts)) add(groups, channelPrice(costs, channel));
  for (const [queue, groups] of byPart(tally, FIGURE.tasks)) add(groups, taskPrice(costs, queue));
  return sums;
}

export const channelPrice = ({ channels }: CostTable, channel: string): number =>
  Object.hasOwn(channels, channel) ? (channels[channel] as number) : 0;

/** Of a task for itself; a task that is a contact costs what its channel costs beside. */
export const taskPrice = ({ tasks = {} }: CostTable, queue: string): number =>
  (Object.hasOwn(tasks, queue) ? tasks[queue] : tasks["*"]) ?? 0;

/** Of a figure that hangs on people: what it is a ratio of. Others have no interval, or one of their own. */
export function partsOf(id: string, currency: string | undefined, tally: Tally, costs?: CostTable): Parts | undefined {
  const inCosts = costs?.currency === currency;
  return partsIn(id, currency, (name) => {
    if (name !== COST) return tally.series.figures.vector(name);
    return inCosts ? costGroups(tally, costs) : new Float64Array(GROUPS);
  });
}

/** The name by which a report tells the costs of each group. */
export const COST = "cost";

/** The same of any figures by group. @param figure - The sums of a name; empty where it is not known. */
export function partsIn(id: string, currency = "", figure: (name: string) => Groups): Parts | undefined {
  const parts = Object.hasOwn(RATIOS, id) ? RATIOS[id] : undefined;
  if (parts === undefined) return undefined;
  const [part, whole] = parts(currency).map(figure) as [Groups, Groups];
  return [part, whole];
}

const RATIOS: Readonly<Record<string, (currency: string) => readonly [part: string, whole: string]>> = {
  cureRate: () => [FIGURE.cured, FIGURE.cases],
  selfServiceShare: () => [FIGURE.curedAlone, FIGURE.cured],
  rightPartyContactRate: () => [FIGURE.rightParty, FIGURE.calls],
  promiseRate: () => [FIGURE.promisedInCalls, FIGURE.rightParty],
  keptRate: () => [FIGURE.promisesKept, FIGURE.promisesJudged],
  offerTakeUp: () => [FIGURE.taken, FIGURE.offered],
  planTakeUp: () => [pairName(FIGURE.taken, "plan"), pairName(FIGURE.offered, "plan")],
  planBreakRate: () => [FIGURE.plansBroken, FIGURE.plansAgreed],
  optOutRate: () => [FIGURE.optedOut, FIGURE.contacted],
  complaintRate: () => [FIGURE.complained, FIGURE.contacted],
  disputeRate: () => [FIGURE.disputed, FIGURE.cases],
  recoveryRate: (currency) => [moneyName(FIGURE.collected, currency), moneyName(FIGURE.placed, currency)],
  costToCollect: (currency) => [COST, moneyName(FIGURE.collected, currency)],
};

/** Days are local ones since the start. What is squared is counted by groups instead: see `spread.ts`. */
export function kpiCountsOf(tally: Tally, costs: CostTable | undefined): KpiCounts {
  const total = (name: string) => tally.series.figures.total(name);
  const cases = total(FIGURE.cases);
  const cured = byDay(tally, FIGURE.cured);
  const open = [...new Array<number>(tally.days).fill(0), cases - total(FIGURE.cured)];
  const contacts = Object.fromEntries(byPart(tally, FIGURE.contacts).map(([name, groups]) => [name, sum(groups)]));
  const offers = byPart(tally, FIGURE.offered).map(([kind, groups]) => {
    return [kind, { made: sum(groups), taken: total(pairName(FIGURE.taken, kind)) }] as const;
  });
  const days = cases * tally.days;
  const made = total(FIGURE.contacts);
  return {
    ...{ cases, cured, open, contacts, days },
    curedAlone: total(FIGURE.curedAlone),
    reachable: total(FIGURE.reachable),
    contacted: total(FIGURE.contacted),
    squares: {
      days: alike(days, days, cases),
      contacts: alike(made, made, cases),
      daysContacts: alike(days, made, cases),
    },
    optedOut: total(FIGURE.optedOut),
    complained: total(FIGURE.complained),
    disputed: total(FIGURE.disputed),
    calls: {
      attempts: total(FIGURE.calls),
      rightParty: total(FIGURE.rightParty),
      promised: total(FIGURE.promisedInCalls),
    },
    promises: { made: total(FIGURE.promised), due: total(FIGURE.promisesJudged), kept: total(FIGURE.promisesKept) },
    offers: Object.fromEntries(offers),
    plans: { agreed: total(FIGURE.plansAgreed), broken: total(FIGURE.plansBroken) },
    money: Object.fromEntries(currenciesOf(tally).map((currency) => [currency, moneyOf(tally, currency, costs)])),
    service: NO_SERVICE,
  };
}

function moneyOf(tally: Tally, currency: string, costs: CostTable | undefined): MoneyCounts {
  const total = (name: string) => tally.series.figures.total(moneyName(name, currency));
  const [cases, placedMinor, collectedMinor] = [total(FIGURE.cases), total(FIGURE.placed), total(FIGURE.collected)];
  const collected = byDay(tally, moneyName(FIGURE.collected, currency));
  const costMinor = costs?.currency === currency ? sum(costGroups(tally, costs)) : 0;
  let sofar = 0;
  const steps = collected.map((amount) => {
    const before = sofar;
    sofar += amount;
    return {
      squares: alike(sofar, sofar, cases) - alike(before, before, cases),
      product: alike(placedMinor, amount, cases),
    };
  });
  return {
    ...{ cases, placedMinor, collectedMinor, costMinor, collected },
    squares: {
      placed: alike(placedMinor, placedMinor, cases),
      collected: steps.map(({ squares }) => squares),
      placedCollected: steps.map(({ product }) => product),
      cost: alike(costMinor, costMinor, cases),
      costCollected: alike(costMinor, collectedMinor, cases),
    },
    ledger: {
      beginMinor: placedMinor,
      billedMinor: total(FIGURE.fees),
      endMinor: total(FIGURE.open),
      endCurrentMinor: total(FIGURE.openCurrent),
      endOver90Minor: total(FIGURE.openOver90),
    },
  };
}

/** The sum of products if all cases were alike. */
const alike = (one: number, other: number, cases: number): number => (cases === 0 ? 0 : (one * other) / cases);

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);

/** A daily figure over all groups. */
export function byDay(tally: Tally, name: string): number[] {
  const daily = tally.series.daily.vector(name);
  return Array.from({ length: tally.days }, (_, day) => {
    let total = 0;
    for (let group = 0; group < GROUPS; group++) total += daily[group * tally.days + day] as number;
    return total;
  });
}
