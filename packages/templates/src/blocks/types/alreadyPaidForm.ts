/** A debtor whose payment is on its way. */

import { formBlock } from "../form.ts";
import { said } from "../schema.ts";

export const alreadyPaidForm = formBlock({
  type: "alreadyPaidForm",
  title: "Already paid",
  summary: "Lets the debtor say that the payment is on its way.",
  intent: "alreadyPaid",
  inputs: [
    { name: "date", type: "date" },
    { name: "reference", type: "text" },
  ],
  texts: {
    title: said("I have already paid", "Ya he pagado"),
    intro: said("Thank you. This helps us find it.", "Gracias. As\u00ed lo encontraremos antes."),
    dateLabel: said("Day of the payment", "D\u00eda del pago"),
    referenceLabel: said("Reference, if you have it", "Referencia, si la tiene"),
    submit: said("Send", "Enviar"),
  },
});
