/** Instants by row in four bytes: whole seconds from an origin, and milliseconds beside them once somebody needs any. */

import { SECOND } from "../../base/instant.ts";

const NONE = -0x8000_0000;
const MOST = 0x7fff_ffff;

export class Instants {
  readonly #origin: number;
  readonly #absent: number;
  readonly #seconds: Int32Array;
  #millis: Uint16Array | undefined;

  /**
   * @param origin - An instant that all others are near to, within 68 years (ms).
   * @param absent - What a row gives that has none.
   */
  constructor(rows: number, origin: number, absent: number) {
    this.#origin = Math.floor(origin / SECOND) * SECOND;
    this.#absent = absent;
    this.#seconds = new Int32Array(rows).fill(NONE);
  }

  get bytes(): number {
    return this.#millis === undefined ? 4 : 6;
  }

  /** Whether an instant is near enough to be kept. */
  fits(instant: number): boolean {
    const seconds = (instant - this.#origin) / SECOND;
    return seconds > NONE && seconds < MOST;
  }

  get(row: number): number {
    const seconds = this.#seconds[row] as number;
    if (seconds === NONE) return this.#absent;
    const whole = this.#origin + seconds * SECOND;
    return this.#millis === undefined ? whole : whole + (this.#millis[row] as number);
  }

  set(row: number, instant: number): void {
    const past = instant - this.#origin;
    const seconds = Math.floor(past / SECOND);
    const rest = past - seconds * SECOND;
    this.#seconds[row] = seconds;
    if (rest > 0) this.#millis ??= new Uint16Array(this.#seconds.length);
    if (this.#millis !== undefined) this.#millis[row] = rest;
  }

  clear(row: number): void {
    this.#seconds[row] = NONE;
  }
}
