/** Every bug that is planted in the templates, room by room. Add yours to the list of its room, with the tests that catch it. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";
import { CHANNEL_BUGS } from "./bugs.channels.ts";
import { CHECK_BUGS } from "./bugs.check.ts";
import { FORMAT_BUGS } from "./bugs.format.ts";
import { MERGE_BUGS } from "./bugs.merge.ts";
import { MESSAGE_BUGS } from "./bugs.messages.ts";
import { PAYMENT_BUGS } from "./bugs.payment.ts";
import { TEXT_BUGS } from "./bugs.text.ts";

export const BUGS: readonly PlantedBug[] = [
  ...FORMAT_BUGS,
  ...MERGE_BUGS,
  ...TEXT_BUGS,
  ...PAYMENT_BUGS,
  ...CHANNEL_BUGS,
  ...MESSAGE_BUGS,
  ...CHECK_BUGS,
];
