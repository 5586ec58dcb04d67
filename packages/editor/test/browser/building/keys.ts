/** The editor by keys alone: Tab, F6 and the arrows lead to what is meant, Enter and Space do it. */

import type { Locator, Page } from "playwright";
import { mainSlot } from "../../../src/actions/actions.ts";
import { type NodeId, type Slot, slotKey } from "../../../src/document/strategy.ts";
import { EN } from "../../../src/words/messages.ts";
import { card, type Hand, isFocused, OPTIONS, read, settings, until } from "./hand.ts";
import { placeFor } from "./places.ts";
import { reach } from "./reach.ts";

export function keysOf(page: Page): Hand {
  const key = (name: string) => page.keyboard.press(name);

  /** By the search, which brings any step into sight and the focus to it. */
  const goTo = async (id: NodeId) => {
    // What had the focus may be gone; the editor gives it to another part.
    await until(() => page.evaluate(() => document.activeElement !== document.body), "something is focused");
    if (await isFocused(card(page, id))) return;
    await key("Control+k");
    await typeInto(page, EN.shell.searchHint, id, `step-${id}`);
    await until(() => isFocused(card(page, id)), `${id} is focused`);
  };

  const fromPalette = async (preset: string, slot: Slot) => {
    const palette = page.locator(".dn-palette");
    const name = EN.nodes.presets[preset] as string;
    await reach(page, palette.getByRole("textbox", { name: EN.palette.find }));
    await key("Control+a");
    await page.keyboard.type(name);
    const entry = palette.getByRole("button", { name, exact: true });
    for (let left = 20; left > 0 && !(await isFocused(entry)); left--) await key("ArrowDown");
    await key("Enter");
    await reach(page, await placeFor(page, slot));
    await key("Enter");
  };

  const add = (preset: string) => typeInto(page, EN.palette.find, EN.nodes.presets[preset] as string, preset);

  return {
    page,
    async put(preset, slot) {
      const main = slot.at === "port" ? mainSlot(await read(page), slot.from, OPTIONS) : undefined;
      if (slot.at !== "port" || main === undefined || slotKey(main) !== slotKey(slot)) {
        await fromPalette(preset, slot);
        return;
      }
      await goTo(slot.from);
      await key("+");
      await add(preset);
    },
    add,
    async point(id) {
      await goTo(id);
      await key("Enter");
    },
    async remove(id) {
      await goTo(id);
      await key("Delete");
    },
    async open(id) {
      if (id === undefined) {
        await reach(page, page.locator("[data-region=main] .dn-card-hit[tabindex='0']"));
        await key("Escape");
        return;
      }
      await goTo(id);
      await key("Enter");
      await until(() => settings(page).evaluate((one) => one.contains(document.activeElement)), `${id} is open`);
    },
    async press(what) {
      await reach(page, what);
      const role = await what.evaluate((element) => element.getAttribute("role") ?? (element as HTMLInputElement).type);
      if (role !== "tab" && role !== "radio") await key(role === "checkbox" ? "Space" : "Enter");
    },
    async type(field, text, enter) {
      await reach(page, field);
      await key("Control+a");
      await (text === "" ? key("Delete") : page.keyboard.type(text));
      await key(enter ? "Enter" : "Tab");
    },
    async choose(field, value) {
      await reach(page, field);
      const label = await field.locator(`option[value="${value}"]`).textContent();
      await key("Space");
      await page.keyboard.type(label as string);
      await key("Enter");
    },
  };
}

/** Writes into a field that a list belongs to, goes down to an option and takes it. */
async function typeInto(page: Page, field: string, text: string, option: string): Promise<void> {
  const box: Locator = page.getByRole("combobox", { name: field });
  await until(() => isFocused(box), `“${field}” is focused`);
  await page.keyboard.type(text);
  for (let left = 60; left > 0; left--) {
    const active = await box.getAttribute("aria-activedescendant");
    if (active?.endsWith(`-${option}`) === true) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`${option} is not found by “${text}”`);
}
