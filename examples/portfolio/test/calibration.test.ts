/** How well the generator agrees with the two public files, and that the figures written down about it are true. */

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { calibrate } from "../calibrate.mjs";
import { apart, COMPARED_CASES, LINES, measureGenerated, measureRecords, tableIn, tableOf } from "../compare.mjs";
import { recordsArePresent } from "../records.mjs";
import { testWithFiles } from "./publicFiles.ts";
import { PATIENT } from "./replays.ts";

const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

testWithFiles("calibration.json is what the files say", () => {
  expect(JSON.parse(text("calibration.json"))).toEqual(calibrate());
});

describe.runIf(recordsArePresent())("the generated portfolio beside the files", () => {
  type Measures = ReturnType<typeof measureRecords>;
  let records: Measures;
  let generated: Measures;
  beforeAll(() => {
    records = measureRecords();
    generated = measureGenerated({ cases: COMPARED_CASES });
  }, PATIENT.timeout);

  test.each(LINES)("agrees in: $name", (line) => {
    expect(apart(line, records, generated)).toBeLessThanOrEqual(line.tolerance);
  });

  test("is told in README.md by the table that compare.mjs prints", () => {
    expect(tableIn(text("README.md"))).toBe(tableOf(records, generated));
  });
});
