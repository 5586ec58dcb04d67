/** Runs of text in each context, as they reach a reader. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { oneLine, plainText, smsText } from "../../src/escape/signs.ts";
import type { RichText } from "../../src/model/text.ts";
import { slotText } from "../../src/text/slots.ts";
import type { TextSite } from "../../src/text/source.ts";
import type { TextContext } from "../../src/text/words.ts";
import { CONTEXT, CONTEXTS, source, VARIABLES, wordsOf, written } from "./writing.ts";

const oddWords = fc
  .array(
    fc.constantFrom(
      ...["{", "}", "{{", "}}", "{{{", "\\", "\n", " ", "<", ">", "&amp;", "'", '"', "~", "#", "a", "`", "=", "!"],
      ...["{{/if}}", "{{else}}", "{{!--", "--}}", "{{#if a}}", "<b>", "]]>", "\u00a0", "\u202e", "\u05d0", "\\{{a}}"],
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(""));

/** A run, and the words that it shows of the context. */
const oddRuns = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: oddWords.map((t) => ({ run: { t }, says: t })) },
    fc.constant({ run: { var: "debtor.name" }, says: "Ada <1>" }),
    fc.constant({ run: { br: 1 as const }, says: "\n" }),
    oddWords.map((t) => ({ run: { var: "debtor.nick", fallback: `${t}.` }, says: `${t}.` })),
    oddWords.map((t) => ({ run: { plural: "count", forms: { one: [{ t: "no" }], other: [{ t }] } }, says: t })),
    oddWords.map((t) => ({
      run: { plural: "count", forms: { "=3": [{ t }, { var: "count" }], other: [{ t: "no" }] } },
      says: `${t}3`,
    })),
    oddWords.map((t) => ({ run: { select: "tone", cases: { formal: [{ t }], other: [{ t: "no" }] } }, says: t })),
  ),
  { maxLength: 6 },
);

/** What a channel makes of words that nobody put into a template. */
const READ: { readonly [C in TextContext]: (text: string) => string } = {
  html: plainText,
  text: plainText,
  sms: smsText,
  header: (text) => oneLine(text).replace(/ {2,}/g, " ").trim(),
  ssml: plainText,
};

