/** A day that the customer named: a reminder before it, and what follows in every case. */

import type { Template } from "../model/template.ts";
import { amount, hardship, hello, imprint, logo, offer, smallPrint, stop, ways } from "./parts.ts";
import { button, heading, mail, text } from "./write.ts";

export const PROMISE: readonly Template[] = [
  mail({
    id: "promise-tomorrow-mail",
    name: "The day before a promise",
    subject: ["Tomorrow: your payment of {promise.amountMinor}", "Mañana: su pago de {promise.amountMinor}"],
    preheader: ["As agreed, on {promise.date}.", "Como acordamos, el {promise.date}."],
    root: [
      logo,
      heading("title", 1, "Your payment is tomorrow", "Su pago es mañana"),
      hello,
      text(
        "why",
        "You told us that you would pay on {promise.date}. Thank you. If something has come up, choose another day.",
        "Nos dijo que pagaría el {promise.date}. Gracias. Si ha surgido algo, elija otro día.",
      ),
      amount("on {promise.date}", "el {promise.date}", "promise.amountMinor", ["Agreed amount", "Importe acordado"]),
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ways("paid", "wrong", "later", "call"),
      ...smallPrint,
    ],
  }),
  mail({
    id: "promise-missed",
    name: "Promise missed",
    subject: ["Shall we find another date?", "¿Buscamos otra fecha?"],
    preheader: ["The payment of {promise.date} did not arrive.", "No nos llegó el pago del {promise.date}."],
    root: [
      logo,
      heading("title", 1, "Shall we find another date?", "¿Buscamos otra fecha?"),
      hello,
      text(
        "why",
        "The payment of {promise.date} did not arrive. If it is on its way, thank you. If something came up, choose another day or pay in parts.",
        "No nos llegó el pago del {promise.date}. Si ya está en camino, gracias. Si ha surgido algo, elija otro día o pague en partes.",
      ),
      amount("agreed for {promise.date}", "acordado para el {promise.date}", "promise.amountMinor"),
      offer,
      button("later", "links.promise", "Choose another day", "Elegir otro día"),
      button("pay", "payUrl", "Pay now", "Pagar ahora", "quiet"),
      ways("paid", "wrong", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "promise-part-paid",
    name: "Promise paid in part",
    subject: [
      "{promise.paidMinor} arrived, {promise.openMinor} is open",
      "Hemos recibido {promise.paidMinor}; quedan {promise.openMinor}",
    ],
    preheader: ["Thank you. How would you like to pay the rest?", "Gracias. ¿Cómo prefiere pagar el resto?"],
    root: [
      logo,
      heading("title", 1, "Thank you for {promise.paidMinor}", "Gracias por los {promise.paidMinor}"),
      hello,
      text(
        "why",
        "Your payment of {promise.paidMinor} has arrived. {promise.openMinor} of the amount that we agreed on is still open.",
        "Hemos recibido su pago de {promise.paidMinor}. Del importe acordado quedan pendientes {promise.openMinor}.",
      ),
      amount("of {promise.amountMinor}", "de {promise.amountMinor}", "promise.openMinor"),
      button("pay", "payUrl", "Pay the rest", "Pagar el resto"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "promise-kept",
    name: "Promise kept",
    subject: ["Thank you, {promise.amountMinor} arrived", "Gracias, hemos recibido {promise.amountMinor}"],
    preheader: ["Nothing is open.", "No queda nada pendiente."],
    root: [
      logo,
      heading("title", 1, "Thank you", "Gracias"),
      hello,
      text(
        "why",
        "Your payment of {promise.amountMinor} arrived, as agreed. Nothing is open for contract {reference}.",
        "Hemos recibido su pago de {promise.amountMinor}, como acordamos. No queda nada pendiente del contrato {reference}.",
      ),
      imprint,
      stop,
    ],
  }),
];
