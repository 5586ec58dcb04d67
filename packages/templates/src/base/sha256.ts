/**
 * SHA-256 (FIPS 180-4) of a text as UTF-8. Written here because the platform's own is asynchronous, and a document is checked at once.
 */

/** The first 32 bits of the fractional parts of the roots of the first primes: cube roots, and square roots to begin with. */
const [ROUNDS, START] = constants();

function constants(): readonly [Uint32Array, Uint32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32);
  return [
    Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  ];
}

/** The hash as bytes. */
function sha256(text: string): Uint8Array {
  const message = padded(utf8(text));
  const hash = START.slice();
  const words = new Uint32Array(64);
  for (let at = 0; at < message.length; at += 16) mix(hash, words, message.subarray(at, at + 16));
  return Uint8Array.from({ length: 32 }, (_, i) => (hash[i >> 2] as number) >>> (24 - 8 * (i % 4)));
}

/** The hash as 64 hexadecimal digits. */
export const sha256Hex = (text: string): string =>
  Array.from(sha256(text), (byte) => byte.toString(16).padStart(2, "0")).join("");

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The hash as base64, as a content security policy names it. */
export function sha256Base64(text: string): string {
  const bytes = sha256(text);
  let written = "";
  for (let at = 0; at < 30; at += 3) {
    const [a, b, c] = bytes.subarray(at, at + 3) as unknown as [number, number, number];
    for (const bits of [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63])
      written += ALPHABET[bits];
  }
  const [a, b] = bytes.subarray(30) as unknown as [number, number];
  for (const bits of [a >> 2, ((a & 3) << 4) | (b >> 4), (b & 15) << 2]) written += ALPHABET[bits];
  return `${written}=`;
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code >= 0xd800 && code < 0xe000) bytes.push(0xef, 0xbf, 0xbd);
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** As 32-bit words, with the final bit and the length. */
function padded(bytes: readonly number[]): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  const put = (index: number, byte: number) => {
    words[index >> 2] = (words[index >> 2] as number) | (byte << (24 - 8 * (index % 4)));
  };
  for (const [index, byte] of bytes.entries()) put(index, byte);
  put(bytes.length, 0x80);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

const turn = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

function mix(hash: Uint32Array, words: Uint32Array, block: Uint32Array): void {
  words.set(block);
  const at = (index: number) => words[index] as number;
  for (let i = 16; i < 64; i++) {
    const early = turn(at(i - 15), 7) ^ turn(at(i - 15), 18) ^ (at(i - 15) >>> 3);
    const late = turn(at(i - 2), 17) ^ turn(at(i - 2), 19) ^ (at(i - 2) >>> 10);
    words[i] = at(i - 16) + early + at(i - 7) + late;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const sigma = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + sigma + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + at(i)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    hash[i] = (hash[i] as number) + value;
  });
}
