/** A marketer's journey from a starter to a published mail, in a real browser, with hands that a marketer has. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CompiledTemplate, prepareTemplate, type Template } from "@dunlin/templates";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import type { SamplePerson } from "../../src/builder/host/props.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

interface Held {
  readonly published?: { readonly doc: Template; readonly compiled: readonly CompiledTemplate[] };
  readonly brand?: { readonly light: { readonly accent: string } };
}

const read = (page: Page): Promise<Template> =>
  page.evaluate(() => (globalThis as unknown as { read: () => Template }).read());
const held = (page: Page): Promise<Held> =>
  page.evaluate(() => JSON.parse(JSON.stringify((globalThis as unknown as { host: Held }).host)));
const samplesOf = (page: Page): Promise<SamplePerson[]> =>
  page.evaluate(() => (globalThis as unknown as { samples: SamplePerson[] }).samples);

const paper = (page: Page) => page.locator(".dn-paper");
const block = (page: Page, words: string | RegExp) => paper(page).getByRole("button", { name: words }).first();
const panel = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name, exact: true });
const inspector = (page: Page) => page.locator("[data-region=inspector]");
const strip = (page: Page) => page.locator(".dn-problems-strip");

async function changesBrand(page: Page): Promise<void> {
  await panel(page, "Brand").click();
  const accent = page.getByRole("textbox", { name: "Buttons and links, as #rrggbb" });
  await accent.fill("#0b5a6b");
  await accent.press("Enter");
  await expect.poll(async () => (await held(page)).brand?.light.accent).toBe("#0b5a6b");
}

/** Words, and a value by its name. */
async function writes(page: Page): Promise<void> {
  await block(page, /^Text: Your payment of/).dblclick();
  const text = paper(page).getByRole("textbox");
  await text.waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Thank you, @");
  await page.getByPlaceholder("Find a detail").waitFor();
  await page.keyboard.type("greeting");
  await page.keyboard.press("Enter");
  await page.keyboard.type(".");
  await page.keyboard.press("Escape");
  await expect.poll(async () => JSON.stringify(await read(page))).toMatch(/Thank you, "\},\{"var":"[^"]+"/);
}

/** Picked up in the panel, and put down at a place. */
async function putsIn(page: Page, name: string, where: RegExp): Promise<void> {
  const blocks = panel(page, "Blocks");
  if ((await blocks.getAttribute("aria-pressed")) === "false") await blocks.click();
  await page.locator(".dn-palette").getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: where }).first().click();
}

describe.runIf(RUNS)("BM1 a marketer", () => {
  let browser: Browser;
  let address: string;
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    server = createServer(await serving("builderMarketer.tsx", ".box { block-size: 100vh } body { margin: 0 }"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await sharedBrowser();
  }, MINUTE);

  afterAll(() => {
    server?.close();
  });

  test("BM1 comes from a starter to a published mail that ten people get without a warning", {
    timeout: 5 * MINUTE,
  }, async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(20_000);
    await page.goto(address);
    await page.getByRole("button", { name: "First reminder" }).first().click();
    await block(page, /^Heading: A payment is still open/).waitFor();
    await changesBrand(page);
    await writes(page);

    // An offer, and a section that only people with a large amount see.
    await putsIn(page, "Installment offer", /^Place \d+ of \d+: before Button/);
    await expect.poll(async () => (await read(page)).root.some(({ type }) => type === "installmentOffer")).toBe(true);
    await putsIn(page, "Section", /^Place \d+ of \d+: before Button/);
    await inspector(page).getByRole("button", { name: "Restrict" }).click();
    const dialog = page.getByRole("dialog", { name: /Who sees this/ });
    await dialog.getByRole("radio", { name: "Formula" }).click();
    await dialog.locator("textarea").fill("totalDueMinor >= EUR 150.00");
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect.poll(async () => (await read(page)).root.find(({ type }) => type === "section")?.when).toBeDefined();

    // A text inside of it, which is not in Spanish yet: the first error. A button that leads nowhere: the second.
    await putsIn(page, "Text", /^Place \d+ of \d+: in Section/);
    await block(page, /^Text/).waitFor();
    await paper(page).locator('[data-type="section"] [data-type="text"] > .dn-block-hit').dblclick();
    await paper(page).getByRole("textbox").waitFor();
    await page.keyboard.type("You can pay in parts.");
    await page.keyboard.press("Escape");
    await putsIn(page, "Button", /^Place \d+ of \d+: in Section, at the end/);
    await inspector(page)
      .getByRole("textbox", { name: /Label|Words|Text/ })
      .first()
      .click();
    await page.keyboard.type("See how");
    await page.keyboard.press("Tab");
    await expect.poll(() => strip(page).textContent(), { timeout: 30_000 }).toMatch(/[2-9] errors/);

    // The link, and the words in Spanish.
    const link = inspector(page).getByRole("combobox", { name: /Leads to/ });
    await link.selectOption({ label: "Link of each person" });
    await inspector(page)
      .getByRole("combobox", { name: /Detail/ })
      .selectOption({ index: 1 });
    await panel(page, "Languages").click();
    for (const words of ["Puede pagar en partes.", "Ver cómo"]) {
      await page.getByText("No text yet").first().click();
      await page.keyboard.type(words);
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => strip(page).textContent(), { timeout: 60_000 }).toMatch(/people, no gaps/);
    expect(await strip(page).textContent()).not.toMatch(/error/);

    // As it is received, where languages side by side have left: on a phone and in the dark.
    await panel(page, "Languages").click();
    const pane = page.locator(".dn-received-pane");
    await pane.getByRole("radio", { name: "Phone" }).click();
    await pane.getByRole("radio", { name: "Dark" }).click();
    await expect
      .poll(() =>
        pane.locator("iframe").evaluate((frame: HTMLIFrameElement) => frame.contentDocument?.body.textContent ?? ""),
      )
      .toMatch(/Thank you/);

    await page.getByRole("button", { name: "Publish…" }).click();
    const publishing = page.getByRole("dialog", { name: "Publish" });
    await publishing.getByRole("button", { name: "Publish", exact: true }).click();
    await expect.poll(async () => (await held(page)).published?.compiled.length, { timeout: MINUTE }).toBe(2);

    const { published } = await held(page);
    const samples = await samplesOf(page);
    expect(samples).toHaveLength(10);
    for (const compiled of published?.compiled ?? [])
      for (const { title, context } of samples) {
        const message = prepareTemplate(compiled).render(context);
        expect([title, message.status, message.warnings]).toEqual([title, "rendered", []]);
      }
    await page.close();
  });
});
