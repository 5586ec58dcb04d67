/** A heading, of one of three levels. */

import type { BlockDefinition } from "../definition.ts";
import { mailText } from "../mail.ts";
import { choice, members, text, unsaid } from "../schema.ts";

const levelOf = (level: unknown): 1 | 2 | 3 => (level === 1 || level === 3 ? level : 2);

export const heading: BlockDefinition = {
  type: "heading",
  v: 1,
  title: "Heading",
  summary: "Names what follows; readers and screen readers jump between headings.",
  group: "content",
  role: "content",
  kinds: ["email", "landing", "letter", "sms", "push", "whatsapp", "rcs", "voice"],
  propsSchema: members({ text, level: choice(1, 2, 3) }, "text"),
  defaults: { text: unsaid, level: 2 },
  fields: [
    { name: "text", label: "Text", control: "text" },
    { name: "level", label: "Level", control: "choice", options: [1, 2, 3] },
  ],
  render: {
    mjml: (site) => [mailText(site, site.markup(), { above: site.look.space * 2, below: site.look.space / 2 })],
    html: (site) => {
      const level = levelOf(site.props.level);
      return `<h${level}${site.style(`h${level}`)}>${site.text(site.props.text, "text")}</h${level}>`;
    },
    text: (site) => site.text(site.props.text, "text"),
    pieces: (site) => {
      const runs = site.runs("text");
      return runs === undefined ? [] : [{ piece: "title", runs, at: "text" }];
    },
  },
};
