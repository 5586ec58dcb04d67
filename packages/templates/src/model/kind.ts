/** The kinds of templates: one per channel, and landing pages. */

export type TemplateKind = "email" | "landing" | "sms" | "whatsapp" | "rcs" | "voice" | "letter" | "push";

export const TEMPLATE_KINDS: readonly TemplateKind[] = [
  "email",
  "landing",
  "sms",
  "whatsapp",
  "rcs",
  "voice",
  "letter",
  "push",
];
