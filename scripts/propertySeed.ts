/**
 * Seed and number of runs of every property test, the same for the whole run and printed once, so that a failure can be repeated.
 *
 * `FC_SEED` is a whole number, or `random` for a new one; unset it is fixed. `FC_RUNS` is the number of runs, 100 unless set.
 * Vitest loads this file twice: once before all tests (it calls `setup`) and once beside each test file.
 */

import fc from "fast-check";

const FIXED_SEED = 20260302;

if (process.env.FC_SEED === "random") process.env.FC_SEED = String(Math.floor(Math.random() * 2 ** 31));

const seed = Number(process.env.FC_SEED ?? FIXED_SEED);
const numRuns = Number(process.env.FC_RUNS ?? 100);
if (!Number.isInteger(seed))
  throw new RangeError(`FC_SEED is neither a whole number nor "random": ${process.env.FC_SEED}`);
if (!Number.isInteger(numRuns) || numRuns < 1)
  throw new RangeError(`FC_RUNS is not a whole number: ${process.env.FC_RUNS}`);

fc.configureGlobal({ seed, numRuns });

/** Runs once, before the workers start; they inherit the environment and with it a random seed. */
export function setup(): void {
  console.log(`Property tests: seed ${seed}, ${numRuns} runs each (FC_SEED, FC_RUNS).`);
}
