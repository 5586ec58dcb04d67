/** The tests of the example run under node:test as well, and the README shows them as they are. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test("the tests for node:test pass", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [file("../../scripts/run-ts.mjs"), file("nodeTest.mjs")],
    {
      encoding: "utf8",
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, UPDATE: undefined },
    },
  );
  expect(stderr).toBe("");
  expect(stdout).toMatch(/pass 2\b/);
  expect(status).toBe(0);
});

test("the README of the engine shows them as they are", () => {
  const shown = readFileSync(file("nodeTest.mjs"), "utf8")
    .split("// #region tests\n")[1]
    ?.split("// #endregion tests")[0];
  const text = readFileSync(file("../../packages/engine/README.md"), "utf8");
  expect(text).toContain(`\`\`\`js\n${shown}\`\`\``);
});
