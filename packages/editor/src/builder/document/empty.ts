/** A new template: of its kind, in one language, with nothing in it yet. */

import type { Locale, Template, TemplateKind, VariableSchema } from "@dunlin/templates";
import { TEMPLATE_SCHEMA } from "@dunlin/templates/editing";

const SETTINGS: { readonly [K in TemplateKind]: Template["settings"] } = {
  email: { subject: {} },
  landing: { title: {} },
  sms: {},
  whatsapp: { templateName: "untitled", category: "utility" },
  rcs: { smsFallback: {} },
  voice: {},
  letter: { paper: "a4", window: "din-5008-b" },
  push: { title: {} },
};

const NOTHING: VariableSchema = { type: "object", properties: {} };

export const emptyTemplate = (
  kind: TemplateKind,
  name: string,
  { locale = "en", variables = NOTHING }: { readonly locale?: Locale; readonly variables?: VariableSchema } = {},
): Template =>
  ({
    ...{ schema: TEMPLATE_SCHEMA, id: "untitled", kind, name, defaultLocale: locale, locales: [locale] },
    ...{ variables, settings: SETTINGS[kind], root: [] },
  }) as Template;
