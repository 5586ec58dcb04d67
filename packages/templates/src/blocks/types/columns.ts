/** Two or three columns in fixed shares; one below the other on a small screen. */

import { classOf } from "../../brand/css.ts";
import { bandNode } from "../band.ts";
import type { BlockDefinition } from "../definition.ts";
import { choice, members } from "../schema.ts";

/** Widths are worked out when the mail is compiled, so they are literal, and a column cannot vanish. */
const LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  "1-1": ["50%", "50%"],
  "1-2": ["33.33%", "66.67%"],
  "2-1": ["66.67%", "33.33%"],
  "1-1-1": ["33.33%", "33.33%", "33.34%"],
};
const SLOTS = ["first", "second", "third"] as const;

const widthsOf = (layout: unknown): readonly string[] =>
  (Object.hasOwn(LAYOUTS, String(layout)) ? LAYOUTS[String(layout)] : LAYOUTS["1-1"]) as readonly string[];

export const columns: BlockDefinition = {
  type: "columns",
  v: 1,
  title: "Columns",
  summary: "Puts blocks side by side on wide screens.",
  group: "layout",
  role: "row",
  kinds: ["email", "landing", "letter"],
  slots: {
    first: { takes: ["content"], title: "First column" },
    second: { takes: ["content"], title: "Second column" },
    third: { takes: ["content"], title: "Third column" },
  },
  shows: ({ layout }) => SLOTS.slice(0, widthsOf(layout).length),
  propsSchema: members({ layout: choice(...Object.keys(LAYOUTS)) }),
  defaults: { layout: "1-1" },
  fields: [{ name: "layout", label: "Widths", control: "choice", options: Object.keys(LAYOUTS) }],
  render: {
    mjml: (site) => [
      bandNode(
        site,
        widthsOf(site.props.layout).map((width, index) => ({ width, elements: site.elements(SLOTS[index] as string) })),
      ),
    ],
    html: (site) => {
      const all = widthsOf(site.props.layout).map((_, index) => `<div>${site.slot(SLOTS[index] as string)}</div>`);
      return `<div class="${classOf("columns")} ${classOf(`columns-${String(site.props.layout)}`)}">${all.join("")}</div>`;
    },
    text: (site) =>
      widthsOf(site.props.layout)
        .map((_, index) => site.slot(SLOTS[index] as string))
        .join(""),
  },
};
