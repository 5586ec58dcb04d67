/** Time that moves only when it is told to: for clocks, timers and measurements of the code that runs meanwhile. */

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class VirtualTime {
  /** UTC, ms. */
  now: number;
  readonly #timers = new Set<Timer>();

  constructor(now: number) {
    this.now = now;
  }

  /** The next timer (ms), or undefined. */
  next(): number | undefined {
    const moments = Array.from(this.#timers, ({ at }) => at);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }

  /** Moves on to `at`, and fires the timers up to then in their order. Never goes back. */
  moveTo(at: number): void {
    if (at > this.now) this.now = at;
    const due = [...this.#timers].filter((timer) => timer.at <= this.now).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      if (this.#timers.delete(timer)) timer.run();
    }
  }

  /** Runs `work` with the timers of the process taken over. Nothing else may wait for a timer meanwhile. */
  async rule<T>(work: () => Promise<T>): Promise<T> {
    const { setTimeout, clearTimeout } = globalThis;
    const own = Object.getOwnPropertyDescriptor(performance, "now");
    const began = this.now;
    const start = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): Timer => {
      const timer = { at: this.now + ms, run: () => run(...args) };
      this.#timers.add(timer);
      return timer;
    };
    globalThis.setTimeout = start as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((timer: Timer) => this.#timers.delete(timer)) as unknown as typeof clearTimeout;
    Object.defineProperty(performance, "now", { value: () => this.now - began, configurable: true });
    try {
      return await work();
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
      if (own === undefined) Reflect.deleteProperty(performance, "now");
      else Object.defineProperty(performance, "now", own);
    }
  }
}
