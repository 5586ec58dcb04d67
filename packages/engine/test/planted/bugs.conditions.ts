/** Bugs of conditions: mostly, what is unknown gets an answer. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

export const CONDITION_BUGS: readonly PlantedBug[] = [
  {
    id: "unknown-is-false-in-or",
    says: "Where one of two reasons is unknown and the other does not hold, the answer is no instead of unknown.",
    file: "conditions/interpret.ts",
    find: "not(every(values().map((item) => not(asBoolean(item)))))",
    replace: "values().some((item) => item === true)",
    tests: ["conditions/strict.test.ts"],
  },
  {
    id: "between-without-its-ends",
    says: "A debtor exactly thirty days past due is no longer between 0 and 30, and falls out of the stage.",
    file: "conditions/interpret.ts",
    find: "ascending([value(1), value(0), value(2)], false)",
    replace: "ascending([value(1), value(0), value(2)], true)",
    tests: ["conditions/strict.test.ts"],
  },
  {
    id: "missing-score-below-a-bound",
    says: "A debtor without a score passes for one with a low score.",
    file: "conditions/values.ts",
    find: "  return undefined;\n}\n\n/** As instants",
    replace: "  return left === undefined ? -1 : undefined;\n}\n\n/** As instants",
    tests: ["conditions/strict.test.ts"],
  },
  {
    id: "null-is-zero",
    says: "A balance that the host does not know counts as 0, and the case ends as paid.",
    file: "conditions/values.ts",
    find: "if (value === null || value === undefined) return undefined;",
    replace: "if (value === null) return 0;\n  if (value === undefined) return undefined;",
    tests: ["conditions/strict.test.ts"],
  },
  {
    id: "all-means-some",
    says: "A rule for debtors who dispute all their invoices takes those who dispute one.",
    file: "conditions/closureLists.ts",
    find: "  all: quantify(false, false),",
    replace: "  all: quantify(true, false),",
    tests: ["conditions/strict.test.ts"],
  },
  {
    id: "bound-left-out-in-closures",
    says: "Compiled, a rule from 30 days on begins at 31, while the same rule in the reference begins at 30.",
    file: "conditions/closureRanges.ts",
    find: "return value >= low && value <= high;",
    replace: "return value > low && value <= high;",
    tests: ["conditions/agreement.test.ts"],
  },
  {
    id: "band-is-a-union",
    says: "A band of balances takes every balance above its lower bound.",
    file: "conditions/closureRanges.ts",
    find: "high: Math.min(one.high, other.high)",
    replace: "high: Math.max(one.high, other.high)",
    tests: ["conditions/agreement.test.ts"],
  },
  {
    id: "contacts-of-a-day-too-many",
    says: "The last seven days are eight, and a contact of last week counts against this week's limit.",
    file: "conditions/counting.ts",
    find: "day > today - span",
    replace: "day >= today - span",
    tests: ["conditions/strict.test.ts"],
  },
];
