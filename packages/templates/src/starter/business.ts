/** Between companies: a statement of all open invoices, and what the law grants for late payment as a disclosure. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { amount, goodDay, imprint, legal, logo, regards, schedule, statement, stop, transfer, ways } from "./parts.ts";
import { button, disclosure, heading, letter, mail, pairs, text } from "./write.ts";

const compensation: Block = disclosure(
  "compensation",
  "late-payment",
  "For late payment between companies, Directive 2011/7/EU grants the creditor interest and a fixed compensation of at least {claim.compensationMinor} for recovery costs.",
  "En caso de morosidad entre empresas, la Directiva 2011/7/UE reconoce al acreedor intereses y una compensación fija de al menos {claim.compensationMinor} por los costes de cobro.",
);

const claims: Block = pairs(
  "claims",
  ["What we ask for", "Lo que reclamamos"],
  [
    [
      ["Open invoices", "Facturas pendientes"],
      ["{claim.invoicesMinor}", "{claim.invoicesMinor}"],
    ],
    [
      ["Interest for late payment", "Intereses de demora"],
      ["{claim.interestMinor}", "{claim.interestMinor}"],
    ],
    [
      ["Compensation for recovery costs", "Compensación por costes de cobro"],
      ["{claim.compensationMinor}", "{claim.compensationMinor}"],
    ],
    [
      ["**Total**", "**Total**"],
      ["**{claim.totalMinor}**", "**{claim.totalMinor}**"],
    ],
  ],
);

const pay: Block = button("pay", "payUrl", "View and pay the statement", "Ver y pagar el extracto");
const end: readonly Block[] = [legal, stop];

const third: readonly Block[] = [
  text(
    "why",
    "The invoices below are still unpaid. Please settle the statement by **{deadline}**, or tell us which invoice is not right: then only that one is put on hold.",
    "Las facturas siguientes siguen sin pagar. Le pedimos que liquide el extracto a más tardar el **{deadline}** o que nos diga qué factura no es correcta: solo esa quedará en suspenso.",
  ),
  statement,
];
const demand: readonly Block[] = [
  text(
    "why",
    "The invoices below are due and unpaid in spite of three reminders. We ask {debtor.company} to pay {claim.totalMinor} by **{deadline}**.",
    "Las facturas que figuran más abajo están vencidas y siguen sin pagar a pesar de tres recordatorios. Requerimos a {debtor.company} el pago de {claim.totalMinor} a más tardar el **{deadline}**.",
  ),
  claims,
];

export const BUSINESS: readonly Template[] = [
  mail({
    id: "b2b-before",
    name: "Before the due date",
    subject: ["Statement: {totalDueMinor} due on {dueDate}", "Extracto: {totalDueMinor} con vencimiento el {dueDate}"],
    preheader: ["For {debtor.company}", "Para {debtor.company}"],
    root: [
      logo,
      heading("title", 1, "Invoices that fall due soon", "Facturas próximas a vencer"),
      goodDay,
      text(
        "why",
        "These invoices for {debtor.company} fall due soon. If something is not right, now is the best time to tell us.",
        "Estas facturas de {debtor.company} vencen en breve. Si algo no es correcto, ahora es el mejor momento para decírnoslo.",
      ),
      statement,
      pay,
      ways("paid", "wrong", "call"),
      ...end,
    ],
  }),
  mail({
    id: "b2b-reminder-1",
    name: "First reminder",
    subject: ["Reminder: {totalDueMinor}, due {dueDate}", "Recordatorio: {totalDueMinor}, vencidos el {dueDate}"],
    preheader: ["Statement for {debtor.company}", "Extracto de {debtor.company}"],
    root: [
      logo,
      heading("title", 1, "Open invoices", "Facturas pendientes"),
      goodDay,
      text(
        "why",
        "We have not found a payment for these invoices for {debtor.company} yet. If it is on its way, thank you: you have nothing more to do.",
        "Todavía no hemos encontrado el pago de {debtor.company} por estas facturas. Si ya está en camino, gracias: no tienen que hacer nada más.",
      ),
      statement,
      pay,
      ways("paid", "wrong", "call"),
      ...end,
    ],
  }),
  mail({
    id: "b2b-reminder-2",
    name: "Second reminder",
    subject: ["Second reminder: {totalDueMinor}", "Segundo recordatorio: {totalDueMinor}"],
    preheader: ["When can we expect the payment?", "¿Cuándo podemos esperar el pago?"],
    root: [
      logo,
      heading("title", 1, "Second reminder", "Segundo recordatorio"),
      goodDay,
      text(
        "why",
        "These invoices for {debtor.company} are still open. Please tell us the day of the payment, or what keeps it from being made.",
        "Estas facturas de {debtor.company} siguen pendientes. Indíquenos la fecha del pago o qué impide hacerlo.",
      ),
      statement,
      pay,
      ways("paid", "wrong", "later", "call"),
      ...end,
    ],
  }),
  mail({
    id: "b2b-reminder-3",
    name: "Third reminder, with compensation",
    subject: [
      "Third reminder: {totalDueMinor} by {deadline}",
      "Tercer recordatorio: {totalDueMinor} a más tardar el {deadline}",
    ],
    preheader: ["Statement for {debtor.company}", "Extracto de {debtor.company}"],
    root: [
      logo,
      heading("title", 1, "Third reminder", "Tercer recordatorio"),
      goodDay,
      ...third,
      pay,
      ways("paid", "wrong", "later", "call"),
      compensation,
      ...end,
    ],
  }),
  letter({
    id: "b2b-reminder-3-letter",
    name: "Third reminder, as a letter",
    subject: ["Third reminder: {debtor.company}", "Tercer recordatorio: {debtor.company}"],
    root: [logo, goodDay, ...third, transfer(), regards, compensation, legal],
  }),
  letter({
    id: "b2b-demand-letter",
    name: "Formal demand",
    subject: [
      "Formal demand: {claim.totalMinor} by {deadline}",
      "Requerimiento de pago: {claim.totalMinor} hasta el {deadline}",
    ],
    root: [logo, goodDay, ...demand, statement, transfer("claim.totalMinor"), regards, compensation, legal],
  }),
  mail({
    id: "b2b-demand",
    name: "Formal demand, as a mail",
    subject: [
      "Formal demand: {claim.totalMinor} by {deadline}",
      "Requerimiento de pago: {claim.totalMinor} hasta el {deadline}",
    ],
    preheader: ["For {debtor.company}", "Para {debtor.company}"],
    root: [
      logo,
      heading("title", 1, "Formal demand", "Requerimiento de pago"),
      goodDay,
      ...demand,
      statement,
      pay,
      ways("paid", "wrong", "call"),
      regards,
      compensation,
      ...end,
    ],
  }),
  mail({
    id: "b2b-promise",
    name: "Before a promised payment",
    subject: ["Tomorrow: your payment of {promise.amountMinor}", "Mañana: su pago de {promise.amountMinor}"],
    preheader: ["As you told us, on {promise.date}.", "Como nos indicó, el {promise.date}."],
    root: [
      logo,
      heading("title", 1, "Your payment of tomorrow", "Su pago de mañana"),
      goodDay,
      text(
        "why",
        "You told us that {debtor.company} will pay on {promise.date}. Thank you. If the day changes, a short reply is enough.",
        "Nos indicó que {debtor.company} pagará el {promise.date}. Gracias. Si la fecha cambia, basta con una breve respuesta.",
      ),
      amount("on {promise.date}", "el {promise.date}", "promise.amountMinor", ["Announced", "Anunciado"]),
      pay,
      ways("paid", "wrong", "call"),
      ...end,
    ],
  }),
  mail({
    id: "b2b-plan",
    name: "Plan confirmed",
    subject: ["Payment plan of {debtor.company}", "Plan de pagos de {debtor.company}"],
    preheader: ["{plan.totalMinor} in installments, as agreed.", "{plan.totalMinor} en cuotas, como acordamos."],
    root: [
      logo,
      heading("title", 1, "Your payment plan", "Su plan de pagos"),
      goodDay,
      text(
        "why",
        "We confirm the plan that {debtor.company} agreed on with us. As long as it is kept, we will not ask for more.",
        "Confirmamos el plan que {debtor.company} ha acordado con nosotros. Mientras se cumpla, no pediremos nada más.",
      ),
      schedule("plan.installments", "plan.totalMinor"),
      button("plan", "links.plan", "View the plan", "Ver el plan"),
      ways("wrong", "call"),
      imprint,
      stop,
    ],
  }),
  mail({
    id: "b2b-missed",
    name: "Installment missed",
    subject: ["Installment of {plan.missed.dueDate} not received", "Cuota del {plan.missed.dueDate} no recibida"],
    preheader: [
      "The plan goes on if it arrives by {deadline}.",
      "El plan sigue si la recibimos a más tardar el {deadline}.",
    ],
    root: [
      logo,
      heading("title", 1, "An installment is missing", "Falta una cuota"),
      goodDay,
      text(
        "why",
        "We have not received the installment of {plan.missed.dueDate}. The plan goes on if it arrives by **{deadline}**.",
        "No hemos recibido la cuota del {plan.missed.dueDate}. El plan sigue si la recibimos a más tardar el **{deadline}**.",
      ),
      amount("of {plan.missed.dueDate}", "del {plan.missed.dueDate}", "plan.missed.amountMinor", [
        "Installment",
        "Cuota",
      ]),
      button("pay", "payUrl", "Pay the installment", "Pagar la cuota"),
      ways("paid", "wrong", "later", "call"),
      ...end,
    ],
  }),
];
