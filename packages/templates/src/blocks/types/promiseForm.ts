/** A day on which the debtor will pay. */

import { formBlock } from "../form.ts";
import { said } from "../labels/labels.ts";
import { unsaid } from "../schema.ts";

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
    title: said("payLater"),
    intro: unsaid,
    dateLabel: said("day"),
    amountLabel: said("partAmount"),
    submit: said("tellDay"),
  },
});
