/** The kit under test runners, each in a process of its own. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const url = (path: string) => new URL(path, import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "dunlin-scenario-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A test that passes and one that does not. */
const script = (runner: string, build: string) => `
import { test } from "${runner}";
import { begun } from ${JSON.stringify(build)};
test("right", () => void begun().until("2026-03-05").expectContacts(["2026-03-05 email"]));
test("wrong", () => void begun().until("2026-03-05").expectContacts(["2026-03-06 email"]));
`;

function run(name: string, text: string, args: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(VITEST|NODE_TEST_CONTEXT|NODE_V8_COVERAGE|TEST)/.test(key),
  );
  return spawnSync(process.execPath, [...args, path], {
    cwd: folder,
    encoding: "utf8",
    env: { ...Object.fromEntries(inherited), NO_COLOR: "1" },
  });
}

describe("SK14 a failure is shown as a difference", () => {
  test("SK14 by node:test", () => {
    const runner = fileURLToPath(url("../../../../scripts/run-ts.mjs"));
    const { status, stdout } = run("node.mjs", script("node:test", fileURLToPath(url("sample.ts"))), [runner]);
    expect(stdout).toMatch(/pass 1\b[\s\S]*fail 1\b/);
    expect(stdout).toContain("The contacts are not those expected.");
    expect(stdout).toContain("! 2026-03-06 email  2026-03-05 email");
    expect(stdout).toMatch(/expected:[\s\S]{0,20}'?2026-03-06 email/);
    expect(stdout).toMatch(/actual:[\s\S]{0,20}'?2026-03-05 email/);
    expect(status).toBe(1);
  });

  test("SK14 by vitest", () => {
    const vitest = fileURLToPath(url("../../../../node_modules/vitest/vitest.mjs"));
    const text = script(
      pathToFileURL(fileURLToPath(url("../../../../node_modules/vitest/dist/index.js"))).href,
      fileURLToPath(url("sample.ts")),
    );
    const { status, stdout, stderr } = run("runner.test.ts", text, [vitest, "run", "--root", folder]);
    expect(stdout).toMatch(/1 failed \| 1 passed/);
    expect(stderr).toContain("ScenarioError: The contacts are not those expected.");
    expect(stderr).toMatch(/- {3}"2026-03-06 email",\n\+ {3}"2026-03-05 email",/);
    expect(status).toBe(1);
  });
});
