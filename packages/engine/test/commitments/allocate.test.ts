/** Dividing amounts: every unit goes to somebody, and nobody is cut by more than one. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitEvenly } from "../../src/commitments/allocate.ts";
import { allocate, ScheduleError } from "../../src/index.ts";
import { RUNS } from "./runs.ts";

const totals = fc.oneof(fc.maxSafeNat(), fc.nat(10_000));
const weights = fc
  .array(fc.oneof(fc.nat(100), fc.maxSafeNat()), { minLength: 1, maxLength: 40 })
  .map((list) => (list.every((weight) => weight === 0) ? [1, ...list] : list));
const policies = fc.constantFrom("first", "last", "largest");
const sumOf = (parts: readonly number[]) => parts.reduce((sum, part) => sum + BigInt(part), 0n);

test.each([
  [
    [100, [1, 1, 1], "first"],
    [34, 33, 33],
  ],
  [
    [100, [1, 1, 1], "last"],
    [33, 33, 34],
  ],
  [
    [100, [1, 1, 1], "largest"],
    [34, 33, 33],
  ],
  [
    [101, [50, 25, 25], "largest"],
    [51, 25, 25],
  ],
  [
    [103, [25, 50, 25], "largest"],
    [26, 51, 26],
  ],
  [
    [5, [0, 1, 1, 0], "first"],
    [0, 3, 2, 0],
  ],
  [
    [5, [0, 1, 1, 0], "last"],
    [0, 2, 3, 0],
  ],
  [
    [0, [3, 4], "last"],
    [0, 0],
  ],
  [
    [Number.MAX_SAFE_INTEGER, [1, Number.MAX_SAFE_INTEGER, 1], "first"],
    [1, Number.MAX_SAFE_INTEGER - 1, 0],
  ],
] as const)("CM1 allocate %j gives %j", ([total, list, policy], parts) => {
  expect(allocate(total, list, policy)).toEqual(parts);
});

test("CM1 the parts add up, and each is its exact share cut by less than one unit or raised by at most one", () => {
  fc.assert(
    fc.property(totals, weights, policies, (total, list, policy) => {
      const parts = allocate(total, list, policy);
      expect(sumOf(parts)).toBe(BigInt(total));
      const whole = sumOf(list);
      for (const [i, part] of parts.entries()) {
        const off = BigInt(part) * whole - BigInt(total) * BigInt(list[i] as number);
        expect(off <= whole && off > -whole).toBe(true);
        if (list[i] === 0) expect(part).toBe(0);
      }
    }),
    RUNS,
  );
});

test("CM1 the largest policy serves whoever was cut most", () => {
  fc.assert(
    fc.property(totals, weights, (total, list) => {
      const whole = sumOf(list);
      const cut = (weight: number) => (BigInt(total) * BigInt(weight)) % whole;
      const down = list.map((weight) => Number((BigInt(total) * BigInt(weight)) / whole));
      const raised = allocate(total, list, "largest").map((part, i) => part > (down[i] as number));
      const served = list.filter((_, i) => raised[i]).map(cut);
      const passed = list.filter((weight, i) => weight !== 0 && !raised[i]).map(cut);
      expect(served.every((one) => passed.every((other) => one >= other))).toBe(true);
    }),
    RUNS,
  );
});

test("CM2 equal parts differ by at most one unit, the larger ones where the policy says", () => {
  fc.assert(
    fc.property(totals, fc.integer({ min: 1, max: 400 }), fc.constantFrom("first", "last"), (total, count, policy) => {
      const parts = allocate(total, new Array<number>(count).fill(1), policy);
      expect(splitEvenly(total, count, policy)).toEqual(parts);
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      expect(parts).toEqual(parts.toSorted((a, b) => (policy === "first" ? b - a : a - b)));
    }),
    RUNS,
  );
});

describe("CM3 what cannot be divided throws a ScheduleError", () => {
  test.each([
    ["a part of a cent", 0.5, [1], "amount.unsafe", "/totalMinor"],
    ["beyond 2^53", 2 ** 53, [1], "amount.unsafe", "/totalMinor"],
    ["a debt below zero", -1, [1], "amount.negative", "/totalMinor"],
    ["no parts", 1, [], "weights.zero", "/weights"],
    ["weights all zero", 1, [0, 0], "weights.zero", "/weights"],
    ["a weight below zero", 1, [2, -1], "weights.invalid", "/weights/1"],
    ["a weight that is no whole number", 1, [0.5], "weights.invalid", "/weights/0"],
  ])("CM3 %s", (_, total, list, code, path) => {
    const thrown = catchError(() => allocate(total, list));
    expect(thrown).toBeInstanceOf(ScheduleError);
    expect(thrown).toBeInstanceOf(RangeError);
    expect(thrown).toMatchObject({ code, path });
  });
});

function catchError(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
