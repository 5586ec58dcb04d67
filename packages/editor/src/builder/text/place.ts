/** Where on the paper the words of a block stand: its markup with an element in it that becomes the text. */

import type { Block, Locale, Sketch } from "@dunlin/templates";

/** A sign that no text has; it stands where the words will be. */
const SPOT = "\u{F0002}";

/** The markup of a block with a sign in place of one of its texts. */
export const markupWithSpot = (sketch: Sketch, block: Block, field: string, locale: Locale): string =>
  sketch.block({ ...block, props: { ...block.props, [field]: { [locale]: [{ t: SPOT }] } } }).html;

/**
 * Draws the markup into an element, and in it the element for the text. Nothing else in there takes the focus or leads anywhere; a text that
 * is not shown there, like that of a picture, stands below.
 */
export function drawSpot(into: HTMLElement, html: string): HTMLElement {
  // Markup of the templates package, in which every word is escaped.
  into.innerHTML = html;
  const spot = document.createElement("span");
  const words = spotIn(into);
  if (words === undefined) into.append(spot);
  else {
    if (words.data === SPOT && words.parentNode?.childNodes.length === 1) spot.dataset.whole = "";
    const after = words.splitText(words.data.indexOf(SPOT));
    after.data = after.data.replace(SPOT, "");
    after.before(spot);
    for (const part of [words, after]) if (part.data === "") part.remove();
  }
  for (let at: HTMLElement = spot; at !== into; at = at.parentElement as HTMLElement) {
    for (const beside of at.parentElement?.children ?? []) if (beside !== at) (beside as HTMLElement).inert = true;
  }
  harmless(spot, into);
  return spot;
}

function spotIn(root: HTMLElement): Text | undefined {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
    if ((node as Text).data.includes(SPOT)) return node as Text;
  return undefined;
}

/** Buttons take keys from a text inside of them, and links lead away: both only look like themselves here. */
function harmless(spot: HTMLElement, root: HTMLElement): void {
  spot.closest("a")?.removeAttribute("href");
  const button = spot.closest("button, summary, label");
  if (button === null || !root.contains(button)) return;
  const look = document.createElement("span");
  look.className = button.className;
  button.replaceWith(look);
  look.append(...button.childNodes);
}
