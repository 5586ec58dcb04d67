/** How a debtor wants to be reached. */

import { formBlock } from "../form.ts";
import { said, unsaid } from "../schema.ts";

export const preferencesForm = formBlock({
  type: "preferencesForm",
  title: "How to reach me",
  summary: "Lets the debtor choose the channel of messages.",
  intent: "preferences",
  inputs: [{ name: "channel", type: "choice", required: true }],
  texts: {
    title: said("How to reach me", "C\u00f3mo contactarme"),
    intro: unsaid,
    channelLabel: said("Write to me by", "Escr\u00edbanme por"),
    submit: said("Save", "Guardar"),
  },
  choices: {
    channel: [
      { value: "email", label: said("E-mail", "Correo electr\u00f3nico") },
      { value: "sms", label: said("SMS", "SMS") },
      { value: "letter", label: said("Letter", "Carta") },
    ],
  },
});
