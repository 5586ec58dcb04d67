/** `goal`: a mark for reports, and a safe point for migrations. */

import { by, type NodeSpec, required } from "./spec.ts";

export const goal: NodeSpec<"goal"> = {
  type: "goal",
  title: "Marks that a case reached a point that reports count.",
  parameters: {
    properties: {
      goal: { $ref: "#/$defs/text" },
      valueMinor: { $ref: "#/$defs/minor" },
      checkpoint: { type: "boolean", default: false, description: "A waiting migration may be applied here." },
    },
    required: ["goal"],
  },
  ports: () => required("next"),
  conditions: () => [],
  waits: () => false,
  compile: (node) => ({
    visit(turn) {
      turn.emit({
        kind: "metric.mark",
        goal: node.goal,
        ...(node.valueMinor !== undefined && { valueMinor: node.valueMinor }),
      });
      return by("next");
    },
  }),
};
