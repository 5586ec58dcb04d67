/** Pages in the Chromium of this machine: what a script in them found comes back as data. */

import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium as driver } from "playwright";
import { BROWSER_FLAGS, chromium } from "../packages/runtime/src/browser.ts";

const MINUTE = 60_000;

/** Whether browser tests run: where there is a browser, and in CI also where there is none, so that they fail. */
export const RUNS = chromium() !== undefined || process.env.CI !== undefined;

/** By their flags. They end with the process. */
const browsers = new Map<string, Promise<Browser>>();

/** The browser with these flags of all files of tests in a process. Whoever opens a page in it closes that, and not the browser. */
export function sharedBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = chromium();
  if (executablePath === undefined) throw new Error("no Chromium: install one, or name it in CHROMIUM_PATH");
  const key = flags.join(" ");
  const known = browsers.get(key) ?? driver.launch({ executablePath, args: [...BROWSER_FLAGS, ...flags] });
  browsers.set(key, known);
  return known;
}

/** Serves pages on this machine, opens the first one, and gives what its script wrote into an `output` of its body, as JSON. */
export async function inBrowser(serve: RequestListener, flags: readonly string[] = []): Promise<unknown> {
  const browser = await sharedBrowser(flags);
  const server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // As the flags say, not as a driver would have it.
  const context = await browser.newContext({ viewport: null, colorScheme: null, reducedMotion: null });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { timeout: MINUTE });
    const output = page.locator("output");
    await output.waitFor({ state: "attached", timeout: MINUTE });
    return JSON.parse(decodeURIComponent(((await output.textContent()) ?? "").trim()));
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}

/** A page as it prints, which loads nothing: the bytes of a PDF, one character each. */
export async function printedInBrowser(html: string): Promise<string> {
  const context = await (await sharedBrowser()).newContext({ offline: true });
  try {
    const page = await context.newPage();
    await page.setContent(html, { timeout: MINUTE });
    return (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  } finally {
    await context.close();
  }
}
