/** Imports of documents that nobody wrote. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { validateTemplate } from "../../src/blocks/validate.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { importMjml } from "../../src/import.ts";
import { documents } from "./documents.ts";
import { imported } from "./importing.ts";

const RUNS = 40;

test("IM1 IM2 every document made of ordinary elements can be published, with all its words, links and values", async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ mjml, words, links }) => {
      const { page } = await imported(mjml);
      expect(words.filter((word) => !page.words.has(word))).toEqual([]);
      expect(links.filter((link) => !page.links.has(link))).toEqual([]);
    }),
    { numRuns: RUNS, interruptAfterTimeLimit: 15_000 },
  );
}, 120_000);

test("IM3 an import says the same every time, whatever the line ends", () => {
  fc.assert(
    fc.property(documents, ({ mjml }) => {
      const lines = mjml.replaceAll("><", ">\n<");
      expect(importMjml(lines)).toEqual(importMjml(lines));
      expect(importMjml(lines.replaceAll("\n", "\r\n"))).toEqual(importMjml(lines));
    }),
    { numRuns: RUNS },
  );
});

test("IM8 a document that was cut, or lost some of its signs, is imported as far as it can be read", async () => {
  const broken = fc
    .tuple(documents, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 })), { minLength: 1, maxLength: 4 }))
    .map(([{ mjml }, cuts]) =>
      cuts.reduce(
        (text, [at, length]) => text.slice(0, at % text.length) + text.slice((at % text.length) + length),
        mjml,
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 6, arbitrary: broken }, fc.string({ maxLength: 200 }), pieces),
      async (mjml) => {
        const { template } = importMjml(mjml);
        expect(validateTemplate(template)).toEqual([]);
        await compileTemplate(template, { locale: template.defaultLocale });
      },
    ),
    { numRuns: RUNS, interruptAfterTimeLimit: 15_000 },
  );
}, 120_000);

/** Parts of documents in no order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        "<mjml>",
        "</mjml>",
        "<mj-body>",
        "<mj-section>",
        "</mj-section>",
        "<mj-column>",
        "</mj-column>",
        "<mj-text>",
        "</mj-text>",
      ],
      ...[
        "<mj-raw>",
        "</mj-raw>",
        "{{#if a}}",
        "{{else}}",
        "{{/if}}",
        "{{#each b}}",
        "{{c}}",
        "{{../d}}",
        "{{> e}}",
        "{{{f}}}",
        "{{",
        "}}",
      ],
      ...[
        '<a href="{{g}}">',
        "</a>",
        "<b>",
        "<td>",
        '<img src="',
        '">',
        "<!--",
        "-->",
        "words",
        "<![CDATA[",
        "]]>",
        "\\",
        "{{@index}}",
        "{{this}}",
      ],
    ),
    { maxLength: 30 },
  )
  .map((all) => all.join(""));
