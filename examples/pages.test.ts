/** The examples that are pages, built as hosts build them and opened in one Chromium: the editor is there, and an edit reaches the host. */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { build, defaultClientConditions, type InlineConfig } from "vite";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { BROWSER_FLAGS, chromium as installed } from "../packages/runtime/src/browser.ts";
import { RUNS } from "../scripts/inBrowser.ts";

const MINUTE = 60_000;
const HERE = fileURLToPath(new URL(".", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

describe.runIf(RUNS)("EX1 pages of hosts", () => {
  let folder: string;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "dunlin-examples-"));
    await buildAll(folder);
    server = await serve(folder);
    const executablePath = installed();
    browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
  }, 5 * MINUTE);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens an example, and holds that nothing went wrong on its page until the end. */
  async function onPage(example: string, acts: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    page.setDefaultTimeout(MINUTE);
    const wrong: string[] = [];
    page.on("pageerror", ({ message }) => wrong.push(message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${example}/index.html`);
      await acts(page).catch((reason: unknown) => {
        throw wrong.length > 0 ? new Error(wrong.join("\n"), { cause: reason }) : reason;
      });
      expect(wrong).toEqual([]);
    } finally {
      await page.close();
    }
  }

  test("EX1 an app of React and Vite keeps what is edited", { timeout: 4 * MINUTE }, () =>
    onPage("embed-vite", async (page) => {
      await remove(page, "second");
      await page
        .getByText(/^Saved /)
        .first()
        .waitFor();
      const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("strategy") ?? "{}"));
      expect(kept).toMatchObject({ revision: 1, doc: { id: "early-reminders" } });
      expect(Object.keys(kept.doc.nodes)).not.toContain("second");
      await page.reload();
      await step(page, "first").waitFor();
      expect(await step(page, "second").count()).toBe(0);
    }),
  );

  test("EX1 a page without React hears of changes, under a strict policy", { timeout: 4 * MINUTE }, () =>
    onPage("embed-page", async (page) => {
      await remove(page, "second");
      await page.getByText("“Two mails” has 5 steps.").waitFor();
    }),
  );

  test("EX1 a step of the host's own has its form, and is simulated", { timeout: 4 * MINUTE }, () =>
    onPage("custom-node", async (page) => {
      await page.getByText("At 9:00, 1 day after payday").first().waitFor();
      await step(page, "payday").locator("button").first().click();
      await page.getByRole("slider", { name: "The text goes out" }).press("ArrowRight");
      await page.getByText("At 9:00, 2 days after payday").first().waitFor();
      await page.getByRole("button", { name: "Simulate" }).click();
      // Who comes in on the 11th and is paid on the 25th.
      await page.getByText("Fri 27 Feb 09:00").first().waitFor();
    }),
  );

  test("EX1 a block of the host's own is in the builder and on the page", { timeout: 4 * MINUTE }, () =>
    onPage("custom-block", async (page) => {
      await page.locator("progress[max='18240']").first().waitFor();
      await page.locator('[data-block="progress"] > .dn-block-hit').click();
      await page.keyboard.press("Delete");
      await page.getByText("Where the plan stands: 1 blocks").waitFor();
    }),
  );
});

const step = (page: Page, id: string) => page.locator(`[data-step="${id}"]`);

async function remove(page: Page, id: string): Promise<void> {
  await step(page, id).locator("button").first().click();
  await page.keyboard.press("Delete");
  await step(page, id).waitFor({ state: "detached" });
}

/** The apps in one build, since they share the editor; the element in its own. */
async function buildAll(folder: string): Promise<void> {
  // Not that of tests.
  vi.stubEnv("NODE_ENV", "production");
  const common: InlineConfig = {
    logLevel: "error",
    resolve: { conditions: ["@dunlin/source", ...defaultClientConditions] },
  };
  const apps = ["embed-vite", "custom-node", "custom-block"].map((name) => join(HERE, name, "index.html"));
  await build({
    ...common,
    ...{ root: HERE, configFile: false, base: "/" },
    build: { outDir: folder, minify: false, rolldownOptions: { input: apps } },
  });
  await build({
    ...common,
    root: join(HERE, "embed-page"),
    build: { outDir: join(folder, "embed-page"), minify: false },
  });
  vi.unstubAllEnvs();
}

/** What a host's web server does. */
async function serve(folder: string): Promise<Server> {
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const body = await readFile(join(folder, path)).catch(() => undefined);
    // Browsers ask for it by themselves.
    const status = body !== undefined ? 200 : path === "/favicon.ico" ? 204 : 404;
    response.writeHead(status, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}
