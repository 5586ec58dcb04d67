/** Pages behind the links of messages: pay, look at a plan, change a card, and every other way out on the page itself. */

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

export const PAGES: readonly Template[] = [
  page({
    id: "pay-page",
    name: "Payment page",
    title: ["{creditor.name}: your open amount", "{creditor.name}: su importe pendiente"],
    root: [
      logo,
      languages,
      greeting,
      amount("Contract {reference}, due {dueDate}", "Contrato {reference}, venció el {dueDate}"),
      block("choice", "installmentOffer", token),
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
