/** One skeleton for many countries: the words are shared, and what a country wants said stands under a condition on it. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import {
  advice,
  dear,
  due,
  hardship,
  hardshipCall,
  hello,
  invoices,
  legal,
  logo,
  offer,
  regards,
  stop,
  transfer,
  ways,
} from "./parts.ts";
import { button, disclosure, heading, letter, mail, text, when } from "./write.ts";

const NOTE = "Disclosures of other countries are added like this one. Have them checked where they are used.";

const collector: Block = when(
  { "==": [{ var: ["debtor.country", ""] }, "US"] },
  disclosure(
    "collector",
    "mini-miranda",
    "This is an attempt to collect a debt, and any information obtained will be used for that purpose. This communication is from a debt collector.",
    "Este es un intento de cobrar una deuda, y la información obtenida se utilizará con ese fin. Esta comunicación procede de un cobrador de deudas.",
  ),
);

const open: Block = text(
  "why",
  "Your payment of {dueDate} has not reached us yet. If it is on its way, thank you: you have nothing more to do.",
  "Todavía no nos ha llegado su pago del {dueDate}. Si ya lo ha enviado, gracias: no tiene que hacer nada más.",
);

export const WORLD: readonly Template[] = [
  mail({
    id: "world-reminder",
    name: "Reminder, any country",
    note: NOTE,
    subject: ["Your payment of {dueDate} has not arrived yet", "Su pago del {dueDate} no ha llegado todavía"],
    preheader: [
      "{totalDueMinor}. All ways to pay or reply.",
      "{totalDueMinor}. Todas las formas de pagar o responder.",
    ],
    root: [
      logo,
      heading("title", 1, "A payment is still open", "Tiene un pago pendiente"),
      hello,
      open,
      due,
      invoices,
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      collector,
      legal,
      advice,
      stop,
    ],
  }),
  mail({
    id: "world-installments",
    name: "Offer of installments, any country",
    note: NOTE,
    subject: ["{totalDueMinor}: would parts be easier?", "{totalDueMinor}: ¿le viene mejor a plazos?"],
    preheader: ["Pay it all or in parts, at no extra cost.", "Pague de una vez o a plazos, sin coste añadido."],
    root: [
      logo,
      heading("title", 1, "Pay all of it, or in parts", "Pague de una vez o a plazos"),
      hello,
      open,
      due,
      offer,
      button("pay", "payUrl", "See my options", "Ver mis opciones"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      collector,
      legal,
      advice,
      stop,
    ],
  }),
  letter({
    id: "world-letter",
    name: "Letter, any country",
    note: NOTE,
    subject: ["Contract {reference}: {totalDueMinor} open", "Contrato {reference}: {totalDueMinor} pendientes"],
    root: [
      logo,
      dear,
      open,
      invoices,
      offer,
      transfer(),
      text(
        "ways",
        "If you have already paid, or if something is not right, call us at {creditor.phone} ({creditor.hours}).",
        "Si ya ha pagado o si hay algún error, llámenos al {creditor.phone} ({creditor.hours}).",
      ),
      hardshipCall,
      regards,
      collector,
      legal,
      advice,
    ],
  }),
];
