/** How balances move between buckets of days past due from one look at a portfolio to the next. */

import type { RollRates } from "./model.ts";

/** What is owed of one account or obligation at one look. */
export interface RollBalance {
  /** The same at both looks. */
  readonly id: string;
  /** Days past due; 0 and below is current. */
  readonly dpd: number;
  /** What is owed, in minor units of one currency; 0 is paid. */
  readonly balanceMinor: number;
}

export interface RollOptions {
  /** The last day of each bucket but the first and the last, ascending. Default 30, 60, 90. */
  readonly bounds?: readonly number[];
}

const BOUNDS: readonly number[] = [30, 60, 90];

/** Names of the buckets: `current`, `1-30`, ..., `90+`. */
function bucketNames(bounds: readonly number[]): readonly string[] {
  const middle = bounds.map((end, i) => `${(bounds[i - 1] ?? 0) + 1}-${end}`);
  return ["current", ...middle, `${bounds.at(-1) ?? 0}+`];
}

/**
 * Roll rates between two looks. Each balance of the first look is followed: what is still owed of it counts in its bucket of
 * the second look, what is not as paid. Balances that the second look does not have (sold, written off, not reported) are in
 * no column, so that a row may add up to less than 1, and never to more; what was newly charged is not followed.
 *
 * @returns A row of `null` for a bucket that was empty.
 * @throws RangeError for an id that occurs twice at one look, negative balances, and bounds that do not ascend from above 0.
 */
export function rollRates(
  before: readonly RollBalance[],
  after: readonly RollBalance[],
  { bounds = BOUNDS }: RollOptions = {},
): RollRates {
  const tally = new RollTally({ bounds });
  const later = byId(after);
  for (const balance of byId(before).values()) tally.add(balance, later.get(balance.id));
  return tally.rates();
}

function byId(look: readonly RollBalance[]): Map<string, RollBalance> {
  const balances = new Map<string, RollBalance>();
  for (const balance of look) {
    if (balances.has(balance.id)) throw new RangeError(`an id occurs once at each look: ${balance.id}`);
    balances.set(balance.id, balance);
  }
  return balances;
}

/** Roll rates of balances that come one at a time. */
export class RollTally {
  readonly buckets: readonly string[];
  readonly #bounds: readonly number[];
  readonly #owed: number[];
  /** Bucket before -> bucket after, paid last. */
  readonly #moved: readonly number[][];

  /** @throws RangeError for bounds that do not ascend from above 0. */
  constructor({ bounds = BOUNDS }: RollOptions = {}) {
    if (bounds.some((bound, i) => !(bound > (bounds[i - 1] ?? 0)))) {
      throw new RangeError(`the bounds of buckets ascend from above 0: ${bounds.join(", ")}`);
    }
    this.#bounds = bounds;
    this.buckets = bucketNames(bounds);
    this.#owed = this.buckets.map(() => 0);
    this.#moved = this.buckets.map(() => [...this.buckets, "paid"].map(() => 0));
  }

  /** @param after - Absent: not seen at the second look. */
  add(before: Omit<RollBalance, "id">, after: Omit<RollBalance, "id"> | undefined): void {
    const owed = checked(before.balanceMinor);
    const from = this.#bucketOf(before.dpd);
    this.#owed[from] = (this.#owed[from] ?? 0) + owed;
    if (after === undefined) return;
    const row = this.#moved[from] as number[];
    const left = Math.min(owed, checked(after.balanceMinor));
    const to = this.#bucketOf(after.dpd);
    row[to] = (row[to] ?? 0) + left;
    row[row.length - 1] = (row.at(-1) ?? 0) + owed - left;
  }

  rates(): RollRates {
    const rates = this.#moved.map((row, from) => {
      const owed = this.#owed[from] ?? 0;
      return row.map((moved) => (owed === 0 ? null : moved / owed));
    });
    return { buckets: this.buckets, rates };
  }

  #bucketOf(dpd: number): number {
    if (dpd <= 0) return 0;
    const middle = this.#bounds.findIndex((end) => dpd <= end);
    return middle < 0 ? this.#bounds.length + 1 : middle + 1;
  }
}

function checked(balanceMinor: number): number {
  if (Number.isSafeInteger(balanceMinor) && balanceMinor >= 0) return balanceMinor;
  throw new RangeError(`balances are whole numbers from 0: ${balanceMinor}`);
}
