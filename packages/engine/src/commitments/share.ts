/** Shares of amounts in basis points, rounded down. */

/** `amount * share / 10000` rounded down, exact for all safe amounts from 0 on. `share` is 0 to 10000. */
export function floorShare(amount: number, share: number): number {
  const product = amount * share;
  if (!Number.isSafeInteger(product)) return Number((BigInt(amount) * BigInt(share)) / 10_000n);
  return (product - (product % 10_000)) / 10_000;
}
