/** What will happen outside, in the order of time; of one moment in the order of ids, so that it is the same at every start. */
export interface Planned {
  /** ms */
  readonly at: number;
  /** Says which it is: one that is planned already is not planned twice. */
  readonly id: string;
}

const isBefore = (a: Planned, b: Planned): boolean => (a.at === b.at ? a.id < b.id : a.at < b.at);

export class Agenda<Item extends Planned> {
  /** Latest first, so that the next one is taken from the end. */
  readonly #items: Item[] = [];
  readonly #ids = new Set<string>();

  add(item: Item): void {
    if (this.#ids.has(item.id)) return;
    this.#ids.add(item.id);
    let [low, high] = [0, this.#items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(item, this.#items[middle] as Item)) low = middle + 1;
      else high = middle;
    }
    this.#items.splice(low, 0, item);
  }

  get next(): number | undefined {
    return this.#items.at(-1)?.at;
  }

  /** Takes the first one off, if its moment has come. */
  take(until: number): Item | undefined {
    const item = this.#items.at(-1);
    if (item === undefined || item.at > until) return undefined;
    this.#items.pop();
    this.#ids.delete(item.id);
    return item;
  }
}
