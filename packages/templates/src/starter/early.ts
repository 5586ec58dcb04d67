/** The first four weeks: an oversight is assumed, parts and more time are offered before anything is announced. */

import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import {
  advice,
  amount,
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
import { button, heading, letter, mail, text } from "./write.ts";

const nextStage: readonly Block[] = [
  text(
    "why",
    "Your payment of {totalDueMinor} has been open since {dueDate}. We have written to you about it several times.",
    "Su pago de {totalDueMinor} está pendiente desde el {dueDate}. Le hemos escrito varias veces sobre él.",
  ),
  text(
    "next",
    "After **{deadline}**, another team of {creditor.name} will take care of your case. Until then you can still pay in parts or choose another day, at no extra cost.",
    "Después del **{deadline}**, otro equipo de {creditor.name} se ocupará de su caso. Hasta entonces puede pagar en partes o elegir otro día, sin coste añadido.",
  ),
];

export const EARLY: readonly Template[] = [
  mail({
    id: "early-friendly",
    name: "First reminder",
    note: "A day after the due date. Most of those who read it have only forgotten.",
    subject: ["Your payment of {dueDate} has not arrived yet", "Su pago del {dueDate} no ha llegado todavía"],
    preheader: [
      "{totalDueMinor}. If it is on its way, you have nothing to do.",
      "{totalDueMinor}. Si ya lo ha enviado, no tiene que hacer nada.",
    ],
    root: [
      logo,
      heading("title", 1, "A payment is still open", "Tiene un pago pendiente"),
      hello,
      text(
        "why",
        "Your payment of {dueDate} has not reached us yet. If it is on its way, thank you: you have nothing more to do.",
        "Todavía no nos ha llegado su pago del {dueDate}. Si ya lo ha enviado, gracias: no tiene que hacer nada más.",
      ),
      due,
      invoices,
      button("pay", "payUrl", "Pay now", "Pagar ahora"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "early-installments",
    name: "Offer of installments",
    subject: ["{totalDueMinor}: would parts be easier?", "{totalDueMinor}: ¿le viene mejor a plazos?"],
    preheader: ["Pay it all or in parts, at no extra cost.", "Pague de una vez o a plazos, sin coste añadido."],
    root: [
      logo,
      heading("title", 1, "Pay all of it, or in parts", "Pague de una vez o a plazos"),
      hello,
      text(
        "why",
        "Your payment of {dueDate} is still open. If all of it at once is too much right now, you can spread it.",
        "Su pago del {dueDate} sigue pendiente. Si ahora es demasiado de una vez, puede repartirlo.",
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
    id: "early-more-time",
    name: "Offer of more time",
    subject: ["You can pay until {extension.date}", "Puede pagar hasta el {extension.date}"],
    preheader: ["Choose a day that suits you. No extra cost.", "Elija el día que le venga bien. Sin coste añadido."],
    root: [
      logo,
      heading("title", 1, "Would more time help?", "¿Le ayuda tener más tiempo?"),
      hello,
      text(
        "why",
        "Your payment of {dueDate} is still open. Choose any day until **{extension.date}**, and we will not remind you before then.",
        "Su pago del {dueDate} sigue pendiente. Elija cualquier día hasta el **{extension.date}** y no le enviaremos más avisos antes.",
      ),
      due,
      button("later", "links.promise", "Choose a day", "Elegir un día"),
      button("pay", "payUrl", "Pay now", "Pagar ahora", "quiet"),
      ways("paid", "wrong", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  mail({
    id: "later-date",
    name: "Later date confirmed",
    subject: ["Agreed: you pay until {extension.date}", "Acordado: paga hasta el {extension.date}"],
    preheader: ["We will not remind you before then.", "No le enviaremos avisos antes."],
    root: [
      logo,
      heading("title", 1, "Your new date", "Su nueva fecha"),
      hello,
      text(
        "why",
        "Thank you for telling us. You pay until **{extension.date}**, at no extra cost. We will remind you once, the day before.",
        "Gracias por avisarnos. Paga hasta el **{extension.date}**, sin coste añadido. Le enviaremos un solo recordatorio, el día anterior.",
      ),
      amount("until {extension.date}", "hasta el {extension.date}"),
      button("pay", "payUrl", "Pay earlier", "Pagar antes", "quiet"),
      ways("paid", "wrong", "call"),
      ...smallPrint,
    ],
  }),
  mail({
    id: "early-next-stage",
    name: "Before the next stage",
    subject: ["Please reply by {deadline}: {totalDueMinor}", "Responda a más tardar el {deadline}: {totalDueMinor}"],
    preheader: ["Every option is still open to you.", "Todavía tiene todas las opciones."],
    root: [
      logo,
      heading("title", 1, "What happens next", "Qué pasa a continuación"),
      hello,
      ...nextStage,
      due,
      offer,
      button("pay", "payUrl", "See my options", "Ver mis opciones"),
      ways("paid", "wrong", "later", "call"),
      hardship,
      ...smallPrint,
    ],
  }),
  letter({
    id: "early-next-stage-letter",
    name: "Before the next stage, as a letter",
    subject: ["Contract {reference}: {totalDueMinor} open", "Contrato {reference}: {totalDueMinor} pendientes"],
    root: [
      logo,
      dear,
      ...nextStage,
      invoices,
      offer,
      transfer(),
      text(
        "ways",
        "If you have already paid, or if something is not right, call us at {creditor.phone} ({creditor.hours}). Then we will not write to you again about it.",
        "Si ya ha pagado o si algo no es correcto, llámenos al {creditor.phone} ({creditor.hours}). Así no volveremos a escribirle por este motivo.",
      ),
      hardshipCall,
      regards,
      legal,
      advice,
    ],
  }),
];
