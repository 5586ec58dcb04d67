/** Findings: where they are, in which words they are told, and what a click does about them. */

import { blockRegistry, checkTemplate, type Template, type TemplateDiagnostic } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import { fixOf } from "../../src/builder/checks/fixes.ts";
import { placeOf } from "../../src/builder/checks/places.ts";
import { CHECK_SENTENCES_ES } from "../../src/builder/checks/sentences.es.ts";
import { tellCheck } from "../../src/builder/checks/sentences.ts";
import { builderMessages as ES } from "../../src/builder/es.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";
import { GUARDED, OF_KIND, section, starter, text } from "./documents.ts";

const MAIL = starter("early-friendly");
const PAGE = starter("pay-page");
const withBlocks = (doc: Template, ...blocks: readonly object[]): Template =>
  ({ ...doc, root: [...blocks, ...doc.root] }) as Template;
const picture = { id: "pic", type: "image", v: 1, props: { source: { to: "url", url: "https://a.example/x.png" } } };
const words = (id: string, t: string) => ({ en: [{ t }], es: [{ t: id }] });
const button = (url: string) => ({
  ...{ id: "go", type: "button", v: 1 },
  props: { label: words("Ir", "Go"), link: { to: "url", url } },
});

const finding = (more: Partial<TemplateDiagnostic>): TemplateDiagnostic => ({
  ...{ code: "text.untranslated", severity: "error", path: "", data: {}, message: "As it is." },
  ...more,
});

describe("BP7 places", () => {
  const doc = withBlocks(GUARDED, section("s", [text("inner", "x")]));

  test("BP7 a finding leads to the innermost block, its member, and the language", () => {
    expect(placeOf(finding({ path: "/root/0/slots/content/0/props/text/es" }), doc)).toEqual({
      ...{ block: "inner", member: "text", locale: "es" },
    });
    expect(placeOf(finding({ path: "/root/0" }), doc)).toEqual({ block: "s" });
    expect(placeOf(finding({ path: "/root/10" }), doc)).not.toMatchObject({ block: "approved" });
    expect(placeOf(finding({ path: "/settings/subject/en" }), doc)).toEqual({ member: "subject", locale: "en" });
    expect(placeOf(finding({ path: "/variants/1/settings/subject/en" }), doc)).toEqual({
      ...{ member: "subject", locale: "en", variant: "B" },
    });
    expect(placeOf(finding({ path: "/variants/1/key" }), doc)).toEqual({ variant: "B" });
  });

  test("BP7 a finding in a message leads to the person, the language and the version", () => {
    const data = { sample: 2, locale: "es", variant: "B" };
    expect(placeOf(finding({ path: "/parts/text", data }), doc)).toEqual(data);
    expect(placeOf(finding({ data: { locale: "xx", variant: "Z" } }), doc)).toEqual({});
  });
});

/** What is wrong, the codes that say so, and what the repair does. */
const CASES: readonly (readonly [what: string, code: string, doc: Template])[] = [
  ["a picture without a description", "check.alt", withBlocks(MAIL, picture)],
  ["a type that nobody knows", "block.unknown", withBlocks(MAIL, { ...picture, type: "acme.what" })],
  ["a block of another kind", "block.kind", withBlocks(MAIL, { id: "m", type: "menu", v: 1, props: {} })],
  [
    "a second logo",
    "block.once",
    { ...withBlocks(MAIL, { ...MAIL.root[0], id: "again" }), policy: { once: ["logo"] } } as Template,
  ],
  [
    "a version that is gone",
    "block.variant",
    { ...withBlocks(MAIL, text("v", "x", { variants: ["A", "Z"] })), variants: [{ key: "A", label: "A" }] } as Template,
  ],
  [
    "a heading that leaves a level out",
    "check.headings",
    withBlocks(PAGE, { id: "h", type: "heading", v: 1, props: { text: words("a", "b"), level: 3 } }),
  ],
  ["a sign that nobody sees", "check.signs", withBlocks(MAIL, text("sign", "Pay\u202e now"))],
  [
    "such a sign in the subject",
    "check.signs",
    { ...MAIL, settings: { ...MAIL.settings, subject: words("a\u202e", "b") } } as Template,
  ],
  [
    "such a sign in the subject of a version",
    "check.signs",
    { ...MAIL, variants: [{ key: "A", label: "A", settings: { subject: words("a\u202e", "b") } }] } as Template,
  ],
  [
    "raw MJML without a permission",
    "block.permission",
    withBlocks(MAIL, { id: "raw", type: "mjml", v: 1, props: { mjml: "<mj-text>a</mj-text>" } }),
  ],
  ["words behind the footer", "block.last", { ...MAIL, root: [...MAIL.root, text("behind", "x")] } as Template],
];

