/** Calls by a voice: what is read out, what the keys do, and what never gets into the markup. */

import { expect, test } from "vitest";
import { element, strayMarkup } from "../../src/channels/ssml.ts";
import { dateOrder } from "../../src/format/dates.ts";
import type { Block } from "../../src/model/block.ts";
import type { Text } from "../../src/model/text.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { block, compiled, en, greeting, LOCALES, plain, refused, sent, title, withheld } from "./reminders.ts";

const words = (text: string) => block("text", { text: en({ t: text }) });
const START = (locale: string) =>
  `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${locale}">`;

const choice = (key: string, label: string, intent = "pay") => ({ key, label: en({ t: label }), intent });
const menu = (choices: readonly object[], more: Partial<Block> = {}) => block("menu", { choices }, more);
const PRESS: Text = {
  en: [{ t: "press" }],
  es: [{ t: "pulse" }],
  pt: [{ t: "tecle" }],
  "ar-EG": [{ t: "\u0627\u0636\u063a\u0637" }],
};

test("VO1 amounts, dates and numbers are told as such, in the language of the call", async () => {
  const spoken = await Promise.all(
    LOCALES.map(async (locale) => plain((await sent("voice", [greeting()], { locale })).ssml)),
  );
  const say = (as: string, text: string) => `<say-as interpret-as="${as.replace(" ", '" format="')}">${text}</say-as>`;
  expect(spoken).toEqual([
    `${START("en")}<p><s>Hello Luc\u00eda, ${say("currency", "\u20ac182.40")} is due since ${say("date mdy", "November 4, 2026")}.</s></p></speak>`,
    `${START("es")}<p><s>Hola, Luc\u00eda: debe ${say("currency", "182,40 \u20ac")} desde el ${say("date dmy", "4 de noviembre de 2026")}.</s></p></speak>`,
    `${START("pt")}<p><s>Ol\u00e1, Luc\u00eda: deve ${say("currency", "\u20ac 182,40")} desde ${say("date dmy", "4 de novembro de 2026")}.</s></p></speak>`,
    `${START("ar-EG")}<p><s>\u0645\u0631\u062d\u0628\u0627 Luc\u00eda\u060c \u0627\u0644\u0645\u0628\u0644\u063a ${say("currency", "\u0661\u0668\u0662\u066b\u0664\u0660 \u20ac")} \u0645\u0633\u062a\u062d\u0642 \u0645\u0646\u0630 ${say("date dmy", "\u0664 \u0646\u0648\u0641\u0645\u0628\u0631 \u0662\u0660\u0662\u0666")}.</s></p></speak>`,
  ]);
  const call = block("text", { text: en({ t: "Call " }, { var: "phone" }) });
  expect((await sent("voice", [call])).ssml).toContain(say("telephone", "+34 600 111 222"));
});

test("VO1 a date has the order of its parts in each language, and a time of day is read as it is written", async () => {
  const order = (locale: string) => dateOrder(locale);
  expect(["en-US", "en-GB", "de", "pl", "ar", "he", "ja", "hu", "lt"].map(order)).toEqual(
    "mdy dmy dmy dmy dmy dmy ymd ymd ymd".split(" "),
  );
  const at = block("text", { text: en({ t: "At " }, { var: "name", fmt: "time" }) });
  const { ssml } = await sent("voice", [at], { context: { name: "2026-11-04T09:30:00Z" } });
  expect(plain(ssml)).toBe(`${START("en")}<p><s>At 9:30 AM</s></p></speak>`);
});

test("VO1 a block is a paragraph, a line a sentence, a divider a pause", async () => {
  const lines = block("text", { text: en({ t: "One." }, { br: 1 }, { t: "Two & three." }) });
  expect((await sent("voice", [title(), lines, block("divider", {}), words("End.")])).ssml).toBe(
    `${START("en")}<p><s>Your open amount</s></p><p><s>One.</s><s>Two &amp; three.</s></p><break strength="strong"/><p><s>End.</s></p></speak>`,
  );
});

