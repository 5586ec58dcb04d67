/** Before the due date: a service to those who forget, with nothing to do for those who do not. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { amount, hello, invoices, logo, smallPrint, ways } from "./parts.ts";
import { button, heading, mail, text, when } from "./write.ts";

const soon: Block = amount("due {dueDate}", "vence el {dueDate}", "totalDueMinor", ["Amount", "Importe"]);
const collected: Block = when(
  { "==": [{ var: "autopay" }, true] },
  text(
    "collected",
    "We will collect it from your account by direct debit, as agreed. You have nothing to do.",
    "Lo cobraremos de su cuenta por domiciliación, como acordamos. No tiene que hacer nada.",
  ),
);
const pay: Block = when({ "==": [{ var: "autopay" }, false] }, button("pay", "payUrl", "Pay now", "Pagar ahora"));

export const PRE_DUE: readonly Template[] = [
  mail({
    id: "predue-week",
    name: "A week before the due date",
    subject: ["Your payment of {totalDueMinor} is due on {dueDate}", "Su pago de {totalDueMinor} vence el {dueDate}"],
    preheader: ["A reminder, so that it does not slip your mind.", "Un recordatorio, para que no se le pase."],
    root: [
      logo,
      heading("title", 1, "Your next payment", "Su próximo pago"),
      hello,
      text(
        "why",
        "This is a reminder of your next payment for contract {reference}.",
        "Le recordamos su próximo pago del contrato {reference}.",
      ),
      soon,
      collected,
      invoices,
      pay,
      ways("wrong", "later", "call"),
      ...smallPrint,
    ],
  }),
  mail({
    id: "predue-three-mail",
    name: "Three days before the due date",
    subject: [
      "In three days: {totalDueMinor} for contract {reference}",
      "En tres días: {totalDueMinor} del contrato {reference}",
    ],
    preheader: ["Due {dueDate}. You can pay today.", "Vence el {dueDate}. Puede pagar hoy."],
    root: [
      logo,
      heading("title", 1, "Due in three days", "Vence en tres días"),
      hello,
      text(
        "why",
        "Your payment for contract {reference} is due on {dueDate}. If you have already arranged it, thank you.",
        "Su pago del contrato {reference} vence el {dueDate}. Si ya lo ha previsto, gracias.",
      ),
      soon,
      collected,
      pay,
      ways("wrong", "later", "call"),
      ...smallPrint,
    ],
  }),
  mail({
    id: "predue-today",
    name: "On the due date",
    subject: ["Due today: {totalDueMinor}", "Vence hoy: {totalDueMinor}"],
    preheader: ["If you have paid today, you have nothing to do.", "Si ya ha pagado hoy, no tiene que hacer nada."],
    root: [
      logo,
      heading("title", 1, "Your payment is due today", "Su pago vence hoy"),
      hello,
      text(
        "why",
        "Your payment for contract {reference} is due today. If you have already made it, thank you: you have nothing more to do.",
        "Hoy vence su pago del contrato {reference}. Si ya lo ha hecho, gracias: no tiene que hacer nada más.",
      ),
      soon,
      collected,
      pay,
      ways("paid", "wrong", "later", "call"),
      ...smallPrint,
    ],
  }),
];
