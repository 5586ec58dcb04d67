/** Blocks as a builder shows them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import type { PropsSchema } from "../../src/blocks/definition.ts";
import { BLOCKS } from "../../src/blocks/registry.ts";
import {
  type Block,
  HOUSE_BRAND,
  type JsonValue,
  sampleCode,
  sampleContext,
  sketchTemplate,
  type Template,
} from "../../src/index.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "../../src/starter.ts";
import { hostile } from "../escape/hostile.ts";
import { decoded } from "../payment/image.ts";

const MAIL = STARTER_TEMPLATES.find(({ id }) => id === "early-friendly") as Template;
const CONTEXT = STARTER_SAMPLE as object;
const ofKind = (wanted: Template["kind"]): Template =>
  STARTER_TEMPLATES.find(({ kind }) => kind === wanted) as Template;
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
    for (const template of STARTER_TEMPLATES) {
      const drawn = sketchTemplate(template, { locale: "en", context: CONTEXT });
      for (const block of template.root) {
        const { html, problems } = drawn.block(block);
        expect([template.id, block.id, problems]).toEqual([template.id, block.id, []]);
        expect(html.includes("{{")).toBe(false);
        expect([template.id, block.id, html]).not.toEqual([template.id, block.id, ""]);
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
  test.each([MAIL, ofKind("rcs"), ofKind("voice")])(
    "SK4 of $kind holds below dl-page only, and fetches nothing",
    (template) => {
      for (const scheme of ["light", "dark"] as const) {
        const { css } = sketch(template, scheme);
        expect(css).not.toMatch(/url\(|@import/);
        const selectors = css.replace(/@media[^{]*\{/g, "").matchAll(/([^{}]+)\{[^}]*\}/g);
        for (const [, selector] of selectors)
          for (const one of (selector as string).split(",")) expect(one.trim()).toMatch(/^\.dl-page/);
      }
      expect(sketch(template, "dark").css).not.toBe(sketch(template).css);
      expect(sketch(ofKind("letter"), "dark").css).toBe(sketch(ofKind("letter")).css);
    },
  );
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

describe("SK6 what the host or the platform adds is drawn", () => {
  const LETTER = ofKind("letter");
  const detail = (value: string, format?: string) => ({
    label: { en: [{ t: value }] },
    value,
    ...(format && { format }),
  });
  const code = (...details: readonly object[]): Block =>
    ({
      ...{ id: "q", type: "paymentQr", v: 1 },
      props: { image: { to: "variable", var: "payment.qrUrl" }, details },
    }) as unknown as Block;
  const all = [detail("payment.iban"), detail("payment.reference"), detail("totalDueMinor", "money")];
  const drawn = (block: Block, context: object = CONTEXT, template: Template = LETTER) =>
    sketchTemplate(template, { locale: "en", context, code: sampleCode }).block(block);

  /** What a banking app reads on the paper, where light modules are the ground of the style. */
  function read({ html, problems }: ReturnType<typeof drawn>): string | undefined {
    expect(problems).toEqual([]);
    const [, side = "", path = ""] = /<svg class="dl-qr" viewBox="2 2 (\d+) \d+"[^>]*>(.+)<\/svg>/.exec(html) ?? [];
    const size = Number(side) + 4;
    return decoded(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path fill="#fff" d="M0 0h${size}v${size}H0z"/>${path}</svg>`,
    );
  }

  test.each(["letter", "email", "landing"] as const)("SK6 a payment code in %s is one of the sample person", (kind) => {
    const block = drawn(code(...all), CONTEXT, ofKind(kind));
    expect(block.html).not.toContain("<img");
    expect(read(block)?.split("\n")).toEqual([
      ...["BCD", "002", "1", "SCT", "", "Customer service", "ES9121000418450200051332", "EUR182.40"],
      ...["", "RF18539007547034"],
    ]);
  });

  test("SK6 until there is something that draws codes, a square is left free for one", () => {
    const { html, problems } = sketchTemplate(LETTER, { locale: "en", context: CONTEXT }).block(code(...all));
    expect(problems).toEqual([]);
    expect(html).not.toContain("<img");
    expect(html).toMatch(/<svg class="dl-qr" viewBox="2 2 4 4"[^>]*><\/svg>/);
  });

  test("SK6 a reference that is no creditor reference is the text of the transfer", () => {
    expect(read(drawn(code(detail("payment.iban"), detail("reference"))))).toMatch(/\n\n\n\n4471-0098$/);
  });

  test.each([
    ["in another currency", { currency: "CHF" }],
    ["with an account that is none", { payment: { iban: "ES00 0000", reference: "RF18 5390 0754 7034", qrUrl: "x" } }],
  ])("SK6 what is told %s is in the code as it stands", (_, over) => {
    const context = { ...CONTEXT, ...over } as { readonly payment: { readonly iban: string } };
    expect(read(drawn(code(...all), context))).toBe(`${context.payment.iban}\nRF18 5390 0754 7034`);
  });

  test("SK6 a picture that is the same for everybody stays, and so does one without anything to tell", () => {
    const image = { to: "url", url: "https://riacredit.example/qr.png" };
    const fixed = { ...code(...all), props: { ...code(...all).props, image } } as Block;
    expect(drawn(fixed).html).toContain('src="https://riacredit.example/qr.png"');
    expect(drawn(code()).html).toContain("<img");
    expect(drawn(code(detail("payment.iban")), { payment: { iban: { a: 1 } } }).html).toContain("<img");
  });

  test.each([
    ["whatsapp", "quickReply", 'class="dl-touched dl-touched-whatsapp"'],
    ["rcs", "quickReply", 'class="dl-touched dl-touched-rcs"'],
    ["whatsapp", "button", 'class="dl-touched dl-touched-whatsapp"'],
    ["sms", "button", 'Go: <span class="dl-link">https://pay.riacredit.example'],
  ] as const)("SK6 %s draws a %s its own way, and in no color of the brand", (kind, type, says) => {
    const props = {
      label: { en: [{ t: "Go" }] },
      ...(type === "button" ? { link: { to: "variable", var: "payUrl" } } : { intent: "callBack" }),
    };
    const template = ofKind(kind);
    expect(drawn({ id: "b", type, v: 1, props } as Block, CONTEXT, template).html).toContain(says);
    expect(drawn({ id: "b", type, v: 1, props } as Block, CONTEXT, template).html).toContain("Go");
    const brand = { ...HOUSE_BRAND, light: { ...HOUSE_BRAND.light, accent: "#ff00ff" } } as const;
    expect(sketchTemplate(template, { locale: "en", context: CONTEXT, brand }).css).toBe(sketch(template).css);
  });

  test("SK6 a menu is a list of keys, whatever is written on them", () => {
    const key = (name: string, label: string) => ({ key: name, label: { en: [{ t: label }] }, intent: "agent" });
    const props = { lead: { en: [{ t: "Choose." }] }, choices: [key("1", "To <b>pay</b>"), key("#", "Again")] };
    const { html } = drawn({ id: "m", type: "menu", v: 1, props } as unknown as Block, CONTEXT, ofKind("voice"));
    expect(html).toBe(
      '<p class="dl-text">Choose.</p><ul class="dl-keys"><li><kbd>1</kbd><span>To &lt;b&gt;pay&lt;/b&gt;</span></li><li><kbd>#</kbd><span>Again</span></li></ul>',
    );
  });

  test("SK6 a file is told by its name", () => {
    const props = { source: { to: "url", url: "" }, name: { en: [{ t: "Plan.pdf" }] } };
    const { html } = drawn({ id: "d", type: "document", v: 1, props } as Block, CONTEXT, ofKind("whatsapp"));
    expect(html).toMatch(/^<p class="dl-file"><svg.+<span>Plan\.pdf<\/span><\/p>$/);
  });
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

/** Raw MJML, and a slip that is drawn for a bill only: the paper shows their name. */
const UNDRAWN: ReadonlySet<string> = new Set(["mjml", "swissSlip"]);

describe("SK7 words are words", () => {
  test.each(BLOCKS.map(({ type }) => type))("SK7 whatever stands in a block %s, its elements are the same", (type) => {
    const definition = BLOCKS.find((one) => one.type === type) as (typeof BLOCKS)[number];
    const kind = definition.kinds.find((one) => one === "landing") ?? definition.kinds[0];
    const template = STARTER_TEMPLATES.find((one) => one.kind === kind) as Template;
    const drawn = (words: string) => {
      const props = filled(definition.propsSchema, words) as Record<string, JsonValue>;
      // Members that lead to a value are those of the type: other words there lead nowhere.
      for (const { name, control } of definition.fields)
        if (control === "value" || PATHS.has(name)) props[name] = definition.defaults[name] ?? "debtor.name";
      // Values stand in elements or cells of their own, beyond which no sign steers.
      const value = words.replace(/[\u202a-\u202e\u2066-\u2069]/g, "");
      const context = {
        ...STARTER_SAMPLE,
        debtor: { ...(STARTER_SAMPLE.debtor as object), name: value },
        reference: value,
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
      propertyRuns(60, 6),
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
  ])("SK7 a link that must not be shown leads nowhere: %j", (url) => {
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

  test("SK7 a subject that is no text does not make a link fail", () => {
    const a = { to: "email", address: "a@example.com", subject: "\ud800" };
    expect(sketch().block(text({ t: "x", a })).html).toContain('href="mailto:a@example.com?subject&#x3D;%EF%BF%BD"');
  });

  test("SK7 markup in raw Handlebars is words, too", () => {
    const permitted = { ...MAIL, policy: { handlebars: true } } as Template;
    const { html } = sketch(permitted).block(text({ hbs: "<img src=x onerror=a>{{debtor.name}}</p>" }));
    expect(html).toMatch(/^<p class="dl-text">&lt;img src&#x3D;x onerror&#x3D;a&gt;[^<]+&lt;\/p&gt;<\/p>$/);
  });
});
