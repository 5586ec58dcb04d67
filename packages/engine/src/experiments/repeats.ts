/**
 * Finds ids that come more than once, in bounded memory: two 32-bit hashes of each, in one table. The hashes are of
 * different kinds, since two ids that collide in murmur3 under one seed often do so under another.
 */

import { murmur3_32 } from "../base/hash.ts";

/** Ids that are remembered; beyond it nothing is looked for. At most 32 MB. */
const REMEMBERED_UNITS = 2_000_000;
const FIRST_SIZE = 1 << 12;
/** Of the table. */
const MOST_FULL = 0.5;

/** Two different ids are taken for one with a probability of about 1e-7 in a million. */
export class Repeats {
  #table = new Uint32Array(2 * FIRST_SIZE);
  #count = 0;
  /** Rows whose id had come before. */
  repeated = 0;

  add(id: string): void {
    if (this.#count >= REMEMBERED_UNITS) return;
    // Never both 0, which marks a free place.
    if (this.#put(murmur3_32(id, 1), (fnv1a(id) | 1) >>> 0)) this.#count += 1;
    else this.repeated += 1;
    if (this.#count * 2 > this.#table.length * MOST_FULL) this.#grow();
  }

  #put(one: number, other: number): boolean {
    const table = this.#table;
    const mask = table.length / 2 - 1;
    for (let at = one & mask; ; at = (at + 1) & mask) {
      const [a, b] = [table[2 * at], table[2 * at + 1]];
      if (a === one && b === other) return false;
      if (b === 0) {
        table[2 * at] = one;
        table[2 * at + 1] = other;
        return true;
      }
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.#put(old[i] ?? 0, old[i + 1] ?? 0);
  }
}

/** FNV-1a over UTF-16 units, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo). Here it only has to differ from murmur3. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
