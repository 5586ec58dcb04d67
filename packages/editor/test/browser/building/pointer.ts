/** The editor by the pointer: what is put somewhere is picked up and placed with clicks, or dragged there. Text is typed. */

import type { Page } from "playwright";
import { EN } from "../../../src/words/messages.ts";
import { card, type Hand, settings, until } from "./hand.ts";
import { bring, cardPoint, emptyPoint, slotPoint } from "./places.ts";

const entryOf = (page: Page, preset: string) =>
  page.locator(".dn-palette").getByRole("button", { name: EN.nodes.presets[preset] as string, exact: true });

/** By clicks only. */
export const placingOf = (page: Page): Hand => ({
  ...pointing(page),
  async put(preset, slot) {
    await entryOf(page, preset).click();
    const { x, y } = await bring(page, await slotPoint(page, slot));
    await page.mouse.click(x, y);
  },
});

/** Steps are dragged from the palette to their places. */
export const draggingOf = (page: Page): Hand => ({
  ...pointing(page),
  async put(preset, slot) {
    const { x, y } = await bring(page, await slotPoint(page, slot));
    const entry = entryOf(page, preset);
    await entry.scrollIntoViewIfNeeded();
    const from = await entry.boundingBox();
    if (from === null) throw new Error(`${preset} is not in sight`);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 4 });
    await page.locator(".dn-place").first().waitFor();
    await page.mouse.move(x, y, { steps: 8 });
    await until(() => page.locator(".dn-place[data-lit]").isVisible(), "a place lights up");
    await page.mouse.up();
  },
});

/** Everything besides putting steps in. */
function pointing(page: Page): Omit<Hand, "put"> {
  const clickStep = async (id: string, button: "left" | "right" = "left") => {
    const { x, y } = await bring(page, await cardPoint(page, id));
    await page.mouse.click(x, y, { button });
  };
  /** A click beside the fields: what was typed becomes an edit. */
  const leave = async () => {
    const kind = await settings(page).locator("header .dn-help").first().boundingBox();
    if (kind !== null) await page.mouse.click(kind.x + 2, kind.y + 2);
  };
  return {
    page,
    add: (preset) =>
      page
        .getByRole("listbox", { name: EN.palette.title })
        .getByRole("option", { name: EN.nodes.presets[preset] as string, exact: true })
        .click(),
    point: (id) => clickStep(id),
    async remove(id) {
      await clickStep(id, "right");
      await page.getByRole("menuitem", { name: EN.actions.names.delete }).click();
    },
    async open(id) {
      if (id === undefined) {
        const { x, y } = await emptyPoint(page);
        await page.mouse.click(x, y);
        await settings(page).getByLabel(EN.inspector.nameOfStrategy).waitFor();
        return;
      }
      await clickStep(id);
      await until(async () => (await card(page, id).getAttribute("aria-pressed")) === "true", `${id} is chosen`);
    },
    press: (what) => what.click(),
    async type(field, text, enter = false) {
      await field.click();
      await page.keyboard.press("Control+a");
      await (text === "" ? page.keyboard.press("Delete") : page.keyboard.insertText(text));
      // A comma ends a word as Enter does.
      if (enter) await page.keyboard.type(",");
      else await leave();
    },
    choose: async (field, value) => void (await field.selectOption(value)),
  };
}
