/** Publishing: every locale and variant compiled, and the gate that decides whether they may be used. */

import { type CheckOptions, checkTemplate } from "../check/checkTemplate.ts";
import { type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { Template } from "../model/template.ts";
import { type CompileOptions, compileTemplate } from "./compileTemplate.ts";

export interface PublishOptions
  extends Omit<CompileOptions, "locale" | "variant">,
    Omit<CheckOptions, "compiled" | "blocks" | "links" | "brand"> {}

export interface Publication {
  /** For each locale, and in it for each variant; none where an error keeps it from being compiled. */
  readonly compiled: readonly CompiledTemplate[];
  readonly checks: readonly TemplateDiagnostic[];
  /** No check is an error. */
  readonly publishable: boolean;
}

/** Compiles and checks a template as a whole. Never throws for what stands in it. */
export async function publishTemplate(template: Template, options: PublishOptions = {}): Promise<Publication> {
  const compiled: CompiledTemplate[] = [];
  const refused: TemplateDiagnostic[] = [];
  const first = checkTemplate(template, { ...options, compiled: [] });
  if (!first.some(({ code }) => code === "template.shape")) {
    const variants = (template.variants ?? []).map(({ key }) => key);
    for (const locale of template.locales) {
      for (const variant of variants.length === 0 ? [undefined] : variants) {
        try {
          compiled.push(
            await compileTemplate(template, { ...options, locale, ...(variant !== undefined && { variant }) }),
          );
        } catch (problem) {
          if (!(problem instanceof TemplateError)) throw problem;
          refused.push(...problem.diagnostics);
        }
      }
    }
  }
  const checks = distinct([
    ...(compiled.length === 0 ? first : checkTemplate(template, { ...options, compiled })),
    ...refused,
  ]);
  return { compiled, checks, publishable: checks.every(({ severity }) => severity !== "error") };
}

/** What several versions have in common is told once. */
function distinct(checks: readonly TemplateDiagnostic[]): readonly TemplateDiagnostic[] {
  const seen = new Set<string>();
  return checks.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
