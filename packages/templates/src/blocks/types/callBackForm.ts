/** A debtor who would rather talk. */

import { formBlock } from "../form.ts";
import { said, unsaid } from "../schema.ts";

export const callBackForm = formBlock({
  type: "callBackForm",
  title: "Call me back",
  summary: "Lets the debtor ask for a call, and say when.",
  intent: "callBack",
  inputs: [
    { name: "phone", type: "phone", required: true, autocomplete: "tel" },
    { name: "when", type: "choice" },
  ],
  texts: {
    title: said("Please call me back", "Ll\u00e1menme"),
    intro: unsaid,
    phoneLabel: said("Phone number", "Tel\u00e9fono"),
    whenLabel: said("When suits you best?", "\u00bfCu\u00e1ndo le viene mejor?"),
    submit: said("Ask for a call", "Pedir una llamada"),
  },
  choices: {
    when: [
      { value: "morning", label: said("In the morning", "Por la ma\u00f1ana") },
      { value: "afternoon", label: said("In the afternoon", "Por la tarde") },
      { value: "evening", label: said("In the evening", "A \u00faltima hora") },
    ],
  },
});
