/** A subscription whose card failed: first the card, then what happens to the service and when. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { amount, hardship, hello, imprint, logo, stop, ways } from "./parts.ts";
import { button, heading, mail, text, when } from "./write.ts";

const charge: Block = amount("{service.name}", "{service.name}", "totalDueMinor", ["Open amount", "Importe pendiente"]);
const update: Block = button("card", "links.card", "Update the card", "Actualizar la tarjeta");
const otherwise: Block = button("pay", "payUrl", "Pay another way", "Pagar de otra forma", "quiet");
const again: Block = when(
  { known: { var: "card.nextTry" } },
  text(
    "again",
    "If the card is in order, you have nothing to do: we will try again on {card.nextTry}.",
    "Si la tarjeta está en orden, no tiene que hacer nada: volveremos a intentarlo el {card.nextTry}.",
  ),
);
const end: readonly Block[] = [ways("paid", "wrong", "call"), hardship, imprint, stop];

export const CARD: readonly Template[] = [
  mail({
    id: "card-failed",
    name: "Payment failed",
    subject: ["Your payment for {service.name} did not go through", "No se ha podido cobrar {service.name}"],
    preheader: [
      "{card.brand} ending in {card.last4}. Your service goes on.",
      "{card.brand} terminada en {card.last4}. Su servicio continúa.",
    ],
    root: [
      logo,
      heading("title", 1, "Your payment did not go through", "El pago no se ha realizado"),
      hello,
      text(
        "why",
        "Your bank did not accept the payment with your {card.brand} ending in {card.last4}. This happens, and your service goes on.",
        "Su banco no ha aceptado el pago con su {card.brand} terminada en {card.last4}. Es algo que ocurre, y su servicio continúa.",
      ),
      charge,
      again,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-failed-again",
    name: "Payment failed again",
    subject: ["Still open: {totalDueMinor} for {service.name}", "Sigue pendiente: {totalDueMinor} de {service.name}"],
    preheader: ["Another card takes a minute.", "Añadir otra tarjeta lleva un minuto."],
    root: [
      logo,
      heading("title", 1, "The payment failed again", "El pago ha fallado de nuevo"),
      hello,
      text(
        "why",
        "We tried again with your {card.brand} ending in {card.last4}, and the bank did not accept it. Your service goes on for now.",
        "Lo hemos intentado de nuevo con su {card.brand} terminada en {card.last4} y el banco no lo ha aceptado. De momento, su servicio continúa.",
      ),
      charge,
      again,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-update",
    name: "Another card is needed",
    subject: ["{service.name}: please add another card", "{service.name}: añada otra tarjeta"],
    preheader: [
      "The bank no longer accepts the one that ends in {card.last4}.",
      "El banco ya no acepta la que termina en {card.last4}.",
    ],
    root: [
      logo,
      heading("title", 1, "Please add another card", "Añada otra tarjeta"),
      hello,
      text(
        "why",
        "The bank no longer accepts payments with your {card.brand} ending in {card.last4}, so we will not try it again. With another card, {service.name} goes on as usual.",
        "El banco ya no acepta pagos con su {card.brand} terminada en {card.last4}, así que no volveremos a intentarlo. Con otra tarjeta, {service.name} sigue como siempre.",
      ),
      charge,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-failed-week",
    name: "A week without payment",
    subject: [
      "{service.name}: {totalDueMinor} open for a week",
      "{service.name}: {totalDueMinor} pendientes desde hace una semana",
    ],
    preheader: [
      "Your service goes on until {service.pauseDate}.",
      "Su servicio continúa hasta el {service.pauseDate}.",
    ],
    root: [
      logo,
      heading("title", 1, "A week has passed", "Ha pasado una semana"),
      hello,
      text(
        "why",
        "The payment for {service.name} is still open. Your service goes on until {service.pauseDate}. Another card or another way to pay takes a minute.",
        "El pago de {service.name} sigue pendiente. Su servicio continúa hasta el {service.pauseDate}. Añadir otra tarjeta o pagar de otra forma lleva un minuto.",
      ),
      charge,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-pausing",
    name: "Before the service pauses",
    subject: ["{service.name} pauses on {service.pauseDate}", "{service.name} se pausará el {service.pauseDate}"],
    preheader: ["With {totalDueMinor} it goes on.", "Con {totalDueMinor} continúa."],
    root: [
      logo,
      heading(
        "title",
        1,
        "Your service pauses on {service.pauseDate}",
        "Su servicio se pausará el {service.pauseDate}",
      ),
      hello,
      text(
        "why",
        "The payment for {service.name} is still open. If it arrives before {service.pauseDate}, nothing changes. If not, the service pauses on that day. Your data and settings stay.",
        "El pago de {service.name} sigue pendiente. Si llega antes del {service.pauseDate}, nada cambia. Si no, el servicio se pausará ese día. Sus datos y ajustes se conservan.",
      ),
      charge,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-paused",
    name: "Service paused",
    subject: ["{service.name} is paused", "{service.name} está en pausa"],
    preheader: ["It starts again as soon as the payment arrives.", "Se reanuda en cuanto llegue el pago."],
    root: [
      logo,
      heading("title", 1, "Your service is paused", "Su servicio está en pausa"),
      hello,
      text(
        "why",
        "{service.name} is paused, since {totalDueMinor} is open. It starts again as soon as the payment arrives. While it is paused, nothing is charged. Without a payment, the subscription ends on {service.endDate}.",
        "{service.name} está en pausa porque hay {totalDueMinor} pendientes. Se reanuda en cuanto llegue el pago. Mientras esté en pausa no se cobra nada. Sin el pago, la suscripción terminará el {service.endDate}.",
      ),
      charge,
      update,
      otherwise,
      ...end,
    ],
  }),
  mail({
    id: "card-ended",
    name: "Subscription ended",
    subject: ["{service.name} has ended", "{service.name} ha terminado"],
    preheader: ["What is still open, and how to come back.", "Qué queda pendiente y cómo volver."],
    root: [
      logo,
      heading("title", 1, "Your subscription has ended", "Su suscripción ha terminado"),
      hello,
      text(
        "why",
        "{service.name} ended on {service.endDate}. Nothing more will be charged. {totalDueMinor} for the time before is still open. If you would like to come back, you can do so at any time.",
        "{service.name} terminó el {service.endDate}. No se cobrará nada más. Siguen pendientes {totalDueMinor} del periodo anterior. Si quiere volver, puede hacerlo cuando quiera.",
      ),
      charge,
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ...end,
    ],
  }),
];
