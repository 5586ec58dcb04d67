/** Spanish. */

import type { ExplainWords } from "./words.ts";

export const EXPLAIN_ES: ExplainWords = { title: "Qué pasó y por qué" };
