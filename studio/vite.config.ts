/**
 * The pages of the studio: served with changes at once by `vite`, built into `dist/web`. Workspace packages come from their sources.
 *
 * `STUDIO_HOST` names the running studio that the dev server asks; default http://127.0.0.1:4400.
 */

import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig } from "vite";

const host = process.env.STUDIO_HOST ?? "http://127.0.0.1:4400";

export default defineConfig(({ command }) => ({
  // What bundlers remark on of libraries is not for those who start the studio.
  logLevel: command === "build" ? "error" : "info",
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions: ["@dunlin/source", ...defaultClientConditions] },
  build: { outDir: "dist/web", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1400 },
  worker: { format: "es" },
  server: { host: "127.0.0.1", proxy: { "/v1": host, "/studio": host, "/p": host } },
}));