describe("BP8 repairs", () => {
  test.each(CASES)("BP8 %s: the repair of %s takes it away and brings nothing new", (_, code, doc) => {
    const store = createBuilderStore({ doc });
    const before = checkTemplate(doc);
    const found = before.find((one) => one.code === code);
    const fix = found === undefined ? undefined : fixOf(found, doc);
    expect(fix).toBeDefined();
    expect(store.transaction("x", fix?.commands ?? []).ok).toBe(true);
    const after = checkTemplate(store.getState().doc);
    expect(after.filter((one) => one.code === code).length).toBeLessThan(
      before.filter((one) => one.code === code).length,
    );
    const known = new Set(before.map((one) => one.code));
    expect(after.filter((one) => !known.has(one.code))).toEqual([]);
    store.undo();
    expect(store.getState().doc).toBe(doc);
  });

  test("BP8 a button whose link is empty can be taken away, one with a wrong link is a decision", () => {
    const at = { code: "text.link", path: "/root/0/props/link" } as const;
    const doc = withBlocks(MAIL, button(""));
    expect(fixOf(finding({ ...at, data: { link: "" } }), doc)?.commands).toEqual([
      { type: "blocks.remove", ids: ["go"] },
    ]);
    expect(fixOf(finding({ ...at, data: { link: "http://a.example" } }), doc)).toBeUndefined();
  });

  test("BP8 there is none for what is locked or required, and none that would show a block to more people", () => {
    const { root } = GUARDED;
    const at = root.findIndex(({ id }) => id === "fixed");
    expect(fixOf(finding({ code: "block.kind", path: `/root/${at}` }), GUARDED)).toBeUndefined();
    expect(fixOf(finding({ code: "block.kind", path: `/root/${root.length - 1}` }), GUARDED)).toBeUndefined();
    const gone = withBlocks(MAIL, text("v", "x", { variants: ["Z"] }));
    expect(fixOf(finding({ code: "block.variant", path: "/root/0/variants/0" }), gone)).toBeUndefined();
    expect(fixOf(finding({ code: "text.untranslated", path: "/root/0/props/text/es" }), MAIL)).toBeUndefined();
  });
});

describe("BP9 sentences", () => {
  const telling = (words: typeof BUILDER_EN) => ({ store: { registry: blockRegistry() }, words, locale: words.locale });

  test("BP9 Spanish has a sentence for whatever is found, with names as people know them; English comes with the finding", () => {
    const found = [
      ...CASES.flatMap(([, , doc]) => checkTemplate(doc)),
      ...[...OF_KIND.values()].flatMap((doc) => checkTemplate(doc)),
    ];
    for (const one of found) {
      const told = tellCheck(one, MAIL, telling(ES));
      expect(told, one.code).toMatch(/^[¿\p{Lu}«].*[.?]$/su);
      expect(told, one.code).not.toMatch(/undefined|NaN|\[object/);
      expect(tellCheck(one, MAIL, telling(BUILDER_EN))).toBe(one.message);
    }
    expect(tellCheck(finding({ data: { locale: "es" } }), MAIL, telling(ES))).toBe("Falta el texto en español.");
    expect(tellCheck(finding({ code: "merge.missing", data: { path: "totalDueMinor" } }), MAIL, telling(ES))).toContain(
      "«Open amount»",
    );
  });

  test("BP9 no sentence needs data that are not there", () => {
    for (const code of Object.keys(CHECK_SENTENCES_ES))
      expect(tellCheck(finding({ code: code as TemplateDiagnostic["code"] }), MAIL, telling(ES)), code).toMatch(
        /[.?]$/,
      );
  });
});
