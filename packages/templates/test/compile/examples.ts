/** A mail, a page and a letter of one creditor, as a team would write them. */

import type { Block } from "../../src/model/block.ts";
import type { Brand } from "../../src/model/brand.ts";
import type { TemplateOf } from "../../src/model/template.ts";
import type { RichText, Text } from "../../src/model/text.ts";
import type { VariableSchema } from "../../src/model/variables.ts";

export const BRAND: Brand = {
  schema: "dunlin.brand/1",
  id: "ria",
  name: "R\u00eda Credit",
  legalName: "R\u00eda Credit S.A.",
  postalAddress: "Calle del Puerto 14, 46024 Valencia",
  light: {
    canvas: "#eef1ef",
    surface: "#ffffff",
    text: "#1c2624",
    muted: "#4d5a57",
    line: "#d8dedb",
    accent: "#1f4f46",
    onAccent: "#ffffff",
    positive: "#2b6539",
    warning: "#7a4d00",
  },
  fonts: { body: ["-apple-system", "Segoe UI", "Roboto", "Inter", "Helvetica Neue", "Arial", "sans-serif"] },
  radius: 8,
  space: 8,
};

const money = (title: string) =>
  ({ type: "integer", title, "x-format": "money", "x-currency": "currency" }) as const satisfies VariableSchema;

export const VARIABLES: VariableSchema = {
  type: "object",
  properties: {
    debtor: {
      type: "object",
      properties: { name: { type: "string", "x-required": true }, address: { type: "string" } },
    },
    today: { type: "string", "x-format": "date" },
    month: { type: "string" },
    agreement: { type: "string", "x-required": true },
    totalDueMinor: { ...money("Open amount"), "x-required": true },
    feesMinor: money("Fees"),
    currency: { type: "string", "x-required": true },
    dueDate: { type: "string", "x-format": "date", "x-required": true },
    payUrl: { type: "string", "x-format": "url", "x-required": true },
    unsubscribeUrl: { type: "string", "x-format": "url", "x-required": true },
    statement: { type: "string" },
    actions: { type: "object", properties: { page: { type: "string", "x-format": "url" }, token: { type: "string" } } },
    payment: {
      type: "object",
      properties: { qrUrl: { type: "string" }, iban: { type: "string" }, reference: { type: "string" } },
    },
    obligations: {
      type: "array",
      items: {
        type: "object",
        properties: {
          ref: { type: "string" },
          dueDate: { type: "string", "x-format": "date" },
          dueMinor: { type: "integer", "x-format": "money", "x-currency": "currency" },
        },
      },
    },
    methods: {
      type: "array",
      items: { type: "object", properties: { label: { type: "string" }, detail: { type: "string" } } },
    },
    plans: {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string" },
          count: { type: "integer" },
          amountMinor: money("Part"),
          totalMinor: money("Total"),
          parts: {
            type: "array",
            items: {
              type: "object",
              properties: { dueDate: { type: "string", "x-format": "date" }, amountMinor: money("Part") },
            },
          },
        },
      },
    },
  },
};

export const CONTEXT = {
  debtor: { name: "Luc\u00eda", address: "Luc\u00eda Ferrer\nCarrer de la Mar 7, 3.\u00ba 2.\u00aa\n46003 Valencia" },
  today: "2026-11-05",
  month: "November",
  agreement: "4471-0098",
  totalDueMinor: 18_240,
  feesMinor: 0,
  currency: "EUR",
  dueDate: "2026-11-04",
  payUrl: "https://pay.riacredit.example/p/8fK2?l=en&s=mail",
  unsubscribeUrl: "https://pay.riacredit.example/stop/8fK2",
  statement: "statement:4471-0098:2026-11",
  actions: { page: "https://pay.riacredit.example/p/8fK2", token: "t0k3n" },
  payment: {
    qrUrl: "https://pay.riacredit.example/qr/8fK2.png",
    iban: "ES91 2100 0418 4502 0005 1332",
    reference: "4471-0098",
  },
  obligations: [
    { ref: "4471-0098/11", dueDate: "2026-11-04", dueMinor: 12_140 },
    { ref: "4471-0102/11", dueDate: "2026-11-04", dueMinor: 6100 },
  ],
  methods: [
    { label: "Card", detail: "on the payment page" },
    { label: "Bank transfer", detail: "ES91 2100 0418 4502 0005 1332" },
  ],
  plans: [
    {
      id: "p2",
      count: 2,
      amountMinor: 9120,
      totalMinor: 18_240,
      parts: [
        { dueDate: "2026-11-05", amountMinor: 9120 },
        { dueDate: "2026-12-04", amountMinor: 9120 },
      ],
    },
    {
      id: "p3",
      count: 3,
      amountMinor: 6080,
      totalMinor: 18_240,
      parts: [
        { dueDate: "2026-11-05", amountMinor: 6080 },
        { dueDate: "2026-12-04", amountMinor: 6080 },
        { dueDate: "2027-01-04", amountMinor: 6080 },
      ],
    },
  ],
};

