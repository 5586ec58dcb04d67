/** One thing wrong, doubtful or notable about a template or a message: the engine's `Diagnostic`, with codes of our own. */

import type { Diagnostic, Severity } from "@dunlin/engine";

/** Every code of this package, with its severity. Codes are public and never reused. */
export const TEMPLATE_SEVERITY = {
  "template.notAnObject": "error",
  "template.unsupported": "error",
  "template.shape": "error",
  "template.locale": "error",
  "template.variant": "error",
  "block.unknown": "error",
  "block.kind": "error",
  "block.place": "error",
  "block.id": "error",
  "block.once": "error",
  "block.last": "error",
  "block.required": "error",
  "block.locked": "error",
  "block.permission": "error",
  "block.variant": "error",
  "block.version": "error",
  "block.condition": "error",
  "block.mjml": "error",
  "merge.syntax": "error",
  "merge.forbidden": "error",
  "merge.limits": "error",
  "merge.path": "error",
  "merge.unknownHelper": "error",
  "merge.unknownBlock": "error",
  "merge.arguments": "error",
  "merge.place": "error",
  "merge.missing": "error",
  "merge.value": "error",
  "merge.url": "error",
  "merge.notText": "warning",
  "text.path": "error",
  "text.row": "error",
  "text.currency": "error",
  "text.link": "error",
  "text.handlebars": "error",
  "text.slot": "error",
  "text.untranslated": "error",
  "email.mjml": "error",
  "email.tags": "error",
  "email.size": "warning",
  "check.incomplete": "info",
  "check.signs": "warning",
  "check.plural": "warning",
  "check.alt": "error",
  "check.headings": "warning",
  "check.brand": "error",
  "check.contrast": "error",
  "check.disclosure": "error",
  "check.offer": "warning",
  "check.samples": "warning",
  "check.subject": "warning",
  "check.undecided": "error",
  "channel.empty": "error",
  "channel.length": "error",
  "channel.block": "error",
  "sms.sender": "error",
  "sms.segments": "warning",
  "sms.transliterated": "info",
  "sms.encoding": "info",
  "push.length": "warning",
  "push.size": "error",
  "push.collapseKey": "error",
  "whatsapp.category": "error",
  "whatsapp.language": "error",
  "whatsapp.order": "error",
  "whatsapp.condition": "error",
  "whatsapp.variables": "error",
  "whatsapp.words": "warning",
  "whatsapp.sample": "error",
  "whatsapp.link": "error",
  "whatsapp.buttons": "error",
  "whatsapp.parameter": "error",
  "whatsapp.approval": "error",
  "rcs.suggestions": "error",
  "rcs.media": "error",
  "voice.signs": "error",
  "voice.menu": "error",
  "voice.ssml": "error",
  "import.broken": "error",
  "import.limits": "error",
  "import.condition": "error",
  "import.left": "warning",
  "import.changed": "warning",
  "import.tag": "warning",
  "import.raw": "info",
  "import.style": "info",
} as const satisfies Record<string, Severity>;

export type TemplateDiagnosticCode = keyof typeof TEMPLATE_SEVERITY;

export interface TemplateDiagnostic extends Omit<Diagnostic, "code" | "nodeId"> {
  readonly code: TemplateDiagnosticCode;
  readonly blockId?: string;
  /** In a source of merge tags, from 1. */
  readonly line?: number;
  /** In the line, from 1. */
  readonly column?: number;
}

/** A diagnostic with the severity of its code. */
export function diagnostic(
  code: TemplateDiagnosticCode,
  path: string,
  message: string,
  data: Readonly<Record<string, unknown>> = {},
): TemplateDiagnostic {
  return { code, severity: TEMPLATE_SEVERITY[code], path, data, message };
}

/** Thrown where a template with errors was asked for a result. Every diagnostic is there, warnings too. */
export class TemplateError extends Error {
  readonly diagnostics: readonly TemplateDiagnostic[];

  constructor(diagnostics: readonly TemplateDiagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    super(errors.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    this.name = "TemplateError";
    this.diagnostics = diagnostics;
  }
}
