/** Pages in the Chromium of this machine: what a script in them found comes back as data. */

import { execFile } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { BROWSER_FLAGS, chromium } from "../packages/runtime/src/browser.ts";

const MINUTE = 60_000;

/** Whether browser tests run: where there is a browser, and in CI also where there is none, so that they fail. */
export const RUNS = chromium() !== undefined || process.env.CI !== undefined;

/** Serves pages on this machine, opens the first one, and gives what its script wrote into the body, as JSON. */
export async function inBrowser(serve: RequestListener, flags: readonly string[] = []): Promise<unknown> {
  const browser = chromium();
  if (browser === undefined) throw new Error("no Chromium: install one, or name it in CHROMIUM_PATH");
  const server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    const all = [...BROWSER_FLAGS, ...flags, "--virtual-time-budget=30000", "--dump-dom", `http://127.0.0.1:${port}/`];
    const { stdout } = await promisify(execFile)(browser, all, { timeout: MINUTE, maxBuffer: 64 * 1024 * 1024 });
    const [, text = ""] = /<output>([^<]*)<\/output>/.exec(stdout) ?? [];
    return JSON.parse(decodeURIComponent(text.trim()));
  } finally {
    server.close();
  }
}
