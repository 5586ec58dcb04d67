/** The starter library: every document in every language, held by what it says. */

import { readFileSync } from "node:fs";
import { shippedPacks } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { validateTemplate } from "../../src/blocks/validate.ts";
import { contrast } from "../../src/brand/color.ts";
import { HOUSE_BRAND, lookOf } from "../../src/brand/look.ts";
import { blocksOf } from "../../src/check/walk.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { publishTemplate } from "../../src/compile/publishTemplate.ts";
import type { JsonValue } from "../../src/model/block.ts";
import type { CompiledTemplate } from "../../src/model/message.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES, STARTER_VARIABLES } from "../../src/starter.ts";
import { variablesOf } from "../../src/variables/variables.ts";
import { sent } from "../compile/writing.ts";
import { outline } from "./outline.ts";

const GOLDEN = new URL("golden/", import.meta.url);
const STRATEGIES = new URL("../../../../examples/strategies/templates.json", import.meta.url);

const ALL = STARTER_TEMPLATES.flatMap((template) =>
  template.locales.map((locale): [string, string, Template] => [template.id, locale, template]),
);

/** Compiled once for all tests of this file. */
const ready = new Map<string, Promise<CompiledTemplate>>();
function compiled(template: Template, locale: string, brand = HOUSE_BRAND): Promise<CompiledTemplate> {
  const key = `${template.id} ${locale} ${brand.id}`;
  const made = ready.get(key) ?? compileTemplate(template, { locale, brand });
  ready.set(key, made);
  return made;
}

/** The context without a value. */
function without(context: JsonValue, [name, ...rest]: readonly string[]): JsonValue {
  const { [name as string]: value, ...others } = context as Readonly<Record<string, JsonValue>>;
  return rest.length === 0 || value === undefined ? others : { ...others, [name as string]: without(value, rest) };
}

describe("ST1 every document follows the rules, and is plain JSON", () => {
  test.each(STARTER_TEMPLATES.map((template) => [template.id, template]))("ST1 %s", (_, template) => {
    expect(validateTemplate(template)).toEqual([]);
    expect(JSON.parse(JSON.stringify(template))).toEqual(template);
  });

  test("ST1 ids are those that strategies name, each once", () => {
    const ids = STARTER_TEMPLATES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = JSON.parse(readFileSync(STRATEGIES, "utf8")) as Record<string, { channels: readonly string[] }>;
    const kinds: Readonly<Record<string, string>> = { page: "landing" };
    const asked = Object.entries(named).flatMap(([ref, { channels }]) =>
      channels.flatMap((channel) => [`${ref.replace(/@.*/, "")} ${kinds[channel] ?? channel}`]),
    );
    expect(STARTER_TEMPLATES.map(({ id, kind }) => `${id} ${kind}`)).toEqual(expect.arrayContaining(asked));
  });
});

describe("ST2 every document compiles and renders with the samples, in each language and both brands, without a remark", () => {
  test.each(ALL)("ST2 %s %s", async (_, locale, template) => {
    for (const brand of [HOUSE_BRAND, STARTER_BRAND]) {
      const made = await compiled(template, locale, brand);
      expect(made.checks).toEqual([]);
      const message = sent(made, STARTER_SAMPLE);
      expect(message.warnings).toEqual([]);
      expect(outline(message)).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
    }
  });
});

describe("ST3 what every message says, line by line", () => {
  test.each(ALL)("ST3 %s %s", async (id, locale, template) => {
    const told = outline(sent(await compiled(template, locale), STARTER_SAMPLE));
    await expect(told).toMatchFileSnapshot(new URL(`${id}.${locale}.txt`, GOLDEN).pathname);
  });
});

describe("ST4 a message whose required value is missing is withheld, whichever it is", () => {
  test.each(ALL)("ST4 %s %s", async (_, locale, template) => {
    const made = await compiled(template, locale);
    const declared = variablesOf(template.variables ?? STARTER_VARIABLES);
    const required = declared.filter(({ schema }) => schema["x-required"] === true);
    const needed = required.map(({ path }) => path).filter((path) => made.usedPaths.includes(path));
    expect(needed.some((path) => path.startsWith("creditor."))).toBe(true);
    for (const path of needed) {
      const message = renderTemplate(made, without(STARTER_SAMPLE, path.split(".")) as object);
      const missing = message.status === "withheld" ? message.problems.map(({ data }) => data.path) : [];
      expect(missing, path).toContain(path);
    }
  });
});

/** A context in which no condition of the library holds, but that of a payment that is collected. */
const BARE = {
  ...(without(without(STARTER_SAMPLE, ["card", "nextTry"]), ["links", "advice"]) as object),
  plans: [],
  obligations: [],
  autopay: true,
};

/** Shown where others are not. */
const ELSEWHERE = ["collected", "agreedPay"];

/** A context in which all others hold. */
const WHOLE = { ...STARTER_SAMPLE, debtor: { ...(STARTER_SAMPLE.debtor as object), country: "US" } };

describe("ST5 a block whose condition is false is in no part of the message", () => {
  const conditional = ALL.filter(([, , { root }]) => blocksOf(root).some(({ block }) => block.when !== undefined));

  test.each(conditional)("ST5 %s %s", async (_, locale, template) => {
    const made = await compiled(template, locale);
    const [message, whole] = [sent(made, BARE), sent(made, WHOLE)];
    for (const { block } of blocksOf(template.root).filter(
      ({ block: { id, when } }) => when !== undefined && !ELSEWHERE.includes(id),
    ))
      for (const words of wordsOf(block.props, locale)) {
        expect(whole.html, block.id).toContain(words);
        expect(message.html, block.id).not.toContain(words);
        expect(message.text ?? "", block.id).not.toContain(words);
      }
  });
});

