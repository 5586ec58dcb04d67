/** Holds the structure of the package, and shows for each rule that breaking it is noticed. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cycles, importsOf, impurities, parse, resolve, type Sources } from "../../engine/test/architecture.ts";

const SOURCE = new URL("../src/", import.meta.url);

/** Lower layers first; rooms of one layer are strangers. */
const LAYERS: readonly (readonly string[])[] = [
  ["base"],
  ["model"],
  ["escape", "format", "migrate", "sms", "variables"],
  ["merge", "payment"],
  ["helpers"],
  ["brand", "text"],
  ["blocks"],
  ["channels"],
  ["email", "import", "page", "render"],
  ["check", "sketch"],
  ["compile", "starter"],
  ["editing", "index"],
];

/** Packages, with the rooms that may know them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "@dunlin/engine": [
    "model",
    "format",
    "payment",
    "blocks",
    "render",
    "check",
    "compile",
    "starter",
    "import",
    "sketch",
  ],
  "@handlebars/parser": ["merge"],
  htmlparser2: ["import"],
  qr: ["payment"],
  mjml: ["email"],
  // MJML by a name that bundlers do not follow: a page that compiles in another way must not carry it.
  "(computed)": ["email"],
  "mjml/package.json": ["email"],
};

/** Only formats depend on the languages of the host, always with locale and zone as arguments; what a character is, is the same in all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  Intl: ["format", "sms/segments.ts"],
  globalThis: ["format/versions.ts"],
  process: ["format/versions.ts"],
};

const roomOf = (file: string): string => file.replace(/[/.].*$/, "");
const layerOf = (room: string): number => LAYERS.findIndex((rooms) => rooms.includes(room));
const mayUse = (file: string, name: string): boolean =>
  (ALLOWED[name] ?? []).some((place) => place === file || place === roomOf(file));

/** One sentence for each broken rule. */
function brokenRules(sources: Sources): string[] {
  const trees = new Map(Object.entries(sources).map(([file, text]) => [file, parse(file, text)]));
  const imports = new Map([...trees].map(([file, tree]) => [file, importsOf(tree)]));
  return [
    ...Object.keys(sources).flatMap((file) => (layerOf(roomOf(file)) < 0 ? [`${file} is in no room of LAYERS`] : [])),
    ...[...imports].flatMap(([file, all]) => all.flatMap((to) => misdirected(file, to))),
    ...cycles(imports),
    ...[...trees].flatMap(([file, tree]) => impurities(file, tree, mayUse)),
  ];
}

function misdirected(file: string, to: string): string[] {
  const room = roomOf(file);
  if (!to.startsWith(".")) return PACKAGES[to]?.includes(room) ? [] : [`${file} must not import the package ${to}`];
  const target = resolve(file, to);
  const down = roomOf(target) === room || layerOf(roomOf(target)) < layerOf(room);
  return down ? [] : [`${file} must not import ${target}`];
}

test("L1 the package keeps its rules: imports go down, no cycles, packages in their rooms, no clock, chance or generated code", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const sources = Object.fromEntries(
    files.map((file) => [file.replaceAll("\\", "/"), readFileSync(new URL(file, SOURCE), "utf8")]),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(brokenRules(sources)).toEqual([]);
});

test("L4 what shows a template and checks an edit of it brings nothing along that compiles, sends, imports or looks at messages", () => {
  const reached = new Set(["editing.ts"]);
  for (const file of reached)
    for (const to of importsOf(parse(file, readFileSync(new URL(file, SOURCE), "utf8"))))
      if (to.startsWith(".")) reached.add(resolve(file, to));
  expect(reached).toContain("sketch/sketch.ts");
  const others = ["channels", "compile", "compile.ts", "email", "import", "render", "starter", "index.ts"];
  expect([...reached].filter((file) => others.includes(file.split("/")[0] as string))).toEqual([]);
  for (const file of ["check/checkTemplate.ts", "check/messages.ts"]) expect(reached).not.toContain(file);
});

describe("L2 a broken rule is reported with the file that breaks it", () => {
  test.each([
    ["model/x.ts", `import "../merge/merge.ts";`, "model/x.ts must not import merge/merge.ts"],
    ["sms/x.ts", `import "../format/money.ts";`, "sms/x.ts must not import format/money.ts"],
    ["merge/x.ts", `import "mjml";`, "merge/x.ts must not import the package mjml"],
    ["sms/x.ts", `import "qr";`, "sms/x.ts must not import the package qr"],
    [
      "format/x.ts",
      `import "@dunlin/engine/src/base/money.ts";`,
      "format/x.ts must not import the package @dunlin/engine/src/base/money.ts",
    ],
    ["utils/x.ts", "", "utils/x.ts is in no room of LAYERS"],
    ["merge/x.ts", "new Function('return 1');", "merge/x.ts uses Function"],
    ["merge/x.ts", "eval('1');", "merge/x.ts uses eval"],
    ["merge/x.ts", "new Intl.NumberFormat('en');", "merge/x.ts uses Intl"],
    ["format/x.ts", "Date.now();", "format/x.ts uses Date"],
    ["format/x.ts", "globalThis.x;", "format/x.ts uses globalThis"],
    ["format/x.ts", "(1).toLocaleString();", "format/x.ts uses toLocaleString"],
    ["payment/x.ts", "Math.random();", "payment/x.ts uses Math.random"],
  ])("L2 %s: %s", (file, text, says) => {
    expect(brokenRules({ [file]: text })).toContain(says);
  });

  test("L2 a cycle", () => {
    expect(brokenRules({ "merge/a.ts": `import "./b.ts";`, "merge/b.ts": `import "./a.ts";` })).toContain(
      "cycle: merge/a.ts -> merge/b.ts -> merge/a.ts",
    );
  });
});
