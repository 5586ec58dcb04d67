/** Brings something into view by scrolling what holds it, and never the page of a host around the editor. */

/** As little as is needed, in the nearest part that scrolls. */
export function scrollWithin(element: Element | null | undefined): void {
  const scroller = scrollerOf(element?.parentElement);
  if (!element || scroller === undefined) return;
  const [own, room] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const top = room.top + scroller.clientTop;
  const above = own.top - top;
  const below = own.bottom - (top + scroller.clientHeight);
  // What is taller than its room shows its beginning.
  if (above < 0 || own.height > scroller.clientHeight) scroller.scrollTop += above;
  else if (below > 0) scroller.scrollTop += below;
}

function scrollerOf(element: Element | null | undefined): Element | undefined {
  for (let one = element; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
    if (one.classList.contains("dunlin")) return undefined;
  }
  return undefined;
}
