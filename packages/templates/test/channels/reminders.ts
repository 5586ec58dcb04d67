/** One reminder of one creditor, in the words of four languages, for every short channel. */

import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import type { Block, JsonValue } from "../../src/model/block.ts";
import { TemplateError } from "../../src/model/diagnostic.ts";
import type { CompiledTemplate, RenderedMessage, SendableMessage } from "../../src/model/message.ts";
import type { SettingsOf } from "../../src/model/settings.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import type { RichText, Text } from "../../src/model/text.ts";
import type { VariableSchema } from "../../src/model/variables.ts";
import type { RenderOptions } from "../../src/render/prepare.ts";
import { renderTemplate } from "../../src/render/render.ts";

export type ShortKind = "sms" | "push" | "whatsapp" | "rcs" | "voice";
export const LOCALES = ["en", "es", "pt", "ar-EG"] as const;

export const VARIABLES: VariableSchema = {
  type: "object",
  properties: {
    name: { type: "string", "x-required": true, "x-sample": "Ada" },
    nick: { type: "string" },
    due: {
      type: "integer",
      "x-format": "money",
      "x-currency": "currency",
      "x-required": true,
      "x-sample": 18_240,
    },
    currency: { type: "string", "x-required": true, "x-sample": "EUR" },
    dueDate: { type: "string", "x-format": "date", "x-required": true, "x-sample": "2026-11-04" },
    phone: { type: "string", "x-format": "phone", "x-sample": "+34 600 000 000" },
    payUrl: { type: "string", "x-format": "url", "x-sample": "https://pay.example.com/p/8fK2" },
    invoiceUrl: { type: "string", "x-format": "url", "x-sample": "https://pay.example.com/i/8fK2.pdf" },
    count: { type: "integer", "x-sample": 2 },
    late: { type: "boolean" },
  },
};

export const CONTEXT = {
  name: "Luc\u00eda",
  due: 18_240,
  currency: "EUR",
  dueDate: "2026-11-04",
  phone: "+34 600 111 222",
  payUrl: "https://pay.example.com/p/8fK2",
  invoiceUrl: "https://pay.example.com/i/8fK2.pdf",
  count: 3,
  late: true,
};

/** "Hello Ada, 182.40 euros are due since November 4." */
const GREETING: Text = {
  en: [
    { t: "Hello " },
    { var: "name" },
    { t: ", " },
    { var: "due" },
    { t: " is due since " },
    { var: "dueDate" },
    { t: "." },
  ],
  es: [
    { t: "Hola, " },
    { var: "name" },
    { t: ": debe " },
    { var: "due" },
    { t: " desde el " },
    { var: "dueDate" },
    { t: "." },
  ],
  pt: [
    { t: "Ol\u00e1, " },
    { var: "name" },
    { t: ": deve " },
    { var: "due" },
    { t: " desde " },
    { var: "dueDate" },
    { t: "." },
  ],
  "ar-EG": [
    { t: "\u0645\u0631\u062d\u0628\u0627 " },
    { var: "name" },
    { t: "\u060c \u0627\u0644\u0645\u0628\u0644\u063a " },
    { var: "due" },
    { t: " \u0645\u0633\u062a\u062d\u0642 \u0645\u0646\u0630 " },
    { var: "dueDate" },
    { t: "." },
  ],
};

const PAY: Text = {
  en: [{ t: "Pay now" }],
  es: [{ t: "Pagar ahora" }],
  pt: [{ t: "Pagar agora" }],
  "ar-EG": [{ t: "\u0627\u062f\u0641\u0639 \u0627\u0644\u0622\u0646" }],
};

const STOP: Text = {
  en: [{ t: "Reply STOP to opt out" }],
  es: [{ t: "Responda BAJA para no recibir m\u00e1s" }],
  pt: [{ t: "Responda SAIR para cancelar" }],
  "ar-EG": [
    { t: "\u0623\u0631\u0633\u0644 \u0625\u064a\u0642\u0627\u0641 \u0644\u0644\u0625\u0644\u063a\u0627\u0621" },
  ],
};

