/** `split`: an A/B test. The arm follows from a hash of the unit, so it is the same on every machine and for ever. */

import { bucketsOf, variantAt } from "../base/hash.ts";
import type { CaseFacts } from "../model/case.ts";
import type { SplitNode } from "../model/node.ts";
import { ID, SHARE } from "./schema.ts";
import { by, type NodeSpec, required } from "./spec.ts";

export const split: NodeSpec<"split"> = {
  type: "split",
  title: "Divides cases among the variants of an experiment, always the same way for the same unit.",
  parameters: {
    properties: {
      experiment: ID,
      variants: {
        type: "array",
        minItems: 1,
        description: "The arms; every key is a port.",
        items: {
          type: "object",
          properties: {
            key: ID,
            weight: { ...SHARE, description: "Basis points; all variants sum to 10000." },
            control: { type: "boolean", description: "The arm that the others are compared with." },
            holdout: { type: "boolean", description: "The arm that is left alone." },
          },
          required: ["key", "weight"],
          additionalProperties: false,
        },
      },
      unit: { enum: ["debtor", "case", "account"], default: "debtor", description: "Who keeps the same variant." },
      salt: { type: "string", pattern: "^[^\\p{Cc}]{1,200}$", description: "Default: the experiment's id." },
      ramp: { ...SHARE, description: "Basis points of units that take part; the others leave by `out`." },
      hash: { const: "murmur3_32/1", description: "How units are hashed." },
    },
    required: ["experiment", "variants"],
  },
  ports: (node) => required(...new Set(node.variants.map((v) => v.key)), ...(node.ramp === undefined ? [] : ["out"])),
  sometimes: { out: "`ramp`" },
  conditions: () => [],
  waits: () => false,
  compile(node) {
    const salt = node.salt ?? node.experiment;
    const bucketFor = bucketsOf(salt);
    const rampFor = bucketsOf(`${salt}:ramp`);
    return {
      visit(turn) {
        const unit = unitOf(node, turn.facts);
        const kept = turn.arm(node.experiment);
        if (kept !== undefined && node.variants.some((v) => v.key === kept)) {
          turn.note("split.assigned", {
            experiment: node.experiment,
            variant: kept,
            bucket: bucketFor(unit),
            kept: true,
          });
          return by(kept);
        }
        if (node.ramp !== undefined && rampFor(unit) >= node.ramp) {
          turn.note("decision.taken", { port: "out", values: {} });
          return by("out");
        }
        const bucket = bucketFor(unit);
        const variant = variantAt(node.variants, bucket);
        turn.setArm(node.experiment, variant);
        turn.emit({ kind: "experiment.exposed", experiment: node.experiment, variant, bucket });
        turn.note("split.assigned", { experiment: node.experiment, variant, bucket, kept: false });
        return by(variant);
      },
    };
  },
};

/** The id whose hash decides. */
function unitOf(node: SplitNode, facts: CaseFacts): string {
  if (node.unit === "case") return facts.caseId;
  if (node.unit === "account") return facts.accountId ?? facts.caseId;
  return facts.debtor.id;
}
