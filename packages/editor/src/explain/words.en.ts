/** English. */

import type { ExplainWords } from "./words.ts";

export const EXPLAIN_EN: ExplainWords = { title: "What happened, and why" };