const TITLE: Text = {
  en: [{ t: "Your open amount" }],
  es: [{ t: "Su importe pendiente" }],
  pt: [{ t: "O seu valor em aberto" }],
  "ar-EG": [{ t: "\u0627\u0644\u0645\u0628\u0644\u063a \u0627\u0644\u0645\u0633\u062a\u062d\u0642" }],
};

let made = 0;
/** A block with an id of its own. */
export const block = (type: string, props: object, more: Partial<Block> = {}): Block => ({
  id: `b${++made}`,
  type,
  v: 1,
  props: props as Block["props"],
  ...more,
});

/** A text in English. */
export const en = (...runs: RichText): JsonValue => ({ en: runs }) as unknown as JsonValue;

export const greeting = (): Block => block("text", { text: GREETING });
export const pay = (): Block => block("button", { label: PAY, link: { to: "variable", var: "payUrl" } });
export const stop = (): Block => block("disclosure", { disclosure: "opt-out", text: STOP });
export const title = (): Block => block("heading", { text: TITLE });

const SETTINGS: { readonly [K in ShortKind]: SettingsOf[K] } = {
  sms: {},
  push: { title: TITLE, link: { to: "variable", var: "payUrl" } },
  whatsapp: {
    templateName: "first_reminder",
    category: "utility",
    linkBases: { payUrl: "https://pay.example.com/p/" },
  },
  rcs: { smsFallback: GREETING },
  voice: {},
};

export function template<K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: { settings?: Partial<SettingsOf[K]>; variables?: VariableSchema; locales?: readonly string[] } = {},
): TemplateOf<K> {
  return {
    schema: "dunlin.template/1",
    id: "first-reminder",
    kind,
    name: "First reminder",
    defaultLocale: "en",
    locales: more.locales ?? LOCALES,
    variables: more.variables ?? VARIABLES,
    settings: { ...SETTINGS[kind], ...more.settings } as SettingsOf[K],
    root,
  };
}

type More<K extends ShortKind> = Parameters<typeof template<K>>[2] & { locale?: string; version?: number };

export const compiled = <K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: More<K> = {},
): Promise<CompiledTemplate> =>
  compileTemplate(template(kind, root, more) as never, {
    locale: more.locale ?? "en",
    ...(more.version === undefined ? {} : { version: more.version }),
  });

/** What compiling finds wrong, as `code path`. */
export async function refused<K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: More<K> = {},
): Promise<readonly string[]> {
  try {
    await compiled(kind, root, more);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const errors = error.diagnostics.filter(({ severity }) => severity === "error");
    return errors.map(({ code, path }) => `${code} ${path}`);
  }
}

export async function rendered<K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: More<K> & { context?: object; options?: RenderOptions } = {},
): Promise<RenderedMessage> {
  return renderTemplate(await compiled(kind, root, more), { ...CONTEXT, ...more.context }, more.options);
}

/** @throws Error with what kept the message from being sent. */
export async function sent<K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: More<K> & { context?: object } = {},
): Promise<SendableMessage> {
  const message = await rendered(kind, root, more);
  if (message.status === "rendered") return message;
  throw new Error(message.problems.map(({ message: says }) => says).join(" "));
}

/** The codes of what kept a message from being sent. */
export async function withheld<K extends ShortKind>(
  kind: K,
  root: readonly Block[],
  more: More<K> & { context?: object } = {},
): Promise<readonly string[]> {
  const message = await rendered(kind, root, more);
  return message.status === "rendered" ? [] : message.problems.map(({ code }) => code);
}

/** Blanks of all widths as ordinary ones: their kind differs between versions of Intl. */
export const plain = (text: string | undefined): string =>
  (text ?? "").replace(/[\u00a0\u202f\u2009]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");
