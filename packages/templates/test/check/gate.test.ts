/** Every check of the design, at the publish gate: one document for each, and what is said about it. */

import { describe, expect, test } from "vitest";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import { type PublishOptions, publishTemplate } from "../../src/compile/publishTemplate.ts";
import type { Block } from "../../src/model/block.ts";
import type { Template } from "../../src/model/template.ts";
import type { RichText } from "../../src/model/text.ts";
import { CONTEXT, type ShortKind, template as short } from "../channels/reminders.ts";
import { BRAND, CONTEXT as DEBT, MAIL, PAGE } from "../compile/examples.ts";
import { block, en } from "../compile/writing.ts";
import { sending } from "./sending.ts";

const message = (kind: ShortKind, root: readonly Block[], settings: object = {}): Template =>
  short(kind, root, { settings, locales: ["en"] }) as Template;
const words = (...runs: RichText) => block("a", "text", { text: en(...runs) });
const long = (length: number): RichText[number] => ({ t: "x".repeat(length) });
const mail = (more: object): Template =>
  ({ ...MAIL, locales: ["en"], root: [block("a", "text", { text: en({ t: "a" }) })], ...more }) as Template;
const page = (...root: readonly Block[]): Template => ({ ...PAGE, locales: ["en"], root: [...root, ...PAGE.root] });
const subject = (...runs: RichText) => mail({ settings: { subject: en(...runs) } });

const rows = Array.from({ length: 160 }, (_, i) => ({ ref: `R${i}`, dueDate: "2026-01-01", dueMinor: i }));
const silent = sending({});
const locked = { policy: { locked: [{ block: "legal", sha256: "0".repeat(64) }] } };
const pale = { ...BRAND, light: { ...BRAND.light, muted: "#a0a8a6" } } as const;
const picture = { to: "url", url: "https://pay.riacredit.example/map.png" };

/** What is wrong, the codes that say so, and what the gate is given. Samples are those of the document unless there are others. */
const CASES: readonly (readonly [what: string, codes: string, template: Template, options?: PublishOptions])[] = [
  ["an unknown path", "text.path", mail({ root: [words({ var: "nobody" })] })],
  ["a required value without one", "merge.missing", MAIL, { samples: [{ ...DEBT, agreement: undefined }] }],
  ["a missing translation", "text.untranslated", { ...mail({}), locales: ["en", "es"] } as Template],
  ["the scheme of a link", "text.link", mail({ root: [words({ t: "x", a: { to: "url", url: "http://a.example" } })] })],
  [
    "the host of a link",
    "text.link",
    mail({ root: [words({ t: "x", a: { to: "url", url: "https://b.example" } })] }),
    { links: { hosts: ["a.example"] } },
  ],
  ["the host of a value", "merge.url", MAIL, { links: { hosts: ["a.example", "riacredit.example"] } }],
  ["an empty link", "text.link", mail({ root: [words({ t: "x", a: { to: "url", url: "" } })] })],
  ["a picture without a description", "check.alt", page(block("p", "image", { source: picture }))],
  ["the contrast of a brand", "check.contrast", PAGE, { brand: pale }],
  [
    "a color that is none",
    "check.brand",
    PAGE,
    { brand: { ...BRAND, light: { ...BRAND.light, line: "red" } } as never },
  ],
  ["the order of headings", "check.headings", page(block("h", "heading", { text: en({ t: "x" }), level: 3 }))],
  ["the size of a mail", "email.size", MAIL, { samples: [{ ...DEBT, obligations: rows }] }],
  ["the length of a subject", "check.subject", subject(long(71))],
  ["a sign in a subject that steers", "check.signs", subject({ t: "Pay\u202e now" })],
  ["a control character in words", "check.signs", mail({ root: [words({ t: "a\u0007" })] })],
  ["a required block", "block.required", mail({ policy: { required: [{ type: "legalFooter" }] } })],
  ["a locked block that was changed", "block.locked", { ...MAIL, ...locked } as Template],
  ["segments of an SMS", "sms.segments", message("sms", [words(long(161))], { maxSegments: 1 })],
  ["letters that GSM-7 lacks", "sms.encoding", message("sms", [words({ t: `Pag\u00e1 ${"x".repeat(80)}` })])],
  ["a body of WhatsApp", "channel.length", message("whatsapp", [words(long(1025))])],
  [
    "an example of WhatsApp",
    "whatsapp.sample",
    message("whatsapp", [words({ t: "a " }, { var: "nick" }, { t: " b c d" })]),
  ],
  [
    "the title of a card",
    "channel.length",
    message("rcs", [block("h", "heading", { text: en(long(201)) }), words(long(9))]),
  ],
  [
    "the description of a card, with its values",
    "channel.length",
    message("rcs", [words(long(1990), { var: "name" })]),
    { samples: [CONTEXT, { ...CONTEXT, name: "a much longer name" }] },
  ],
  [
    "the SMS in place of a card, with its values",
    "channel.length",
    message("rcs", [words({ t: "a" })], { smsFallback: en(long(1590), { var: "name" }) }),
    { samples: [CONTEXT, { ...CONTEXT, name: "a much longer name" }] },
  ],
  ["the title of a notification", "push.length", message("push", [words({ t: "a" })], { title: en(long(51)) })],
  [
    "the form of a plural",
    "check.plural",
    mail({ root: [words({ plural: "totalDueMinor", forms: { other: [{ t: "x" }] } })] }),
  ],
  [
    "an offer that no strategy makes",
    "check.offer",
    { ...MAIL, locales: ["en"] } as Template,
    { strategies: [silent] },
  ],
];

