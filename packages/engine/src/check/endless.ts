/** Where a case can rest for ever: a wait for a moment that may never be known, and a hold that nothing ends. */

import type { Facts } from "../conditions/kinds.ts";
import type { Conditions } from "./conditions.ts";
import type { Findings } from "./findings.ts";
import { isOptional, type Place } from "./missing.ts";
import type { Parts } from "./parts.ts";

/** `anchors` are the host data that waits follow; one that some condition asks about is taken to be looked after. */
export function checkEndless(
  { nodes }: Parts,
  anchors: readonly Place[],
  { all }: Conditions,
  facts: Facts,
  findings: Findings,
): void {
  const asked = new Set(all.flatMap(({ anatomy }) => [...anatomy.asked]));
  for (const { at, path } of anchors) {
    const name = path.join(".");
    if (isOptional(path, facts) && !asked.has(name)) findings.add("wait.mayNeverEnd", at, { path: name });
  }
  for (const { at, node } of nodes.values()) {
    if (node?.type !== "hold" || node.scope === "contact" || node.for !== undefined) continue;
    if ((node.releaseOn ?? []).length === 0) findings.add("wait.mayNeverEnd", at, {});
  }
}
