/**
 * The loops over blocks of rows. A mask holds for each row 3 for true, 1 for unknown and 0 for false, so that `and` is `&` and
 * `or` is `|`; a kernel puts one test more into it by `&`. They do not branch on data, and there is one for each kind of
 * array, because the compiler of the host keeps a loop fast only for the kind it has seen.
 */

/** Rows of a block: masks and what is read for them stay in the nearest cache. */
export const BLOCK = 2048;

export const NO = 0;
export const MAYBE = 1;
export const YES = 3;

/** Puts the test of `count` rows from `from` on into `mask`. */
export type Kernel = (mask: Uint8Array, from: number, count: number) => void;

/** Whether values lie between `least` and `most`, or (`flip` 1) do not. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly flip: 0 | 1;
}

export function bytesWithin(values: Uint8Array, known: Uint8Array | undefined, { least, most, flip }: Range): Kernel {
  if (known === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) {
        const value = values[from + i] as number;
        mask[i] = (mask[i] as number) & -((Number(value >= least) & Number(value <= most)) ^ flip);
      }
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[from + i] as number;
      const is = known[from + i] as number;
      const holds = (Number(value >= least) & Number(value <= most)) ^ flip;
      mask[i] = (mask[i] as number) & (-(holds & is) | (is ^ 1));
    }
  };
}

export function wholesWithin(values: Int32Array, known: Uint8Array | undefined, { least, most, flip }: Range): Kernel {
  if (known === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) {
        const value = values[from + i] as number;
        mask[i] = (mask[i] as number) & -((Number(value >= least) & Number(value <= most)) ^ flip);
      }
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[from + i] as number;
      const is = known[from + i] as number;
      const holds = (Number(value >= least) & Number(value <= most)) ^ flip;
      mask[i] = (mask[i] as number) & (-(holds & is) | (is ^ 1));
    }
  };
}

export function numbersWithin(
  values: Float64Array,
  known: Uint8Array | undefined,
  { least, most, flip }: Range,
): Kernel {
  if (known === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) {
        const value = values[from + i] as number;
        mask[i] = (mask[i] as number) & -((Number(value >= least) & Number(value <= most)) ^ flip);
      }
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++) {
      const value = values[from + i] as number;
      const is = known[from + i] as number;
      const holds = (Number(value >= least) & Number(value <= most)) ^ flip;
      mask[i] = (mask[i] as number) & (-(holds & is) | (is ^ 1));
    }
  };
}

/** By a mask for each place of a dictionary. */
export function bytesListed(codes: Uint8Array, known: Uint8Array | undefined, masks: Uint8Array): Kernel {
  if (known === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) mask[i] = (mask[i] as number) & (masks[codes[from + i] as number] as number);
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++) {
      const is = known[from + i] as number;
      mask[i] = (mask[i] as number) & (((masks[codes[from + i] as number] as number) & -is) | (is ^ 1));
    }
  };
}

export function wholesListed(codes: Int32Array, known: Uint8Array | undefined, masks: Uint8Array): Kernel {
  if (known === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) mask[i] = (mask[i] as number) & (masks[codes[from + i] as number] as number);
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++) {
      const is = known[from + i] as number;
      mask[i] = (mask[i] as number) & (((masks[codes[from + i] as number] as number) & -is) | (is ^ 1));
    }
  };
}

/** Whether one of the flags is set, or (`flip` 1) none is. */
export function flagged(one: Uint8Array, more: Uint8Array | undefined, flip: 0 | 1): Kernel {
  if (more === undefined) {
    return (mask, from, count) => {
      for (let i = 0; i < count; i++) mask[i] = (mask[i] as number) & -((one[from + i] as number) ^ flip);
    };
  }
  return (mask, from, count) => {
    for (let i = 0; i < count; i++)
      mask[i] = (mask[i] as number) & -(((one[from + i] as number) | (more[from + i] as number)) ^ flip);
  };
}

/** The same for every row. */
export const always =
  (value: number): Kernel =>
  (mask, _, count) => {
    for (let i = 0; i < count; i++) mask[i] = (mask[i] as number) & value;
  };

/** All of them. */
export const inTurn =
  (kernels: readonly Kernel[]): Kernel =>
  (mask, from, count) => {
    for (const kernel of kernels) kernel(mask, from, count);
  };

/** Not all of them. */
export function notAll(kernels: readonly Kernel[]): Kernel {
  const own = new Uint8Array(BLOCK);
  return (mask, from, count) => {
    own.fill(YES);
    for (const kernel of kernels) kernel(own, from, count);
    for (let i = 0; i < count; i++) {
      const value = own[i] as number;
      mask[i] = (mask[i] as number) & (((value >> 1) ^ 1) | (((value & 1) ^ 1) << 1));
    }
  };
}

/** One where the test holds, the other where it does not, and what both say where it is unknown. */
export function chosen(test: Kernel, whenTrue: Kernel, whenFalse: Kernel): Kernel {
  const masks = [test, whenTrue, whenFalse].map((kernel) => ({ kernel, own: new Uint8Array(BLOCK) }));
  const [tests, thens, others] = masks.map(({ own }) => own) as [Uint8Array, Uint8Array, Uint8Array];
  return (mask, from, count) => {
    for (const { kernel, own } of masks) kernel(own.fill(YES), from, count);
    for (let i = 0; i < count; i++) {
      const [a, b, c] = [tests[i] as number, thens[i] as number, others[i] as number];
      const denied = ((a >> 1) ^ 1) | (((a & 1) ^ 1) << 1);
      mask[i] = (mask[i] as number) & ((a & b) | (denied & c) | (b & c));
    }
  };
}
