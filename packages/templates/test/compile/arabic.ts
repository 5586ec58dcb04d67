/** A mail, a page and a letter in Arabic, as a team would write them: the words of blocks are those that come along. */

import type { Block } from "../../src/model/block.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import type { RichText, Text } from "../../src/model/text.ts";
import type { VariableSchema } from "../../src/model/variables.ts";
import { CONTEXT, VARIABLES } from "./examples.ts";

const ARABIC_VARIABLES: VariableSchema = {
  ...VARIABLES,
  properties: { ...VARIABLES.properties, phone: { type: "string", "x-format": "phone", "x-required": true } },
};

/** Names, places and amounts of a debtor in Amman, and an account that is written from the left. */
export const ARABIC_CONTEXT = {
  ...CONTEXT,
  debtor: { name: "ليلى الحداد", address: "ليلى الحداد\nشارع الرينبو 14، الطابق 3\nعمّان 11181\nJordan" },
  phone: "+962 6 500 0210",
  currency: "JOD",
  totalDueMinor: 182_400,
  payment: { ...CONTEXT.payment, iban: "JO94 CBJO 0010 0000 0000 0131 0003 02", reference: "RF18 5390 0754 7034" },
  obligations: [
    { ref: "4471-0098/11", dueDate: "2026-11-04", dueMinor: 121_400 },
    { ref: "4471-0102/11", dueDate: "2026-11-04", dueMinor: 61_000 },
  ],
  plans: CONTEXT.plans.map((plan) => ({ ...plan, totalMinor: 182_400, amountMinor: 182_400 / plan.count })),
};

const block = (id: string, type: string, props: Readonly<Record<string, unknown>> = {}): Block =>
  ({ id, type, v: 1, props }) as Block;

const ar = (...runs: readonly (RichText[number] | string)[]): Text => ({
  ar: runs.map((run) => (typeof run === "string" ? { t: run } : run)),
});
const value = (path: string) => ({ var: path });

const logo = block("logo", "logo");
const hello = block("hello", "text", { text: ar("السيد/ة ", value("debtor.name"), " المحترم/ة،") });
const why = block("why", "text", {
  text: ar(
    "لم يصلنا بعد القسط المستحق في ",
    value("dueDate"),
    " للعقد رقم ",
    value("agreement"),
    ". إذا كان المبلغ في الطريق فشكرًا لكم، ولا حاجة إلى أي إجراء آخر.",
  ),
});
const amount = block("amount", "amountDue", { note: ar("مستحق منذ ", value("dueDate")) });
const list = block("list", "obligationsTable", { total: "totalDueMinor" });
const qr = block("qr", "paymentQr", { image: { to: "variable", var: "payment.qrUrl" } });
const help = block("help", "hardship");
const call = block("call", "text", {
  look: "muted",
  text: ar("يمكنكم الاتصال بنا على الرقم ", value("phone"), " (9:00–17:00)، أو مراسلتنا عبر help@riacredit.example."),
});
const legal = block("legal", "legalFooter", {
  text: ar(
    "Ría Credit S.A.، Calle del Puerto 14, 46024 Valencia. رقم العقد ",
    value("agreement"),
    ". يحق لكم الاعتراض على المبلغ أو طلب تفصيله في أي وقت.",
  ),
  disclosure: "identity",
});

const document = {
  schema: "dunlin.template/1",
  defaultLocale: "ar",
  locales: ["ar"],
  variables: ARABIC_VARIABLES,
} as const;

export const ARABIC_MAIL: TemplateOf<"email"> = {
  ...document,
  id: "arabic-mail",
  kind: "email",
  name: "Reminder in Arabic",
  settings: { subject: ar("المبلغ المستحق للعقد ", value("agreement")), preheader: ar(value("totalDueMinor")) },
  root: [
    logo,
    block("title", "heading", { level: 1, text: ar("قسط غير مدفوع") }),
    hello,
    why,
    amount,
    block("pay", "button", { label: ar("ادفع الآن"), link: { to: "variable", var: "payUrl" } }),
    block("offer", "installmentOffer"),
    list,
    qr,
    help,
    call,
    legal,
    block("stop", "unsubscribe"),
  ],
};

export const ARABIC_PAGE: TemplateOf<"landing"> = {
  ...document,
  id: "arabic-page",
  kind: "landing",
  name: "Payment page in Arabic",
  settings: { title: ar("صفحة الدفع") },
  root: [
    logo,
    block("languages", "languages", {
      languages: [
        { locale: "ar", label: "العربية" },
        { locale: "en", label: "English" },
      ],
    }),
    hello,
    amount,
    block("offer", "installmentOffer", { token: "actions.token" }),
    block("orTell", "heading", { level: 2, text: ar("أو أخبرونا") }),
    ...["alreadyPaidForm", "disputeForm", "callBackForm", "promiseForm"].map((type) => block(type, type)),
    list,
    help,
    qr,
    legal,
  ],
};

export const ARABIC_LETTER: TemplateOf<"letter"> = {
  ...document,
  id: "arabic-letter",
  kind: "letter",
  name: "Letter in Arabic",
  settings: {
    paper: "a4",
    window: "din-5008-b",
    subject: ar("العقد ", value("agreement"), ": مبلغ مستحق"),
    address: "debtor.address",
    date: "today",
  },
  root: [logo, hello, why, list, qr, help, call, legal],
};
