/** `set`: remember values, a stage and tags with the case. An unknown value makes the variable unknown, never zero. */

import { CONDITION, PATH } from "./schema.ts";
import { by, type NodeSpec, required } from "./spec.ts";

const TAGS = { type: "array", items: { $ref: "#/$defs/text" }, minItems: 1 };

export const set: NodeSpec<"set"> = {
  type: "set",
  title: "Sets variables, the stage and tags of the case.",
  parameters: {
    properties: {
      values: {
        type: "object",
        description: "Path under `vars` -> scalar or expression.",
        propertyNames: { title: "a path", description: "names joined by dots", pattern: `^${PATH}$` },
        additionalProperties: CONDITION,
      },
      stage: { $ref: "#/$defs/text" },
      addTags: { ...TAGS, description: "Tags the case gets." },
      removeTags: { ...TAGS, description: "Tags the case loses." },
    },
  },
  ports: () => required("next"),
  conditions: (node) =>
    Object.entries(node.values ?? {}).map(([path, rule]) => ({ at: `/values/${path}`, rule, expression: true })),
  waits: () => false,
  compile(node, kit) {
    const values = Object.entries(node.values ?? {}).map(([path, rule]) => ({ path, test: kit.test(rule) }));
    return {
      visit(turn) {
        const vars = Object.fromEntries(
          values.map(({ path, test }) => [path, turn.decide(test, `values/${path}`) ?? null]),
        );
        turn.patch({
          ...(values.length > 0 && { vars }),
          ...(node.stage !== undefined && { stage: node.stage }),
          ...(node.addTags !== undefined && { addTags: node.addTags }),
          ...(node.removeTags !== undefined && { removeTags: node.removeTags }),
        });
        return by("next");
      },
    };
  },
};
