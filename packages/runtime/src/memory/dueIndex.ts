/** Which row is due first: a heap of moments. Entries that a later change made wrong are dropped when they come up. */

import { byCodePoint } from "./order.ts";
import type { Index } from "./table.ts";

interface Entry {
  readonly at: number;
  readonly key: string;
}

export class DueIndex<Row> implements Index<Row> {
  /** The moment of every row that has one. */
  readonly #due = new Map<string, number>();
  readonly #dueOf: (row: Row) => number | null;
  #heap: Entry[] = [];

  /** @param dueOf - ms; null: never. */
  constructor(dueOf: (row: Row) => number | null) {
    this.#dueOf = dueOf;
  }

  replace(key: string, _before: Row | undefined, after: Row | undefined): void {
    const at = after === undefined ? null : this.#dueOf(after);
    if (at === null) this.#due.delete(key);
    else if (this.#due.get(key) !== at) {
      this.#due.set(key, at);
      this.#push({ at, key });
    }
    if (this.#heap.length > 2 * this.#due.size + 64) this.#rebuild();
  }

  /** Due at `now` or before, oldest first, those of one moment by key; at most `limit`. */
  take(now: number, limit: number): string[] {
    const taken: Entry[] = [];
    while (taken.length < limit) {
      const top = this.#top();
      if (top === undefined || top.at > now) break;
      this.#pop();
      // A moment that was left and taken up again is in the heap twice.
      if (taken.at(-1)?.key !== top.key) taken.push(top);
    }
    for (const entry of taken) this.#push(entry);
    return taken.map(({ key }) => key);
  }

  /** ms of the one that is due first, or null. */
  first(): number | null {
    return this.#top()?.at ?? null;
  }

  #top(): Entry | undefined {
    for (;;) {
      const top = this.#heap[0];
      if (top === undefined || this.#due.get(top.key) === top.at) return top;
      this.#pop();
    }
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || before(above, entry)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const [child, smaller] = other !== undefined && before(other, one) ? [left + 1, other] : [left, one];
      if (before(last, smaller)) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = last;
  }

  #rebuild(): void {
    // A sorted list is a heap.
    this.#heap = Array.from(this.#due, ([key, at]) => ({ at, key })).sort((a, b) => (before(a, b) ? -1 : 1));
  }
}

const before = (a: Entry, b: Entry): boolean => (a.at === b.at ? byCodePoint(a.key, b.key) <= 0 : a.at < b.at);
