/** Texts as they are written: their documents, what may stand in them, and where their links lead. */

import type { Link, Marks, RichText, Run, ValueFormat, VariableSchema } from "@dunlin/templates";
import { textsOf, variablesOf } from "@dunlin/templates";
import { STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { getSchema } from "@tiptap/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../src/builder/text/clean.ts";
import { detailsOf, exampleOf, fits, formatsFor, found, missingFor } from "../../src/builder/text/details.ts";
import { docOf, runsOfDoc, type TextDoc } from "../../src/builder/text/doc.ts";
import { campaignOf, linkOf, linkOfHref, linkRefusal, untracked, withCampaign } from "../../src/builder/text/links.ts";
import { looksOf } from "../../src/builder/text/looks.ts";
import { declaredWords, isWritable, newChoice, newPlural } from "../../src/builder/text/newRuns.ts";
import { readLink, readRun } from "../../src/builder/text/readRun.ts";
import { normalRuns, plainRuns, same, sameRuns } from "../../src/builder/text/runs.ts";
import { textSchema } from "../../src/builder/text/schema.ts";
import { withoutUnseen } from "../../src/builder/text/signs.ts";
import { TEXT_EN } from "../../src/builder/text/words.ts";
import { starter } from "./documents.ts";

const words = fc.string({ unit: "binary", maxLength: 8 });
const path = fc.constantFrom("debtor.name", "totalDueMinor", "dueDate", "obligations[].ref", "__proto__", "no.such");
const link: fc.Arbitrary<Link> = fc.oneof(
  fc.record({ to: fc.constant("url" as const), url: fc.oneof(fc.webUrl(), words) }),
  fc.record({ to: fc.constant("variable" as const), var: path }),
  fc.record(
    { to: fc.constant("email" as const), address: fc.oneof(fc.emailAddress(), words), subject: words },
    { requiredKeys: ["to", "address"] },
  ),
  fc.record({ to: fc.constant("phone" as const), number: words }),
);
const marks: fc.Arbitrary<Marks> = fc.record(
  { b: fc.constant(true as const), i: fc.constant(true as const), u: fc.constant(true as const), a: link },
  { requiredKeys: [] },
);
const FORMATS: readonly ValueFormat[] = [
  "text",
  "money",
  "date",
  "dateTime",
  "time",
  "number",
  "percent",
  "list",
  "url",
];
const { text: richText } = fc.letrec<{ text: RichText; run: Run }>((tie) => ({
  text: fc.array(tie("run"), { maxLength: 6 }),
  run: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(words, marks).map(([t, own]): Run => ({ t, ...own })),
    fc
      .record(
        { var: path, fmt: fc.constantFrom(...FORMATS), fallback: words, own: marks },
        { requiredKeys: ["var", "own"] },
      )
      .map(({ own, ...value }): Run => ({ ...value, ...own })),
    fc.constant<Run>({ br: 1 }),
    fc
      .record({ plural: path, one: tie("text"), exact: tie("text"), other: tie("text") })
      .map(({ plural, one, exact, other }): Run => ({ plural, forms: { one, "=0": exact, other } })),
    fc
      .record({ select: path, word: words, its: tie("text"), other: tie("text") })
      .map(({ select, word, its, other }): Run => ({ select, cases: { [`w${word}`]: its, other } })),
    words.map((hbs): Run => ({ hbs })),
  ),
}));

const schema = getSchema(textSchema(() => ({ text: "", title: "" })));

test("BT1 a text comes back from the document of its editor as it was, in its one form", () => {
  fc.assert(
    fc.property(richText, (runs) => {
      const doc = schema.nodeFromJSON(docOf(runs));
      doc.check();
      expect(runsOfDoc(doc.toJSON() as TextDoc)).toEqual(normalRuns(runs));
    }),
  );
});

test("BT1 the one form says the same: no neighbors of one look, no words without a sign, all else in its place", () => {
  fc.assert(
    fc.property(richText, (runs) => {
      const once = normalRuns(runs);
      expect(normalRuns(once)).toEqual(once);
      expect(sameRuns(once, runs)).toBe(true);
      const signs = (all: RichText) => all.map((run) => ("t" in run ? run.t : `\u0000${Object.keys(run)[0]}`)).join("");
      expect(signs(once)).toBe(signs(runs));
      once.forEach((run, i) => {
        const next = once[i + 1];
        if (!("t" in run)) return;
        expect(run.t).not.toBe("");
        if (next !== undefined && "t" in next) expect(same({ ...run, t: "" }, { ...next, t: "" })).toBe(false);
      });
    }),
  );
});

