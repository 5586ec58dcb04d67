/** Room. */

import { classOf } from "../../brand/css.ts";
import type { BlockDefinition } from "../definition.ts";
import { choice, members } from "../schema.ts";

const HEIGHTS: Readonly<Record<string, number>> = { small: 8, medium: 16, large: 32 };
const heightOf = (size: unknown): number => HEIGHTS[String(size)] ?? 16;

export const spacer: BlockDefinition = {
  type: "spacer",
  v: 1,
  title: "Space",
  summary: "Room between two blocks.",
  group: "layout",
  role: "content",
  kinds: ["email", "landing", "letter"],
  propsSchema: members({ size: choice(...Object.keys(HEIGHTS)) }),
  defaults: { size: "medium" },
  fields: [{ name: "size", label: "Height", control: "choice", options: Object.keys(HEIGHTS) }],
  render: {
    mjml: (site) => [{ tagName: "mj-spacer", attributes: { height: `${heightOf(site.props.size)}px` } }],
    html: (site) => `<div class="${classOf("space")} ${classOf(`space-${String(site.props.size)}`)}"></div>`,
    text: () => "",
  },
};