const block = (
  id: string,
  type: string,
  props: Readonly<Record<string, unknown>> = {},
  more: Partial<Block> = {},
): Block => ({ id, type, v: 1, props, ...more }) as Block;

/** A text in English, Spanish and Arabic. */
const say = (en: RichText, es: RichText, ar: RichText): Text => ({ en, es, ar });
const plain = (en: string, es: string, ar: string): Text => say([{ t: en }], [{ t: es }], [{ t: ar }]);

const pay = { to: "variable", var: "payUrl" } as const;
const due = { var: "dueDate" } as const;

const amount = block("amount", "amountDue", {
  label: plain(
    "Open amount",
    "Importe pendiente",
    "\u0627\u0644\u0645\u0628\u0644\u063a \u0627\u0644\u0645\u0633\u062a\u062d\u0642",
  ),
  note: say(
    [{ t: "due " }, due],
    [{ t: "venci\u00f3 el " }, due],
    [{ t: "\u0645\u0633\u062a\u062d\u0642 \u0641\u064a " }, due],
  ),
});

const offer = block(
  "offer",
  "installmentOffer",
  {
    lead: plain(
      "Pay in parts, if that helps. No extra cost.",
      "Si le ayuda, pague en partes. Sin coste a\u00f1adido.",
      "\u0627\u062f\u0641\u0639 \u0639\u0644\u0649 \u0623\u0642\u0633\u0627\u0637 \u062f\u0648\u0646 \u0631\u0633\u0648\u0645 \u0625\u0636\u0627\u0641\u064a\u0629.",
    ),
    wholeLabel: plain("All at once", "Todo de una vez", "\u062f\u0641\u0639\u0629 \u0648\u0627\u062d\u062f\u0629"),
    planLabel: say(
      [{ var: "plans[].count", fmt: "number" }, { t: " installments" }],
      [{ var: "plans[].count", fmt: "number" }, { t: " cuotas" }],
      [{ var: "plans[].count", fmt: "number" }, { t: " \u0623\u0642\u0633\u0627\u0637" }],
    ),
    totalLabel: plain(
      "Total, no extra cost",
      "Total, sin coste a\u00f1adido",
      "\u0627\u0644\u0645\u062c\u0645\u0648\u0639",
    ),
    submit: plain("Continue", "Continuar", "\u0645\u062a\u0627\u0628\u0639\u0629"),
    note: plain(
      "Card, bank transfer or Bizum",
      "Tarjeta, transferencia o Bizum",
      "\u0628\u0637\u0627\u0642\u0629 \u0623\u0648 \u062a\u062d\u0648\u064a\u0644",
    ),
  },
  { when: { ">=": [{ var: "totalDueMinor" }, 5000] } },
);

