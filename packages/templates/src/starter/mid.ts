/** The second month: firmer in what is asked, as respectful in how. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import {
  advice,
  breakdown,
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
  smallPrint,
  transfer,
  ways,
} from "./parts.ts";
import { block, button, heading, letter, mail, say, text } from "./write.ts";

const lawful: Block = text(
  "next",
  "Please pay by **{deadline}**, or tell us by then how you would like to pay. If we do not hear from you, we will decide what to do next without knowing your situation.",
  "Pague a más tardar el **{deadline}** o díganos hasta entonces cómo prefiere pagar. Si no sabemos nada de usted, decidiremos los siguientes pasos sin conocer su situación.",
);

const asked: readonly Block[] = [
  text(
    "why",
    "Your payment for contract {reference} has been open since {dueDate}. We have not been able to agree on a solution with you yet.",
    "Su pago del contrato {reference} está pendiente desde el {dueDate}. Todavía no hemos podido acordar una solución con usted.",
  ),
  lawful,
];

export const settleOffer: readonly Block[] = [
  text(
    "offer",
    "If you pay {settlement.amountMinor} by **{settlement.validUntil}**, we will consider the matter settled and waive the remaining {settlement.waivedMinor}.",
    "Si paga {settlement.amountMinor} a más tardar el **{settlement.validUntil}**, daremos el asunto por resuelto y le condonaremos los {settlement.waivedMinor} restantes.",
  ),
  block("amount", "amountDue", {
    amount: "settlement.amountMinor",
    label: say("Settlement amount", "Importe del acuerdo"),
    note: say("instead of {totalDueMinor}", "en lugar de {totalDueMinor}"),
  }),
  text(
    "free",
    "You are free to accept or not. If you do not, the open amount stays as it is.",
    "Es libre de aceptarla o no. Si no la acepta, el importe pendiente no cambia.",
    "muted",
  ),
];

export const MID: readonly Template[] = [
  mail({
    id: "mid-firm",
    name: "Firm reminder",
    subject: ["Please pay {totalDueMinor} by {deadline}", "Pague {totalDueMinor} a más tardar el {deadline}"],
    preheader: ["Or tell us how you would like to pay.", "O díganos cómo prefiere pagar."],
    root: [
      logo,
      heading("title", 1, "Please reply by {deadline}", "Responda a más tardar el {deadline}"),
      hello,
      ...asked,
      due,
      breakdown,
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "mid-plain",
    name: "Plain reminder",
    note: "The other arm of the experiment: the same facts in fewer words.",
    subject: ["{totalDueMinor}, open since {dueDate}", "{totalDueMinor}, pendientes desde el {dueDate}"],
    preheader: ["What is open, and what you can do.", "Qué está pendiente y qué puede hacer."],
    root: [
      logo,
      heading("title", 1, "What is open", "Qué está pendiente"),
      hello,
      text(
        "why",
        "{totalDueMinor} for contract {reference} has been open since {dueDate}. Please pay by **{deadline}**, or choose one of the ways below.",
        "Desde el {dueDate} están pendientes {totalDueMinor} del contrato {reference}. Pague a más tardar el **{deadline}** o elija una de las opciones siguientes.",
      ),
      button("pay", "payUrl", "Pay {totalDueMinor}", "Pagar {totalDueMinor}"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "mid-plan-mail",
    name: "Offer of a plan",
    subject: ["A plan for {totalDueMinor}", "Un plan para {totalDueMinor}"],
    preheader: ["Smaller payments, no extra cost.", "Pagos más pequeños, sin coste añadido."],
    root: [
      logo,
      heading("title", 1, "A plan that fits", "Un plan a su medida"),
      hello,
      text(
        "why",
        "Your payment of {dueDate} is still open. With a plan you pay it in parts, and as long as you keep to it we will not ask for more.",
        "Su pago del {dueDate} sigue pendiente. Con un plan lo paga en partes y, mientras lo cumpla, no le pediremos nada más.",
      ),
      due,
      offer,
      button("pay", "payUrl", "Choose a plan", "Elegir un plan"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "mid-settle",
    name: "Offer of a settlement",
    subject: [
      "Settle for {settlement.amountMinor} until {settlement.validUntil}",
      "Resuélvalo con {settlement.amountMinor} hasta el {settlement.validUntil}",
    ],
    preheader: [
      "We would waive the remaining {settlement.waivedMinor}.",
      "Le condonaríamos los {settlement.waivedMinor} restantes.",
    ],
    root: [
      logo,
      heading("title", 1, "An offer to settle", "Una propuesta para resolverlo"),
      hello,
      ...settleOffer,
      button("pay", "payUrl", "See the offer", "Ver la propuesta"),
      ways("paid", "wrong", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "mid-last-word",
    name: "Last message of the second month",
    subject: ["Before {deadline}: let us find a way", "Antes del {deadline}: busquemos una solución"],
    preheader: ["Parts, another day, or a call.", "En partes, otro día o una llamada."],
    root: [
      logo,
      heading("title", 1, "Let us find a way together", "Busquemos juntos una solución"),
      hello,
      text(
        "why",
        "{totalDueMinor} has been open since {dueDate}. On **{deadline}** we will send you a formal notice. Until then a short reply is enough to agree on something else.",
        "Desde el {dueDate} están pendientes {totalDueMinor}. El **{deadline}** le enviaremos un requerimiento formal. Hasta entonces basta una breve respuesta para acordar otra cosa.",
      ),
      due,
      offer,
      button("pay", "payUrl", "See my options", "Ver mis opciones"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "mid-letter-mail",
    name: "The letter, as a mail",
    subject: [
      "Contract {reference}: please reply by {deadline}",
      "Contrato {reference}: responda a más tardar el {deadline}",
    ],
    preheader: ["{totalDueMinor}, open since {dueDate}.", "{totalDueMinor}, pendientes desde el {dueDate}."],
    root: [
      logo,
      heading("title", 1, "Please reply by {deadline}", "Responda a más tardar el {deadline}"),
      dear,
      ...asked,
      due,
      breakdown,
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      regards,
      ...smallPrint,
    ],
  }),
  letter({
    id: "mid-letter",
    name: "Letter of the second month",
    subject: [
      "Contract {reference}: please reply by {deadline}",
      "Contrato {reference}: responda a más tardar el {deadline}",
    ],
    root: [logo, dear, ...asked, invoices, breakdown, transfer(), hardshipCall, regards, legal, advice],
  }),
];
