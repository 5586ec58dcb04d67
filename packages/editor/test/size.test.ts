/** What a host has to load before something is seen: gzipped, without React and the engine, which it has anyway. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** KiB, gzipped. */
interface Sizes {
  /** What an entry loads at once. */
  readonly first: number;
  /** Everything that it may load. */
  readonly all: number;
  /** What a file that is loaded later brings with it that is not there yet. */
  readonly room: (file: string) => number;
}

async function kib(entry: string): Promise<Sizes> {
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
  const loadedWith = (source: string): ReadonlySet<string> => {
    const [start = source] = Object.keys(metafile.outputs).filter((name) =>
      metafile.outputs[name]?.entryPoint?.endsWith(source),
    );
    const loaded = new Set([start]);
    for (const name of loaded)
      for (const { path, kind } of metafile.outputs[name]?.imports ?? [])
        if (kind === "import-statement" && path in metafile.outputs) loaded.add(path);
    return loaded;
  };
  const size = (wanted: (name: string) => boolean) =>
    outputFiles
      .filter(({ path }) => wanted(`out/${path.split("/out/").at(-1)}`))
      .reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1024;
  const among = (names: readonly string[]) => size((name) => names.some((one) => one.endsWith(name)));
  const first = loadedWith(entry);
  return {
    first: among([...first]),
    all: size(() => true),
    room: (source) => among([...loadedWith(source)].filter((name) => !first.has(name))),
  };
}

describe("SZ1 and SZ2 sizes in KiB, gzipped", () => {
  const editor = kib("index.ts");
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

  test.each([
    ["conditions/ConditionField.tsx", 15],
    ["formula/FormulaInput.tsx", 13],
    ["dnd/RowDrag.tsx", 2],
    ["conditions/JsonView.tsx", 1],
    ["timeline/TimelineView.tsx", 18],
    ["outline/OutlineView.tsx", 11],
    ["list/ListView.tsx", 8],
  ])("SZ2 %s, loaded when it is first needed, is at most %i", async (source, most) => {
    const size = (await editor).room(source);
    console.log(`${source}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeGreaterThan(0.5);
    expect(size).toBeLessThanOrEqual(most);
  });

  test("SZ1 the stylesheet puts everything into layers, so that a host always wins", () => {
    const text = readFileSync(file("styles.css"), "utf8");
    expect(text).toContain("@layer dunlin.reset, dunlin.tokens, dunlin.base, dunlin.theme;");
  });
});
