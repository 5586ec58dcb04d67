/**
 * How Node 20 reads the TypeScript of this workspace, for `scripts/run-ts.mjs`: types are taken out of a file when it is imported, packages
 * of the workspace resolve to their sources, and JSON is imported as bundlers do it. Runs in the thread that Node has for this.
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = createRequire(new URL("../packages/editor/package.json", import.meta.url));
const { transform } = await import(pathToFileURL(home.resolve("esbuild")).href);

const SOURCE = "@dunlin/source";

/** @type {import("node:module").ResolveHook} */
export const resolve = (specifier, context, next) =>
  next(specifier, { ...context, conditions: [...context.conditions, SOURCE] });

/** @type {import("node:module").LoadHook} */
export async function load(url, context, next) {
  const kind = url.startsWith("file:") ? extname(new URL(url).pathname) : "";
  if (kind === ".json" && context.importAttributes.type === undefined) {
    const json = await readFile(new URL(url), "utf8");
    return { format: "module", shortCircuit: true, source: `export default ${json}` };
  }
  if (kind !== ".ts" && kind !== ".tsx") return next(url, context);
  const sourcefile = fileURLToPath(url);
  const { code } = await transform(await readFile(sourcefile, "utf8"), {
    ...{ sourcefile, sourcemap: "inline", sourcesContent: false },
    ...{ loader: kind === ".ts" ? "ts" : "tsx", jsx: "automatic", format: "esm", target: "node20" },
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return { format: "module", shortCircuit: true, source: code };
}
