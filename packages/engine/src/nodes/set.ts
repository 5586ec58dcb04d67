/** `set`: remember values, a stage and tags with the case. An unknown value makes the variable unknown, never zero. */

import { VALUES } from "./schema.ts";
import { assign, by, type NodeSpec, placedValues, required } from "./spec.ts";

const TAGS = { type: "array", items: { $ref: "#/$defs/text" }, minItems: 1 };

export const set: NodeSpec<"set"> = {
  type: "set",
  title: "Sets variables, the stage and tags of the case.",
  parameters: {
    properties: {
      values: { ...VALUES, description: "Path under `vars` -> scalar or expression." },
      stage: { $ref: "#/$defs/text" },
      addTags: { ...TAGS, description: "Tags the case gets." },
      removeTags: { ...TAGS, description: "Tags the case loses." },
    },
  },
  ports: () => required("next"),
  conditions: (node) => placedValues("/values", node.values),
  waits: () => false,
  compile(node, kit) {
    const values = assign(node.values, kit, "values");
    return {
      visit(turn) {
        turn.patch({
          ...(node.values !== undefined && { vars: values(turn) }),
          ...(node.stage !== undefined && { stage: node.stage }),
          ...(node.addTags !== undefined && { addTags: node.addTags }),
          ...(node.removeTags !== undefined && { removeTags: node.removeTags }),
        });
        return by("next");
      },
    };
  },
};
