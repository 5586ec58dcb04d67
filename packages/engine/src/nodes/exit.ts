/** `exit`: the end of a case, with an outcome. */

import { ID } from "./schema.ts";
import type { NodeSpec } from "./spec.ts";

export const exit: NodeSpec<"exit"> = {
  type: "exit",
  title: "Ends the case with an outcome.",
  parameters: {
    properties: {
      outcome: {
        ...ID,
        description:
          "cured, paid, recovered, settled, kept, placed, writtenOff, transferred, withdrawn, exhausted, or an id of your own.",
      },
    },
    required: ["outcome"],
  },
  ports: () => [],
  conditions: () => [],
  waits: () => false,
  compile: (node) => ({ visit: () => ({ to: "exit", outcome: node.outcome }) }),
};
