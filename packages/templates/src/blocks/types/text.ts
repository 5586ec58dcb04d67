/** Running text. */

import type { BlockDefinition } from "../definition.ts";
import { mailText } from "../mail.ts";
import { choice, members, text as textSchema, unsaid } from "../schema.ts";

const styleOf = (size: unknown) => (size === "small" ? "small" : size === "muted" ? "muted" : "text");

export const text: BlockDefinition = {
  type: "text",
  v: 1,
  title: "Text",
  summary: "Words with values, emphasis and links.",
  group: "content",
  role: "content",
  kinds: ["email", "landing", "letter", "sms", "push", "whatsapp", "rcs", "voice"],
  propsSchema: members(
    { text: textSchema, look: choice("text", "muted", "small"), align: choice("start", "center") },
    "text",
  ),
  defaults: { text: unsaid, look: "text", align: "start" },
  fields: [
    { name: "text", label: "Text", control: "text" },
    { name: "look", label: "Look", control: "choice", options: ["text", "muted", "small"] },
    { name: "align", label: "Alignment", control: "choice", options: ["start", "center"] },
  ],
  render: {
    mjml: (site) => [mailText(site, site.markup(), { align: site.props.align === "center" ? "center" : "start" })],
    html: (site) => {
      const centered = site.props.align === "center" && !site.mail ? `<div class="dl-center">` : "";
      const paragraph = `<p${site.style(styleOf(site.props.look))}>${site.text(site.props.text, "text")}</p>`;
      return centered === "" ? paragraph : `${centered}${paragraph}</div>`;
    },
    text: (site) => site.text(site.props.text, "text"),
    pieces: (site) => {
      const runs = site.runs("text");
      return runs === undefined ? [] : [{ piece: "text", runs, at: "text", small: site.props.look === "small" }];
    },
  },
};
