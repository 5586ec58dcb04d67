/** Documents that are broken, by accident or on purpose. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { validateTemplate } from "../../src/blocks/validate.ts";
import { publishTemplate } from "../../src/compile/publishTemplate.ts";
import { importMjml } from "../../src/import.ts";
import type { TemplateDiagnostic } from "../../src/model/diagnostic.ts";
import { documents } from "./documents.ts";
import { codesOf } from "./importing.ts";

const errorsOf = (losses: readonly TemplateDiagnostic[]) => losses.filter(({ severity }) => severity === "error");

/** Imports; what comes of it follows the rules, and compiles unless it is too long. */
async function survives(mjml: string): Promise<readonly TemplateDiagnostic[]> {
  const { template, losses } = importMjml(mjml);
  expect(validateTemplate(template)).toEqual([]);
  const { compiled, checks } = await publishTemplate(template);
  // What is short as a source may be too long as HTML, where a sign can become six.
  if (compiled.length === 0) expect(new Set(codesOf(errorsOf(checks)))).toEqual(new Set(["merge.limits"]));
  const lines = mjml.replace(/\r\n?/g, "\n").split("\n");
  for (const { line = 0, column = 1, message } of losses) {
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(message).toMatch(/^\S[\s\S]*\.$/);
  }
  for (const { column, data } of errorsOf(losses)) expect([column, data.line]).not.toContain(undefined);
  return losses;
}

type Break = (mjml: string, at: number, more: number) => string;

const tagsOf = (mjml: string, tag: RegExp) => [...mjml.matchAll(tag)];

/** Takes out, or puts in, at the match that a number chooses. */
const atMatch =
  (tag: RegExp, change: (found: string, more: number) => string): Break =>
  (mjml, at, more) => {
    const found = tagsOf(mjml, tag);
    const one = found[at % Math.max(1, found.length)];
    if (one === undefined) return mjml;
    return mjml.slice(0, one.index) + change(one[0], more) + mjml.slice(one.index + one[0].length);
  };

const BREAKS: Readonly<Record<string, Break>> = {
  "cut off": (mjml, at) => mjml.slice(0, at % mjml.length),
  "cut out": (mjml, at, more) => mjml.slice(0, at % mjml.length) + mjml.slice((at % mjml.length) + (more % 12)),
  "not closed": atMatch(/<\/[\w-]+>/g, () => ""),
  "closed twice": atMatch(/<\/[\w-]+>/g, (end) => end + end),
  "closed by another": atMatch(
    /<\/[\w-]+>/g,
    (_, more) => ["</mj-column>", "</mj-body>", "</b>", "</mjml>"][more % 4] as string,
  ),
  "begun again": atMatch(/<mj-[\w-]+/g, (start) => `${start}>${start}`),
  "in the wrong place": atMatch(
    /<mj-[\w-]+/g,
    (_, more) =>
      ["<mj-body", "<mj-head", "<mj-column", "<mj-text", "<mj-image", "<mj-carousel-image"][more % 6] as string,
  ),
  "of an unknown name": atMatch(/mj-[a-z]+/g, (name) => `${name}-x`),
  "with an attribute twice": atMatch(/ [\w-]+="[^"]*"/g, (one) => one + one.replace(/"[^"]*"/, '"{{#if twice}}"')),
  "with a quote too many": atMatch(/"/g, (quote) => quote + quote),
  "with a tag that is torn": atMatch(/\{\{[^}]*\}\}/g, (tag, more) => tag.slice(0, more % tag.length)),
  "with a tag in a name": atMatch(/<mj-[a-z]+/g, (start) => `${start}{{#if a}} {{x}}="{{y}}"`),
  "with a tag too many": (mjml, at, more) => {
    const tags = [
      "{{/if}}",
      "{{else}}",
      "{{#if a}}",
      "{{#each b}}",
      "{{{",
      "}}",
      "{% if",
      "*|IF:a|*",
      "<%",
      "{{!--",
      "{{> a}}",
    ];
    return mjml.slice(0, at % mjml.length) + tags[more % tags.length] + mjml.slice(at % mjml.length);
  },
  "with rubbish": (mjml, at, more) =>
    mjml.slice(0, at % mjml.length) +
    String.fromCharCode(more % 0xffff, at % 0xffff, 0, 0xd800, 0xe000, 0xe001) +
    mjml.slice(at % mjml.length),
  "with a comment that has no end": (mjml, at) =>
    `${mjml.slice(0, at % mjml.length)}<!-- ${mjml.slice(at % mjml.length)}`,
  twice: (mjml, at) => mjml.slice(0, at % mjml.length) + mjml + mjml.slice(at % mjml.length),
};

