/** A debtor whose payment is on its way. */

import { formBlock } from "../form.ts";
import { said } from "../labels/labels.ts";

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
    title: said("alreadyPaid"),
    intro: said("thanksFind"),
    dateLabel: said("dayPaid"),
    referenceLabel: said("referenceIf"),
    submit: said("send"),
  },
});
