import { defineConfig } from "tsup";
import { declared } from "../../scripts/declarations.mjs";

/** With declarations. */
const TYPED = {
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
};

export default defineConfig({
  ...TYPED,
  format: ["esm", "cjs"],
  target: "node20",
  platform: "neutral",
  // The published files; the sources are only for this workspace.
  clean: true,
  splitting: true,
  silent: true,
  dts: declared(TYPED.entry),
});
