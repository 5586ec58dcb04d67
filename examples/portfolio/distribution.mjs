/**
 * Distributions as tables: how they are taken from observed values, drawn from, and compared.
 *
 * A distribution is drawn at a rank in [0, 1). Ranks of things that belong together (the invoices of one customer) are
 * made from a shared and an own part, so that a slow payer stays slow while the distribution as a whole is untouched.
 */

/** @typedef {{ readonly at: readonly number[], readonly value: readonly number[] }} Quantiles Ranks ascending from 0 to 1, and the values there. */
/** @typedef {{ readonly from: number, readonly counts: readonly number[] }} Histogram Counts of the whole numbers from `from` on. */

/** Denser towards the ends, where amounts run away. */
const RANKS = [
  0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
  0.95, 0.98, 0.99, 0.995, 0.999, 1,
];

/**
 * @param {readonly number[]} values At least one.
 * @param {number} digits Digits kept behind the point.
 * @returns {Quantiles}
 */
export function quantilesOf(values, digits) {
  const sorted = values.toSorted((a, b) => a - b);
  return { at: RANKS, value: RANKS.map((rank) => Number(quantile(sorted, rank).toFixed(digits))) };
}

/**
 * The value at a rank, interpolated between neighbors.
 *
 * @param {readonly number[]} sorted Ascending, at least one.
 * @param {number} rank
 */
export function quantile(sorted, rank) {
  const place = rank * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}

/**
 * @param {readonly number[]} values Whole numbers, at least one.
 * @returns {Histogram}
 */
export function histogramOf(values) {
  const from = values.reduce((least, value) => Math.min(least, value));
  const to = values.reduce((most, value) => Math.max(most, value));
  const counts = new Array(to - from + 1).fill(0);
  for (const value of values) counts[value - from] += 1;
  return { from, counts };
}

/**
 * @param {Quantiles} quantiles
 * @param {number} rank
 */
export function drawQuantile({ at, value }, rank) {
  const above = at.findIndex((known) => known > rank);
  const [low, high] = [at[above - 1] ?? 0, at[above] ?? 1];
  const [from, to] = [value[above - 1] ?? Number.NaN, value[above] ?? Number.NaN];
  return from + ((to - from) * (rank - low)) / (high - low);
}

/**
 * @param {Histogram} histogram
 * @param {number} rank
 */
export function drawHistogram({ from, counts }, rank) {
  let left = rank * counts.reduce((sum, count) => sum + count, 0);
  const place = counts.findIndex((count) => {
    left -= count;
    return left < 0;
  });
  return from + (place < 0 ? counts.length - 1 : place);
}

/**
 * A rank that shares the part `likeness` of its variance with everything drawn from the same `shared`.
 *
 * @param {number} likeness 0 to 1, as `likenessOf` measures it.
 * @param {number} shared A normal number that belongs to the group.
 * @param {number} own A normal number of its own.
 */
export function rankOf(likeness, shared, own) {
  return rankOfNormal(Math.sqrt(likeness) * shared + Math.sqrt(1 - likeness) * own);
}

/** The standard normal distribution at -4, -3.75 ... 4. */
const NORMAL = [
  0.00003, 0.00009, 0.00023, 0.00058, 0.00135, 0.00298, 0.00621, 0.01222, 0.02275, 0.04006, 0.06681, 0.10565, 0.15866,
  0.22663, 0.30854, 0.40129, 0.5, 0.59871, 0.69146, 0.77337, 0.84134, 0.89435, 0.93319, 0.95994, 0.97725, 0.98778,
  0.99379, 0.99702, 0.99865, 0.99942, 0.99977, 0.99991, 0.99997,
];

/** @param {number} value */
function rankOfNormal(value) {
  const place = Math.min(Math.max((value + 4) * 4, 0), NORMAL.length - 1.001);
  return quantile(NORMAL, place / (NORMAL.length - 1));
}

/** @param {number} rank */
function normalAtRank(rank) {
  const above = NORMAL.findIndex((known) => known > rank);
  if (above <= 0) return above === 0 ? -4 : 4;
  const [low, high] = [NORMAL[above - 1] ?? 0, NORMAL[above] ?? 1];
  return (above - 1 + (rank - low) / (high - low)) / 4 - 4;
}

/**
 * How much alike the values of one group are: the share of the variance of their normal scores that lies between groups
 * (intraclass correlation, one-way analysis of variance). 0: no more than strangers; 1: all the same.
 *
 * @param {readonly { readonly group: string, readonly value: number }[]} entries
 */
export function likenessOf(entries) {
  const order = entries.map((_, i) => i).sort((a, b) => (entries[a]?.value ?? 0) - (entries[b]?.value ?? 0) || a - b);
  const scored = order.map((index, place) => ({
    group: entries[index]?.group ?? "",
    score: normalAtRank((place + 0.5) / entries.length),
  }));
  const all = [...groupBy(scored, ({ group }) => group).values()].map((those) => those.map(({ score }) => score));
  const mean = meanOf(all.flat());
  const between = sum(all.map((scores) => scores.length * (meanOf(scores) - mean) ** 2)) / (all.length - 1);
  const within =
    sum(all.map((scores) => sum(scores.map((score) => (score - meanOf(scores)) ** 2)))) / (entries.length - all.length);
  const size = (entries.length - sum(all.map((scores) => scores.length ** 2)) / entries.length) / (all.length - 1);
  return Math.max(0, (between - within) / (between + (size - 1) * within));
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>} In the order in which the keys first come.
 */
export function groupBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** @param {readonly number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** @param {readonly number[]} values */
export const meanOf = (values) => sum(values) / values.length;

/**
 * Kolmogorov-Smirnov distance: the largest gap between the two cumulative distributions. 0 the same, 1 apart.
 *
 * @param {readonly number[]} one At least one value.
 * @param {readonly number[]} other At least one value.
 */
export function distance(one, other) {
  const a = one.toSorted((x, y) => x - y);
  const b = other.toSorted((x, y) => x - y);
  let [i, j, widest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    widest = Math.max(widest, Math.abs(i / a.length - j / b.length));
  }
  return widest;
}
