/** The inspector of the builder without its view: fields, edits, values, links, who sees a block. */

import { type Condition, describeCondition } from "@dunlin/engine";
import {
  BLOCKS,
  type Block,
  blockRegistry,
  checkLink,
  propsOf,
  propsProblems,
  type SettingsOf,
  type Template,
  type TemplateKind,
  validateTemplate,
} from "@dunlin/templates";
import { STARTER_SAMPLE, STARTER_TEMPLATES, STARTER_VARIABLES } from "@dunlin/templates/starter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { newBlock } from "../../src/builder/blocks/looks.ts";
import type { BuilderCommand } from "../../src/builder/commands/command.ts";
import { builderMessages } from "../../src/builder/es.ts";
import { blockCommands, type Edit, settingsCommands } from "../../src/builder/inspector/edits.ts";
import { fieldText, optionText, placeOf, problemText } from "../../src/builder/inspector/form.tsx";
import { asData } from "../../src/builder/inspector/message.ts";
import { SETTINGS_FIELDS } from "../../src/builder/inspector/settingsFields.ts";
import { type FieldSpec, freshItem, numberProblem, specsOf, stringProblem } from "../../src/builder/inspector/spec.ts";
import { currencyIn, fitting, sampleText, valuesOf } from "../../src/builder/inspector/values.ts";
import { versionCommands, versionsOf } from "../../src/builder/inspector/versions.ts";
import { fieldsOf, seenBy, whoSees } from "../../src/builder/inspector/who.ts";
import { createBuilderStore } from "../../src/builder/store.ts";
import { CAMPAIGN, campaignOf, linkRefusal, withCampaign } from "../../src/builder/text/links.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";
import { fieldsFor } from "../../src/conditions/fields.ts";
import { OF_KIND, starter, text } from "./documents.ts";

const REGISTRY = blockRegistry();
const TYPES = [...REGISTRY.values()];
const RUNS = sized(100, 2000);

/** A setting that a field is missing for does not compile. */
const SETTINGS: { readonly [K in TemplateKind]: { readonly [N in keyof Required<SettingsOf[K]>]: true } } = {
  email: { subject: true, preheader: true, fromName: true, width: true, unsubscribe: true, attachments: true },
  landing: { title: true, description: true, languages: true, linkLifetime: true },
  sms: { sender: true, plainPunctuation: true, transliterate: true, maxSegments: true },
  whatsapp: { templateName: true, category: true, languageCodes: true, linkBases: true },
  rcs: { smsFallback: true, orientation: true },
  voice: { voices: true, ratePercent: true, keySeconds: true },
  letter: { paper: true, window: true, address: true, date: true, subject: true, attachments: true },
  push: { title: true, link: true, collapseKey: true },
};

const KINDS = Object.keys(SETTINGS) as TemplateKind[];

/** A field with all fields inside of it, each with its trail. */
const withInside = (spec: FieldSpec, trail = spec.name): readonly (readonly [string, FieldSpec])[] => [
  [trail, spec],
  ...(spec.items ?? []).flatMap((item) => withInside(item, `${trail}.${item.name}`)),
];
const ALL_FIELDS = [
  ...TYPES.flatMap((type) =>
    specsOf(type).flatMap((spec) => withInside(spec).map((one) => [type.type, ...one] as const)),
  ),
  ...KINDS.flatMap((kind) =>
    SETTINGS_FIELDS[kind].flatMap((spec) => withInside(spec).map((one) => [kind, ...one] as const)),
  ),
];

