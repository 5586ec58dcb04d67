import { type PolicyRule, shippedPacks } from "@dunlin/engine";
import { describe, expect, it } from "vitest";
import { darkened } from "../../src/brand/look.ts";
import { publishTemplate } from "../../src/compile.ts";
import { checkTemplate } from "../../src/index.ts";
import type { Block } from "../../src/model/block.ts";
import type { Brand } from "../../src/model/brand.ts";
import type { TemplateDiagnostic } from "../../src/model/diagnostic.ts";
import type { Template } from "../../src/model/template.ts";
import { BRAND, CONTEXT, LETTER, MAIL, PAGE } from "../compile/examples.ts";
import { sending } from "./sending.ts";

const codes = (found: readonly TemplateDiagnostic[]): string[] => found.map(({ code }) => code);
const first = (found: readonly TemplateDiagnostic[], code: string): TemplateDiagnostic | undefined =>
  found.find((each) => each.code === code);

const SAMPLES = { brand: BRAND, samples: [CONTEXT] };

/** A block of a template changed, named by its id. */
const withBlock = <T extends Template>(template: T, id: string, change: (block: Block) => Block): T => ({
  ...template,
  root: template.root.map((block) => (block.id === id ? change(block) : block)),
});
const withProps = <T extends Template>(template: T, id: string, props: object): T =>
  withBlock(template, id, (block) => ({ ...block, props: { ...block.props, ...props } }) as Block);

