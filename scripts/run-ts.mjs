/**
 * Runs a TypeScript program of this workspace: `node scripts/run-ts.mjs FILE.ts [args]`.
 *
 * Node 20 cannot run TypeScript, so Vite transforms it in memory. Packages of the workspace resolve to their sources,
 * `import.meta.url` is the file's own, and nothing is written. The program sees its own arguments in `process.argv`.
 */

import { resolve } from "node:path";
import { runnerImport } from "vite";

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error("usage: node scripts/run-ts.mjs FILE.ts [args]");
  process.exit(2);
}

const path = resolve(file);
process.argv = [process.execPath, path, ...args];
await runnerImport(path, {
  logLevel: "error",
  environments: {
    inline: { resolve: { conditions: ["@dunlin/source"], noExternal: [/^@dunlin\//] } },
  },
});
