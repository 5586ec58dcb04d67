/** The differences of two values, each as what comes, goes, changes or changes its place; the patches follow a revision. */

import { isRecord, memberOf, sameJson } from "../base/json.ts";
import type { Revision } from "./patch.ts";
import { keysOf, type Shape, WHOLE } from "./shapes.ts";

export type Parts = readonly (string | number)[];

/** One difference, before it has a weight and a sentence. */
export interface Difference {
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** In the newer document, in the older one where it is gone. */
  readonly path: Parts;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Told right after the revision was brought on by this difference. */
export type Tell = (difference: Difference) => void;

/** What two places hold, and where: `now` in the revision, `old` and `new` in the documents. */
interface Sides {
  readonly a: unknown;
  readonly b: unknown;
  readonly now: Parts;
  readonly old: Parts;
  readonly new: Parts;
}

/** @param skip - Members on this level that are compared elsewhere. */
export function differences(
  { a, b, at }: { readonly a: unknown; readonly b: unknown; readonly at: Parts },
  shape: Shape,
  revision: Revision,
  tell: Tell,
  skip: readonly string[] = [],
): void {
  new Differ(revision, tell).compare({ a, b, now: at, old: at, new: at }, shape, "changed", skip);
}

class Differ {
  readonly #revision: Revision;
  readonly #tell: Tell;

  constructor(revision: Revision, tell: Tell) {
    this.#revision = revision;
    this.#tell = tell;
  }

  /** @param own - Whether what is new here was added, or is a field that changed. */
  compare(sides: Sides, shape: Shape, own: "added" | "changed", skip: readonly string[] = []): void {
    const { a, b } = sides;
    if (sameJson(a, b)) return;
    if (shape.members !== undefined && isRecord(a) && isRecord(b)) this.#members(sides, a, b, shape.members, skip);
    else if (shape.entries !== undefined && areEntries(a, b)) {
      this.#entries(sides, isRecord(a) ? a : {}, isRecord(b) ? b : {}, shape.entries);
    } else if (shape.key === undefined || !this.#list(sides, shape.key, shape.items ?? WHOLE)) this.#whole(sides, own);
  }

  #whole({ a, b, now, old, new: place }: Sides, own: "added" | "changed"): void {
    if (b === undefined) this.#revision.remove(now);
    else this.#revision.set(now, b);
    const kind = own === "changed" ? "changed" : a === undefined ? "added" : b === undefined ? "removed" : "changed";
    this.#tell({
      ...{ kind, path: b === undefined ? old : place },
      ...(a !== undefined && { before: a }),
      ...(b !== undefined && { after: b }),
    });
  }

  #members(
    sides: Sides,
    a: Readonly<Record<string, unknown>>,
    b: Readonly<Record<string, unknown>>,
    shapes: Readonly<Record<string, Shape>>,
    skip: readonly string[],
  ): void {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (skip.includes(name)) continue;
      const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
      this.compare(within(sides, a, b, name), shape ?? WHOLE, "changed");
    }
  }

  #entries(
    sides: Sides,
    a: Readonly<Record<string, unknown>>,
    b: Readonly<Record<string, unknown>>,
    shape: Shape,
  ): void {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (name) => !sameJson(memberOf(a, name), memberOf(b, name)),
    );
    names.forEach((name, i) => {
      const inner = within(sides, a, b, name);
      // The last of its entries takes the object along.
      if (sides.b === undefined && i === names.length - 1) {
        this.#revision.remove(sides.now);
        this.#tell({ kind: "removed", path: inner.old, before: inner.a });
      } else this.compare(inner, shape, "added");
    });
  }

  /** Whether the items could be told apart by their names. */
  #list(sides: Sides, key: string, shape: Shape): boolean {
    const [a, b] = [sides.a ?? [], sides.b ?? []];
    const [before, after] = [keysOf(a, key), keysOf(b, key)];
    if (before === undefined || after === undefined || before.length + after.length === 0) return false;
    const items = { a: a as readonly unknown[], b: b as readonly unknown[] };
    if (sides.a === undefined) this.#revision.set(sides.now, []);
    const working = [...before];
    for (const name of before.filter((each) => !after.includes(each))) {
      const now = working.indexOf(name);
      this.#revision.remove(sides.b === undefined && working.length === 1 ? sides.now : [...sides.now, now]);
      working.splice(now, 1);
      const index = before.indexOf(name);
      this.#tell({ kind: "removed", path: [...sides.old, index], before: items.a[index] });
    }
    const stays = new Set(inOrder(before, after));
    after.forEach((name, index) => {
      if (stays.has(name)) return;
      const now = working.indexOf(name);
      const value = now < 0 ? items.b[index] : this.#revision.at([...sides.now, now]);
      if (now >= 0) {
        this.#revision.remove([...sides.now, now]);
        working.splice(now, 1);
      }
      // All before it in the newer list stand in their order already.
      const place = index === 0 ? 0 : working.indexOf(after[index - 1] as string) + 1;
      this.#revision.insert(sides.now, place, value);
      working.splice(place, 0, name);
      const path = [...sides.new, index];
      if (now < 0) this.#tell({ kind: "added", path, after: items.b[index] });
      else this.#tell({ kind: "moved", path, before: before.indexOf(name), after: index });
    });
    after.forEach((name, index) => {
      const old = before.indexOf(name);
      if (old < 0) return;
      const now = [...sides.now, index];
      this.compare(
        { a: items.a[old], b: items.b[index], now, old: [...sides.old, old], new: [...sides.new, index] },
        shape,
        "added",
      );
    });
    return true;
  }
}

/** Objects whose entries can come and go; one that is not there has none, but two empty ones differ as wholes. */
function areEntries(a: unknown, b: unknown): boolean {
  const filled = (value: unknown) => isRecord(value) && Object.keys(value).length > 0;
  return (
    (filled(a) && (filled(b) || b === undefined)) || (a === undefined && filled(b)) || (isRecord(a) && isRecord(b))
  );
}

const within = (
  { now, old, new: place }: Sides,
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  name: string,
): Sides => ({
  a: memberOf(a, name),
  b: memberOf(b, name),
  now: [...now, name],
  old: [...old, name],
  new: [...place, name],
});

/** The most items of the newer list that are in the same order in the older one: they can stay where they are. */
function inOrder(before: readonly string[], after: readonly string[]): readonly string[] {
  const common = after.filter((name) => before.includes(name));
  const places = common.map((name) => before.indexOf(name));
  const best: { readonly length: number; readonly previous: number }[] = [];
  let last = -1;
  places.forEach((place, i) => {
    let found = { length: 1, previous: -1 };
    for (let j = 0; j < i; j++) {
      const length = (best[j]?.length ?? 0) + 1;
      if ((places[j] as number) < place && length > found.length) found = { length, previous: j };
    }
    best.push(found);
    if (last < 0 || found.length > (best[last]?.length ?? 0)) last = i;
  });
  const kept: string[] = [];
  for (let i = last; i >= 0; i = best[i]?.previous ?? -1) kept.push(common[i] as string);
  return kept.reverse();
}
