/** What a figure is: defined once, with its unit, its formula in words and where the definition comes from. */

/**
 * `share` is a part of a whole; `ratio` may be above one, as a cost for each unit collected; `score` goes from -100 to 100.
 */
export type KpiUnit = "share" | "ratio" | "money" | "days" | "count" | "perCase" | "perCaseMonth" | "perHour" | "score";

/** `exact` follows from the document and the facts; `modeled` hangs on how people are assumed to behave. */
export type Certainty = "exact" | "modeled" | "observed";

export interface KpiValue {
  /** Of the definition. */
  readonly id: string;
  readonly unit: KpiUnit;
  /** Shares from 0 to 1, money in minor units. `null`: nothing to divide by, or no such event occurred. */
  readonly value: number | null;
  /** Interval of `level`, where there is one; without `high` it has no end. */
  readonly low?: number;
  readonly high?: number;
  /** 0.95 */
  readonly level?: number;
  readonly certainty: Certainty;
  /** ISO 4217, of money. */
  readonly currency?: string;
  /** How many cases, promises, contacts or the like it is of. */
  readonly of?: number;
}

/** A figure by days since the cases came in: what is reached at the end of each day. */
export interface KpiCurve {
  readonly id: string;
  readonly unit: KpiUnit;
  readonly certainty: Certainty;
  readonly currency?: string;
  readonly points: readonly {
    /** From 0. */
    readonly day: number;
    readonly value: number;
    readonly low?: number;
    readonly high?: number;
  }[];
}

/** How balances moved between buckets of days past due from one look to the next. */
export interface RollRates {
  readonly buckets: readonly string[];
  /** `rates[from][to]`: share of the balance of `from` that is in `to` at the next look; the last column is paid. */
  readonly rates: readonly (readonly (number | null)[])[];
}
