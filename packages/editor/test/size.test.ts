/** What a host has to load before something is seen: gzipped, without React and the engine, which it has anyway. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** KiB, gzipped. */
interface Sizes {
  /** What an entry loads at once that those beside it have not loaded. */
  readonly first: number;
  /** The sources of which something is in it. */
  readonly sources: readonly string[];
  /** Everything that it may load. */
  readonly all: number;
  /** What a file that is loaded later brings with it that is not there yet; `after`: a file that is always loaded before. */
  readonly room: (file: string, after?: string) => number;
}

/** @param beside - Entries that the page has loaded before. */
async function kib(entry: string, beside: readonly string[] = []): Promise<Sizes> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry, ...beside].map(file),
    outdir: "out",
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    // As the sources are now, whether they were built or not.
    conditions: ["@dunlin/source"],
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react-dom", "react/jsx-runtime", "@dunlin/engine", "@dunlin/engine/*"],
  });
  const loadedWith = (source: string): ReadonlySet<string> => {
    const [start = source] = Object.keys(metafile.outputs).filter((name) =>
      metafile.outputs[name]?.entryPoint?.endsWith(`/${source}`),
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
  const before = new Set(beside.flatMap((one) => [...loadedWith(one)]));
  const first = new Set([...before, ...loadedWith(entry)]);
  const own = [...first].filter((name) => !before.has(name));
  return {
    first: among(own),
    sources: own.flatMap((name) =>
      Object.entries(metafile.outputs[name]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [path] : [],
      ),
    ),
    all: size(() => true),
    room: (source, after) => {
      const there = new Set([...first, ...(after === undefined ? [] : loadedWith(after))]);
      return among([...loadedWith(source)].filter((name) => !there.has(name)));
    },
  };
}

describe("SZ1 to SZ4 sizes in KiB, gzipped", { timeout: 60_000 }, () => {
  const editor = kib("index.ts");
  test.each([
    ["index.ts", 171],
    ["viewer.ts", 95],
    ["conditionBuilder.ts", 40],
    ["styles.css", 12],
    ["insight.css", 8],
  ])("SZ1 %s is at most %i", async (entry, most) => {
    const { first, all } = await (entry === "index.ts" ? editor : kib(entry));
    console.log(`${entry}: ${first.toFixed(1)} KiB of ${most}, with all that is loaded later ${all.toFixed(1)}`);
    expect(first).toBeGreaterThan(3);
    expect(first).toBeLessThanOrEqual(most);
  });

  test.each([
    ["conditions/ConditionField.tsx", 16],
    ["formula/FormulaInput.tsx", 13],
    ["dnd/RowDrag.tsx", 2],
    ["conditions/JsonView.tsx", 1],
    ["timeline/TimelineView.tsx", 18],
    ["outline/OutlineView.tsx", 11],
    ["list/ListView.tsx", 8],
    ["insight/InsightRoom.tsx", 6],
  ])("SZ2 %s, loaded when it is first needed, is at most %i", async (source, most) => {
    const size = (await editor).room(source);
    console.log(`${source}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeGreaterThan(0.5);
    expect(size).toBeLessThanOrEqual(most);
  });

  test.each([
    ["explain/ExplainMode.tsx", 10],
    ["compare/CompareMode.tsx", 9],
    ["experiment/SplitReport.tsx", 6],
    ["simulate/SimulateMode.tsx", 25],
    ["simulate/cohort/CohortSide.tsx", 12],
    ["simulate/cohort/CohortDrawer.tsx", 8],
    ["simulate/compare/CompareSide.tsx", 12],
    ["simulate/compare/CompareDrawer.tsx", 8],
  ])("SZ2 %s, once the frame of the modes is there, is at most %i", async (source, most) => {
    const size = (await editor).room(source, "insight/InsightRoom.tsx");
    console.log(`${source}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeGreaterThan(0.5);
    expect(size).toBeLessThanOrEqual(most);
  });

  const builder = kib("templateEditor.ts", ["index.ts"]);
  test("SZ3 the builder has at most 120 more than the strategy editor, and its stylesheet 8", async () => {
    const { first, all } = await builder;
    const styles = (await kib("templateEditor.css")).first;
    console.log(`templateEditor.ts: ${first.toFixed(1)} KiB of 120, with all that is loaded later ${all.toFixed(1)}`);
    console.log(`templateEditor.css: ${styles.toFixed(1)} KiB of 8`);
    expect(first).toBeGreaterThan(3);
    expect(first).toBeLessThanOrEqual(120);
    expect(styles).toBeGreaterThan(1);
    expect(styles).toBeLessThanOrEqual(8);
  });

  test("SZ3 what writes texts, compiles mails, renders or checks messages is not there before something is seen", async () => {
    const { sources } = await builder;
    expect(sources.some((path) => path.endsWith("builder/canvas/Paper.tsx"))).toBe(true);
    const later =
      /node_modules\/(?:@tiptap|prosemirror|mjml|cheerio|htmlparser2)|templates\/src\/(?:compile|render|channels|import)\b/;
    expect(sources.filter((path) => later.test(path))).toEqual([]);
  });

  test.each([
    ["builder/text/WriteText.tsx", 140],
    ["builder/inspector/BuilderInspector.tsx", 50],
    ["builder/checks/ChecksStrip.tsx", 5],
    ["builder/checks/ChecksPanel.tsx", 5],
    ["builder/checks/PublishDialog.tsx", 6],
    ["builder/checks/measure.ts", 29],
    ["builder/preview/PreviewPane.tsx", 38],
    ["builder/preview/TestDialog.tsx", 3],
    ["builder/preview/mjml.ts", 2],
    ["builder/brand/BrandPanel.tsx", 35],
    ["builder/texts/TextsPanel.tsx", 9],
    ["builder/texts/VersionsPanel.tsx", 7],
    ["builder/versions/VersionsPanel.tsx", 5],
    ["builder/versions/CompareDialog.tsx", 39],
    ["builder/channels/ChannelView.tsx", 50],
    ["builder/channels/LetterSheets.tsx", 44],
    ["builder/imports/ImportDialog.tsx", 33],
    ["builder/imports/StartersDialog.tsx", 4],
    ["builder/saved/SavedPanel.tsx", 3],
    ["builder/panels/BuilderOutline.tsx", 4],
    ["builder/inspector/Rewrite.tsx", 6],
    ["templates/src/compile.ts", 37],
    ["dnd/BlockDrag.tsx", 5],
  ])("SZ4 %s, loaded when it is first needed, is at most %i", async (source, most) => {
    const size = (await builder).room(source);
    console.log(`${source}: ${size.toFixed(1)} KiB of ${most}`);
    expect(size).toBeGreaterThan(0.5);
    expect(size).toBeLessThanOrEqual(most);
  });

  test("SZ1 the stylesheet puts everything into layers, so that a host always wins", () => {
    const text = readFileSync(file("styles.css"), "utf8");
    expect(text).toContain("@layer dunlin.reset, dunlin.tokens, dunlin.base, dunlin.theme;");
  });
});
