import { defineConfig } from "tsup";
import { declared } from "../../scripts/declarations.mjs";

/** With declarations. */
const TYPED = {
  entry: {
    index: "src/index.ts",
    viewer: "src/viewer.ts",
    "condition-builder": "src/conditionBuilder.ts",
    es: "src/es.ts",
    insight: "src/insight.ts",
    ui: "src/ui.ts",
    "template-editor": "src/templateEditor.ts",
    "template-editor-es": "src/builder/es.ts",
  },
};

export default defineConfig({
  entry: {
    ...TYPED.entry,
    // Beside the entry that starts it by this name.
    mjmlWorker: "src/builder/preview/mjmlWorker.ts",
    mjmlScope: "src/builder/preview/mjmlScope.ts",
    simulationWorker: "src/simulate/simulationWorker.ts",
    styles: "src/styles.css",
    "template-editor.styles": "src/templateEditor.css",
    "insight.styles": "src/insight.css",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "browser",
  // The published files; the sources are only for this workspace.
  clean: true,
  splitting: true,
  silent: true,
  banner: { js: '"use client";' },
  dts: declared(TYPED.entry),
});