describe("BI1 the settings of a template", () => {
  test.each(KINDS)("BI1 every setting of %s has a field", (kind) => {
    const names = new Set(SETTINGS_FIELDS[kind].map(({ name }) => name.split("/")[0]));
    expect([...names].sort()).toEqual(Object.keys(SETTINGS[kind]).sort());
  });

  test.each(KINDS)("BI1 what a field of %s lets through, the template takes", (kind) => {
    const doc = OF_KIND.get(kind);
    if (doc === undefined) throw new Error(`no starter is ${kind}`);
    for (const spec of SETTINGS_FIELDS[kind]) {
      for (const value of samplesOf(spec)) {
        const store = createBuilderStore({ doc });
        const [command] = settingsCommands({ edit: "set", at: `/${spec.name}`, value }, (name) => `/settings/${name}`);
        const outcome = store.execute(command as BuilderCommand);
        expect([spec.name, value, outcome.ok]).toEqual([spec.name, value, true]);
        const shape = validateTemplate(store.getState().doc).filter(({ code }) => code === "template.shape");
        expect(shape).toEqual([]);
      }
    }
  });
});

const SITE = { number: 3, valueFor: () => "reference", language: "en" };

/** Values at the edges of what a field lets through. */
function samplesOf(spec: FieldSpec): readonly unknown[] {
  switch (spec.control) {
    case "number":
      return [spec.minimum, spec.maximum].filter((value) => numberProblem(String(value), spec) === undefined);
    case "string":
      return ["Bank", "+34600000000", "loan_reminder_2"].filter((value) => stringProblem(value, spec) === undefined);
    case "choice":
      return spec.options ?? [];
    case "switch":
      return [true, false];
    case "value":
      return ["payUrl"];
    case "list":
      return [[freshItem(spec.items ?? [], SITE)]];
    case "link":
      return [{ to: "variable", var: "payUrl" }];
    case "lifetime":
      return ["P30D", "P2W"];
    case "languages":
      return [["en"]];
    case "byLanguage":
      return [{ en: "Alva" }];
    case "bases":
      return [{ payUrl: "https://pay.example.com/p/" }];
    default:
      return [];
  }
}

