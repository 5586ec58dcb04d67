/** How often a property is tried: a tenth of its full size, unless the proof is run. */
export const runs = (full: number): { readonly numRuns: number } => ({
  numRuns: process.env.PROOF === undefined ? full / 10 : full,
});