test("BT1 every text of the starter library has its one form already, and comes back the very same", () => {
  for (const template of STARTER_TEMPLATES)
    for (const { text } of textsOf(template))
      for (const runs of Object.values(text)) {
        expect(normalRuns(runs)).toEqual(runs);
        expect(runsOfDoc(schema.nodeFromJSON(docOf(runs)).toJSON() as TextDoc)).toEqual(runs);
      }
});

test("BT1 marks on a line break or on what has a form are no part of a text", () => {
  const bold = [{ type: "b" as const }];
  expect(runsOfDoc({ content: [{ type: "br", marks: bold }] })).toEqual([{ br: 1 }]);
  const run: Run = { hbs: "{{x}}" };
  expect(runsOfDoc({ content: [{ type: "kept", attrs: { run }, marks: bold }] })).toEqual([run]);
});

test("BT1 a text on one line has no breaks, and one without marks none of them", () => {
  fc.assert(
    fc.property(richText, (runs) => {
      const plain = plainRuns(runs, { marks: false, breaks: false });
      for (const run of plain) {
        expect("br" in run).toBe(false);
        if ("t" in run) expect(Object.keys(run)).toEqual(["t"]);
        if ("t" in run) expect(run.t).not.toMatch(/[\n\r]/);
        if ("var" in run) expect(Object.keys(run).every((key) => ["var", "fmt", "fallback"].includes(key))).toBe(true);
      }
    }),
  );
});

const mail = starter("early-friendly");
const { variables } = mail;

test("BT3 the values that fit are offered, those of a row only in it and first, by the groups of the schema", () => {
  const all = detailsOf(variables);
  expect(all.some(({ path: one }) => one.includes("[]"))).toBe(false);
  expect(all.find(({ path: one }) => one === "debtor.name")).toEqual({
    ...{ path: "debtor.name", title: "Name in a greeting", group: "Customer", format: "text" },
  });
  expect(all.find(({ path: one }) => one === "dueDate")?.group).toBe("");
  const inRow = detailsOf(variables, "obligations");
  expect(inRow.slice(0, 3).map(({ path: one }) => one)).toEqual([
    "obligations[].ref",
    "obligations[].dueDate",
    "obligations[].dueMinor",
  ]);
  expect(inRow.some(({ path: one }) => one.startsWith("plans[]"))).toBe(false);
  expect(all.length + 3).toBe(inRow.length);
  for (const { path: one } of inRow) expect(fits(variables, one, "obligations")).toBe(true);
  const outside = variablesOf(variables).filter(({ path: one }) => one.includes("[]."));
  for (const { path: one } of outside) expect(fits(variables, one)).toBe(false);
});

test("BT3 a detail is found by its name, its path or its group, without accents, and by its name first", () => {
  const all = detailsOf(variables);
  const paths = (wanted: string) => found(all, wanted).map(({ path: one }) => one);
  expect(paths("DUE dat")[0]).toBe("dueDate");
  expect(paths("totalDueMinor")).toContain("totalDueMinor");
  expect(paths("customer name")).toContain("debtor.name");
  expect(paths("due").indexOf("dueDate")).toBeLessThan(paths("due").indexOf("totalDueMinor"));
  expect(paths("")).toEqual(all.map(({ path: one }) => one));
  expect(found([{ path: "x", title: "Código", group: "", format: "text" }], "codigo")).toHaveLength(1);
  expect(paths("no such thing")).toEqual([]);
});

test("BT3 a detail is shown as the person would read it: in its format, in the language of the text, in a row by the first one", () => {
  const site = { variables, locale: "es", context: STARTER_SAMPLE };
  expect(exampleOf({ var: "totalDueMinor" }, site).replace(/\s/g, " ")).toBe("182,40 €");
  expect(exampleOf({ var: "dueDate" }, { ...site, locale: "en" })).toBe("November 4, 2026");
  expect(exampleOf({ var: "dueDate", fmt: "text" }, site)).toBe("2026-11-04");
  expect(exampleOf({ var: "obligations[].dueMinor" }, { ...site, row: "obligations" }).replace(/\s/g, " ")).toBe(
    "61,00 €",
  );
  expect(exampleOf({ var: "no.such" }, site)).toBe("");
  expect(exampleOf({ var: "debtor.company" }, { ...site, context: {} })).toBe("");
});

