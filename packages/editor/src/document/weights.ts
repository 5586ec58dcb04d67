/** Shares of a split: basis points that always add up to 10000. */

const WHOLE = 10_000;

/**
 * Sets one share and spreads what is left over those that are not locked, in the proportion that they had.
 *
 * @param weights - In basis points, by place.
 * @param locked - Places that keep their share.
 * @returns `undefined` when the others cannot take up the difference: all are locked, or the locked ones leave too little.
 */
export function rebalance(
  weights: readonly number[],
  place: number,
  weight: number,
  locked: ReadonlySet<number>,
): readonly number[] | undefined {
  if (!Number.isInteger(weight) || weight < 0 || weight > WHOLE) return undefined;
  const free = weights.flatMap((_, i) => (i === place || locked.has(i) ? [] : [i]));
  const kept = weights.reduce((sum, one, i) => (i !== place && locked.has(i) ? sum + one : sum), 0);
  const left = WHOLE - weight - kept;
  if (left < 0 || (free.length === 0 && left !== 0)) return undefined;
  const shares = spread(
    left,
    free.map((i) => weights[i] as number),
  );
  return weights.map((one, i) => (i === place ? weight : locked.has(i) ? one : (shares[free.indexOf(i)] as number)));
}

/** Equal shares for so many; the first ones get what does not divide. */
export const equalShares = (count: number): readonly number[] => spread(WHOLE, new Array<number>(count).fill(1));

/** Largest remainders first, the earlier one among equals. */
function spread(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum === 0 ? total / weights.length : (total * weight) / sum));
  const shares = exact.map(Math.floor);
  const order = exact.map((_, i) => i).sort((a, b) => rest(exact, shares, b) - rest(exact, shares, a) || a - b);
  const missing = total - shares.reduce((a, b) => a + b, 0);
  for (const i of order.slice(0, missing)) shares[i] = (shares[i] as number) + 1;
  return shares;
}

const rest = (exact: readonly number[], shares: readonly number[], i: number): number =>
  (exact[i] as number) - (shares[i] as number);
