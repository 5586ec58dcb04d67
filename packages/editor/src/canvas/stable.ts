/** Keeps what did not change the very same object, so that only what moved or changed is drawn again. */

/** Values that are told apart by their parts: texts, numbers, and lists and objects of those. */
export function sameParts(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  return keys.every((key) => sameParts((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

/** The list with the objects of the one before wherever they say the same; the list before itself where nothing changed. */
export function keepSame<T extends { readonly key: string }>(before: readonly T[], next: readonly T[]): readonly T[] {
  const known = new Map(before.map((one) => [one.key, one]));
  const kept = next.map((one) => {
    const old = known.get(one.key);
    return old !== undefined && sameParts(old, one) ? old : one;
  });
  return kept.length === before.length && kept.every((one, i) => one === before[i]) ? before : kept;
}
