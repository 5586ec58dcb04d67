/** The messages that steps may send, and what each becomes for a person; cards and the inspector show it. */

import type { RenderTemplate } from "@dunlin/editor";
import { renderTemplate as merge, type Template } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";

const texts = STARTER_TEMPLATES.filter(({ kind }) => kind === "sms");

export const templates = texts.map(({ id, name, kind }) => ({ ref: `${id}@1`, title: name, channel: kind }));

export const samples = [{ id: "lucia", title: "Lucía, €182.40 open" }];

export const renderTemplate: RenderTemplate = async (ref, { locale }) => {
  const template = texts.find(({ id }) => `${id}@1` === ref);
  if (template === undefined) throw new Error(`There is no template ${ref}.`);
  const compiled = await compileTemplate(template, { locale: languageOf(template, locale) });
  const message = merge(compiled, STARTER_SAMPLE);
  if (message.status === "withheld") throw new Error(message.problems[0]?.message);
  return { text: message.text ?? "" };
};

const languageOf = ({ locales, defaultLocale }: Template, wanted: string) =>
  locales.includes(wanted) ? wanted : defaultLocale;
