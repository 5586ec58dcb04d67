/** Ten thousand cases of each property under proof, as many as everywhere else otherwise. */
import { propertyRuns } from "../../../../scripts/sizes.ts";
export const RUNS = propertyRuns(10_000);
