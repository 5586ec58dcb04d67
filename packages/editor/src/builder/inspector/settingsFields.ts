/** What the settings of a template of each kind have, as fields; a kind without an entry does not compile. */

import type { TemplateKind } from "@dunlin/templates";
import type { FieldSpec } from "./spec.ts";

/** Labels are in the words of the inspector. */
const field = (name: string, control: FieldSpec["control"], more: Partial<FieldSpec> = {}): FieldSpec => ({
  ...{ name, label: name, control, required: false },
  ...more,
});

const NAME = { maxLength: 300 } as const;

const attachments = field("attachments", "list", {
  maxItems: 20,
  items: [
    field("ref", "value", { required: true }),
    field("name", "plainText", { required: true, oneLine: true }),
    field("mediaType", "string", { required: true, maxLength: 100, pattern: "^[\\w.+-]+/[\\w.+-]+$" }),
    field("optional", "switch"),
  ],
});

/** Most telephones show so many signs of a subject, and programs at a desk so many of what comes after it. */
export const MOST = { subject: 60, preheader: 90 } as const;

export const SETTINGS_FIELDS: { readonly [K in TemplateKind]: readonly FieldSpec[] } = {
  email: [
    field("subject", "plainText", { required: true, oneLine: true, meter: MOST.subject }),
    field("preheader", "plainText", { oneLine: true, meter: MOST.preheader }),
    field("fromName", "plainText", { oneLine: true }),
    field("width", "number", { minimum: 320, maximum: 800, usual: 600 }),
    field("unsubscribe/url", "value", { formats: ["url"] }),
    field("unsubscribe/oneClick", "switch"),
    attachments,
  ],
  landing: [
    field("title", "plainText", { required: true, oneLine: true, meter: MOST.subject }),
    field("description", "plainText", { oneLine: true, meter: 160 }),
    field("languages", "languages"),
    field("linkLifetime", "lifetime"),
  ],
  sms: [
    field("sender", "string", { ...NAME, pattern: "^(?:(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|\\+?[0-9]{3,15})$" }),
    field("plainPunctuation", "switch", { usual: true }),
    field("transliterate", "switch"),
    field("maxSegments", "number", { minimum: 1, maximum: 20 }),
  ],
  whatsapp: [
    field("templateName", "string", { required: true, pattern: "^[a-z0-9_]{1,512}$" }),
    field("category", "choice", { required: true, options: ["utility", "marketing"] }),
    field("linkBases", "bases"),
    field("languageCodes", "byLanguage", NAME),
  ],
  rcs: [
    field("smsFallback", "plainText", { required: true, oneLine: true, meter: 160 }),
    field("orientation", "choice", { options: ["vertical", "horizontal"], usual: "vertical" }),
  ],
  voice: [
    field("voices", "byLanguage", NAME),
    field("ratePercent", "number", { minimum: 50, maximum: 200, usual: 100 }),
    field("keySeconds", "number", { minimum: 1, maximum: 60, usual: 5 }),
  ],
  letter: [
    field("paper", "choice", { required: true, options: ["a4", "us-letter"] }),
    field("window", "choice", { required: true, options: ["din-5008-a", "din-5008-b", "us-10"] }),
    field("subject", "plainText", { oneLine: true }),
    field("address", "value", { formats: ["text"] }),
    field("date", "value", { formats: ["date"] }),
    attachments,
  ],
  push: [
    field("title", "plainText", { required: true, oneLine: true, meter: 50 }),
    field("link", "link"),
    field("collapseKey", "string", NAME),
  ],
};
