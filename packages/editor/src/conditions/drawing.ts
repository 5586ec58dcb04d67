/** How a rule is drawn: as a group, a question about the entries of a list, a comparison, a constant, or not at all. */

import type { Condition } from "@dunlin/engine";
import { type Comparison, readComparison, writeComparison } from "./comparison.ts";
import {
  DEEPEST,
  type Group,
  type Quantified,
  readGroup,
  readQuantified,
  writeGroup,
  writeQuantified,
} from "./tree.ts";

export type Drawing =
  | { readonly kind: "group"; readonly group: Group }
  | { readonly kind: "quantified"; readonly quantified: Quantified }
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  /** Everybody, or nobody. */
  | { readonly kind: "constant"; readonly value: boolean }
  /** Kept exactly as written and evaluated as is. */
  | { readonly kind: "raw"; readonly rule: Condition };

/** Total: whatever is no rule that can be drawn comes back as `raw`. */
export function draw(rule: Condition, depth = 0): Drawing {
  if (typeof rule === "boolean") return { kind: "constant", value: rule };
  const comparison = readComparison(rule);
  if (comparison !== undefined) return { kind: "comparison", comparison };
  if (depth >= DEEPEST) return { kind: "raw", rule };
  const quantified = readQuantified(rule);
  if (quantified !== undefined) return { kind: "quantified", quantified };
  const group = readGroup(rule);
  if (group === undefined) return { kind: "raw", rule };
  // An empty `or` holds, too: nothing is asked.
  if (group.rules.length === 0) return { kind: "constant", value: group.mode !== "none" };
  return { kind: "group", group };
}

/** A rule of what is drawn alone, in the spelling of this editor; it means the same. */
export function write(drawing: Drawing): Condition {
  switch (drawing.kind) {
    case "group":
      return writeGroup(drawing.group);
    case "quantified":
      return writeQuantified(drawing.quantified);
    case "comparison":
      return writeComparison(drawing.comparison);
    case "constant":
      return drawing.value;
    case "raw":
      return drawing.rule;
  }
}
