/** What channels show: what an SMS costs and why, slots of WhatsApp, spoken words, plans with true days and sums, sheets of a letter. */

import {
  type Block,
  blockRegistry,
  CHANNEL_LIMITS,
  type CompiledTemplate,
  formatMoney,
  letterSheet,
  type Template,
  type WhatsAppApproval,
} from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_BRAND, STARTER_SAMPLE, STARTER_TEMPLATES } from "@dunlin/templates/starter";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MM, pageEnds } from "../../src/builder/channels/letter.ts";
import { messagesFor } from "../../src/builder/channels/messages.ts";
import { firstDueIn, offersIn, planRows, wholeOf, withPlans, wrongSums } from "../../src/builder/channels/plans.ts";
import { smsRemedies, smsReport, wordsAt } from "../../src/builder/channels/sms.ts";
import { moneyWords, speechOf, spokenOf } from "../../src/builder/channels/spoken.ts";
import { approvalStates, whatsAppView } from "../../src/builder/channels/whatsApp.ts";
import { starter } from "./documents.ts";

const REGISTRY = blockRegistry();
const SAMPLE = STARTER_SAMPLE as { readonly creditor: object };
const person = (id: string, creditor: string, over: object = {}) => ({
  id,
  title: id,
  context: { ...SAMPLE, creditor: { ...SAMPLE.creditor, name: creditor }, ...over },
});
const compiled = (doc: Template, locale = "en"): Promise<CompiledTemplate> =>
  compileTemplate(doc, { locale, brand: STARTER_BRAND });

const SMS = starter("predue-three");
const PEOPLE = [
  person("plain", "Ria"),
  person("curly", "Ría \u{1F642}"),
  person("long", "A company with a name that is so long that one more message is needed for it, which is a pity"),
];

