/** Roll rates by hand and by law. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type RollBalance, type RollRates, rollRates } from "../../src/kpi.ts";

interface Vector extends RollRates {
  readonly name: string;
  readonly before: readonly RollBalance[];
  readonly after: readonly RollBalance[];
}

const vectors: { readonly rolls: readonly Vector[] } = JSON.parse(
  readFileSync(new URL("../vectors/kpi.json", import.meta.url), "utf8"),
);

test.each(vectors.rolls)("KP8 $name: the rates are those worked out by hand", ({ before, after, buckets, rates }) => {
  expect(rollRates(before, after)).toEqual({ buckets, rates });
});

const look = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(..."abcdefghij"),
    dpd: fc.integer({ min: -30, max: 200 }),
    balanceMinor: fc.integer({ min: 0, max: 1_000_000 }),
  }),
  { selector: ({ id }) => id },
);

test("KP8 no rate is negative, no row adds up to more than 1, and to 1 where every balance is seen again", () => {
  fc.assert(
    fc.property(look, look, (before, after) => {
      for (const row of rollRates(before, after).rates) {
        const rates = row.map((rate) => rate ?? 0);
        expect(Math.min(...rates)).toBeGreaterThanOrEqual(0);
        expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeLessThanOrEqual(1 + 1e-12);
      }
      const seen = before.map(({ id, ...rest }) => after.find((other) => other.id === id) ?? { id, ...rest });
      for (const row of rollRates(before, seen).rates) {
        if (row[0] !== null) expect(row.reduce<number>((sum, rate) => sum + (rate ?? 0), 0)).toBeCloseTo(1, 12);
      }
      expect(rollRates(before.toReversed(), after.toReversed())).toEqual(rollRates(before, after));
    }),
  );
});

test("KP8 buckets are named by their bounds, and bounds that do not ascend are refused", () => {
  expect(rollRates([], [], { bounds: [15, 90] }).buckets).toEqual(["current", "1-15", "16-90", "90+"]);
  expect(() => rollRates([], [], { bounds: [90, 30] })).toThrow(RangeError);
  const twice = [0, 1].map(() => ({ id: "a", dpd: 1, balanceMinor: 5 }));
  expect(() => rollRates(twice, [])).toThrow(RangeError);
  expect(() => rollRates([{ id: "a", dpd: 1, balanceMinor: -5 }], [])).toThrow(RangeError);
});
