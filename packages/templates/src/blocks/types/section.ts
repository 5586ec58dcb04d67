/** A band across the message, with a ground of its own. */

import { classOf } from "../../brand/css.ts";
import { bandNode } from "../band.ts";
import type { BlockDefinition } from "../definition.ts";
import { choice, members } from "../schema.ts";

export const section: BlockDefinition = {
  type: "section",
  v: 1,
  title: "Section",
  summary: "Groups blocks, and can set them off by a soft ground.",
  group: "layout",
  role: "row",
  kinds: ["email", "landing", "letter"],
  slots: { content: { takes: ["content"], title: "Content" } },
  propsSchema: members({ ground: choice("surface", "wash") }),
  defaults: { ground: "surface" },
  fields: [{ name: "ground", label: "Ground", control: "choice", options: ["surface", "wash"] }],
  render: {
    mjml: (site) => [bandNode(site, [{ width: undefined, elements: site.elements("content") }])],
    html: (site) => {
      const ground = site.props.ground === "wash" ? ` ${classOf("washed")}` : "";
      return `<section class="${classOf("section")}${ground}">${site.slot("content")}</section>`;
    },
    text: (site) => site.slot("content"),
  },
};
