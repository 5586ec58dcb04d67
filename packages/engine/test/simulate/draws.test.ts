/** Chance without a stream. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { murmur3_32 } from "../../src/base/hash.ts";
import { draw, drawKeyOf, KIND, placeByWeight, wholeBetween } from "../../src/simulate/behavior/draws.ts";

const word = fc.integer({ min: 0, max: 0xffff_ffff });

test("BE1 a draw is MurmurHash3 of key, kind and occasion under the seed", () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(...Object.values(KIND)), word, (seed, key, kind, occasion) => {
      const bytes = [key, kind, occasion].flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));
      expect(draw(seed, key, kind, occasion)).toBe(murmur3_32(Uint8Array.from(bytes), seed) / 2 ** 32);
    }),
  );
});

test("BE1 draws are spread evenly, and those of one kind say nothing of another", () => {
  const [bins, cross] = [new Array<number>(20).fill(0), { both: 0, one: 0, other: 0 }];
  const size = 40_000;
  for (let i = 0; i < size; i++) {
    const key = drawKeyOf(`C-${i % 400}`);
    const [pays, takes] = [draw(7, key, KIND.pay, i), draw(7, key, KIND.take, i)];
    bins[Math.floor(pays * 20)] = (bins[Math.floor(pays * 20)] as number) + 1;
    if (pays < 0.5) cross.one += 1;
    if (takes < 0.5) cross.other += 1;
    if (pays < 0.5 && takes < 0.5) cross.both += 1;
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - size / 20) ** 2 / (size / 20), 0);
  // The 0.9999 quantile of 19 degrees of freedom.
  expect(chiSquare).toBeLessThan(50.8);
  expect(Math.abs(cross.both / size - (cross.one / size) * (cross.other / size))).toBeLessThan(0.01);
});

test("BE1 weights choose their places, and none where there are none", () => {
  expect([0, 0.24, 0.25, 0.999].map((drawn) => placeByWeight([1, 0, 3], drawn))).toEqual([0, 0, 2, 2]);
  expect(placeByWeight([0, 0], 0.5)).toBe(-1);
  expect([0, 0.34, 0.999].map((drawn) => wholeBetween(5, 7, drawn))).toEqual([5, 6, 7]);
});
