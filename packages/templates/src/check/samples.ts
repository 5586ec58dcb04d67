/** A merge context of the samples that variables declare, for templates that come without any. */

import { diagnostic } from "../model/diagnostic.ts";
import type { VariableSchema } from "../model/variables.ts";
import type { Report } from "./report.ts";

/** One context; none, and a warning, where a required value has no sample. */
export function sampleOf(variables: VariableSchema, report: Report): readonly object[] {
  const lacking: string[] = [];
  const context = sampleIn(variables, "", lacking);
  if (lacking.length === 0) return [context as object];
  const says = `There are no samples, and ${lacking.join(", ")} has none of its own: give contexts, or set "x-sample".`;
  report(diagnostic("check.samples", "/variables", says, { paths: lacking }));
  return [];
}

function sampleIn(schema: VariableSchema, path: string, lacking: string[]): unknown {
  if (schema["x-sample"] !== undefined) return schema["x-sample"];
  if (schema.properties !== undefined) {
    const members = Object.entries(schema.properties).map(([name, inner]) => [
      name,
      sampleIn(inner, path === "" ? name : `${path}.${name}`, lacking),
    ]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  if (schema.items !== undefined) {
    const item = sampleIn(schema.items, `${path}[]`, lacking);
    return item === undefined ? undefined : [item];
  }
  if (schema["x-required"] === true) lacking.push(path);
  return undefined;
}
