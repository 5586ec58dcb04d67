/** The report of a simulation, made of counts alone: the same counts make the same bytes. */

import { formatDate } from "../base/civil.ts";
import type { KpiCurve, KpiValue } from "../kpi/model.ts";
import { kpisOf } from "../kpi/values.ts";
import { type Program, tablesOf } from "../run/program.ts";
import type { Interval } from "../statistics/counts.ts";
import {
  byDay,
  byPart,
  COST,
  channelPrice,
  costGroups,
  currenciesOf,
  kpiCountsOf,
  type Parts,
  partsOf,
  taskPrice,
} from "./figures.ts";
import {
  type CostTable,
  type NodeFlow,
  SIMULATION_FORMAT,
  type SimulateOptions,
  type SimulationReport,
} from "./model.ts";
import { type Critical, criticalOf, livesSpread, ratioOf, ratioSpread, sumOf } from "./spread.ts";
import { FIGURE, GROUPS, mergeTallies, moneyName, partsOfPair, type Tally, type TallyData } from "./tally.ts";

/** Counts of the runs, the first of which is told; the others tell how far lives differ. */
interface Told {
  readonly tally: Tally;
  readonly runs: readonly Tally[];
  readonly level: number;
  readonly critical: Critical;
  readonly costs: CostTable | undefined;
}

/**
 * The report of what was counted, also of parts that were simulated apart and added up.
 *
 * @param tallies - One for each run, as `Simulation.tallies` and `mergeRuns` give them.
 */
export function reportOf(program: Program, options: SimulateOptions, tallies: readonly TallyData[]): SimulationReport {
  const { horizonDays, level = 0.95, costs, behavior, seed, start } = options;
  const runs = tallies.map((data) => mergeTallies(horizonDays, [data]));
  const [tally = mergeTallies(horizonDays, [])] = runs;
  const told: Told = { tally, runs, level, critical: criticalOf(level), costs };
  const { series } = tally;
  const plain = (name: string) => series.plain.total(name);
  const zone = tablesOf(program)?.zone;
  const { id, version, strategy } = program;
  return {
    format: SIMULATION_FORMAT,
    strategy: { id, version, name: strategy.name },
    behavior: behavior.name,
    ...{ seed, horizonDays },
    start: formatDate(zone?.dayOf(start) ?? 0),
    cases: {
      ...{ total: plain("total"), enrolled: plain("enrolled"), refused: plain("refused") },
      refusedBy: series.refusedBy.totals(),
      exited: plain("exited"),
      outcomes: series.outcomes.totals(),
      ...{ active: plain("active"), held: plain("held"), parked: plain("parked") },
    },
    nodes: nodesOf(program, told),
    ways: series.ways.totals(),
    contacts: contactsOf(told),
    costs: costsOf(told),
    money: currenciesOf(tally).map((currency) => moneyOf(tally, currency)),
    goals: series.goals.totals(),
    experiments: experimentsOf(tally),
    kpis: kpisWithSpread(told),
    curves: [...currenciesOf(tally).map((currency) => liquidation(told, currency)), cure(told)],
    groups: groupsOf(told),
    paths: { columns: plain("columns"), objects: plain("total") - plain("columns") },
    steps: plain("steps"),
  };
}

function nodesOf({ names, ...program }: Program, { tally, costs }: Told): Record<string, NodeFlow> {
  const { entered, waiting, suppressedAt, deferredAt, paidAt, takenAt, sentAt, tasksAt } = tally.series;
  const [sent, cost] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, node: string, by: number) => to.set(node, (to.get(node) ?? 0) + by);
  for (const [name, count] of Object.entries(sentAt.totals())) {
    const [node, channel] = partsOfPair(name);
    add(sent, node, count);
    if (costs !== undefined) add(cost, node, count * channelPrice(costs, channel));
  }
  for (const [name, count] of Object.entries(tasksAt.totals())) {
    const [node, queue] = partsOfPair(name);
    if (costs !== undefined) add(cost, node, count * taskPrice(costs, queue));
  }
  const nodes = tablesOf({ names, ...program } as Program)?.nodes;
  const known = new Set([...(nodes?.keys() ?? Object.keys(program.strategy.nodes)), ...entered.names]);
  return Object.fromEntries(
    [...known].sort().map((node) => {
      const some = (name: string, count: number) => (count === 0 ? {} : { [name]: count });
      return [
        node,
        {
          ...{ entered: entered.total(node), waiting: waiting.total(node) },
          ...some("sent", sent.get(node) ?? 0),
          ...some("suppressed", suppressedAt.total(node)),
          ...some("deferred", deferredAt.total(node)),
          ...some("costMinor", Math.round(cost.get(node) ?? 0)),
          ...some("paid", paidAt.total(node)),
          ...some("taken", takenAt.total(node)),
        },
      ];
    }),
  );
}

function contactsOf({ tally }: Told): SimulationReport["contacts"] {
  const { series } = tally;
  const channels = [...series.contactDays.names].sort();
  return {
    total: series.figures.total(FIGURE.contacts),
    cases: series.figures.total(FIGURE.contacted),
    channels: Object.fromEntries(byPart(tally, FIGURE.contacts).map(([name, groups]) => [name, sumOf(groups)])),
    days: Object.fromEntries(channels.map((channel) => [channel, [...series.contactDays.vector(channel)]])),
    perCase: histogram(series.histograms.vector("perCase")),
    busiestWeek: histogram(series.histograms.vector("busiestWeek")),
    suppressed: series.suppressed.totals(),
    deferred: series.deferred.totals(),
    rules: series.rules.totals(),
    overBudget: series.overBudget.totals(),
  };
}

