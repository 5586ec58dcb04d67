/** A test of the tests: bugs are planted one by one, and each has to make a test fail. */

import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type PlantedBug, plant, plantedBug, sourceOf } from "../../../../scripts/plantedBugs.ts";
import { proveBugs, type Report, runTests, type Verdict, verdictOf } from "../../../../scripts/proveBugs.ts";
import { BUGS } from "./bugs.ts";

const PROOF = process.env.PROOF !== undefined;
const ROOT = new URL("../../", import.meta.url);
const HOUR = 3_600_000;

describe("PB1 every planted bug makes a test fail, and without one these tests pass", () => {
  let verdicts: ReadonlyMap<string, Verdict> = new Map();
  let clean: Verdict | undefined;
  beforeAll(async () => {
    if (!PROOF) return;
    clean = await runTests("engine", [...new Set(BUGS.flatMap(({ tests }) => tests))]);
    if (clean !== "survived") return;
    const found = await proveBugs("engine", BUGS);
    verdicts = new Map(BUGS.map(({ id }, i) => [id, found[i] as Verdict]));
  }, HOUR);

  test.runIf(PROOF)("PB1 without a bug", () => {
    expect(clean).toBe("survived");
  });

  test.each((PROOF ? BUGS : []).map((bug) => [bug.id, bug.says] as const))("PB1 %s: %s", (id, says) => {
    expect(verdicts.get(id), says).toBe("caught");
  });
});

describe("PB2 every planted bug can still be planted", () => {
  test.each(BUGS.map((bug) => [bug.id, bug] as const))("PB2 %s", (id, bug) => {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(bug.says).toMatch(/^[A-Z].{20,}\.$/);
    expect(plant(bug, readFileSync(sourceOf(bug, ROOT), "utf8"))).toContain(bug.replace);
    expect(bug.replace).not.toBe(bug.find);
    expect(bug.tests).not.toEqual([]);
    expect(bug.tests.filter((file) => !existsSync(new URL(`test/${file}`, ROOT)))).toEqual([]);
    expect(bug.tests).not.toContain("planted/planted.test.ts");
  });

  test("PB2 no id and no sentence is there twice", () => {
    for (const all of [BUGS.map(({ id }) => id), BUGS.map(({ says }) => says)]) expect([...new Set(all)]).toEqual(all);
  });
});

describe("PB3 what was not planted, or not tried, is not taken as caught", () => {
  const bug: PlantedBug = { id: "b", says: "", file: "a.ts", find: "<", replace: "<=", tests: [] };

  test("PB3 the text that a bug replaces must be there, once", () => {
    expect(plant(bug, "a < b")).toBe("a <= b");
    expect(() => plant(bug, "a > b")).toThrow("bug b: a.ts has the text it replaces 0 times, not once");
    expect(() => plant(bug, "a < b < c")).toThrow("2 times");
    expect(plant({ ...bug, replace: "$& $1" }, "a < b")).toBe("a $& $1 b");
  });

  test("PB3 an id that nobody knows is refused, and none plants nothing", () => {
    expect(() => plantedBug([{ root: ROOT, bugs: [bug] }], "c")).toThrow("PLANTED_BUG names no bug: c");
    expect(plantedBug([{ root: ROOT, bugs: [bug] }], undefined)).toEqual([]);
  });

  const file = (status: string, ...assertionResults: unknown[]) => ({
    status,
    message: "cannot load",
    assertionResults,
  });
  const report = (numFailedTests: number, numPassedTests: number, ...testResults: Report["testResults"]): Report => ({
    numFailedTests,
    numPassedTests,
    testResults,
  });
  test.each<[string, number | null, Report | undefined, string]>([
    ["a failed test", 1, report(1, 3, file("failed", {}, {})), "caught"],
    ["no failed test", 0, report(0, 3, file("passed", {})), "survived"],
    ["no test at all", 1, report(0, 0), "broken: no tests found"],
    ["a module that does not load", 1, report(1, 3, file("failed", {}), file("failed")), "broken: cannot load"],
    ["no report", 1, undefined, "broken: no report, exit code 1"],
    ["a run that was given up", null, undefined, "broken: the tests did not end"],
    ["another failure", 1, report(0, 3, file("passed", {})), "broken: exit code 1 without a failed test"],
  ])("PB3 %s", (_, code, said, verdict) => {
    expect(verdictOf(code, said)).toBe(verdict);
  });
});
