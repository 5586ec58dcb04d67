/** Mails as people write them, imported. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LOSSES, type LossKind } from "../../src/import/lossKinds.ts";
import { importMjml } from "../../src/import.ts";
import type { Block } from "../../src/model/block.ts";
import type { TemplateDiagnostic } from "../../src/model/diagnostic.ts";
import { documents } from "./documents.ts";
import { codesOf, imported } from "./importing.ts";
import { BROCHURE, NEWSLETTER, RECEIPT, REMINDER, SHOWCASE } from "./samples.ts";

const mail = (content: string): string =>
  `<mjml><mj-body><mj-section><mj-column>${content}</mj-column></mj-section></mj-body></mjml>`;

const typesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap(({ type, slots }) => [type, ...Object.values(slots ?? {}).flatMap(typesOf)]);

describe("IM1 IM2 a mail is whole after its import", () => {
  test.each([
    [
      NEWSLETTER,
      "Good news for First name Read this first & then all of it . Or do not.",
      "https://pay.example.com/now",
    ],
    [RECEIPT, "Ref \u20ac123.45 Ref \u20ac123.45", "https://www.example.com/r/Number"],
    [REMINDER, "Deuda Ref vence Due Deuda Ref vence Due", "https://www.example.com/late"],
    [SHOWCASE, "one two three four", "https://www.example.com/help"],
  ])("IM2 sample %# can be published, and says what it said", async (mjml, words, link) => {
    const { page } = await imported(mjml);
    expect(page.text.replace(/ (?=\.)/g, "")).toContain(words.replace(/ (?=\.)/g, ""));
    expect([...page.links]).toContain(link);
  });
});

test("IM4 ordinary elements become blocks", async () => {
  const { template } = await imported(NEWSLETTER);
  expect(typesOf(template.root)).toEqual([
    ...["section", "image", "heading", "text", "button", "divider", "columns", "text", "text", "text"],
    ...["columns", "image", "text", "spacer", "section", "social"],
  ]);
  expect(template.policy).toBeUndefined();
  expect(template.settings.width).toBe(640);
  expect(template.root[2]?.props.layout).toBe("1-2");
});

test("IM4 old mails and those of shops become blocks", async () => {
  const { template, losses, page } = await imported(BROCHURE);
  expect(typesOf(template.root)).toEqual([
    ...["section", "section", "heading", "spacer", "columns", "button", "button"],
    ...["section", "image", "text", "section", "text", "section", "social", "social"],
  ]);
  expect(template.settings.width).toBe(640);
  expect(template.root[3]?.props.layout).toBe("1-1");
  expect(Object.keys(template.variables.properties ?? {})).toEqual(["member"]);
  expect(page.text).toContain("after a picture that is not closed");
  expect(page.text).not.toMatch(/Hidden|mso|endif/);
  const told = losses.map(({ line, message }) => `${line} ${message}`).join("\n");
  for (const says of [
    ...[
      "4 <mj-include> of the head is not known here",
      "9 Words too small to be read",
      "10 The picture behind <mj-section>",
    ],
    ...["10 Large words became a heading", "12 Of 3 columns, those that are empty", "17 A conditional comment"],
    ...["18 <mj-image> is not closed", "18 <mj-text> is not closed"],
  ])
    expect(told).toContain(says);
});

test("IM6 conditions in comments and between the parts of an element hold", async () => {
  const { page, message } = await imported(BROCHURE, (context) => ({ ...context, member: false }));
  expect(`${page.text}${message.text}`).not.toMatch(/For members|Club/);
  expect(page.text).toContain("All");
});

test("IM4 texts are runs, and tags are values with a format and a sample", () => {
  const { template } = importMjml(
    mail('<mj-text>You owe <b>{{money sum cur}}</b>, <a href="{{payUrl}}">pay</a></mj-text>'),
  );
  expect(template.root[0]?.slots?.content?.[0]?.props.text).toEqual({
    en: [
      { t: "You owe " },
      { var: "sum", fmt: "money", b: true },
      { t: ", " },
      { t: "pay", a: { to: "variable", var: "payUrl" } },
    ],
  });
  expect(template.variables.properties).toEqual({
    sum: { type: "integer", "x-format": "money", "x-currency": "cur", "x-sample": 12_345 },
    cur: { type: "string", "x-sample": "EUR" },
    payUrl: { type: "string", "x-format": "url", "x-sample": "https://www.example.com/link" },
  });
});

test("IM5 what no block is for stays raw MJML, without what runs", async () => {
  const { template, losses, message } = await imported(SHOWCASE);
  expect(template.policy).toEqual({ mjml: true });
  expect(typesOf(template.root).filter((type) => type === "mjml")).toHaveLength(5);
  expect(message.html).not.toMatch(/onclick|alert\(1\)/);
  expect(losses.filter(({ code }) => code === "import.raw").map(({ line }) => line)).toEqual([6, 10, 14, 17, 18]);
});

test("IM6 conditions hold as they did", async () => {
  const without = await imported(REMINDER, (context) => ({
    ...context,
    offer: { available: false, url: "" },
    paid: false,
    language: "de",
  }));
  expect(without.page.text).toContain("Sin oferta");
  expect(without.page.text).toContain("Pendiente de pago");
  for (const hidden of ["Oferta especial", "centro"]) {
    expect(without.page.text).not.toContain(hidden);
    expect(without.message.text).not.toContain(hidden);
  }
  const rows = await imported(REMINDER, (context) => ({ ...context, debts: [] }));
  expect(rows.message.text).toContain("centro");
  expect(`${rows.page.text}${rows.message.text}`).not.toContain("Deuda");
});

test.each([
  ["{{formatEuro total}}", "{{total}}"],
  ["{{> footer}}", "importedFooter"],
  ['{{#ifEquals a "b"}}words{{/ifEquals}}', "importedIfEqualsAB"],
])("IM7 %s is settled", async (tag, became) => {
  const { losses, page, template } = await imported(mail(`<mj-text>Before ${tag} after</mj-text>`));
  expect(page.text).not.toMatch(/[{}]/);
  expect(losses.map(({ message }) => message).join("\n")).toContain(became);
  expect(codesOf(losses)).toContain("import.tag");
  expect(Object.keys(template.variables.properties ?? {})).toHaveLength(1);
});

test.each([
  ["*|FNAME|*", "{{FNAME}}", "Fname"],
  ["[[FirstName]]", "{{FirstName}}", "First name"],
  ["%%city%%", "{{city}}", "City"],
  ["{firstname}", "{{firstname}}", "Firstname"],
  ["$" + "{debtor.city}", "{{debtor.city}}", "City"],
  ["<%= name %>", "{{name}}", "Name"],
  ["{{ name | upcase }}", "{{name}}", "Name"],
  ["{{ name|default:'you' }}", '{{fallback name "you"}}', "Name"],
  ['{{var:name:"you"}}', '{{fallback name "you"}}', "Name"],
  ["*|MC:SUBJECT|*", "importedMCSUBJECT", "Imported mcsubject"],
  ["{% include 'a.html' %}", "importedIncludeAHtml", "Imported include"],
  ["{% load i18n %}", "left out", ""],
  ["{# a note #}", "left out", ""],
])("IM7 %s of another program is settled", async (tag, became, shown) => {
  const { losses, page, message } = await imported(mail(`<mj-text>Before ${tag} after</mj-text>`));
  expect(page.text).toContain(`Before ${shown}`);
  expect(`${page.text}${message.text}`).not.toMatch(/[{}|%[\]<>]/);
  expect(losses.find(({ code }) => code === "import.tag")?.message).toContain(became);
});

test.each([
  ["{% if paid %}SECRET{% else %}other{% endif %}", "other"],
  ["{% if not open %}SECRET{% endif %}", "after"],
  ["{% unless open %}SECRET{% endunless %}", "after"],
  ["{% if a == b %}SECRET{% elif paid %}SECRET{% endif %}", "after"],
  ["{% for row in rows %}SECRET{% endfor %}", "after"],
  ["{% case a %}{% when 'b' %}SECRET{% endcase %}", "after"],
  ["{% blocktrans %}shown{% endblocktrans %}", "shown"],
  ["{% comment %}SECRET{% endcomment %}", "after"],
  ["*|IF:paid|*SECRET*|ELSE:|*other*|END:IF|*", "other"],
  ["*|IFNOT:open|*SECRET*|END:IF|*", "after"],
  ["<% if (a) { %>SECRET<% } else { %>other<% } %>", "other"],
  ["<% if a do %>SECRET<% end %>", "after"],
  ["{{#> layout}}SECRET{{/layout}}", "after"],
])("IM7 %s of another program governs what it did", async (source, shown) => {
  const hiding = (context: Readonly<Record<string, unknown>>) => {
    const rest = Object.entries(context).filter(([name]) => !name.startsWith("imported"));
    return { ...Object.fromEntries(rest), paid: false, open: true };
  };
  const { page, message, losses } = await imported(mail(`<mj-text>Before ${source} after</mj-text>`), hiding);
  expect(`${page.text}${message.text}`).not.toMatch(/SECRET|[{}|%]/);
  expect(page.text).toContain(shown);
  expect(codesOf(losses)).not.toContain("import.condition");
});

test.each([
  ["", "import.broken"],
  ["no markup", "import.broken"],
  ["<mjml><mj-body><mj-section><mj-column><mj-text>kept", "import.broken"],
  [mail("<mj-text>{{#if a}}kept</mj-text>"), "import.condition"],
  [mail("<mj-text>{{#if a}}x{{else}}y{{else}}kept{{/if}}</mj-text>"), "import.condition"],
])("IM8 %s is told to be broken", async (mjml, code) => {
  const { losses, compiled } = await imported(mjml);
  expect(losses.filter(({ severity }) => severity === "error").map((one) => one.code)).toContain(code);
  if (mjml.includes("kept")) expect(compiled.parts.html?.source).toContain("kept");
});

test.each([
  ['<mj-text color="red">a</mj-text>', "import.style", "color is decided by the brand"],
  ['<mj-button href="http://www.example.com/">a</mj-button>', "import.changed", "https://www.example.com/"],
  ['<mj-button href="#">a</mj-button>', "import.left", '"#"'],
  ['<mj-spacer height="50px" />', "import.changed", "50px became one of 32px"],
  ['<mj-include path="./a.mjml" />', "import.left", "mj-include"],
])("IM9 %s", (element, code, says) => {
  const { losses } = importMjml(mail(`\n\n${element}`));
  const found = losses.find((loss) => loss.code === code && loss.message.includes(says));
  expect(found?.line).toBe(3);
});

test("IM9 the sentence of a loss is made of its kind and its data alone, which are plain JSON", () => {
  const kinds = new Set<string>();
  const say = ({ code, data }: TemplateDiagnostic): string => {
    const { loss, ...known } = JSON.parse(JSON.stringify(data)) as { readonly loss: LossKind };
    const [of, says] = LOSSES[loss];
    kinds.add(loss);
    expect(code).toBe(of);
    return typeof says === "string" ? says : says(known as never);
  };
  for (const source of [
    NEWSLETTER,
    RECEIPT,
    REMINDER,
    SHOWCASE,
    BROCHURE,
    "",
    mail("<mj-text>{{#if a}}kept</mj-text>"),
  ])
    for (const one of importMjml(source).losses) expect(say(one)).toBe(one.message);
  expect(kinds.size).toBeGreaterThan(25);
  fc.assert(
    fc.property(documents, ({ mjml }) => {
      for (const one of importMjml(mjml).losses) expect(say(one)).toBe(one.message);
    }),
  );
});
