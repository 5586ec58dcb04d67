/** A seeded stream of numbers in [0, 1): the same fixtures in every run (xorshift32 by G. Marsaglia). */

/** @param {number} seed */
export function random(seed) {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 16; i++) next();
  return {
    /** Whether something with this probability happens. */
    chance: (/** @type {number} */ probability) => next() < probability,
    /** An integer from `low` to `high`, both included. */
    between: (/** @type {number} */ low, /** @type {number} */ high) => low + Math.floor(next() * (high - low + 1)),
    pick: (/** @type {readonly any[]} */ list) => list[Math.floor(next() * list.length)],
  };
}
