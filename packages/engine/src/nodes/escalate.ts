/** `escalate`: hands the case up, to a stage, an agency, a lawyer, or a block on further credit or service. */

import { by, type NodeSpec, required } from "./spec.ts";

export const escalate: NodeSpec<"escalate"> = {
  type: "escalate",
  title: "Hands the case on to the next level.",
  parameters: {
    properties: {
      target: {
        enum: ["stage", "placement", "legal", "creditBlock", "serviceRestriction"],
        description: "A stage, a collection agency, legal action, no further credit, or restricted service.",
      },
      ref: { $ref: "#/$defs/text", description: "Which stage, agency, court or product." },
    },
    required: ["target"],
  },
  ports: () => required("next"),
  conditions: () => [],
  waits: () => false,
  compile: (node) => ({
    visit(turn) {
      turn.emit({ kind: "case.escalate", target: node.target, ...(node.ref !== undefined && { ref: node.ref }) });
      return by("next");
    },
  }),
};
