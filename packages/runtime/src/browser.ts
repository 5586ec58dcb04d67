/** A Chromium of this machine, where there is one: for pictures of what debtors read, and for tests. */

import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Flags for a browser that talks to nobody. A container has no user namespaces, so it runs without the sandbox. */
export const BROWSER_FLAGS: readonly string[] = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** The path of an executable: `CHROMIUM_PATH`, or one of the usual names on the `PATH`. `undefined` where there is none. */
export function chromium(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const { CHROMIUM_PATH, PATH = "" } = env;
  if (CHROMIUM_PATH !== undefined) return CHROMIUM_PATH;
  return PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const TIMEOUT = 60_000;

async function run(browser: string, flags: readonly string[]): Promise<string> {
  const options = { timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 };
  return (await promisify(execFile)(browser, [...BROWSER_FLAGS, ...flags], options)).stdout;
}

/** Highest picture, in pixels. */
const MOST_HEIGHT = 16_000;

/**
 * Writes a picture of a whole page, as high as it is. Nothing is loaded from anywhere.
 *
 * @param width - Of the window, in pixels.
 */
export async function screenshot(browser: string, html: string, file: string, width: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-render-"));
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return pathToFileURL(path).href;
  };
  try {
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    const common = [profile, "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars"];
    const measured = await run(browser, [
      ...common,
      `--window-size=${width},800`,
      "--virtual-time-budget=5000",
      "--dump-dom",
      await write("measure.html", measuring(html, width)),
    ]);
    const height = Math.min(MOST_HEIGHT, Number(/<title>(\d+)<\/title>/.exec(measured)?.[1] ?? 800));
    const page = await write("page.html", html);
    await run(browser, [...common, `--window-size=${width},${height}`, `--screenshot=${file}`, page]);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A page that shows another one and has its height as its title. */
function measuring(html: string, width: number): string {
  const shown = JSON.stringify(html).replaceAll("<", "\\u003c");
  return `<!doctype html><meta charset="utf-8"><title></title><body style="margin:0"><script>
const frame = document.createElement("iframe");
frame.width = ${width}; frame.height = 1; frame.style.border = "0";
frame.onload = () => { document.title = frame.contentDocument.documentElement.scrollHeight; };
frame.srcdoc = ${shown};
document.body.append(frame);
</script></body>`;
}

/** Writes a page as it prints. */
export async function printed(browser: string, html: string, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "dunlin-render-"));
  try {
    const page = join(folder, "page.html");
    await writeFile(page, html);
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    const flags = [profile, "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer"];
    await run(browser, [...flags, `--print-to-pdf=${file}`, pathToFileURL(page).href]);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
