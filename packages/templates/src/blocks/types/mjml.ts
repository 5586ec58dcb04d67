/** MJML as it is written, for those who are permitted to; nothing checks how it looks. */

import type { BlockDefinition } from "../definition.ts";
import { readMjml } from "../readMjml.ts";
import { members, text, unsaid } from "../schema.ts";

export const mjml: BlockDefinition = {
  type: "mjml",
  v: 1,
  title: "MJML",
  summary: "Elements of a column, written in MJML with restricted Handlebars.",
  group: "expert",
  role: "content",
  kinds: ["email"],
  constraints: { permission: "mjml" },
  propsSchema: members({ mjml: { type: "string", maxLength: 50_000 }, text }, "mjml"),
  defaults: { mjml: "", text: unsaid },
  fields: [
    { name: "mjml", label: "MJML", control: "code" },
    { name: "text", label: "In plain text", control: "text" },
  ],
  render: {
    mjml: (site) => {
      const read = readMjml(String(site.props.mjml));
      return read.ok ? read.value : [];
    },
    html: () => "",
    text: (site) => site.text(site.props.text, "text"),
  },
};
