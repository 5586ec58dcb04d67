/** A plan that was agreed: confirmed, accompanied, and ended without a word of blame. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import {
  advice,
  amount,
  dear,
  hardship,
  hardshipCall,
  hello,
  imprint,
  legal,
  logo,
  regards,
  schedule,
  smallPrint,
  stop,
  transfer,
  ways,
} from "./parts.ts";
import { button, heading, letter, mail, text } from "./write.ts";

const confirmed: readonly Block[] = [
  text(
    "why",
    "Thank you for agreeing on a plan with us. You pay {plan.totalMinor} in {plan.count} installments, at no extra cost. As long as you keep to it, we will not ask for more.",
    "Gracias por acordar un plan con nosotros. Paga {plan.totalMinor} en {plan.count} cuotas, sin coste añadido. Mientras lo cumpla, no le pediremos nada más.",
  ),
  schedule("plan.installments", "plan.totalMinor"),
];
const missed: readonly Block[] = [
  text(
    "why",
    "The installment of {plan.missed.dueDate} has not reached us. The plan goes on if it arrives by **{deadline}**. If that does not work, tell us: an installment can be moved.",
    "No nos ha llegado la cuota del {plan.missed.dueDate}. El plan sigue si la recibimos a más tardar el **{deadline}**. Si no le es posible, díganoslo: se puede mover una cuota.",
  ),
];
const broken: readonly Block[] = [
  text(
    "why",
    "Several installments of your plan have not arrived, so the plan ended. {plan.openMinor} is open. You can pay it all at once, or ask us for a new plan that fits better.",
    "Varias cuotas de su plan no han llegado, por lo que el plan ha terminado. Quedan pendientes {plan.openMinor}. Puede pagarlo todo de una vez o pedirnos un nuevo plan que se ajuste mejor.",
  ),
];
const missing: Block = amount(
  "due {plan.missed.dueDate}",
  "venció el {plan.missed.dueDate}",
  "plan.missed.amountMinor",
  ["Installment", "Cuota"],
);

export const PLAN: readonly Template[] = [
  mail({
    id: "plan-confirmed",
    name: "Plan confirmed",
    subject: ["Your payment plan: {plan.count} installments", "Su plan de pagos: {plan.count} cuotas"],
    preheader: ["All days and amounts at a glance.", "Todas las fechas y los importes de un vistazo."],
    root: [
      logo,
      heading("title", 1, "Your plan is set", "Su plan está en marcha"),
      hello,
      ...confirmed,
      button("plan", "links.plan", "View my plan", "Ver mi plan"),
      text(
        "change",
        "We will remind you three days before each installment. If a day does not suit you, [tell us](links.plan) before then or call [{creditor.phone}](links.call).",
        "Le avisaremos tres días antes de cada cuota. Si alguna fecha no le viene bien, [díganoslo](links.plan) antes o llame al [{creditor.phone}](links.call).",
        "muted",
      ),
      imprint,
      stop,
    ],
  }),
  letter({
    id: "plan-confirmed-letter",
    name: "Plan confirmed, as a letter",
    subject: ["Your payment plan for contract {reference}", "Su plan de pagos del contrato {reference}"],
    root: [
      logo,
      dear,
      ...confirmed,
      transfer("plan.next.amountMinor"),
      text(
        "change",
        "If a day does not suit you, call us before then: {creditor.phone} ({creditor.hours}).",
        "Si alguna fecha no le viene bien, llámenos antes: {creditor.phone} ({creditor.hours}).",
      ),
      regards,
      imprint,
    ],
  }),
  mail({
    id: "installment-soon",
    name: "Before an installment",
    subject: [
      "{plan.next.amountMinor} on {plan.next.dueDate}: your next installment",
      "{plan.next.amountMinor} el {plan.next.dueDate}: su próxima cuota",
    ],
    preheader: ["You have paid {plan.paidMinor} so far.", "Hasta ahora ha pagado {plan.paidMinor}."],
    root: [
      logo,
      heading("title", 1, "Your next installment", "Su próxima cuota"),
      hello,
      text(
        "why",
        "You have paid {plan.paidMinor} of {plan.totalMinor} so far. Thank you. Your next installment is due in three days.",
        "Hasta ahora ha pagado {plan.paidMinor} de {plan.totalMinor}. Gracias. Su próxima cuota vence en tres días.",
      ),
      amount("due {plan.next.dueDate}", "vence el {plan.next.dueDate}", "plan.next.amountMinor", [
        "Installment",
        "Cuota",
      ]),
      button("pay", "payUrl", "Pay the installment", "Pagar la cuota"),
      button("plan", "links.plan", "View my plan", "Ver mi plan", "quiet"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      imprint,
      stop,
    ],
  }),
  mail({
    id: "installment-missed-mail",
    name: "Installment missed",
    subject: [
      "Your installment of {plan.missed.dueDate} has not arrived",
      "No nos ha llegado su cuota del {plan.missed.dueDate}",
    ],
    preheader: ["Your plan goes on. An installment can be moved.", "Su plan sigue. Se puede mover una cuota."],
    root: [
      logo,
      heading("title", 1, "An installment is missing", "Falta una cuota"),
      hello,
      ...missed,
      missing,
      button("pay", "payUrl", "Pay the installment", "Pagar la cuota"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  letter({
    id: "installment-missed-letter",
    name: "Installment missed, as a letter",
    subject: [
      "Contract {reference}: installment of {plan.missed.dueDate}",
      "Contrato {reference}: cuota del {plan.missed.dueDate}",
    ],
    root: [logo, dear, ...missed, missing, transfer("plan.missed.amountMinor"), hardshipCall, regards, legal, advice],
  }),
  mail({
    id: "plan-broken",
    name: "Plan ended",
    subject: ["Your payment plan has ended", "Su plan de pagos ha terminado"],
    preheader: [
      "{plan.openMinor} is open. A new plan is possible.",
      "Quedan {plan.openMinor}. Es posible un nuevo plan.",
    ],
    root: [
      logo,
      heading("title", 1, "Your plan has ended", "Su plan ha terminado"),
      hello,
      ...broken,
      amount("paid so far: {plan.paidMinor}", "pagado hasta ahora: {plan.paidMinor}", "plan.openMinor"),
      button("pay", "payUrl", "See my options", "Ver mis opciones"),
      ways("paid", "wrong", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  letter({
    id: "plan-broken-letter",
    name: "Plan ended, as a letter",
    subject: ["Contract {reference}: your plan has ended", "Contrato {reference}: su plan ha terminado"],
    root: [
      logo,
      dear,
      ...broken,
      schedule("plan.upcoming", "plan.openMinor"),
      transfer("plan.openMinor"),
      hardshipCall,
      regards,
      legal,
      advice,
    ],
  }),
  mail({
    id: "plan-completed",
    name: "Plan completed",
    subject: ["All paid. Thank you", "Todo pagado. Gracias"],
    preheader: ["Nothing is open.", "No queda nada pendiente."],
    root: [
      logo,
      heading("title", 1, "All paid", "Todo pagado"),
      hello,
      text(
        "why",
        "Your last installment has arrived. {plan.totalMinor} is paid, and nothing is open for contract {reference}. Thank you for keeping to the plan.",
        "Hemos recibido su última cuota. Ha pagado {plan.totalMinor} y no queda nada pendiente del contrato {reference}. Gracias por cumplir el plan.",
      ),
      button("plan", "links.plan", "View all payments", "Ver todos los pagos", "quiet"),
      imprint,
      stop,
    ],
  }),
];
