/** Keys of the rows that have something in common, in order. */

import { byCodePoint } from "./order.ts";
import type { Index } from "./table.ts";

interface Group {
  readonly keys: Set<string>;
  sorted?: readonly string[];
}

export class GroupIndex<Row> implements Index<Row> {
  readonly #groups = new Map<string, Group>();
  readonly #groupOf: (row: Row) => string | undefined;

  /** @param groupOf - Undefined: not in here. */
  constructor(groupOf: (row: Row) => string | undefined) {
    this.#groupOf = groupOf;
  }

  replace(key: string, before: Row | undefined, after: Row | undefined): void {
    const from = before === undefined ? undefined : this.#groupOf(before);
    const to = after === undefined ? undefined : this.#groupOf(after);
    if (from === to) return;
    if (from !== undefined) this.#remove(from, key);
    if (to !== undefined) this.#add(to, key);
  }

  /** By code point; only those after `after`, and only those that begin with `prefix`. */
  keys(group: string, { after, prefix = "" }: { after?: string | undefined; prefix?: string } = {}): readonly string[] {
    const all = this.#sorted(group);
    const low = after === undefined ? "" : after;
    const from = Math.max(
      after === undefined ? 0 : firstWhere(all, (key) => byCodePoint(key, low) > 0),
      prefix === "" ? 0 : firstWhere(all, (key) => byCodePoint(key, prefix) >= 0),
    );
    const to =
      prefix === "" ? all.length : firstWhere(all, (key) => byCodePoint(key, prefix) > 0 && !key.startsWith(prefix));
    return from === 0 && to === all.length ? all : all.slice(from, to);
  }

  #sorted(group: string): readonly string[] {
    const found = this.#groups.get(group);
    if (found === undefined) return [];
    found.sorted ??= [...found.keys].sort(byCodePoint);
    return found.sorted;
  }

  #add(group: string, key: string): void {
    const found = this.#groups.get(group);
    if (found === undefined) this.#groups.set(group, { keys: new Set([key]) });
    else {
      found.keys.add(key);
      delete found.sorted;
    }
  }

  #remove(group: string, key: string): void {
    const found = this.#groups.get(group);
    if (found === undefined) return;
    found.keys.delete(key);
    delete found.sorted;
    if (found.keys.size === 0) this.#groups.delete(group);
  }
}

/** Place of the first key for which `holds`; it holds for all after that. */
function firstWhere(keys: readonly string[], holds: (key: string) => boolean): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(keys[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low;
}