test("VO2 a menu reads out what each key is for, and says what it means", async () => {
  const all = [
    choice("1", "To pay now"),
    choice("*", "To hear this again", "repeat"),
    choice("#", "To talk to us", "agent"),
  ];
  const { ssml, parts } = await sent("voice", [greeting(), menu(all)], { settings: { keySeconds: 8 } });
  expect(ssml).toContain(
    "<p><s>To pay now, press 1.</s><s>To hear this again, press star.</s><s>To talk to us, press pound.</s></p>",
  );
  expect(parts?.menu).toEqual({
    seconds: 8,
    choices: [
      { key: "1", intent: "pay", label: "To pay now" },
      { key: "*", intent: "repeat", label: "To hear this again" },
      { key: "#", intent: "agent", label: "To talk to us" },
    ],
  });
});

test("VO2 a menu is in the language of the call, and waits five seconds unless set", async () => {
  const labels: Text = {
    en: [{ t: "Pay" }],
    es: [{ t: "Pagar" }],
    pt: [{ t: "Pagar" }],
    "ar-EG": [{ t: "\u0627\u062f\u0641\u0639" }],
  };
  const one = block("menu", { press: PRESS, choices: [{ key: "1", label: labels, intent: "pay" }] });
  const spoken = await Promise.all(
    LOCALES.map(async (locale) => {
      const { ssml, parts } = await sent("voice", [one], { locale });
      expect(parts?.menu).toMatchObject({ seconds: 5 });
      return /<s>(.*)<\/s>/.exec(ssml ?? "")?.[1];
    }),
  );
  expect(spoken).toEqual([
    "Pay, press 1.",
    "Pagar, pulse 1.",
    "Pagar, tecle 1.",
    "\u0627\u062f\u0641\u0639, \u0627\u0636\u063a\u0637 1.",
  ]);
  expect(await refused("voice", [menu([choice("1", "Pay")])], { locale: "it", locales: ["en", "it"] })).toContain(
    "text.untranslated /root/0/props/press",
  );
});

test("VO2 a key stands for one thing, and is one of a telephone", async () => {
  expect(await refused("voice", [menu([choice("1", "Pay"), choice("1", "Wait")])])).toEqual([
    "voice.menu /root/0/props/choices/1/key",
  ]);
  expect(await refused("voice", [menu([choice("A", "Pay")])])).toEqual(["template.shape /root/0/props/choices/0/key"]);
  expect(await refused("voice", [menu([choice("1", "Pay")]), menu([choice("2", "Pay")])])).toEqual([
    "block.once /root/1",
  ]);
});

test("VO2 a menu that is hidden has no keys", async () => {
  const when = { "==": [{ var: "late" }, true] } as NonNullable<Block["when"]>;
  const root = [words("Hi."), menu([choice("1", "Pay")], { when })];
  expect((await sent("voice", root, { context: { late: true } })).parts).toHaveProperty("menu");
  const { ssml, parts } = await sent("voice", root, { context: { late: false } });
  expect(parts).toEqual({ language: "en" });
  expect(ssml).toBe(`${START("en")}<p><s>Hi.</s></p></speak>`);
});

test("VO2 a key that would be for nothing withholds the call", async () => {
  const own = menu([choice("1", "Pay"), { key: "2", label: en({ var: "nick" }), intent: "agent" }]);
  expect(await withheld("voice", [own])).toEqual(["channel.empty"]);
  expect(await withheld("voice", [own], { context: { nick: "Talk" } })).toEqual([]);
});

test("VO3 the speed and the voice are those of the settings", async () => {
  const settings = { ratePercent: 85, voices: { en: "Joanna", es: "Lucia" } };
  const { ssml, parts } = await sent("voice", [words("Hi.")], { settings });
  expect(ssml).toBe(`${START("en")}<prosody rate="85%"><p><s>Hi.</s></p></prosody></speak>`);
  expect(parts).toEqual({ language: "en", voice: "Joanna" });
  expect((await sent("voice", [words("Hi.")], { settings: { ratePercent: 100 } })).ssml).not.toContain("prosody");
  expect(await refused("voice", [words("Hi.")], { settings: { ratePercent: 49 } })).toEqual([
    "template.shape /settings/ratePercent",
  ]);
});

