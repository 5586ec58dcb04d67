/**
 * How large a test is. `npm test` runs its usual size, `npm run proof` the full one. A proof that shares its time with others
 * (`PROOF_SHARE=40`) runs that part of the full sizes, and never less than the usual ones.
 */

/** Whether this is a proof, of whatever share. */
export const PROOF = process.env.PROOF !== undefined;

const SHARE = Number(process.env.PROOF_SHARE ?? 1);
if (!(SHARE >= 1)) throw new RangeError(`PROOF_SHARE is not a number of 1 or more: ${process.env.PROOF_SHARE}`);

/** Whether this is a proof at the full sizes. */
export const WHOLE = PROOF && SHARE === 1;

/** A number of runs, rows or cases. */
export const sized = (usual: number, full: number): number =>
  PROOF ? Math.max(usual, Math.ceil(full / SHARE)) : usual;

/** For properties that are tried more often than others in a proof. Without a usual number that of all properties. */
export const propertyRuns = (full: number, usual?: number): { readonly numRuns?: number } =>
  PROOF || usual !== undefined ? { numRuns: sized(usual ?? 100, full) } : {};

/** All of a list in a proof at the full sizes, else those that stand for it. */
export const those = <Item>(some: readonly Item[], all: readonly Item[]): readonly Item[] => (WHOLE ? all : some);
