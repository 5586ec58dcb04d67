/** RCS: one card, and the SMS in its place. */

import { expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import {
  block,
  en,
  greeting,
  LOCALES,
  pay,
  plain,
  refused,
  rendered,
  sent,
  stop,
  title,
  withheld,
} from "./reminders.ts";

const words = (text: string) => block("text", { text: en({ t: text }) });
const reply = (label: string, more: Partial<Block> = {}) =>
  block("quickReply", { label: en({ t: label }), intent: "callBack" }, more);
const late = { when: { "==": [{ var: "late" }, true] } as NonNullable<Block["when"]> };
const name = (length: number) => ({ context: { name: "n".repeat(length) } });
const shown = (text: string) => ({ settings: { smsFallback: { en: [{ t: text }] } } });

test("RC1 a card has a title, a text, a picture and suggestions", async () => {
  const picture = block("image", {
    source: { to: "url", url: "https://pay.example.com/a.png" },
    alt: en({ t: "A bridge" }),
  });
  const call = block(
    "button",
    { label: en({ t: "Call" }), link: { to: "phone", number: "+34 600 000 000" } },
    { id: "call" },
  );
  const root = [
    title(),
    picture,
    greeting(),
    words("Second."),
    { ...pay(), id: "pay" },
    call,
    reply("Call me"),
    stop(),
  ];
  const { parts, text } = await sent("rcs", root);
  const description =
    "Hello Luc\u00eda, \u20ac182.40 is due since November 4, 2026.\n\nSecond.\n\nReply STOP to opt out";
  expect(parts?.card).toEqual({
    orientation: "vertical",
    title: "Your open amount",
    description,
    media: { url: "https://pay.example.com/a.png", height: "medium", altText: "A bridge" },
    suggestions: [
      { type: "openUrl", label: "Pay now", postback: "pay", url: "https://pay.example.com/p/8fK2" },
      { type: "dial", label: "Call", postback: "call", number: "+34600000000" },
      { type: "reply", label: "Call me", postback: "callBack" },
    ],
  });
  expect(text).toBe(`Your open amount\n\n${description}`);
});

test("RC1 a card is in the language of the reader", async () => {
  const cards = await Promise.all(
    LOCALES.map(
      async (locale) => (await sent("rcs", [title(), greeting()], { locale })).parts?.card as Record<string, string>,
    ),
  );
  expect(cards.map((card) => plain(card.description))).toEqual([
    "Hello Luc\u00eda, \u20ac182.40 is due since November 4, 2026.",
    "Hola, Luc\u00eda: debe 182,40 \u20ac desde el 4 de noviembre de 2026.",
    "Ol\u00e1, Luc\u00eda: deve \u20ac 182,40 desde 4 de novembro de 2026.",
    "\u0645\u0631\u062d\u0628\u0627 Luc\u00eda\u060c \u0627\u0644\u0645\u0628\u0644\u063a \u0661\u0668\u0662\u066b\u0664\u0660 \u20ac \u0645\u0633\u062a\u062d\u0642 \u0645\u0646\u0630 \u0664 \u0646\u0648\u0641\u0645\u0628\u0631 \u0662\u0660\u0662\u0666.",
  ]);
});

test("RC2 the SMS in its place has the text of the settings and every disclosure, and is counted", async () => {
  const { parts } = await sent("rcs", [title(), greeting(), stop()], shown("Please pay \u2013 soon"));
  expect(parts?.smsFallback).toEqual({ text: "Please pay - soon\nReply STOP to opt out", segments: 1 });
});

test("RC2 without an SMS in its place there is no card", async () => {
  expect(await withheld("rcs", [greeting()], shown(" "))).toEqual(["channel.empty"]);
  expect(await refused("rcs", [greeting()], { settings: { smsFallback: { es: [{ t: "Pague." }] } } })).toEqual([
    "text.untranslated /settings/smsFallback",
  ]);
});

test("RC3 the limits of title, text and SMS hold at their boundaries", async () => {
  const own = { text: en({ var: "name" }) };
  expect(await withheld("rcs", [block("heading", own), words("a")], { ...name(200), ...shown("s") })).toEqual([]);
  expect(await withheld("rcs", [block("heading", own), words("a")], { ...name(201), ...shown("s") })).toEqual([
    "channel.length",
  ]);
  expect(await withheld("rcs", [block("text", own)], { ...name(2000), ...shown("s") })).toEqual([]);
  expect(await withheld("rcs", [block("text", own)], { ...name(2001), ...shown("s") })).toEqual(["channel.length"]);
  const sms = (length: number) => ({ ...name(length), settings: { smsFallback: { en: [{ var: "name" }] } } });
  expect(await withheld("rcs", [words("a")], sms(1600))).toEqual([]);
  expect(await withheld("rcs", [words("a")], sms(1601))).toEqual(["channel.length"]);
});

test("RC3 texts without values are measured when they are compiled", async () => {
  const heading = (length: number) => block("heading", { text: en({ t: "h".repeat(length) }) });
  expect(await refused("rcs", [heading(200), words("a".repeat(2000))], shown("s".repeat(1600)))).toEqual([]);
  expect(await refused("rcs", [heading(201), words("a")])).toEqual(["channel.length /root/0"]);
  expect(await refused("rcs", [words("a".repeat(1999)), words("b")])).toEqual(["channel.length /root"]);
  expect(await refused("rcs", [words("a")], shown("s".repeat(1601)))).toEqual(["channel.length /settings/smsFallback"]);
});

test("RC5 a picture above the words has a height, one beside them has none", async () => {
  const picture = block("image", { source: { to: "variable", var: "invoiceUrl" } });
  const card = async (orientation: "vertical" | "horizontal") =>
    (await sent("rcs", [picture, words("a")], { settings: { orientation } })).parts?.card;
  expect(await card("vertical")).toMatchObject({ media: { height: "medium" } });
  expect(await card("horizontal")).not.toHaveProperty("media.height");
});

test("RC3 the words on a suggestion have 25 characters at most, with their values", async () => {
  expect(await refused("rcs", [words("a"), reply("r".repeat(25))])).toEqual([]);
  expect(await refused("rcs", [words("a"), reply("r".repeat(26))])).toEqual(["channel.length /root/1"]);
  const named = block("quickReply", { label: en({ t: "I am " }, { var: "name" }), intent: "callBack" });
  expect(await withheld("rcs", [words("a"), named], name(20))).toEqual([]);
  expect(await rendered("rcs", [words("a"), named], name(21))).toMatchObject({
    status: "withheld",
    problems: [{ code: "channel.length", path: "/parts/suggestion.0.label", data: { length: 26, most: 25 } }],
  });
});

test("RC4 there are four suggestions at most; those that are hidden do not count", async () => {
  const four = ["A", "B", "C", "D"].map((label) => reply(label));
  expect(await refused("rcs", [words("a"), ...four])).toEqual([]);
  expect(await refused("rcs", [words("a"), ...four, reply("E")])).toEqual(["rcs.suggestions /root/5"]);
  const five = [words("a"), ...four, reply("E", late)];
  expect(await withheld("rcs", five, { context: { late: false } })).toEqual([]);
  expect(await withheld("rcs", five, { context: { late: true } })).toEqual(["rcs.suggestions"]);
});

test("RC4 a link that a debtor does not have makes no suggestion, and an address of mail makes none at all", async () => {
  const { parts } = await sent("rcs", [words("a"), pay()], { context: { payUrl: "" } });
  expect(parts?.card).toEqual({ orientation: "vertical", description: "a", suggestions: [] });
  const mail = block("button", { label: en({ t: "Write" }), link: { to: "email", address: "help@example.com" } });
  expect(await refused("rcs", [words("a"), mail])).toEqual(["rcs.suggestions /root/1"]);
});

test("RC5 a card has one picture, which can be loaded", async () => {
  const picture = (path: string) => block("image", { source: { to: "variable", var: path } });
  expect(await refused("rcs", [picture("invoiceUrl"), words("a"), picture("payUrl")])).toEqual(["rcs.media /root/2"]);
  expect(await withheld("rcs", [picture("invoiceUrl"), words("a")])).toEqual([]);
  expect(
    await withheld("rcs", [picture("invoiceUrl"), words("a")], { context: { invoiceUrl: "tel:+34600000000" } }),
  ).toEqual(["rcs.media"]);
});