describe("BI2 fields of blocks", () => {
  test("BI2 limits of a field are those of its schema", () => {
    for (const definition of TYPES)
      for (const spec of specsOf(definition)) {
        if (spec.control !== "number") continue;
        const { minimum = 0, maximum = 0, name } = spec;
        const problems = (value: number) =>
          propsProblems(definition, { ...definition.defaults, [name]: value }).filter(
            ({ path }) => path === `/${name}`,
          );
        expect(problems(minimum)).toEqual([]);
        expect(problems(maximum)).toEqual([]);
        expect(problems(minimum - 1)).toHaveLength(1);
        expect(problems(maximum + 1)).toHaveLength(1);
        expect(numberProblem(String(minimum - 1), spec)?.code).toBe("minimum");
        expect(numberProblem(String(maximum + 1), spec)?.code).toBe("maximum");
      }
  });

  test("BI2 a bare text is told from one in all languages, and a row of texts from rows of them", () => {
    const control = (type: string, trail: string) =>
      ALL_FIELDS.find(([owner, at]) => owner === type && at === trail)?.[2].control;
    expect(control("languages", "languages.label")).toBe("string");
    expect(control("quickReply", "label")).toBe("plainText");
    expect(control("table", "head")).toBe("texts");
    expect(control("table", "rows")).toBe("rows");
  });

  test("BI2 every field and every option has words in Spanish, and every option and setting in English", () => {
    const [en, es] = [BUILDER_EN.inspector, builderMessages.inspector];
    const missing = ALL_FIELDS.flatMap(([type, trail, spec]) => {
      const bare = { label: "\u0000" };
      const options = (spec.options ?? []).filter((option) => !/^[\d*#]$/.test(String(option)));
      return [
        fieldText(type, trail, bare, es)[0] === "\u0000" ? [`es ${type}.${trail}`] : [],
        type in SETTINGS && fieldText(type, trail, bare, en)[0] === "\u0000" ? [`en ${type}.${trail}`] : [],
        ...[en, es].map((words) =>
          options.filter((option) => !hasWords(spec.name, option, words)).map((option) => `${trail}: ${option}`),
        ),
      ].flat();
    });
    expect(missing).toEqual([]);
  });

  test("BI2 a help of a type has one in Spanish, too", () => {
    const without = ALL_FIELDS.filter(
      ([type, trail, spec]) =>
        spec.help !== undefined && fieldText(type, trail, spec, builderMessages.inspector)[1] === undefined,
    );
    expect(without.map(([type, trail]) => `${type}.${trail}`)).toEqual([]);
  });

  test("BI2 what is wrong is told in the language of the interface, at the place where it is wrong", () => {
    const image = REGISTRY.get("image");
    if (image === undefined) throw new Error("there are images");
    const [wide] = propsProblems(image, { ...image.defaults, width: 9000 });
    expect(wide && placeOf(wide)).toBe("/width");
    expect(wide && problemText(wide, builderMessages.inspector)).toBe("1200 como máximo.");
    const { source: _, ...rest } = image.defaults;
    const [gone] = propsProblems(image, rest);
    expect(gone && placeOf(gone)).toBe("/source");
    expect(gone && problemText(gone, BUILDER_EN.inspector)).toBe("This is needed.");
    expect(problemText({ message: "Of a host." }, BUILDER_EN.inspector)).toBe("Of a host.");
  });

  test.each(TYPES.map(({ type }) => [type]))("BI2 a fresh item of each list of %s fits as it is", (type) => {
    const definition = REGISTRY.get(type);
    if (definition === undefined) return;
    for (const spec of specsOf(definition)) {
      if (spec.control !== "list") continue;
      const list = Array.from({ length: Math.max(1, spec.minItems ?? 0) }, () => freshItem(spec.items ?? [], SITE));
      expect(propsProblems(definition, { ...definition.defaults, [spec.name]: list as never })).toEqual([]);
    }
  });
});

const hasWords = (name: string, option: unknown, { options }: typeof BUILDER_EN.inspector): boolean =>
  [`${name}.${String(option)}`, String(option)].some((key) => Object.hasOwn(options, key)) &&
  optionText(name, option, { options }) !== "";

describe("BI3 edits of fields", () => {
  const bare = (type: string): Block => ({ id: "one", type, v: 1, props: {} });
  const storeOf = (block: Block) =>
    createBuilderStore({ doc: { ...starter("early-friendly"), root: [block] } as Template });
  const shownOf = (store: ReturnType<typeof storeOf>, type: string) => {
    const definition = REGISTRY.get(type);
    const [block] = store.getState().doc.root;
    if (definition === undefined || block === undefined) throw new Error("there is a block");
    return propsOf(block, definition);
  };
  const run = (block: Block, edit: Edit) => {
    const store = storeOf(block);
    const outcome = store.transaction(undefined, blockCommands(block, REGISTRY.get(block.type), edit));
    expect(outcome.ok).toBe(true);
    return store;
  };

  test("BI3 a text of a default changes in one language and stays in the others", () => {
    const before = shownOf(storeOf(bare("amountDue")), "amountDue").label as Record<string, unknown>;
    const store = run(bare("amountDue"), { edit: "text", at: "/label", locale: "en", runs: [{ t: "To pay" }] });
    expect(shownOf(store, "amountDue").label).toEqual({ ...before, en: [{ t: "To pay" }] });
    expect(Object.keys(before).length).toBeGreaterThan(1);
    store.undo();
    expect(store.getState().doc.root[0]).toEqual(bare("amountDue"));
  });

  test("BI3 an item of a default list moves, changes and goes, and the others stay", () => {
    const block = bare("obligationsTable");
    const before = shownOf(storeOf(block), "obligationsTable").columns as readonly { value: string }[];
    const values = (store: ReturnType<typeof storeOf>) =>
      (shownOf(store, "obligationsTable").columns as readonly { value: string }[]).map(({ value }) => value);
    const [a, b, c] = before.map(({ value }) => value);
    expect(values(run(block, { edit: "move", at: "/columns", from: 0, to: 2 }))).toEqual([b, c, a]);
    expect(values(run(block, { edit: "set", at: "/columns/1", value: undefined }))).toEqual([a, c]);
    expect(values(run(block, { edit: "set", at: "/columns/0/value", value: "reference" }))).toEqual([
      "reference",
      b,
      c,
    ]);
  });

  test("BI3 a member that is taken away is that of its type again", () => {
    const set = run(newBlock(REGISTRY.get("text") as never), { edit: "set", at: "/look", value: "small" });
    const [block] = set.getState().doc.root;
    const store = run(block as Block, { edit: "set", at: "/look", value: undefined });
    expect(shownOf(store, "text").look).toBe("text");
  });

  test("BI3 whatever is set of whatever type, undoing gives the same document, and the rest of the props stays", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TYPES.filter(({ kinds }) => kinds.includes("email"))),
        fc.nat(),
        (definition, at) => {
          const fields = specsOf(definition);
          const spec = fields[at % Math.max(1, fields.length)];
          if (spec === undefined) return;
          const block = bare(definition.type);
          const before = storeOf(block);
          const value = (definition.defaults as Record<string, unknown>)[spec.name];
          if (value === undefined) return;
          const store = run(block, { edit: "set", at: `/${spec.name}`, value });
          expect(shownOf(store, definition.type)).toEqual(shownOf(before, definition.type));
          store.undo();
          expect(store.getState().doc).toEqual(before.getState().doc);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe("BI4 values of the message", () => {
  const spec = (more: Partial<FieldSpec>): FieldSpec => ({
    name: "x",
    label: "",
    control: "value",
    required: true,
    ...more,
  });
  const paths = (more: Partial<FieldSpec>) => fitting(STARTER_VARIABLES, spec(more)).map(({ path }) => path);
  const looked = { variables: STARTER_VARIABLES, context: STARTER_SAMPLE, locale: "en", zone: "UTC" };

  test("BI4 those fit that have the format, and lists where rows are wanted", () => {
    expect(paths({ formats: ["money"] })).toContain("totalDueMinor");
    expect(paths({ formats: ["money"] })).not.toContain("dueDate");
    expect(paths({ formats: ["url"] })).toContain("payUrl");
    expect(paths({ rows: true })).toEqual([
      "obligations",
      "plans",
      "plans[].parts",
      "plan.installments",
      "plan.upcoming",
    ]);
    expect(paths({ formats: ["date"] })).toContain("plans[].parts[].dueDate");
    expect(paths({ object: true })).toContain("debtor");
    expect(paths({})).not.toContain("debtor");
  });

  test("BI4 what the defaults of types ask for is among what fits, where it is declared", () => {
    const declared = new Set(valuesOf(STARTER_VARIABLES).map(({ path }) => path));
    const misfits = TYPES.flatMap((type) =>
      specsOf(type).flatMap((one) => {
        const value = (type.defaults as Record<string, unknown>)[one.name];
        if (one.control !== "value" || typeof value !== "string" || !declared.has(value)) return [];
        return fitting(STARTER_VARIABLES, one).some(({ path }) => path === value) ? [] : [`${type.type}.${one.name}`];
      }),
    );
    expect(misfits).toEqual([]);
  });

  test("BI4 a value of the sample person is shown as the message shows it, of rows that of the first", () => {
    expect(sampleText("totalDueMinor", undefined, looked)).toBe("€182.40");
    expect(sampleText("obligations[].dueMinor", undefined, looked)).toBe("€61.00");
    expect(sampleText("obligations", undefined, looked)).toBe("2");
    expect(sampleText("debtor.name", undefined, looked)).toBe("Lucía");
    expect(sampleText("nothing", undefined, looked)).toBeUndefined();
    expect(sampleText("debtor.name", undefined, { ...looked, context: {} })).toBeUndefined();
    expect(currencyIn(STARTER_VARIABLES, STARTER_SAMPLE)).toBe("EUR");
  });

  /** A context with something at a path. */
  const contextWith = (path: string, value: unknown): object =>
    (path.match(/\[\]|[^.[\]]+/g) ?? []).reduceRight<unknown>(
      (inner, name) => (name === "[]" ? [inner] : { [name]: inner }),
      value,
    ) as object;

  test("BI4 whatever stands at a path, there is a text or none, and nothing fails", () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.double());
    fc.assert(
      fc.property(fc.constantFrom(...valuesOf(STARTER_VARIABLES)), anything, ({ path }, value) => {
        const context = contextWith(path, value);
        expect(["string", "undefined"]).toContain(typeof sampleText(path, undefined, { ...looked, context }));
      }),
      { numRuns: RUNS },
    );
    expect(sampleText("dueDate", undefined, { ...looked, context: { dueDate: "soon" } })).toBe("soon");
  });
});

describe("BI5 links", () => {
  test.each([
    [{ to: "url", url: "javascript:alert(1)" }, "scheme"],
    [{ to: "url", url: "https://a:b@pay.example.com/" }, "user"],
    [{ to: "url", url: "http://pay.example.com/" }, "scheme"],
    [{ to: "url", url: "https://evil.example/" }, "host"],
    [{ to: "url", url: "/pay" }, "form"],
    [{ to: "url", url: "https://pay.example.com/\u202Egpj" }, "signs"],
    [{ to: "email", address: "help@example.com?bcc=all@example.com" }, "form"],
    [{ to: "phone", number: "call me" }, "form"],
    [{ to: "url", url: "https://pay.example.com/p" }, undefined],
    [{ to: "email", address: "help@example.com", subject: "A & B?" }, undefined],
    [{ to: "phone", number: "+34 (600) 000-000" }, undefined],
    [{ to: "variable", var: "payUrl" }, undefined],
  ] as const)("BI5 %j is refused as %s", (link, refusal) => {
    expect(linkRefusal(link, { hosts: ["pay.example.com"] })).toBe(refusal);
  });

  const value = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== "");
  const address = fc.constantFrom(
    "https://pay.example.com/p",
    "https://pay.example.com/p?a=1&utm_source=old&b",
    "https://pay.example.com/p?x=%20y#part",
  );

  test("BI5 a part of a campaign is read as it was written, the rest of the address stays, and the link may be shown", () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...CAMPAIGN), value, (url, part, said) => {
        const changed = withCampaign(url, part, said);
        expect(campaignOf(changed)).toEqual({ ...campaignOf(url), [part]: said.trim() });
        expect(checkLink(changed).ok).toBe(true);
        const bare = (text: string) => withCampaign(text, part, "");
        expect(bare(changed)).toBe(bare(url));
      }),
      { numRuns: RUNS },
    );
  });

  test("BI5 half a sign in a campaign breaks nothing", () => {
    expect(withCampaign("https://pay.example.com/", "source", "a\ud800b")).toBe(
      "https://pay.example.com/?utm_source=ab",
    );
  });
});

