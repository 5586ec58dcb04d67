/** Publishing: every locale and variant compiled, and the gate that decides whether they may be used. */

import { type CheckOptions, checking, checkTemplate } from "../check/checkTemplate.ts";
import { completeLocales } from "../check/texts.ts";
import { diagnostic, type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { Template } from "../model/template.ts";
import type { Locale } from "../model/text.ts";
import { type CompileOptions, compileTemplate } from "./compileTemplate.ts";

export interface PublishOptions
  extends Omit<CompileOptions, "locale" | "variant">,
    Omit<CheckOptions, "compiled" | "blocks" | "links" | "brand"> {
  /** In place of `compileTemplate`: at another place, or remembered. */
  readonly compile?: typeof compileTemplate;
  /** Awaited before each message that is checked: a page lets its reader go on meanwhile. */
  readonly rest?: () => Promise<void>;
}

export interface Publication {
  /** For each locale, and in it for each variant; none of a locale that cannot be compiled. */
  readonly compiled: readonly CompiledTemplate[];
  readonly checks: readonly TemplateDiagnostic[];
  /** No check is an error. */
  readonly publishable: boolean;
}

/**
 * The whole gate: compiles every locale and variant, renders each with every sample, and runs all checks. Never throws for what stands in
 * the template; what another `compile` throws beside `TemplateError` comes out.
 */
export async function publishTemplate(template: Template, options: PublishOptions = {}): Promise<Publication> {
  const compiled: CompiledTemplate[] = [];
  const first = checkTemplate(template, { ...options, compiled: [] });
  if (first.some(({ code }) => code === "template.shape" || code === "template.notAnObject"))
    return { compiled, checks: first, publishable: false };
  const refused: TemplateDiagnostic[] = [];
  const complete = completeLocales(template);
  for (const locale of template.locales) {
    const made = await versionsOf(template, locale, options);
    compiled.push(...made.compiled);
    const errors = made.refused.filter(({ severity }) => severity === "error");
    const draft = !complete.includes(locale) && errors.every(({ code }) => code === "text.untranslated");
    if (!draft) refused.push(...made.refused);
    else if (errors.length > 0) refused.push(incomplete(locale, template.defaultLocale));
  }
  const found: TemplateDiagnostic[] = [];
  for (const _ of checking(template, { ...options, compiled }, (one) => void found.push(one))) await options.rest?.();
  const checks = distinct([...found, ...refused]);
  return { compiled, checks, publishable: checks.every(({ severity }) => severity !== "error") };
}

interface Versions {
  readonly compiled: readonly CompiledTemplate[];
  readonly refused: readonly TemplateDiagnostic[];
}

/** Each variant in a locale; none of them where one cannot be compiled. */
async function versionsOf(template: Template, locale: Locale, options: PublishOptions): Promise<Versions> {
  const variants = (template.variants ?? []).map(({ key }) => ({ variant: key }));
  const { compile = compileTemplate, rest: _, ...asked } = options;
  try {
    const compiled: CompiledTemplate[] = [];
    for (const variant of variants.length === 0 ? [{}] : variants)
      compiled.push(await compile(template, { ...asked, locale, ...variant }));
    return { compiled, refused: [] };
  } catch (problem) {
    if (!(problem instanceof TemplateError)) throw problem;
    return { compiled: [], refused: problem.diagnostics };
  }
}

function incomplete(locale: Locale, instead: Locale): TemplateDiagnostic {
  const says = `Not everything is written in "${locale}", so it is not published: who reads it gets "${instead}" until then.`;
  return diagnostic("check.incomplete", "/locales", says, { locale, instead });
}

/** What several versions have in common is told once. */
function distinct(checks: readonly TemplateDiagnostic[]): readonly TemplateDiagnostic[] {
  const seen = new Set<string>();
  return checks.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
