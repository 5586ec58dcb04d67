/** Whose a directory is. */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { lockDirectory } from "../src/server/lock.ts";

const directory = mkdtempSync(join(tmpdir(), "dunlin-studio-lock-"));
afterEach(() => {
  for (const name of readdirSync(directory)) rmSync(join(directory, name));
});

test("ST3 a directory with something that no studio made is refused, and left as it was", () => {
  writeFileSync(join(directory, "letters.txt"), "mine");
  expect(() => lockDirectory(directory)).toThrow(/holds something that no studio made\. Choose another directory/);
  expect(readdirSync(directory)).toEqual(["letters.txt"]);
});

test("ST3 an empty one is taken, and one that a studio left, wherever it was ended", () => {
  lockDirectory(directory)();
  writeFileSync(join(directory, "studio.lock"), "999999999");
  lockDirectory(directory)();
  writeFileSync(join(directory, "secret.json"), "{}");
  lockDirectory(directory)();
  expect(readdirSync(directory)).toEqual(["secret.json"]);
});