describe("GA12 the gate finds", () => {
  const cases = CASES.map(([what, code, template, options = {}]) => ({ what, code, template, options }));
  test.each(cases)("GA12 $what: $code", async ({ code, template, options }) => {
    const usual = template.kind in { email: 1, landing: 1 } ? DEBT : CONTEXT;
    const { checks } = await publishTemplate(template, { brand: BRAND, samples: [usual], ...options });
    expect([...new Set(checks.map((found) => found.code))]).toContain(code);
  });

  test("GA12 a length with the sample that is too long, and nothing where none is", async () => {
    const card = message("rcs", [words(long(1990), { var: "name" })]);
    const samples = [CONTEXT, { ...CONTEXT, name: "a much longer name" }];
    const { checks, publishable } = await publishTemplate(card, { samples });
    expect(checks).toMatchObject([
      { code: "channel.length", path: "/parts/description", data: { sample: 1, most: 2000 } },
    ]);
    expect(publishable).toBe(false);
    expect(await publishTemplate(card, { samples: [CONTEXT] })).toMatchObject({ checks: [], publishable: true });
  });

  test("GA12 dear letters once, and only where others are cheaper", async () => {
    const at = async (text: string, ...names: string[]) => {
      const samples = names.map((name) => ({ ...CONTEXT, name }));
      const { checks } = await publishTemplate(message("sms", [words({ t: text }, { var: "name" })]), { samples });
      return checks.map(({ code, severity, data }) => [code, severity, data.offenders, data.segments, data.without]);
    };
    expect(await at("Pag\u00e1 ", "Ada")).toEqual([]);
    expect(await at("x".repeat(80), "Ada")).toEqual([]);
    expect(await at("x".repeat(80), "\u0627")).toEqual([]);
    expect(await at("x".repeat(80), "Ada", "Luc\u00eda", "M\u00e1s")).toEqual([
      ["sms.encoding", "info", ["\u00ed"], 2, 1],
    ]);
  });
});

test("GA14 the gate compiles by what it is given, and lets out what has nothing to do with the template", async () => {
  const asked: string[] = [];
  const remembered: PublishOptions["compile"] = (template, options) => {
    asked.push(options.locale);
    return compileTemplate(template, options);
  };
  const plain = await publishTemplate(PAGE, { samples: [DEBT] });
  expect(await publishTemplate(PAGE, { samples: [DEBT], compile: remembered })).toEqual(plain);
  expect(asked).toEqual(PAGE.locales);
  let rests = 0;
  const rest = async () => {
    rests += 1;
  };
  expect(await publishTemplate(PAGE, { samples: [DEBT, DEBT], rest })).toEqual(
    await publishTemplate(PAGE, { samples: [DEBT, DEBT] }),
  );
  expect(rests).toBe(2 * PAGE.locales.length);
  const away = () => Promise.reject(new Error("offline"));
  await expect(publishTemplate(PAGE, { samples: [DEBT], compile: away })).rejects.toThrow("offline");
});
