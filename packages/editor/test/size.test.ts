/** What a host has to load: gzipped, without React and the engine, which it has anyway. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

async function kib(entry: string): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [file(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react-dom", "react/jsx-runtime", "@dunlin/engine", "@dunlin/engine/*"],
    loader: { ".css": "css" },
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1024;
}

describe("SZ1 sizes in KiB, gzipped", () => {
  test.each([
    ["index.ts", 170],
    ["viewer.ts", 95],
    ["conditionBuilder.ts", 40],
    ["styles.css", 12],
  ])("SZ1 %s is at most %i", async (entry, most) => {
    const size = await kib(entry);
    console.log(`${entry}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeLessThanOrEqual(most);
  });

  test("SZ1 the stylesheet puts everything into layers, so that a host always wins", () => {
    const text = readFileSync(file("styles.css"), "utf8");
    expect(text).toContain("@layer dunlin.reset, dunlin.tokens, dunlin.base, dunlin.theme;");
  });
});