describe("BI6 who sees a block", () => {
  const look = { variables: STARTER_VARIABLES, context: STARTER_SAMPLE };
  const seen = (when: Condition | undefined, words = BUILDER_EN) =>
    whoSees(text("t", "x", when === undefined ? {} : { when }), { words, ...look });

  test("BI6 a condition is told in a sentence, by the titles of values and in their currency", () => {
    expect(seen(undefined)).toBeUndefined();
    expect(seen(true)).toBeUndefined();
    expect(seen(false)).toBe("Nobody sees this.");
    expect(seen({ ">": [{ var: "totalDueMinor" }, 15_000] })).toBe(
      "Only people for whom “Open amount” is more than EUR 150.00 see this",
    );
    expect(seen({ "==": [{ var: ["debtor.country", ""] }, "US"] })).toContain("“Customer · Country, two letters”");
    expect(seen({ some: [{ var: "obligations" }, { ">": [{ var: "dueMinor" }, 100] }] })).toContain("“Open invoices”");
    expect(seen({ ">": [{ var: "totalDueMinor" }, 15_000] }, builderMessages)).toMatch(/^Solo lo ven .*«Open amount»/);
  });

  test("BI6 what can be asked are the values of the message, and no facts of a case", () => {
    const fields = fieldsFor(fieldsOf(STARTER_VARIABLES), BUILDER_EN.conditions, "en", asData);
    const paths = fields.map(({ path }) => path);
    expect(paths).toContain("totalDueMinor");
    expect(paths).not.toContain("dpd");
    expect(paths.some((path) => path.startsWith("#") || path.startsWith("data."))).toBe(false);
    expect(fields.find(({ path }) => path === "totalDueMinor")).toMatchObject({ kind: "money", optional: false });
    expect(fields.find(({ path }) => path === "obligations")?.members?.map(({ path }) => path)).toEqual([
      "ref",
      "dueDate",
      "dueMinor",
    ]);
  });

  test("BI6 the copy that is told says the same of the same things", () => {
    const facts = { data: STARTER_SAMPLE };
    const rules: readonly Condition[] = STARTER_TEMPLATES.flatMap(({ root }) => root.flatMap(({ when }) => when ?? []));
    expect(rules.length).toBeGreaterThan(2);
    for (const rule of rules) {
      const [own, copy] = [seenBy(rule, [{ context: STARTER_SAMPLE }]), seenBy(asData(rule), [{ context: facts }])];
      expect(copy).toEqual(own);
      expect(describeCondition(asData(rule)).length).toBeGreaterThan(3);
    }
  });

  test("BI6 sample people are counted: who sees it, and of whom it is not known", () => {
    const people = [{ totalDueMinor: 20_000 }, { totalDueMinor: 100 }, {}].map((context) => ({ context }));
    expect(seenBy({ ">": [{ var: "totalDueMinor" }, 15_000] }, people)).toEqual({ seen: 1, unknown: 1, of: 3 });
    expect(seenBy(undefined, people)).toEqual({ seen: 3, unknown: 0, of: 3 });
    expect(seenBy({ nonsense: 1 } as unknown as Condition, people)).toEqual({ seen: 0, unknown: 3, of: 3 });
  });
});

