/** `if`: one condition, two ways, and a third for what is unknown. */

import { CONDITION } from "./schema.ts";
import { by, type NodeSpec } from "./spec.ts";

const ifNode: NodeSpec<"if"> = {
  type: "if",
  title: "Goes one of two ways; an unknown answer has a way of its own.",
  parameters: { properties: { when: CONDITION }, required: ["when"] },
  ports: () => [
    { name: "yes", required: true },
    { name: "no", required: true },
    { name: "unknown", required: false, fallback: "no" },
  ],
  conditions: (node) => [{ at: "/when", rule: node.when }],
  waits: () => false,
  compile(node, kit) {
    const test = kit.test(node.when);
    return {
      visit(turn) {
        const answer = turn.decide(test, "when");
        const port = answer === true ? "yes" : answer === false ? "no" : "unknown";
        turn.note("decision.taken", { port, values: turn.values(test) });
        return by(port);
      },
    };
  },
};

export { ifNode as if };
