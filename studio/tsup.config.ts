import { defineConfig } from "tsup";

export default defineConfig({
  entry: { main: "src/server/main.ts" },
  outDir: "dist/server",
  format: "esm",
  target: "node20",
  platform: "node",
  clean: true,
  silent: true,
  // Documents, which become part of the program.
  noExternal: [/^@dunlin\/example-strategies\//],
});
