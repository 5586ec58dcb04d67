/**
 * Runs a TypeScript program of this workspace: `node scripts/run-ts.mjs FILE.ts [args]`.
 *
 * Node 20 cannot run TypeScript, so it is transformed in memory, file by file (`scripts/typescript.mjs`). Packages of the workspace resolve
 * to their sources, `import.meta.url` is the file's own, and nothing is written. The program sees its own arguments in `process.argv`.
 */

import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node scripts/run-ts.mjs FILE.ts [args]");
  process.exit(2);
}

const path = resolve(file);
process.argv = [process.execPath, path, ...args];
process.setSourceMapsEnabled(true);
register("./typescript.mjs", import.meta.url);
await import(pathToFileURL(path).href);
