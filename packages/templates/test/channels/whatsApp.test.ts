/** WhatsApp: what is submitted, what is sent, and what has to be approved before. */

import { expect, test } from "vitest";
import { checkApproval } from "../../src/channels/approval.ts";
import { compileTemplate } from "../../src/compile/compileTemplate.ts";
import type { Block } from "../../src/model/block.ts";
import type { CompiledWhatsApp } from "../../src/model/channel.ts";
import type { RichText } from "../../src/model/text.ts";
import {
  block,
  compiled,
  en,
  greeting,
  LOCALES,
  pay,
  plain,
  refused,
  sent,
  stop,
  template,
  title,
  VARIABLES,
  withheld,
} from "./reminders.ts";

const words = (...runs: RichText) => block("text", { text: en(...runs) });
const heading = (...runs: RichText) => block("heading", { text: en(...runs) });
const reply = (label: string) => block("quickReply", { label: en({ t: label }), intent: "callBack" });
const open = (label = "Open") =>
  block("button", { label: en({ t: label }), link: { to: "url", url: "https://pay.example.com/" } });
const call = () => block("button", { label: en({ t: "Call" }), link: { to: "phone", number: "+34 600 000 000" } });

type More = NonNullable<Parameters<typeof compiled<"whatsapp">>[2]>;
const channelOf = async (root: readonly Block[], more: More = {}) =>
  (await compiled("whatsapp", root, more)).channel as CompiledWhatsApp;

test("WA1 what is submitted has numbers for values, an example of each, and the buttons", async () => {
  expect((await channelOf([title(), greeting(), pay(), reply("Call me"), stop()])).submission).toEqual({
    name: "first_reminder",
    category: "UTILITY",
    language: "en",
    components: [
      { type: "HEADER", format: "TEXT", text: "Your open amount" },
      {
        type: "BODY",
        text: "Hello {{1}}, {{2}} is due since {{3}}.",
        example: { body_text: [["Ada", "\u20ac182.40", "November 4, 2026"]] },
      },
      { type: "FOOTER", text: "Reply STOP to opt out" },
      {
        type: "BUTTONS",
        buttons: [
          {
            type: "URL",
            text: "Pay now",
            url: "https://pay.example.com/p/{{1}}",
            example: ["https://pay.example.com/p/8fK2"],
          },
          { type: "QUICK_REPLY", text: "Call me" },
        ],
      },
    ],
  });
});

test("WA1 examples are written in the language of the template", async () => {
  const examples = await Promise.all(
    LOCALES.map(async (locale) =>
      JSON.stringify((await channelOf([title(), greeting()], { locale })).submission.components[1]),
    ),
  );
  expect(examples.map((text) => plain(/\[\["\u200e?Ada","([^"]*)/.exec(text)?.[1]))).toEqual([
    "\u20ac182.40",
    "182,40 \u20ac",
    "\u20ac 182,40",
    "\u0661\u0668\u0662\u066b\u0664\u0660 \u20ac",
  ]);
});

test("WA1 a value that comes twice has one number, also in another paragraph", async () => {
  const root = [
    words({ t: "Dear " }, { var: "name" }, { t: "," }),
    words({ var: "due" }, { t: " is due, " }, { var: "name", b: true }, { t: "." }),
  ];
  const { submission, bodyValues } = await channelOf(root);
  expect(submission.components[0]).toMatchObject({ text: "Dear {{1}},\n\n{{2}} is due, *{{1}}*." });
  expect(bodyValues).toBe(2);
});

test("WA2 a value without a sample is reported with its block", async () => {
  const root = [words({ t: "Hi " }, { var: "nick" }, { t: "!" })];
  expect(await refused("whatsapp", root)).toEqual(["whatsapp.sample /root/0"]);
  const fallback = [words({ t: "Hi " }, { var: "nick", fallback: "you" }, { t: "!" })];
  expect(await refused("whatsapp", fallback)).toEqual(["whatsapp.sample /root/0"]);
  const properties = { ...VARIABLES.properties, currency: { type: "string" as const } };
  const variables = { ...VARIABLES, properties };
  expect(await refused("whatsapp", [words({ t: "Pay " }, { var: "due" }, { t: "!" })], { variables })).toEqual([
    "whatsapp.sample /root/0",
  ]);
});

