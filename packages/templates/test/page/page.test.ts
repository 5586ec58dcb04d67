/** Payment pages and letters. */

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import { parseIntent } from "../../src/page/intent.ts";
import { BRAND, CONTEXT, LETTER, MAIL, PAGE } from "../compile/examples.ts";
import { attributeOf, compiled, type Element, nodesOf, sent, skeletonOf } from "../compile/writing.ts";
import { hostile } from "../escape/hostile.ts";

const wordsIn = (element: Element): string => element.value ?? (element.childNodes ?? []).map(wordsIn).join("");

test("PG1 a page works under a strict policy: no script, no style in an element, its sheet by hash", async () => {
  const { html = "", headers = {} } = sent(await compiled(PAGE));
  const nodes = nodesOf(html);
  const names = nodes.flatMap(({ attrs = [] }) => attrs.map(({ name }) => name));
  expect(names.filter((name) => name === "style" || name.startsWith("on"))).toEqual([]);
  expect(nodes.filter(({ tagName }) => ["script", "link", "iframe", "object"].includes(tagName ?? ""))).toEqual([]);
  const [style, ...more] = nodes.filter(({ tagName }) => tagName === "style").map(wordsIn);
  expect(more).toEqual([]);
  const hash = createHash("sha256")
    .update(style ?? "")
    .digest("base64");
  expect(headers["Content-Security-Policy"]).toContain(`style-src 'sha256-${hash}'`);
  expect(headers["Content-Security-Policy"]).toContain("default-src 'none'");
  const metas = nodes.filter(({ tagName }) => tagName === "meta").map((meta) => attributeOf(meta, "content"));
  expect(metas).toEqual(expect.arrayContaining(["noindex, nofollow", "no-referrer"]));
});

test("PG2 every form has a name that links of messages can end in", async () => {
  const nodes = nodesOf(sent(await compiled(PAGE)).html ?? "");
  const names = nodes.filter(({ tagName }) => tagName === "form").map((form) => attributeOf(form, "id"));
  expect(names).toEqual(expect.arrayContaining(["alreadyPaid-form", "dispute-form", "callBack-form", "help-form"]));
});

test("PG2 forms post typed intents with the proof of the page, and work without scripts", async () => {
  const { html = "" } = sent(await compiled(PAGE));
  const forms = nodesOf(html).filter(({ tagName }) => tagName === "form");
  const intentOf = (form: Element) => allIn(form).find((node) => attributeOf(node, "name") === "intent");
  expect(forms.map((form) => attributeOf(intentOf(form) as Element, "value"))).toEqual([
    "language",
    "choosePlan",
    "alreadyPaid",
    "dispute",
    "callBack",
    "promise",
    "hardship",
  ]);
  for (const form of forms) {
    expect(attributeOf(form, "method")).toBe("post");
    expect(attributeOf(form, "action")).toBe("https://pay.riacredit.example/p/8fK2");
    expect(allIn(form).some((node) => node.tagName === "button" && attributeOf(node, "type") === "submit")).toBe(true);
  }
  const plans = allIn(forms[1] as Element).filter((node) => attributeOf(node, "type") === "radio");
  expect(plans.map((plan) => attributeOf(plan, "value"))).toEqual(["full", "p2", "p3"]);
  expect(allIn(forms[1] as Element).find((node) => attributeOf(node, "name") === "token")?.attrs).toContainEqual({
    name: "value",
    value: "t0k3n",
  });
});

const allIn = (node: Element): readonly Element[] => [node, ...(node.childNodes ?? []).flatMap(allIn)];