const broken = fc
  .tuple(
    documents,
    fc.array(fc.tuple(fc.constantFrom(...Object.values(BREAKS)), fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }),
  )
  .map(([{ mjml }, breaks]) =>
    breaks.reduce((text, [change, at, more]) => (text === "" ? text : change(text, at, more)), mjml),
  );

/** Parts of documents in no order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ..."<mjml> </mjml> <mj-head> </mj-head> <mj-title> <mj-body> <mj-section> </mj-section> <mj-column> </mj-column> <mj-text> </mj-text>".split(
        " ",
      ),
      ..."<mj-raw> </mj-raw> {{#if_a}} {{else}} {{/if}} {{#each_b}} {{c}} {{../d}} {{>_e}} {{{f}}} {{ }} {%_if_a_%} {%_endif_%}"
        .split(" ")
        .map((piece) => piece.replaceAll("_", " ")),
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
      ...[
        "<mj-social>",
        "<mj-social-element>",
        "<mj-attributes>",
        '<mj-all color="',
        "<mj-include />",
        "<mj-carousel>",
        "\u0000",
        "\r\n",
      ],
    ),
    { maxLength: 40 },
  )
  .map((all) => all.join(""));

describe("a broken document", () => {
  test.each(Object.entries(BREAKS))(
    "IM8 that is %s is imported as far as it can be read",
    async (_, change) => {
      await fc.assert(
        fc.asyncProperty(
          documents,
          fc.nat(),
          fc.nat(),
          async ({ mjml }, at, more) => void (await survives(change(mjml, at, more))),
        ),
        propertyRuns(60, 4),
      );
    },
    120_000,
  );

  test("IM8 that is broken in several ways is imported as far as it can be read", async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (mjml) => void (await survives(mjml))),
      propertyRuns(500, 40),
    );
  }, 240_000);

  test("IM8 whose parts stand in no order is imported as far as it can be read", async () => {
    await fc.assert(
      fc.asyncProperty(pieces, async (mjml) => void (await survives(mjml))),
      propertyRuns(1000, 100),
    );
  }, 240_000);

  test("IM8 that is no document at all is imported as nothing, or as words", async () => {
    const rubbish = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.uint8Array({ maxLength: 500 }).map((bytes) => String.fromCharCode(...bytes)),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(rubbish, async (mjml) => {
        expect(codesOf(await survives(mjml))).toContain("import.broken");
      }),
      propertyRuns(300, 30),
    );
  }, 120_000);
});

const column = (content: string): string =>
  `<mjml><mj-body><mj-section><mj-column>${content}</mj-column></mj-section></mj-body></mjml>`;
const text = (content: string): string => column(`<mj-text>${content}</mj-text>`);

describe("more than a mail holds", () => {
  test.each([
    ["characters", text("word ".repeat(60_000)), "250000 characters"],
    ["signs that each become six", text("'".repeat(300_000)), "250000 characters"],
    ["elements inside each other", text(`${"<b>".repeat(500)}word`), "100 others"],
    ["elements that are not closed", text("<b>".repeat(50_000)), "1000 elements"],
    ["wrappers inside each other", `<mjml><mj-body>${"<mj-wrapper>".repeat(3000)}`, "1000 elements"],
    ["tags", text("{{a}} ".repeat(8000)), "5000 merge tags"],
    ["blocks of tags inside each other", text(`${"{{#if a}}".repeat(40)}word${"{{/if}}".repeat(40)}`), "16 blocks"],
    ["sections", `<mjml><mj-body>${"<mj-section></mj-section>".repeat(600)}</mj-body></mjml>`, "500 blocks"],
    ["texts in a column", column("<mj-text>a</mj-text>".repeat(600)), "500 blocks"],
    ["braces", "{".repeat(200_000), "<mjml>"],
    ["style sheets that do not end", "<mj-style>".repeat(25_000), "<mjml>"],
    ["comments that do not end", `<mjml><mj-body><mj-raw>${"&lt;![if".repeat(25_000)}`, "<mj-raw> is not closed"],
    [
      "styles",
      `<mjml><mj-body><mj-text><b style="${"text-decoration".repeat(15_000)}">word`,
      "<mj-text> is not closed",
    ],
  ])(
    "IM8 %s are left out, and it is said from where on",
    async (_, mjml, says) => {
      const losses = await survives(mjml);
      expect(
        errorsOf(losses)
          .map(({ message }) => message)
          .join("\n"),
      ).toContain(says);
    },
    30_000,
  );

  test("IM8 tags that begin and do not end are words", async () => {
    await survives(text('{{"'.repeat(20_000)));
  }, 30_000);
});
