/** A debtor who says that the claim is wrong, in part or whole. */

import { formBlock } from "../form.ts";
import { said, unsaid } from "../schema.ts";

export const disputeForm = formBlock({
  type: "disputeForm",
  title: "Dispute",
  summary: "Lets the debtor say that the amount is not right, and why.",
  intent: "dispute",
  inputs: [
    { name: "reason", type: "choice", required: true },
    { name: "message", type: "lines" },
  ],
  texts: {
    title: said("This amount is not right", "El importe no es correcto"),
    intro: unsaid,
    reasonLabel: said("What is not right?", "\u00bfQu\u00e9 no es correcto?"),
    messageLabel: said("In your words, if you like", "Con sus palabras, si quiere"),
    submit: said("Send", "Enviar"),
  },
  choices: {
    reason: [
      { value: "amount", label: said("The amount", "El importe") },
      { value: "notMine", label: said("It is not my contract", "No es mi contrato") },
      { value: "notDelivered", label: said("I did not get what I paid for", "No recib\u00ed lo contratado") },
      { value: "other", label: said("Something else", "Otra cosa") },
    ],
  },
});
