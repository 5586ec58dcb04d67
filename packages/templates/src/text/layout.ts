/** The helpers of a message: those of every template, and one that lines up the columns of a plain text. */

import type { LinkRules } from "../escape/links.ts";
import { templateHelpers } from "../helpers/helpers.ts";
import type { Helper, Helpers } from "../merge/helper.ts";
import { textOf } from "../merge/values.ts";

/** `{{pad value 12}}`, or `{{pad value 12 side="start"}}` for figures: the value with blanks up to a width, never cut. */
const pad: Helper = {
  values: [2, 2],
  options: ["side"],
  call: ([value, width], { side }) => {
    const text = textOf(value);
    const room = typeof width === "number" ? " ".repeat(Math.max(0, Math.min(width, 80) - [...text].length)) : "";
    return side === "start" ? `${room}${text}` : `${text}${room}`;
  },
};

/** What draws a payment slip, where none is drawn. */
const undrawn: Helper = { values: [1, 1], call: () => "" };

/** What is checked and sketched is merged with. @param rules - Which links values may lead to. */
export const sketchHelpers = (rules: LinkRules = {}): Helpers => ({
  ...templateHelpers(rules),
  pad,
  swissSlip: undrawn,
});
