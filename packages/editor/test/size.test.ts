/** What a host has to load before something is seen: gzipped, without React and the engine, which it has anyway. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** KiB of what an entry loads at once, and of everything that it may load. */
async function kib(entry: string): Promise<{ readonly first: number; readonly all: number }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file(entry)],
    outdir: "out",
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react-dom", "react/jsx-runtime", "@dunlin/engine", "@dunlin/engine/*"],
  });
  const entryFile = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint?.endsWith(entry));
  const first = new Set([entryFile]);
  for (const name of first)
    for (const { path, kind } of metafile.outputs[name ?? ""]?.imports ?? [])
      if (kind === "import-statement" && path in metafile.outputs) first.add(path);
  const size = (names: (name: string) => boolean) =>
    outputFiles
      .filter(({ path }) => names(`out/${path.split("/out/").at(-1)}`))
      .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1024;
  return { first: size((name) => [...first].some((one) => one?.endsWith(name))), all: size(() => true) };
}

describe("SZ1 sizes in KiB, gzipped", () => {
  test.each([
    ["index.ts", 170],
    ["viewer.ts", 95],
    ["conditionBuilder.ts", 40],
    ["styles.css", 12],
  ])("SZ1 %s is at most %i", async (entry, most) => {
    const { first, all } = await kib(entry);
    console.log(`${entry}: ${first.toFixed(1)} KiB of ${most}, with all that is loaded later ${all.toFixed(1)}`);
    expect(first).toBeGreaterThan(3);
    expect(first).toBeLessThanOrEqual(most);
  });

  test("SZ1 the stylesheet puts everything into layers, so that a host always wins", () => {
    const text = readFileSync(file("styles.css"), "utf8");
    expect(text).toContain("@layer dunlin.reset, dunlin.tokens, dunlin.base, dunlin.theme;");
  });
});