test("WA2 a sample that the format cannot show is reported with the reason", async () => {
  const properties = {
    ...VARIABLES.properties,
    dueDate: { type: "string" as const, "x-format": "date" as const, "x-sample": "soon" },
  };
  const root = [words({ t: "Since " }, { var: "dueDate" }, { t: "." })];
  await expect(compiled("whatsapp", root, { variables: { ...VARIABLES, properties } })).rejects.toThrow(
    /x-sample of "dueDate" cannot be shown.*soon/,
  );
});

test("WA3 the limits of header, body, footer and buttons hold at their boundaries", async () => {
  const at = (head: number, body: number, foot: number, label: number) => [
    heading({ t: "h".repeat(head) }),
    words({ t: "b".repeat(body) }),
    block("disclosure", { disclosure: "opt-out", text: en({ t: "f".repeat(foot) }) }),
    open("l".repeat(label)),
  ];
  expect(await refused("whatsapp", at(60, 1024, 60, 25))).toEqual([]);
  expect(await refused("whatsapp", at(61, 1024, 60, 25))).toEqual(["channel.length /root/0"]);
  expect(await refused("whatsapp", at(60, 1025, 60, 25))).toEqual(["channel.length /root/1"]);
  expect(await refused("whatsapp", at(60, 1024, 61, 25))).toEqual(["channel.length /root/2"]);
  expect(await refused("whatsapp", at(60, 1024, 60, 26))).toEqual(["channel.length /root/3"]);
});

test("WA3 a header shows one value at most, a footer and a button none", async () => {
  const name = { var: "name" } as const;
  expect(await refused("whatsapp", [heading(name), greeting()])).toEqual([]);
  expect(await refused("whatsapp", [heading(name, { t: " " }, { var: "due" }), greeting()])).toEqual([
    "whatsapp.variables /root/0",
  ]);
  const footer = block("text", { text: en({ t: "For " }, name), look: "small" });
  expect(await refused("whatsapp", [greeting(), footer])).toEqual(["whatsapp.variables /root/1"]);
  const button = block("button", { label: en(name), link: { to: "url", url: "https://pay.example.com/" } });
  expect(await refused("whatsapp", [greeting(), button])).toEqual(["whatsapp.variables /root/1"]);
});

test("WA3 values that make a header or a body too long withhold the message", async () => {
  const root = [
    heading({ t: "For " }, { var: "name" }),
    words({ t: "Dear " }, { var: "nick", fallback: "you" }, { t: "." }),
  ];
  const properties = { ...VARIABLES.properties, nick: { type: "string" as const, "x-sample": "Lu" } };
  const at = (name: number, nick: number) => ({
    variables: { ...VARIABLES, properties },
    context: { name: "n".repeat(name), nick: "k".repeat(nick) },
  });
  expect(await withheld("whatsapp", root, at(56, 1018))).toEqual([]);
  expect(await withheld("whatsapp", root, at(57, 1018))).toEqual(["channel.length"]);
  expect(await withheld("whatsapp", root, at(56, 1019))).toEqual(["channel.length"]);
});

test("WA4 a picture or a file is the header where it is first, and stands nowhere else", async () => {
  const picture = block("image", { source: { to: "url", url: "https://pay.example.com/a.png" } });
  const { submission } = await channelOf([picture, greeting()]);
  expect(submission.components[0]).toEqual({
    type: "HEADER",
    format: "IMAGE",
    example: { header_handle: ["https://pay.example.com/a.png"] },
  });
  expect(await refused("whatsapp", [greeting(), picture])).toEqual(["whatsapp.order /root/1"]);
});

test("WA4 a file has its link and its name in each message", async () => {
  const file = block("document", {
    source: { to: "variable", var: "invoiceUrl" },
    name: en({ t: "Invoice " }, { var: "count" }, { t: ".pdf" }),
  });
  const components = (await sent("whatsapp", [file, greeting()])).parts?.components;
  expect((components as readonly unknown[])[0]).toEqual({
    type: "header",
    parameters: [
      { type: "document", document: { link: "https://pay.example.com/i/8fK2.pdf", filename: "Invoice 3.pdf" } },
    ],
  });
  expect(await withheld("whatsapp", [file, greeting()], { context: { invoiceUrl: "tel:+34600000000" } })).toEqual([
    "whatsapp.link",
  ]);
});

