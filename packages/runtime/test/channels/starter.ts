/** Messages of the starter library, as a debtor would get them. */

import { renderTemplate, type SendableMessage, type TemplateKind } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";

/** The message that the first starter template of a kind makes of its sample. */
export async function starterMessage(kind: TemplateKind): Promise<SendableMessage> {
  const template = STARTER_TEMPLATES.find((one) => one.kind === kind);
  if (template === undefined) throw new Error(`no starter template for ${kind}`);
  const compiled = await compileTemplate(template, { locale: template.defaultLocale, brand: STARTER_BRAND });
  const message = renderTemplate(compiled, STARTER_SAMPLE);
  if (message.status !== "rendered") throw new Error(JSON.stringify(message.problems));
  return message;
}
