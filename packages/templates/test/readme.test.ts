/** Runs the example of the README. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as templates from "../src/index.ts";

test("L3 the example of the README prints what it says", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const printed: unknown[] = [];
  const body = code.replace(/^import (\{[^}]*\}) from "@dunlin\/templates";$/m, "const $1 = templates;");
  new Function("templates", "console", body)(templates, { log: (value: unknown) => printed.push(value) });
  const [html, path] = printed;
  expect(printed).toHaveLength(2);
  expect(code).toContain(`\n// ${html}\n`);
  expect(code).toContain(`); // ${path}\n`);
});
