/** A test of the tests: bugs are planted one by one, and each has to make a test fail. */

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type PlantedBug,
  plant,
  plantedBug,
  plantingProblems,
  sharedNames,
  sourceOf,
} from "../../../../scripts/plantedBugs.ts";
import { PROOF_TIME, type Proof, proveBugs, type Report, tried, verdictOf } from "../../../../scripts/proveBugs.ts";
import { PROOF } from "../../../../scripts/sizes.ts";
import { BUGS } from "./bugs.ts";

const TRIED = PROOF ? tried(BUGS) : [];
const ROOT = new URL("../../", import.meta.url);

describe("PB1 every planted bug makes a test fail, and without one these tests pass", () => {
  let proof: Proof | undefined;
  beforeAll(async () => {
    if (PROOF) proof = await proveBugs("engine", TRIED);
  }, PROOF_TIME);

  test.runIf(PROOF)("PB1 without a bug", () => {
    expect(proof?.clean).toBe("survived");
  });

  test.each(TRIED.map((bug) => [bug.id, bug.says] as const))("PB1 %s: %s", (id, says) => {
    expect(proof?.verdicts.get(id), says).toBe("caught");
  });
});

describe("PB2 every planted bug can still be planted", () => {
  test.each(BUGS.map((bug) => [bug.id, bug] as const))("PB2 %s", (_, bug) => {
    expect(plantingProblems(bug, ROOT)).toEqual([]);
  });

  test("PB2 no id and no sentence is there twice", () => {
    expect(sharedNames(BUGS)).toEqual([]);
  });

  test("PB2 what cannot be planted is told", () => {
    const [bug] = BUGS as [PlantedBug];
    const wrong = {
      ...bug,
      id: "Bug 1",
      says: "Wrong.",
      find: "not there",
      replace: "not there",
      tests: ["x.test.ts"],
    };
    expect(plantingProblems(wrong, ROOT)).toHaveLength(5);
    expect(plantingProblems({ ...bug, tests: [] }, ROOT)).toEqual(["no test should catch it"]);
    expect(plantingProblems({ ...bug, tests: ["planted/planted.test.ts"] }, ROOT)).toHaveLength(1);
    expect(plantingProblems({ ...bug, file: "nowhere.ts" }, ROOT)).toHaveLength(1);
    expect(sharedNames([bug, bug])).toEqual([bug.id, bug.says]);
    expect(plant(bug, readFileSync(sourceOf(bug, ROOT), "utf8"))).toContain(bug.replace);
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
