/** A debtor who would rather talk. */

import { formBlock } from "../form.ts";
import { said } from "../labels/labels.ts";
import { unsaid } from "../schema.ts";

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
    title: said("callMe"),
    intro: unsaid,
    phoneLabel: said("phone"),
    whenLabel: said("whenSuits"),
    submit: said("askForCall"),
  },
  choices: {
    when: [
      { value: "morning", label: said("morning") },
      { value: "afternoon", label: said("afternoon") },
      { value: "evening", label: said("evening") },
    ],
  },
});
