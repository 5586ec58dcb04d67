/** Work that is done one after the other, in the order in which it was asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Waits for what was asked for before; a failure there is not one here. */
  readonly turn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    return mine;
  };
}
