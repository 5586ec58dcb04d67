/**
 * The loops over blocks of rows. A mask holds a byte for each row, 3 for true, 1 for unknown and 0 for false, so that `and` is
 * `&` and `or` is `|`; a loop puts one test more into it by `&`, four rows in a word at a time. Loops do not branch on data.
 * There is one for each kind of array, and they are no closures: the compiler of the host keeps a loop fast for the kind that it
 * has seen, and forgets it with a closure that is made anew for every question.
 */

/** Rows of a block: masks and what is read for them stay in the nearest cache. */
export const BLOCK = 2048;
/** Rows of a word: blocks begin and end at them. */
export const WORD = 4;

export const NO = 0;
export const MAYBE = 1;
export const YES = 3;

/** Puts the test of `words` words of rows, from row `from` on, into `mask`. */
export type Kernel = (mask: Int32Array, from: number, words: number) => void;

/** Whether values lie between `least` and `most`, or (`flip` 1) do not; `gap` is the mask where there is none. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly flip: 0 | 1;
  readonly gap: number;
}

/** A mask for each place of a dictionary, and the one where there is none. */
export interface Listed {
  readonly masks: Uint8Array;
  readonly gap: number;
}

/** One in each byte. */
const ONES = 0x01010101;
/** Where the bytes of four rows go in a word, on machines of either kind. */
const LITTLE = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;
const A = LITTLE ? 0 : 24;
const B = LITTLE ? 8 : 16;
const C = LITTLE ? 16 : 8;
const D = LITTLE ? 24 : 0;

/** The bytes of flags as words. They have to begin at a word. */
const wordsOf = (bytes: Uint8Array): Int32Array =>
  new Int32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / WORD));

/** A mask of a block in which every row is true. */
export const freshMask = (): Int32Array => new Int32Array(BLOCK / WORD).fill(YES * ONES);

export function within(values: Int32Array | Float64Array, known: Uint8Array | undefined, range: Range): Kernel {
  const flags = known && wordsOf(known);
  if (values instanceof Int32Array) {
    return (mask, from, words) => {
      if (flags === undefined) wholesWithin(values, range, mask, from, words);
      else knownWholesWithin(values, flags, range, mask, from, words);
    };
  }
  return (mask, from, words) => {
    if (flags === undefined) numbersWithin(values, range, mask, from, words);
    else knownNumbersWithin(values, flags, range, mask, from, words);
  };
}

export function listed(codes: Uint8Array | Int32Array, known: Uint8Array | undefined, list: Listed): Kernel {
  const flags = known && wordsOf(known);
  if (codes instanceof Uint8Array) {
    return (mask, from, words) => {
      if (flags === undefined) bytesListed(codes, list, mask, from, words);
      else knownBytesListed(codes, flags, list, mask, from, words);
    };
  }
  return (mask, from, words) => {
    if (flags === undefined) wholesListed(codes, list, mask, from, words);
    else knownWholesListed(codes, flags, list, mask, from, words);
  };
}

/** Whether one of the flags is set, or (`flip` 1) none is. */
export function flagged(one: Uint8Array, more: Uint8Array | undefined, flip: 0 | 1): Kernel {
  const [flags, others] = [wordsOf(one), more && wordsOf(more)];
  return (mask, from, words) => {
    if (others === undefined) oneFlagged(flags, flip, mask, from, words);
    else eitherFlagged(flags, others, flip, mask, from, words);
  };
}

/** The same for every row. */
export const always =
  (value: number): Kernel =>
  (mask, _, words) => {
    for (let i = 0; i < words; i++) mask[i] = (mask[i] as number) & (value * ONES);
  };

/** All of them. */
export const inTurn =
  (kernels: readonly Kernel[]): Kernel =>
  (mask, from, words) => {
    for (const kernel of kernels) kernel(mask, from, words);
  };

/** Not all of them. */
export function notAll(kernels: readonly Kernel[]): Kernel {
  const own = freshMask();
  return (mask, from, words) => {
    own.fill(YES * ONES);
    for (const kernel of kernels) kernel(own, from, words);
    denied(own, mask, words);
  };
}

/** One where the test holds, the other where it does not, and what both say where it is unknown. */
export function chosen(test: Kernel, whenTrue: Kernel, whenFalse: Kernel): Kernel {
  const [tests, ones, others] = [freshMask(), freshMask(), freshMask()];
  return (mask, from, words) => {
    test(tests.fill(YES * ONES), from, words);
    whenTrue(ones.fill(YES * ONES), from, words);
    whenFalse(others.fill(YES * ONES), from, words);
    either(tests, ones, others, mask, words);
  };
}

/** Masks as answers: 3 as 1, 1 as 2, 0 as 0. */
export function answered(mask: Int32Array, answers: Int32Array, words: number): void {
  for (let i = 0; i < words; i++) {
    const value = mask[i] as number;
    const sure = (value >>> 1) & ONES;
    answers[i] = sure | ((value & ONES & ~sure) << 1);
  }
}

function denied(own: Int32Array, mask: Int32Array, words: number): void {
  for (let i = 0; i < words; i++) {
    const value = own[i] as number;
    mask[i] = (mask[i] as number) & ((((value >>> 1) & ONES) ^ ONES) | (((value & ONES) ^ ONES) << 1));
  }
}

function either(tests: Int32Array, ones: Int32Array, others: Int32Array, mask: Int32Array, words: number): void {
  for (let i = 0; i < words; i++) {
    const a = tests[i] as number;
    const b = ones[i] as number;
    const c = others[i] as number;
    const not = (((a >>> 1) & ONES) ^ ONES) | (((a & ONES) ^ ONES) << 1);
    mask[i] = (mask[i] as number) & ((a & b) | (not & c) | (b & c));
  }
}

