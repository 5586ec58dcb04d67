/** A line between two subjects. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { GUTTER } from "../mail.ts";
import { members } from "../schema.ts";

export const divider: BlockDefinition = {
  type: "divider",
  v: 1,
  title: "Divider",
  summary: "A thin line where the subject changes.",
  group: "layout",
  role: "content",
  kinds: ["email", "landing", "letter", "sms", "push", "whatsapp", "rcs", "voice"],
  propsSchema: members({}),
  defaults: {},
  fields: [],
  render: {
    mjml: (site) => [
      {
        tagName: "mj-divider",
        attributes: {
          "css-class": `${classOf("pad")} ${classOf("divider")}`,
          "border-width": "1px",
          "border-color": site.look.light.line,
          padding: `${site.look.space}px ${GUTTER}px`,
        },
      },
    ],
    html: () => `<hr class="${classOf("divider")}">`,
    text: (site) => site.words("-".repeat(40)),
    pieces: () => [{ piece: "rule" }],
  },
};
