/** Messages on WhatsApp, as they are submitted for approval: words at both ends, and no block that may be missing. And a card by RCS. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { block, button, chat, disclosure, heading, rich, say, text } from "./write.ts";

const stop = disclosure("stop", "opt-out", "Reply STOP to end these messages.", "Responda BAJA para no recibir más.");
const pay = button("pay", "payUrl", "Pay now", "Pagar ahora");
const plan = button("plan", "links.plan", "View my plan", "Ver mi plan");
const talk: Block = block("talk", "quickReply", {
  label: say("Talk to a person", "Hablar con alguien"),
  intent: "callBack",
});
const help: Block = block("help", "quickReply", { label: say("Money is tight", "Voy justo"), intent: "hardship" });

export const CHATS: readonly Template[] = [
  chat({
    id: "predue-tomorrow",
    name: "The day before the due date (WhatsApp)",
    root: [
      heading("title", 1, "Due tomorrow", "Vence mañana"),
      text(
        "says",
        "Hello {debtor.name}, your payment of {totalDueMinor} to {creditor.name} is due tomorrow. If you have arranged it, thank you: nothing more to do.",
        "Hola, {debtor.name}: su pago de {totalDueMinor} a {creditor.name} vence mañana. Si ya lo ha previsto, gracias: no tiene que hacer nada más.",
      ),
      pay,
      stop,
    ],
  }),
  chat({
    id: "early-help",
    name: "Is there anything we can do? (WhatsApp)",
    root: [
      heading("title", 1, "Is there anything we can do?", "¿Podemos ayudarle?"),
      text(
        "says",
        "Hello {debtor.name}, your payment of {totalDueMinor} to {creditor.name} is still open. You can pay it in parts or on a later day, at no extra cost. If something is not right, tell us on the same page.",
        "Hola, {debtor.name}: su pago de {totalDueMinor} a {creditor.name} sigue pendiente. Puede pagarlo en partes o más tarde, sin coste añadido. Si algo no es correcto, díganoslo en la misma página.",
      ),
      button("options", "payUrl", "See my options", "Ver mis opciones"),
      talk,
      help,
      stop,
    ],
  }),
  chat({
    id: "world-installments-chat",
    name: "Pay in parts, any country (WhatsApp)",
    root: [
      heading("title", 1, "Pay all of it, or in parts", "Todo o en partes"),
      text(
        "says",
        "Hello {debtor.name}, {totalDueMinor} to {creditor.name} is still open. If all of it at once is too much right now, you can spread it at no extra cost.",
        "Hola, {debtor.name}: siguen pendientes {totalDueMinor} de {creditor.name}. Si ahora todo de una vez es demasiado, puede repartirlo sin coste añadido.",
      ),
      button("options", "payUrl", "See my options", "Ver mis opciones"),
      talk,
      help,
      stop,
    ],
  }),
  chat({
    id: "promise-tomorrow-chat",
    name: "The day before a promise (WhatsApp)",
    root: [
      text(
        "says",
        "Hello {debtor.name}, as agreed, your payment of {promise.amountMinor} to {creditor.name} is tomorrow. Thank you. If something has come up, choose another day on the page.",
        "Hola, {debtor.name}: como acordamos, su pago de {promise.amountMinor} a {creditor.name} es mañana. Gracias. Si ha surgido algo, elija otro día en la página.",
      ),
      pay,
      talk,
      stop,
    ],
  }),
  chat({
    id: "plan-confirmed-chat",
    name: "The plan is set (WhatsApp)",
    root: [
      heading("title", 1, "Your plan is set", "Su plan está listo"),
      text(
        "says",
        "Thank you, {debtor.name}. You pay {plan.totalMinor} to {creditor.name} in installments, and first comes {plan.next.amountMinor} on {plan.next.dueDate}. We will remind you three days before each.",
        "Gracias, {debtor.name}. Paga {plan.totalMinor} a {creditor.name} en cuotas, y lo primero son {plan.next.amountMinor} el {plan.next.dueDate}. Le avisaremos tres días antes de cada una.",
      ),
      plan,
      stop,
    ],
  }),
  chat({
    id: "installment-soon-chat",
    name: "An installment is due soon (WhatsApp)",
    root: [
      text(
        "says",
        "Hello {debtor.name}, your next installment of {plan.next.amountMinor} to {creditor.name} is due on {plan.next.dueDate}. If another day would be better, tell us before then.",
        "Hola, {debtor.name}: su próxima cuota de {plan.next.amountMinor} a {creditor.name} vence el {plan.next.dueDate}. Si le va mejor otro día, díganoslo antes.",
      ),
      pay,
      plan,
      stop,
    ],
  }),
  chat({
    id: "installment-missed-chat",
    name: "An installment is missing (WhatsApp)",
    root: [
      text(
        "says",
        "Hello {debtor.name}, the installment of {plan.missed.dueDate}, {plan.missed.amountMinor}, has not reached {creditor.name}. The plan goes on if it arrives by {deadline}. If that does not work, it can be moved: tell us.",
        "Hola, {debtor.name}: no ha llegado a {creditor.name} la cuota del {plan.missed.dueDate}, {plan.missed.amountMinor}. El plan sigue si llega hasta el {deadline}. Si no es posible, se puede mover: díganoslo.",
      ),
      pay,
      talk,
      help,
      stop,
    ],
  }),
  rich({
    id: "early-options-card",
    name: "Pay all of it, or in parts (RCS)",
    fallback: [
      "{creditor.name}: {totalDueMinor} is still open. Pay all of it, in parts or later: {payUrl}",
      "{creditor.name}: siguen pendientes {totalDueMinor}. Pague todo, en partes o más tarde: {payUrl}",
    ],
    root: [
      heading("title", 1, "Pay all of it, or in parts", "Todo o en partes"),
      text(
        "says",
        "Hello {debtor.name}, {totalDueMinor} to {creditor.name} is still open. You can pay it in parts or on a later day, at no extra cost.",
        "Hola, {debtor.name}: siguen pendientes {totalDueMinor} de {creditor.name}. Puede pagarlo en partes o más tarde, sin coste añadido.",
      ),
      button("options", "payUrl", "See my options", "Ver mis opciones"),
      talk,
      help,
      stop,
    ],
  }),
];
