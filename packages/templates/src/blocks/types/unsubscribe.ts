/** How to stop messages on this channel. Makes the disclosure `opt-out`. */

import type { BlockDefinition } from "../definition.ts";
import { said } from "../labels/labels.ts";
import { mailText } from "../mail.ts";
import { link, members, text, unsaid } from "../schema.ts";

export const unsubscribe: BlockDefinition = {
  type: "unsubscribe",
  v: 1,
  title: "Stop messages",
  summary: "A link by which the reader stops messages on this channel.",
  group: "legal",
  role: "content",
  landmark: "footer",
  kinds: ["email", "landing"],
  propsSchema: members({ text, label: text, link }, "link"),
  defaults: {
    text: unsaid,
    label: said("stopMails"),
    link: { to: "variable", var: "unsubscribeUrl" },
  },
  fields: [
    { name: "text", label: "Words before", control: "text" },
    { name: "label", label: "Words of the link", control: "text" },
    { name: "link", label: "Leads to", control: "link" },
  ],
  disclosure: () => "opt-out",
  render: {
    mjml: (site) => [mailText(site, site.markup())],
    html: (site) => {
      const before = site.text(site.props.text, "text");
      const href = site.href(site.props.link);
      const label = site.text(site.props.label, "label");
      const shown = href === undefined ? "" : `<a href="${href}"${site.style("link")}>${label}</a>`;
      return `<p${site.style("small")}>${before}${before === "" ? "" : " "}${shown}</p>`;
    },
    text: (site) => {
      const before = site.text(site.props.text, "text");
      return `${before}${before === "" ? "" : " "}${site.text(site.props.label, "label")}: ${site.url(site.props.link) ?? ""}`;
    },
  },
};
