/** The same strategy built three times in a real browser: with keys only, by picking and placing only, and by dragging. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Strategy } from "@dunlin/engine";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { BROWSER_FLAGS, chromium as installed } from "../../../runtime/src/browser.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

/** As the palette calls them, in the order in which they follow each other. */
const STEPS = ["E-mail", "Wait for a day past due", "SMS", "Wait", "WhatsApp", "Wait", "Letter", "Goal"] as const;

/** The document with ids as they come in it, so that it does not matter what new steps were called. */
function renamed(doc: Strategy): unknown {
  const names = new Map(Object.keys(doc.nodes).map((id, i) => [id, `n${i}`]));
  const nodes = Object.entries(doc.nodes).map(([id, { to = {}, ...node }]) => [
    names.get(id),
    { ...node, to: Object.fromEntries(Object.entries(to).map(([port, target]) => [port, names.get(target)])) },
  ]);
  return { ...doc, entry: { ...doc.entry, start: names.get(doc.entry.start) }, nodes: Object.fromEntries(nodes) };
}

async function read(page: Page): Promise<Strategy> {
  return page.evaluate(() => (globalThis as unknown as { read: () => Strategy }).read());
}

const count = async (page: Page) => Object.keys((await read(page)).nodes).length;

/** Waits until so many steps are there, and have come to rest. */
async function settled(page: Page, steps: number): Promise<void> {
  await expect.poll(() => count(page), { timeout: 10_000 }).toBe(steps);
  await page.waitForTimeout(300);
}

async function byKeys(page: Page): Promise<void> {
  for (let left = 60; left > 0; left--) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.closest("[data-region='main']") !== null)) break;
  }
  await page.keyboard.press("Escape");
  for (const [i, name] of STEPS.entries()) {
    await page.keyboard.press("+");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await settled(page, i + 2);
  }
}

async function byPlacing(page: Page): Promise<void> {
  for (const [i, name] of STEPS.entries()) {
    await page.locator(".dn-palette").getByRole("button", { name, exact: true }).click();
    await page
      .getByRole("button", { name: /^Place .*Next stage/ })
      .last()
      .click();
    await settled(page, i + 2);
  }
}

async function byDragging(page: Page): Promise<void> {
  for (const [i, name] of STEPS.entries()) {
    const entry = page.locator(".dn-palette").getByRole("button", { name, exact: true });
    await entry.scrollIntoViewIfNeeded();
    const from = await entry.boundingBox();
    await page.keyboard.press("Escape");
    const end = page.locator('[data-step="end"]').first();
    const to = await end.boundingBox();
    if (from === null || to === null) throw new Error(`${name} or its place is not in sight`);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 20, { steps: 5 });
    await page.mouse.move(to.x + to.width / 2, to.y - 8, { steps: 15 });
    await page.mouse.up();
    await settled(page, i + 2);
  }
}

describe.runIf(RUNS)("EM4 a strategy is built with keys only, by picking and placing only, and by dragging", () => {
  let browser: Browser;
  let address: string;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    server = createServer(await serving("workshop.tsx", ".box { block-size: 100vh } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const executablePath = installed();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
  }, MINUTE);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function built(work: (page: Page) => Promise<void>): Promise<Strategy> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    try {
      await page.goto(address);
      await page.waitForSelector('[data-step="end"]');
      await work(page);
      return await read(page);
    } finally {
      await page.close();
    }
  }

  test("EM4 and the three are the same but for the ids", { timeout: 3 * MINUTE }, async () => {
    const [keys, placed, dragged] = [await built(byKeys), await built(byPlacing), await built(byDragging)];
    const wanted = ["exit", "send", "wait", "send", "wait", "send", "wait", "send", "goal"];
    expect(Object.values(keys.nodes).map(({ type }) => type)).toEqual(wanted);
    expect(renamed(placed)).toEqual(renamed(keys));
    expect(renamed(dragged)).toEqual(renamed(keys));
  });
});
