/** The helpers of a message that is sent: those of a sketch, and one that draws payment slips, which is as large as all of them. */

import type { LinkRules } from "../escape/links.ts";
import { slipHelper } from "../helpers/slip.ts";
import type { Helpers } from "../merge/helper.ts";
import { sketchHelpers } from "./layout.ts";

/** What compiled parts are merged with. @param rules - Which links values may lead to. */
export const messageHelpers = (rules: LinkRules = {}): Helpers => ({ ...sketchHelpers(rules), swissSlip: slipHelper });
