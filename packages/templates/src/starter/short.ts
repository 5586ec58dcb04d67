/** SMS and notifications: one thought and one link. In Spanish an accent halves the room, so they are kept short. */

import type { Template } from "../model/template.ts";
import { button, disclosure, push, sms, text } from "./write.ts";

const stop = disclosure("stop", "opt-out", "Reply STOP to end SMS.", "Responda BAJA para no recibir SMS.");
const pay = button("pay", "payUrl", "Pay", "Pagar");

/** Who writes comes first: a number alone says nothing. */
const says = (en: string, es: string) => text("says", `{creditor.name}: ${en}`, `{creditor.name}: ${es}`);

export const SHORT: readonly Template[] = [
  sms({
    id: "predue-three",
    name: "Three days before the due date (SMS)",
    root: [
      says(
        "your payment of {totalDueMinor} is due on {dueDate}. If you have arranged it, thank you.",
        "su pago de {totalDueMinor} vence el {dueDate}. Si ya lo ha previsto, gracias.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "predue-tomorrow-sms",
    name: "The day before the due date (SMS)",
    root: [
      says(
        "your payment of {totalDueMinor} is due tomorrow. If you have arranged it, thank you.",
        "su pago de {totalDueMinor} vence mañana. Si ya lo ha previsto, gracias.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "early-short",
    name: "A payment is open (SMS)",
    root: [
      says(
        "your payment of {totalDueMinor} is still open. Already paid, not right, or money is tight? Tell us on the same page.",
        "su pago de {totalDueMinor} sigue pendiente. ¿Ya pagó, no es correcto o va justo? Díganoslo en la misma página.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "early-installments-sms",
    name: "Pay in parts (SMS)",
    root: [
      says(
        "you can pay {totalDueMinor} in parts, at no extra cost.",
        "puede pagar {totalDueMinor} en partes, sin coste.",
      ),
      button("options", "payUrl", "See my options", "Ver mis opciones"),
      stop,
    ],
  }),
  sms({
    id: "early-more-time-sms",
    name: "More time (SMS)",
    root: [
      says(
        "would more time help? Choose any day until {extension.date} for {totalDueMinor}.",
        "¿le ayudaría tener más tiempo? Elija un día hasta el {extension.date} para {totalDueMinor}.",
      ),
      button("choose", "links.promise", "Choose a day", "Elegir un día"),
      stop,
    ],
  }),
  sms({
    id: "later-date-sms",
    name: "Your new date (SMS)",
    root: [
      says(
        "you have until {extension.date} to pay {totalDueMinor}, at no extra cost. We will remind you the day before.",
        "tiene hasta el {extension.date} para pagar {totalDueMinor}, sin coste. Le avisaremos el día antes.",
      ),
      stop,
    ],
  }),
  sms({
    id: "mid-plan",
    name: "A plan that fits (SMS)",
    root: [
      says(
        "{totalDueMinor} is still open. You can choose a plan and pay in parts; we will not ask for more while you keep to it.",
        "siguen pendientes {totalDueMinor}. Puede elegir un plan y pagar en partes; mientras lo cumpla no le pediremos más.",
      ),
      button("choose", "payUrl", "Choose a plan", "Elegir un plan"),
      stop,
    ],
  }),
  sms({
    id: "promise-tomorrow",
    name: "The day before a promise (SMS)",
    root: [
      says(
        "as agreed, {promise.amountMinor} is due tomorrow. If something has come up, choose another day on the same page.",
        "como acordamos, mañana vencen {promise.amountMinor}. Si ha surgido algo, elija otro día en la misma página.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "plan-confirmed-sms",
    name: "The plan is set (SMS)",
    root: [
      says(
        "thank you, your plan is set. First comes {plan.next.amountMinor} on {plan.next.dueDate}. We will remind you three days before.",
        "gracias, su plan está listo. Lo primero son {plan.next.amountMinor} el {plan.next.dueDate}. Le avisaremos tres días antes.",
      ),
      button("plan", "links.plan", "My plan", "Mi plan"),
      stop,
    ],
  }),
  sms({
    id: "installment-soon-sms",
    name: "An installment is due soon (SMS)",
    root: [
      says(
        "your installment of {plan.next.amountMinor} is due on {plan.next.dueDate}.",
        "su cuota de {plan.next.amountMinor} vence el {plan.next.dueDate}.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "installment-missed",
    name: "An installment is missing (SMS)",
    root: [
      says(
        "the installment of {plan.missed.dueDate}, {plan.missed.amountMinor}, has not reached us. The plan goes on if it arrives by {deadline}. It can be moved: tell us.",
        "no nos ha llegado la cuota del {plan.missed.dueDate}, {plan.missed.amountMinor}. El plan sigue si llega hasta el {deadline}. Se puede mover: díganoslo.",
      ),
      pay,
      stop,
    ],
  }),
  sms({
    id: "world-reminder-sms",
    name: "A payment is open, any country (SMS)",
    root: [
      says(
        "your payment of {totalDueMinor} of {dueDate} is still open. If it is on its way, thank you.",
        "su pago de {totalDueMinor} del {dueDate} sigue pendiente. Si ya lo ha enviado, gracias.",
      ),
      pay,
      stop,
    ],
  }),
  push({
    id: "card-failed-push",
    name: "The card was not accepted",
    title: ["Your payment did not go through", "Su pago no se ha completado"],
    link: "links.card",
    root: [
      text(
        "says",
        "{creditor.name}: the {card.brand} ending in {card.last4} was not accepted. Open to change it.",
        "{creditor.name}: no se aceptó la {card.brand} que acaba en {card.last4}. Abra para cambiarla.",
      ),
      disclosure("stop", "opt-out", "Stop in the settings.", "Puede desactivarlo en los ajustes."),
    ],
  }),
];
