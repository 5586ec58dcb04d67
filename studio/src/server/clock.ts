/**
 * The studio's clock: it stands still while something is decided, and goes from one due moment to the next, so that a day of
 * strategies takes seconds and nothing is decided late.
 */

import type { Clock } from "@dunlin/runtime";

/** Studio time for each second of real time. */
export const SPEEDS = [1, 3_600, 21_600, 86_400] as const;

export interface ClockState {
  /** ms */
  readonly now: number;
  readonly speed: number;
  readonly paused: boolean;
}

export class StudioClock implements Clock {
  readonly #keep: (state: ClockState) => void;
  #now: number;
  #speed: number;
  #paused: boolean;
  /** Everything up to here is to happen at once, whatever the speed. */
  #until: number;

  /** @param keep - Called before the clock shows another state, so that what is kept is never behind what was shown. */
  constructor({ now, speed, paused }: ClockState, keep: (state: ClockState) => void = () => {}) {
    this.#keep = keep;
    this.#now = now;
    this.#until = now;
    this.#speed = speed;
    this.#paused = paused;
  }

  now(): number {
    return this.#now;
  }

  get state(): ClockState {
    return { now: this.#now, speed: this.#speed, paused: this.#paused };
  }

  /** Whether it has to catch up with a step that somebody asked for. */
  get behind(): boolean {
    return this.#until > this.#now;
  }

  pause(): void {
    this.#change({ ...this.state, paused: true });
    this.#until = this.#now;
  }

  /** @throws RangeError for a speed that is not offered. */
  play(speed: number = this.#speed): void {
    if (!SPEEDS.some((one) => one === speed))
      throw new RangeError(`The clock goes ${SPEEDS.join(", ")} times as fast, not ${speed}.`);
    this.#change({ ...this.state, speed, paused: false });
  }

  /** Goes so far, then rests as before. */
  stepTo(instant: number): void {
    this.#until = Math.max(this.#until, instant);
  }

  /** Where it may go in so much real time. */
  target(elapsedMs: number): number {
    const played = this.#paused ? this.#now : this.#now + Math.round(elapsedMs * this.#speed);
    return Math.max(played, this.#until);
  }

  /** Never back. */
  moveTo(instant: number): void {
    if (instant > this.#now) this.#change({ ...this.state, now: instant });
  }

  #change(state: ClockState): void {
    this.#keep(state);
    this.#now = state.now;
    this.#speed = state.speed;
    this.#paused = state.paused;
  }
}
