/** How often a property is tried: its usual size, a tenth of the full one unless it is told, and the full one where the proof is run. */

import { sized } from "../../../scripts/sizes.ts";

export const runs = (full: number, usual = full / 10): { readonly numRuns: number } => ({
  numRuns: sized(usual, full),
});
