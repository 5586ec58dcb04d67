/** A page of a test as a host would ship it: scripts and one stylesheet, served under a policy. */

import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; report-uri /report";
const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="stylesheet" href="/styles.css"><link rel="stylesheet" href="/page.css"><body></body><script type="module" src="/page.js"></script></html>';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What a builder loads besides. */
const BUILDER = {
  builder: here("../../src/templateEditor.css"),
  mjmlWorker: here("../../src/builder/preview/mjmlWorker.ts"),
};

/** By pages: files of tests that share one share its bundle. */
const bundles = new Map<string, Promise<Readonly<Record<string, string>>>>();

/** The files of a page by their addresses. */
function bundled(page: string): Promise<Readonly<Record<string, string>>> {
  const known = bundles.get(page) ?? bundle(page);
  bundles.set(page, known);
  return known;
}

async function bundle(page: string): Promise<Readonly<Record<string, string>>> {
  const { outputFiles } = await build({
    entryPoints: {
      page: here(page),
      styles: here("../../src/styles.css"),
      ...(page.startsWith("builder") && BUILDER),
    },
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    conditions: ["@dunlin/source"],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.replaceAll("\\", "/"), text]));
}

/**
 * Serves a page whose scripts and styles come from this server and from nowhere else.
 *
 * @param reported - Hears of what a page or a worker of it did against the policy.
 */
export async function serving(
  page: string,
  css: string,
  reported: (violation: string) => void = () => {},
): Promise<RequestListener> {
  const files = await bundled(page);
  return (request, response) => {
    const { url = "/" } = request;
    if (url === "/report") void violationIn(request).then(reported);
    const text = url === "/page.css" ? `${files[url] ?? ""}\n${css}${files["/builder.css"] ?? ""}` : files[url];
    const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(text ?? HTML);
  };
}

/** What a browser sends of it. */
async function violationIn(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { "csp-report": report } = JSON.parse(Buffer.concat(parts).toString()) as {
    readonly "csp-report": { readonly "effective-directive": string; readonly "blocked-uri": string };
  };
  return `${report["effective-directive"]} ${report["blocked-uri"]}`;
}
