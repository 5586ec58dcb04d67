/** A debtor who says that the claim is wrong, in part or whole. */

import { formBlock } from "../form.ts";
import { said } from "../labels/labels.ts";
import { unsaid } from "../schema.ts";

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
    title: said("notRight"),
    intro: unsaid,
    reasonLabel: said("whatNotRight"),
    messageLabel: said("yourWords"),
    submit: said("send"),
  },
  choices: {
    reason: [
      { value: "amount", label: said("theAmount") },
      { value: "notMine", label: said("notMine") },
      { value: "notDelivered", label: said("notDelivered") },
      { value: "other", label: said("somethingElse") },
    ],
  },
});
