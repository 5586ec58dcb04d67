/** What a host has to load before something is seen: gzipped, without React and the engine, which it has anyway. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile, type OutputFile } from "esbuild";
import { describe, expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

const built = (entry: string) =>
  build({
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

/** Files that are loaded with one of them, itself included. */
function loadedWith({ outputs }: Metafile, from: string): ReadonlySet<string> {
  const all = new Set([from]);
  for (const name of all)
    for (const { path, kind } of outputs[name]?.imports ?? [])
      if (kind === "import-statement" && path in outputs) all.add(path);
  return all;
}

const sizeOf = (files: readonly OutputFile[], counts: (name: string) => boolean): number =>
  files
    .filter(({ path }) => counts(`out/${path.split("/out/").at(-1)}`))
    .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1024;

/** KiB of what an entry loads at once, and of everything that it may load. */
async function kib(entry: string): Promise<{ readonly first: number; readonly all: number }> {
  const { outputFiles, metafile } = await built(entry);
  const entryFile = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint?.endsWith(entry));
  const first = loadedWith(metafile, entryFile ?? "");
  return {
    first: sizeOf(outputFiles, (name) => [...first].some((one) => name.endsWith(one))),
    all: sizeOf(outputFiles, () => true),
  };
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

describe("SZ2 views in KiB, gzipped, beside what the editor has loaded already", () => {
  test.each([
    ["timeline/TimelineView.tsx", 18],
    ["outline/OutlineView.tsx", 11],
    ["list/ListView.tsx", 8],
  ])("SZ2 %s is at most %i", async (view, most) => {
    const { outputFiles, metafile } = await built("index.ts");
    const named = (path: string) =>
      Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint?.endsWith(path)) ?? "";
    const loaded = loadedWith(metafile, named("index.ts"));
    const own = [...loadedWith(metafile, named(view))].filter((name) => !loaded.has(name));
    const size = sizeOf(outputFiles, (name) => own.some((one) => name.endsWith(one)));
    console.log(`${view}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeGreaterThan(3);
    expect(size).toBeLessThanOrEqual(most);
  });
});
