/** Messages of all samples: what is missing, too long, or would be cut off where it is read. */

import type { LinkRules } from "../escape/links.ts";
import { diagnostic, type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type { CompiledTemplate, SendableMessage } from "../model/message.ts";
import { prepareTemplate } from "../render/prepare.ts";
import type { Report } from "./report.ts";

/** Telephones show about forty characters of a subject, programs at a desk about seventy. */
const LONG_SUBJECT = 70;

interface Circumstances {
  readonly links?: LinkRules;
  readonly zone?: string;
}

export function checkMessages(
  compiled: readonly CompiledTemplate[],
  samples: readonly object[],
  { links, zone = "UTC" }: Circumstances,
  report: Report,
): void {
  for (const version of compiled) {
    for (const found of version.checks) report(found);
    const seen = new Set<string>();
    const once = (found: TemplateDiagnostic, sample: number): void => {
      const key = `${found.code} ${found.path} ${JSON.stringify(found.data.path ?? found.message)}`;
      if (seen.has(key)) return;
      seen.add(key);
      const { locale, variant } = version;
      report({ ...found, data: { ...found.data, sample, locale, ...(variant !== undefined && { variant }) } });
    };
    try {
      const ready = prepareTemplate(version, links === undefined ? {} : { links });
      samples.forEach((context, sample) => {
        const message = ready.render(context, { zone });
        for (const found of message.warnings) once(found, sample);
        if (message.status === "withheld") for (const found of message.problems) once(found, sample);
        else for (const found of lengths(message)) once(found, sample);
      });
    } catch (problem) {
      if (!(problem instanceof TemplateError)) throw problem;
      for (const found of problem.diagnostics) report(found);
    }
  }
}

function lengths({ kind, subject }: SendableMessage): readonly TemplateDiagnostic[] {
  if (kind !== "email" || subject === undefined) return [];
  const length = [...subject].length;
  if (length === 0)
    return [diagnostic("check.subject", "/settings/subject", "The mail has no subject. Write one.", { length })];
  if (length <= LONG_SUBJECT) return [];
  const says = `The subject has ${length} characters, and most programs show ${LONG_SUBJECT} at most. Put what matters first, or shorten it.`;
  return [diagnostic("check.subject", "/settings/subject", says, { length, most: LONG_SUBJECT })];
}
