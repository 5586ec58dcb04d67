/** Which values conditions ask for. */

import type { ValuePath } from "../model/text.ts";

/** The paths under `var`, in the order of the rules. */
export function conditionPaths(rule: unknown): readonly ValuePath[] {
  if (Array.isArray(rule)) return rule.flatMap(conditionPaths);
  if (typeof rule !== "object" || rule === null) return [];
  return Object.entries(rule).flatMap(([operator, value]) => {
    if (operator !== "var") return conditionPaths(value);
    const [path] = Array.isArray(value) ? value : [value];
    return typeof path === "string" && path !== "" ? [path] : [];
  });
}