test("BT3 a value is offered in the formats that its type has, its own first", () => {
  expect(formatsFor(variables, "totalDueMinor")).toEqual(["money", "number", "percent", "text"]);
  expect(formatsFor(variables, "dueDate")).toEqual(["date", "text"]);
  expect(formatsFor(variables, "payUrl")).toEqual(["url", "text"]);
  expect(formatsFor(variables, "creditor.phone")).toEqual(["phone", "text"]);
});

test("BT3 people without a value are counted: absent, null or blank, and of rows with one of them missing", () => {
  const people = [
    { debtor: { name: "Ann" }, rows: [{ ref: "1" }, { ref: "2" }] },
    { debtor: { name: "  " }, rows: [{ ref: "1" }, {}] },
    { debtor: { name: null }, rows: [] },
    {},
  ];
  expect(missingFor("debtor.name", people)).toBe(3);
  expect(missingFor("rows[].ref", people)).toBe(3);
  expect(missingFor("amount", [{ amount: 0 }, { amount: false }])).toBe(0);
  expect(missingFor("__proto__", [{}])).toBe(1);
});

test("BT4 a value that is not declared, or of a row elsewhere, is shown as such and says why", () => {
  const look = looksOf(variables, undefined, TEXT_EN);
  expect(look({ var: "debtor.nmae" })).toEqual({
    ...{ text: "debtor.nmae", title: TEXT_EN.detail.unknownHow("debtor.nmae"), tone: "bad" },
  });
  expect(look({ var: "obligations[].ref" }).title).toBe(TEXT_EN.detail.otherRow("Open invoices"));
  expect(looksOf(variables, "obligations", TEXT_EN)({ var: "obligations[].ref" }).tone).toBeUndefined();
  expect(look({ plural: "gone", forms: { other: [{ t: "many" }] } })).toMatchObject({ text: "many", tone: "bad" });
  expect(look({ hbs: "{{x}}" })).toMatchObject({ text: "{{x}}", tone: "form" });
});

const RULES = { hosts: ["pay.example.com"] };

test("BT5 links are checked by the rules of the host, each kind by its own", () => {
  expect(linkRefusal(linkOf("url", "https://pay.example.com/a"), RULES)).toBeUndefined();
  expect(linkRefusal(linkOf("url", "pay.example.com/a"), RULES)).toBeUndefined();
  expect(linkRefusal(linkOf("url", "https://evil.example/a"), RULES)).toBe("host");
  expect(linkRefusal(linkOf("url", "javascript:alert(1)"))).toBe("scheme");
  expect(linkRefusal(linkOf("url", "data:text/html,x"))).toBe("scheme");
  expect(linkRefusal(linkOf("url", "https://user:pw@pay.example.com/"))).toBe("user");
  expect(linkRefusal(linkOf("url", "https://a b"))).toBe("signs");
  expect(linkRefusal(linkOf("url", ""))).toBe("empty");
  expect(linkRefusal(linkOf("email", "help@example.com", "Claim 4471: what now?"))).toBeUndefined();
  expect(linkRefusal(linkOf("email", "a@example.com,b@example.com"))).toBe("form");
  expect(linkRefusal(linkOf("phone", "+34 (960) 000-210"))).toBeUndefined();
  expect(linkRefusal(linkOf("phone", "call me"))).toBeDefined();
  expect(linkRefusal(linkOf("variable", "payUrl"))).toBeUndefined();
});

test("BT5 a link that was read is one of the kinds, or none", () => {
  expect(linkOfHref("mailto:help@example.com?subject=What%20now")).toEqual({
    ...{ to: "email", address: "help@example.com", subject: "What now" },
  });
  expect(linkOfHref("tel:+34960000210")).toEqual({ to: "phone", number: "+34960000210" });
  expect(linkOfHref("https://example.com/a")).toEqual({ to: "url", url: "https://example.com/a" });
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }), fc.constant("JaVaScRiPt:alert(1)")), (href) => {
      const read = linkOfHref(href, RULES);
      if (read !== undefined) expect(linkRefusal(read, RULES)).toBeUndefined();
    }),
  );
});

test("BT5 campaign tags are added to an address, changed and taken away; nothing else of it changes", () => {
  const tags = [
    ["source", "email"],
    ["medium", "reminder"],
    ["campaign", "early & friendly"],
  ] as const;
  const tagged = tags.reduce((url, [part, said]) => withCampaign(url, part, said), "https://example.com/a?x=1#top");
  expect(tagged).toBe(
    "https://example.com/a?x=1&utm_source=email&utm_medium=reminder&utm_campaign=early%20%26%20friendly#top",
  );
  expect(campaignOf(tagged)).toEqual(Object.fromEntries(tags));
  expect(tags.reduce((url, [part]) => withCampaign(url, part, ""), tagged)).toBe("https://example.com/a?x=1#top");
});

