/** Values as a platform is shown them, which approves a message before there is a debtor. */

import type { LinkRules } from "../escape/links.ts";
import { compileMerge } from "../merge/merge.ts";
import { isMissing, ownValue } from "../merge/values.ts";
import type { Locale, ValuePath } from "../model/text.ts";
import { messageHelpers } from "../text/sentHelpers.ts";

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
