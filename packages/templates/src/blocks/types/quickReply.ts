/** An answer that is given by touching it. */

import { ANSWERS, type Answer } from "../answers.ts";
import type { BlockDefinition } from "../definition.ts";
import { choice, members, text, unsaid } from "../schema.ts";
import { touched } from "../touched.ts";

export const quickReply: BlockDefinition = {
  type: "quickReply",
  v: 1,
  title: "Quick reply",
  summary: "An answer that the debtor gives by touching it.",
  group: "content",
  role: "content",
  kinds: ["whatsapp", "rcs"],
  propsSchema: members({ label: text, intent: choice(...ANSWERS) }, "label", "intent"),
  defaults: { label: unsaid, intent: "callBack" },
  fields: [
    { name: "label", label: "Words on it", control: "plainText", help: "At most 25 characters." },
    { name: "intent", label: "Means", control: "choice", options: ANSWERS },
  ],
  render: {
    html: (site) => touched(site, "reply", site.text(site.props.label, "label")),
    text: () => "",
    pieces: (site) => [
      { piece: "reply", label: site.runs("label") ?? [], intent: site.props.intent as Answer, at: "label" },
    ],
  },
};
