/** Data that were summed elsewhere, by a query for instance: one entry for each arm. */

import type { Proportion, Sums } from "../statistics/counts.ts";
import { type PairSums, pairMomentsOf } from "../statistics/means.ts";
import type { DayCount } from "../statistics/survival.ts";
import { CellError, countOf } from "./cells.ts";
import { type Collection, sumsMoments, type Tally } from "./collect.ts";
import type { ResolvedMetric } from "./definition.ts";
import { shown } from "./problems.ts";

/** Sums of one metric: what its kind needs. Ratios: x is the denominator, y the numerator; means with a covariate: x is that. */
export type MetricAggregate = (Proportion | Sums | PairSums | { readonly days: readonly DayCount[] }) & {
  readonly pending?: number;
};

export interface ExperimentAggregates {
  readonly arms: readonly {
    readonly variant: string;
    readonly units: number;
    /** ISO 4217, of its amounts. */
    readonly currency?: string;
    /** By id of the metric. */
    readonly metrics: Readonly<Record<string, MetricAggregate>>;
  }[];
}

export const isAggregates = (data: object): data is ExperimentAggregates => "arms" in data;

/** Arms that come more than once are added up. Problems name the arm, from 1. */
export function addAggregates(
  { arms }: ExperimentAggregates,
  collection: Collection,
  attempt: (work: () => void, row: number) => void,
): void {
  arms.forEach((arm, i) => {
    attempt(() => {
      const into = collection.armFor(arm.variant);
      const units = countOf("units", arm.units);
      if (arm.currency !== undefined) collection.currency = collection.takeCurrency(arm.currency, i + 1);
      collection.rows += 1;
      into.units += units;
      collection.metrics.forEach((metric, at) => {
        const given = Object.hasOwn(arm.metrics, metric.id) ? arm.metrics[metric.id] : undefined;
        const tally = into.metrics[at];
        if (given === undefined) throw new CellError("metric.missing", { metric: metric.id });
        if (tally !== undefined) addMetric(metric, given, tally);
      });
    }, i + 1);
  });
}

function addMetric({ id, kind }: ResolvedMetric, given: MetricAggregate, tally: Tally): void {
  const column = (name: string) => `${id}.${name}`;
  if (given.pending !== undefined) tally.pending += countOf(column("pending"), given.pending);
  if (kind === "proportion" && "trials" in given) {
    const successes = countOf(column("successes"), given.successes);
    const trials = countOf(column("trials"), given.trials);
    if (successes > trials) throw new CellError("row.successes", { successes, trials });
    tally.successes += successes;
    tally.trials += trials;
  } else if (kind === "time" && "days" in given) {
    for (const { day, events, censored } of given.days) {
      tally.addDay(
        countOf(column("day"), day),
        countOf(column("events"), events),
        countOf(column("censored"), censored),
      );
    }
  } else if ((kind === "ratio" || kind === "mean") && "sumXY" in given) {
    countOf(column("n"), given.n);
    tally.addMoments(pairsOf(id, given));
  } else if (kind === "mean" && "sum" in given) {
    countOf(column("n"), given.n);
    tally.addMoments(sumsMoments(id, given));
  } else {
    throw new CellError("metric.missing", { metric: `${id} (${kind}), but ${shown(Object.keys(given).join(", "))}` });
  }
}

function pairsOf(column: string, sums: PairSums) {
  try {
    return pairMomentsOf(sums);
  } catch (reason) {
    if (reason instanceof RangeError) throw new CellError("row.sums", { column });
    throw reason;
  }
}