test("PG3 every control has a label, every id is its own, and there is one first heading in one main part", async () => {
  const { html = "" } = sent(await compiled(PAGE));
  const nodes = nodesOf(html);
  const ids = nodes.flatMap((node) => attributeOf(node, "id") ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const labelled = new Set(nodes.filter(({ tagName }) => tagName === "label").map((node) => attributeOf(node, "for")));
  const controls = nodes.filter(
    (node) => ["input", "textarea"].includes(node.tagName ?? "") && attributeOf(node, "type") !== "hidden",
  );
  expect(controls.length).toBeGreaterThan(8);
  const inLabels = nodes.filter(({ tagName }) => tagName === "label").flatMap(allIn);
  for (const control of controls)
    expect(labelled.has(attributeOf(control, "id")) || inLabels.includes(control)).toBe(true);
  expect(nodes.filter(({ tagName }) => tagName === "h1")).toHaveLength(1);
  for (const landmark of ["header", "main", "footer"])
    expect(nodes.filter(({ tagName }) => tagName === landmark)).toHaveLength(1);
});

test.each([PAGE, LETTER])("PG4 no value changes the elements of a $kind", async (document) => {
  const template = await compiled(document);
  // Lines of an address are breaks, so this one has a single line.
  const usual = { ...CONTEXT, debtor: { ...CONTEXT.debtor, address: "x" } };
  const skeleton = skeletonOf(sent(template, usual).html ?? "");
  fc.assert(
    fc.property(hostile, (text) => {
      const value = `x${text}`;
      const plans = CONTEXT.plans.map((plan) => ({ ...plan, id: value }));
      const context = {
        ...CONTEXT,
        debtor: { name: value, address: value.replace(/[\n\r\v\f\u0085\u2028\u2029]/g, " ") },
        month: value,
        agreement: value,
        obligations: CONTEXT.obligations.map((row) => ({ ...row, ref: value })),
        plans,
        actions: { ...CONTEXT.actions, token: value },
      };
      expect(skeletonOf(sent(template, context).html ?? "")).toBe(skeleton);
    }),
    propertyRuns(10_000, 100),
  );
});

describe("PG5 a page is that of its language", () => {
  test("PG5 lang and direction", async () => {
    const arabic = {
      ...PAGE,
      locales: ["ar"],
      defaultLocale: "ar",
      root: MAIL.root.filter(({ type }) => ["logo", "text", "amountDue"].includes(type)),
      settings: { title: { ar: [{ t: "\u0627\u0644\u0645\u0628\u0644\u063a" }] } },
    };
    const { html = "" } = sent(await compiled(arabic, { locale: "ar" }));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain("<bdi>");
  });

  test("PG5 a condition hides on a page as in a mail", async () => {
    const root = PAGE.root.map((one) =>
      one.id === "help" ? { ...one, when: { ">": [{ var: "feesMinor" }, 5] } } : one,
    );
    const template = await compiled({ ...PAGE, root });
    expect(sent(template).html).not.toContain("Is money tight");
    expect(sent(template, { ...CONTEXT, feesMinor: 6 }).html).toContain("Is money tight");
  });
});

describe("PG6 a letter has its address in the window of the envelope", () => {
  test.each([
    ["din-5008-a", "a4", "top:7mm", "height:60.46mm"],
    ["din-5008-b", "a4", "top:25mm", "height:78.46mm"],
  ] as const)("PG6 %s", async (window, paper, top, text) => {
    const { html = "", subject } = sent(await compiled({ ...LETTER, settings: { ...LETTER.settings, window, paper } }));
    expect(html).toContain(`.dl-window{position:absolute;${top};left:-5mm;width:85mm;height:45mm`);
    expect(html).toContain(`.dl-first{position:relative;${text}}`);
    expect(html).toContain("Luc\u00eda Ferrer<br />Carrer de la Mar 7, 3.\u00ba 2.\u00aa<br />46003 Valencia");
    expect(html).toContain("R\u00eda Credit S.A., Calle del Puerto 14, 46024 Valencia");
    expect(subject).toBe("Your November installment is open");
  });

  test("PG6 us-10: the address is in the middle of what a number 10 envelope always shows, the sender outside", async () => {
    const settings = { ...LETTER.settings, window: "us-10", paper: "us-letter" } as const;
    const { html = "" } = sent(await compiled({ ...LETTER, settings }));
    expect(html).toContain("@page{size:letter;margin:20mm 20mm 15mm 5mm");
    const [, top, height] = /\.dl-window\{position:absolute;top:([\d.]+)mm;.*?height:([\d.]+)mm/.exec(html) ?? [];
    const middle = 20 + Number(top) + Number(height) / 2;
    const [envelope, panel, below, seen] = [104.8, 93.1, 12.7, 28.6];
    const lowest = envelope - below - (envelope - panel);
    expect(Math.abs(middle - (envelope - below - seen + lowest) / 2)).toBeLessThan(0.2);
    const [head = ""] = /<header class="dl-first">[\s\S]*?<\/header>/.exec(html) ?? [];
    expect(head.indexOf("46024 Valencia")).toBeLessThan(head.indexOf('class="dl-window"'));
  });

  test("PG6 on paper a link says where it leads", async () => {
    const { html = "" } = sent(await compiled(LETTER));
    expect(html).toContain("Tell us here (https://pay.riacredit.example/p/8fK2?l&#x3D;en&amp;s&#x3D;mail).");
    expect(html).toContain("call +34 960 000 210;");
    expect(html).not.toContain("<a ");
  });

  test("PG6 on paper there is no dark", async () => {
    expect(sent(await compiled(LETTER)).html).not.toContain("prefers-color-scheme");
  });
});

describe("PG8 sheets behind the first one", () => {
  test("PG8 have the name of the creditor and their number, and what belongs together stays together", async () => {
    const { html = "" } = sent(await compiled(LETTER));
    expect(html).toContain('@top-left{content:"R\u00eda Credit";');
    expect(html).toContain('@bottom-right{content:counter(page) " / " counter(pages)}');
    expect(html).toContain("@page:first{@top-left{content:none}@bottom-right{content:none} }");
    expect(html).toMatch(/\.dl-page tr,[^{]*\.dl-note,[^{]*\.dl-qr-box,[^{]*\{break-inside:avoid\}/);
  });

  test("PG8 whatever the name is, it stays a string of the style sheet", async () => {
    const name = 'A"}</style>{{x}}\\\n<b>';
    const { html = "" } = sent(await compiled(LETTER, { brand: { ...BRAND, name } }));
    const [, content] = /@top-left\{content:("[^"]*");padding/.exec(html) ?? [];
    expect(content).toBe('"A\\22 \\7d \\3c \\2f style\\3e \\7b \\7b x\\7d \\7d \\5c \\a \\3c b\\3e "');
  });
});

describe("PG7 a posted form is read as an intent, or refused with every field that is wrong", () => {
  test.each([
    [
      { intent: "choosePlan", plan: "p3", token: "x" },
      { intent: "choosePlan", plan: "p3" },
    ],
    [{ intent: "choosePlan", plan: "full" }, { intent: "pay" }],
    [
      { intent: "promise", date: "2026-12-01", amount: " " },
      { intent: "promise", date: "2026-12-01" },
    ],
    [
      { intent: "dispute", reason: "other", message: "a\r\nb\u202e" },
      { intent: "dispute", reason: "other", message: "a\nb" },
    ],
    [
      { intent: "callBack", phone: "+34 600 000 000" },
      { intent: "callBack", phone: "+34 600 000 000" },
    ],
  ])("PG7 %j", (fields, intent) => {
    expect(parseIntent(fields)).toEqual({ ok: true, value: intent });
  });

  test.each([
    [{}, ["intent.unknown intent"]],
    [{ intent: "constructor" }, ["intent.unknown intent"]],
    [{ intent: "promise" }, ["intent.missing date"]],
    [{ intent: "promise", date: "tomorrow", amount: "9".repeat(30) }, ["intent.form date", "intent.form amount"]],
    [{ intent: "language", language: "<b>" }, ["intent.form language"]],
    [{ intent: "choosePlan", plan: ["a"] }, ["intent.missing plan"]],
  ])("PG7 %j is refused", (fields, says) => {
    const result = parseIntent(fields);
    expect(result.ok ? [] : result.error.map(({ code, field }) => `${code} ${field}`)).toEqual(says);
  });
});
