/** Bugs of words: what is told differs from what happened. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

export const EXPLAIN_BUGS: readonly PlantedBug[] = [
  {
    id: "told-in-the-wrong-clock",
    says: "A case file tells when a message went out by the clock of the server, not by that of the debtor.",
    file: "explain/phrases.ts",
    find: "const local = instant + (zone?.offsetAt(instant) ?? 0);",
    replace: "const local = instant;",
    tests: ["golden/golden.test.ts"],
  },
  {
    id: "cents-told-as-euros",
    says: "An amount is told a hundred times too high.",
    file: "explain/phrases.ts",
    find: 'const fraction = exponent === 0 ? "" : forms.decimalMark + digits.slice(-exponent);',
    replace: "const fraction = digits.slice(digits.length - exponent);",
    tests: ["golden/golden.test.ts"],
  },
];
