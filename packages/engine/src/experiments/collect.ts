/** Takes in rows one at a time and keeps only sums, however many there are. */

import { parseDate } from "../base/civil.ts";
import { PairAccumulator } from "../statistics/accumulate.ts";
import { momentsOf, type Proportion } from "../statistics/counts.ts";
import type { PairMoments } from "../statistics/means.ts";
import type { DayCount } from "../statistics/survival.ts";
import { createAssigner } from "./assign.ts";
import { CellError, cellOf, countOf, type ExperimentRow, minorOf, numberOf, outcomeOf } from "./cells.ts";
import type { ExperimentDefinition, ResolvedMetric } from "./definition.ts";
import { shown } from "./problems.ts";
import { Repeats } from "./repeats.ts";

/** What is known of one metric in one arm. */
export class Tally {
  successes = 0;
  trials = 0;
  /** x: covariate or denominator, y: the value. */
  readonly pairs = new PairAccumulator();
  /** Day -> events and those still open. */
  readonly days = new Map<number, { events: number; censored: number }>();
  /** Units whose outcome is not known yet. */
  pending = 0;

  proportion(): Proportion {
    return { successes: this.successes, trials: this.trials };
  }

  dayCounts(): DayCount[] {
    return [...this.days].map(([day, counts]) => ({ day, ...counts })).sort((a, b) => a.day - b.day);
  }

  addDay(day: number, events: number, censored: number): void {
    const counts = this.days.get(day) ?? { events: 0, censored: 0 };
    counts.events += events;
    counts.censored += censored;
    this.days.set(day, counts);
  }

  addMoments(moments: PairMoments): void {
    this.pairs.merge(moments);
  }
}

const LONGEST_WATCH = 36_500;

/** Reads one metric of a row into a tally. */
type Reader = (row: ExperimentRow, tally: Tally) => void;

function readerOf({ kind, as, source }: ResolvedMetric): Reader {
  const amount = as === "money" ? minorOf : numberOf;
  const isPending = (row: ExperimentRow, column: string, tally: Tally): boolean => {
    if (cellOf(row, column) !== undefined) return false;
    if (!("empty" in source) || source.empty !== "pending") throw new CellError("row.empty", { column });
    tally.pending += 1;
    return true;
  };
  if (kind === "proportion" && "successes" in source) return countsReader(source);
  if (kind === "proportion" && "column" in source) {
    const { column } = source;
    return (row, tally) => {
      if (isPending(row, column, tally)) return;
      tally.successes += outcomeOf(column, cellOf(row, column)) ? 1 : 0;
      tally.trials += 1;
    };
  }
  if (kind === "mean" && "sum" in source) return sumsReader(source);
  if (kind === "mean" && "column" in source) {
    const { column } = source;
    const covariate = "covariate" in source ? source.covariate : undefined;
    return (row, tally) => {
      if (isPending(row, column, tally)) return;
      const x = covariate === undefined ? 0 : numberOf(covariate, needed(row, covariate));
      tally.pairs.add(x, amount(column, cellOf(row, column)));
    };
  }
  if ("numerator" in source) {
    const { numerator, denominator } = source;
    return (row, tally) => {
      if (isPending(row, numerator, tally) || isPending(row, denominator, tally)) return;
      tally.pairs.add(numberOf(denominator, cellOf(row, denominator)), numberOf(numerator, cellOf(row, numerator)));
    };
  }
  if ("days" in source) {
    const { days, event } = source;
    return (row, tally) => {
      const day = numberOf(days, needed(row, days));
      if (!Number.isInteger(day) || day < 0 || day > LONGEST_WATCH) {
        throw new CellError("row.days", { column: days, value: shown(row[days]) });
      }
      const happened = outcomeOf(event, needed(row, event));
      tally.addDay(day, happened ? 1 : 0, happened ? 0 : 1);
    };
  }
  throw new RangeError(`the columns of a metric do not make a ${kind}`);
}