/** Without the classes at the end in which nobody is. */
function histogram(classes: Float64Array): number[] {
  const last = classes.findLastIndex((count) => count !== 0);
  return [...classes.subarray(0, last + 1)];
}

function costsOf({ tally, costs }: Told): SimulationReport["costs"] {
  if (costs === undefined) return null;
  const priced = (figure: string, price: (name: string) => number) =>
    Object.fromEntries(
      byPart(tally, figure).map(([name, groups]) => [name, Math.round(sumOf(groups) * price(name))] as const),
    );
  const channels = priced(FIGURE.contacts, (channel) => channelPrice(costs, channel));
  const tasks = priced(FIGURE.tasks, (queue) => taskPrice(costs, queue));
  const all = [...Object.values(channels), ...Object.values(tasks)];
  return { currency: costs.currency, channels, tasks, totalMinor: all.reduce((sum, cost) => sum + cost, 0) };
}

function moneyOf({ series }: Tally, currency: string): SimulationReport["money"][number] {
  const total = (figure: string) => series.figures.total(moneyName(figure, currency));
  const forgivenMinor = total(FIGURE.forgiven);
  return {
    currency,
    placedMinor: total(FIGURE.placed),
    collectedMinor: total(FIGURE.collected),
    openMinor: total(FIGURE.open),
    feesMinor: total(FIGURE.fees),
    ...(forgivenMinor !== 0 && { forgivenMinor }),
  };
}

function experimentsOf({ series }: Tally): Record<string, Record<string, number>> {
  const arms: Record<string, Record<string, number>> = {};
  for (const [name, count] of Object.entries(series.arms.totals())) {
    const [experiment, variant] = partsOfPair(name);
    arms[experiment] = { ...arms[experiment], [variant]: count };
  }
  return arms;
}

/** The interval of a modeled figure: of how lives differ where there are several, else of how debtors do. */
function spreadIn({ tally, runs, critical }: Told, parts: (tally: Tally) => Parts | undefined): Interval | undefined {
  if (runs.length > 1) {
    const lives = runs.map((run) => parts(run)).map((of) => (of === undefined ? null : ratioOf(...of)));
    return livesSpread(
      lives.filter((value) => value !== null),
      critical,
    );
  }
  const of = parts(tally);
  return of === undefined ? undefined : ratioSpread(of[0], of[1], critical);
}

function kpisWithSpread(told: Told): KpiValue[] {
  const { tally, costs, level } = told;
  const counts = kpiCountsOf(tally, costs);
  const figures = kpisOf(counts, { from: "simulated", level, periodDays: tally.days }).map((kpi) =>
    kpi.id.startsWith("cost") && kpi.currency !== costs?.currency ? { ...kpi, value: null } : kpi,
  );
  return figures.map((kpi) => {
    // Intervals of the room of figures are of cases; those of one debtor depend on each other.
    const { low, high, level: _, ...plain } = kpi;
    if (kpi.certainty === "exact" || kpi.value === null) return plain;
    if (kpi.id === "timeToCure" && low !== undefined) return kpi;
    if (kpi.id === "collected") return { ...plain, ...scaled(told, kpi) };
    const spread = spreadIn(told, (run) => partsOf(kpi.id, kpi.currency, run, costs));
    return spread === undefined ? plain : { ...plain, ...bounded(spread, kpi.unit === "share"), level };
  });
}

/** An amount that was collected: the recovery rate times what was placed. */
function scaled(told: Told, { currency = "" }: KpiValue): Partial<KpiValue> {
  const placed = told.tally.series.figures.total(moneyName(FIGURE.placed, currency));
  const spread = spreadIn(told, (run) => partsOf("recoveryRate", currency, run));
  if (spread === undefined) return {};
  const { low, high } = bounded(spread, false);
  return { low: low * placed, high: high * placed, level: told.level };
}

const bounded = ([low, high]: Interval, isShare: boolean) => ({
  low: Math.max(0, low),
  high: isShare ? Math.min(1, high) : high,
});

/** Which part of what was placed is collected by the end of each day. */
function liquidation(told: Told, currency: string): KpiCurve {
  const whole = moneyName(FIGURE.placed, currency);
  return { id: "liquidationCurve", currency, ...curveOf(told, moneyName(FIGURE.collected, currency), whole) };
}

const cure = (told: Told): KpiCurve => ({ id: "cureCurve", ...curveOf(told, FIGURE.cured, FIGURE.cases) });

function curveOf(told: Told, part: string, whole: string): Pick<KpiCurve, "unit" | "certainty" | "points"> {
  const sofar = new Map(told.runs.map((run) => [run, new Float64Array(GROUPS)]));
  const reached = (run: Tally): Parts => [sofar.get(run) as Float64Array, run.series.figures.vector(whole)];
  const points = byDay(told.tally, part).flatMap((_, day) => {
    for (const run of told.runs) addDay(sofar.get(run) as Float64Array, run, part, day);
    const value = ratioOf(...reached(told.tally));
    const spread = spreadIn(told, reached);
    if (value === null) return [];
    return [{ day, value, ...(spread !== undefined && bounded(spread, true)) }];
  });
  return { unit: "share", certainty: "modeled", points };
}

function addDay(sums: Float64Array, { series, days }: Tally, part: string, day: number): void {
  const daily = series.daily.vector(part);
  for (let group = 0; group < GROUPS; group++)
    sums[group] = (sums[group] as number) + (daily[group * days + day] as number);
}

function groupsOf({ tally, costs }: Told): Record<string, readonly number[]> {
  const { figures } = tally.series;
  const named = [...figures.names].sort().map((name) => [name, [...figures.vector(name)]] as const);
  const cost = costs === undefined ? [] : [[COST, [...costGroups(tally, costs)]] as const];
  return Object.fromEntries([...named, ...cost]);
}
