/** How deep lists and objects stand in each other: what follows them step by step must not run out of stack. */

/** More than any document needs: blocks in blocks, forms in forms and conditions in conditions together. */
export const MOST_NESTED = 100;

const known = new WeakMap<object, number>();

/** The levels of a value, 0 for one that is neither a list nor an object; `Infinity` where there are more than `MOST_NESTED`, or no end. */
export const nestingOf = (value: unknown): number => levels(value, 0);

function levels(value: unknown, above: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (above >= MOST_NESTED) return Number.POSITIVE_INFINITY;
  const before = known.get(value);
  if (before !== undefined) return above + before > MOST_NESTED ? Number.POSITIVE_INFINITY : before;
  let most = 0;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    most = Math.max(most, levels(member, above + 1));
    if (most === Number.POSITIVE_INFINITY) return most;
  }
  known.set(value, most + 1);
  return most + 1;
}