function countsReader(source: { readonly successes: string; readonly trials: string }): Reader {
  return (row, tally) => {
    const successes = countOf(source.successes, needed(row, source.successes));
    const trials = countOf(source.trials, needed(row, source.trials));
    if (successes > trials) throw new CellError("row.successes", { successes, trials });
    tally.successes += successes;
    tally.trials += trials;
  };
}

function sumsReader(source: { readonly n: string; readonly sum: string; readonly sumSquares: string }): Reader {
  return (row, tally) => {
    const n = countOf(source.n, needed(row, source.n));
    const sum = numberOf(source.sum, needed(row, source.sum));
    const sumSquares = numberOf(source.sumSquares, needed(row, source.sumSquares));
    tally.addMoments(sumsMoments(source.sum, { n, sum, sumSquares }));
  };
}

/** @throws CellError for sums that no numbers have. */
export function sumsMoments(column: string, sums: Parameters<typeof momentsOf>[0]): PairMoments {
  try {
    const { n, mean, variance } = momentsOf(sums);
    return { n, meanX: 0, meanY: mean, varX: 0, varY: variance, cov: 0 };
  } catch (reason) {
    if (reason instanceof RangeError) throw new CellError("row.sums", { column });
    throw reason;
  }
}

function needed(row: ExperimentRow, column: string): unknown {
  const value = cellOf(row, column);
  if (value === undefined) throw new CellError("row.empty", { column });
  return value;
}

/** One arm, as a whole or in one segment. */
export interface ArmTally {
  units: number;
  /** In the order of the metrics. */
  readonly metrics: readonly Tally[];
}

/** Values of one segment column that are told apart; what comes later is counted together. */
const MOST_SEGMENTS = 40;
/** Days that are told apart: ten years. */
const MOST_DAYS = 3660;

export class Collection {
  readonly arms: readonly ArmTally[];
  /** Column -> value -> arms, with the primary metric only. */
  readonly segments: ReadonlyMap<string, Map<string, readonly ArmTally[]>>;
  /** Day (since 1970-01-01) -> units by arm. */
  readonly days = new Map<number, number[]>();
  readonly repeats = new Repeats();
  rows = 0;
  /** Units whose variant is not the one that the hash gives; undefined where it is not checked. */
  strays: number | undefined;
  currency: { code: string; row: number } | undefined;
  readonly #metrics: readonly ResolvedMetric[];
  readonly #readers: readonly Reader[];
  readonly #definition: ExperimentDefinition;
  readonly #armOf: ReadonlyMap<unknown, number>;
  readonly #primary: number;
  readonly #assign: ((unitId: string) => string | undefined) | undefined;

