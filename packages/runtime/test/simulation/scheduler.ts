/** Who goes on next: whatever waits for something stands at a gate, and one gate is opened at a time. */

/** The host was killed: what it was doing is gone. */
export class Crash extends Error {
  constructor() {
    super("the host was killed");
  }
}

export interface Gate {
  /** Whom it stops; undefined: what is outside of every host. */
  readonly host: string | undefined;
  readonly what: string;
  readonly open: () => void;
  /** Inside a transaction: it has to end when its host is killed. */
  readonly fail?: (reason: Error) => void;
}

export class Scheduler {
  readonly gates: Gate[] = [];

  /** Waits until the gate is opened. @throws Crash when the host is killed meanwhile, if `inside` a transaction. */
  wait(host: string | undefined, what: string, inside = false): Promise<void> {
    return new Promise((resolve, reject) => {
      this.gates.push({ host, what, open: resolve, ...(inside && { fail: reject }) });
    });
  }

  /** Opens the gate at this place, and lets everything run that can. */
  async open(place: number): Promise<Gate | undefined> {
    const [gate] = this.gates.splice(place, 1);
    gate?.open();
    await this.rest();
    return gate;
  }

  /** Whatever the host was waiting for never comes. */
  kill(host: string): void {
    const own = this.gates.filter((gate) => gate.host === host);
    for (const gate of own) {
      this.gates.splice(this.gates.indexOf(gate), 1);
      gate.fail?.(new Crash());
    }
  }

  /** Until everything stands at a gate or waits for a timer. Nothing here waits for anything else. */
  rest(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}

/** What a dead host gets for an answer. */
export const never = <T>(): Promise<T> => new Promise<T>(() => {});
