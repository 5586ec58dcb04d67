/** `release`: lifts holds that a node or an event has placed. */

import { ID } from "./schema.ts";
import { by, type NodeSpec, required } from "./spec.ts";

export const release: NodeSpec<"release"> = {
  type: "release",
  title: "Lifts holds.",
  parameters: {
    properties: {
      kinds: {
        type: "array",
        minItems: 1,
        items: ID,
        description: "Default: every hold on messages that ask for money.",
      },
    },
  },
  ports: () => required("next"),
  conditions: () => [],
  waits: () => false,
  compile: (node) => ({
    visit(turn) {
      turn.releaseHolds(node.kinds);
      return by("next");
    },
  }),
};
