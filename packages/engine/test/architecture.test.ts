/** Holds the structure of the engine, and shows for each rule that breaking it is noticed. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { brokenEntries, brokenRules, type Sources } from "./architecture.ts";

const ENGINE = new URL("../", import.meta.url);
const engine = sourcesIn(new URL("src/", ENGINE));

test("L1 the engine keeps its rules: imports go down, no cycles, no clock, chance or locale, no packages", () => {
  expect(Object.keys(engine).length).toBeGreaterThan(20);
  expect(brokenRules(engine)).toEqual([]);
});

describe("L2 a broken rule is reported with the file that breaks it", () => {
  const rules: readonly (readonly [what: string, change: Sources, says: string])[] = [
    [
      "an upward import",
      { "model/x.ts": `import type { A } from "../run/a.ts";`, "run/a.ts": "" },
      "model/x.ts must not import run/a.ts",
    ],
    [
      "a re-export upwards",
      { "model/x.ts": `export { a } from "../run/a.ts";`, "run/a.ts": "" },
      "model/x.ts must not import run/a.ts",
    ],
    [
      "a stranger",
      { "check/x.ts": `import "../compile/a.ts";`, "compile/a.ts": "" },
      "check/x.ts must not import compile/a.ts",
    ],
    [
      "the zone table from below",
      { "base/x.ts": `import { Z } from "../zones.ts";`, "zones.ts": "" },
      "base/x.ts must not import zones.ts",
    ],
    [
      "a zone table with wishes",
      { "zones.ts": `import "./run/a.ts";`, "run/a.ts": "" },
      "zones.ts must not import run/a.ts",
    ],
    [
      "a cycle",
      { "base/x.ts": `import "./y.ts";`, "base/y.ts": `import "./x.ts";` },
      "cycle: base/x.ts -> base/y.ts -> base/x.ts",
    ],
    ["an unknown room", { "utils/x.ts": "" }, "utils/x.ts is in no room of LAYERS"],
    ["a package", { "base/x.ts": `import ajv from "ajv";` }, "base/x.ts imports the package ajv"],
    ["a Node module", { "base/x.ts": `const fs = await import("node:fs");` }, "base/x.ts imports the package node:fs"],
    ["functions of text", { "run/x.ts": "export const x = new Function();" }, "run/x.ts uses Function"],
    ["chance", { "run/x.ts": "export const x = Math.random();" }, "run/x.ts uses Math.random"],
    ["the clock", { "run/x.ts": "export const x = Date.now();" }, "run/x.ts uses Date"],
    ["a date", { "run/x.ts": "export const x = (d: Date) => new Date(0);" }, "run/x.ts uses Date"],
    ["Intl", { "explain/x.ts": "export const x = new Intl.NumberFormat();" }, "explain/x.ts uses Intl"],
    [
      "the host's locale",
      { "explain/x.ts": "export const x = (n: number) => n.toLocaleString();" },
      "explain/x.ts uses toLocaleString",
    ],
    ["performance", { "run/x.ts": "export const x = performance.now();" }, "run/x.ts uses performance"],
    ["process", { "run/x.ts": "export const x = process.env;" }, "run/x.ts uses process"],
    ["require", { "run/x.ts": `export const x = require("fs");` }, "run/x.ts uses require"],
    [
      "code from strings",
      { "compile/x.ts": `export const x = new Function("return 1");` },
      "compile/x.ts uses Function",
    ],
  ];
  test.each(rules)("L2 %s", (_, change, says) => {
    expect(brokenRules(change)).toContain(says);
  });

  test("L2 words in comments and strings are not uses", () => {
    const text = `/* Date.now */ export const x = "https://example.org/Date"; // Math.random\n`;
    expect(brokenRules({ "run/x.ts": text })).toEqual([]);
  });
});

test("L3 what reaches the world does not compile in the engine", () => {
  const names = [
    "process",
    "document",
    "setTimeout",
    "console",
    "fetch",
    "crypto",
    "performance",
    "URL",
    "structuredClone",
  ];
  const lines = [...names.map((name) => `${name};`), "Math.max(1);", "export {};"];
  const failing = compileErrors(lines.join("\n")).map((line) => lines[line]);
  expect(failing).toEqual(names.map((name) => `${name};`));
});

describe("L4 other packages reach the engine and the templates only through their public entries", () => {
  const manifest = readJson(new URL("../runtime/package.json", ENGINE));
  const dependencies = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const entries = ["engine", "templates"].flatMap((name) =>
    Object.keys(readJson(new URL(`../${name}/package.json`, ENGINE)).exports ?? {}).map(
      (key) => `@dunlin/${name}${key.slice(1)}`,
    ),
  );

  test("L4 the runtime does", () => {
    const runtime = sourcesIn(new URL("../runtime/src/", ENGINE));
    expect(Object.keys(runtime).length).toBeGreaterThan(0);
    expect(brokenEntries(runtime, dependencies, entries)).toEqual([]);
  });

  test.each([
    [
      `import "@dunlin/engine/src/base/money.ts";`,
      "x.ts imports @dunlin/engine/src/base/money.ts, which is not public",
    ],
    [`import "../../engine/src/index.ts";`, "x.ts leaves its package: ../../engine/src/index.ts"],
    [`import "ajv";`, "x.ts imports ajv, which its package does not declare"],
  ])("L4 %s is reported", (text, says) => {
    expect(brokenEntries({ "x.ts": text }, dependencies, entries)).toEqual([says]);
  });
});

type Manifest = { readonly dependencies?: object; readonly peerDependencies?: object; readonly exports?: object };

function readJson(url: URL): Manifest {
  return JSON.parse(readFileSync(url, "utf8"));
}

function sourcesIn(folder: URL): Sources {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(
    files.map((file) => [file.replaceAll("\\", "/"), readFileSync(new URL(file, folder), "utf8")]),
  );
}

/** The lines of `text` that do not compile under the engine's own settings. The text never touches the disk. */
function compileErrors(text: string): number[] {
  const path = fileURLToPath(new URL("src/fixture.ts", ENGINE));
  const config = fileURLToPath(new URL("tsconfig.json", ENGINE));
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(json, ts.sys, fileURLToPath(ENGINE), undefined, config);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => file === path || fileExists(file);
  host.readFile = (file) => (file === path ? text : readFile(file));
  const program = ts.createProgram([path], options, host);
  const errors = program.getSemanticDiagnostics(program.getSourceFile(path));
  return errors.map(({ start = 0 }) => text.slice(0, start).split("\n").length - 1);
}
