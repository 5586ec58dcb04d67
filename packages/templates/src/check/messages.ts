/** Messages of all samples: what is missing, too long, or would be cut off where it is read. */

import type { LinkRules } from "../escape/links.ts";
import { diagnostic, type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type { CompiledTemplate, SendableMessage } from "../model/message.ts";
import { settingAt, type Template } from "../model/template.ts";
import { prepareTemplate } from "../render/prepare.ts";
import { transliterate } from "../sms/plain.ts";
import { smsSegments } from "../sms/segments.ts";
import type { Report } from "./report.ts";

/** Telephones show about forty characters of a subject, programs at a desk about seventy. */
const LONG_SUBJECT = 70;

interface Circumstances {
  readonly links?: LinkRules;
  readonly zone?: string;
}

/** Stops before each message, so that whoever goes on can let others do something first. */
export function* checkMessages(
  template: Template,
  compiled: readonly CompiledTemplate[],
  samples: readonly object[],
  { links, zone = "UTC" }: Circumstances,
  report: Report,
): Generator<void, void> {
  for (const version of compiled) {
    for (const found of version.checks) report(found);
    const seen = new Set<string>();
    const once = (found: TemplateDiagnostic, sample: number): void => {
      // A note is made of the first message that it is true of.
      const what = found.severity === "info" ? "" : JSON.stringify(found.data.path ?? found.message);
      const key = `${found.code} ${found.path} ${what}`;
      if (seen.has(key)) return;
      seen.add(key);
      const { locale, variant } = version;
      report({ ...found, data: { ...found.data, sample, locale, ...(variant !== undefined && { variant }) } });
    };
    try {
      const ready = prepareTemplate(version, links === undefined ? {} : { links });
      for (const [sample, context] of samples.entries()) {
        yield;
        const message = ready.render(context, { zone });
        for (const found of message.warnings) once(found, sample);
        if (message.status === "withheld") for (const found of message.problems) once(found, sample);
        else for (const found of lengths(message, template)) once(found, sample);
      }
    } catch (problem) {
      if (!(problem instanceof TemplateError)) throw problem;
      for (const found of problem.diagnostics) report(found);
    }
  }
}

/** Letters that GSM-7 lacks, where they make an SMS dearer. */
function dearLetters({ kind, text = "" }: SendableMessage): readonly TemplateDiagnostic[] {
  if (kind !== "sms") return [];
  const { encoding, segments, offenders } = smsSegments(text);
  if (encoding === "GSM-7") return [];
  const without = smsSegments(transliterate(text).text);
  if (without.encoding !== "GSM-7" || without.segments >= segments) return [];
  const says = `Without ${offenders.join(" ")} the SMS would be ${without.segments} messages instead of ${segments}. Where other words say the same, take those.`;
  return [diagnostic("sms.encoding", "/root", says, { offenders, segments, without: without.segments })];
}

function lengths(message: SendableMessage, template: Template): readonly TemplateDiagnostic[] {
  return [...dearLetters(message), ...subjectLength(message, template)];
}

function subjectLength({ kind, subject, variant }: SendableMessage, template: Template): readonly TemplateDiagnostic[] {
  if (kind !== "email" || subject === undefined) return [];
  const at = settingAt(template, variant, "subject");
  const length = [...subject].length;
  if (length === 0) return [diagnostic("check.subject", at, "The mail has no subject. Write one.", { length })];
  if (length <= LONG_SUBJECT) return [];
  const says = `The subject has ${length} characters, and most programs show ${LONG_SUBJECT} at most. Put what matters first, or shorten it.`;
  return [diagnostic("check.subject", at, says, { length, most: LONG_SUBJECT })];
}
