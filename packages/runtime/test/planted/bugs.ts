/** Every bug that is planted in the runtime. Add yours, with the tests that catch it. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";
import { GUARANTEE_BUGS } from "./bugs.guarantees.ts";

export const BUGS: readonly PlantedBug[] = [...GUARANTEE_BUGS];
