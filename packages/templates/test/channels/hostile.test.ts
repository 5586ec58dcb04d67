/** Strings that try to be more than a value, through every value of every short channel. */

import fc from "fast-check";
import { SaxesParser } from "saxes";
import { beforeAll, expect, test } from "vitest";
import { propertyRuns } from "../../../../scripts/sizes.ts";
import type { Block } from "../../src/model/block.ts";
import type { CompiledTemplate, RenderedMessage, SendableMessage } from "../../src/model/message.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { hostile } from "../escape/hostile.ts";
import { block, CONTEXT, compiled, en, type ShortKind, VARIABLES } from "./reminders.ts";

const TEXT: Block = block("text", {
  text: en(
    { t: "Dear " },
    { var: "name" },
    { t: " (" },
    { var: "nick", fallback: "none" },
    { t: "), " },
    { var: "due" },
    { t: " since " },
    { var: "dueDate" },
    { t: ", call " },
    { var: "phone" },
    { t: " or go to " },
    { var: "invoiceUrl" },
    { t: " for " },
    { plural: "count", forms: { other: [{ var: "count" }, { t: " bills of " }, { var: "name" }] } },
    { t: "." },
  ),
});
const TITLE: Block = block("heading", { text: en({ t: "For " }, { var: "name" }) });
const PAY: Block = block("button", { label: en({ t: "Pay" }), link: { to: "variable", var: "payUrl" } });
const PICTURE: Block = block("image", { source: { to: "variable", var: "invoiceUrl" }, alt: en({ var: "name" }) });
const MENU: Block = block("menu", { choices: [{ key: "1", label: en({ var: "name" }), intent: "pay" }] });

const ROOTS: { readonly [K in ShortKind]: readonly Block[] } = {
  sms: [TITLE, TEXT, PAY],
  push: [TEXT],
  whatsapp: [TITLE, TEXT, PAY],
  rcs: [TITLE, PICTURE, TEXT, PAY],
  voice: [TITLE, TEXT, MENU],
};
const KINDS = Object.keys(ROOTS) as readonly ShortKind[];

const { nick, ...properties } = VARIABLES.properties ?? {};
const variables = { ...VARIABLES, properties: { ...properties, nick: { ...nick, "x-sample": "Lu" } } };
const all = new Map<ShortKind, CompiledTemplate>();
beforeAll(async () => {
  const title = { en: [{ t: "For " }, { var: "name" }] };
  for (const kind of KINDS) {
    const settings = kind === "push" ? { title } : kind === "rcs" ? { smsFallback: title } : {};
    all.set(kind, await compiled(kind, ROOTS[kind], { variables, settings: settings as never }));
  }
});
const render = (kind: ShortKind, context: object): RenderedMessage =>
  renderTemplate(all.get(kind) as CompiledTemplate, { ...CONTEXT, ...context });

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const STEERING = /[\u202a-\u202e\u2066-\u206f\u2028\u2029]|\p{Surrogate}/u;