test("BT5 what follows a reader goes from an address, and a wrapping of a mail program, too", () => {
  expect(untracked("https://example.com/a?x=1&utm_source=n&fbclid=9&gclid=3")).toBe("https://example.com/a?x=1");
  expect(untracked("https://example.com/a?x=1")).toBe("https://example.com/a?x=1");
  const wrapped = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent("https://example.com/?mc_eid=1")}&data=05`;
  expect(untracked(wrapped)).toBe("https://example.com/");
  expect(untracked("javascript:alert(1)")).toBe("javascript:alert(1)");
});

test("BT6 a new text by number has a form for each category of its language, one by word a text for each word", () => {
  expect(Object.keys(newPlural(variables, "en").forms)).toEqual(["one", "other"]);
  expect(Object.keys(newPlural(variables, "pl").forms)).toEqual(["one", "few", "many", "other"]);
  expect(Object.keys(newPlural(variables, "ar").forms)).toHaveLength(6);
  const choice = newChoice(variables);
  expect(choice.select).toBe("debtor.form");
  expect(Object.keys(choice.cases)).toEqual(["ms", "mr", "other"]);
  expect(declaredWords(variables, "autopay")).toEqual(["true", "false"]);
  expect([`"'`, "\\", ""].map(isWritable)).toEqual([false, false, false]);
  expect(newPlural({ type: "object" } as VariableSchema, "en").plural).toBe("");
});

test("BT7 lines of plain text stay lines; a known path in braces is its value, others stay words", () => {
  const known = (one: string) => fits(variables, one);
  expect(cleanText("Hello {{debtor.name}},\r\n{{nothing}}\u2028end\n\n", { known }).runs).toEqual([
    ...[{ t: "Hello " }, { var: "debtor.name" }, { t: "," }, { br: 1 }, { t: "{{nothing}}" }, { br: 1 }, { t: "end" }],
  ]);
});

test("BT7 signs that steer or hide are left out and counted, letters and joiners stay", () => {
  const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";
  const hostile = "pay\u202e evil\u2066\u0000\u200b\ufeff\u00ad\u{e0041}";
  expect(withoutUnseen(`${family}é می‌خواهم`)).toEqual({ text: `${family}é می‌خواهم`, dropped: 0 });
  expect(withoutUnseen(hostile)).toEqual({ text: "pay evil", dropped: 7 });
  expect(withoutUnseen("a\ud800b").text).toBe("a\ufffdb");
});

test("BT7 a sign from the clipboard is read only in its exact form, and never as raw Handlebars", () => {
  expect(readRun(JSON.stringify({ var: "debtor.name", fmt: "date", fallback: "x\u202ey", onclick: "1" }))).toEqual({
    ...{ var: "debtor.name", fmt: "date", fallback: "xy" },
  });
  const bad = [
    "",
    "{",
    "[]",
    "null",
    `{"hbs":"{{x}}"}`,
    `{"var":"a b"}`,
    `{"var":1}`,
    `{"plural":"n","forms":{"one":[]}}`,
  ];
  for (const text of bad) expect(readRun(text)).toBeUndefined();
  const nested = {
    plural: "n",
    forms: { other: [{ hbs: "{{x}}" }, { t: "a", a: { to: "url", url: "javascript:x" } }] },
  };
  expect(readRun(JSON.stringify(nested))).toEqual({ plural: "n", forms: { other: [{ t: "a" }] } });
  let deep: unknown = { plural: "n", forms: { other: [] } };
  for (let i = 0; i < 50; i++) deep = { plural: "n", forms: { other: [deep] } };
  expect(JSON.stringify(readRun(JSON.stringify(deep))).length).toBeLessThan(300);
  fc.assert(
    fc.property(fc.json(), (text) => {
      const run = readRun(text);
      if (run !== undefined) expect(["var", "plural", "select"].some((name) => name in run)).toBe(true);
      readLink(text);
    }),
  );
});

test("BT7 what the editor wrote itself comes back from the clipboard", () => {
  fc.assert(
    fc.property(path, fc.constantFrom(...FORMATS), (one, fmt) => {
      expect(readRun(JSON.stringify({ var: one, fmt }))).toEqual({ var: one, fmt });
    }),
  );
});
