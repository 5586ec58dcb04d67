/** A file that goes with the message, at its head. */

import type { Link } from "../../model/text.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { link, members, text } from "../schema.ts";

export const document: BlockDefinition = {
  type: "document",
  v: 1,
  title: "Document",
  summary: "A file at the head of the message: the invoice, the plan.",
  group: "content",
  role: "content",
  kinds: ["whatsapp"],
  constraints: { once: true },
  propsSchema: members({ source: link, name: text }, "source", "name"),
  defaults: { source: { to: "url", url: "" }, name: said("invoiceFile") },
  fields: [
    { name: "source", label: "File", control: "link" },
    { name: "name", label: "Name of the file", control: "plainText" },
  ],
  render: {
    html: () => "",
    text: () => "",
    pieces: (site) => [
      { piece: "file", source: site.props.source as unknown as Link, name: site.runs("name") ?? [], at: "name" },
    ],
  },
};
