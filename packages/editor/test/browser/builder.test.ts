/** Builders as hosts have them: under a strict policy, one of them in a shadow tree. In real time, since a worker has a clock of its own. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright";
import { expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { BROWSER_FLAGS, chromium as installed } from "../../../runtime/src/browser.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

/** @param lost - Scripts that cannot be loaded. */
async function answerOf(page: string, css: string, lost?: RegExp): Promise<unknown> {
  const server = createServer(await serving(page, css));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const executablePath = installed();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
  try {
    const tab = await browser.newPage({ viewport: { width: 1300, height: 900 } });
    if (lost !== undefined) await tab.route(lost, (route) => route.abort());
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const output = tab.locator("output");
    await output.waitFor({ state: "attached", timeout: MINUTE });
    return JSON.parse(decodeURIComponent((await output.textContent()) ?? ""));
  } finally {
    await browser.close();
    server.close();
  }
}

test.runIf(RUNS)(
  "BP12 builders show and check their mails without inline styles and code of text, and what is different is drawn around",
  { timeout: 3 * MINUTE },
  async () => {
    expect(await answerOf("builder.tsx", ".box { block-size: 700px; inline-size: 1280px }")).toEqual({
      texts: ["A payment is still open", "A payment is still open"],
      // Of the mail, in light and in dark.
      grounds: ["rgb(255, 253, 249)", "rgb(31, 24, 19)"],
      marks: [null, "added"],
      // One worker for both; the compiler in the page would ask for code of text.
      ...{ styles: [0, 0], headStyles: 0, checks: [true, true], workers: 1, violations: [], refusesCode: true },
    });
  },
);

test.runIf(RUNS)(
  "EM6 the builder of the main entry is an empty frame of its size until it is loaded, and then the builder with its ref",
  { timeout: 3 * MINUTE },
  async () => {
    const size = [1280, 700];
    expect(await answerOf("builderOnDemand.tsx", ".box { block-size: 700px; inline-size: 1280px }")).toEqual({
      before: { empty: true, size, theme: "dark" },
      after: { empty: false, size, blocks: true, added: true },
      ...{ alerts: [], errors: 0, violations: [] },
    });
    const lost = await answerOf("builderOnDemand.tsx", ".box { block-size: 700px }", /TemplateEditor-\w+\.js/);
    expect(lost).toMatchObject({
      alerts: ["No se pudo cargar el editor. Cargue la página otra vez."],
      errors: 1,
    });
  },
);
