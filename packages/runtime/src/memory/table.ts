/** Rows by key, with what finds them, and the way back from every change. */

/** Hears of every change, and of its opposite when it is undone. */
export interface Index<Row> {
  replace(key: string, before: Row | undefined, after: Row | undefined): void;
}

/** How to undo what a transaction did, newest last. */
export class UndoLog {
  readonly #steps: (() => void)[] = [];

  add(step: () => void): void {
    this.#steps.push(step);
  }

  undo(): void {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) step();
  }
}

export class Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #indexes: readonly Index<Row>[];

  constructor(indexes: readonly Index<Row>[] = []) {
    this.#indexes = indexes;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  values(): Iterable<Row> {
    return this.#rows.values();
  }

  entries(): Iterable<[string, Row]> {
    return this.#rows.entries();
  }

  /** Those that exist, in the order of `keys`. */
  select(keys: readonly string[]): Row[] {
    return keys.flatMap((key) => this.#rows.get(key) ?? []);
  }

  put(key: string, row: Row, log: UndoLog): void {
    this.#change(key, row, log);
  }

  delete(key: string, log: UndoLog): boolean {
    if (!this.#rows.has(key)) return false;
    this.#change(key, undefined, log);
    return true;
  }

  #change(key: string, row: Row | undefined, log: UndoLog): void {
    const before = this.#rows.get(key);
    this.#set(key, before, row);
    log.add(() => this.#set(key, row, before));
  }

  #set(key: string, before: Row | undefined, after: Row | undefined): void {
    if (after === undefined) this.#rows.delete(key);
    else this.#rows.set(key, after);
    for (const index of this.#indexes) index.replace(key, before, after);
  }
}
