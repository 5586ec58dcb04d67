/** Holds the structure of the editor: which room may know which, and where libraries stand. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../src/", import.meta.url));

type Sources = Readonly<Record<string, string>>;

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );

const sources: Sources = Object.fromEntries(
  files(SRC).map((file) => [relative(SRC, file).replaceAll("\\", "/"), readFileSync(file, "utf8")]),
);

/** What is imported, types included. */
const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, to]) => to as string);

const resolved = (file: string, to: string): string => posix.normalize(posix.join(dirname(file), to));

/** Rooms without React: they run in a worker, on a server, in a test. */
const PURE = /^(?:builder\/)?(?:document|commands|store|layout)(?:\/|\.ts$)/;

/** Libraries that stand behind one file each. */
const BEHIND: Readonly<Record<string, RegExp>> = {
  "@xyflow/react": /^canvas\//,
  "@dnd-kit/core": /^dnd\//,
  "@floating-ui/dom": /^ui\//,
  immer: /^(?:builder\/)?(?:commands|store)\//,
  "@dunlin/templates": /^builder\//,
};

function brokenRules(all: Sources): readonly string[] {
  const problems: string[] = [];
  for (const [file, text] of Object.entries(all))
    for (const to of importsOf(text)) {
      const library = Object.keys(BEHIND).find((name) => to === name || to.startsWith(`${name}/`));
      if (library !== undefined && !BEHIND[library]?.test(file)) problems.push(`${file} must not import ${library}`);
      if (/^node:|^@dunlin\/runtime/.test(to)) problems.push(`${file} must not import ${to}`);
      if (PURE.test(file) && /^react/.test(to)) problems.push(`${file} must not import ${to}`);
      if (PURE.test(file) && to.endsWith(".tsx")) problems.push(`${file} must not import ${to}`);
    }
  return [
    ...problems,
    ...reachable(all, "viewer.ts")
      .filter((file) => EDITS.test(file))
      .map((file) => `the viewer reaches ${file}`),
  ];
}

/** What the viewer has no use for. */
const EDITS = /^(?:inspector|palette|conditions|dnd|shell\/(?:Frame|SearchDialog|dialogs))/;

/** Files that are loaded with one; what is only a type is not. */
function reachable(all: Sources, from: string): readonly string[] {
  const seen = new Set([from]);
  for (const file of seen) {
    const text = (all[file] ?? "").replace(/(?:import|export) type [^;]*;/g, "");
    for (const to of importsOf(text)) if (to.startsWith(".")) seen.add(resolved(file, to));
  }
  return [...seen];
}

function cycles(all: Sources): readonly string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === "open") found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (state.has(file) || all[file] === undefined) return;
    state.set(file, "open");
    const text = (all[file] as string).replace(/(?:import|export) type [^;]*;/g, "");
    for (const to of importsOf(text)) if (to.startsWith(".")) visit(resolved(file, to), [...path, file]);
    state.set(file, "done");
  };
  for (const file of Object.keys(all)) visit(file, []);
  return found;
}

test("LE1 rooms import from rooms below, libraries stand behind one room each, the viewer does not edit", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(40);
  expect(brokenRules(sources)).toEqual([]);
});

test("LE1 there are no cycles", () => {
  expect(cycles(sources)).toEqual([]);
});

test("LE1 a broken rule is noticed", () => {
  expect(brokenRules({ "store/x.ts": `import { useState } from "react";` })).toContain(
    "store/x.ts must not import react",
  );
  expect(brokenRules({ "inspector/x.tsx": `import { ReactFlow } from "@xyflow/react";` })).toContain(
    "inspector/x.tsx must not import @xyflow/react",
  );
  expect(brokenRules({ "list/x.ts": `import { BLOCKS } from "@dunlin/templates";` })).toHaveLength(1);
  expect(brokenRules({ "viewer.ts": `import "./inspector/x.tsx";` })).toContain("the viewer reaches inspector/x.tsx");
  expect(cycles({ "a.ts": `import "./b.ts";`, "b.ts": `import "./a.ts";` })).toHaveLength(1);
});

test("LE1 no file is longer than 400 lines", () => {
  const long = Object.entries(sources).flatMap(([file, text]) => (text.split("\n").length > 401 ? [file] : []));
  expect(long).toEqual([]);
});
