/** Every bug that is planted in the engine, room by room. Add yours to the list of its room, with the tests that catch it. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";
import { WRONG_EVALUATORS } from "../policy/wrong.ts";
import { BASE_BUGS } from "./bugs.base.ts";
import { BATCH_BUGS } from "./bugs.batch.ts";
import { CHECK_BUGS } from "./bugs.check.ts";
import { CONDITION_BUGS } from "./bugs.conditions.ts";
import { CONTACT_BUGS } from "./bugs.contacts.ts";
import { EXPLAIN_BUGS } from "./bugs.explain.ts";
import { MIGRATION_BUGS } from "./bugs.migration.ts";
import { NODE_BUGS } from "./bugs.nodes.ts";
import { OFFER_BUGS } from "./bugs.offers.ts";
import { RUN_BUGS } from "./bugs.run.ts";
import { TESTING_BUGS } from "./bugs.testing.ts";

export const BUGS: readonly PlantedBug[] = [
  ...BASE_BUGS,
  ...CONDITION_BUGS,
  ...NODE_BUGS,
  ...CONTACT_BUGS,
  ...RUN_BUGS,
  ...OFFER_BUGS,
  ...CHECK_BUGS,
  ...EXPLAIN_BUGS,
  ...TESTING_BUGS,
  ...BATCH_BUGS,
  ...MIGRATION_BUGS,
  ...WRONG_EVALUATORS,
];
