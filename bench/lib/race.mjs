/**
 * Times several ways of doing the same work beside each other. Every round times every contestant once, in an order
 * that rotates, so that a busy neighbor cannot favor one of them; an untimed call before each sample gives everybody
 * warm caches. What counts is the ratio inside a run.
 */

/**
 * @typedef {{ name: string, units: number, run: () => unknown }} Contestant `run` does the work of `units` units.
 * @typedef {{ name: string, min: number, median: number, ratio: number, medianRatio: number }} Timing
 *   `min` and `median` in ns per unit; `ratio` of the minima, `medianRatio` the median of the ratios of each round.
 */

/** Work that V8 must not throw away. */
let sink = 0;

/**
 * Runs a race. Ratios are against the first contestant.
 *
 * @param {readonly Contestant[]} contestants
 * @param {{ rounds: number, sampleMs: number }} options How often everybody runs, and for how long at least.
 *   With 0 a sample is one call: repeating the same few thousand units teaches the branch predictor their answers,
 *   which favors whoever does the least besides.
 * @returns {Timing[]}
 */
export function race(contestants, { rounds, sampleMs }) {
  const repeats = contestants.map((contestant) => warmUp(contestant, sampleMs));
  /** @type {number[][]} */
  const samples = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const place = (i + round) % contestants.length;
      const contestant = contestants[place];
      contestant.run();
      samples[place].push(sample(contestant, repeats[place]) / (repeats[place] * contestant.units));
    }
  }
  return timingsOf(contestants, samples);
}

/**
 * The same for work that is waited for: one call is a sample.
 *
 * @param {readonly Contestant[]} contestants
 * @param {{ rounds: number }} options
 * @returns {Promise<Timing[]>}
 */
export async function raceAsync(contestants, { rounds }) {
  /** @type {number[][]} */
  const samples = contestants.map(() => []);
  for (let round = -2; round < rounds; round++) {
    for (let i = 0; i < contestants.length; i++) {
      const place = (((i + round) % contestants.length) + contestants.length) % contestants.length;
      const { run, units } = contestants[place];
      await run();
      const start = process.hrtime.bigint();
      sink = (sink + Number(Boolean(await run()))) | 0;
      // The first rounds let V8 optimize.
      if (round >= 0) samples[place].push(Number(process.hrtime.bigint() - start) / units);
    }
  }
  return timingsOf(contestants, samples);
}

/** @returns {Timing[]} */
function timingsOf(contestants, samples) {
  const base = samples[0];
  return contestants.map(({ name }, i) => ({
    name,
    min: Math.min(...samples[i]),
    median: median(samples[i]),
    ratio: Math.min(...samples[i]) / Math.min(...base),
    medianRatio: median(samples[i].map((time, round) => time / base[round])),
  }));
}

/** Lets V8 optimize, and gives how many calls of `run` fill a sample. */
function warmUp(contestant, sampleMs) {
  let repeats = 1;
  for (let i = 0; i < 8; i++) sample(contestant, 1);
  if (sampleMs === 0) return 1;
  for (;;) {
    const ms = sample(contestant, repeats) / 1e6;
    if (ms >= sampleMs) return repeats;
    repeats = ms * 8 < sampleMs ? repeats * 4 : Math.ceil((repeats * sampleMs * 1.1) / ms) + 1;
  }
}

/** ns for `repeats` calls. */
function sample({ run }, repeats) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) sink = (sink + Number(Boolean(run()))) | 0;
  return Number(process.hrtime.bigint() - start);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {readonly number[]} values */
export const geometricMean = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
