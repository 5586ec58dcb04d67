import { defineConfig } from "tsup";
import { declared } from "../../scripts/declarations.mjs";

/** With declarations. */
const TYPED = {
  entry: {
    index: "src/index.ts",
    editing: "src/editing.ts",
    compile: "src/compile.ts",
    starter: "src/starter.ts",
    import: "src/import.ts",
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
