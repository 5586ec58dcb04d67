/** A day on which the debtor will pay. */

import { formBlock } from "../form.ts";
import { said, unsaid } from "../schema.ts";

export const promiseForm = formBlock({
  type: "promiseForm",
  title: "Promise to pay",
  summary: "Lets the debtor name the day on which they will pay.",
  intent: "promise",
  inputs: [
    { name: "date", type: "date", required: true },
    { name: "amount", type: "money" },
  ],
  texts: {
    title: said("I will pay on another day", "Pagar\u00e9 otro d\u00eda"),
    intro: unsaid,
    dateLabel: said("Day", "D\u00eda"),
    amountLabel: said("Amount, if not all of it", "Importe, si no es todo"),
    submit: said("Tell us the day", "Indicar el d\u00eda"),
  },
});
