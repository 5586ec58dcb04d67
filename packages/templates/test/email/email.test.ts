/** Mails, from the tree of blocks to what a reader gets. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { byteLength } from "../../src/base/bytes.ts";
import { raw } from "../../src/blocks/mjmlNode.ts";
import { BLOCKS, blockRegistry } from "../../src/blocks/registry.ts";
import { hideTags, showTags } from "../../src/email/tags.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import { BRAND, CONTEXT, MAIL, VARIABLES } from "../compile/examples.ts";
import { attributeOf, block, compiled, en, nodesOf, sent, skeletonOf } from "../compile/writing.ts";
import { hostile } from "../escape/hostile.ts";

const mail = (root: TemplateOf<"email">["root"], more: Partial<TemplateOf<"email">> = {}): TemplateOf<"email"> => ({
  ...MAIL,
  locales: ["en"],
  root,
  ...more,
});

/** Words for every text that a type leaves to the author. */
const filled = (type: string): Readonly<Record<string, unknown>> => {
  const { fields = [], defaults = {} } = blockRegistry().get(type) ?? {};
  const texts = fields.filter(
    ({ name, control }) => control === "text" && Object.keys((defaults[name] as object) ?? {}).length === 0,
  );
  const props = Object.fromEntries(texts.map(({ name }) => [name, en({ t: `${type} ${name}` })]));
  const picture = { to: "url", url: "https://riacredit.example/a.png" };
  switch (type) {
    case "image":
      return { ...props, source: picture, alt: en({ t: "A picture" }) };
    case "social":
      return { places: [{ label: en({ t: "Website" }), link: { to: "url", url: "https://riacredit.example/" } }] };
    case "table":
      return { ...props, head: [en({ t: "Day" })], rows: [[en({ t: "Monday" })]] };
    case "mjml":
      return { ...props, mjml: '<mj-text color="#112233">by hand {{debtor.name}}</mj-text>' };
    default:
      return props;
  }
};

const inMails = BLOCKS.filter(({ kinds }) => kinds.includes("email"));