test("WA4 headings behind the first are bold lines, and small print that is alone is the body", async () => {
  expect(
    (await channelOf([words({ t: "One." }), heading({ t: "Two" }), stop(), greeting()])).submission.components,
  ).toMatchObject([
    { type: "BODY", text: "One.\n\n*Two*\n\nReply STOP to opt out\n\nHello {{1}}, {{2}} is due since {{3}}." },
  ]);
  expect((await channelOf([stop()])).submission.components).toEqual([{ type: "BODY", text: "Reply STOP to opt out" }]);
});

test("WA4 what is approved has one wording: no conditions, and a text", async () => {
  const when = { "==": [{ var: "late" }, true] } as Block["when"];
  expect(await refused("whatsapp", [greeting(), { ...words({ t: "Late." }), when }] as readonly Block[])).toEqual([
    "whatsapp.condition /root/1",
  ]);
  expect(await refused("whatsapp", [open()])).toEqual(["channel.empty /root"]);
});

test("WA4 a text by count is one value", async () => {
  const count: RichText = [
    { t: "There are " },
    { plural: "count", forms: { one: [{ t: "one bill" }], other: [{ var: "count" }, { t: " bills" }] } },
    { t: "." },
  ];
  expect((await channelOf([words(...count)])).submission.components).toEqual([
    { type: "BODY", text: "There are {{1}}.", example: { body_text: [["2 bills"]] } },
  ]);
  expect((await sent("whatsapp", [words(...count)])).text).toBe("There are 3 bills.");
});

test("WA5 there are ten buttons at most, two that open a page and one that calls, and replies stand together", async () => {
  const replies = (count: number) => Array.from({ length: count }, (_, index) => reply(`R${index}`));
  const after = (...buttons: readonly Block[]) => refused("whatsapp", [greeting(), ...buttons]);
  expect(await after(...replies(7), open(), open(), call())).toEqual([]);
  expect(await after(...replies(8), open(), open(), call())).toEqual(["whatsapp.buttons /root/11"]);
  expect(await after(open(), open(), open())).toEqual(["whatsapp.buttons /root/3"]);
  expect(await after(call(), call())).toEqual(["whatsapp.buttons /root/2"]);
  expect(await after(reply("A"), open(), reply("B"))).toEqual(["whatsapp.buttons /root/3"]);
});

test("WA5 a button calls a number or opens a page, and a link of each message has a fixed beginning", async () => {
  const { submission } = await channelOf([greeting(), call()]);
  expect(submission.components[1]).toEqual({
    type: "BUTTONS",
    buttons: [{ type: "PHONE_NUMBER", text: "Call", phone_number: "+34600000000" }],
  });
  const mail = block("button", { label: en({ t: "Write" }), link: { to: "email", address: "help@example.com" } });
  expect(await refused("whatsapp", [greeting(), mail])).toEqual(["whatsapp.link /root/1"]);
  for (const payUrl of [
    "http://pay.example.com/",
    "pay.example.com/p/",
    "https://u:p@pay.example.com/",
    "https://pay.example.com/{{1}}",
  ])
    expect(await refused("whatsapp", [greeting(), pay()], { settings: { linkBases: { payUrl } } })).toEqual([
      "whatsapp.link /root/1",
    ]);
  expect(await refused("whatsapp", [greeting(), pay()], { settings: { linkBases: {} } })).toEqual([
    "whatsapp.link /root/1",
  ]);
  const other = { linkBases: { payUrl: "https://other.example.com/" } };
  expect(await refused("whatsapp", [greeting(), pay()], { settings: other })).toEqual(["whatsapp.sample /root/1"]);
});

test("WA5 a beginning without a path cannot become another host", async () => {
  const settings = { linkBases: { payUrl: "https://pay.example.com" } };
  const at = (payUrl: string) => withheld("whatsapp", [greeting(), pay()], { settings, context: { payUrl } });
  expect(await at("https://pay.example.com/x")).toEqual([]);
  expect(await at("https://pay.example.com.evil.example/x")).toEqual(["whatsapp.link"]);
});