const legal = block(
  "legal",
  "legalFooter",
  {
    text: say(
      [
        { t: "R\u00eda Credit S.A., Calle del Puerto 14, 46024 Valencia. Agreement " },
        { var: "agreement" },
        { t: ". Principal " },
        { var: "totalDueMinor" },
        { t: ", fees " },
        { var: "feesMinor" },
        { t: ". You can dispute this amount or ask for a breakdown at any time. Free, independent debt advice: " },
        { t: "riacredit.example/advice", a: { to: "url", url: "https://riacredit.example/advice" } },
        { t: "." },
      ],
      [
        { t: "R\u00eda Credit S.A., Calle del Puerto 14, 46024 Valencia. Contrato " },
        { var: "agreement" },
        { t: ". Principal " },
        { var: "totalDueMinor" },
        { t: ", gastos " },
        { var: "feesMinor" },
        { t: ". Puede reclamar o pedir el desglose en cualquier momento." },
      ],
      [
        { t: "R\u00eda Credit S.A. \u0631\u0642\u0645 \u0627\u0644\u0639\u0642\u062f " },
        { var: "agreement" },
        { t: "." },
      ],
    ),
    disclosure: "identity",
  },
  { lock: "content" },
);

export const MAIL: TemplateOf<"email"> = {
  schema: "dunlin.template/1",
  id: "early-offer",
  kind: "email",
  name: "Early reminder with an offer",
  brandRef: "ria@1",
  defaultLocale: "en",
  locales: ["en", "es", "ar"],
  variables: VARIABLES,
  settings: {
    subject: say(
      [{ t: "Your " }, { var: "month" }, { t: " installment is open" }],
      [{ t: "Su cuota de " }, { var: "month" }, { t: " est\u00e1 pendiente" }],
      [
        { t: "\u0642\u0633\u0637 " },
        { var: "month" },
        { t: " \u0645\u0627 \u0632\u0627\u0644 \u0645\u0641\u062a\u0648\u062d\u064b\u0627" },
      ],
    ),
    preheader: say(
      [{ var: "totalDueMinor" }, { t: " is due. Pay in full or in parts." }],
      [{ t: "Tiene " }, { var: "totalDueMinor" }, { t: " pendientes. Pague todo o en partes." }],
      [{ var: "totalDueMinor" }],
    ),
    fromName: plain("R\u00eda Credit", "R\u00eda Credit", "R\u00eda Credit"),
    unsubscribe: { url: "unsubscribeUrl", oneClick: true },
    attachments: [
      {
        ref: "statement",
        name: plain("Statement.pdf", "Extracto.pdf", "Statement.pdf"),
        mediaType: "application/pdf",
        optional: true,
      },
    ],
  },
  root: [
    block("logo", "logo"),
    block("hello", "text", {
      text: say(
        [{ t: "Hello " }, { var: "debtor.name" }, { t: "," }],
        [{ t: "Hola, " }, { var: "debtor.name" }, { t: ":" }],
        [{ t: "\u0645\u0631\u062d\u0628\u064b\u0627 " }, { var: "debtor.name" }, { t: "\u060c" }],
      ),
    }),
    block("why", "text", {
      text: say(
        [
          { t: "your installment of " },
          due,
          { t: " has not reached us yet. If it is already on its way, thank you: nothing more to do." },
        ],
        [
          { t: "todav\u00eda no nos ha llegado su cuota del " },
          due,
          { t: ". Si ya la ha enviado, gracias: no tiene que hacer nada m\u00e1s." },
        ],
        [
          {
            t: "\u0644\u0645 \u064a\u0635\u0644\u0646\u0627 \u0642\u0633\u0637\u0643 \u0627\u0644\u0645\u0633\u062a\u062d\u0642 \u0641\u064a ",
          },
          due,
          {
            t: " \u0628\u0639\u062f. \u0625\u0630\u0627 \u0643\u0627\u0646 \u0641\u064a \u0627\u0644\u0637\u0631\u064a\u0642\u060c \u0634\u0643\u0631\u064b\u0627 \u0644\u0643.",
          },
        ],
      ),
    }),
    amount,
    offer,
    block("go", "button", {
      label: plain(
        "See my options",
        "Ver mis opciones",
        "\u0639\u0631\u0636 \u062e\u064a\u0627\u0631\u0627\u062a\u064a",
      ),
      link: pay,
    }),
    block("list", "obligationsTable", {
      columns: [
        {
          label: plain("Invoice", "Factura", "\u0627\u0644\u0641\u0627\u062a\u0648\u0631\u0629"),
          value: "obligations[].ref",
        },
        {
          label: plain("Due", "Vencimiento", "\u0627\u0644\u0627\u0633\u062a\u062d\u0642\u0627\u0642"),
          value: "obligations[].dueDate",
        },
        { label: plain("Amount", "Importe", "\u0627\u0644\u0645\u0628\u0644\u063a"), value: "obligations[].dueMinor" },
      ],
      total: "totalDueMinor",
      totalLabel: plain("Total", "Total", "\u0627\u0644\u0645\u062c\u0645\u0648\u0639"),
    }),
    block("ways", "text", {
      look: "muted",
      text: say(
        [
          { t: "Already paid, or is the amount not right? " },
          { t: "Tell us here", a: pay },
          { t: ". Trouble paying? Let us know or call " },
          { t: "+34 960 000 210", a: { to: "phone", number: "+34 960 000 210" } },
          { t: "; we will look for a way together." },
        ],
        [
          { t: "\u00bfYa ha pagado o el importe no es correcto? " },
          { t: "D\u00edganoslo aqu\u00ed", a: pay },
          { t: "." },
        ],
        [
          { t: "\u0647\u0644 \u062f\u0641\u0639\u062a \u0628\u0627\u0644\u0641\u0639\u0644\u061f " },
          { t: "\u0623\u062e\u0628\u0631\u0646\u0627", a: pay },
          { t: "." },
        ],
      ),
    }),
    legal,
    block("stop", "unsubscribe", {
      label: plain(
        "Stop e-mails",
        "No recibir m\u00e1s correos",
        "\u0625\u064a\u0642\u0627\u0641 \u0627\u0644\u0631\u0633\u0627\u0626\u0644",
      ),
    }),
  ],
};