/** Sentences of a block, as far as they are words: those that are long enough to be its own. */
function wordsOf(value: JsonValue, locale: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((inside) => wordsOf(inside, locale));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (name === "t") return String(inside).length > 6 ? [String(inside)] : [];
    return /^[a-z]{2}$/.test(name) && name !== locale ? [] : wordsOf(inside, locale);
  });
}

test("ST7 every text of the brand is legible on every ground, by day and by night", () => {
  const { light, dark } = lookOf(STARTER_BRAND);
  for (const { canvas, surface, wash, text, muted, accent, onAccent } of [light, dark]) {
    for (const ground of [canvas, surface, wash])
      for (const color of [text, muted, accent]) expect(contrast(color, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
  }
});

describe("ST6 words are calm: no exclamation marks, capitals, threats or blame, and in Spanish a formal address", () => {
  const LOUD = /[!¡]|\b[A-Z]{5,}\b/;
  const HARSH: Readonly<Record<string, RegExp>> = {
    en: /\b(immediately|at once pay|debtor|delinquen|default(ed|er)|failure to|failed to pay|you must|last chance|legal action|consequences)\b/i,
    es: /\b(inmediatamente|deudor|moroso|incumplimiento|última oportunidad|consecuencias|acciones legales|tú|tu|tus|contigo)\b/i,
  };

  test.each(ALL)("ST6 %s %s", (_, locale, template) => {
    const { settings, root } = template as unknown as Readonly<Record<string, JsonValue>>;
    for (const words of allWords([settings, root] as JsonValue, locale)) {
      expect(words).not.toMatch(LOUD);
      expect(words).not.toMatch(HARSH[locale] as RegExp);
    }
  });
});

function allWords(value: JsonValue, locale: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((inside) => allWords(inside, locale));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (name === "t") return [String(inside)];
    return /^[a-z]{2}$/.test(name) && name !== locale ? [] : allWords(inside, locale);
  });
}

describe("ST8 the publish gate finds nothing but dear letters, under the packs of the United States and Spain", () => {
  const packs = shippedPacks().filter(({ id }) => ["us-reg-f", "house-es"].includes(id));

  test.each(STARTER_TEMPLATES.map((template) => [template.id, template]))("ST8 %s", async (_, template) => {
    const published = await publishTemplate(template, { brand: STARTER_BRAND, samples: [STARTER_SAMPLE], packs });
    // Spanish letters make an SMS dearer, and are right all the same.
    expect(published.checks.filter(({ code }) => code !== "sms.encoding")).toEqual([]);
    expect(published.publishable).toBe(true);
  });
});

describe("ST10 a script of a call is for a person to read, and asks who answers before it says anything about a debt", () => {
  const tasks = ["a-pre-due", "b-early-stage", "c-mid-stage", "d-pre-legal", "e-b2b-invoices", "g-plan-monitoring"];
  const named = [...tasks, "h-broken-promise", "i-multi-country/shared-steps"].flatMap((name) => {
    const text = readFileSync(new URL(`../../../../examples/strategies/${name}.json`, import.meta.url), "utf8");
    return [...text.matchAll(/"script": "([\w-]+)@/g)].map(([, id]) => id);
  });
  const scripts = ALL.filter(([id]) => named.includes(id));

  test("ST10 every one that a strategy names is there", () => {
    expect(new Set(scripts.map(([id]) => id))).toEqual(new Set(named));
    expect(scripts.length).toBeGreaterThan(10);
  });

  test.each(scripts)("ST10 %s %s", async (_, locale, template) => {
    const { ssml = "", parts } = sent(await compiled(template, locale), STARTER_SAMPLE);
    expect(parts).not.toHaveProperty("menu");
    expect(ssml).not.toMatch(/press \d|pulse \d/);
    const [greeting = "", ...rest] = [...ssml.matchAll(/<s>(.*?)<\/s>/g)].map(([, says = ""]) => says);
    expect(greeting).toMatch(/\?$/);
    const about = rest.findIndex((says) => /€/.test(says));
    const asks = rest.findIndex((says) => /date of birth|fecha de nacimiento/.test(says));
    if (!template.id.startsWith("b2b-")) expect(asks).toBe(0);
    if (about >= 0) expect(about).toBeGreaterThan(asks);
  });
});

describe("ST11 the payment page shows what is offered while it is, and what was agreed in place of choices", () => {
  const [, , payPage] = ALL.find(([id, locale]) => id === "pay-page" && locale === "en") as (typeof ALL)[number];
  const { plan, plans: _, settlement, extension, ...bare } = STARTER_SAMPLE as Record<string, JsonValue>;
  const shown = async (more: Record<string, JsonValue>) =>
    sent(await compiled(payPage, "en"), { ...bare, plans: [], ...more }).html ?? "";

  test("ST11 nothing is offered: one pays", async () => {
    const html = await shown({});
    expect(html).toContain("All at once");
    for (const words of ["Our offer to settle", "More time to pay", "What we agreed"])
      expect(html).not.toContain(words);
  });

  test("ST11 a settlement, and more time", async () => {
    expect(await shown({ settlement: settlement as JsonValue })).toContain("Our offer to settle");
    expect(await shown({ extension: extension as JsonValue })).toContain("More time to pay");
  });

  test("ST11 what was agreed", async () => {
    const html = await shown({ plan: plan as JsonValue });
    expect(html).toContain("What we agreed");
    expect(html).not.toContain("All at once");
  });
});
