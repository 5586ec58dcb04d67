/** Elements of a mail that several types of blocks are made of. */

import { classOf } from "../brand/css.ts";
import type { MjmlNode } from "./mjmlNode.ts";
import type { MailSite } from "./site.ts";

/** Space on both sides, in pixels; less of it on small screens. */
export const GUTTER = 32;

export const sideOf = ({ direction }: Pick<MailSite, "direction">, side: "start" | "end"): "left" | "right" =>
  (side === "start") === (direction === "ltr") ? "left" : "right";

/** Markup in a text element, with the space around that every block has. */
export const mailText = (
  site: Pick<MailSite, "direction" | "look">,
  content: string,
  { align = "start", above, below }: { align?: "start" | "center" | "end"; above?: number; below?: number } = {},
): MjmlNode => ({
  tagName: "mj-text",
  attributes: {
    "css-class": `${classOf("pad")} ${classOf("text-box")}`,
    align: align === "center" ? "center" : sideOf(site, align),
    color: site.look.light.text,
    "font-size": "16px",
    "line-height": "24px",
    padding: `${above ?? site.look.space}px ${GUTTER}px ${below ?? site.look.space}px`,
  },
  content,
});

/** A button that stays one in every mail program. `href` is escaped already. */
export const mailButton = (
  site: Pick<MailSite, "direction" | "look">,
  label: string,
  href: string,
  look: { readonly wide: boolean; readonly quiet: boolean; readonly align?: "start" | "center" },
): MjmlNode => {
  const { light, radius, space } = site.look;
  return {
    tagName: "mj-button",
    attributes: {
      "css-class": `${classOf("pad")} ${classOf(look.quiet ? "button-quiet" : "button")}`,
      href,
      align: look.align === "center" ? "center" : sideOf(site, "start"),
      "background-color": look.quiet ? light.surface : light.accent,
      color: look.quiet ? light.accent : light.onAccent,
      ...(look.quiet ? { border: `1px solid ${light.accent}` } : {}),
      "border-radius": `${radius}px`,
      "font-size": "16px",
      "font-weight": "600",
      "line-height": "24px",
      "inner-padding": "12px 24px",
      ...(look.wide ? { width: "100%" } : {}),
      padding: `${space}px ${GUTTER}px`,
    },
    content: label,
  };
};
