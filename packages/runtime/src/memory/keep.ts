/** What goes into the memory store: plain JSON, copied on the way in and frozen, so that nobody can change it from outside. */

import { StoreError } from "../model/store.ts";

/** Copies that were made here: they are frozen to the bottom and can be shared. */
const KEPT = new WeakSet<object>();

/** What PostgreSQL could not keep either: the character 0, and halves of characters. */
const UNREADABLE = /[\0\p{Surrogate}]/u;

/**
 * A frozen copy of `value`. Parts that came from here are taken as they are; members that are undefined are left out.
 *
 * @throws StoreError `broken` for what is no JSON, and for texts that no database can keep.
 */
export function keep<T>(value: T): T {
  return kept(value) as T;
}

function kept(value: unknown): unknown {
  switch (typeof value) {
    case "string":
      return keepText(value);
    case "number":
      if (!Number.isFinite(value))
        throw new StoreError("broken", `A number that is not finite cannot be kept: ${value}.`);
      return value === 0 ? 0 : value;
    case "boolean":
      return value;
    case "object":
      return value === null ? null : keptObject(value);
    default:
      throw new StoreError("broken", `A value of type ${typeof value} cannot be kept; hand in plain JSON.`);
  }
}

/** @throws StoreError `broken` for a text that holds the character 0 or half a character. */
export function keepText(text: string): string {
  if (UNREADABLE.test(text)) {
    throw new StoreError(
      "broken",
      "A text with the character 0 or half a character cannot be kept; take it out first.",
    );
  }
  return text;
}

function keptObject(value: object): object {
  if (KEPT.has(value)) return value;
  const copy = Array.isArray(value) ? value.map(kept) : keptMembers(value);
  KEPT.add(Object.freeze(copy));
  return copy;
}

function keptMembers(value: object): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new StoreError("broken", "Only plain JSON can be kept; write dates and the like as numbers or texts.");
  }
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const own = kept(member);
    if (name === "__proto__") Object.defineProperty(copy, name, { value: own, enumerable: true });
    else copy[keepText(name)] = own;
  }
  return copy;
}
