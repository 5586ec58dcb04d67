/** The wrong evaluators are still about the sources as they are; that each is caught is tried where bugs are planted. */

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { WRONG_EVALUATORS } from "./wrong.ts";

const ENGINE = new URL("../../", import.meta.url);

test.each(WRONG_EVALUATORS)("P32 $id", ({ file, find, replace, says, tests }) => {
  const text = readFileSync(new URL(`src/${file}`, ENGINE), "utf8");
  expect(text.split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
  expect(says).toMatch(/^[A-Z].{20,}\.$/);
  expect(tests.filter((name) => !existsSync(new URL(`test/${name}`, ENGINE)))).toEqual([]);
});

test("P32 ids and sentences are given once", () => {
  for (const all of [WRONG_EVALUATORS.map(({ id }) => id), WRONG_EVALUATORS.map(({ says }) => says)])
    expect(all).toEqual([...new Set(all)]);
});
