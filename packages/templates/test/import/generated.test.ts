/** Imports of documents that nobody wrote. */

import fc from "fast-check";
import { expect, test } from "vitest";
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
