/** Holds the specifications of the packages and their tests together. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { specProblems } from "./spec.ts";

const PACKAGES = new URL("../../", import.meta.url);

test.each(["engine", "templates", "editor", "runtime", "../docs"])(
  "L5 every rule of %s has a test, and every test a rule",
  (name) => {
    const spec = readFileSync(new URL(`${name}/SPEC.md`, PACKAGES), "utf8");
    expect(specProblems(spec, testsIn(new URL(`${name}/test/`, PACKAGES)))).toEqual([]);
  },
);

describe("L6 what does not match is reported", () => {
  const spec = "# Spec\n\n## Time\n\n- **T1** A day.\n- **T2** A night.\n";

  test.each([
    ["a rule without a test", spec, `test("T1 a day", f);`, ["T2 has no test"]],
    [
      "a test without a rule",
      spec,
      `test("T1 a", f); it.each(x)("T2 b", f); test("T3 c", f);`,
      [`t.ts: "T3 c" names no rule`],
    ],
    ["a test without an id", "", `test("days", f);`, [`t.ts: "days" names no rule`]],
    ["an id defined twice", "- **T1** A.\n- **T1** B.\n", `test("T1 a", f);`, ["T1 is defined twice"]],
  ])("L6 %s", (_, rules, tests, says) => {
    expect(specProblems(rules, { "t.ts": tests })).toEqual(says);
  });
});

function testsIn(folder: URL): Record<string, string> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return Object.fromEntries(
    files.filter((file) => file.endsWith(".ts")).map((file) => [file, readFileSync(new URL(file, folder), "utf8")]),
  );
}
