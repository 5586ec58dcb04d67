/** A merge context of the samples that variables declare, for templates that come without any. */

import { isMissing, ownValue } from "../merge/values.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { VariableSchema } from "../model/variables.ts";
import { sampleContext } from "../variables/samples.ts";
import { requiredPaths } from "../variables/variables.ts";
import type { Report } from "./report.ts";

/** One context; none, and a warning, where a required value has no sample. */
export function sampleOf(variables: VariableSchema, report: Report): readonly object[] {
  const context = sampleContext(variables);
  // What rows need is told where they are rendered.
  const single = requiredPaths(variables).filter((path) => !path.includes("[]"));
  const lacking = single.filter((path) => isMissing(path.split(".").reduce<unknown>(ownValue, context)));
  if (lacking.length === 0) return [context];
  const says = `There are no samples, and ${lacking.join(", ")} has none of its own: give contexts, or set "x-sample".`;
  report(diagnostic("check.samples", "/variables", says, { paths: lacking }));
  return [];
}