describe("BL8 what an SMS costs is told for everybody, with what makes it dearer", () => {
  test("BL8 the worst case, and how many people get how many messages", async () => {
    const report = smsReport(await compiled(SMS), SMS, PEOPLE);
    const all = report?.people.map(({ segments }) => segments?.segments ?? 0) ?? [];
    expect(report?.most).toBe(Math.max(...all));
    expect(report?.least).toBe(Math.min(...all));
    expect(report?.counts.reduce((sum, { people }) => sum + people, 0)).toBe(3);
    for (const { text, parts } of report?.people ?? []) expect(parts.join("")).toBe(text);
  });

  test("BL8 a sign of a value is told with its value and its people, one of the words with its block", async () => {
    const hello = SMS.root[0] as Block;
    const text = hello.props.text as { readonly en: readonly object[] };
    const doc = {
      ...SMS,
      root: [
        { ...hello, props: { ...hello.props, text: { ...text, en: [...text.en, { t: " ł" }] } } },
        ...SMS.root.slice(1),
      ],
    } as Template;
    const reasons = smsReport(await compiled(doc), doc, PEOPLE)?.reasons ?? [];
    const of = (sign: string) => reasons.find((one) => one.why === "sign" && one.signs.includes(sign));
    expect(of("ł")).toMatchObject({ blocks: [hello.id], paths: [] });
    expect(of("\u{1F642}")).toMatchObject({ blocks: [], paths: ["creditor.name"], people: [{ id: "curly" }] });
    expect(reasons.some((one) => one.why === "sign" && one.people.length === 3)).toBe(true);
  });

  test("BL8 a value that is longer than elsewhere is told with its person", async () => {
    const reasons = smsReport(await compiled(SMS), SMS, [PEOPLE[0], PEOPLE[2]] as typeof PEOPLE)?.reasons ?? [];
    expect(reasons).toContainEqual(expect.objectContaining({ why: "long", path: "creditor.name", person: PEOPLE[2] }));
    // Longer, but not dearer.
    const close = smsReport(await compiled(SMS), SMS, [
      person("a", "Ria Credit Company"),
      person("b", "Ria Credit Company Two"),
    ]);
    expect(close?.counts.length).toBe(1);
    expect(close?.reasons.filter(({ why }) => why === "long")).toEqual([]);
  });

  test("BL8 a remedy saves what it says, and names the letters that change", async () => {
    const names = fc.array(fc.constantFrom("Ría", "não", "“Zażółć”", "—", "Ria Credit and more", "😀"), {
      maxLength: 12,
    });
    const off = { ...SMS, settings: { ...SMS.settings, plainPunctuation: false } } as Template;
    const before = await compiled(off);
    const sum = (made: CompiledTemplate, people: typeof PEOPLE) =>
      messagesFor(made, people).reduce(
        (all, { message }) => all + (message.status === "rendered" ? (message.segments ?? 0) : 0),
        0,
      );
    let some = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 4 }), async (all) => {
        const people = all.map((parts, i) => person(`${i}`, parts.join(" ") || "x"));
        for (const { rules, before: was, after, changed } of smsRemedies(before, people)) {
          some += 1;
          const doc = {
            ...off,
            settings: { ...off.settings, ...Object.fromEntries(rules.map((rule) => [rule, true])) },
          } as Template;
          expect(sum(before, people)).toBe(was);
          expect(sum(await compiled(doc), people)).toBe(after);
          expect(after).toBeLessThan(was);
          if (rules.join() === "plainPunctuation") expect(changed).toEqual([]);
          else expect(changed.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
    expect(some).toBeGreaterThan(0);
  });

  test("BL8 rules that help only together are offered together", async () => {
    const off = { ...SMS, settings: { ...SMS.settings, plainPunctuation: false } } as Template;
    const remedies = smsRemedies(await compiled(off), [person("a", "“São Paulo”")]);
    expect(remedies.map(({ rules, changed }) => [rules, changed])).toEqual([
      [["plainPunctuation", "transliterate"], ["ã"]],
    ]);
  });

  test("BL8 signs that come from the same value, for the same people, are one reason", async () => {
    const people = [person("a", "Zażółć gęślą"), person("b", "Ría")];
    const reasons = smsReport(await compiled(SMS), SMS, people)?.reasons.filter(({ why }) => why === "sign");
    expect(reasons).toEqual([
      expect.objectContaining({ paths: ["creditor.name"], people: [people[0]], signs: [..."żółćęśą"] }),
      expect.objectContaining({ paths: ["creditor.name"], people: [people[1]], signs: ["í"] }),
    ]);
  });

  test("BL8 words of a context are read as its own data, rows all of them", () => {
    expect(wordsAt({ a: [{ b: "x" }, { b: 1 }, null] }, "a[].b")).toBe("x1");
    expect(wordsAt({ a: 1 }, "constructor.name")).toBe("");
    expect(wordsAt({}, "a.b.c")).toBe("");
  });
});

describe("BL9 a WhatsApp template is shown as the platform sees it, with what was approved", () => {
  test("BL9 slots keep their order, numbers and examples, and their length is that with examples", async () => {
    for (const doc of STARTER_TEMPLATES.filter(({ kind }) => kind === "whatsapp")) {
      const view = whatsAppView(await compiled(doc));
      expect(view?.slots.map(({ slot }) => slot)).toContain("body");
      for (const { pieces, examples, length, most, slot } of view?.slots ?? []) {
        expect(pieces.filter((_, i) => i % 2 === 1)).toEqual(examples.map((_, i) => `${i + 1}`));
        expect(length).toBeLessThanOrEqual(most);
        expect(most).toBe(CHANNEL_LIMITS.whatsapp[slot]);
      }
    }
    expect(whatsAppView(await compiled(SMS))).toBeUndefined();
  });

  test("BL9 the newest version is told with what goes on being sent, per language and version of the content", () => {
    const doc = starter("predue-tomorrow");
    const say = (version: number, status: WhatsAppApproval["status"], locale = "en"): WhatsAppApproval => ({
      ...{ templateId: doc.id, version, locale, status },
    });
    const states = approvalStates(doc, [
      say(2, "pending"),
      say(3, "pending"),
      say(2, "approved"),
      say(3, "rejected"),
      { ...say(9, "approved"), templateId: "other" },
    ]);
    expect(states.map(({ locale }) => locale)).toEqual(doc.locales);
    expect(states[0]).toMatchObject({ newest: { version: 3, status: "rejected" }, approved: { version: 2 } });
    expect(states[1]).toMatchObject({ newest: undefined, approved: undefined });
  });
});

describe("BL10 a call is shown as it is heard", () => {
  test("BL10 every word of the speech is there, and nothing of its markup", async () => {
    for (const doc of STARTER_TEMPLATES.filter(({ kind }) => kind === "voice"))
      for (const locale of doc.locales) {
        const [one] = messagesFor(await compiled(doc, locale), [person("a", "<Ría> & Co")]);
        const ssml = one?.message.status === "rendered" ? (one.message.ssml ?? "") : "";
        const said = spokenOf(ssml, locale);
        expect(said.flat().length).toBe([...ssml.matchAll(/<s>/g)].length);
        const speech = speechOf(said);
        expect(speech).not.toMatch(/say-as|&amp;|&lt;/);
        if (ssml.includes("&lt;R")) expect(speech).toContain("<Ría> & Co");
      }
  });

  test("BL10 amounts are said with the name of their currency, telephones digit by digit", () => {
    const [[sentence = []] = []] = spokenOf(
      '<speak><p><s>Pay <say-as interpret-as="currency">€1,182.40</say-as> or call <say-as interpret-as="telephone">+34 960</say-as>.</s></p></speak>',
      "en",
    );
    expect(sentence).toEqual([
      { text: "Pay " },
      { text: "1,182.40 euros", as: "currency" },
      { text: " or call " },
      { text: "+ 3 4, 9 6 0", as: "telephone" },
      { text: "." },
    ]);
    expect(moneyWords("ten apples", "en")).toBe("ten apples");
  });

  test("BL10 an amount is said as it is written, in every language and currency", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.constantFrom("en", "es", "de", "fr", "pl", "fi"),
        fc.constantFrom("EUR", "GBP", "PLN", "CHF"),
        (minor, locale, currency) => {
          const named = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "name" });
          expect(moneyWords(formatMoney(minor, currency, locale), locale)).toBe(named.format(minor / 100));
        },
      ),
    );
  });
});

