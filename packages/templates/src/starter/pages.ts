/** Pages behind the links of messages: pay, look at a plan, change a card, and every other way out on the page itself. */

import type { Condition } from "@dunlin/engine";
import type { Block } from "../model/block.ts";
import type { Template } from "../model/template.ts";
import { advice, amount, imprint, legal, logo, schedule, transfer } from "./parts.ts";
import { block, button, heading, page, say, text, when } from "./write.ts";

const token = { token: "actions.token" } as const;
const languages: Block = block("languages", "languages", token);
const greeting: Block = text("hello", "Hello {debtor.name}", "Hola, {debtor.name}", "muted");
const tell: Block = heading("tell", 2, "Or tell us", "O cuéntenos");
const paid: Block = block("paid", "alreadyPaidForm", token);
const dispute: Block = block("dispute", "disputeForm", token);
const promise: Block = block("promise", "promiseForm", token);
const callBack: Block = block("callBack", "callBackForm", token);
const hardship: Block = block("help", "hardship", token);
const byTransfer: Block = heading("byTransfer", 2, "Pay by bank transfer", "Pagar por transferencia");

/** Set off by a soft ground. */
const panel = (id: string, content: readonly Block[]): Block => ({
  ...block(id, "section", { ground: "wash" }),
  slots: { content },
});

const offered = (path: string): Condition => ({ known: { var: path } });

/** What a message told of stands first, and is agreed to on a page of its own. */
const settlement: Block = when(
  offered("settlement.url"),
  panel("settlement", [
    heading("settleTitle", 2, "Our offer to settle", "Nuestra propuesta para resolverlo"),
    text(
      "settle",
      "If you pay {settlement.amountMinor} by **{settlement.validUntil}**, the matter is settled and we waive {settlement.waivedMinor}.",
      "Si paga {settlement.amountMinor} a más tardar el **{settlement.validUntil}**, el asunto queda resuelto y le condonamos {settlement.waivedMinor}.",
    ),
    button("settleLink", "settlement.url", "Look at the offer", "Ver la propuesta"),
  ]),
);
const moreTime: Block = when(
  offered("extension.url"),
  panel("moreTime", [
    heading("moreTimeTitle", 2, "More time to pay", "Más tiempo para pagar"),
    text(
      "more",
      "You can pay until **{extension.date}**, at no extra cost. We will not remind you before then.",
      "Puede pagar hasta el **{extension.date}**, sin coste añadido. No le enviaremos más avisos antes.",
    ),
    button("moreTimeLink", "extension.url", "Take more time", "Pedir más tiempo", "quiet"),
  ]),
);

const HAS_NEXT: Condition = { known: { var: "plan.next.amountMinor" } };
const OFFERED: Condition = { count: [{ var: "plans" }, { known: { var: "id" } }] };
/** What was agreed takes the place of what could be, unless there are plans to choose from again. */
const AGREED: Condition = { and: [HAS_NEXT, { "==": [OFFERED, 0] }] };
const OPEN: Condition = { or: [{ "!": [HAS_NEXT] }, { ">": [OFFERED, 0] }] };
const agreed: Block = when(
  AGREED,
  panel("agreed", [
    heading("agreedTitle", 2, "What we agreed", "Lo que hemos acordado"),
    text(
      "agreedNext",
      "Next: {plan.next.amountMinor} by **{plan.next.dueDate}**.",
      "Próximo pago: {plan.next.amountMinor} a más tardar el **{plan.next.dueDate}**.",
    ),
    when({ known: { var: "payUrl" } }, button("agreedPay", "payUrl", "Pay now", "Pagar ahora")),
  ]),
);

export const PAGES: readonly Template[] = [
  page({
    id: "pay-page",
    name: "Payment page",
    title: ["{creditor.name}: your open amount", "{creditor.name}: su importe pendiente"],
    optional: ["settlement", "extension", "plan", "payUrl"],
    root: [
      logo,
      languages,
      greeting,
      amount("Contract {reference}, due {dueDate}", "Contrato {reference}, venció el {dueDate}"),
      settlement,
      agreed,
      when(OPEN, block("choice", "installmentOffer", token)),
      moreTime,
      tell,
      paid,
      dispute,
      promise,
      callBack,
      hardship,
      byTransfer,
      transfer(),
      legal,
      advice,
    ],
  }),
  page({
    id: "plan-page",
    name: "Page of a plan",
    title: ["{creditor.name}: your payment plan", "{creditor.name}: su plan de pagos"],
    root: [
      logo,
      languages,
      greeting,
      amount(
        "{plan.paidMinor} of {plan.totalMinor} is paid. Thank you.",
        "Ha pagado {plan.paidMinor} de {plan.totalMinor}. Gracias.",
        "plan.openMinor",
        ["Still to pay", "Le queda por pagar"],
      ),
      button("pay", "payUrl", "Pay the next installment", "Pagar la próxima cuota"),
      heading("days", 2, "Installments to come", "Próximas cuotas"),
      schedule("plan.upcoming", "plan.openMinor"),
      tell,
      paid,
      block("promise", "promiseForm", {
        ...token,
        title: say("I need another day for an installment", "Necesito otro día para una cuota"),
      }),
      dispute,
      callBack,
      hardship,
      byTransfer,
      transfer("plan.next.amountMinor"),
      imprint,
      advice,
    ],
  }),
  page({
    id: "card-page",
    name: "Page of a card",
    title: ["{creditor.name}: your card", "{creditor.name}: su tarjeta"],
    root: [
      logo,
      languages,
      greeting,
      amount("for {service.name}", "por {service.name}"),
      text(
        "why",
        "The payment with your {card.brand} ending in {card.last4} did not go through. Add another card, or try the same one again.",
        "El pago con su {card.brand} terminada en {card.last4} no se ha realizado. Añada otra tarjeta o vuelva a intentarlo con la misma.",
      ),
      button("card", "links.newCard", "Add another card", "Añadir otra tarjeta"),
      button("pay", "payUrl", "Pay another way", "Pagar de otra forma", "quiet"),
      when(
        { known: { var: "card.nextTry" } },
        text(
          "again",
          "Without a change we will try the card again on {card.nextTry}.",
          "Si no hay cambios, volveremos a probar la tarjeta el {card.nextTry}.",
          "muted",
        ),
      ),
      tell,
      paid,
      dispute,
      callBack,
      hardship,
      imprint,
    ],
  }),
];
