/** A file that goes with the message, at its head. */

import { classOf } from "../../brand/css.ts";
import type { Link } from "../../model/text.ts";
import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { link, members, text } from "../schema.ts";

/** A sheet with a folded corner. */
const FILE =
  '<svg viewBox="0 0 20 20" width="24" height="24" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.4" d="M5 2h7l4 4v12H5zM12 2v4h4"/></svg>';

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
    html: (site) => {
      const name = site.text(site.props.name, "name");
      return `<p class="${classOf("file")}">${FILE}<span>${name}</span></p>`;
    },
    text: () => "",
    pieces: (site) => [
      { piece: "file", source: site.props.source as unknown as Link, name: site.runs("name") ?? [], at: "name" },
    ],
  },
};
