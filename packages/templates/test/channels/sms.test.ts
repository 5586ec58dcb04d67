/** SMS: one text, its cost, and who sends it. */

import { expect, test } from "vitest";
import { block, compiled, en, greeting, LOCALES, pay, plain, refused, sent, stop, title } from "./reminders.ts";

const words = (text: string) => block("text", { text: en({ t: text }) });

test("SM1 the blocks are the lines of one text, in the language of the reader", async () => {
  const root = [title(), greeting(), block("divider", {}), pay(), stop()];
  const texts = await Promise.all(LOCALES.map(async (locale) => plain((await sent("sms", root, { locale })).text)));
  expect(texts).toEqual([
    "Your open amount\nHello Luc\u00eda, \u20ac182.40 is due since November 4, 2026.\nPay now: https://pay.example.com/p/8fK2\nReply STOP to opt out",
    "Su importe pendiente\nHola, Luc\u00eda: debe 182,40 \u20ac desde el 4 de noviembre de 2026.\nPagar ahora: https://pay.example.com/p/8fK2\nResponda BAJA para no recibir m\u00e1s",
    "O seu valor em aberto\nOl\u00e1, Luc\u00eda: deve \u20ac 182,40 desde 4 de novembro de 2026.\nPagar agora: https://pay.example.com/p/8fK2\nResponda SAIR para cancelar",
    "\u0627\u0644\u0645\u0628\u0644\u063a \u0627\u0644\u0645\u0633\u062a\u062d\u0642\n\u0645\u0631\u062d\u0628\u0627 Luc\u00eda\u060c \u0627\u0644\u0645\u0628\u0644\u063a \u0661\u0668\u0662\u066b\u0664\u0660 \u20ac \u0645\u0633\u062a\u062d\u0642 \u0645\u0646\u0630 \u0664 \u0646\u0648\u0641\u0645\u0628\u0631 \u0662\u0660\u0662\u0666.\n\u0627\u062f\u0641\u0639 \u0627\u0644\u0622\u0646: https://pay.example.com/p/8fK2\n\u0623\u0631\u0633\u0644 \u0625\u064a\u0642\u0627\u0641 \u0644\u0644\u0625\u0644\u063a\u0627\u0621",
  ]);
});

test("SM1 the amount due is one line, and a line without words is none", async () => {
  const due = block("amountDue", { label: en({ t: "Open" }), amount: "due", note: en({ var: "nick" }) });
  expect((await sent("sms", [due, words(" "), stop()])).text).toBe("Open: \u20ac182.40\nReply STOP to opt out");
});

test("SM1 a button is its words and its link, a number as it is dialed; without a link there is no line", async () => {
  const call = block("button", { label: en({ t: "Call" }), link: { to: "phone", number: "+34 600 000 000" } });
  const bare = block("button", { label: {}, link: { to: "variable", var: "invoiceUrl" } });
  const { text } = await sent("sms", [call, bare, pay()], { context: { payUrl: "" } });
  expect(text).toBe("Call: +34600000000\nhttps://pay.example.com/i/8fK2.pdf");
});

test("SM2 punctuation becomes plain after merging unless that is turned off, and wide blanks never stay", async () => {
  const root = [block("text", { text: en({ t: "\u201cHi\u201d \u2013 " }, { var: "name" }) })];
  const context = { name: "O\u2019Neill\u202f&\u00a0Co\u2026" };
  expect((await sent("sms", root, { context })).text).toBe(`"Hi" - O'Neill & Co...`);
  const kept = await sent("sms", root, { context, settings: { plainPunctuation: false } });
  expect(kept.text).toBe("\u201cHi\u201d \u2013 O\u2019Neill & Co\u2026");
});

test("SM2 letters lose their accents only where it is asked for, and it is told which", async () => {
  const root = [block("text", { text: en({ t: "n\u00e3o, " }, { var: "name" }) })];
  expect((await sent("sms", root)).text).toBe("n\u00e3o, Luc\u00eda");
  const latin = await sent("sms", root, { settings: { transliterate: true } });
  expect(latin.text).toBe("nao, Lucia");
  expect(latin.warnings).toMatchObject([
    { code: "sms.transliterated", severity: "info", path: "/parts/text", data: { changed: ["\u00e3", "\u00ed"] } },
  ]);
});

test("SM3 segments are those of the finished text", async () => {
  expect((await sent("sms", [words("a".repeat(160))])).segments).toBe(1);
  expect((await sent("sms", [words("a".repeat(161))])).segments).toBe(2);
  expect((await sent("sms", [words(`${"a".repeat(157)}\u2026`)])).segments).toBe(1);
  const kept = await sent("sms", [words(`${"a".repeat(157)}\u2026`)], { settings: { plainPunctuation: false } });
  expect(kept.segments).toBe(3);
});

test("SM3 more segments than are allowed are reported, with the signs that make them dear", async () => {
  const settings = { maxSegments: 1 };
  expect((await sent("sms", [words("a".repeat(160))], { settings })).warnings).toEqual([]);
  const [long] = (await sent("sms", [words("a".repeat(161))], { settings })).warnings;
  expect(long).toMatchObject({
    code: "sms.segments",
    severity: "warning",
    data: { segments: 2, most: 1, offenders: [] },
  });
  const [dear] = (await sent("sms", [words(`${"a".repeat(69)}\u00e7\u00e3`)], { settings })).warnings;
  expect(dear).toMatchObject({ data: { segments: 2, encoding: "UCS-2", offenders: ["\u00e7", "\u00e3"] } });
  expect(dear?.message).toContain("without \u00e7 \u00e3");
});

test.each(["Ria Credit", "RIACREDIT11", "+34600000000", "77889"])("SM4 %s can send", async (sender) => {
  expect((await sent("sms", [words("a")], { settings: { sender } })).parts).toEqual({ sender });
});

test.each(["RIACREDIT112", "Ría", "12", "+1234567890123456", "a\nb", ""])("SM4 %j cannot send", async (sender) => {
  expect(await refused("sms", [words("a")], { settings: { sender } })).toEqual(["sms.sender /settings/sender"]);
});

test("SM5 the disclosures of the text are known when it is compiled", async () => {
  expect((await compiled("sms", [greeting(), stop()])).disclosures).toEqual(["opt-out"]);
});

test("SM5 a disclosure in the words of each country is one text, so it is made to everybody", async () => {
  const cases = {
    FR: [{ t: "STOP au 36034" }],
    US: [{ t: "Reply STOP to opt out" }],
    other: [{ t: "Write STOP to " }, { var: "phone" }],
  };
  const text = block("disclosure", { disclosure: "opt-out", text: en({ select: "nick", cases }) });
  expect((await compiled("sms", [text])).disclosures).toEqual(["opt-out"]);
  const at = async (nick?: string) => (await sent("sms", [text], { context: { nick } })).text;
  expect([await at("FR"), await at("US"), await at("ES"), await at()]).toEqual([
    "STOP au 36034",
    "Reply STOP to opt out",
    "Write STOP to +34 600 111 222",
    "Write STOP to +34 600 111 222",
  ]);
});
