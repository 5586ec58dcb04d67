/** Compiled templates, and the messages that are merged from them. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { blocksOf } from "../../src/check/walk.ts";
import type { MjmlCompiler } from "../../src/email/document.ts";
import type { TemplateDiagnostic } from "../../src/model/diagnostic.ts";
import type { Template, TemplateOf } from "../../src/model/template.ts";
import { prepareTemplate } from "../../src/render/prepare.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { BRAND, CONTEXT, MAIL, PAGE } from "./examples.ts";
import { block, compiled, en, sent, skeletonOf } from "./writing.ts";

const small = (more: Partial<TemplateOf<"email">>): TemplateOf<"email"> => ({
  ...MAIL,
  locales: ["en"],
  settings: { subject: en({ t: "a" }) },
  root: [block("a", "text", { text: en({ t: "a" }) })],
  ...more,
});

test("CP1 the same document compiles to the same artifact, which survives as JSON", async () => {
  const [first, second] = [await compiled(MAIL), await compiled(MAIL)];
  expect(second).toEqual(first);
  const stored = JSON.parse(JSON.stringify(first));
  expect(sent(stored)).toEqual(sent(first));
  expect((await compiled({ ...MAIL, name: "Other" })).sourceHash).not.toBe(first.sourceHash);
  expect((await compiled(MAIL, { locale: "es" })).sourceHash).not.toBe(first.sourceHash);
  expect((await compiled(MAIL, { brand: { ...BRAND, radius: 9 } })).sourceHash).not.toBe(first.sourceHash);
  expect(first.sourceHash).toMatch(/^[0-9a-f]{64}$/);
});

describe("CP2 a message without a required value is withheld, and says which", () => {
  test.each([
    [{ totalDueMinor: undefined }, ["totalDueMinor"]],
    [{ debtor: {}, payUrl: " " }, ["debtor.name", "payUrl"]],
    [{ currency: null }, ["currency"]],
  ])("CP2 %j", async (without, paths) => {
    const message = renderTemplate(await compiled(MAIL), { ...CONTEXT, ...without });
    expect(message.status).toBe("withheld");
    const problems = message.status === "withheld" ? message.problems : [];
    const missing = problems.filter(({ code }) => code === "merge.missing").map(({ data }) => data.path);
    expect(missing.sort()).toEqual(paths);
  });

  test("CP2 a value that does not fit withholds as well", async () => {
    const message = renderTemplate(await compiled(MAIL), { ...CONTEXT, payUrl: "javascript:alert(1)" });
    expect(message).toMatchObject({ status: "withheld" });
    expect("html" in message).toBe(false);
  });

  test("CP2 a value that only a condition asks for is needed as well", async () => {
    const variables = { properties: { score: { type: "number", "x-required": true } } } as const;
    const root = [block("a", "text", { text: en({ t: "a" }) }, { when: { ">": [{ var: "score" }, 3] } })];
    const template = await compiled(small({ variables, root }));
    expect(renderTemplate(template, { score: 1 }).status).toBe("rendered");
    expect(renderTemplate(template, {})).toMatchObject({
      problems: [{ code: "merge.missing", data: { path: "score" } }],
    });
  });

  test("CP2 what is declared as required and not used is not asked for", async () => {
    expect(renderTemplate(await compiled(small({})), {}).status).toBe("rendered");
  });
});

test("CP3 subject, sender and preheader are one line without signs that steer", async () => {
  const template = await compiled(
    small({
      settings: {
        subject: en({ t: "For " }, { var: "debtor.name" }),
        fromName: en({ var: "debtor.name" }),
        preheader: en({ var: "month" }),
      },
    }),
  );
  const evil = "Ada\r\nBcc: all@example.com\u202e\u0000";
  const { subject, fromName, preheader } = sent(template, { debtor: { name: evil }, month: evil });
  expect([subject, fromName, preheader]).toEqual([
    "For Ada Bcc: all@example.com",
    "Ada Bcc: all@example.com",
    "Ada Bcc: all@example.com",
  ]);
});

describe("CP4 a mail says how to unsubscribe, where there is a way", () => {
  test("CP4 with one click", async () => {
    const url = `https://pay.riacredit.example/stop/${"x".repeat(300)}`;
    expect(sent(await compiled(MAIL), { ...CONTEXT, unsubscribeUrl: url }).headers).toEqual({
      "List-Unsubscribe": `<${url}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  test("CP4 in two steps, where nothing may be posted", async () => {
    const settings = { subject: en({ t: "a" }), unsubscribe: { url: "unsubscribeUrl" } };
    for (const more of [{}, { oneClick: false }]) {
      const unsubscribe = { ...settings.unsubscribe, ...more };
      expect(sent(await compiled(small({ settings: { ...settings, unsubscribe } }))).headers).toEqual({
        "List-Unsubscribe": `<${CONTEXT.unsubscribeUrl}>`,
      });
    }
  });

  test("CP4 not at all", async () => {
    const variables = { type: "object", properties: { stop: { type: "string" } } } as const;
    const template = await compiled(
      small({ variables, settings: { subject: en({ t: "a" }), unsubscribe: { url: "stop", oneClick: true } } }),
    );
    expect(sent(template, {}).headers).toBeUndefined();
    expect(renderTemplate(template, { stop: "https://a.example/\r\nX: y" }).status).toBe("withheld");
  });
});

test("CP5 attachments are references; one that must be there withholds the message", async () => {
  expect(sent(await compiled(MAIL)).attachments).toEqual([
    { ref: "statement:4471-0098:2026-11", name: "Statement.pdf", mediaType: "application/pdf" },
  ]);
  expect(sent(await compiled(MAIL), { ...CONTEXT, statement: undefined }).attachments).toBeUndefined();
  const settings = {
    subject: en({ t: "a" }),
    attachments: [{ ref: "statement", name: en({ t: "A.pdf" }), mediaType: "application/pdf" }],
  };
  const strict = renderTemplate(await compiled(small({ settings })), {});
  expect(strict).toMatchObject({
    status: "withheld",
    problems: [{ code: "merge.missing", data: { path: "statement" } }],
  });
});

describe("CP6 what cannot be compiled is refused with everything that is wrong", () => {
  test.each<[string, TemplateOf<"email">, object, string]>([
    ["a locale", small({}), { locale: "fi" }, "template.locale /locales"],
    ["a variant", small({}), { variant: "A" }, "template.variant /variants"],
    ["all variants at once", small({ variants: [{ key: "A", label: "Plain" }] }), {}, "template.variant /variants"],
    [
      "a text that is not translated",
      small({ locales: ["en", "es"] }),
      { locale: "es" },
      "text.untranslated /settings/subject",
    ],
    ["a path", small({ settings: { subject: en({ var: "nope" }) } }), {}, "text.path /settings/subject/en"],
    ["a shape", small({ root: 7 as never }), {}, "template.shape /root"],
    [
      "a link",
      small({ root: [block("b", "button", { label: en({ t: "a" }), link: { to: "url", url: "http://a.example" } })] }),
      {},
      "text.link /root/0",
    ],
  ])("CP6 %s", async (_, template, options, says) => {
    const { diagnostics } = await compiled(template, options).then(
      () => ({ diagnostics: [] }),
      (error) => error,
    );
    expect(diagnostics.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toContain(says);
  });
});

test("CP7 a variant has its own blocks, and those of all", async () => {
  const text = (id: string, variants?: readonly string[]) =>
    block(id, "text", { text: en({ t: `block ${id}` }) }, variants && { variants });
  const template = small({
    variants: [
      { key: "A", label: "Plain" },
      { key: "B", label: "Rows" },
    ],
    root: [text("all"), text("a", ["A"]), text("b", ["B"])],
  });
  expect(sent(await compiled(template, { variant: "B" })).text).toBe("block all\n\nblock b\n");
  expect(sent(await compiled(template, { variant: "A" })).text).toBe("block all\n\nblock a\n");
});

describe("CP7 a variant has its own subject", () => {
  const own = small({
    settings: { subject: en({ t: "All" }), preheader: en({ t: "Before" }), fromName: en({ t: "Ria" }) },
    variants: [
      { key: "A", label: "Plain" },
      { key: "B", label: "Name", settings: { subject: en({ t: "For " }, { var: "debtor.name" }) } },
    ],
  });

  test("CP7 and what it does not have of its own is that of the template", async () => {
    const [a, b] = [await compiled(own, { variant: "A" }), await compiled(own, { variant: "B" })];
    expect(sent(a)).toMatchObject({ subject: "All", preheader: "Before", fromName: "Ria" });
    expect(sent(b)).toMatchObject({ subject: "For Lucía", preheader: "Before", fromName: "Ria" });
    expect(sent(b).html).toContain("<title>For Lucía</title>");
    const none = { ...own, variants: [{ key: "B", label: "B", settings: { preheader: {} } }] };
    expect(sent(await compiled(none, { variant: "B" })).preheader).toBe("");
    expect([a, b].map(({ usedPaths }) => usedPaths)).toEqual([[], ["debtor.name"]]);
  });

  test("CP7 in every kind that has texts beside its blocks", async () => {
    const text = (id: string) => block(id, "text", { text: en({ t: "a" }) });
    const of = (kind: Template["kind"], settings: object, name: string): Template =>
      ({
        ...small({ root: [text("a")] }),
        kind,
        settings: { ...settings, [name]: en({ t: "Shared" }) },
        variants: [
          { key: "A", label: "A" },
          { key: "B", label: "B", settings: { [name]: en({ t: "Own" }) } },
        ],
      }) as Template;
    const letter = of("letter", { paper: "a4", window: "din-5008-b" }, "subject");
    for (const [template, part] of [
      [of("landing", {}, "title"), "html"],
      [of("landing", { title: en({ t: "a" }) }, "description"), "html"],
      [letter, "subject"],
      [letter, "html"],
      [of("push", {}, "title"), "title"],
      [of("rcs", {}, "smsFallback"), "fallback"],
    ] as const) {
      expect((await compiled(template, { variant: "A" })).parts[part]?.source).toContain("Shared");
      expect((await compiled(template, { variant: "B" })).parts[part]?.source).toContain("Own");
      expect((await compiled(template, { variant: "B" })).parts[part]?.source).not.toContain("Shared");
    }
  });

  test("CP7 what is wrong with it is told at its place", async () => {
    const refused = async (settings: object): Promise<unknown> =>
      compiled({ ...own, variants: [{ key: "B", label: "B", settings }] }, { variant: "B" }).then(
        () => "compiled",
        ({ diagnostics }) => diagnostics.map(({ code, path }: TemplateDiagnostic) => `${code} ${path}`),
      );
    expect(await refused({ subject: en({ var: "nope" }) })).toEqual(["text.path /variants/0/settings/subject/en"]);
    expect(await refused({ preheader: { es: [] } })).toEqual(["text.untranslated /variants/0/settings/preheader"]);
  });

  test("CP1 a template in which no variant has its own is named as before", async () => {
    const variants = own.variants?.map(({ key, label }) => ({ key, label })) ?? [];
    const { sourceHash } = await compiled({ ...own, variants }, { variant: "B" });
    expect(sourceHash).toBe("31e875a7052b8f5115d4e3507a3998bb738b00cf9f3281ad4db4058527b9f86a");
    expect((await compiled(own, { variant: "B" })).sourceHash).not.toBe(sourceHash);
  });
});

test("CP8 a compiled template tells what it uses, needs and discloses", async () => {
  const { usedPaths, required, disclosures } = await compiled(MAIL);
  expect(usedPaths).toEqual(
    expect.arrayContaining(["debtor.name", "plans[].parts[].dueDate", "totalDueMinor", "unsubscribeUrl"]),
  );
  expect(usedPaths.filter((path) => path.startsWith("c."))).toEqual([]);
  expect(required).toContain("payUrl");
  expect(disclosures).toEqual(["identity", "opt-out"]);
  const conditional = MAIL.root.map((one) => (one.type === "unsubscribe" ? { ...one, when: { "==": [1, 1] } } : one));
  expect((await compiled({ ...MAIL, root: conditional })).disclosures).toEqual(["identity"]);
});

test("CP8 pictures that are the same in every message are told as assets", async () => {
  const source = { to: "url", url: "https://riacredit.example/a.png" };
  const image = block("i", "image", {
    source,
    alt: en({ t: "a" }),
    link: { to: "url", url: "https://riacredit.example/" },
  });
  expect((await compiled(small({ root: [image] }))).assets).toEqual(["https://riacredit.example/a.png"]);
});

test("CP9 a stored artifact is read with the same care as a new one", async () => {
  const good = await compiled(MAIL);
  const bad = { ...good, parts: { ...good.parts, html: { escape: "markup" as const, source: "{{{debtor.name}}}" } } };
  expect(() => prepareTemplate(bad)).toThrow(/always escaped/);
  expect(() => prepareTemplate(good, { links: { hosts: ["other.example"] } }).render(CONTEXT)).not.toThrow();
  expect(prepareTemplate(good, { links: { hosts: ["other.example"] } }).render(CONTEXT).status).toBe("withheld");
  // In a page links stand in attributes alone, where no helper looks at them.
  const page = await compiled(PAGE);
  expect(prepareTemplate(page, { links: { hosts: ["other.example"] } }).render(CONTEXT).status).toBe("withheld");
  expect(prepareTemplate(page, { links: { hosts: ["*.riacredit.example"] } }).render(CONTEXT).status).toBe("rendered");
});

test("CP10 a page and a mail of one context are independent of the order they are rendered in", async () => {
  const [mail, page] = [await compiled(MAIL), await compiled(PAGE)];
  const before = sent(mail);
  sent(page);
  expect(sent(mail)).toEqual(before);
});

test("BL9 a plan of many parts is told by its first and last day, in the mail and in its text", async () => {
  const template = await compiled(MAIL);
  const [plan] = CONTEXT.plans;
  const parts = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ dueDate: `2026-0${i + 1}-12`, amountMinor: 100 }));
  const days = (count: number) => {
    const message = sent(template, { ...CONTEXT, plans: [{ ...plan, count, parts: parts(count) }] });
    const [, told] = /^- .*?: (.*)$/m.exec(message.text ?? "") ?? [];
    expect(message.html?.replace(/<[^>]*>/g, "")).toContain(told);
    return told;
  };
  expect(days(4)).toBe("Jan 12, 2026 \u00b7 Feb 12, 2026 \u00b7 Mar 12, 2026 \u00b7 Apr 12, 2026");
  expect(days(5)).toBe("Jan 12, 2026 \u2013 May 12, 2026");
});

test("CP11 an artifact names the versions of what made it", async () => {
  const { version } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("mjml/package.json"), "utf8"));
  const { toolVersions } = await compiled(small({}));
  expect(toolVersions).toMatchObject({ mjml: version, sample: expect.stringMatching(/^[0-9a-f]{8}$/) });
  expect((await compiled(PAGE)).toolVersions).not.toHaveProperty("mjml");
  const { default: mjml } = (await import("mjml")) as { default: MjmlCompiler };
  const own: MjmlCompiler = (tree, options) => mjml(tree, options);
  expect((await compiled(small({}), { mjml: own })).toolVersions.mjml).toBe("unknown");
  const named = Object.assign(own, { version: "5.4.1-browser" });
  expect((await compiled(small({}), { mjml: named })).toolVersions.mjml).toBe("5.4.1-browser");
});

test.each([
  ["mail", MAIL],
  ["page", PAGE],
])(
  "CP12 blocks of a %s can stand between comments with their ids, and nothing else is different",
  async (_, template) => {
    const [plain, marked] = [sent(await compiled(template)), sent(await compiled(template, { blockMarks: true }))];
    const ids = blocksOf(template.root).map(({ block: { id } }) => id);
    const found = [...(marked.html ?? "").matchAll(/<!--dl:(\w+)-->/g)].map(([, id]) => id);
    expect(found.length).toBeGreaterThan(3);
    expect(ids).toEqual(expect.arrayContaining(found));
    for (const id of found) expect(marked.html?.split(`<!--/dl:${id}-->`)).toHaveLength(2);
    expect(skeletonOf(marked.html ?? "")).toBe(skeletonOf(plain.html ?? ""));
    expect(plain.html).not.toContain("<!--dl:");
    expect(marked.text).toBe(plain.text);
  },
);
