/** What the core entry weighs when a host bundles it, in whole and without single parts, and what the parts are. */

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const SOURCES = fileURLToPath(new URL("../../packages/engine/src/", import.meta.url));

/** Named parts of the sources, told apart by path; the first that matches counts. */
const PARTS = [
  ["zone table", /zones\.data\.ts$/],
  ["packs and holiday calendars", /(packs|calendars)\.data\.ts$/],
  ["generated validator and schema", /check\/(generated\/|schema)/],
  ["checks and diagnostics", /src\/check\//],
  ["explanations, English and Spanish", /src\/explain\//],
  ["conditions", /src\/conditions\//],
  ["contact policies", /src\/policy\//],
  ["commitments", /src\/commitments\//],
  ["node types", /src\/nodes\//],
  ["run", /src\/(run|migrate)\//],
  ["base, model, compile", /./],
];

/** @typedef {{ raw: number, gzip: number, parts: Map<string, number> }} Size Bytes; parts minified, not compressed. */

/**
 * @param {string} contents The module that a host would write.
 * @param {readonly (readonly [RegExp, string])[]} [without] Files to put other contents in place of.
 * @returns {Promise<Size>}
 */
async function sizeOf(contents, without = []) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: SOURCES },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    treeShaking: true,
    metafile: true,
    write: false,
    plugins: without.map(([filter, text], i) => replaced(`part-${i}`, filter, text)),
  });
  const [output] = Object.values(metafile.outputs);
  const parts = new Map(PARTS.map(([name]) => [name, 0]));
  for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
    const [name] = PARTS.find(([, pattern]) => pattern.test(path));
    parts.set(name, parts.get(name) + bytesInOutput);
  }
  const [{ contents: code }] = outputFiles;
  return { raw: code.length, gzip: gzipSync(code, { level: 9 }).length, parts };
}

const replaced = (name, filter, contents) => ({
  name,
  setup(bundler) {
    bundler.onLoad({ filter }, () => ({ contents, loader: "ts" }));
  },
});

const NO_ZONES = [
  /zones\.data\.ts$/,
  'export const zoneData = { version: "none", from: "2010-01-01T00:00:00Z", to: "2038-01-01T00:00:00Z", groups: [] };',
];
const NO_PACKS = [
  /policy[/\\](packs|calendars)\.data\.ts$/,
  "export const PACKS = []; export const POLICY_CALENDARS = [];",
];
const NO_CHECKS = [
  /check[/\\]validate\.ts$/,
  "export const validateStrategy = () => []; export const validateStrategyText = () => []; export const parseStrategy = (doc) => doc;",
];
const NO_SCHEMA = [/check[/\\]schema\.ts$/, "export const strategySchema = {};"];

const ENTRY = 'export * from "./index.ts";';
const RUN =
  'export { compileStrategy } from "./run/program.ts"; export { decodeState, encodeState } from "./run/codec.ts";';

export async function sizes() {
  return [
    { name: "everything the entry exports", size: await sizeOf(ENTRY) },
    { name: "... without the zone table", size: await sizeOf(ENTRY, [NO_ZONES]) },
    { name: "... and without the packs", size: await sizeOf(ENTRY, [NO_ZONES, NO_PACKS]) },
    { name: "... and without the exported schema", size: await sizeOf(ENTRY, [NO_ZONES, NO_PACKS, NO_SCHEMA]) },
    { name: "compileStrategy, encodeState, decodeState", size: await sizeOf(RUN) },
    { name: "... without the zone table and the packs", size: await sizeOf(RUN, [NO_ZONES, NO_PACKS]) },
    { name: "... and without checking documents", size: await sizeOf(RUN, [NO_ZONES, NO_PACKS, NO_CHECKS]) },
  ];
}
