/** How a debtor wants to be reached. */

import { formBlock } from "../form.ts";
import { said } from "../labels/labels.ts";
import { unsaid } from "../schema.ts";

export const preferencesForm = formBlock({
  type: "preferencesForm",
  title: "How to reach me",
  summary: "Lets the debtor choose the channel of messages.",
  intent: "preferences",
  inputs: [{ name: "channel", type: "choice", required: true }],
  texts: {
    title: said("reachMe"),
    intro: unsaid,
    channelLabel: said("writeBy"),
    submit: said("save"),
  },
  choices: {
    channel: [
      { value: "email", label: said("email") },
      { value: "sms", label: said("sms") },
      { value: "letter", label: said("letter") },
    ],
  },
});
