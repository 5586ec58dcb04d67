import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    channels: "src/channels.ts",
    server: "src/server.ts",
    fakes: "src/fakes.ts",
    cli: "src/cli.ts",
    // Beside the entry that starts it by this name.
    simulationWorker: "src/simulation/simulationWorker.ts",
  },
  format: ["esm", "cjs"],
  target: "node20",
  platform: "node",
  // The published files; the sources are only for this workspace.
  clean: true,
  splitting: true,
  silent: true,
  // `import.meta.url` also in the CommonJS files.
  shims: true,
  dts: {
    // What tsup 8 adds for the declarations is deprecated in TypeScript 6; built packages see each other's built types.
    compilerOptions: { ignoreDeprecations: "6.0", customConditions: [], incremental: false },
  },
});
