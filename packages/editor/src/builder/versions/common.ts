/** What two lists have in common, in one order: the longest there is, and the first by its words where there are several. */

/** Does not depend on which list is named first. */
export function commonOf(one: readonly string[], other: readonly string[]): readonly string[] {
  const longest = lengths(one, other);
  const at = (i: number, j: number): number => longest[i * (other.length + 1) + j] ?? 0;
  const common: string[] = [];
  let [i, j] = [0, 0];
  while (at(i, j) > 0) {
    // Of all that may come next, the first by name, as early as it is in either list.
    let next: { readonly word: string; readonly i: number; readonly j: number } | undefined;
    for (const word of new Set(one.slice(i))) {
      const [p, q] = [one.indexOf(word, i), other.indexOf(word, j)];
      if (q < 0 || (next !== undefined && next.word <= word) || at(p + 1, q + 1) + 1 !== at(i, j)) continue;
      next = { word, i: p, j: q };
    }
    if (next === undefined) break;
    common.push(next.word);
    [i, j] = [next.i + 1, next.j + 1];
  }
  return common;
}

/** Of what is in common from each place on. */
function lengths(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      longest[i * width + j] =
        one[i] === other[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  return longest;
}
