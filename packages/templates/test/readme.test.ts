/** Runs the examples of the README. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as compile from "../src/compile.ts";
import * as templates from "../src/index.ts";
import * as starter from "../src/starter.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const [merging = "", publishing = "", beginning = ""] = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(
  ([, code]) => code as string,
);

async function printed(code: string): Promise<readonly unknown[][]> {
  const lines: unknown[][] = [];
  const body = code
    .replace(/^import (\{[^}]*\}) from "@dunlin\/templates";$/m, "const $1 = templates;")
    .replace(/^import (\{[^}]*\}) from "@dunlin\/templates\/compile";$/m, "const $1 = compile;")
    .replace(/^import (\{[^}]*\}) from "@dunlin\/templates\/starter";$/m, "const $1 = starter;");
  const run = new Function("templates", "compile", "starter", "console", `return (async () => {${body}})()`);
  await run(templates, compile, starter, { log: (...values: unknown[]) => lines.push(values) });
  return lines;
}

test("L3 the example of merging prints what it says", async () => {
  const [[html] = [], [path] = [], ...more] = await printed(merging);
  expect(more).toEqual([]);
  expect(merging).toContain(`\n// ${html}\n`);
  expect(merging).toContain(`); // ${path}\n`);
});

test("L3 the example of publishing prints what it says", async () => {
  const [[subject, lines] = [], ...more] = await printed(publishing);
  expect(more).toEqual([]);
  const quoted = (lines as readonly string[]).map((line) => `'${line}'`).join(", ");
  expect(publishing).toContain(`// ${subject} [ ${quoted} ]\n`);
});

test("L3 the example of the starter library prints what it says", async () => {
  const [[subject] = [], ...more] = await printed(beginning);
  expect(more).toEqual([]);
  expect(beginning).toContain(`// ${subject}\n`);
});
