/** What a message looks like before there is a debtor. */

import type { VariableSchema } from "../model/variables.ts";

/** The merge context that the samples of declared variables make: the value of each, and two rows of a list whose rows have some. */
export const sampleContext = (variables: VariableSchema): Readonly<Record<string, unknown>> =>
  membersOf(variables.properties ?? {});

function membersOf(properties: Readonly<Record<string, VariableSchema>>): Readonly<Record<string, unknown>> {
  const all = Object.entries(properties).map(([name, schema]) => [name, sampleOf(schema)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

function sampleOf(schema: VariableSchema): unknown {
  if (schema["x-sample"] !== undefined) return schema["x-sample"];
  if (schema.properties !== undefined) return membersOf(schema.properties);
  const row = schema.items === undefined ? undefined : sampleOf(schema.items);
  return row === undefined ? undefined : [row, row];
}
