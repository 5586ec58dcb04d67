/**
 * Makes the pictures of README and documentation from a studio of its own: `npm run pictures`. Its portfolio and its clock are the
 * same each time, so that a picture changes with the product only.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import type { Messages, MessageView } from "../src/model/api.ts";
import { Started } from "../test/e2e/started.ts";

const FOLDER = fileURLToPath(new URL("../../docs/public/pictures/", import.meta.url));
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const studio = new Started();

/** ms in which nothing was loaded. */
const REST = 2_000;

/** What is loaded or drawn later is there, and nothing has the focus. */
async function rest(page: Page): Promise<void> {
  let last = Date.now();
  const note = () => {
    last = Date.now();
  };
  page.on("requestfinished", note);
  while (Date.now() - last < REST) {
    if ((await page.locator("[aria-busy='true']").count()) > 0) note();
    await page.waitForTimeout(100);
  }
  page.off("requestfinished", note);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

async function save(page: Page, name: string): Promise<void> {
  await rest(page);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(`${name}.png`);
}

async function screens(): Promise<void> {
  const page = await studio.page(LAPTOP);
  for (const [name, address] of [
    ["portfolio", "portfolio"],
    ["strategy", "strategies/early-stage"],
    ["experiment", "experiments/early-stage/early-send-hour"],
    ["template", "templates/early-friendly"],
    ["case", `cases/${await toldCase()}`],
  ] as const) {
    await page.goto(`${studio.url}/#/${address}`);
    await page.locator("main h1, main .dn-editor, main .builder").first().waitFor();
    await save(page, name);
  }
  await page.context().close();
}

/** The page of the newest mail that offers installments, as a debtor sees it. */
async function landing(): Promise<void> {
  const phone = await studio.page(PHONE);
  const { items } = await studio.ask<Messages>("/studio/messages?channel=email&limit=200");
  for (const { id } of items) {
    const { links } = await studio.ask<MessageView>(`/studio/messages/${id}`);
    const link = links.find((to) => to.includes("/p/") && !to.includes("#"));
    if (link === undefined) continue;
    await phone.goto(link);
    if ((await phone.getByRole("radio", { name: /installments/ }).count()) === 0) continue;
    await save(phone, "page");
    break;
  }
  await phone.context().close();
}

/** A case of which much is told. */
async function toldCase(): Promise<string> {
  const { items } = await studio.ask<Messages>("/studio/messages?limit=500");
  const told = new Map<string, number>();
  for (const { caseId } of items) if (caseId !== undefined) told.set(caseId, (told.get(caseId) ?? 0) + 1);
  const [most] = [...told].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (most === undefined) throw new Error("Nobody has had a message yet.");
  return most[0];
}

mkdirSync(FOLDER, { recursive: true });
try {
  await studio.start({ cases: 400, days: 45 });
  await studio.ask("/studio/clock", "POST", { do: "pause" });
  await screens();
  await landing();
} finally {
  await studio.end();
}
