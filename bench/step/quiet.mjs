/** The engine without its trace: built from the sources with a `note` that does nothing. There is no such option. */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ENGINE = fileURLToPath(new URL("../../packages/engine/src/", import.meta.url));

/** @returns {Promise<{ noted: typeof import("@dunlin/engine").compileStrategy, quiet: typeof import("@dunlin/engine").compileStrategy }>} */
export async function builtFromSource() {
  const quiet = await bundle();
  quiet.CaseTurn.prototype.note = () => {};
  quiet.CaseTurn.prototype.values = () => ({});
  return { noted: (await bundle()).compileStrategy, quiet: quiet.compileStrategy };
}

/** A copy of its own at every call, so that optimized code is not shared between copies. */
async function bundle() {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { CaseTurn } from "./run/turn.ts"; export { compileStrategy } from "./run/program.ts";',
      resolveDir: ENGINE,
    },
    bundle: true,
    format: "esm",
    target: "node20",
    write: false,
    banner: { js: `/* ${copies++} */` },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

let copies = 0;
