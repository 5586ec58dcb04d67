import { defineConfig } from "tsup";
import { declared } from "../../scripts/declarations.mjs";

/** With declarations. */
const TYPED = {
  entry: {
    index: "src/index.ts",
    channels: "src/channels.ts",
    server: "src/server.ts",
    fakes: "src/fakes.ts",
    cli: "src/cli.ts",
    // Beside the entry that starts it by this name.
    simulationWorker: "src/simulation/simulationWorker.ts",
  },
};

export default defineConfig({
  ...TYPED,
  format: ["esm", "cjs"],
  target: "node20",
  platform: "node",
  // The published files; the sources are only for this workspace.
  clean: true,
  splitting: true,
  silent: true,
  // `import.meta.url` also in the CommonJS files.
  shims: true,
  dts: declared(TYPED.entry),
});
