/** Short ways to merge in tests. */

import type { MergeEnvironment } from "../../src/merge/helper.ts";
import { compileMerge, type MergeOptions, type MergeProgram } from "../../src/merge/merge.ts";

export const ENVIRONMENT: MergeEnvironment = { locale: "en", zone: "UTC" };

/** The program. @throws Error with the findings where there is none. */
export function program(source: string, options: Partial<MergeOptions> = {}): MergeProgram {
  const compiled = compileMerge(source, { escape: "text", ...options });
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join(" "));
  return compiled.value;
}

/** The text. @throws Error with the problems where there is none. */
export function merged(source: string, context: unknown, options: Partial<MergeOptions> = {}): string {
  const result = program(source, options).render(context, ENVIRONMENT);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(" "));
  return result.value.text;
}

/** Findings and problems as `code line:column`. */
export function problems(source: string, context: unknown = {}, options: Partial<MergeOptions> = {}): string[] {
  const compiled = compileMerge(source, { escape: "text", ...options });
  const found = compiled.ok ? compiled.value.render(context, ENVIRONMENT) : compiled;
  return found.ok ? [] : found.error.map(({ code, line, column }) => `${code} ${line}:${column}`);
}
