/** The types of blocks, and the documents made of them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { type BlockDefinition, defineBlock, propsOf } from "../../src/blocks/definition.ts";
import { DISCLOSURES } from "../../src/blocks/disclosures.ts";
import { readMjml } from "../../src/blocks/readMjml.ts";
import { BLOCKS, blockRegistry } from "../../src/blocks/registry.ts";
import { propsProblems } from "../../src/blocks/shape.ts";
import { blockHash, validateTemplate } from "../../src/blocks/validate.ts";
import type { Block } from "../../src/model/block.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import { LETTER, MAIL, PAGE } from "../compile/examples.ts";
import { block } from "../compile/writing.ts";

describe("BL1 a type of block is whole", () => {
  test.each(BLOCKS.map((definition) => [definition.type, definition] as const))("BL1 %s", (type, definition) => {
    const { properties } = definition.propsSchema as { properties: object };
    const fields = definition.fields.map(({ name }) => name);
    expect(propsProblems(definition, definition.defaults)).toEqual([]);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(fields));
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(definition.defaults)));
    expect(new Set(fields).size).toBe(fields.length);
    expect(propsProblems(definition, { ...definition.defaults, other: 1 })).toHaveLength(1);
    expect(definition.summary).toMatch(/\.$/);
    expect(blockRegistry().get(type)).toBe(definition);
  });
});

const meter: BlockDefinition = defineBlock({
  ...(BLOCKS.find(({ type }) => type === "text") as BlockDefinition),
  type: "acme.meter",
  v: 3,
  defaults: { unit: "kWh" },
  migrations: [
    { to: 2, why: "The value was a text.", up: ({ value, ...rest }) => ({ ...rest, value: Number(value) }) },
    {
      to: 3,
      why: "The value is named for what it counts.",
      up: ({ value, ...rest }) => ({ ...rest, count: value ?? 0 }),
    },
  ],
  checkProps: (props) =>
    typeof (props as { count?: unknown }).count === "number"
      ? []
      : [{ path: "/count", message: "This has to be a number." }],
});

describe("BL2 types of a host", () => {
  test("BL2 have names of their own, and migrations that lead to their version", () => {
    expect(() => defineBlock({ ...meter, type: "meter" })).toThrow(RangeError);
    expect(() => defineBlock({ ...meter, v: 4 })).toThrow(RangeError);
    expect(() => blockRegistry([meter, meter])).toThrow(RangeError);
  });

  test("BL2 older blocks come up step by step, and take defaults", () => {
    expect(propsOf(block("a", "acme.meter", { value: "7" }), meter)).toEqual({ unit: "kWh", count: 7 });
    expect(propsOf({ ...block("a", "acme.meter", { value: 7 }), v: 2 }, meter)).toEqual({ unit: "kWh", count: 7 });
    expect(propsOf({ ...block("a", "acme.meter", { count: 1, unit: "m" }), v: 3 }, meter)).toEqual({
      unit: "m",
      count: 1,
    });
  });

  test("BL2 are checked by themselves", () => {
    const root = [{ ...block("m", "acme.meter", {}), v: 3 }];
    const found = validateTemplate({ ...MAIL, root }, { blocks: [meter] });
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(["template.shape /root/0/props/count"]);
  });
});

test("BL3 the examples are templates", () => {
  for (const example of [MAIL, PAGE, LETTER]) expect(validateTemplate(example)).toEqual([]);
  const settings = { subject: words, preheader: words, fromName: words };
  expect(validateTemplate(mail(MAIL.root, { variants: [{ key: "A", label: "A", settings }] }))).toEqual([]);
});

const words = { en: [{ t: "a" }], es: [{ t: "a" }], ar: [{ t: "a" }] };
const paragraph = (id: string, more: Partial<Block> = {}): Block => block(id, "text", { text: words }, more);
const mail = (root: readonly Block[], more: Partial<TemplateOf<"email">> = {}) => ({ ...MAIL, root, ...more });

describe("BL4 what is wrong with a document is told with code and place", () => {
  test.each<[string, unknown, string]>([
    ["no object", 7, "template.shape "],
    ["another schema", { ...MAIL, schema: "dunlin.template/9" }, "template.shape /schema"],
    ["settings of another kind", { ...MAIL, settings: {} }, "template.shape /settings"],
    [
      "a run of two kinds",
      mail([block("a", "text", { text: { en: [{ t: "a", var: "b" }] } })]),
      "template.shape /root/0/props/text/en/0",
    ],
    [
      "a link without a target",
      mail([block("a", "button", { label: words, link: { to: "url" } })]),
      "template.shape /root/0/props/link",
    ],
    ["no prop of the type", mail([block("a", "text", { text: words, size: 3 })]), "template.shape /root/0/props"],
    ["no known type", mail([block("a", "meter")]), "block.unknown /root/0/type"],
    ["for another kind", mail([block("a", "languages")]), "block.kind /root/0"],
    ["a newer version", mail([{ ...paragraph("a"), v: 2 }]), "block.version /root/0/v"],
    ["a slot it has not", mail([paragraph("a", { slots: { content: [] } })]), "block.place /root/0/slots/content"],
    [
      "a band in a band",
      mail([block("a", "section", {}, { slots: { content: [block("b", "section")] } })]),
      "block.place /root/0/slots/content/0",
    ],
    [
      "an id twice",
      mail([paragraph("a"), block("b", "section", {}, { slots: { content: [paragraph("a")] } })]),
      "block.id /root/1/slots/content/0/id",
    ],
    ["two logos", mail([block("a", "logo"), block("b", "logo")]), "block.once /root/1"],
    ["twice by policy", mail([paragraph("a"), paragraph("b")], { policy: { once: ["text"] } }), "block.once /root/1"],
    ["behind what is last", mail([block("a", "legalFooter", { text: words }), paragraph("b")]), "block.last /root/1"],
    [
      "a condition that is none",
      mail([paragraph("a", { when: { nope: [1] } as never })]),
      "block.condition /root/0/when",
    ],
    ["a variant that is none", mail([paragraph("a", { variants: ["A"] })]), "block.variant /root/0/variants/0"],
    [
      "a setting of a variant that is no text",
      mail([], { variants: [{ key: "A", label: "A", settings: { width: 600 } as never }] }),
      "template.shape /variants/0/settings",
    ],
    [
      "a text of a variant that the kind has not",
      mail([], { variants: [{ key: "A", label: "A", settings: { title: words } }] }),
      "template.shape /variants/0/settings",
    ],
    [
      "a text of a variant that is none",
      mail([], { variants: [{ key: "A", label: "A", settings: { subject: { en: "a" } as never } }] }),
      "template.shape /variants/0/settings/subject/en",
    ],
    [
      "MJML without permission",
      mail([block("a", "mjml", { mjml: "<mj-text>a</mj-text>" })]),
      "block.permission /root/0",
    ],
    [
      "broken MJML",
      mail([block("a", "mjml", { mjml: "<mj-text>a" })], { policy: { mjml: true } }),
      "block.mjml /root/0/props/mjml",
    ],
    ["no default locale", mail([], { defaultLocale: "fi" }), "template.locale /defaultLocale"],
    [
      "a variable named c",
      mail([], { variables: { properties: { c: {} } } }),
      "template.shape /variables/properties/c",
    ],
    [
      "a required block",
      mail([], { policy: { required: [{ type: "legalFooter" }] } }),
      "block.required /policy/required/0",
    ],
    [
      "a required block that is not last",
      mail([paragraph("a"), block("b", "divider")], { policy: { required: [{ type: "text", position: "last" }] } }),
      "block.required /policy/required/0",
    ],
    [
      "a required disclosure",
      mail([block("a", "disclosure", { disclosure: "mini-miranda", text: words })], {
        policy: { required: [{ type: "disclosure", disclosure: "validation" }] },
      }),
      "block.required /policy/required/0",
    ],
    [
      "a required block for some",
      mail([paragraph("a", { when: { "==": [1, 1] } })], { policy: { required: [{ type: "text" }] } }),
      "block.required /root/0",
    ],
    [
      "a required block in what is for some",
      mail([block("s", "section", {}, { slots: { content: [paragraph("a")] }, variants: ["A"] })], {
        policy: { required: [{ type: "text" }] },
        variants: [{ key: "A", label: "A" }],
      }),
      "block.required /root/0/slots/content/0",
    ],
    [
      "a required block in a column that is not shown",
      mail([block("c", "columns", { layout: "1-1" }, { slots: { third: [paragraph("a")] } })], {
        policy: { required: [{ type: "text" }] },
      }),
      "block.required /policy/required/0",
    ],
    [
      "a required disclosure in what is for some",
      mail(
        [
          block(
            "s",
            "section",
            {},
            {
              slots: { content: [block("a", "disclosure", { disclosure: "validation", text: words })] },
              when: { "==": [1, 1] },
            },
          ),
        ],
        { policy: { required: [{ type: "disclosure", disclosure: "validation" }] } },
      ),
      "block.required /policy/required/0",
    ],
    [
      "a locked block in a column that is not shown",
      mail([block("c", "columns", {}, { slots: { third: [paragraph("a")] } })], {
        policy: { locked: [{ block: "a", sha256: blockHash(paragraph("a")) }] },
      }),
      "block.locked /root/0/slots/third/0",
    ],
    [
      "a locked block that was changed",
      mail([paragraph("a")], { policy: { locked: [{ block: "a", sha256: "0".repeat(64) }] } }),
      "block.locked /root/0",
    ],
    [
      "a locked block that is gone",
      mail([], { policy: { locked: [{ block: "a", sha256: "0".repeat(64) }] } }),
      "block.locked /policy/locked/0",
    ],
  ])("BL4 %s", (_, doc, says) => {
    expect(validateTemplate(doc).map(({ code, path }) => `${code} ${path}`)).toEqual([says]);
  });
});

test("BL4 a member that is not known hides nothing else that is wrong", () => {
  const policy = { required: [{ type: "legalFooter" }] };
  const found = validateTemplate({ ...mail([paragraph("a", { extra: 1 } as never)], { policy }), extra: 1 });
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "template.shape ",
    "template.shape /root/0",
    "block.required /policy/required/0",
  ]);
});

test("BL4 variables are schemas all the way down", () => {
  for (const variables of [
    { properties: null },
    { properties: { a: null } },
    { properties: { a: { items: 7 } } },
    { properties: { a: { title: {} } } },
  ])
    expect(validateTemplate({ ...MAIL, variables }).map(({ code }) => code)).toContain("template.shape");
});

test("BL5 an approved block is the same with another note, and in another order of its members", () => {
  const { id, props, ...rest } = paragraph("a", { note: "for us" });
  const approved = { block: "a", sha256: blockHash(paragraph("a")) };
  expect(validateTemplate(mail([{ props, ...rest, id }], { policy: { locked: [approved] } }))).toEqual([]);
});

test("BL6 checking never throws, however deep the document is, and where it has no end", () => {
  let when: unknown = 1;
  let text: unknown = [{ t: "x" }];
  for (let depth = 0; depth < 20_000; depth++)
    [when, text] = [{ "!": [when] }, [{ select: "a", cases: { other: text } }]];
  const round: { self?: unknown } = {};
  round.self = [round, round];
  for (const part of [{ when }, { props: { text: { en: text } } }, { when: round }] as readonly Partial<Block>[])
    expect(validateTemplate(mail([paragraph("a", part)])).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "template.shape ",
    ]);
});

test("BL6 checking never throws, whatever the document is", () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom("root", "settings", "policy", "variables", "variants", "locales"),
      (value, member) => {
        expect(Array.isArray(validateTemplate(value))).toBe(true);
        expect(Array.isArray(validateTemplate({ ...MAIL, [member]: value }))).toBe(true);
        expect(Array.isArray(validateTemplate(mail([{ ...paragraph("a"), props: value, when: value } as never])))).toBe(
          true,
        );
      },
    ),
    propertyRuns(3000, 300),
  );
});

test("BL7 every known disclosure can be named by a block", () => {
  const definition = blockRegistry().get("disclosure") as BlockDefinition;
  for (const { id } of DISCLOSURES) expect(propsProblems(definition, { disclosure: id, text: {} })).toEqual([]);
  expect(DISCLOSURES.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["opt-out", "mini-miranda", "validation", "rdg-13a"]),
  );
});

describe("BL8 MJML is read as it is written", () => {
  test("BL8 elements, attributes, contents and tags between them", () => {
    const read = readMjml(
      `<mj-text color="#123456" align='left'><p>a <b>b</b></p></mj-text>{{#if x}}<mj-spacer height="8px" />{{/if}}`,
    );
    expect(read).toEqual({
      ok: true,
      value: [
        { tagName: "mj-text", attributes: { color: "#123456", align: "left" }, content: "<p>a <b>b</b></p>" },
        { tagName: "mj-raw", content: "{{#if x}}" },
        { tagName: "mj-spacer", attributes: { height: "8px" }, children: [] },
        { tagName: "mj-raw", content: "{{/if}}" },
      ],
    });
  });

  test.each([["<mj-column>"], ["</mj-column>"], ["<mj-column></mj-section>"], ['<mj-include path="/etc/passwd" />']])(
    "BL8 %s is refused",
    (source) => {
      expect(readMjml(source).ok).toBe(false);
    },
  );
});
