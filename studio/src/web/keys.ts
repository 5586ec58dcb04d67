/** Keys of the frame. F6 moves between its regions, as in the editor; an editor that has the focus answers it first. */

import type { KeyboardEvent } from "react";

export function moveRegion(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "F6" || event.defaultPrevented) return;
  const regions = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-region]")];
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length];
  if (next === undefined) return;
  event.preventDefault();
  const control = next.matches("[tabindex]") ? next : next.querySelector<HTMLElement>("[aria-current], a, button");
  control?.focus();
}
