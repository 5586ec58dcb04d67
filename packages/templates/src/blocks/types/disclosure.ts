/** A sentence that a law or a supervisor wants said, by the id under which contact policies ask for it. */

import type { BlockDefinition } from "../definition.ts";
import { DISCLOSURE_FIELD, disclosureOf, disclosureSchema } from "../disclosures.ts";
import { mailText } from "../mail.ts";
import { members, text, unsaid } from "../schema.ts";

export const disclosure: BlockDefinition = {
  type: "disclosure",
  v: 1,
  title: "Disclosure",
  summary: "A sentence that the law wants said. Contact policies know it by its id.",
  group: "legal",
  role: "content",
  landmark: "footer",
  kinds: ["email", "landing", "letter", "sms", "whatsapp", "rcs", "voice", "push"],
  propsSchema: members({ disclosure: disclosureSchema, text }, "disclosure", "text"),
  defaults: { disclosure: "opt-out", text: unsaid },
  fields: [DISCLOSURE_FIELD, { name: "text", label: "Text", control: "text" }],
  disclosure: disclosureOf,
  render: {
    mjml: (site) => [mailText(site, site.markup())],
    html: (site) => `<p${site.style("small")}>${site.text(site.props.text, "text")}</p>`,
    text: (site) => site.text(site.props.text, "text"),
    pieces: (site) => {
      const runs = site.runs("text");
      return runs === undefined ? [] : [{ piece: "text", runs, at: "text", small: true }];
    },
  },
};
