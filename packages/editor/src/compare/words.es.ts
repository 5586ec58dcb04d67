/** Spanish. */

import type { CompareWords } from "./words.ts";

export const COMPARE_ES: CompareWords = { title: "Comparar versiones" };
