import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    check: "src/check.ts",
    editing: "src/editing.ts",
    experiments: "src/experiments.ts",
    simulate: "src/simulate.ts",
    change: "src/change.ts",
    kpi: "src/kpi.ts",
    testing: "src/testing.ts",
    zones: "src/zones.ts",
    codegen: "src/codegen.ts",
    "json-logic": "src/jsonLogicAdapter.ts",
  },
  format: ["esm", "cjs"],
  target: "node20",
  platform: "neutral",
  // The published files; the sources are only for this workspace.
  clean: true,
  splitting: true,
  silent: true,
  dts: {
    // What tsup 8 adds for the declarations is deprecated in TypeScript 6; built packages see each other's built types.
    compilerOptions: { ignoreDeprecations: "6.0", customConditions: [], incremental: false },
  },
});
