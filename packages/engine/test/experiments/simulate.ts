/** Chance for simulations, from a seed: the same on every machine. */

import { PROOF } from "../../../../scripts/sizes.ts";
/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, uniform on [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Successes of `trials`: one draw each. */
export function binomial(random: () => number, trials: number, rate: number): number {
  let successes = 0;
  for (let i = 0; i < trials; i++) if (random() < rate) successes += 1;
  return successes;
}

/** Standard normal, by Box and Muller. */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Says a measured figure in proof mode, where they are collected for the record. */
export function note(figure: string): void {
  if (PROOF) console.info(figure);
}
