/** Blocks as a builder shows them. */

import { describe, expect, test } from "vitest";
import { type Block, sampleContext, sketchTemplate, type Template } from "../../src/index.ts";
import { STARTER_SAMPLE, STARTER_TEMPLATES } from "../../src/starter.ts";

const MAIL = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly") as Template;
const CONTEXT = STARTER_SAMPLE as object;
const COUNTED: Template = {
  ...MAIL,
  variables: { type: "object", properties: { days: { type: "integer", title: "days late", "x-sample": 3 } } },
};
const text = (...runs: readonly object[]): Block =>
  ({ id: "t", type: "text", v: 1, props: { text: { en: runs } } }) as unknown as Block;
const sketch = (template: Template = MAIL, scheme: "light" | "dark" = "light") =>
  sketchTemplate(template, { locale: "en", context: CONTEXT, scheme });

describe("SK1 a block is drawn as on a page", () => {
  test("SK1 values in texts are elements with their names", () => {
    const { html, problems } = sketch().block(
      text({ t: "Hello " }, { var: "debtor.name", b: true, fallback: "you" }, { t: "!" }),
    );
    expect(problems).toEqual([]);
    expect(html).toMatch(
      /Hello <(?:b|strong)><span class="dl-tag" data-var="debtor\.name">[^<]+<\/span><\/(?:b|strong)>!/,
    );
  });

  test("SK1 texts for a count show the form of the sample, with its values", () => {
    const { html } = sketchTemplate(COUNTED, { locale: "en", context: { days: 3 } }).block(
      text({
        plural: "days",
        forms: { one: [{ t: "one day" }], other: [{ var: "days" }, { t: " days" }] },
      }),
    );
    expect(html).toContain('<span class="dl-tag" data-var="days">days late</span> days');
  });

  test("SK1 names and words are escaped, whatever they are", () => {
    const variables = {
      type: "object",
      properties: { x: { type: "string", title: `<img src=x onerror="a">&` } },
    } as const;
    const { html } = sketch({ ...MAIL, variables }).block(text({ var: "x" }, { t: "<script>" }));
    expect(html).toContain("&lt;img src=x onerror=&quot;a&quot;&gt;&amp;");
    expect(html).not.toMatch(/<img|<script/);
  });

  test("SK1 a value in a description of a picture is its name there, and no element", () => {
    const source = { to: "url", url: "https://example.com/a.png" };
    const alt = { en: [{ t: "Of " }, { var: "debtor.name" }, { t: "\u{F0000}\u{F0001}" }] };
    const { html } = sketch().block({ id: "i", type: "image", v: 1, props: { source, alt } } as unknown as Block);
    expect(html).toMatch(
      /^<p class="dl-image"><img src="https:\/\/example.com\/a.png" alt="Of [^<>"]+" width="536"><\/p>$/,
    );
  });

  test("SK1 every block of every starter is drawn", () => {
    for (const template of STARTER_TEMPLATES.filter(({ kind }) => kind === "email" || kind === "landing")) {
      const drawn = sketchTemplate(template, { locale: "en", context: CONTEXT });
      for (const block of template.root) {
        const { html, problems } = drawn.block(block);
        expect([template.id, block.id, problems]).toEqual([template.id, block.id, []]);
        expect(html.includes("{{")).toBe(false);
      }
    }
  });
});

describe("SK2 a sketch never throws", () => {
  test.each([
    ["an undeclared value", text({ var: "nobody.knows" })],
    ["no text in the language", { ...text(), props: { text: { fi: [{ t: "Hei" }] } } }],
    ["a type that is not known", { id: "x", type: "acme.none", v: 1, props: {} }],
    ["members of another kind", { id: "x", type: "text", v: 1, props: { text: 7 } }],
    ["a broken condition", { ...text({ t: "a" }), when: { nonsense: [] } as never }],
  ] as readonly (readonly [string, Block])[])("SK2 %s", (_, block) => {
    expect(() => sketch().block(block)).not.toThrow();
  });

  test("SK2 what cannot be drawn says why", () => {
    expect(sketch().block({ ...text(), props: { text: { fi: [{ t: "Hei" }] } } }).problems[0]?.code).toBe(
      "text.untranslated",
    );
  });
});

describe("SK3 who sees it", () => {
  test("SK3 is told, and the block is drawn either way", () => {
    const block = text({ t: "Hello" });
    const of = (when: unknown) => sketch().block({ ...block, when } as Block);
    expect(of({ "==": [1, 1] }).shown).toBe(true);
    expect(of({ "==": [1, 2] })).toMatchObject({ shown: false, html: expect.stringContaining("Hello") });
    expect(of({ ">": [{ var: "data.notThere" }, 1] }).shown).toBeUndefined();
  });
});

describe("SK4 the style sheet", () => {
  test("SK4 holds below dl-page only, and fetches nothing", () => {
    for (const scheme of ["light", "dark"] as const) {
      const { css } = sketch(MAIL, scheme);
      expect(css).not.toMatch(/url\(|@import/);
      const selectors = css.replace(/@media[^{]*\{/g, "").matchAll(/([^{}]+)\{[^}]*\}/g);
      for (const [, selector] of selectors)
        for (const one of (selector as string).split(",")) expect(one.trim()).toMatch(/^\.dl-page/);
    }
    expect(sketch(MAIL, "dark").css).not.toBe(sketch().css);
  });
});

test("SK5 no element has a style of its own, also none of a mail", () => {
  for (const template of STARTER_TEMPLATES)
    for (const block of template.root) {
      const { html } = sketchTemplate(template, { locale: "en", context: CONTEXT }).block(block);
      expect([template.id, html.match(/<[^>]*\sstyle=[^>]*>/)?.[0]]).toEqual([template.id, undefined]);
    }
});

test("SK1 a sample made of the variables will do", () => {
  expect(
    sketchTemplate(MAIL, { locale: "en", context: sampleContext(MAIL.variables) }).block(MAIL.root[0] as Block)
      .problems,
  ).toEqual([]);
});