test("WA6 a message has its values in the order of their numbers, and what replies bring back", async () => {
  const { parts, text } = await sent("whatsapp", [
    heading({ t: "For " }, { var: "name" }),
    greeting(),
    pay(),
    reply("Call me"),
    stop(),
  ]);
  expect(parts).toEqual({
    name: "first_reminder",
    language: { code: "en" },
    components: [
      { type: "header", parameters: [{ type: "text", text: "Luc\u00eda" }] },
      {
        type: "body",
        parameters: [
          { type: "text", text: "Luc\u00eda" },
          { type: "text", text: "\u20ac182.40" },
          { type: "text", text: "November 4, 2026" },
        ],
      },
      { type: "button", index: "0", sub_type: "url", parameters: [{ type: "text", text: "8fK2" }] },
      { type: "button", index: "1", sub_type: "quick_reply", parameters: [{ type: "payload", payload: "callBack" }] },
    ],
  });
  expect(text).toBe(
    "For Luc\u00eda\n\nHello Luc\u00eda, \u20ac182.40 is due since November 4, 2026.\n\nReply STOP to opt out",
  );
});

test("WA6 a blank value, and a link that does not go on from its beginning, withhold the message", async () => {
  const root = [greeting(), pay()];
  const at = (context: object) => withheld("whatsapp", root, { context });
  expect(await at({ payUrl: undefined })).toEqual(["whatsapp.parameter"]);
  expect(await at({ payUrl: "https://pay.example.com/p/" })).toEqual(["whatsapp.link"]);
  expect(await at({ payUrl: "https://pay.example.com/p/../admin" })).toEqual(["whatsapp.link"]);
  expect(await at({ name: "\u202e" })).toEqual(["whatsapp.parameter"]);
});

test("WA7 the language has the code of the platform, and each variant a name of its own", async () => {
  const texts = { "pt-BR": [{ t: "Oi." }], "zh-Hant": [{ t: "Hi." }] };
  const root = [block("text", { text: texts })];
  const doc = (languageCodes = {}) =>
    ({
      ...template("whatsapp", root, { locales: ["en", "pt-BR", "zh-Hant"], settings: { languageCodes } }),
      variants: [{ key: "B-2", label: "B" }],
    }) as never;
  const submission = async (locale: string, languageCodes = {}, variant = "B-2") =>
    ((await compileTemplate(doc(languageCodes), { locale, variant })).channel as CompiledWhatsApp).submission;
  expect(await submission("pt-BR")).toMatchObject({ language: "pt_BR", name: "first_reminder_b_2" });
  expect(await submission("zh-Hant", { "zh-Hant": "zh_HK" })).toMatchObject({ language: "zh_HK" });
  await expect(submission("zh-Hant")).rejects.toThrow(/zh_Hant.*no language code/);
  await expect(submission("zh-Hant")).rejects.toMatchObject({ diagnostics: [{ code: "whatsapp.language" }] });
});

test("WA8 a message may leave when its version is approved in its locale", async () => {
  const message = await compiled("whatsapp", [greeting()], { version: 2 });
  const approval = { templateId: "first-reminder", version: 2, locale: "en", status: "approved" } as const;
  expect(checkApproval(message, [approval])).toEqual([]);
  for (const other of [{ templateId: "x" }, { version: 1 }, { locale: "es" }, { variant: "B" }])
    expect(checkApproval(message, [{ ...approval, ...other }])).toMatchObject([
      { code: "whatsapp.approval", data: { status: "draft" } },
    ]);
  for (const status of ["draft", "pending", "rejected", "paused"] as const)
    expect(checkApproval(message, [approval, { ...approval, status, reason: "tone" }])).toMatchObject([
      { data: { status, reason: "tone" } },
    ]);
});

test("WA8 a message without a version cannot be approved, and other channels need no approval", async () => {
  expect(checkApproval(await compiled("whatsapp", [greeting()]), [])).toMatchObject([{ code: "whatsapp.approval" }]);
  expect(checkApproval(await compiled("sms", [greeting()]), [])).toEqual([]);
});

const enough = "one two three four five six seven eight nine ten ";
const doubts = async (...runs: RichText) =>
  (await compiled("whatsapp", [words(...runs)])).checks.map(({ code, severity }) => `${code} ${severity}`);

