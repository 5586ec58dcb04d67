/** The editor as hosts have it: under a strict policy, in a shadow tree, twice on a page, on a server. */

import { readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { StrategyEditor } from "../../src/index.ts";
import { StrategyViewer } from "../../src/viewer.ts";
import { SMALL } from "../small.ts";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";
const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><link rel="stylesheet" href="/styles.css"><link rel="stylesheet" href="/page.css"><body></body><script type="module" src="/page.js"></script></html>';
const MINUTE = 60_000;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What a host ships: scripts and one stylesheet, by their addresses. */
async function bundle(): Promise<Readonly<Record<string, string>>> {
  const { outputFiles } = await build({
    entryPoints: { page: here("page.tsx"), styles: here("../../src/styles.css") },
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

const serve =
  (files: Readonly<Record<string, string>>): RequestListener =>
  ({ url = "/" }, response) => {
    const text = url === "/page.css" ? ".box { block-size: 600px }" : files[url];
    const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(text ?? HTML);
  };

test.runIf(RUNS)(
  "EM1 two editors on one page, one in a shadow tree, under a policy without inline styles and code of text",
  { timeout: 3 * MINUTE },
  async () => {
    const answer = (await inBrowser(serve(await bundle()), ["--window-size=1280,900"])) as Record<string, unknown>;
    const steps = Object.keys(SMALL.nodes).length;
    expect(answer).toMatchObject({
      violations: [],
      refusesCode: true,
      svg: true,
      headStyles: 0,
      views: [
        { height: 600, styles: 0 },
        { height: 600, styles: 0 },
      ],
      left: steps - 1,
      other: steps,
    });
  },
);

test("EM2 on a server both are empty frames, and nothing of a browser is asked for", () => {
  const editor = renderToString(createElement(StrategyEditor, { defaultValue: SMALL }));
  expect(editor).toContain("dn-skeleton");
  expect(editor).not.toContain("style=");
  const viewer = renderToString(createElement(StrategyViewer, { value: SMALL }));
  expect(viewer).toContain("dunlin");
  expect(viewer).not.toContain("style=");
});

test("EM3 the stylesheet has no rule that reaches outside of the editor", async () => {
  const text = await readFile(here("../../src/ui/ui.css"), "utf8");
  expect(text).not.toMatch(/(?:^|[,}]\s*)(?:html|body|:root|\*)\s*[,{]/m);
});
