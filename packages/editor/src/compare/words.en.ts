/** English. */

import type { CompareWords } from "./words.ts";

export const COMPARE_EN: CompareWords = { title: "Comparing versions" };
