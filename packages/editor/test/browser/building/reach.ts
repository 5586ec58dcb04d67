/** The way of the focus to a control, as people with a keyboard go it. */

import type { Locator, Page } from "playwright";

interface Stride {
  readonly key: string;
  readonly times: number;
}

/** Presses keys until a control has the focus. */
export async function reach(page: Page, what: Locator): Promise<void> {
  for (let left = 40; left > 0; left--) {
    const stride = await what.evaluate(nextStride);
    if (stride === undefined) return;
    for (let i = 0; i < stride.times; i++) await page.keyboard.press(stride.key);
  }
  throw new Error(`keys do not lead to ${String(what)}`);
}

/** In the page: which key to press how often, by the order in which Tab goes; nothing when it is there. */
function nextStride(target: Element): Stride | undefined {
  const active = document.activeElement ?? document.body;
  if (active === target) return undefined;
  if (active === document.body) return { key: "Tab", times: 1 };
  // Of a group only one is a stop of Tab; arrows lead to the others.
  const group = target.closest("[role=menu], [role=tablist], [role=radiogroup], .dn-canvas");
  const place = target.matches("[data-place]");
  const members = place ? "[data-place]" : "[role=menuitem], [role=tab], [role=radio]";
  let stop = target;
  if (group !== null && target.matches(members)) {
    const all = [...group.querySelectorAll(members)];
    const by = all.indexOf(target) - all.indexOf(active);
    const across = group.matches("[role=tablist], [role=radiogroup]");
    if (all.includes(active))
      return {
        key: by > 0 ? (across ? "ArrowRight" : "ArrowDown") : across ? "ArrowLeft" : "ArrowUp",
        times: Math.abs(by),
      };
    stop = all.find((one) => one.getAttribute("tabindex") === "0") ?? target;
    if (stop === active) return undefined;
  }
  const region = stop.closest("[data-region]");
  if (region !== null && document.querySelector("dialog[open]") === null && !region.contains(active))
    return { key: "F6", times: 1 };
  const stops = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ].filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(":disabled"));
  const [from, to] = [stops.indexOf(active as HTMLElement), stops.indexOf(stop as HTMLElement)];
  if (to < 0) throw new Error(`Tab does not stop at ${stop.outerHTML.slice(0, 200)}`);
  return { key: to > from ? "Tab" : "Shift+Tab", times: Math.max(1, Math.abs(to - from)) };
}