describe("EM1 every type of block compiles to valid MJML, with and without a condition", () => {
  test.each(inMails.map(({ type }) => [type]))("EM1 %s", async (type) => {
    const one = block("one", type, filled(type));
    const hidden = block("two", type, filled(type), { when: { "==": [{ var: "currency" }, "USD"] } });
    const once = blockRegistry().get(type)?.constraints?.once === true;
    const template = await compiled(mail(once ? [one] : [one, hidden], { policy: { mjml: true } }));
    const { html = "", text = "" } = sent(template);
    expect(template.checks).toEqual([]);
    expect(html).not.toMatch(/dltag|\{\{|undefined|NaN|\[object/);
    expect(text).not.toMatch(/\{\{|undefined|NaN|\[object/);
  });
});

describe("EM2 a block is shown where its condition holds, and hidden where that is unknown", () => {
  const when = { ">": [{ var: "feesMinor" }, 100] };
  const root = [
    block("1a", "section", {}, { when, slots: { content: [block("in", "text", { text: en({ t: "in a band" }) })] } }),
    block("loose-one", "text", { text: en({ t: "by itself" }) }, { when }),
    block("always", "text", { text: en({ t: "always" }) }),
  ];
  test.each<[unknown, boolean]>([
    [101, true],
    [100, false],
    [undefined, false],
    ["101", false],
  ])("EM2 %j", async (feesMinor, there) => {
    const { html = "", text = "" } = sent(await compiled(mail(root)), { ...CONTEXT, feesMinor });
    for (const words of ["in a band", "by itself"]) {
      expect(html.includes(words)).toBe(there);
      expect(text.includes(words)).toBe(there);
    }
    expect(html).toContain("always");
  });
});

test("EM3 no mail fetches anything that its author did not name", async () => {
  const { html = "" } = sent(await compiled(MAIL));
  const links = nodesOf(html).flatMap((node) => [
    attributeOf(node, "src"),
    node.tagName === "link" ? "link" : undefined,
  ]);
  expect(links.filter((link) => link !== undefined)).toEqual([]);
  expect(html).not.toMatch(/@import|url\(|@font-face|fonts\.g/);
  expect(html.match(/https?:\/\/[^/"\s<]+/g)?.filter((url) => !/riacredit|w3\.org/.test(url)) ?? []).toEqual([]);
});

test("EM4 tables of values have heads with a scope, tables for the layout have none and say so", async () => {
  const { html = "" } = sent(await compiled(MAIL));
  const nodes = nodesOf(html);
  const tables = nodes.filter(({ tagName }) => tagName === "table");
  const heads = nodes.filter(({ tagName }) => tagName === "th");
  expect(heads.length).toBeGreaterThan(5);
  for (const head of heads) expect(["row", "col"]).toContain(attributeOf(head, "scope"));
  const plain = tables.filter((table) => attributeOf(table, "role") === undefined);
  expect(plain.map((table) => attributeOf(table, "class"))).toEqual(["dl-table", "dl-table"]);
  expect(attributeOf(nodes.find(({ tagName }) => tagName === "html") ?? (nodes[0] as never), "lang")).toBe("en");
});

test("EM5 in the dark, every color that a mail writes into an element has a rule against it", async () => {
  const { html = "" } = sent(
    await compiled(mail([block("help", "hardship"), block("q", "paymentQr"), block("d", "divider"), ...MAIL.root])),
  );
  const dark = /@media \(prefers-color-scheme:dark\)\{([\s\S]*?)\} \}/.exec(html)?.[1] ?? "";
  const colored = nodesOf(html).filter(
    (node) => /^dl-(?!pad)/.test(attributeOf(node, "class") ?? "") && /color:#/.test(attributeOf(node, "style") ?? ""),
  );
  expect(colored.length).toBeGreaterThan(20);
  for (const node of colored) {
    const [name = ""] = (attributeOf(node, "class") ?? "").split(" ");
    if (name !== "dl-qr") expect(dark).toContain(`.${name}`);
  }
  expect(dark).not.toContain(BRAND.light.surface);
  // MJML puts the color of a band into the tables inside of it as well.
  expect(html).toMatch(/<div\s+class="dl-surface"[^>]*>\s*<table\s[^>]*style="background:#ffffff/);
  for (const inside of ["", ">table", ">table>tbody>tr>td"]) expect(dark).toContain(`.dl-surface${inside}`);
});

test("EM5 a mail says that it has both schemes, and Outlook gets the same colors by its own attribute", async () => {
  const { html = "" } = sent(await compiled(MAIL));
  const metas = nodesOf(html).filter(({ tagName }) => tagName === "meta");
  const told = Object.fromEntries(metas.map((node) => [attributeOf(node, "name"), attributeOf(node, "content")]));
  expect(told).toMatchObject({ "color-scheme": "light dark", "supported-color-schemes": "light dark" });
  expect(html).toContain(":root{color-scheme:light dark;supported-color-schemes:light dark}");
  const rules = (css: string) => css.match(/[^{}]+\{[^{}]*\}/g)?.map((one) => one.trim()) ?? [];
  const dark = rules(/@media \(prefers-color-scheme:dark\)\{([\s\S]*?)\} \}/.exec(html)?.[1]?.concat("}") ?? "");
  const outlook = rules(html.slice(html.indexOf("[data-ogsb]"), html.lastIndexOf("[data-ogsb]") + 200));
  const [canvas, ...inside] = dark;
  expect(canvas).toContain(".dl-canvas");
  expect(inside.length).toBeGreaterThan(20);
  const marked = inside.map((one) => one.replace(/[^,{}]+(?=[,{])/g, (selector) => `[data-ogsb] ${selector}`));
  expect(outlook.slice(0, inside.length)).toEqual(marked);
});

describe("EM6 merge tags in are merge tags out", () => {
  test("EM6 whatever they are, and wherever they stand", () => {
    const tag = fc.constantFrom(
      "{{a}}",
      '{{money a "EUR"}}',
      "{{#if c.a}}",
      "{{/if}}",
      '{{fallback a "}}"}}',
      "{{fallback a '\"}}'}}",
      "{{@root.b}}",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(tag, fc.constantFrom("words", "<p>", "}", "&#123;")), { maxLength: 12 }),
        (parts) => {
          const source = parts.join("");
          const { hidden, tags } = hideTags(raw(source));
          expect(hidden.content).not.toContain("{{");
          expect(showTags(hidden.content ?? "", tags)).toEqual({ html: source, wrong: [] });
        },
      ),
      propertyRuns(2000, 200),
    );
  });

  test("EM6 a compiler that drops or doubles one is not believed", async () => {
    const dropping = async () => ({ html: "<html></html>" });
    await expect(compiled(MAIL, { mjml: dropping })).rejects.toThrow(/came out 0 times/);
    const one = mail([block("a", "text", { text: en({ var: "month" }) })], { settings: { subject: en({ t: "a" }) } });
    await expect(compiled(one, { mjml: dropping })).rejects.toMatchObject({ diagnostics: [{ code: "email.tags" }] });
    const { hidden, tags } = hideTags(raw("{{a}}"));
    expect(showTags(`${hidden.content}${hidden.content}`, tags).wrong).toEqual([{ tag: "{{a}}", times: 2 }]);
  });

  test("EM6 what MJML does not accept is told", async () => {
    const broken = block("x", "mjml", { mjml: '<mj-text nonsense="1">a</mj-text>' });
    await expect(compiled(mail([broken], { policy: { mjml: true } }))).rejects.toMatchObject({
      diagnostics: [{ code: "email.mjml" }],
    });
  });
});

test("EM7 a mail that Gmail would cut off is told, with its bytes", async () => {
  const template = await compiled(MAIL);
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ ref: `R${i}`, dueDate: "2026-01-01", dueMinor: i }));
  expect(sent(template).warnings).toEqual([]);
  const long = sent(template, { ...CONTEXT, obligations: rows(150) });
  expect(long.warnings.map(({ code, data }) => [code, data.bytes, data.cut])).toEqual([
    ["email.size", Buffer.byteLength(long.html ?? ""), true],
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => byteLength(text) === Buffer.byteLength(text)),
    propertyRuns(1000, 100),
  );
});

test("EM8 the plain text is made of the tree: links as words, columns in line, nothing of the layout", async () => {
  const { text } = sent(await compiled(MAIL));
  expect(text).toMatchSnapshot();
});

test("EM9 no value changes the elements of a mail", async () => {
  const template = await compiled(MAIL);
  const skeleton = skeletonOf(sent(template).html ?? "");
  const [row] = CONTEXT.obligations;
  fc.assert(
    fc.property(hostile, (text) => {
      const value = `x${text}`;
      const context = {
        ...CONTEXT,
        debtor: { name: value },
        month: value,
        agreement: value,
        obligations: [
          { ...row, ref: value },
          { ...row, ref: value },
        ],
      };
      const { html = "", subject = "" } = sent(template, context);
      expect(skeletonOf(html)).toBe(skeleton);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
    propertyRuns(10_000, 100),
  );
});

test("EM10 words of an author are no markup either, in any place of a mail", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const said = (words: string) => en({ t: `x${words}` });
      const make = (words: string) =>
        mail(
          [
            block("a", "text", { text: said(words) }),
            block("b", "button", { label: said(words) }),
            block("c", "image", { source: { to: "url", url: "https://riacredit.example/a.png" }, alt: said(words) }),
            block("d", "obligationsTable", { caption: said(words), totalLabel: said(words), total: "totalDueMinor" }),
          ],
          { settings: { subject: said(words), preheader: said(words) }, variables: VARIABLES },
        );
      const plain = sent(await compiled(make("")));
      expect(skeletonOf(sent(await compiled(make(text))).html ?? "")).toBe(skeletonOf(plain.html ?? ""));
    }),
    { numRuns: 25 },
  );
});
