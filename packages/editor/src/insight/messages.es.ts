/** The modes in Spanish, for `@dunlin/editor/es`. */

import { COMPARE_ES } from "../compare/words.es.ts";
import { EXPERIMENT_ES } from "../experiment/words.es.ts";
import { EXPLAIN_ES } from "../explain/words.es.ts";
import { SIMULATE_ES } from "../simulate/words.es.ts";
import type { InsightMessages } from "./messages.ts";
import { FRAME_ES } from "./words.es.ts";

export const INSIGHT_ES: Required<InsightMessages> = {
  frame: FRAME_ES,
  explain: EXPLAIN_ES,
  compare: COMPARE_ES,
  simulate: SIMULATE_ES,
  experiment: EXPERIMENT_ES,
};
