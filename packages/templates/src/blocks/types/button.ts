/** One thing to do, and where it is done. */

import { classOf } from "../../brand/css.ts";
import type { Link } from "../../model/text.ts";
import type { BlockDefinition } from "../definition.ts";
import { mailButton } from "../mail.ts";
import { choice, flag, link, members, text, unsaid } from "../schema.ts";
import { touched } from "../touched.ts";

export const button: BlockDefinition = {
  type: "button",
  v: 1,
  title: "Button",
  summary: "Leads to the one thing that the message asks for.",
  group: "content",
  role: "content",
  kinds: ["email", "landing", "sms", "whatsapp", "rcs"],
  propsSchema: members({ label: text, link, look: choice("strong", "quiet"), wide: flag }, "label", "link"),
  defaults: { label: unsaid, link: { to: "variable", var: "payUrl" }, look: "strong", wide: true },
  fields: [
    { name: "label", label: "Words on it", control: "text" },
    { name: "link", label: "Leads to", control: "link" },
    { name: "look", label: "Look", control: "choice", options: ["strong", "quiet"] },
    { name: "wide", label: "Over the whole width", control: "switch" },
  ],
  render: {
    mjml: (site) => {
      const href = site.href(site.props.link);
      const { wide, look } = site.props;
      return href === undefined
        ? []
        : [
            mailButton(site, site.text(site.props.label, "label"), href, {
              wide: wide === true,
              quiet: look === "quiet",
            }),
          ];
    },
    html: (site) => {
      const href = site.href(site.props.link);
      if (href === undefined) return "";
      const label = site.text(site.props.label, "label");
      if (site.kind === "sms")
        return `<p${site.style("text")}>${label}: <span class="${classOf("link")}">${href}</span></p>`;
      if (site.kind === "whatsapp" || site.kind === "rcs") return touched(site, "open", label);
      const look = classOf(site.props.look === "quiet" ? "button-quiet" : "button");
      const wide = site.props.wide === true ? ` ${classOf("wide")}` : "";
      return `<p class="${classOf("action")}"><a class="${look}${wide}" href="${href}">${label}</a></p>`;
    },
    text: (site) => {
      const url = site.url(site.props.link);
      return url === undefined ? "" : `${site.text(site.props.label, "label")}:\n${url}`;
    },
    pieces: (site) => [
      { piece: "action", label: site.runs("label") ?? [], link: site.props.link as unknown as Link, at: "label" },
    ],
  },
};