const spoken = (ssml: string): string =>
  ssml
    .replaceAll("<break/>", "\n")
    .replace(/&(lt|gt|quot|apos|amp|#\d+);/g, (all, name: string) =>
      name.startsWith("#")
        ? String.fromCharCode(Number(name.slice(1)))
        : ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" }[name] ?? all),
    );

describe("TX1 words come out as themselves in every context, next to any other run", () => {
  test.each(CONTEXTS)("TX1 in %s", (context) => {
    fc.assert(
      fc.property(oddRuns, (all) => {
        const text = written(all.map(({ run }) => run) as RichText, { context });
        const read = context === "html" ? wordsOf(text) : context === "ssml" ? spoken(text) : text;
        const says = READ[context](all.map(({ says }) => says).join(""));
        if (context !== "header") expect(read).toBe(says);
        else if (says.length <= 150) expect(read).toBe(says);
      }),
      propertyRuns(5000, 500),
    );
  });
});

describe("TX2 a value is shown by the format of its run, else by the declared one", () => {
  test.each<[string, RichText, Partial<TextSite>, string]>([
    ["declared date", [{ var: "date" }], {}, "March 2, 2026"],
    ["declared by JSON Schema", [{ var: "at" }], {}, "March 3, 2026 at 12:30 AM"],
    ["time of the run", [{ var: "at", fmt: "time" }], { locale: "de" }, "00:30"],
    ["money with a path", [{ var: "due" }], { locale: "de" }, "1.234,56\u00a0\u20ac"],
    ["money with a code", [{ var: "fee" }], {}, "\u20ac2.50"],
    ["as it stands", [{ var: "date", fmt: "text" }], {}, "2026-03-02"],
    ["percent", [{ var: "rate" }], {}, "5%"],
    ["a name with a blank", [{ var: "odd name" }], {}, "odd"],
    ["spoken money", [{ var: "fee" }], { context: "ssml" }, '<say-as interpret-as="currency">\u20ac2.50</say-as>'],
    ["a link", [{ var: "payUrl" }], {}, "https://pay.example/?a=1&b=2"],
    [
      "a link in HTML",
      [{ var: "payUrl" }],
      { context: "html" },
      '<a href="https://pay.example/?a&#x3D;1&amp;b&#x3D;2">https://pay.example/?a&#x3D;1&amp;b&#x3D;2</a>',
    ],
    ["from the right", [{ var: "debtor.name" }], { context: "html", locale: "ar" }, "<bdi>Ada &lt;1&gt;</bdi>"],
  ])("TX2 %s", (_, text, site, says) => {
    expect(written(text, site)).toBe(says);
  });
});

describe("TX9 a number in a text from the right keeps its order", () => {
  const name: RichText = [{ t: "x " }, { var: "debtor.name" }];
  test.each<[string, RichText, Partial<TextSite>, string]>([
    ["in HTML", name, { context: "html", locale: "he" }, "x <bdi>Ada &lt;1&gt;</bdi>"],
    ["in a title", name, { context: "html", locale: "ar", bare: true }, "x \u200eAda &lt;1&gt;"],
    ["in one line", name, { context: "header", locale: "ar" }, "x \u200eAda <1>"],
    ["in an SMS", name, { context: "sms", locale: "ar" }, "x \u200eAda <1>"],
    ["not for an amount", [{ var: "fee" }], { context: "text", locale: "he" }, "\u200f2.50 \u200f\u20ac"],
    ["not for what is not there", [{ t: "[" }, { var: "debtor.nick" }, { t: "]" }], { locale: "ar" }, "[]"],
    ["not when it is spoken", name, { context: "ssml", locale: "ar" }, "x Ada &lt;1&gt;"],
    ["not from the left", name, { context: "header", locale: "de" }, "x Ada <1>"],
  ])("TX9 %s", (_, text, site, says) => {
    expect(written(text, site).replaceAll("\u00a0", " ")).toBe(says);
  });
});

describe("TX3 a fallback is shown where the value is missing", () => {
  test.each<[string, RichText, Partial<TextSite>, string]>([
    ["words", [{ var: "debtor.nick", fallback: "friend" }], {}, "friend"],
    ["not where it is there", [{ var: "debtor.name", fallback: "friend" }], {}, CONTEXT.debtor.name],
    ["both quotes and a backslash", [{ var: "debtor.nick", fallback: `a"b'\\` }], {}, `a"b'\\`],
    ["a format", [{ var: "moreUrl", fallback: "no <link>" }], { context: "html" }, "no &lt;link&gt;"],
    ["nothing", [{ t: "[" }, { var: "debtor.nick" }, { t: "]" }], {}, "[]"],
    ["no empty link", [{ var: "moreUrl" }], { context: "html" }, ""],
    ["nothing to read aloud", [{ var: "phone" }, { t: "." }], { context: "ssml" }, "."],
  ])("TX3 %s", (_, text, site, says) => {
    expect(written(text, site, { ...CONTEXT, phone: undefined })).toBe(says);
  });
});

describe("TX4 marks and links are those of the context", () => {
  const pay = { to: "variable", var: "payUrl" } as const;
  const more = { to: "variable", var: "moreUrl" } as const;
  test.each<[string, RichText, Partial<TextSite>, string]>([
    ["marks", [{ t: "a", b: true, i: true, u: true }], { context: "html" }, "<strong><em><u>a</u></em></strong>"],
    ["no marks", [{ t: "a", b: true, i: true }], {}, "a"],
    [
      "one link",
      [
        { t: "Pay ", a: pay },
        { var: "fee", a: pay, b: true },
      ],
      { context: "html", linkAttributes: ' class="l"' },
      '<a href="https://pay.example/?a&#x3D;1&amp;b&#x3D;2" class="l">Pay <strong>\u20ac2.50</strong></a>',
    ],
    ["a link in text", [{ t: "Pay", a: pay }], {}, "Pay <https://pay.example/?a=1&b=2>"],
    ["a link in an SMS", [{ t: "Pay", a: pay }], { context: "sms" }, "Pay https://pay.example/?a=1&b=2"],
    ["no link in a subject", [{ t: "Pay", a: pay }], { context: "header" }, "Pay"],
    ["the link itself", [{ var: "payUrl", a: pay }], {}, "https://pay.example/?a=1&b=2"],
    ["without a target", [{ t: "More", a: more }, { t: "." }], { context: "html" }, "More."],
    ["without a target in text", [{ t: "More", a: more }, { t: "." }], {}, "More."],
    [
      "a fixed link",
      [{ t: "us", a: { to: "url", url: "https://example.com/a?b=c" } }],
      {},
      "us <https://example.com/a?b=c>",
    ],
    ["a link that says so", [{ t: "example.com", a: { to: "url", url: "https://example.com" } }], {}, "example.com"],
    [
      "mail",
      [{ t: "Write", a: { to: "email", address: "a@example.com", subject: "My debt" } }],
      {},
      "Write <a@example.com>",
    ],
    ["a number", [{ t: "600 000 000", a: { to: "phone", number: "600 000 000" } }], {}, "600 000 000"],
    [
      "a number in HTML",
      [{ t: "Call", a: { to: "phone", number: "+34 600 000 000" } }],
      { context: "html" },
      '<a href="tel:+34600000000">Call</a>',
    ],
  ])("TX4 %s", (_, text, site, says) => {
    expect(written(text, site)).toBe(says);
  });
});

describe("TX5 the form for a count is that of the language, the case for a word that of its value", () => {
  const days: RichText = [
    {
      plural: "count",
      forms: {
        "=0": [{ t: "today" }],
        one: [{ var: "count" }, { t: " dzie\u0144" }],
        few: [{ var: "count" }, { t: " dni", b: true }],
        many: [{ var: "count" }, { t: " dni!" }],
        other: [{ var: "count" }, { t: " dnia" }],
      },
    },
  ];
  test.each([
    [0, "today"],
    [1, "1 dzie\u0144"],
    [3, "3<strong> dni</strong>"],
    [5, "5 dni!"],
    [1.5, "1,5 dnia"],
    [undefined, ""],
  ])("TX5 %s days in Polish", (count, says) => {
    expect(written(days, { context: "html", locale: "pl" }, { ...CONTEXT, count })).toBe(says);
  });

  test("TX5 forms of plain words are one call, and say the same", () => {
    const plain: RichText = [
      { plural: "count", forms: { one: [{ t: "a day" }], other: [{ var: "count" }, { t: " days" }] } },
    ];
    expect(source(plain).source).toBe('{{plural count one="a day" other="# days"}}');
    expect(written(plain)).toBe("3 days");
    expect(written(plain, {}, { count: 1 })).toBe("a day");
  });

  test.each([
    ["tone", "formal", "Usted"],
    ["tone", "other words", "hola"],
    ["tone", undefined, "hola"],
    ["overdue", true, "late"],
    ["overdue", "true", "late"],
    ["count", 2, "two"],
  ])("TX5 %s is %s", (select, value, says) => {
    const cases = { formal: [{ t: "Usted" }], true: [{ t: "late" }], "2": [{ t: "two" }], other: [{ t: "hola" }] };
    expect(written([{ select, cases }], {}, { [select]: value })).toBe(says);
  });
});

test("TX6 inside a row its values are those of the row, and all others those of the message", () => {
  const row = source(
    [{ var: "rows[].ref" }, { t: ": " }, { var: "rows[].due" }, { t: " of " }, { var: "due" }, { br: 1 }],
    {
      row: "rows",
    },
  );
  expect(row.problems).toEqual([]);
  expect(row.source).toBe("{{this.ref}}: {{money this.due this.currency}} of {{money @root.due @root.currency}}\n");
});

describe("TX7 what is not declared, leads nowhere or is not permitted is reported and left out", () => {
  test.each<[string, RichText, Partial<TextSite>, string]>([
    ["a path", [{ var: "debtor.age" }], {}, "text.path"],
    ["a prototype", [{ var: "constructor" }], {}, "text.path"],
    ["a row outside", [{ var: "rows[].ref" }], {}, "text.row"],
    ["no currency", [{ var: "bare" }], {}, "text.currency"],
    ["a script", [{ t: "-", a: { to: "url", url: "javascript:alert(1)" } }], {}, "text.link"],
    [
      "another host",
      [{ t: "-", a: { to: "url", url: "https://evil.example/" } }],
      { links: { hosts: ["example.com"] } },
      "text.link",
    ],
    ["more than one address", [{ t: "-", a: { to: "email", address: "a@b.example,c@d.example" } }], {}, "text.link"],
    ["no number", [{ t: "-", a: { to: "phone", number: "call me" } }], {}, "text.link"],
    ["raw Handlebars", [{ hbs: "{{count}}" }], {}, "text.handlebars"],
    ["half a block", [{ hbs: "{{#if count}}" }], { handlebars: true }, "merge.syntax"],
    ["a case", [{ select: "tone", cases: { "a\\": [], other: [] } }], {}, "text.path"],
  ])("TX7 %s", (_, text, site, code) => {
    const found = source([{ t: "[" }, ...text, { t: "]" }], site);
    expect(found.problems.map((one) => `${one.code} ${one.path}`)).toEqual([`${code} /root/0/props/text/en`]);
    expect(found.source).toMatch(/^\[-?\]$/);
  });

  test("TX7 permitted Handlebars is merged, and its words are no markup", () => {
    expect(written([{ hbs: "{{#if count}}<b>{{/if}}" }], { handlebars: true, context: "html" })).toBe("&lt;b&gt;");
  });
});

test("TX8 every value is one slot, and texts that depend on a count are slots as a whole", () => {
  const found = slotText(
    [
      { t: "Dear " },
      { var: "debtor.name", b: true },
      { t: " , " },
      { plural: "count", forms: { one: [{ t: "a day" }], other: [{ t: "days" }] } },
      { br: 1 },
      { var: "debtor.name" },
      { t: " pay ", i: true, a: { to: "variable", var: "payUrl" } },
    ],
    { locale: "en", variables: VARIABLES, pointer: "", marks: "whatsapp" },
  );
  expect(found.text).toBe("Dear *{{1}}* , {{2}}\n{{1}} _pay_  {{3}}");
  expect(found.values).toEqual([
    { slot: 1, source: "{{debtor.name}}", path: "debtor.name" },
    { slot: 2, source: '{{plural count one="a day" other="days"}}', path: undefined },
    { slot: 3, source: "{{url payUrl}}", path: "payUrl" },
  ]);
  const braces = slotText([{ t: "{{1}}" }], { locale: "en", variables: VARIABLES, pointer: "/a" });
  expect(braces.problems.map(({ code }) => code)).toEqual(["text.slot"]);
});
