/** A test of the tests: bugs are planted one by one, and each has to make a test fail. */

import { beforeAll, describe, expect, test } from "vitest";
import { plantingProblems, sharedNames } from "../../../../scripts/plantedBugs.ts";
import { PROOF_TIME, type Proof, proveBugs, tried } from "../../../../scripts/proveBugs.ts";
import { PROOF } from "../../../../scripts/sizes.ts";
import { BUGS } from "./bugs.ts";

const TRIED = PROOF ? tried(BUGS) : [];
const ROOT = new URL("../../", import.meta.url);

describe("PB1 every planted bug makes a test fail, and without one these tests pass", () => {
  let proof: Proof | undefined;
  beforeAll(async () => {
    if (PROOF) proof = await proveBugs("templates", TRIED);
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
});
