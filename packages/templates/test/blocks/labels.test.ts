/** Words that blocks bring along, in every language. */

import { describe, expect, test } from "vitest";
import { saidParts } from "../../src/blocks/labels/labels.ts";
import { BLOCKS } from "../../src/blocks/registry.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { pluralCategories } from "../../src/format/words.ts";
import type { JsonValue } from "../../src/model/block.ts";
import { TemplateError } from "../../src/model/diagnostic.ts";
import type { Template } from "../../src/model/template.ts";
import { CONTEXT, VARIABLES } from "../compile/examples.ts";
import { block, sent } from "../compile/writing.ts";

const LANGUAGES = ["en", "es", "pt", "de", "fr", "fi", "pl", "ar"] as const;

/** Every text in the defaults of all types, as its languages and words. */
function textsIn(value: JsonValue | undefined): readonly Readonly<Record<string, JsonValue>>[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  if (!Array.isArray(value) && "en" in value) return [value as Readonly<Record<string, JsonValue>>];
  return entries.flatMap(([, inside]) => textsIn(inside as JsonValue));
}
const texts = BLOCKS.flatMap(({ defaults }) => textsIn(defaults as JsonValue));

test("BL10 each of them is written in every language, and is another word in most", () => {
  expect(texts.length).toBeGreaterThan(40);
  for (const text of texts) expect(Object.keys(text).sort()).toEqual([...LANGUAGES].sort());
  for (const language of LANGUAGES.slice(1)) {
    const same = texts.filter((text) => JSON.stringify(text[language]) === JSON.stringify(text.en));
    expect([language, same.length <= 4]).toEqual([language, true]);
  }
});

test("BL10 a number of parts has each form of each language", () => {
  const forms = saidParts("n") as unknown as Record<string, readonly { forms: object }[]>;
  for (const language of LANGUAGES)
    expect(Object.keys(forms[language]?.[0]?.forms ?? {})).toEqual(pluralCategories(language));
});

const page = (locale: string, props: object): Template => ({
  schema: "dunlin.template/1",
  id: "words",
  kind: "landing",
  name: "Words",
  defaultLocale: locale,
  locales: [locale],
  variables: VARIABLES,
  settings: { title: { [locale]: [{ t: "x" }] } },
  root: ["amountDue", "installmentOffer", "disputeForm", "obligationsTable"].map((type) =>
    block(type, type, type === "amountDue" ? { ...props } : {}),
  ),
});

describe("BL10 a page of nothing but such words", () => {
  test.each([
    ["de-AT", ["Offener Betrag", "Alles auf einmal", "3 Raten", "Was stimmt nicht?", "Rechnung"]],
    ["pl", ["Kwota do zap\u0142aty", "Ca\u0142o\u015b\u0107 od razu", "3 raty", "Co si\u0119 nie zgadza?", "Faktura"]],
    [
      "ar-EG",
      [
        "\u0627\u0644\u0645\u0628\u0644\u063a \u0627\u0644\u0645\u0633\u062a\u062d\u0642",
        "\u0623\u0642\u0633\u0627\u0637",
      ],
    ],
  ])("BL10 in %s", async (locale, words) => {
    const { html = "" } = sent(await compileTemplate(page(locale, {}), { locale }), CONTEXT);
    const plain = html.replace(/<[^>]*>/g, "");
    for (const each of words) expect(plain).toContain(each);
    expect(plain).not.toMatch(/\b(?:Amount|Total|Send|Invoice|installments)\b/);
  });
});

test("BL10 a language without them is told, and words of an author are in his locales only", async () => {
  const untranslated = async (template: Template) => {
    const [locale = ""] = template.locales;
    try {
      await compileTemplate(template, { locale });
      return [];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return error.diagnostics.map(({ code, blockId }) => `${code} ${blockId}`);
    }
  };
  expect(await untranslated(page("it", {}))).toContain("text.untranslated amountDue");
  expect(await untranslated(page("de-AT", {}))).toEqual([]);
  expect(await untranslated(page("de-AT", { label: { de: [{ t: "Offen" }] } }))).toEqual([
    "text.untranslated amountDue",
  ]);
});