const pack = (id: string) => {
  const found = shippedPacks().find((each) => each.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found;
};

describe("the publish gate", () => {
  it.each([MAIL, PAGE, LETTER])("GA1 finds nothing in a good $kind, with all its locales", async (template) => {
    const { checks, compiled, publishable } = await publishTemplate(template, SAMPLES);
    expect(checks).toEqual([]);
    expect(compiled.map(({ locale }) => locale)).toEqual(template.locales);
    expect(publishable).toBe(true);
  });

  it.each([null, 7, "a", [], {}, { schema: "dunlin.template/1" }, { ...MAIL, root: 3 }, { ...MAIL, settings: null }])(
    "GA2 says only what is wrong with the shape of a document that has none: %j",
    async (doc) => {
      const found = checkTemplate(doc);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ code }) => code.startsWith("template."))).toBe(true);
      const published = await publishTemplate(doc as Template);
      expect(published.publishable).toBe(false);
      expect(published.compiled).toEqual([]);
    },
  );

  it("GA3 wants every text in every locale that has to be complete", () => {
    const partly = withProps(PAGE, "orTell", { text: { en: [{ t: "Or tell us" }] } });
    const found = first(checkTemplate(partly, { samples: [CONTEXT] }), "text.untranslated");
    expect(found).toMatchObject({ path: "/root/5/props/text", blockId: "orTell", data: { locale: "es" } });
    const english = { ...partly, policy: { locales: ["en"] } };
    expect(codes(checkTemplate(english, { samples: [CONTEXT] }))).not.toContain("text.untranslated");
    const empty = withProps(PAGE, "orTell", { text: { en: [], es: [] } });
    expect(codes(checkTemplate(empty, { samples: [CONTEXT] }))).not.toContain("text.untranslated");
  });

  it("GA3 leaves a locale that need not be complete out until it is", async () => {
    const partly = withProps(PAGE, "orTell", { text: { en: [{ t: "Or tell us" }] } });
    const all = await publishTemplate(partly, SAMPLES);
    expect([codes(all.checks), all.publishable]).toEqual([["text.untranslated"], false]);
    const { checks, compiled, publishable } = await publishTemplate(
      { ...partly, policy: { locales: ["en"] } },
      SAMPLES,
    );
    expect(checks).toMatchObject([
      { code: "check.incomplete", severity: "info", data: { locale: "es", instead: "en" } },
    ]);
    expect([compiled.map(({ locale }) => locale), publishable]).toEqual([["en"], true]);
  });

  it("GA3 does not take what is broken for what is not finished", async () => {
    const broken = withProps(PAGE, "orTell", { text: { en: [{ t: "Or" }], es: [{ var: "nobody" }] } });
    const { checks, publishable } = await publishTemplate({ ...broken, policy: { locales: ["en"] } }, SAMPLES);
    expect([codes(checks), publishable]).toEqual([["text.path"], false]);
  });

  it("GA3 finds a subject that is not translated", () => {
    const subject = { en: [{ t: "Open" }], es: [{ t: "Pendiente" }] };
    const doc = { ...MAIL, settings: { ...MAIL.settings, subject } };
    const found = checkTemplate(doc, SAMPLES).filter(({ code }) => code === "text.untranslated");
    expect(found.map(({ path, data }) => [path, data.locale])).toEqual([["/settings/subject", "ar"]]);
  });

  it("GA4 names the forms of a plural that a locale has and a text lacks", () => {
    const forms = { one: [{ t: "one part" }], other: [{ t: "parts" }] };
    const counted = [{ plural: "totalDueMinor", forms }];
    const both = withProps(PAGE, "orTell", { text: { en: counted, es: counted } });
    const found = checkTemplate(both, { samples: [CONTEXT] }).filter(({ code }) => code === "check.plural");
    expect(found.map(({ data }) => [data.locale, data.missing])).toEqual([["es", ["many"]]]);
  });

  it("GA5 wants words for every picture, unless it is a decoration", () => {
    const source = { to: "url", url: "https://pay.riacredit.example/map.png" };
    const picture = (props: object): Template =>
      ({
        ...PAGE,
        root: [{ id: "pic", type: "image", v: 1, props: { source, ...props } }, ...PAGE.root],
      }) as Template;
    const of = (alt: object) => checkTemplate(picture({ alt }), { samples: [CONTEXT] });
    const found = of({ en: [{ t: "A map" }], es: [] });
    expect(found.map(({ code, data }) => [code, data.locale])).toEqual([["check.alt", "es"]]);
    expect(found[0]).toMatchObject({ blockId: "pic" });
    expect(codes(of({}))).toEqual(["check.alt", "check.alt"]);
    expect(codes(of({ en: [{ t: "A map" }] }))).toEqual(["text.untranslated"]);
    expect(codes(checkTemplate(picture({ decorative: true }), { samples: [CONTEXT] }))).not.toContain("check.alt");
  });

  it("GA6 follows the headings of a page down, one level at a time", () => {
    const found = checkTemplate(withProps(PAGE, "orTell", { level: 3 }), { samples: [CONTEXT] });
    expect(first(found, "check.headings")).toMatchObject({ severity: "warning", data: { level: 3, before: 1 } });
  });

  it("GA7 measures colors of the brand, in light and dark", () => {
    const pale = { ...BRAND, light: { ...BRAND.light, muted: "#a0a8a6" } } as const;
    // Enough for large text and for controls, and not for a line of small print: 3.9 to 1.
    const faint = { ...BRAND, light: { ...BRAND.light, muted: "#7f8785" } } as const;
    const dark = { ...BRAND, dark: { ...darkened(BRAND.light), text: "#333333" } } as const;
    const weak = (brand: Brand) =>
      checkTemplate(MAIL, { ...SAMPLES, brand })
        .filter(({ code }) => code === "check.contrast")
        .map(({ data }) => [data.palette, data.ink, data.ground]);
    const onBoth = ["surface", "wash"].map((ground) => ["light", "muted", ground]);
    for (const brand of [pale, faint]) expect(weak(brand)).toEqual(onBoth);
    // What can be read on the surface only: 4.54 to 1 there, 4.1 on a panel.
    expect(weak({ ...BRAND, light: { ...BRAND.light, muted: "#767676" } })).toEqual([["light", "muted", "wash"]]);
    expect(weak(dark)).toContainEqual(["dark", "text", "surface"]);
    expect(weak(BRAND)).toEqual([]);
  });

  it("GA8 wants the statements of the packs, for everybody", async () => {
    const packs = [pack("us-reg-f")];
    expect((await publishTemplate(MAIL, { ...SAMPLES, packs })).checks).toEqual([]);
    const silent = { ...MAIL, root: MAIL.root.filter(({ type }) => type !== "unsubscribe") };
    const { checks, publishable } = await publishTemplate(silent, { ...SAMPLES, packs });
    expect(first(checks, "check.disclosure")?.data).toMatchObject({ pack: "us-reg-f", disclosures: ["opt-out"] });
    expect(publishable).toBe(false);
    const when = { ">": [{ var: "totalDueMinor" }, 0] };
    const hidden = withBlock(MAIL, "stop", (block) => ({ ...block, when }));
    expect(codes((await publishTemplate(hidden, { ...SAMPLES, packs })).checks)).toContain("check.disclosure");
    expect(codes(checkTemplate(hidden, { ...SAMPLES, packs }))).toContain("check.disclosure");
    expect(codes(checkTemplate(MAIL, { ...SAMPLES, packs }))).not.toContain("check.disclosure");
    expect(codes(checkTemplate(PAGE, { samples: [CONTEXT], packs }))).not.toContain("check.disclosure");
  });

  it("GA8 wants of every channel what packs want of it", () => {
    const [rule] = pack("us-reg-f").rules.filter(({ kind }) => kind === "requireDisclosure");
    const wanted = { ...rule, channels: ["letter"], disclosures: ["opt-out"] } as PolicyRule;
    const packs = [{ ...pack("us-reg-f"), rules: [wanted] }];
    const lacks = (template: Template) =>
      first(checkTemplate(template, { ...SAMPLES, packs }), "check.disclosure")?.data.channel;
    expect([LETTER, MAIL, PAGE].map(lacks)).toEqual(["letter", undefined, undefined]);
  });

  it("GA9 looks for the offer of a strategy that sends one", () => {
    const strategy = sending({ page: { template: "pay@1", actions: ["pay"], validFor: "P7D" } });
    const found = checkTemplate(MAIL, { ...SAMPLES, strategies: [strategy] });
    expect(first(found, "check.offer")).toMatchObject({ blockId: "offer", data: { strategy: "early" } });
    const page = checkTemplate(PAGE, { ...SAMPLES, strategies: [strategy], reference: "pay@1" });
    expect(first(page, "check.offer")).toMatchObject({ blockId: "offer" });
    const other = checkTemplate(MAIL, { ...SAMPLES, strategies: [strategy], reference: "other" });
    expect(codes(other)).not.toContain("check.offer");
  });

  it("GA10 renders every sample: what is missing, and a subject that would be cut off", async () => {
    const { checks } = await publishTemplate(MAIL, { brand: BRAND });
    expect(first(checks, "check.samples")?.data.paths).toContain("debtor.name");
    const { agreement: _, ...without } = CONTEXT;
    const long = { ...CONTEXT, month: "November, December and January and all the months after".repeat(2) };
    const found = (await publishTemplate(MAIL, { brand: BRAND, samples: [CONTEXT, without, long] })).checks;
    expect(first(found, "merge.missing")).toMatchObject({ data: { path: "agreement", sample: 1, locale: "en" } });
    expect(first(found, "check.subject")).toMatchObject({ severity: "warning", data: { sample: 2, most: 70 } });
  });

  it("GA3 wants the texts that a variant has of its own, as any other text", async () => {
    const bad = { en: [{ t: "a\u202e" }, { plural: "days", forms: { other: [{ t: "b" }] } }] };
    const doc: Template = { ...MAIL, variants: [{ key: "A", label: "A", settings: { preheader: bad } }] };
    const told = checkTemplate(doc, SAMPLES).map(({ code, path }) => `${code} ${path}`);
    expect([...new Set(told)]).toEqual([
      "text.untranslated /variants/0/settings/preheader",
      "check.signs /variants/0/settings/preheader/en",
      "check.plural /variants/0/settings/preheader/en",
    ]);
  });

  it("GA3 wants no translation of a subject that every variant replaces", () => {
    const subject = { en: [{ t: "Only English" }] };
    const own = Object.fromEntries(MAIL.locales.map((locale) => [locale, [{ t: "Own" }]]));
    const codesOf = (...settings: readonly object[]) =>
      codes(
        checkTemplate(
          {
            ...MAIL,
            settings: { ...MAIL.settings, subject },
            variants: settings.map((one, i) => ({ key: `V${i}`, label: "a", settings: one })),
          },
          SAMPLES,
        ),
      );
    expect(codesOf({ subject: own }, { subject: own })).toEqual([]);
    expect(codesOf({ subject: own }, {})).toContain("text.untranslated");
  });

  it("GA10 tells the subject of which variant would be cut off", async () => {
    const long = Object.fromEntries(MAIL.locales.map((locale) => [locale, [{ t: "Long ".repeat(20) }]]));
    const settings = { subject: long };
    const doc: Template = {
      ...MAIL,
      variants: [
        { key: "A", label: "A" },
        { key: "B", label: "B", settings },
      ],
    };
    const { checks, publishable } = await publishTemplate(doc, SAMPLES);
    expect(checks.map(({ code, path, data }) => [code, path, data.variant])).toEqual([
      ["check.subject", "/variants/1/settings/subject", "B"],
    ]);
    expect(publishable).toBe(true);
  });

  it("GA11 publishes with warnings and not with errors, and tells what several versions share once", async () => {
    const level = withProps(PAGE, "orTell", { level: 3 });
    const warned = await publishTemplate(level, SAMPLES);
    expect(codes(warned.checks)).toEqual(["check.headings"]);
    expect(warned.publishable).toBe(true);
    const refused = await publishTemplate(withProps(PAGE, "orTell", { text: { en: [{ var: "nobody" }], es: [] } }), {
      ...SAMPLES,
    });
    expect(refused.publishable).toBe(false);
    expect(codes(refused.checks).filter((code) => code === "text.path")).toHaveLength(1);
  });

  it("GA13 wants a decision wherever something hangs on one", async () => {
    const undecided = { type: "boolean", "x-undecided": true, description: "Stands for {{#if a}}." } as const;
    const doc: Template = {
      ...MAIL,
      variables: { ...MAIL.variables, properties: { ...MAIL.variables.properties, open: undecided } },
      policy: { ...MAIL.policy, handlebars: true, mjml: true },
    };
    const told = (template: Template) =>
      checkTemplate(template, SAMPLES).filter(({ code }) => code === "check.undecided");
    expect(told(doc)).toEqual([]);
    const [block] = doc.root as readonly [Block, ...Block[]];
    const raw: Block = { id: "raw", type: "mjml", v: 1, props: { mjml: "<mj-text>{{#if open}}x{{/if}}</mj-text>" } };
    const runs = { en: [{ t: "a" }, { hbs: "{{#if open}}x{{/if}}" }], es: [{ var: "open" }] };
    const text: Block = { id: "text", type: "text", v: 1, props: { text: runs } as Block["props"] };
    const all = { ...doc, root: [{ ...block, when: { "!": { var: "open" } } }, raw, text, ...doc.root.slice(1)] };
    expect(told(all).map(({ path, blockId }) => `${path} ${blockId}`)).toEqual([
      `/root/0/when ${block.id}`,
      "/root/1/props/mjml raw",
      "/root/2/props/text/en text",
      "/root/2/props/text/es text",
    ]);
    expect(told(all)[0]?.message).toContain("Stands for {{#if a}}.");
    expect(await publishTemplate(all, SAMPLES)).toMatchObject({ publishable: false });
  });
});
