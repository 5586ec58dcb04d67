/** The package in a real browser whose policy lets no code be made of text. */

import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { compileTemplate } from "../../src/compile.ts";
import type { CompiledTemplate } from "../../src/model/message.ts";
import { BRAND, MAIL } from "../compile/examples.ts";
import { work } from "./work.ts";

const POLICY = "default-src 'none'; script-src 'self'";
const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body></body><script type="module" src="/page.js"></script></html>';
const MINUTE = 60_000;

/** The page and all it imports, as one module. */
async function bundle(compiled: CompiledTemplate): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: { COMPILED: JSON.stringify(compiled) },
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

/** Serves the page with its policy. */
const serve =
  (code: string): RequestListener =>
  ({ url }, response) => {
    const script = url === "/page.js";
    const type = script ? "text/javascript" : "text/html";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
    response.end(script ? code : HTML);
  };

test.runIf(RUNS)(
  "B1 everything but MJML runs in a browser under script-src 'self', with the results of Node",
  { timeout: 2 * MINUTE },
  async () => {
    const compiled = await compileTemplate(MAIL, { locale: "en", brand: BRAND });
    const answer = await inBrowser(serve(await bundle(compiled)));
    expect(answer).toEqual({ result: JSON.parse(JSON.stringify(work(compiled))), violations: [], refusesCode: true });
  },
);