describe("BI10 versions of the content", () => {
  const soft = text("soft", "Soft", { variants: ["B"] });
  const both = text("both", "Both");
  const fixed = text("fixed", "Fixed", { lock: "content" });
  const doc = {
    ...starter("early-friendly"),
    variants: [
      { key: "A", label: "Usual" },
      { key: "B", label: "Soft" },
    ],
    root: [soft, both, fixed],
  } as Template;
  const ids = ["soft", "both", "fixed"];
  const after = (key: string, shown: boolean, which = ids) => {
    const store = createBuilderStore({ doc });
    store.transaction(undefined, versionCommands(doc, which, key, shown));
    return store.getState().doc.root.map(({ variants }) => variants);
  };

  test("BI10 a block is shown in one version at least, and one that is locked stays where it is", () => {
    expect(after("B", false)).toEqual([["B"], ["A"], undefined]);
    expect(after("A", false)).toEqual([["B"], ["B"], undefined]);
  });

  test("BI10 a block that is shown in all of them names none", () => {
    expect(after("A", true)).toEqual([undefined, undefined, undefined]);
    expect(versionsOf(doc, "both")).toEqual(["A", "B"]);
    expect(versionsOf(doc, "soft")).toEqual(["B"]);
  });

  test("BI10 nothing is done where nothing changes", () => {
    expect(versionCommands(doc, ["soft"], "B", true)).toEqual([]);
    expect(versionCommands(doc, ["gone"], "B", true)).toEqual([]);
  });
});

test("BI2 every type of block has a form", () => {
  expect(BLOCKS.length).toBe(TYPES.length);
  expect(ALL_FIELDS.length).toBeGreaterThan(120);
});
