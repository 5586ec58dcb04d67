/** Where a popover stands: beside something, and always whole on the screen. */

import { autoUpdate, computePosition, flip, offset, type Placement, shift, size } from "@floating-ui/dom";

/** @returns What ends it. */
export function keepPlaced(element: HTMLElement, beside: HTMLElement, placement: Placement): () => void {
  const place = async () => {
    const { x, y } = await computePosition(beside, element, {
      placement,
      strategy: "fixed",
      middleware: [
        offset(4),
        flip({ padding: 8 }),
        shift({ padding: 8 }),
        size({
          padding: 8,
          apply: ({ availableHeight }) => element.style.setProperty("max-block-size", `${availableHeight}px`),
        }),
      ],
    });
    element.style.setProperty("left", `${x}px`);
    element.style.setProperty("top", `${y}px`);
    element.style.removeProperty("opacity");
  };
  return autoUpdate(beside, element, () => void place());
}
