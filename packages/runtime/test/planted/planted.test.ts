/** A test of the tests: bugs are planted one by one, and each has to make a test fail. */

import { beforeAll, describe, expect, test } from "vitest";
import { plantingProblems, sharedNames } from "../../../../scripts/plantedBugs.ts";
import { PROOF_TIME, type Proof, proveBugs, tried } from "../../../../scripts/proveBugs.ts";
import { PROOF } from "../../../../scripts/sizes.ts";
import { BUGS } from "./bugs.ts";

const TRIED = PROOF ? tried(BUGS) : [];
const ROOT = new URL("../../", import.meta.url);

describe("GS9 every planted bug makes a test fail, and without one these tests pass", () => {
  let proof: Proof | undefined;
  beforeAll(async () => {
    if (PROOF) proof = await proveBugs("runtime", TRIED);
  }, PROOF_TIME);

  test.runIf(PROOF)("GS9 without a bug", () => {
    expect(proof?.clean).toBe("survived");
  });

  test.each(TRIED.map((bug) => [bug.id, bug.says] as const))("GS9 %s: %s", (id, says) => {
    expect(proof?.verdicts.get(id), says).toBe("caught");
  });
});

describe("GS10 every planted bug can still be planted", () => {
  test.each(BUGS.map((bug) => [bug.id, bug] as const))("GS10 %s", (_, bug) => {
    expect(plantingProblems(bug, ROOT)).toEqual([]);
  });

  test("GS10 no id and no sentence is there twice", () => {
    expect(sharedNames(BUGS)).toEqual([]);
  });
});
