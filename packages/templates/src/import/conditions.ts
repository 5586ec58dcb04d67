/** Conditions of a source as conditions of blocks. */

import type { Condition } from "@dunlin/engine";
import type { Block } from "../model/block.ts";
import type { VariableSchema } from "../model/variables.ts";
import { variableAt } from "../variables/variables.ts";
import type { Group } from "./items.ts";

/** The condition of each branch of a group; `undefined` where one asks for more than whether a value is there. */
export function branchConditions(
  { open, branches }: Group,
  variables: VariableSchema,
): readonly Condition[] | undefined {
  const plain = branches.length <= 2 && branches.every(({ tag }, index) => index === 0 || tag.text === "{{else}}");
  if (open.path === undefined || !plain) return undefined;
  const there = isThere(open.path, variables);
  const missing = isMissing(open.path, variables);
  return open.block === "unless" ? [missing, there] : [there, missing];
}

/** As `#if` sees it. Conditions of the engine are strict about kinds of values, and unknown where one does not fit. */
function isThere(path: string, variables: VariableSchema): Condition {
  const value = { var: path };
  switch (kindOf(path, variables)) {
    case "boolean":
      return value;
    case "list":
      return { some: [value, true] };
    case "number":
      return { "!=": [value, 0] };
    case "text":
      return { or: [{ "!=": [value, ""] }, { "!=": [value, 0] }, { "==": [value, true] }, { some: [value, true] }] };
  }
}

function isMissing(path: string, variables: VariableSchema): Condition {
  const value = { var: path };
  const unknown = { "!": { known: value } };
  switch (kindOf(path, variables)) {
    case "boolean":
      return { or: [unknown, { "!": value }] };
    case "list":
      return { or: [unknown, { none: [value, true] }] };
    case "number":
      return { or: [unknown, { "==": [value, 0] }] };
    case "text":
      return {
        or: [unknown, { "==": [value, ""] }, { "==": [value, 0] }, { "==": [value, false] }, { none: [value, true] }],
      };
  }
}

function kindOf(path: string, variables: VariableSchema): "boolean" | "list" | "number" | "text" {
  const type = variableAt(variables, path)?.type;
  if (type === "boolean") return "boolean";
  if (type === "array") return "list";
  return type === "integer" || type === "number" ? "number" : "text";
}

/** A block that is shown only where a condition holds, too. */
export const shownWhen = (block: Block, when: Condition): Block => ({
  ...block,
  when: block.when === undefined ? when : { and: [when, block.when] },
});