  constructor(definition: ExperimentDefinition, metrics: readonly ResolvedMetric[]) {
    const { variants, segments = [], salt, columns } = definition;
    this.#definition = definition;
    this.#metrics = metrics;
    this.#readers = metrics.map(readerOf);
    this.#primary = metrics.findIndex(({ role }) => role === "primary");
    this.#armOf = new Map(variants.map(({ key }, i) => [key, i]));
    this.arms = variants.map(() => armTally(metrics.length));
    this.segments = new Map(segments.map((column) => [column, new Map()]));
    if (salt === undefined || columns?.unit === undefined) return;
    const decide = createAssigner({ salt, variants });
    this.strays = 0;
    this.#assign = (unitId) => {
      const decision = decide(unitId);
      return decision.in ? decision.variant : undefined;
    };
  }

  /** @throws CellError for the first thing in the row that cannot be read; nothing of the row is counted then. */
  add(row: ExperimentRow, number: number): void {
    const { columns = {} } = this.#definition;
    const arm = this.#armIn(row, columns.variant ?? "variant");
    const units = columns.units === undefined ? 1 : countOf(columns.units, needed(row, columns.units));
    const currency = this.#currencyIn(row, columns.currency, number);
    const day = columns.day === undefined ? undefined : dayIn(row, columns.day);
    const unit = columns.unit === undefined ? undefined : String(needed(row, columns.unit));
    const segments = [...this.segments.keys()].map((column) => [column, String(cellOf(row, column) ?? "")] as const);
    // Read before anything is counted, so that a broken row leaves no half of itself behind.
    const read = this.#readers.map((reader) => {
      const tally = new Tally();
      reader(row, tally);
      return tally;
    });
    this.rows += 1;
    this.currency ??= currency;
    if (day !== undefined) this.#addDay(day, arm, units);
    if (unit !== undefined) this.#addUnit(unit, arm);
    addTo(this.arms[arm], units, read);
    const primary = read[this.#primary];
    if (primary === undefined) return;
    for (const [column, value] of segments) addTo(this.#segment(column, value)[arm], units, [primary]);
  }

  /** @throws CellError for a variant that the definition does not have. */
  armFor(variant: unknown): ArmTally {
    const arm = this.arms[this.#armAt(variant)];
    if (arm === undefined) throw new RangeError("an arm for every variant");
    return arm;
  }

  #armIn(row: ExperimentRow, column: string): number {
    const value = cellOf(row, column);
    if (value === undefined) throw new CellError("row.variantMissing", { column });
    return this.#armAt(value);
  }

  #armAt(value: unknown): number {
    const arm = this.#armOf.get(typeof value === "number" ? String(value) : value);
    if (arm !== undefined) return arm;
    const known = this.#definition.variants.map(({ key }) => key).join(", ");
    throw new CellError("row.variantUnknown", { value: shown(value), known });
  }

  #currencyIn(row: ExperimentRow, column: string | undefined, number: number) {
    if (column === undefined) return undefined;
    const code = cellOf(row, column);
    if (typeof code !== "string" || !/^[A-Z]{3}$/.test(code)) {
      throw new CellError("row.currencyMissing", { value: shown(code) });
    }
    return this.takeCurrency(code, number);
  }

  /** @throws CellError where amounts before are in another currency. */
  takeCurrency(code: string, row: number): { code: string; row: number } {
    const before = this.currency ?? { code: this.#definition.currency ?? code, row: 0 };
    if (before.code === code) return this.currency ?? { code, row };
    throw new CellError("row.currency", { currency: code, before: before.code, row: before.row });
  }

  #addDay(day: number, arm: number, units: number): void {
    let counts = this.days.get(day);
    if (counts === undefined) {
      if (this.days.size >= MOST_DAYS) return;
      counts = this.arms.map(() => 0);
      this.days.set(day, counts);
    }
    counts[arm] = (counts[arm] ?? 0) + units;
  }

  #addUnit(unit: string, arm: number): void {
    this.repeats.add(unit);
    if (this.#assign === undefined || this.strays === undefined) return;
    if (this.#assign(unit) !== this.#definition.variants[arm]?.key) this.strays += 1;
  }

  #segment(column: string, value: string): readonly ArmTally[] {
    const values = this.segments.get(column) ?? new Map<string, readonly ArmTally[]>();
    const key = values.has(value) || values.size < MOST_SEGMENTS ? value : "*";
    const known = values.get(key) ?? this.arms.map(() => armTally(1));
    values.set(key, known);
    return known;
  }

  get metrics(): readonly ResolvedMetric[] {
    return this.#metrics;
  }
}

const armTally = (metrics: number): ArmTally => ({
  units: 0,
  metrics: Array.from({ length: metrics }, () => new Tally()),
});

function addTo(arm: ArmTally | undefined, units: number, read: readonly Tally[]): void {
  if (arm === undefined) return;
  arm.units += units;
  read.forEach((tally, i) => {
    const into = arm.metrics[i];
    if (into === undefined) return;
    into.successes += tally.successes;
    into.trials += tally.trials;
    into.pending += tally.pending;
    if (tally.pairs.n > 0) into.pairs.merge(tally.pairs.pairs());
    for (const [day, { events, censored }] of tally.days) into.addDay(day, events, censored);
  });
}

function dayIn(row: ExperimentRow, column: string): number {
  const value = needed(row, column);
  const day = typeof value === "string" ? parseDate(value.slice(0, 10)) : undefined;
  if (day === undefined) throw new CellError("row.day", { column, value: shown(value) });
  return day;
}
