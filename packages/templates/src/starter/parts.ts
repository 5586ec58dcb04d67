/** Parts that many documents share: who writes, what is open, every way out, and the small print. */

import type { Condition } from "@dunlin/engine";
import type { Block } from "../model/block.ts";
import { block, disclosure, pairs, say, text, when } from "./write.ts";

const HAS_PLANS: Condition = { some: [{ var: "plans" }, { ">": [{ var: "count" }, 1] }] };
const HAS_SEVERAL: Condition = {
  ">": [{ count: [{ var: "obligations" }, { known: { var: "ref" } }] }, 1],
};

export const logo: Block = block("logo", "logo");
export const hello: Block = text("hello", "Hello {debtor.name},", "Hola, {debtor.name}:");
export const goodDay: Block = text("hello", "Good day,", "Buenos días:");

/** For letters: by form of address, and by the full name where it is not known. */
export const dear: Block = block("hello", "text", {
  text: say(
    [
      {
        select: "debtor.form",
        cases: {
          ms: [{ t: "Dear Ms. " }, { var: "debtor.familyName" }],
          mr: [{ t: "Dear Mr. " }, { var: "debtor.familyName" }],
          other: [{ t: "Dear " }, { var: "debtor.fullName" }],
        },
      },
      { t: "," },
    ],
    [
      {
        select: "debtor.form",
        cases: {
          ms: [{ t: "Estimada señora " }, { var: "debtor.familyName" }],
          mr: [{ t: "Estimado señor " }, { var: "debtor.familyName" }],
          other: [{ t: "A la atención de " }, { var: "debtor.fullName" }],
        },
      },
      { t: ":" },
    ],
  ),
});

/** For letters: who signs. */
export const regards: Block = text(
  "regards",
  "Yours sincerely,\n{creditor.name}, customer service",
  "Atentamente,\n{creditor.name}, atención al cliente",
);

export const amount = (en: string, es: string, path = "totalDueMinor", label?: readonly [string, string]): Block =>
  block("amount", "amountDue", {
    amount: path,
    note: say(en, es),
    ...(label === undefined ? {} : { label: say(...label) }),
  });

export const due: Block = amount("due {dueDate}", "venció el {dueDate}");

/** Only where there is more than one, since a single invoice is in the words already. */
export const invoices: Block = when(HAS_SEVERAL, block("invoices", "obligationsTable", { total: "totalDueMinor" }));
export const statement: Block = block("statement", "obligationsTable", {
  caption: say("Open invoices", "Facturas pendientes"),
  total: "totalDueMinor",
});

/** What the amount is made of. */
export const breakdown: Block = pairs(
  "breakdown",
  ["What the amount is made of", "De qué se compone el importe"],
  [
    [
      ["Principal", "Principal"],
      ["{principalMinor}", "{principalMinor}"],
    ],
    [
      ["Interest", "Intereses"],
      ["{interestMinor}", "{interestMinor}"],
    ],
    [
      ["Fees", "Gastos"],
      ["{feesMinor}", "{feesMinor}"],
    ],
    [
      ["**Open in total**", "**Total pendiente**"],
      ["**{totalDueMinor}**", "**{totalDueMinor}**"],
    ],
  ],
);

export const offer: Block = when(
  HAS_PLANS,
  block("offer", "installmentOffer", {
    lead: say("Pay in parts, if that helps. No extra cost.", "Si le ayuda, pague en partes. Sin coste añadido."),
  }),
);

/** The plan that was agreed, day by day. */
export const schedule = (list: "plan.installments" | "plan.upcoming", total: "plan.totalMinor" | "plan.openMinor") =>
  block("schedule", "obligationsTable", {
    list,
    columns: [
      { label: say("No.", "N.º"), value: `${list}[].number`, format: "text" },
      { label: say("Day", "Día"), value: `${list}[].dueDate` },
      { label: say("Amount", "Importe"), value: `${list}[].amountMinor` },
    ],
    total,
    totalLabel: say("Total", "Total"),
  });

type Way = "paid" | "wrong" | "later" | "call";

const WAYS: Readonly<Record<Way, readonly [readonly [string, string], readonly [string, string]]>> = {
  paid: [
    ["Already paid?", "¿Ya ha pagado?"],
    ["[Tell us](links.paid)", "[Avísenos](links.paid)"],
  ],
  wrong: [
    ["Is something not right?", "¿Hay algún error?"],
    ["[Tell us what](links.dispute)", "[Díganos cuál](links.dispute)"],
  ],
  later: [
    ["Would another day be better?", "¿Le viene mejor otro día?"],
    ["[Choose a day](links.promise)", "[Elija un día](links.promise)"],
  ],
  call: [
    ["Would you rather talk?", "¿Prefiere hablar?"],
    ["[{creditor.phone}](links.call)", "[{creditor.phone}](links.call)"],
  ],
};

/** Every other way than to pay now, each with the same weight. */
export const ways = (...all: readonly Way[]): Block =>
  pairs(
    "ways",
    ["Or tell us", "O cuéntenos"],
    all.map((way) => WAYS[way]),
  );

export const hardship: Block = block("help", "hardship", { link: { to: "variable", var: "links.help" } });

/** In letters the link is of no use: a number is. */
export const hardshipCall: Block = block("help", "hardship", {
  text: say(
    "Call us at {creditor.phone}. We can pause reminders while we look for a way together.",
    "Llámenos al {creditor.phone}. Podemos pausar los avisos mientras buscamos juntos una solución.",
  ),
});

/** The account, the amount, and a code for banking apps. The host makes the code for the same amount. */
export const transfer = (amountMinor = "totalDueMinor"): Block =>
  block("transfer", "paymentQr", {
    details: [
      { label: say("Account", "Cuenta"), value: "payment.iban" },
      { label: say("Reference", "Referencia"), value: "payment.reference" },
      { label: say("Amount", "Importe"), value: amountMinor, format: "money" },
    ],
  });

const IDENTITY = [
  "{creditor.legalName}, {creditor.address}. Contract {reference}. You can ask for a breakdown or dispute the amount at any time.",
  "{creditor.legalName}, {creditor.address}. Contrato {reference}. Puede pedir el desglose o reclamar en cualquier momento.",
] as const;

export const legal: Block = block("legal", "legalFooter", { text: say(...IDENTITY), disclosure: "identity" });

/** Where a plan or a payment is confirmed, nothing is claimed. */
export const imprint: Block = block("legal", "legalFooter", {
  text: say(
    "{creditor.legalName}, {creditor.address}. Contract {reference}.",
    "{creditor.legalName}, {creditor.address}. Contrato {reference}.",
  ),
  disclosure: "identity",
});

export const advice: Block = when(
  { known: { var: "links.advice" } },
  disclosure(
    "advice",
    "debt-advice",
    "Free and independent debt advice: [{links.advice}](links.advice)",
    "Asesoramiento gratuito e independiente sobre deudas: [{links.advice}](links.advice)",
  ),
);

export const stop: Block = block("stop", "unsubscribe");

/** The end of a mail to a consumer. */
export const smallPrint: readonly Block[] = [legal, advice, stop];
