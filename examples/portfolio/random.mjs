/**
 * Chance from a seed. The same seed and stream give the same numbers on every machine: only whole-number operations,
 * `+ - * /` and `Math.sqrt` are used, which IEEE 754 fixes to the last bit; no `Math.random`, `log`, `exp` or `pow`.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand), seeded through the finalizer of splitmix32. Every account
 * draws from a stream of its own, so account 17 is the same in a portfolio of twenty and of a million.
 */

/**
 * @typedef {object} Random
 * @property {() => number} unit In [0, 1), with 32 bits.
 * @property {(low: number, high: number) => number} integer Both ends included.
 * @property {(share: number) => boolean} chance
 * @property {<T>(weighted: readonly (readonly [T, number])[]) => T} pick By weight; weights need not add up to anything.
 * @property {() => number} normal Near enough to a standard normal: the sum of twelve units, less six.
 */

/**
 * @param {number} seed Any integer; its lowest 32 bits count.
 * @param {number} stream
 * @returns {Random}
 */
export function createRandom(seed, stream) {
  let a = scramble(seed);
  let b = scramble(stream ^ 0x5bd1e995);
  let c = scramble(a ^ stream);
  let counter = 1;

  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round++) next();

  const unit = () => next() / 2 ** 32;
  return {
    unit,
    integer: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (share) => unit() < share,
    pick: (weighted) => pickAt(weighted, unit()),
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += unit();
      return sum;
    },
  };
}

/**
 * @template T
 * @param {readonly (readonly [T, number])[]} weighted
 * @param {number} unit
 * @returns {T}
 */
function pickAt(weighted, unit) {
  let left = unit * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new RangeError("nothing to pick from");
  return last[0];
}

/**
 * The finalizer of splitmix32: neighbors in, strangers out.
 *
 * @param {number} value
 */
function scramble(value) {
  let mixed = (value + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