/** Every text in a value, members of objects and lists included. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

interface Parsed {
  readonly elements: readonly string[];
  readonly text: string;
}

function parsed(ssml: string): Parsed {
  const elements: string[] = [];
  let text = "";
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => void elements.push(`${name} ${JSON.stringify(attributes)}`));
  parser.on("text", (words) => {
    text += words;
  });
  for (const event of ["comment", "cdata", "doctype"] as const) parser.on(event, () => void elements.push(event));
  parser.on("processinginstruction", () => void elements.push("instruction"));
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(ssml).close();
  return { elements, text };
}

const components = (message: SendableMessage): readonly Record<string, unknown>[] =>
  (message.parts as { components: readonly Record<string, unknown>[] }).components;

/** What must hold of a message, whatever the values were. */
const HOLDS: { readonly [K in ShortKind]: (message: SendableMessage) => void } = {
  sms: ({ text }) => expect(text).not.toMatch(CONTROL),
  push: ({ parts }) => {
    for (const text of textsIn(parts)) expect(text).not.toMatch(/[\n\t]/);
    const { title, body, link = "https://", ...others } = parts ?? {};
    expect([typeof title, typeof body, others]).toEqual(["string", "string", {}]);
    expect(link).toMatch(/^(?:https:\/\/|mailto:|tel:)[^\s<>"]*$/);
  },
  whatsapp: (message) => {
    for (const text of textsIn(components(message))) expect(text).not.toMatch(/[\n\r\t\v\f\u0085\u2028\u2029]| {5}|^$/);
    expect(components(message).map(({ type, parameters }) => [type, (parameters as object[]).length])).toEqual([
      ["header", 1],
      ["body", 7],
      ["button", 1],
    ]);
    expect(message.parts).toMatchObject({ name: "first_reminder", language: { code: "en" } });
  },
  rcs: ({ parts }) => {
    const { card } = parts as { card: { title: string; media?: { url: string }; suggestions: { url: string }[] } };
    expect(card.title).not.toContain("\n");
    const media = card.media === undefined ? [] : [card.media.url];
    for (const url of [...media, ...card.suggestions.map((one) => one.url)])
      expect(url).toMatch(/^https:\/\/[^\s<>"]+$/);
  },
  voice: ({ ssml, parts }) => {
    const plain = render("voice", {}) as SendableMessage;
    const speech = (elements: readonly string[]) => elements.filter((one) => !one.includes("telephone"));
    expect(speech(parsed(ssml ?? "").elements)).toEqual(speech(parsed(plain.ssml ?? "").elements));
    expect((parts as { menu: { choices: object[] } }).menu.choices).toMatchObject([{ key: "1", intent: "pay" }]);
  },
};

function harmless(kind: ShortKind, message: RenderedMessage): void {
  if (message.status === "withheld") {
    expect(message.problems.length).toBeGreaterThan(0);
    return;
  }
  const { text, ssml, parts } = message;
  // In XML a tab is a blank.
  for (const one of textsIn([text, ssml?.replaceAll("\t", " "), parts])) {
    expect(one).not.toMatch(CONTROL);
    expect(one).not.toMatch(STEERING);
  }
  HOLDS[kind](message);
}

test.each(KINDS)("CH5 in %s a hostile text is words, and nothing else of the message changes", (kind) => {
  const short = hostile.map((text) => `x${[...text].slice(0, 40).join("")}`);
  fc.assert(
    fc.property(short, hostile, hostile, (name, nickname, phone) => {
      const message = render(kind, { name, nick: `y${nickname.slice(0, 100)}`, phone: `0${phone.slice(0, 100)}` });
      expect(message).toMatchObject({ status: "rendered" });
      harmless(kind, message);
    }),
    propertyRuns(10_000, 200),
  );
});

test.each(KINDS)("CH5 in %s a hostile value in any slot is harmless or withholds the message", (kind) => {
  const slot = fc.constantFrom(...Object.keys(CONTEXT), "nick", "zone");
  const value = fc.oneof(
    hostile,
    hostile.map((text) => `https://pay.example.com/p/${text}`),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(slot, value, (path, bad) => harmless(kind, render(kind, { [path]: bad }))),
    propertyRuns(10_000, 200),
  );
});

test("CH5 words of an author are words too", async () => {
  for (const words of fc.sample(hostile, { numRuns: 60, seed: 7 })) {
    const visible = words.replace(/[^\n\x20-\x7e\u00a0-\u0fff]/g, "");
    const root = [block("text", { text: en({ t: `a${visible}b` }) })];
    const { ssml = "" } = renderTemplate(await compiled("voice", root), CONTEXT) as SendableMessage;
    expect(parsed(ssml).text).toBe(`a${visible}b`);
    const sms = renderTemplate(
      await compiled("sms", root, { settings: { plainPunctuation: false } }),
      CONTEXT,
    ) as SendableMessage;
    expect(sms.text?.replace(/\s+/g, " ")).toBe(`a${visible}b`.replace(/\s+/g, " "));
  }
});
