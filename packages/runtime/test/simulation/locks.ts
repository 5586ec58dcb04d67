/** Locks of rows, held until their transaction ends; who waits gets them in order. Two who wait for each other are told. */

import { StoreError } from "../../src/model/store.ts";

export type Owner = object;

interface Waiting {
  readonly owner: Owner;
  readonly take: () => void;
}

export class Locks {
  readonly #holders = new Map<string, Owner>();
  readonly #queues = new Map<string, Waiting[]>();
  readonly #waitsFor = new Map<Owner, string>();
  /** Who waited for each other so far. */
  deadlocks = 0;

  /** Takes the lock if nobody else has it. */
  tryTake(owner: Owner, key: string): boolean {
    const holder = this.#holders.get(key);
    if (holder !== undefined && holder !== owner) return false;
    this.#holders.set(key, owner);
    return true;
  }

  /** @throws StoreError `locked` where waiting would never end. */
  async take(owner: Owner, key: string): Promise<void> {
    if (this.tryTake(owner, key)) return;
    if (this.#leadsBack(owner, key)) {
      this.deadlocks += 1;
      throw new StoreError("locked", `Two transactions wait for each other, one of them for ${key}.`);
    }
    this.#waitsFor.set(owner, key);
    await new Promise<void>((take) => {
      const queue = this.#queues.get(key);
      if (queue === undefined) this.#queues.set(key, [{ owner, take }]);
      else queue.push({ owner, take });
    });
  }

  release(owner: Owner): void {
    for (const [key, holder] of this.#holders) {
      if (holder !== owner) continue;
      const next = this.#queues.get(key)?.shift();
      if (next === undefined) this.#holders.delete(key);
      else {
        this.#holders.set(key, next.owner);
        this.#waitsFor.delete(next.owner);
        next.take();
      }
    }
  }

  #leadsBack(owner: Owner, key: string): boolean {
    for (let at: string | undefined = key; at !== undefined; ) {
      const holder = this.#holders.get(at);
      if (holder === owner) return true;
      at = holder === undefined ? undefined : this.#waitsFor.get(holder);
    }
    return false;
  }
}
