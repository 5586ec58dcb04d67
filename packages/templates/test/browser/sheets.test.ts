/** Letters as they print: every one of the starter library is one sheet, in each language and brand. */

import { describe, expect, test } from "vitest";
import { printedInBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { WHOLE } from "../../../../scripts/sizes.ts";
import { HOUSE_BRAND } from "../../src/brand/look.ts";
import { compileTemplate } from "../../src/compile.ts";
import type { Brand } from "../../src/model/brand.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "../../src/starter.ts";

async function sheetsOf(template: Template, locale: string, brand: Brand, context: object): Promise<number> {
  const message = renderTemplate(await compileTemplate(template, { locale, brand }), context);
  if (message.status !== "rendered" || message.html === undefined) throw new Error(JSON.stringify(message));
  return (await printedInBrowser(message.html)).match(/\/Type \/Page\b/g)?.length ?? 0;
}

const LETTERS = STARTER_TEMPLATES.filter(({ kind }) => kind === "letter");
const LONG = ["mid-letter", "early-next-stage-letter", "late-formal-letter", "late-final-demand"];
const MINUTES = 300_000;

describe("ST9 a letter of the library is one sheet", () => {
  const usual = !WHOLE;
  const shown = usual ? LETTERS.filter(({ id }) => LONG.includes(id)) : LETTERS;

  test.runIf(RUNS).each(shown.map((template) => [template.id, template] as const))(
    "ST9 %s",
    async (_, template) => {
      for (const locale of usual ? ["es"] : template.locales)
        for (const brand of usual ? [STARTER_BRAND] : [HOUSE_BRAND, STARTER_BRAND])
          expect([locale, brand.id, await sheetsOf(template, locale, brand, STARTER_SAMPLE)]).toEqual([
            locale,
            brand.id,
            1,
          ]);
    },
    MINUTES,
  );

  test.runIf(RUNS)(
    "ST9 one with many invoices goes on to others",
    async () => {
      const row = { ref: "4471-0098", dueDate: "2026-10-04", dueMinor: 6100 };
      const context = { ...STARTER_SAMPLE, obligations: Array.from({ length: 40 }, () => row) };
      const letter = LETTERS.find(({ id }) => id === "mid-letter") as Template;
      expect(await sheetsOf(letter, "en", STARTER_BRAND, context)).toBe(2);
    },
    MINUTES,
  );
});
