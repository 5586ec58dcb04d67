/** The hash behind every split: the same in any language, spread evenly, and unlike itself under another salt. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf, murmur3_32, utf8 } from "../../src/base/hash.ts";
import { vectors } from "./vectors.ts";

/** Any text, halves of surrogate pairs included. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const seed = fc.nat({ max: 0xffffffff });

/** Source: A. Appleby's SMHasher, as collected by I. Boyd, https://stackoverflow.com/a/31929528. */
describe("H1 the hash is MurmurHash3, x86, 32 bit", () => {
  test.each([
    ["", 0, 0],
    ["", 1, 0x514e28b7],
    ["", 0xffffffff, 0x81f16f39],
    ["ffffffff", 0, 0x76293b50],
    ["21436587", 0, 0xf55b516b],
    ["21436587", 0x5082edee, 0x2362f9de],
    ["214365", 0, 0x7e4a8634],
    ["2143", 0, 0xa0f7b07a],
    ["21", 0, 0x72661cf4],
    ["00000000", 0, 0x2362f9de],
    ["000000", 0, 0x85f0b427],
    ["0000", 0, 0x30f4c306],
    ["00", 0, 0x514e28b7],
  ])("H1 of the bytes %j with seed %i", (hex, start, hash) => {
    expect(murmur3_32(Uint8Array.from(Buffer.from(hex, "hex")), start)).toBe(hash);
  });

  test.each([
    ["", 0xebb6c228],
    ["a", 0x7fa09ea6],
    ["aa", 0x5d211726],
    ["aaa", 0x283e0130],
    ["aaaa", 0x5a97808a],
    ["ab", 0x74875592],
    ["abc", 0xc84a62dd],
    ["abcd", 0xf0478627],
    ["Hello, world!", 0x24884cba],
    ["ππππππππ", 0xd58063c1],
    ["The quick brown fox jumps over the lazy dog", 0x2fa826cd],
  ])("H1 of the text %j with seed 9747b28c", (words, hash) => {
    expect(murmur3_32(words, 0x9747b28c)).toBe(hash);
  });
});

test("H2 text is hashed as the UTF-8 that TextEncoder writes, half of a pair as U+FFFD", () => {
  fc.assert(
    fc.property(text, seed, (words, start) => {
      const bytes = new TextEncoder().encode(words);
      expect(utf8(words)).toEqual(bytes);
      expect(murmur3_32(words, start)).toBe(murmur3_32(bytes, start));
    }),
  );
  expect([...utf8("\ud83d")]).toEqual([0xef, 0xbf, 0xbd]);
  expect([...utf8("\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}")]).toEqual([
    ...Buffer.from("\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}"),
  ]);
});

test("H3 a hash is a whole number of 32 bits without sign", () => {
  fc.assert(
    fc.property(text, seed, (words, start) => {
      const hash = murmur3_32(words, start);
      expect(hash).toBe(hash >>> 0);
    }),
  );
});

test("H4 a bucket is the hash as a share of 10000, rounded down", () => {
  fc.assert(
    fc.property(text, text, (salt, unit) => {
      const hash = BigInt(murmur3_32(unit, murmur3_32(salt, 0)));
      const bucket = bucketOf(salt, unit);
      expect(bucket).toBe(Number((hash * 10_000n) >> 32n));
      expect(bucket).toBeGreaterThanOrEqual(0);
      expect(bucket).toBeLessThan(10_000);
    }),
  );
});

const UNITS = Array.from({ length: 20_000 }, (_, i) => `D-${i}`);

/** Sum of (seen - expected)² / expected over cells that should hold the same number. */
function chiSquare(cells: readonly number[], count: number): number {
  const seen = new Map<number, number>();
  for (const cell of cells) seen.set(cell, (seen.get(cell) ?? 0) + 1);
  const expected = cells.length / count;
  return Array.from({ length: count }, (_, cell) => ((seen.get(cell) ?? 0) - expected) ** 2 / expected).reduce(
    (sum, part) => sum + part,
  );
}

/** What chi-square with 99 degrees of freedom passes once in a thousand times. */
const ONCE_IN_A_THOUSAND = 148.23;

test.each(["tone", "subject-line-2026", "tone:ramp", ""])("H5 buckets are spread evenly under the salt %j", (salt) => {
  const percents = UNITS.map((unit) => Math.floor(bucketOf(salt, unit) / 100));
  expect(chiSquare(percents, 100)).toBeLessThan(ONCE_IN_A_THOUSAND);
});

test.each([
  ["tone-1", "tone-2"],
  ["tone", "tone:ramp"],
  ["a", "b"],
  ["a", "a "],
])("H6 the buckets under %j tell nothing of those under %j", (one, other) => {
  const tenth = (salt: string, unit: string) => Math.floor(bucketOf(salt, unit) / 1000);
  const pairs = UNITS.map((unit) => tenth(one, unit) * 10 + tenth(other, unit));
  expect(chiSquare(pairs, 100)).toBeLessThan(ONCE_IN_A_THOUSAND);
});

type HashCase = { text: string; seed: number; hash: number } | { salt: string; unit: string; bucket: number };

const replay = (one: HashCase): HashCase =>
  "text" in one ? { ...one, hash: murmur3_32(one.text, one.seed) } : { ...one, bucket: bucketOf(one.salt, one.unit) };

test("H7 hashes and buckets come out as in the vectors", () => {
  const cases = vectors<HashCase>("hash");
  expect(cases.map(replay)).toStrictEqual(cases);
});