test("WA9 a body neither begins nor ends with a value, and none stands beside another one", async () => {
  const [name, due] = [{ var: "name" } as const, { var: "due" } as const];
  const at = (...runs: RichText) => refused("whatsapp", [words(...runs)]);
  const no = ["whatsapp.variables /root/0"];
  expect(await at(name, { t: ` owes ${enough}` })).toEqual(no);
  expect(await at({ t: `${enough}for ` }, { ...name, b: true })).toEqual(no);
  expect(await at({ t: enough }, name, { t: " " }, due, { t: " are due" })).toEqual(no);
  expect(await at({ t: enough }, { ...name, b: true }, { br: 1 }, due, { t: " are due" })).toEqual(no);
  expect(await at({ t: enough }, name, { t: ", " }, due, { t: " are due" })).toEqual([]);
});

test("WA9 bare signs at an end and few words for many values are doubtful", async () => {
  const name = { var: "name" } as const;
  expect(await doubts({ t: enough }, name, { t: " is asked" })).toEqual([]);
  expect(await doubts({ t: enough }, name, { t: "." })).toEqual(["whatsapp.words warning"]);
  expect(await doubts({ t: "\u00a1" }, name, { t: ` is asked ${enough}` })).toEqual(["whatsapp.words warning"]);
  expect(await doubts({ t: "Dear " }, name, { t: ", thank you" })).toEqual([]);
  expect(await doubts({ t: "Dear " }, name, { t: ", thanks" })).toEqual(["whatsapp.words warning"]);
});

test("WA9 a body has no tabs and no runs of blanks", async () => {
  const { submission } = await channelOf([words({ t: "One\t two.     " }, { br: 1 }, { t: "  Three." })]);
  expect(submission.components[0]).toMatchObject({ text: "One two.\nThree." });
});

test.each([
  ["*Lu*", "\u2217Lu\u2217"],
  ["_Lu_ ~Lu~", "\uff3fLu\uff3f \u223cLu\u223c"],
  ["```Lu``` `x`", "\u02cb\u02cb\u02cbLu\u02cb\u02cb\u02cb \u02cbx\u02cb"],
  ["> Lu", "\u203a Lu"],
  ["- Lu", "\u2013 Lu"],
  ["INV_2026_01 2*3 a~b", "INV_2026_01 2*3 a~b"],
  ["Mar\u00eda-Jos\u00e9", "Mar\u00eda-Jos\u00e9"],
  ["https://pay.example.com/_a_/~b*", "https://pay.example.com/_a_/~b*"],
])("WA10 the value %j formats nothing", async (name, shown) => {
  const { parts, text } = await sent("whatsapp", [greeting()], { context: { name } });
  expect(parts).toMatchObject({ components: [{ parameters: [{ text: shown }, {}, {}] }] });
  expect(text).toContain(`Hello ${shown},`);
});

test("WA10 neither do examples nor the words of an author, and what is bold stays so", async () => {
  const properties = { ...VARIABLES.properties, name: { type: "string" as const, "x-sample": "*Ada*" } };
  const root = [words({ t: "Dear *all* of " }, { var: "name", b: true }, { t: ", hello." })];
  const { submission } = await channelOf(root, { variables: { ...VARIABLES, properties } });
  expect(submission.components).toEqual([
    {
      type: "BODY",
      text: "Dear \u2217all\u2217 of *{{1}}*, hello.",
      example: { body_text: [["\u2217Ada\u2217"]] },
    },
  ]);
});

test("WA10 in a header, which has no formatting, signs stay", async () => {
  const { text } = await sent("whatsapp", [heading({ t: "For " }, { var: "name" }), words({ t: "Hello." })], {
    context: { name: "*Lu*" },
  });
  expect(text).toBe("For *Lu*\n\nHello.");
});

test("WA11 the category of one-time codes is refused with what to choose instead", async () => {
  const root = [words({ t: "Hello." })];
  expect(await refused("whatsapp", root, { settings: { category: "authentication" } })).toEqual([
    "whatsapp.category /settings/category",
  ]);
  expect(await refused("whatsapp", root, { settings: { category: "marketing" } })).toEqual([]);
});
