/** The seeds of repetitions. */

import { murmur3_32 } from "../base/hash.ts";

/** Of a run, from 0: the first one has the seed itself. */
export const seedOf = (seed: number, run: number): number => (run === 0 ? seed : murmur3_32(`run ${run}`, seed));
