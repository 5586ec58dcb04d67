/** The samples of declared variables as one context: what a message looks like before there is a debtor. */

import type { LinkRules } from "../escape/links.ts";
import { compileMerge } from "../merge/merge.ts";
import { isMissing, ownValue } from "../merge/values.ts";
import type { Locale, ValuePath } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import { messageHelpers } from "../text/layout.ts";

/** The value of `x-sample`, at the place of each variable that has one. */
export function sampleContext(variables: VariableSchema): Readonly<Record<string, unknown>> {
  const all = Object.entries(variables.properties ?? {}).map(([name, schema]) => [name, sampleOf(schema)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

const sampleOf = (schema: VariableSchema): unknown =>
  schema["x-sample"] ?? (schema.properties === undefined ? undefined : sampleContext(schema));

/** How a value looks, or the paths without a sample. */
export type Example =
  | { readonly text: string }
  /** `reason` where there are samples, and they do not fit the format of the value. */
  | { readonly missing: readonly ValuePath[]; readonly reason?: string };

/** The source of a value, merged with the samples. */
export function exampleOf(
  source: string,
  samples: object,
  { locale, links = {} }: { readonly locale: Locale; readonly links?: LinkRules },
): Example {
  const compiled = compileMerge(source, { ...links, escape: "text", helpers: messageHelpers(links) });
  // What cannot be compiled is reported when all parts are.
  if (!compiled.ok) return { text: "" };
  const paths = [...new Set(compiled.value.paths.map(({ path }) => path))];
  const missing = paths.filter((path) => isMissing(path.split(".").reduce<unknown>(ownValue, samples)));
  if (missing.length > 0) return { missing };
  const merged = compiled.value.render(samples, { locale, zone: "UTC" });
  if (!merged.ok) return { missing: paths, reason: merged.error.map(({ message }) => message).join(" ") };
  return merged.value.text.trim() === "" ? { missing: paths } : { text: merged.value.text };
}
