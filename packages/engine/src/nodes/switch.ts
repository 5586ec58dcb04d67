/** `switch`: ordered cases, the first that is true, or `else`. */

import { CONDITION, ID } from "./schema.ts";
import { by, type NodeSpec, required } from "./spec.ts";

const switchNode: NodeSpec<"switch"> = {
  type: "switch",
  title: "Goes the way of the first case that is true, else by `else`.",
  parameters: {
    properties: {
      cases: {
        type: "array",
        minItems: 1,
        description: "Ordered; the first that is true decides. Several may lead to one port.",
        items: {
          type: "object",
          properties: { port: ID, when: CONDITION },
          required: ["port", "when"],
          additionalProperties: false,
        },
      },
    },
    required: ["cases"],
  },
  ports: (node) => required(...new Set(node.cases.map((c) => c.port)), "else"),
  conditions: (node) => node.cases.map((c, i) => ({ at: `/cases/${i}/when`, rule: c.when })),
  waits: () => false,
  compile(node, kit) {
    const cases = node.cases.map((c) => ({ port: c.port, test: kit.test(c.when) }));
    return {
      visit(turn) {
        const tried: Record<string, unknown> = {};
        const met = cases.find((c, i) => {
          const answer = turn.decide(c.test, `cases/${i}`);
          Object.assign(tried, turn.values(c.test));
          return answer === true;
        });
        const port = met?.port ?? "else";
        turn.note("decision.taken", { port, values: tried });
        return by(port);
      },
    };
  },
};

export { switchNode as switch };
