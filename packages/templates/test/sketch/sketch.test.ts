/** Blocks as a builder shows them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PropsSchema } from "../../src/blocks/definition.ts";
import { BLOCKS } from "../../src/blocks/registry.ts";
import { type Block, type JsonValue, sampleContext, sketchTemplate, type Template } from "../../src/index.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "../../src/starter.ts";
import { hostile } from "../escape/hostile.ts";
import { runs } from "../runs.ts";

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

/** Members of every kind that the schema of a type has, with these words wherever words can be. */
function filled(schema: PropsSchema, words: string): JsonValue {
  const {
    $ref,
    type,
    enum: options,
    properties,
    items,
    minimum,
    pattern,
  } = schema as {
    readonly [keyword: string]: unknown;
    readonly properties?: Readonly<Record<string, PropsSchema>>;
    readonly items?: PropsSchema;
  };
  const link = { to: "url", url: "https://example.com/a" };
  if ($ref === "#/$defs/text") {
    const all = [{ t: words, b: true, a: link }, { br: 1 }, { var: "debtor.name", fallback: words }, { t: words }];
    return { en: all } as JsonValue;
  }
  if ($ref === "#/$defs/link") return link;
  if (Array.isArray(options)) return options[0] as JsonValue;
  if (properties !== undefined)
    return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, filled(member, words)]));
  if (items !== undefined) return [filled(items, words), filled(items, words)];
  if (type === "boolean") return false;
  if (type === "integer" || type === "number") return (minimum as number | undefined) ?? 1;
  return pattern === undefined ? (words as JsonValue) : "opt-out";
}

/** Elements and names of attributes of some markup, without what is in them. */
const elements = (html: string): readonly string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, "").replace(/\s+>$/, ">"));

const PATHS: ReadonlySet<string> = new Set(["value", "rows", "list", "columns", "from"]);

/** Raw MJML, what channels have by themselves, and a slip that is drawn for a bill only: the paper shows their name. */
const UNDRAWN: ReadonlySet<string> = new Set(["mjml", "quickReply", "menu", "document", "swissSlip"]);

describe("SK6 words are words", () => {
  test.each(BLOCKS.map(({ type }) => type))("SK6 whatever stands in a block %s, its elements are the same", (type) => {
    const definition = BLOCKS.find((one) => one.type === type) as (typeof BLOCKS)[number];
    const kind = definition.kinds.find((one) => one === "landing") ?? definition.kinds[0];
    const template = STARTER_TEMPLATES.find((one) => one.kind === kind) as Template;
    const drawn = (words: string) => {
      const props = filled(definition.propsSchema, words) as Record<string, JsonValue>;
      // Members that lead to a value are those of the type: other words there lead nowhere.
      for (const { name, control } of definition.fields)
        if (control === "value" || PATHS.has(name)) props[name] = definition.defaults[name] ?? "debtor.name";
      const context = {
        ...STARTER_SAMPLE,
        debtor: { ...(STARTER_SAMPLE.debtor as object), name: words },
        reference: words,
      };
      const brand = { ...STARTER_BRAND, name: words, legalName: words, postalAddress: words };
      const policy = { handlebars: true, mjml: true };
      return sketchTemplate({ ...template, policy } as Template, { locale: "en", context, brand }).block({
        ...{ id: "constructor", type, v: definition.v, props },
        slots: {},
      }).html;
    };
    const usual = elements(drawn("words"));
    expect([type, usual.length === 0]).toEqual([type, UNDRAWN.has(type)]);
    fc.assert(
      fc.property(hostile, (text) => {
        const html = drawn(`a${text}z`);
        expect(elements(html)).toEqual(usual);
        expect(html.replace(/<[^>]*>/g, "")).not.toMatch(/[<>]/);
        expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }),
      runs(60),
    );
  });

  test.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://example.com/"onmouseover="alert(1)',
    "//evil.example",
    "\u0001javascript:alert(1)",
  ])("SK6 a link that must not be shown leads nowhere: %j", (url) => {
    const link = { to: "url", url };
    const { html, problems } = sketch().block(text({ t: "x", a: link }));
    expect(html).toBe('<p class="dl-text">x</p>');
    expect(problems.map(({ code }) => code)).toEqual(["text.link"]);
    const shown = ["button", "image", "logo"].map(
      (type) =>
        sketch().block({ id: "b", type, v: 1, props: { link, source: link, label: { en: [{ t: "x" }] } } } as Block)
          .html,
    );
    for (const one of shown) expect(one).not.toMatch(/href|script|evil/i);
  });

  test("SK6 a subject that is no text does not make a link fail", () => {
    const a = { to: "email", address: "a@example.com", subject: "\ud800" };
    expect(sketch().block(text({ t: "x", a })).html).toContain('href="mailto:a@example.com?subject&#x3D;%EF%BF%BD"');
  });

  test("SK6 markup in raw Handlebars is words, too", () => {
    const permitted = { ...MAIL, policy: { handlebars: true } } as Template;
    const { html } = sketch(permitted).block(text({ hbs: "<img src=x onerror=a>{{debtor.name}}</p>" }));
    expect(html).toMatch(/^<p class="dl-text">&lt;img src&#x3D;x onerror&#x3D;a&gt;[^<]+&lt;\/p&gt;<\/p>$/);
  });
});