export const PAGE: TemplateOf<"landing"> = {
  schema: "dunlin.template/1",
  id: "pay",
  kind: "landing",
  name: "Payment page",
  defaultLocale: "en",
  locales: ["en", "es"],
  variables: VARIABLES,
  settings: {
    title: { en: [{ t: "R\u00eda Credit: your open amount" }], es: [{ t: "R\u00eda Credit: su importe pendiente" }] },
  },
  root: [
    block("logo", "logo"),
    block("languages", "languages"),
    block("hello", "text", {
      text: { en: [{ t: "Hello " }, { var: "debtor.name" }], es: [{ t: "Hola, " }, { var: "debtor.name" }] },
    }),
    block("amount", "amountDue", {
      note: {
        en: [{ var: "month" }, { t: " installment, due " }, due],
        es: [{ t: "Cuota de " }, { var: "month" }, { t: ", venci\u00f3 el " }, due],
      },
    }),
    block("offer", "installmentOffer", {
      token: "actions.token",
      note: { en: [{ t: "Card, bank transfer or Bizum" }], es: [{ t: "Tarjeta, transferencia o Bizum" }] },
    }),
    block("orTell", "heading", { text: { en: [{ t: "Or tell us" }], es: [{ t: "O cu\u00e9ntenos" }] }, level: 2 }),
    block("alreadyPaid", "alreadyPaidForm"),
    block("dispute", "disputeForm"),
    block("callBack", "callBackForm"),
    block("promise", "promiseForm"),
    block("help", "hardship"),
    block("qr", "paymentQr"),
    block("legal", "legalFooter", {
      text: {
        en: [
          { t: "R\u00eda Credit S.A., Calle del Puerto 14, 46024 Valencia. Agreement " },
          { var: "agreement" },
          { t: ". You can dispute this amount or ask for a breakdown at any time." },
        ],
        es: [
          { t: "R\u00eda Credit S.A., Calle del Puerto 14, 46024 Valencia. Contrato " },
          { var: "agreement" },
          { t: ". Puede reclamar o pedir el desglose en cualquier momento." },
        ],
      },
    }),
  ],
};

export const LETTER: TemplateOf<"letter"> = {
  ...MAIL,
  id: "letter",
  kind: "letter",
  settings: {
    paper: "a4",
    window: "din-5008-b",
    subject: MAIL.settings.subject,
    address: "debtor.address",
    date: "today",
  },
  root: MAIL.root.filter(({ type }) => !["button", "unsubscribe"].includes(type)),
};
