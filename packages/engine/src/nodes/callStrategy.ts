/** `callStrategy`: another strategy as a part of this one, or in its place. */

import { REFERENCE, VALUES } from "./schema.ts";
import { assign, type NodeSpec, placedValues } from "./spec.ts";

export const callStrategy: NodeSpec<"callStrategy"> = {
  type: "callStrategy",
  title: "Goes through another strategy and comes back with its outcome, or changes over to it.",
  parameters: {
    properties: {
      strategy: { ...REFERENCE, description: "Id and version of a strategy that the host knows." },
      mode: {
        enum: ["call", "jump"],
        default: "call",
        description: "Come back with the outcome as the port, or end here with the outcome `transferred`.",
      },
      inputs: { ...VALUES, description: "Variables that are set before." },
    },
    required: ["strategy"],
  },
  ports: (node) =>
    node.mode === "jump"
      ? []
      : [
          ...Object.keys(node.to ?? {})
            .filter((name) => name !== "else")
            .map((name) => ({ name, required: false, fallback: "else" })),
          { name: "else", required: true },
        ],
  conditions: (node) => placedValues("/inputs", node.inputs),
  // What lies in between belongs to the other strategy; it may take time or not.
  waits: () => false,
  compile(node, kit) {
    const values = assign(node.inputs, kit, "inputs");
    return {
      visit(turn) {
        if (node.inputs !== undefined) turn.patch({ vars: values(turn) });
        if (node.mode !== "jump") return { to: "call" };
        turn.emit({ kind: "case.transfer", strategy: node.strategy });
        return { to: "exit", outcome: "transferred", frame: "" };
      },
    };
  },
};