function oneFlagged(flags: Int32Array, flip: 0 | 1, mask: Int32Array, from: number, words: number): void {
  const turn = flip * ONES;
  const start = from / WORD;
  for (let i = 0; i < words; i++) mask[i] = (mask[i] as number) & Math.imul((flags[start + i] as number) ^ turn, YES);
}

function eitherFlagged(
  flags: Int32Array,
  others: Int32Array,
  flip: 0 | 1,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const turn = flip * ONES;
  const start = from / WORD;
  for (let i = 0; i < words; i++) {
    const set = (flags[start + i] as number) | (others[start + i] as number);
    mask[i] = (mask[i] as number) & Math.imul(set ^ turn, YES);
  }
}

function wholesWithin(
  values: Int32Array,
  { least, most, flip }: Range,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const turn = flip * ONES;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = values[row] as number;
    const b = values[row + 1] as number;
    const c = values[row + 2] as number;
    const d = values[row + 3] as number;
    const holds =
      ((Number(a >= least) & Number(a <= most)) << A) |
      ((Number(b >= least) & Number(b <= most)) << B) |
      ((Number(c >= least) & Number(c <= most)) << C) |
      ((Number(d >= least) & Number(d <= most)) << D);
    mask[i] = (mask[i] as number) & Math.imul(holds ^ turn, YES);
  }
}

function knownWholesWithin(
  values: Int32Array,
  known: Int32Array,
  { least, most, flip, gap }: Range,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const turn = flip * ONES;
  const gaps = gap * ONES;
  const start = from / WORD;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = values[row] as number;
    const b = values[row + 1] as number;
    const c = values[row + 2] as number;
    const d = values[row + 3] as number;
    const holds =
      ((Number(a >= least) & Number(a <= most)) << A) |
      ((Number(b >= least) & Number(b <= most)) << B) |
      ((Number(c >= least) & Number(c <= most)) << C) |
      ((Number(d >= least) & Number(d <= most)) << D);
    const is = Math.imul(known[start + i] as number, YES);
    mask[i] = (mask[i] as number) & ((Math.imul(holds ^ turn, YES) & is) | (~is & gaps));
  }
}

function numbersWithin(
  values: Float64Array,
  { least, most, flip }: Range,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const turn = flip * ONES;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = values[row] as number;
    const b = values[row + 1] as number;
    const c = values[row + 2] as number;
    const d = values[row + 3] as number;
    const holds =
      ((Number(a >= least) & Number(a <= most)) << A) |
      ((Number(b >= least) & Number(b <= most)) << B) |
      ((Number(c >= least) & Number(c <= most)) << C) |
      ((Number(d >= least) & Number(d <= most)) << D);
    mask[i] = (mask[i] as number) & Math.imul(holds ^ turn, YES);
  }
}

function knownNumbersWithin(
  values: Float64Array,
  known: Int32Array,
  { least, most, flip, gap }: Range,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const turn = flip * ONES;
  const gaps = gap * ONES;
  const start = from / WORD;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = values[row] as number;
    const b = values[row + 1] as number;
    const c = values[row + 2] as number;
    const d = values[row + 3] as number;
    const holds =
      ((Number(a >= least) & Number(a <= most)) << A) |
      ((Number(b >= least) & Number(b <= most)) << B) |
      ((Number(c >= least) & Number(c <= most)) << C) |
      ((Number(d >= least) & Number(d <= most)) << D);
    const is = Math.imul(known[start + i] as number, YES);
    mask[i] = (mask[i] as number) & ((Math.imul(holds ^ turn, YES) & is) | (~is & gaps));
  }
}

function bytesListed(codes: Uint8Array, { masks }: Listed, mask: Int32Array, from: number, words: number): void {
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = masks[codes[row] as number] as number;
    const b = masks[codes[row + 1] as number] as number;
    const c = masks[codes[row + 2] as number] as number;
    const d = masks[codes[row + 3] as number] as number;
    mask[i] = (mask[i] as number) & ((a << A) | (b << B) | (c << C) | (d << D));
  }
}

function knownBytesListed(
  codes: Uint8Array,
  known: Int32Array,
  { masks, gap }: Listed,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const gaps = gap * ONES;
  const start = from / WORD;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = masks[codes[row] as number] as number;
    const b = masks[codes[row + 1] as number] as number;
    const c = masks[codes[row + 2] as number] as number;
    const d = masks[codes[row + 3] as number] as number;
    const is = Math.imul(known[start + i] as number, YES);
    mask[i] = (mask[i] as number) & ((((a << A) | (b << B) | (c << C) | (d << D)) & is) | (~is & gaps));
  }
}

function wholesListed(codes: Int32Array, { masks }: Listed, mask: Int32Array, from: number, words: number): void {
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = masks[codes[row] as number] as number;
    const b = masks[codes[row + 1] as number] as number;
    const c = masks[codes[row + 2] as number] as number;
    const d = masks[codes[row + 3] as number] as number;
    mask[i] = (mask[i] as number) & ((a << A) | (b << B) | (c << C) | (d << D));
  }
}

function knownWholesListed(
  codes: Int32Array,
  known: Int32Array,
  { masks, gap }: Listed,
  mask: Int32Array,
  from: number,
  words: number,
): void {
  const gaps = gap * ONES;
  const start = from / WORD;
  for (let i = 0, row = from; i < words; i++, row += WORD) {
    const a = masks[codes[row] as number] as number;
    const b = masks[codes[row + 1] as number] as number;
    const c = masks[codes[row + 2] as number] as number;
    const d = masks[codes[row + 3] as number] as number;
    const is = Math.imul(known[start + i] as number, YES);
    mask[i] = (mask[i] as number) & ((((a << A) | (b << B) | (c << C) | (d << D)) & is) | (~is & gaps));
  }
}