test("VO4 control characters in words are refused, wherever the words stand", async () => {
  const bell = "Hi\u0007";
  const at = "voice.signs /root/0/props/text";
  expect(await refused("voice", [words(bell)])).toEqual([at]);
  expect(await refused("voice", [block("text", { text: en({ var: "name", fallback: bell }) })])).toEqual([at]);
  const count = { plural: "count", forms: { other: [{ t: bell }] } };
  expect(await refused("voice", [block("text", { text: en(count) })])).toEqual([at]);
  const word = { select: "name", cases: { other: [{ t: bell }] } };
  expect(await refused("voice", [block("text", { text: en(word) })])).toEqual([at]);
  expect(await refused("voice", [menu([choice("1", bell)])])).toEqual(["voice.signs /root/0/props/choices/0/label"]);
});

test("VO4 those of a value are left out, and a call without words is not made", async () => {
  const own = block("text", { text: en({ var: "name" }) });
  expect((await sent("voice", [own], { context: { name: "A\u0007da\u0000" } })).ssml).toContain("<s>Ada</s>");
  expect(await withheld("voice", [own], { context: { name: "\u0007" } })).toEqual(["channel.empty"]);
});

test.each([
  [
    "an element that is not on the list",
    '<speak><audio src="https://evil.example/a"/></speak>',
    '<audio src="https://evil.example/a"/>',
  ],
  ["an attribute that is not on the list", '<speak><p id="a">x</p></speak>', '<p id="a">'],
  [
    "a value that an attribute has not",
    '<speak><say-as interpret-as="expletive">x</say-as></speak>',
    '<say-as interpret-as="expletive">',
  ],
  ["an element that is not closed", "<speak><p>x</speak>", "</speak>"],
  ["an end without a beginning", "<speak></p></speak>", "</p>"],
  ["words outside", "x<speak></speak>", "x<speak></speak>"],
  ["words behind", "<speak></speak>x", "</speak>x"],
  ["two documents", "<speak></speak><speak></speak>", "</speak><speak></speak>"],
  ["a document in a document", "<speak><speak></speak></speak>", "<speak>"],
  ["a comment", "<speak><!-- x --></speak>", "<!-- x --></speak>"],
  ["an instruction", "<speak><?x ?></speak>", "<?x ?></speak>"],
  ["a bare sign", "<speak>a & b</speak>", "& b</speak>"],
  ["an entity of its own", "<speak>&evil;</speak>", "&evil;</speak>"],
  ["a control character", "<speak>a\u0000</speak>", "\u0000</speak>"],
  ["an end that is missing", "<speak>", "<speak>"],
])("VO5 the last look finds %s", (_, ssml, stray) => {
  expect(strayMarkup(ssml)).toBe(stray);
});

test("VO5 the last look lets every element of the list through", () => {
  const inside = [
    element("break", { strength: "weak" }, ""),
    element("break", { time: "200ms" }, ""),
    element("prosody", { rate: "90%" }, element("lang", { "xml:lang": "es-ES" }, "&amp;&lt;&#38;")),
    element("say-as", { "interpret-as": "date" }, "x"),
  ];
  expect(
    strayMarkup(element("speak", { "xml:lang": "en" }, element("p", {}, element("s", {}, inside.join(""))))),
  ).toBeUndefined();
  expect(() => element("prosody", { rate: '90%" x="' }, "")).toThrow(RangeError);
  expect(() => element("audio" as never, { src: "x" } as never, "")).toThrow(RangeError);
});

test("VO5 a compiled call that was tampered with is withheld", async () => {
  const call = await compiled("voice", [words("Hi.")]);
  const ssml = { escape: "ssml", source: '<speak><audio src="https://evil.example/a"/>Hi</speak>' } as const;
  expect(renderTemplate({ ...call, parts: { ssml } }, {})).toMatchObject({
    status: "withheld",
    problems: [{ code: "voice.ssml" }],
  });
});
