/** Integrals over 0 to 1 of smooth functions with peaks of known place and width. */

export interface Peak {
  readonly mean: number;
  readonly sd: number;
}

/** Nodes and weights of the 16-point Gauss-Legendre rule on -1 to 1, found by Newton's method on the polynomial (DLMF 3.5). */
const RULE = legendreRule(16);

/** Multiples of a peak's standard deviation at which the range is cut; far ones for the slow tail of a skewed peak. */
const CUTS = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 16, 20, 28, 40];

/**
 * Integrals of two functions at once over 0 to 1. `f` gets x and 1 - x. Between cuts around each peak the functions
 * must be smooth; beyond 40 standard deviations of every peak one panel has to do, as there is nothing to find.
 */
export function integrate(
  peaks: readonly Peak[],
  f: (x: number, y: number) => readonly [number, number],
): readonly [number, number] {
  const inside = peaks
    .flatMap(({ mean, sd }) => CUTS.flatMap((cut) => [mean - cut * sd, mean + cut * sd]))
    .filter((x) => x > 0 && x < 1);
  const bounds = [...new Set([0, ...inside, 1])].sort((x, y) => x - y);
  let [first, second] = [0, 0];
  for (let i = 1; i < bounds.length; i++) {
    const [low, high] = [bounds[i - 1] ?? 0, bounds[i] ?? 1];
    const half = (high - low) / 2;
    for (const { node, weight } of RULE) {
      const x = low + half * (1 + node);
      const [one, other] = f(x, 1 - x);
      first += half * weight * one;
      second += half * weight * other;
    }
  }
  return [first, second];
}

function legendreRule(n: number): readonly { readonly node: number; readonly weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let [previous, value] = [1, x];
      for (let k = 2; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      slope = (n * (x * value - previous)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    return { node: x, weight: 2 / ((1 - x * x) * slope * slope) };
  });
}
