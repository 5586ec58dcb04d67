/** Bugs of checks and analysis: what a strategy may do and nobody is told. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

export const CHECK_BUGS: readonly PlantedBug[] = [
  {
    id: "unreachable-step-not-found",
    says: "A step that no case comes to is not reported, and its author waits for letters that never go out.",
    file: "check/graph.ts",
    find: 'if (!reached.has(id)) findings.add("graph.unreachable"',
    replace: 'if (id === "") findings.add("graph.unreachable"',
    tests: ["check/graph.test.ts"],
  },
  {
    id: "worst-case-too-low",
    says: "The most contacts in a week are told too low, since second channels are not counted.",
    file: "check/worstCase.ts",
    find: 'node.type === "send" && node.awaitReceipt !== undefined',
    replace: "false",
    tests: ["check/analyze.test.ts"],
  },
  {
    id: "rounds-without-delay-accepted",
    says: "A repeat whose rounds take no time passes the check, and sends all its messages at once.",
    file: "check/repeats.ts",
    find: "if (way !== undefined) findings",
    replace: "if (way === null) findings",
    tests: ["check/nodes.test.ts"],
  },
];
