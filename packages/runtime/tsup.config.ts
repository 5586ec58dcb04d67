import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/channels.ts", "src/server.ts", "src/fakes.ts", "src/cli.ts"],
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
