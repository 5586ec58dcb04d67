/** Before the courts: formal, exact, and with every way out still open. What the law wants said is in disclosures. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { settleOffer } from "./mid.ts";
import {
  advice,
  breakdown,
  dear,
  hardship,
  hardshipCall,
  invoices,
  legal,
  logo,
  offer,
  regards,
  smallPrint,
  transfer,
  ways,
} from "./parts.ts";
import { button, disclosure, heading, letter, mail, text } from "./write.ts";

const formal: readonly Block[] = [
  text(
    "why",
    "Under contract {reference} you owe {creditor.legalName} {totalDueMinor}, due since {dueDate}. We ask you to pay this amount by **{deadline}**.",
    "Según el contrato {reference}, tiene una deuda de {totalDueMinor} con {creditor.legalName}, vencida desde el {dueDate}. Le pedimos que pague este importe a más tardar el **{deadline}**.",
  ),
  breakdown,
];

const objection: Block = text(
  "object",
  "If you think that this claim is not right, in whole or in part, tell us by the same day at {creditor.phone} or in writing. We will look into it before anything else happens.",
  "Si considera que esta reclamación no es correcta, en todo o en parte, comuníquenoslo en el mismo plazo por teléfono, en el {creditor.phone}, o por escrito. Lo revisaremos antes de dar ningún otro paso.",
);

const court: Block = disclosure(
  "court",
  "pre-action",
  "If the amount is not paid, disputed or agreed on by {deadline}, {creditor.legalName} can ask a court to decide on the claim. Costs of the proceedings may then be added. The law protects part of your income and property.",
  "Si el importe no se paga, se discute o se acuerda a más tardar el {deadline}, {creditor.legalName} podrá pedir a un tribunal que resuelva sobre la reclamación. En ese caso pueden añadirse las costas del procedimiento. La ley protege una parte de sus ingresos y bienes.",
);

const rights: Block = disclosure(
  "rights",
  "data-protection",
  "We process your data to perform the contract. You can ask for access, correction or erasure, and complain to the supervisory authority.",
  "Tratamos sus datos para ejecutar el contrato. Puede solicitar su acceso, rectificación o supresión, y reclamar ante la autoridad de control.",
);

export const LATE: readonly Template[] = [
  letter({
    id: "late-formal-letter",
    name: "Formal notice",
    subject: ["Formal notice: contract {reference}", "Requerimiento de pago: contrato {reference}"],
    root: [logo, dear, ...formal, invoices, transfer(), objection, hardshipCall, regards, legal, rights, advice],
  }),
  mail({
    id: "late-formal",
    name: "Formal notice, as a mail",
    subject: [
      "Formal notice: {totalDueMinor} by {deadline}",
      "Requerimiento de pago: {totalDueMinor} hasta el {deadline}",
    ],
    preheader: ["Contract {reference}, due since {dueDate}.", "Contrato {reference}, vencido desde el {dueDate}."],
    root: [
      logo,
      heading("title", 1, "Formal notice", "Requerimiento de pago"),
      dear,
      ...formal,
      offer,
      button("pay", "payUrl", "Pay or choose a plan", "Pagar o elegir un plan"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      regards,
      legal,
      rights,
      ...smallPrint.slice(1),
    ],
  }),
  mail({
    id: "late-settle",
    name: "Settlement before the courts",
    subject: [
      "An offer until {settlement.validUntil}: {settlement.amountMinor}",
      "Una propuesta hasta el {settlement.validUntil}: {settlement.amountMinor}",
    ],
    preheader: [
      "We would waive the remaining {settlement.waivedMinor}.",
      "Le condonaríamos los {settlement.waivedMinor} restantes.",
    ],
    root: [
      logo,
      heading("title", 1, "An offer to settle", "Una propuesta para resolverlo"),
      dear,
      text(
        "why",
        "{totalDueMinor} under contract {reference} has been open since {dueDate}. We would rather agree with you than go further.",
        "Desde el {dueDate} están pendientes {totalDueMinor} del contrato {reference}. Preferimos llegar a un acuerdo con usted antes de seguir adelante.",
      ),
      ...settleOffer,
      button("pay", "payUrl", "See the offer", "Ver la propuesta"),
      ways("paid", "wrong", "call"),
      hardship,
      regards,
      ...smallPrint,
    ],
  }),
  letter({
    id: "late-settle-letter",
    name: "Settlement before the courts, as a letter",
    subject: ["Contract {reference}: an offer to settle", "Contrato {reference}: propuesta de acuerdo"],
    root: [
      logo,
      dear,
      text(
        "why",
        "{totalDueMinor} under contract {reference} has been open since {dueDate}. We would rather agree with you than go further.",
        "Desde el {dueDate} están pendientes {totalDueMinor} del contrato {reference}. Preferimos llegar a un acuerdo con usted antes de seguir adelante.",
      ),
      ...settleOffer,
      transfer("settlement.amountMinor"),
      hardshipCall,
      regards,
      legal,
      advice,
    ],
  }),
  letter({
    id: "late-final-demand",
    name: "Final demand",
    note: "Have the disclosures checked for each country before it is published.",
    subject: ["Final demand: contract {reference}", "Último requerimiento de pago: contrato {reference}"],
    root: [
      logo,
      dear,
      text(
        "why",
        "In spite of our earlier messages, {totalDueMinor} under contract {reference} remains open, due since {dueDate}. This is our last request before we hand the matter over. Please pay by **{deadline}**.",
        "A pesar de nuestras comunicaciones anteriores, siguen pendientes {totalDueMinor} del contrato {reference}, vencidos desde el {dueDate}. Este es nuestro último requerimiento antes de trasladar el asunto. Le pedimos que pague a más tardar el **{deadline}**.",
      ),
      breakdown,
      transfer(),
      objection,
      text(
        "plan",
        "You can still agree on a plan or another day with us. One call by {deadline} is enough: {creditor.phone} ({creditor.hours}).",
        "Todavía puede acordar con nosotros un plan u otra fecha. Basta una llamada a más tardar el {deadline}: {creditor.phone} ({creditor.hours}).",
      ),
      regards,
      court,
      legal,
      rights,
      advice,
    ],
  }),
];
