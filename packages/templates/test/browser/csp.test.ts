/** The package in a real browser whose policy lets no code be made of text. */

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { expect, test } from "vitest";
import { BROWSER_FLAGS, chromium } from "../../../runtime/src/browser.ts";
import { work } from "./work.ts";

const POLICY = "default-src 'none'; script-src 'self'";
const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body></body><script type="module" src="/page.js"></script></html>';
const MINUTE = 60_000;

/** The page and all it imports, as one module. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@dunlin/source", "module", "browser", "import", "default"] },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL("page.ts", import.meta.url)), formats: ["es"], fileName: "page" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("nothing was built");
  return output.output[0].code;
}

/** Serves the page with its policy, and gives what the browser made of it. */
async function inBrowser(browser: string, code: string): Promise<unknown> {
  const server = createServer(({ url }, response) => {
    const script = url === "/page.js";
    const type = script ? "text/javascript" : "text/html";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(script ? code : HTML);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    const flags = [...BROWSER_FLAGS, "--virtual-time-budget=20000", "--dump-dom", `http://127.0.0.1:${port}/`];
    const { stdout } = await promisify(execFile)(browser, flags, { timeout: MINUTE, maxBuffer: 32 * 1024 * 1024 });
    const [, text = ""] = /<body>([^<]*)/.exec(stdout) ?? [];
    return JSON.parse(decodeURIComponent(text.trim()));
  } finally {
    server.close();
  }
}

const browser = chromium();

test.runIf(browser !== undefined || process.env.CI !== undefined)(
  "B1 everything but MJML runs in a browser under script-src 'self', with the results of Node",
  { timeout: 2 * MINUTE },
  async () => {
    if (browser === undefined) throw new Error("no Chromium: install one, or name it in CHROMIUM_PATH");
    const answer = await inBrowser(browser, await bundle());
    expect(answer).toEqual({ result: JSON.parse(JSON.stringify(work())), violations: [], refusesCode: true });
  },
);
