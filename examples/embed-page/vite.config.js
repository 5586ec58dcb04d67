/**
 * Makes one script and one stylesheet of the editor, React inside, for pages that know nothing of either; `page/` is copied beside
 * them as it is.
 */

import { defineConfig } from "vite";

export default defineConfig({
  publicDir: "page",
  // React asks, and no page has it.
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    cssCodeSplit: false,
    lib: { entry: "src/element.tsx", formats: ["es"], fileName: "dunlin", cssFileName: "dunlin" },
  },
});