describe("BL11 plans on a page have true days and sums", () => {
  const doc = starter("pay-page");
  const [offer] = offersIn(doc) as [Block];

  test("BL11 the parts of every plan make what is owed, to the cent, a part each time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9_999_999 }),
        fc.uniqueArray(fc.integer({ min: 2, max: 24 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom("weekly" as const, "biweekly" as const, "monthly" as const),
        (totalMinor, counts, frequency) => {
          const made = planRows({ totalMinor, currency: "EUR", counts, frequency, firstDue: "2026-01-31" });
          if (!made.ok) throw new Error(made.code);
          const context = withPlans(STARTER_SAMPLE, offer, made.rows, REGISTRY);
          expect(wrongSums(context, offer, REGISTRY)).toEqual([]);
          expect(firstDueIn(context, offer, REGISTRY)).toBe("2026-01-31");
          made.rows.forEach(({ parts, totalMinor: total }, i) => {
            expect([parts.length, total]).toEqual([counts[i], totalMinor]);
            expect([...parts].sort((a, b) => (a.due < b.due ? -1 : 1))).toEqual(parts);
          });
        },
      ),
    );
  });

  test("BL11 what is owed is read where the block says, and a sample whose sums are wrong is told", () => {
    expect(wholeOf(STARTER_SAMPLE, offer, doc, REGISTRY)).toEqual({ totalMinor: 18_240, currency: "EUR" });
    expect(wholeOf({}, offer, doc, REGISTRY)).toBeUndefined();
    expect(wrongSums(STARTER_SAMPLE, offer, REGISTRY)).toEqual([]);
    const plans = (STARTER_SAMPLE as unknown as { readonly plans: readonly object[] }).plans;
    const wrong = { ...STARTER_SAMPLE, plans: [plans[0], { ...plans[1], totalMinor: 1 }] };
    expect(wrongSums(wrong, offer, REGISTRY)).toEqual([2]);
  });

  test("BL11 terms that make no plan are told by their code, and no context is changed", () => {
    const wish = { currency: "EUR", frequency: "monthly", firstDue: "2026-01-31" } as const;
    expect(planRows({ ...wish, totalMinor: 0, counts: [2] }).ok).toBe(false);
    expect(planRows({ ...wish, totalMinor: 3, counts: [5] }).ok).toBe(false);
    const before = JSON.stringify(STARTER_SAMPLE);
    withPlans(STARTER_SAMPLE, { ...offer, props: { ...offer.props, list: "__proto__.x" } }, [], REGISTRY);
    expect(JSON.stringify(STARTER_SAMPLE)).toBe(before);
    expect(({} as { readonly x?: unknown }).x).toBeUndefined();
  });
});

describe("BL12 a letter is shown on its sheets", () => {
  test("BL12 the first sheet ends above its margin, later ones hold what is between theirs", () => {
    const sheet = letterSheet({ paper: "a4", window: "din-5008-b" });
    expect(sheet).toMatchObject({ width: 210, height: 297, window: { top: 45, start: 20, width: 85 } });
    const first = (297 - sheet.margins.bottom) * MM;
    expect(pageEnds(sheet, first)).toEqual([]);
    expect(pageEnds(sheet, first + 1)).toEqual([first]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), (length) => {
        const ends = pageEnds(sheet, length);
        expect(ends.every((end) => end < length)).toBe(true);
        const step = (297 - sheet.margins.top - sheet.margins.bottom) * MM;
        expect((ends.at(-1) ?? first - step) + step).toBeGreaterThanOrEqual(length);
      }),
    );
  });
});
