/** A picture from the creditor's own servers. */

import { classOf } from "../../brand/css.ts";
import type { Link } from "../../model/text.ts";
import type { BlockDefinition } from "../definition.ts";
import { GUTTER, sideOf } from "../mail.ts";
import { choice, flag, link, members, text, unsaid, whole } from "../schema.ts";

export const image: BlockDefinition = {
  type: "image",
  v: 1,
  title: "Image",
  summary: "A picture with a description, or a decoration without one.",
  group: "content",
  role: "content",
  kinds: ["email", "landing", "letter", "whatsapp", "rcs"],
  propsSchema: members(
    { source: link, alt: text, decorative: flag, width: whole(16, 1200), align: choice("start", "center"), link },
    "source",
  ),
  defaults: { source: { to: "url", url: "" }, alt: unsaid, decorative: false, width: 536, align: "start" },
  fields: [
    { name: "source", label: "Picture", control: "image" },
    {
      name: "alt",
      label: "What it shows",
      control: "plainText",
      help: "Read aloud, and shown where pictures are not.",
    },
    { name: "decorative", label: "Says nothing", control: "switch" },
    { name: "width", label: "Width in pixels", control: "number" },
    { name: "align", label: "Alignment", control: "choice", options: ["start", "center"] },
    { name: "link", label: "Leads to", control: "link" },
  ],
  render: {
    mjml: (site) => {
      const { source, alt, decorative, width, align } = site.props;
      const src = site.src(source);
      const href = site.href(site.props.link);
      if (src === undefined) return [];
      return [
        {
          tagName: "mj-image",
          attributes: {
            "css-class": classOf("pad"),
            src,
            alt: decorative === true ? "" : site.attribute(alt, "alt"),
            width: `${Number(width)}px`,
            align: align === "center" ? "center" : sideOf(site, "start"),
            padding: `${site.look.space}px ${GUTTER}px`,
            ...(href === undefined ? {} : { href }),
          },
        },
      ];
    },
    html: (site) => {
      const { source, alt, decorative, width } = site.props;
      const src = site.src(source);
      if (src === undefined) return "";
      const words = decorative === true ? "" : site.attribute(alt, "alt");
      const picture = `<img src="${src}" alt="${words}" width="${Number(width)}">`;
      const href = site.href(site.props.link);
      const centered = site.props.align === "center" ? ` ${classOf("center")}` : "";
      return `<p class="${classOf("image")}${centered}">${href === undefined ? picture : `<a href="${href}">${picture}</a>`}</p>`;
    },
    text: (site) => (site.props.decorative === true ? "" : site.text(site.props.alt, "alt")),
    pieces: (site) => {
      const alt = site.props.decorative === true ? undefined : site.runs("alt");
      return [{ piece: "picture", source: site.props.source as unknown as Link, alt: alt ?? [], at: "alt" }];
    },
  },
};
