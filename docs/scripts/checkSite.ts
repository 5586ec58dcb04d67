/**
 * Every page of the built site as people see it: at a desk and on a phone, in light and dark. Axe finds nothing serious, no page scrolls
 * sideways, and nothing is loaded from elsewhere. One browser, one page after the other.
 *
 *   node scripts/run-ts.mjs docs/scripts/checkSite.ts [ADDRESS, such as /concepts/time, ...]
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { BROWSER_FLAGS, chromium as installed } from "../../packages/runtime/src/browser.ts";
import { type Found, LOOKS, type Look, RULES } from "./looks.ts";
import { addressOf, BUILT, builtFileOf, PAGES } from "./site.ts";

/** Of the package that declares it. */
const AXE = createRequire(new URL("../../packages/templates/package.json", import.meta.url)).resolve(
  "axe-core/axe.min.js",
);

/** Bytes from which on a page is a long one. */
const LONG = 48_000;

const CONTENT = ".VPContent";

/** Where axe looks at the bars around a page as well, which are the same everywhere. */
const WITH_BARS: readonly string[] = ["/", "/concepts/document"];

const KINDS: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Answers as a host of files does that leaves the ending of pages out. */
async function served(): Promise<Server> {
  const server = createServer(({ url = "/" }, answer) => {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "/");
    const file = extname(path) === "" ? builtFileOf(path) : path.slice(1);
    const [status, name] = isFile(file) ? [200, file] : [404, "404.html"];
    const type = KINDS[extname(name)] ?? "application/octet-stream";
    answer.writeHead(status, { "content-type": type, "cache-control": "max-age=600" });
    answer.end(readFileSync(new URL(name, BUILT)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

const isFile = (file: string): boolean =>
  !file.split("/").includes("..") && statSync(new URL(file, BUILT), { throwIfNoEntry: false })?.isFile() === true;

/** Pages that were built and are none of those that are looked at, and the other way round. */
function strays(addresses: readonly string[]): string[] {
  const built = readdirSync(BUILT, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  const known = new Set([...addresses.map(builtFileOf), "404.html"]);
  return [
    ...built.filter((file) => !known.has(file)).map((file) => `${file} was built, and nobody looks at it.`),
    ...[...known].filter((file) => !built.includes(file)).map((file) => `${file} was not built.`),
  ];
}

/** What is wrong on a page, in every look. */
async function problemsOf(page: Page, address: string): Promise<string[]> {
  const problems: string[] = [];
  const withBars = WITH_BARS.includes(address);
  const seen = { every: true, short: statSync(new URL(builtFileOf(address), BUILT)).size < LONG, withBars };
  const [first] = LOOKS;
  await inLook(page, first);
  await page.goto(address);
  await page.evaluate(readFileSync(AXE, "utf8"));
  for (const look of LOOKS) {
    await inLook(page, look);
    const says = (what: string) => problems.push(`${address} (${look.width}, ${look.colors}): ${what}`);
    const wide = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    if (wide > 0) says(`it scrolls sideways, by ${wide} pixels`);
    if (seen[look.pages]) for (const found of await violations(page, withBars ? "html" : CONTENT, look)) says(found);
  }
  return problems;
}

async function inLook(page: Page, { width, height, colors }: Look): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: colors, reducedMotion: "reduce" });
  const isDark = "document.documentElement.classList.contains('dark')";
  if (page.url() !== "about:blank") await page.waitForFunction(`${isDark} === ${colors === "dark"}`);
}

async function violations(page: Page, scope: string, { rules }: Look): Promise<string[]> {
  const options = { resultTypes: ["violations"], preload: false, iframes: false, ...RULES[rules] };
  const { violations: all } = await page.evaluate<Found>(`axe.run("${scope}", ${JSON.stringify(options)})`);
  return all
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}, ${nodes.length} times, first ${nodes[0]?.html}`);
}

async function opened(browser: Browser, server: Server, problems: string[]): Promise<Page> {
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // No page has to fetch those that it leads to: each is opened by itself.
  await page.addInitScript("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
  page.on("pageerror", ({ message }) => problems.push(`${page.url()}: ${message}`));
  page.on("request", (request) => {
    if (!/^(?:data:|blob:)/.test(request.url()) && !request.url().startsWith(baseURL))
      problems.push(`${page.url()} loads ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} is not there`);
  });
  return page;
}

async function check(): Promise<string[]> {
  const addresses = PAGES.map(addressOf);
  const asked = process.argv.slice(2);
  const problems = strays(addresses);
  if (problems.length > 0) return problems;
  const executablePath = installed();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
  const server = await served();
  try {
    const page = await opened(browser, server, problems);
    for (const address of addresses) {
      if (asked.length === 0 || asked.includes(address)) problems.push(...(await problemsOf(page, address)));
    }
  } finally {
    await browser.close();
    server.close();
  }
  return problems;
}

if (!isFile("index.html"))
  throw new Error(`There is no site in ${fileURLToPath(BUILT)}. Build it first: npm run docs:build`);
if (installed() === undefined && process.env.CI === undefined) {
  console.warn("No Chromium was found: the pages are NOT looked at. Install one, or name it in CHROMIUM_PATH.");
} else {
  const from = performance.now();
  const problems = await check();
  for (const problem of problems) console.error(problem);
  const seconds = Math.round((performance.now() - from) / 1000);
  const pages = process.argv.length > 2 ? process.argv.length - 2 : PAGES.length;
  console.log(`${pages} pages in ${LOOKS.length} looks: ${problems.length} problems (${seconds} s)`);
  if (problems.length > 0) process.exitCode = 1;
}
