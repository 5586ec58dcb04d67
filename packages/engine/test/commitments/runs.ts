/** Ten thousand cases of each property under proof, as many as everywhere else otherwise. */
export const RUNS = process.env.PROOF === undefined ? {} : { numRuns: 10_000 };
