/** Pages in a real browser: bundled, served and measured by the browser's own count of main-thread time. */

import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright";

/**
 * Bundles entries by their names, serves `/<name>.html` for each script among them, and gives a browser and the address to `work`.
 *
 * @template T
 * @param {Record<string, string>} entries - Files; a style sheet has the name of its page and `-styles`, or `styles` for all.
 * @param {(browser: import("playwright").Browser, address: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function onPages(entries, work) {
  const server = createServer(serving(await bundled(entries)));
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    return await work(browser, `http://127.0.0.1:${port}`);
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundled(entryPoints) {
  const { outputFiles } = await build({
    ...{ entryPoints, outdir: "/", write: false, bundle: true, minify: true, splitting: true },
    ...{
      format: "esm",
      target: "es2022",
      jsx: "automatic",
      logLevel: "error",
      define: { "process.env.NODE_ENV": '"production"' },
    },
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.replaceAll("\\", "/"), text]));
}

const pageOf = (name, styles) =>
  `<!doctype html><meta charset="utf-8"><title>${name}</title><style>body{margin:0}#box{height:100vh}</style>${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("")}<div id="box"></div><script type="module" src="/${name}.js"></script>`;

const serving =
  (files) =>
  ({ url = "/" }, response) => {
    const [path] = url.split("?");
    const name = /^\/(\w+)\.html$/.exec(path)?.[1];
    const styles = [`/${name}.css`, `/${name}-styles.css`, "/styles.css"].filter((one) => files[one] !== undefined);
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(name !== undefined || files[path] !== undefined ? 200 : 404, { "content-type": type });
    response.end(name === undefined ? files[path] : pageOf(name, styles));
  };

/** Main-thread ms so far. */
export async function counter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
  };
}

/** So large a share of the figures is at most this. */
export const atMost = (ms, share) =>
  [...ms].sort((a, b) => a - b)[Math.min(ms.length - 1, Math.floor(ms.length * share))];

/** The least of each figure. */
export const best = (runs) =>
  Object.fromEntries(Object.keys(runs[0]).map((name) => [name, Math.min(...runs.map((run) => run[name]))]));
