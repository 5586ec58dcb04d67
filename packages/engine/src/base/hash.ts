/**
 * MurmurHash3 (x86, 32 bit; A. Appleby, public domain) over UTF-8: the numbered hash behind every A/B split,
 * `murmur3_32/1`. The same text gives the same bucket in any language that implements it; see `test/vectors/hash.json`.
 */

/** UTF-8 of a text; half of a surrogate pair becomes U+FFFD, as `TextEncoder` does. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point, 0));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point, 6), tail(point, 0));
    else bytes.push(0xf0 | (point >> 18), tail(point, 12), tail(point, 6), tail(point, 0));
  }
  return Uint8Array.from(bytes);
}

const tail = (point: number, shift: number): number => 0x80 | ((point >> shift) & 0x3f);

/** 32-bit unsigned hash of bytes, or of the UTF-8 of a text. Plain ASCII, which most ids are, is read where it stands. */
export function murmur3_32(input: Uint8Array | string, seed: number): number {
  if (typeof input !== "string") return hashOf(signsOf(input), seed);
  for (let i = 0; i < input.length; i++) if (input.charCodeAt(i) > 0x7f) return murmur3_32(utf8(input), seed);
  return hashOf(input, seed);
}

/** Bytes as a text of as many signs: there is one way to hash, which V8 compiles for one kind of input. */
function signsOf(bytes: Uint8Array): string {
  let signs = "";
  for (const byte of bytes) signs += String.fromCharCode(byte);
  return signs;
}

/** Hash of a text whose signs are bytes, read as little-endian numbers of four. */
function hashOf(signs: string, seed: number): number {
  const whole = signs.length & ~3;
  let hash = seed | 0;
  for (let i = 0; i < whole; i += 4) {
    const low = signs.charCodeAt(i) | (signs.charCodeAt(i + 1) << 8);
    const high = signs.charCodeAt(i + 2) | (signs.charCodeAt(i + 3) << 8);
    hash = Math.imul(rotate(hash ^ scramble(low | (high << 16)), 13), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let i = signs.length - 1; i >= whole; i--) rest = (rest << 8) | signs.charCodeAt(i);
  hash ^= scramble(rest) ^ signs.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A unit falls into one of so many: basis points. */
export const BUCKETS = 10_000;

/** Gives where a unit falls in the experiment with that salt: 0..9999, in basis points. The salt is hashed once. */
export function bucketsOf(salt: string): (unitId: string) => number {
  const seed = murmur3_32(salt, 0);
  return (unitId) => Math.floor((murmur3_32(unitId, seed) / 0x1_0000_0000) * BUCKETS);
}

export const bucketOf = (salt: string, unitId: string): number => bucketsOf(salt)(unitId);

/** The first variant whose cumulative weight lies above `bucket` (0..9999). Weights sum to 10000. */
export function variantAt(
  variants: readonly { readonly key: string; readonly weight: number }[],
  bucket: number,
): string {
  let bound = 0;
  for (const variant of variants) {
    bound += variant.weight;
    if (bucket < bound) return variant.key;
  }
  throw new RangeError("weights do not sum to 10000");
}

/**
 * An experiment between texts inside one `send`: the unit gets a variant of the template, and the strategy goes on the
 * same way for all. The salt names the place, so that two messages of one strategy are independent.
 */
export function contentSalt(strategyId: string, nodeId: string, template: string): string {
  return `content:${strategyId}/${nodeId}/${template}`;
}

const rotate = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));
const scramble = (value: number): number => Math.imul(rotate(Math.imul(value, 0xcc9e2d51), 15), 0x1b873593);
