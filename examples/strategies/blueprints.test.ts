/** Every blueprint is a document without a finding under its policies, and tells itself in words. */

import { readFileSync } from "node:fs";
import { compileStrategy, describeStrategy, validateStrategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { BLUEPRINTS, CALLED, HOST, strategyIn } from "./host.ts";

const DOCUMENTS = [...BLUEPRINTS, ...CALLED];

test("there are nine", () => {
  expect(BLUEPRINTS.map((file) => file[0])).toEqual([..."abcdefghi"]);
});

test("what the README shows of a story is in its test", () => {
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8").replace(/^ +/gm, "");
  const [, snippet = "?"] = /```ts\n(.*?)```/s.exec(read("README.md")) ?? [];
  expect(read("a-pre-due.test.ts")).toContain(snippet);
});

describe.each(DOCUMENTS)("%s", (file) => {
  const strategy = strategyIn(file);

  test("has no finding, not even information, under its policies", () => {
    expect(validateStrategy(strategy, HOST)).toEqual([]);
  });

  test("names a pack", () => {
    if (file.includes("shared-steps")) return;
    expect(strategy.policies?.length).toBeGreaterThan(0);
  });

  test.each(["en", "es"])("is told in words: %s", (locale) => {
    const told = describeStrategy(strategy, { locale });
    expect(told).toContain(strategy.name);
    expect(told).not.toMatch(/undefined|\[object|NaN/);
  });

  test("compiles to the same program twice", () => {
    const programs = [0, 1].map(() => compileStrategy(strategyIn(file), HOST));
    expect(programs[0]?.names).toEqual(programs[1]?.names);
  });
});
